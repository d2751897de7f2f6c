package vectors

import (
	"bytes"
	"context"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
)

// small is a training fit for the grammar of the tests.
var small = Training{Dims: 32, Epochs: 60, Batch: 64, Seed: 1}

// learntFile is the file of the table that the grammar teaches.
var learntFile = sync.OnceValue(func() []byte { return fileOf(context.Background(), small) })

func fileOf(ctx context.Context, training Training) []byte {
	pairs, _ := grammarPairs()
	learnt, err := Learn(ctx, pairs, training)
	if err != nil {
		panic(err)
	}
	var file bytes.Buffer
	if _, err := learnt.WriteTo(&file); err != nil {
		panic(err)
	}
	return file.Bytes()
}

// grammarTable is the table that the grammar teaches.
func grammarTable(t testing.TB) *Table {
	t.Helper()
	table, err := Open(learntFile())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestLearntTableFindsTranslations(t *testing.T) {
	table := grammarTable(t)
	_, held := grammarPairs()
	for corpus, language := range []string{"Chinese", "Russian"} {
		var pairs []Pair
		for _, p := range held {
			if p.Corpus == corpus {
				pairs = append(pairs, p)
			}
		}
		targets, sources := table.Retrieve(pairs)
		if least := len(pairs) * 9 / 10; targets < least || sources < least {
			t.Errorf("%s: of %d pairs held out, %d targets and %d sources found", language, len(pairs), targets, sources)
		}
	}
}

// TestLanguagesShareOneSpace compares Chinese with Russian, which never met in
// training.
func TestLanguagesShareOneSpace(t *testing.T) {
	_, held := grammarPairs()
	var pairs []Pair
	for i := 0; i < len(held); i += 2 {
		pairs = append(pairs, Pair{Src: held[i].Dst, Dst: held[i+1].Dst})
	}
	targets, sources := grammarTable(t).Retrieve(pairs)
	if least := len(pairs) * 8 / 10; targets < least || sources < least {
		t.Errorf("of %d pairs, %d targets and %d sources found", len(pairs), targets, sources)
	}
}

// strongest is the text of the strongest translation of a word in letters of a class.
func strongest(t *testing.T, table *Table, word string, in class) string {
	t.Helper()
	id, ok := table.find(word)
	if !ok {
		t.Fatalf("%q is not in the table", word)
	}
	best, to := 0.0, ""
	table.Translations(id, func(tr Translation) {
		text := table.Token(tr.To)
		if c, _ := leadingRun(text); c == in && tr.Forward*tr.Back > best {
			best, to = tr.Forward*tr.Back, text
		}
	})
	return to
}

func TestLexicon(t *testing.T) {
	table := grammarTable(t)
	tests := []struct{ en, zh, ru string }{
		{"doctor", "医 生 医生", "доктор"},
		{"farmer", "农 民 农民", "фермер"},
		{"judg", "法 官 法官", "суд"},
		{"harbour", "港 口 港口 在港", "порт"},
		{"forest", "森 林 森林 在森", "лес"},
		{"market", "市 场 市场 在市", "рынк"},
	}
	for _, test := range tests {
		if got := strongest(t, table, test.en, han); got == "" || !slices.Contains(strings.Fields(test.zh), got) {
			t.Errorf("%s: got %q, want one of %s", test.en, got, test.zh)
		}
		if got := strongest(t, table, test.en, cyrillic); got != test.ru {
			t.Errorf("%s: got %q, want %s", test.en, got, test.ru)
		}
	}
}

func TestLearningIsDeterministic(t *testing.T) {
	short := small
	short.Epochs = 5
	first := fileOf(t.Context(), short)
	if !bytes.Equal(first, fileOf(t.Context(), short)) {
		t.Error("the same pairs and seed gave another table")
	}
	short.Seed = 2
	if bytes.Equal(first, fileOf(t.Context(), short)) {
		t.Error("another seed gave the same table")
	}
}

func TestLearnRefuses(t *testing.T) {
	pairs, _ := grammarPairs()
	tests := []struct {
		name     string
		pairs    []Pair
		training Training
	}{
		{"no pairs", nil, Training{}},
		{"one pair", pairs[:1], Training{}},
		{"words seen too seldom", []Pair{{Src: "A storm sank four ships.", Dst: "Шторм потопил четыре корабля."}, {Src: "Nobody was hurt there.", Dst: "Никто там не пострадал."}}, Training{}},
		{"no text of two languages", []Pair{{Src: "…", Dst: "。"}, {Src: "—", Dst: "！"}}, Training{}},
		{"too many dimensions", pairs, Training{Dims: MaxDims + 1}},
		{"too few dimensions", pairs, Training{Dims: -1}},
	}
	for _, test := range tests {
		if _, err := Learn(t.Context(), test.pairs, test.training); err == nil {
			t.Errorf("%s: learnt", test.name)
		}
	}
}

func TestWeightsDrawPairs(t *testing.T) {
	pairs, _ := grammarPairs()
	for i := range pairs {
		pairs[i].Weight = 0.5
	}
	training := small.withDefaults()
	vocab, numbered := gather(t.Context(), pairs, training)
	drawn := 0
	training.Epochs, training.Batch = 1, chunk
	training.Progress = func(int, int, float64) { drawn += training.Batch }
	trainVectors(t.Context(), training, vocab, numbered)
	if drawn < len(pairs)*4/10 || drawn > len(pairs)*6/10 {
		t.Errorf("%d of %d pairs of weight 0.5 were used in a pass", drawn, len(pairs))
	}
}

func TestProgressEndsWithTheWork(t *testing.T) {
	pairs, _ := grammarPairs()
	training := small
	training.Epochs = 3
	last := 0
	training.Progress = func(done, total int, loss float64) {
		if done < last || done > total || math.IsNaN(loss) || loss < 0 {
			t.Errorf("%d of %d done after %d, loss %v", done, total, last, loss)
		}
		last = done
	}
	if _, err := Learn(t.Context(), pairs, training); err != nil || last == 0 {
		t.Errorf("%d done: %v", last, err)
	}
}
