package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// TestRounds runs the cases of testdata/rounds.txtar. A line that begins with a
// language is a paragraph (the first language is the source, zh is Simplified);
// "shapes" are the shapes of the beads, one to one without it; "date" is the
// dateline; "#" says what the case stands beside. The other lines are the
// ledger: status, relation, and the words of source and target, with @ and the
// segment where it is not the first.
func TestRounds(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/rounds.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		t.Run(file.Name, func(t *testing.T) {
			b, opt, want := parse(t, string(file.Data))
			l, err := ledger.Of(t.Context(), b, opt)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range l.Entries {
				got = append(got, write(b, e))
			}
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			var byBead []ledger.Entry
			for k := range b.Ladder {
				for _, e := range l.Bead(k) {
					if e.Bead != k {
						t.Errorf("an entry of bead %d among those of bead %d", e.Bead, k)
					}
					byBead = append(byBead, e)
				}
			}
			if !slices.Equal(byBead, l.Entries) {
				t.Error("the entries of the beads are not the entries of the ledger")
			}
		})
	}
}

func parse(t *testing.T, text string) (b corpus.Bitext, opt ledger.Options, want []string) {
	t.Helper()
	shapes := ""
	for line := range strings.Lines(strings.TrimSuffix(text, "\n")) {
		line = strings.TrimSuffix(line, "\n")
		key, rest, _ := strings.Cut(line, " ")
		switch key {
		case "#":
		case "en", "ru", "zh":
			tag := map[string]corpus.Tag{"en": corpus.English, "ru": corpus.Russian, "zh": corpus.Simplified}[key]
			doc := &b.Src
			if b.Src.Tag != corpus.Unknown && b.Src.Tag != tag {
				doc = &b.Dst
			}
			doc.Tag = tag
			doc.Segments = append(doc.Segments, corpus.Segment{Text: rest})
		case "shapes":
			shapes = rest
		case "date":
			var err error
			if opt.Dateline, err = time.Parse(time.DateOnly, rest); err != nil {
				t.Fatal(err)
			}
		default:
			want = append(want, line)
		}
	}
	if shapes == "" {
		shapes = strings.Repeat("1-1 ", len(b.Src.Segments))
	}
	i, j := 0, 0
	for shape := range strings.FieldsSeq(shapes) {
		var n, m int
		if _, err := fmt.Sscanf(shape, "%d-%d", &n, &m); err != nil {
			t.Fatal(err)
		}
		b.Ladder = append(b.Ladder, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + n}, Dst: corpus.Range{Lo: j, Hi: j + m}, Confidence: 1})
		i, j = i+n, j+m
	}
	return b, opt, want
}

// write writes an entry as the cases do.
func write(b corpus.Bitext, e ledger.Entry) string {
	words := [2]string{"-", "-"}
	for _, s := range corpus.Sides {
		if m := e.On(s); m != nil {
			words[s] = fmt.Sprintf("%q", string([]rune(b.On(s).Segments[m.Segment].Text)[m.Start:m.End]))
			if m.Segment > 0 {
				words[s] += fmt.Sprintf("@%d", m.Segment)
			}
		}
	}
	line := string(e.Status)
	if e.Source != nil && e.Target != nil {
		line += " " + e.Relation.Kind.String()
	}
	return line + " " + words[0] + " " + words[1]
}

// What is telling is missed where it is missing.
func TestTelling(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        bool
	}{
		{"It has 12 cables.", "12", true},
		{"It has 7 cables.", "7", false},
		{"It has seven cables.", "seven", false},
		{"It took 12 days.", "12 days", true},
		{"It took 7 days.", "7 days", false},
		{"He is 45 years old.", "45 years old", true},
		{"It is the 45th.", "45th", true},
		{"It is the 5th bridge.", "5th", false},
		{"It takes 7 percent.", "7 percent", true},
		{"It cost $5.", "$5", true},
		{"It doubled.", "doubled", false},
		{"It takes 3/4 of it.", "3/4", false},
		{"They won 3-2.", "3-2", false},
		{"It opened in 1937.", "1937", true},
		{"It opened yesterday.", "yesterday", false},
		{"See https://example.com/a now.", "https://example.com/a", true},
	} {
		found := facts.Find(c.text, corpus.English)
		k := slices.IndexFunc(found, func(f facts.Fact) bool { return string([]rune(c.text)[f.Start:f.End]) == c.words })
		if k < 0 {
			t.Errorf("%q is not found in %q", c.words, c.text)
		} else if (ledger.Mention{Fact: found[k]}).Telling() != c.want {
			t.Errorf("%q is telling: %v", c.words, !c.want)
		}
	}
}

// beside is a bitext of paragraphs, a line each, one beside one.
func beside(english, other string, tag corpus.Tag) corpus.Bitext {
	b := corpus.Bitext{
		Src: text("en.txt", corpus.English, strings.Split(english, "\n")...),
		Dst: text("xx.txt", tag, strings.Split(other, "\n")...),
	}
	for i := range b.Src.Segments {
		r := corpus.Range{Lo: i, Hi: i + 1}
		b.Ladder = append(b.Ladder, corpus.Bead{Src: r, Dst: r, Confidence: 1})
	}
	return b
}

// Has is about either side.
func TestHas(t *testing.T) {
	l, err := ledger.Of(t.Context(), beside("It opened in 1937.", "它于1973年5月12日开放。有418艘船。", "zh-Hans"), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []map[facts.Class]bool{{facts.Date: true, facts.Money: false}, {facts.Number: true, facts.Date: false}} {
		for c, has := range want {
			if l.Entries[k].Has(c) != has {
				t.Errorf("entry %d: Has(%v) is not %v", k, c, has)
			}
		}
	}
}

// The day that the article bears goes before what the text says.
func TestDateline(t *testing.T) {
	b := beside("Sept. 26, 2024. It opened yesterday.", "26 сентября 2024 года. Он открылся 11 марта.", "ru")
	l, err := ledger.Of(t.Context(), b, ledger.Options{Dateline: time.Date(2024, 3, 12, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	if got := write(b, l.Entries[1]); got != `same equal "yesterday" "11 марта"` {
		t.Error(got)
	}
}

func TestOfRefuses(t *testing.T) {
	for want, change := range map[string]func(*corpus.Bitext){
		"en.txt: its language is not known":                         func(b *corpus.Bitext) { b.Src.Tag = corpus.Unknown },
		"en.txt and xx.txt have no valid ladder; align them first":  func(b *corpus.Bitext) { b.Ladder = b.Ladder[:1] },
		"bead 0 is empty on both sides":                             func(b *corpus.Bitext) { b.Ladder[0] = corpus.Bead{} },
		"bead 0: confidence 2 is outside 0 to 1":                    func(b *corpus.Bitext) { b.Ladder[0].Confidence = 2 },
		"the target: its language is not known; set its Tag, or de": func(b *corpus.Bitext) { b.Dst.Path, b.Dst.Tag = "", "" },
	} {
		b := beside("One.\nTwo.", "Один.\nДва.", "ru")
		change(&b)
		if _, err := ledger.Of(t.Context(), b, ledger.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// Segments may be in another language than their document, or in none.
func TestSegmentLanguage(t *testing.T) {
	b := beside("It has 7.4 million.\nIt has 418.", "740万。\nВ нём 418.", corpus.Simplified)
	b.Dst.Segments[0].Tag, b.Dst.Segments[1].Tag = corpus.Unknown, corpus.Russian
	l, err := ledger.Of(t.Context(), b, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !l.Fits(b) || l.Fits(corpus.Bitext{}) {
		t.Error("Fits is wrong")
	}
	if len(l.Entries) != 2 || l.Entries[0].Status != ledger.Kept || l.Entries[1].Status != ledger.Kept {
		t.Errorf("%v", l.Entries)
	}
}

// In a paragraph of very many figures each is held against the hundred before
// and after its place across, to keep time in proportion: further off a figure
// counts as moved.
func TestCrowded(t *testing.T) {
	const n = 300
	row := func(first int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%d; ", first+i)
		}
		return b.String()
	}
	for shift, kept := range map[int]int{100: n - 100, 101: 0} {
		l, err := ledger.Of(t.Context(), beside(row(5000), row(5000+shift), "ru"), ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, e := range l.Entries {
			if e.Status == ledger.Kept {
				got++
			}
		}
		if got != kept {
			t.Errorf("shifted by %d: %d are kept, want %d", shift, got, kept)
		}
	}
}

// sentences are texts with facts of all sorts.
var sentences = map[corpus.Tag][]string{
	"en":      {"Some 418 ships came.", "It cost $4.3 billion.", "It opened on May 12, 1937.", "They won 3-2.", "Rates rose 2 to 3 percent.", "Three came.", "“We are glad,” she said.", "It doubled.", "Yesterday at 4 p.m.", "See https://example.org/a."},
	"zh-Hans": {"来了418艘船。", "耗资43亿美元。", "1937年5月12日开放。", "三比二获胜。", "上升2%至3%。", "来了三个。", "她说：“我们很高兴。”", "翻了一番。", "昨天下午4时。", "见 https://example.org/b 。"},
	"ru":      {"Пришло 481 судно.", "Он стоил 4,3 млрд долларов.", "Открылся 12 мая 1937 года.", "Победили 3:2.", "Выросли на 2–3 %.", "Пришли трое.", "«Мы рады», — сказала она.", "Выросло вдвое.", "Вчера в 16:00.", "См. https://example.org/a ."},
}

// The laws of a ledger: entries are in the order of beads and, within a bead, of
// the source, those of the target alone last; none is empty; every fact that is
// hard, and no name, is in an entry of its bead.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paragraphs := func(tag corpus.Tag, label string) []string {
			return rapid.SliceOfN(rapid.Map(rapid.SliceOfN(rapid.SampledFrom(sentences[tag]), 0, 4), func(s []string) string {
				return strings.Join(s, " ")
			}), 4, 4).Draw(t, label)
		}
		tag := rapid.SampledFrom([]corpus.Tag{"zh-Hans", "ru"}).Draw(t, "tag")
		b := beside(strings.Join(paragraphs("en", "english"), "\n"), strings.Join(paragraphs(tag, "other"), "\n"), tag)
		l, err := ledger.Of(t.Context(), b, ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		type at struct {
			side           corpus.Side
			segment, start int
		}
		entered := map[at]bool{}
		for k, e := range l.Entries {
			if e.Source == nil && e.Target == nil {
				t.Fatalf("entry %d is empty", k)
			}
			if k > 0 && l.Entries[k-1].Bead > e.Bead {
				t.Fatalf("entry %d goes back to bead %d", k, e.Bead)
			}
			if k > 0 && l.Entries[k-1].Bead == e.Bead && l.Entries[k-1].Source == nil && e.Source != nil {
				t.Fatalf("entry %d stands after one of the target alone", k)
			}
			for _, s := range corpus.Sides {
				if m := e.On(s); m != nil {
					entered[at{s, m.Segment, m.Start}] = true
				}
			}
		}
		for _, s := range corpus.Sides {
			for i := range b.On(s).Segments {
				for _, m := range l.Facts(s, i) {
					if m.Hard() && m.Class != facts.Name && !entered[at{s, i, m.Start}] {
						t.Fatalf("%s %s of %s %d is not entered", m.Class, m.Canonical(), s, i)
					}
				}
			}
		}
		for k := range b.Ladder {
			for _, e := range l.Bead(k) {
				if e.Bead != k {
					t.Fatalf("Bead(%d) has an entry of bead %d", k, e.Bead)
				}
			}
		}
	})
}
