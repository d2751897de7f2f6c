package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

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
			l, err := ledger.Of(b, opt)
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

// A bitext without a language or a ladder has no ledger.
func TestOfRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*corpus.Bitext)
		want   string
	}{
		"no source language": {func(b *corpus.Bitext) { b.Src.Tag = corpus.Unknown }, "the source: its language is not known"},
		"no target language": {func(b *corpus.Bitext) { b.Dst.Tag, b.Dst.Path = corpus.Unknown, "ru.txt" }, "ru.txt: its language is not known"},
		"no ladder":          {func(b *corpus.Bitext) { b.Ladder = nil }, "source and target have no valid ladder; align them first"},
		"half a ladder":      {func(b *corpus.Bitext) { b.Ladder = b.Ladder[:1] }, "have no valid ladder"},
	} {
		b, opt, _ := parse(t, "en It is old.\nen It has 12 cables.\nru Он стар.\nru На нём 12 тросов.\n")
		c.change(&b)
		if _, err := ledger.Of(b, opt); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// In a paragraph of very many figures only those at like places are held against
// one another, one hundred either way.
func TestCrowded(t *testing.T) {
	for apart, want := range map[int]string{100: "same", 101: "moved moved"} {
		var en, zh strings.Builder
		for i := range 400 {
			figure := fmt.Sprint(1000 + i)
			fmt.Fprintf(&en, "There are %s. ", figure)
			switch i {
			case 100:
				figure = fmt.Sprint(1000 + 100 + apart)
			case 100 + apart:
				figure = "1100"
			}
			fmt.Fprintf(&zh, "有%s件。", figure)
		}
		b, opt, _ := parse(t, "en "+en.String()+"\nzh "+zh.String()+"\n")
		l, err := ledger.Of(b, opt)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range l.Entries {
			if e.Source != nil && e.Source.Canonical() == "1100" {
				got = append(got, string(e.Status))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%d apart: %v, want %s", apart, got, want)
		}
	}
}
