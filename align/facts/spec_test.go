package facts_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

var update = flag.Bool("update", false, "rewrite the results in the tables under testdata")

// tags are the languages a table is read in, by the first part of its name.
// Chinese is one language in two scripts: its tables hold texts in both.
var tags = map[string][]corpus.Tag{
	"en": {corpus.English},
	"ru": {corpus.Russian},
	"zh": {corpus.Chinese, corpus.Simplified, corpus.Traditional},
	"xx": {corpus.Unknown},
}

// table runs one test for each file of testdata that matches pattern. The lines
// of a file are
//
//	# words for the reader
//	show: word word …
//	in ⇒ out
//
// where out is what result returns for in. With -update it is rewritten.
func table(t *testing.T, pattern string, result func(t *testing.T, name, in string, show map[string]bool) string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("testdata/%s: no tables (%v)", pattern, err)
	}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			show := map[string]bool{}
			var out strings.Builder
			number := 0
			for line := range strings.Lines(string(data)) {
				line = strings.TrimSuffix(line, "\n")
				number++
				switch in, want, row := strings.Cut(line, " ⇒"); {
				case row:
					got := result(t, name, in, show)
					if want = strings.TrimSpace(want); got != want && !*update {
						t.Errorf("%s:%d: %s: got %s, want %s", path, number, in, got, want)
					}
					line = strings.TrimRight(in+" ⇒ "+got, " ")
				case strings.HasPrefix(line, "show:"):
					for _, w := range strings.Fields(line)[1:] {
						show[w] = true
					}
				case line != "" && !strings.HasPrefix(line, "#"):
					t.Errorf("%s:%d: want a row, a comment or a blank line, got %s", path, number, line)
				}
				out.WriteString(line + "\n")
			}
			if *update {
				if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestFind reads the tables LANGUAGE-TOPIC.txt: a text and its facts as class and
// canonical form. What is soft stands in brackets. With "show:" come
//
//   - span: the words of the text that are the fact, in ‹›
//   - digits: how many significant digits it shows, as 3d
//   - open: "loose" and "ambiguous", and another reading after "or"
//   - value: the number of an identifier
//   - names, quotations: these two classes, which else are left out
//
// In a text, \n and the like are written as in Go.
func TestFind(t *testing.T) {
	table(t, "find/*.txt", func(t *testing.T, name, in string, show map[string]bool) string {
		t.Helper()
		language, _, _ := strings.Cut(name, "-")
		if tags[language] == nil {
			t.Fatalf("%s: no language %s", name, language)
		}
		text, err := strconv.Unquote(`"` + strings.ReplaceAll(in, `"`, `\"`) + `"`)
		if err != nil {
			t.Fatalf("%s: %v", in, err)
		}
		var got string
		for i, tag := range tags[language] {
			var s []string
			for _, f := range facts.Find(text, tag) {
				if f.Class == facts.Name && !show["names"] || f.Class == facts.Quotation && !show["quotations"] {
					continue
				}
				saysPlainly(t, f)
				s = append(s, shown(f, text, show))
			}
			result := printed(strings.Join(s, "; "))
			if i > 0 && result != got {
				t.Errorf("%s: as %s: %s; as %s: %s", in, tags[language][0], got, tag, result)
			}
			got = result
		}
		return got
	})
}

// shown is a fact as the tables write it.
func shown(f facts.Fact, text string, show map[string]bool) string {
	s := f.Class.String() + " " + f.Canonical()
	if show["open"] {
		if f.Loose {
			s += " loose"
		}
		if f.Day.Ambiguous {
			s += " ambiguous"
		}
		if f.Other.IsNumber() {
			s += " or " + f.Other.String()
		}
	}
	if show["value"] && f.Value.IsNumber() {
		s += " = " + f.Value.String()
	}
	if show["digits"] {
		s += fmt.Sprintf(" %dd", f.Digits)
	}
	if show["span"] {
		s += " ‹" + string([]rune(text)[f.Start:f.End]) + "›"
	}
	if f.Soft {
		s = "(" + s + ")"
	}
	return s
}

// TestInWords reads the tables LANGUAGE-TOPIC.txt of testdata/said: a text and its
// facts as an English reader says them. The dateline is 26 September 2024.
func TestInWords(t *testing.T) {
	table(t, "said/*.txt", func(t *testing.T, name, in string, _ map[string]bool) string {
		t.Helper()
		language, _, _ := strings.Cut(name, "-")
		var s []string
		for _, f := range facts.Find(in, tags[language][0]) {
			s = append(s, f.InWords())
		}
		return strings.Join(s, "; ")
	})
}

// tagged finds the tags of canonical forms in what should be plain words.
var tagged = regexp.MustCompile(`\b(ord|mo|wk|pp|day period|third|[A-Z]{3} \d+)\b|[×~<>]|\d (a|d|h|mi|mu2)\b`)

// saysPlainly checks what a fact says: something, in words.
func saysPlainly(t *testing.T, f facts.Fact) {
	t.Helper()
	if words := f.InWords(); f.IsValue() && (words == "" || tagged.MatchString(words)) {
		t.Errorf("%s is said as %q", f.Canonical(), words)
	}
}

// printed writes what has no mark on paper as Go does.
func printed(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strconv.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	return b.String()
}

// one is the first fact of a text that is a value, an identifier, an address, or
// failing these any fact. The text's language is by its script.
func one(t *testing.T, text string, tag corpus.Tag) facts.Fact {
	t.Helper()
	found := facts.Find(text, tag)
	for _, f := range found {
		if f.Class != facts.Name && f.Class != facts.Quotation {
			return f
		}
	}
	if len(found) == 0 {
		t.Fatalf("%s (%s): no fact", text, tag)
	}
	return found[0]
}

// TestRelations reads the tables LANGUAGE-LANGUAGE-TOPIC.txt: two texts with a
// fact each, and how the facts relate: the kind, the power of ten, and
// "qualifier" where only one text hedges, or each in its own way.
func TestRelations(t *testing.T) {
	table(t, "same/*.txt", func(t *testing.T, name, in string, _ map[string]bool) string {
		t.Helper()
		languages := strings.Split(name, "-")
		left, right, ok := strings.Cut(in, " | ")
		if !ok || len(languages) < 2 || tags[languages[0]] == nil || tags[languages[1]] == nil {
			t.Fatalf("%s: want LANGUAGE-LANGUAGE-TOPIC and two texts with | between them, got %s", name, in)
		}
		a, b := one(t, left, tags[languages[0]][0]), one(t, right, tags[languages[1]][0])
		r, back := facts.Same(a, b), facts.Same(b, a)
		if back.Kind != r.Kind || back.Power != -r.Power || back.Qualifier != r.Qualifier {
			t.Errorf("%s: %v, the other way round %v", in, r, back)
		}
		s := r.Kind.String()
		if r.Power != 0 {
			s += fmt.Sprintf(" %+d", r.Power)
		}
		if r.Qualifier {
			s += " qualifier"
		}
		return s
	})
}

// TestDates reads the tables of testdata/resolve: a dateline and a text, and the
// days of its facts once resolved.
func TestDates(t *testing.T) {
	table(t, "resolve/*.txt", func(t *testing.T, name, in string, _ map[string]bool) string {
		t.Helper()
		language, _, _ := strings.Cut(name, "-")
		day, text, ok := strings.Cut(in, " | ")
		if !ok || tags[language] == nil {
			t.Fatalf("%s: want a dateline and a text with | between them, got %s", name, in)
		}
		var dateline time.Time
		if day != "none" {
			var err error
			if dateline, err = time.Parse(time.DateOnly, day); err != nil {
				t.Fatal(err)
			}
		}
		found := facts.Find(text, tags[language][0])
		facts.Resolve(found, dateline)
		var s []string
		for _, f := range found {
			if f.Class == facts.Date || f.Class == facts.Relative {
				s = append(s, f.Canonical())
			}
		}
		return strings.Join(s, "; ")
	})
}
