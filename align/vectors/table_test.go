package vectors

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"
)

func TestWrittenTableReadsBack(t *testing.T) {
	pairs, _ := grammarPairs()
	training := small
	training.Epochs = 5
	learnt, err := Learn(t.Context(), pairs, training)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	n, err := learnt.WriteTo(&file)
	if err != nil || n != int64(file.Len()) {
		t.Fatalf("%d bytes of %d: %v", n, file.Len(), err)
	}
	table, err := Open(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if table.Dims() != training.Dims || table.Tokens() != len(learnt.tokens) {
		t.Errorf("%d dimensions, %d tokens; want %d, %d", table.Dims(), table.Tokens(), training.Dims, len(learnt.tokens))
	}
	for i, token := range learnt.tokens {
		id, ok := table.find(token)
		if !ok || int(id) != i || table.Token(id) != token {
			t.Errorf("%q is token %d (%v), want %d", token, id, ok, i)
		}
		var entries []Translation
		table.Translations(int32(i), func(tr Translation) { entries = append(entries, tr) })
		if len(entries) != len(learnt.translations[i]) {
			t.Fatalf("%q has %d translations, want %d", token, len(entries), len(learnt.translations[i]))
		}
		for k, want := range learnt.translations[i] {
			if got := entries[k]; got.To != want.To || !close16(got.Forward, want.Forward) || !close16(got.Back, want.Back) {
				t.Errorf("%q: got %v, want %v", token, got, want)
			}
		}
	}
	checkRounding(t, table, learnt)
}

// close16 tells whether p is q rounded to a whole number of -16 ln.
func close16(p, q float64) bool { return math.Abs(math.Log(p)-math.Log(q)) <= 0.5/16+1e-9 }

// checkRounding compares vectors before and after: each number is off by half
// a step at most.
func checkRounding(t *testing.T, table *Table, learnt *Learnt) {
	t.Helper()
	for i := range table.rows {
		got, want := make([]float32, table.dims), learnt.rows[i*table.dims:(i+1)*table.dims]
		table.add(got, int32(i), 1)
		top := 0.0
		for _, x := range want {
			top = max(top, math.Abs(float64(x)))
		}
		for k := range want {
			if math.Abs(float64(got[k]-want[k])) > top/127*0.501 {
				t.Errorf("%q: number %d is %v, want %v", learnt.tokens[i], k, got[k], want[k])
			}
		}
	}
}

func TestUnknownTokensAreNotFound(t *testing.T) {
	for _, token := range []string{"", "!", "zebra", "斑马", "зебра", "\U0010FFFF"} {
		if id, ok := grammarTable(t).find(token); ok {
			t.Errorf("%q is token %d", token, id)
		}
	}
}

// explore looks up everything in a table. It must not panic, whatever the
// bytes, once Open has accepted them.
func explore(table *Table, texts ...string) {
	for id := range int32(table.Tokens()) {
		table.find(table.Token(id))
		table.Translations(id, func(tr Translation) { table.Token(tr.To) })
	}
	reader := table.Reader()
	for _, text := range texts {
		reader.Read(text)
		reader.Words(text)
	}
}

func TestOpenRefusesWhatIsCutShort(t *testing.T) {
	file := learntFile()
	for n := 0; n < len(file); n += 1 + n/100 {
		if _, err := Open(file[:n]); err == nil {
			t.Errorf("%d of %d bytes were taken for a table", n, len(file))
		}
	}
	if _, err := Open(append(bytes.Clone(file), 'x')); err == nil {
		t.Error("a byte too many was accepted")
	}
}

func TestOpenRefusesWhatIsDamaged(t *testing.T) {
	table := grammarTable(t)
	header := len(magic)
	starts := header + 32
	scales := starts + len(table.starts)
	entries := scales + len(table.scales) + len(table.lexStarts)
	tests := []struct {
		name   string
		offset int
		value  uint32
	}{
		{"no dimensions", header, 0},
		{"too many dimensions", header, MaxDims + 1},
		{"more rows than tokens", header + 4, uint32(table.size) + 1},
		{"too many translations", header + 8, math.MaxUint32},
		{"too many tokens", header + 12, math.MaxUint32},
		{"a token that starts nowhere", starts + 4*3, math.MaxUint32},
		{"a token that starts before the one before", starts + 4*3, 0},
		{"a vector without length", scales, math.Float32bits(float32(math.NaN()))},
		{"an endless vector", scales, math.Float32bits(float32(math.Inf(1)))},
		{"translations that start nowhere", scales + len(table.scales), math.MaxUint32},
		{"a translation that is no token", entries, math.MaxUint32},
	}
	for _, test := range tests {
		file := bytes.Clone(learntFile())
		binary.LittleEndian.PutUint32(file[test.offset:], test.value)
		if _, err := Open(file); err == nil {
			t.Errorf("%s: opened", test.name)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte(magic))
	f.Add(learntFile())
	var tiny bytes.Buffer
	one := &Learnt{dims: 1, tokens: []string{"мост", "桥"}, rows: []float32{1, -1}, translations: [][]Translation{{{1, 1, 1}}, nil}}
	if _, err := one.WriteTo(&tiny); err != nil {
		f.Fatal(err)
	}
	f.Add(tiny.Bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		table, err := Open(file)
		if err != nil {
			return
		}
		explore(table, "the doctor waited", "医生在港口等候。", "доктор ждал в порту")
	})
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{"", "The doctor slept.", "醫生睡覺。", "Ёж и́ 12\xff", "cafe\u0301 北京Olympic"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read := grammarTable(t).Reader().Read(text)
		for _, token := range read.Tokens {
			if token.Count < 1 || token.Weight < 0 {
				t.Errorf("%q: %+v", text, token)
			}
		}
		for _, x := range read.Sum {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				t.Errorf("%q: the sum holds %v", text, x)
			}
		}
	})
}

func TestPackedChances(t *testing.T) {
	for _, p := range []float64{1, 0.9, 0.5, 0.1, 0.01, 0.001} {
		tr := unpackEntry(packEntry(Translation{MaxTokens - 1, p, 1}))
		if tr.To != MaxTokens-1 || tr.Back != 1 || !close16(tr.Forward, p) {
			t.Errorf("%v: got %v", p, tr)
		}
	}
	if tr := unpackEntry(packEntry(Translation{0, 0, 0})); tr.Forward != chances[127] {
		t.Errorf("0 becomes %v, want the smallest there is", tr.Forward)
	}
}
