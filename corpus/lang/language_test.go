package lang_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/pemistahl/lingua-go"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const bitexts = "../../testdata/bitext"

// gaps says what a language lacks, each as "where: what".
func gaps(l *lang.Language) []string {
	var out []string
	lacks := func(lack bool, where, what string) {
		if lack {
			out = append(out, where+": "+what)
		}
	}
	lacks(l.Name == "", "corpus/lang", "no name")
	lacks(l.Density <= 0, "corpus/lang", "no density")
	lacks(!slices.Contains([]lang.Script{lang.Cyrillic, lang.Han, lang.Latin}, l.Script), "corpus/lang", "no script that ScriptOf tells apart")
	lacks(l.Stem == nil, "corpus/lang", "no stemmer")
	lacks(!knownToLingua(l.Tag), "corpus/lang", "lingua does not know it")
	for _, p := range lang.Parts() {
		entries := l.List(p.File, p.Section)
		where := fmt.Sprintf("%s, %s.txt", p.Reader, p.File)
		lacks(entries == nil, where, fmt.Sprintf("no list [%s]", p.Section))
		empty := entries != nil && len(entries) == 0
		lacks(empty && (p.Need == lang.Always || p.Need == lang.Spaced && !l.NoSpaces), where, fmt.Sprintf("[%s] is empty", p.Section))
	}
	lacks(!taught(l), "align/vectors", "the table was not learnt with it")
	texts, _ := filepath.Glob(bitexts + "/*/" + string(l.Tag) + ".txt")
	lacks(len(texts) == 0, "testdata/bitext", "no text in it")
	for _, path := range texts {
		text, _ := os.ReadFile(path)
		tag, _ := lang.Identify(string(text))
		lacks(tag.Base() != l.Tag, "corpus/lang", fmt.Sprintf("%s is taken for %q", path, tag))
	}
	return out
}

func knownToLingua(tag corpus.Tag) bool {
	return slices.ContainsFunc(lingua.AllLanguages(), func(l lingua.Language) bool {
		return strings.EqualFold(l.IsoCode639_1().String(), string(tag))
	})
}

// taught tells whether the table of vectors knows more than half of the words by
// which a language names the days of the week. Small words would not tell: "la"
// stands in English texts too.
func taught(l *lang.Language) bool {
	words, known := 0, 0
	reader := vectors.Default().Reader()
	for _, entry := range l.List("calendar", "weekdays") {
		forms, _, _ := strings.Cut(entry, "=")
		word, _, _ := strings.Cut(forms, ",")
		word, _, _ = strings.Cut(word, "/")
		words++
		for _, token := range reader.Read(word).Tokens {
			if !strings.HasPrefix(vectors.Default().Token(token.ID), "~") { // else only spelt by its sound
				known++
				break
			}
		}
	}
	return 2*known > words
}

func TestLanguagesAreComplete(t *testing.T) {
	for _, l := range lang.All {
		for _, gap := range gaps(l) {
			t.Errorf("%s: %s", l.Name, gap)
		}
	}
}

// A language of which nothing is known but tag and name lacks all of it.
func TestGapsAreNamed(t *testing.T) {
	spanish := lang.Open("es", fstest.MapFS{"language.txt": {Data: []byte("[name]\nSpanish\n")}}, nil)
	want := []string{
		"corpus/lang: no density", "corpus/lang: no script that ScriptOf tells apart", "corpus/lang: no stemmer",
	}
	for _, p := range lang.Parts() {
		if p.File != "language" || p.Section != "name" {
			want = append(want, fmt.Sprintf("%s, %s.txt: no list [%s]", p.Reader, p.File, p.Section))
		}
	}
	want = append(want, "align/vectors: the table was not learnt with it", "testdata/bitext: no text in it")
	if got := gaps(spanish); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	days := "[weekdays]\nlunes=1 martes=2 miércoles=3 jueves=4 viernes=5 sábado=6 domingo=7\n"
	if taught(lang.Open("es", fstest.MapFS{"calendar.txt": {Data: []byte(days)}}, nil)) {
		t.Error("the table knows no Spanish")
	}
	klingon := lang.Open("tlh", fstest.MapFS{}, nil)
	if got := gaps(klingon); !slices.Contains(got, "corpus/lang: lingua does not know it") {
		t.Errorf("lingua knows no Klingon, got %s", got)
	}
}

// Lists that are there but empty are gaps where the language must have words.
func TestEmptyListsAreNamed(t *testing.T) {
	folder := fstest.MapFS{}
	for _, p := range lang.Parts() {
		f := folder[p.File+".txt"]
		if f == nil {
			f = &fstest.MapFile{}
			folder[p.File+".txt"] = f
		}
		f.Data = fmt.Appendf(f.Data, "[%s]\n", p.Section)
	}
	got := gaps(lang.Open("es", folder, strings.ToLower))
	for _, p := range lang.Parts() {
		gap := fmt.Sprintf("%s, %s.txt: [%s] is empty", p.Reader, p.File, p.Section)
		if slices.Contains(got, gap) != (p.Need != lang.Optional) {
			t.Errorf("%q: named %v", gap, slices.Contains(got, gap))
		}
	}
}

// A folder holds the lists that are known, each once, and nothing else.
func TestFoldersHoldNothingElse(t *testing.T) {
	for _, l := range lang.All {
		files, err := filepath.Glob(string(l.Tag) + "/*.txt")
		if err != nil || len(files) == 0 {
			t.Fatal("no files of ", l.Name, err)
		}
		for _, path := range files {
			if filepath.Base(path) == "variants.txt" { // the table that zh.go reads
				continue
			}
			checkFile(t, path)
		}
	}
}

func checkFile(t *testing.T, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file := strings.TrimSuffix(filepath.Base(path), ".txt")
	seen := map[string]bool{}
	for n, line := range strings.Split(string(text), "\n") {
		name, header := strings.CutPrefix(line, "[")
		switch {
		case header:
			name = strings.TrimSuffix(name, "]")
			known := slices.ContainsFunc(lang.Parts(), func(p lang.Part) bool { return p.File == file && p.Section == name })
			if !known || seen[name] {
				t.Errorf("%s:%d: list [%s] is unknown or there twice", path, n+1, name)
			}
			seen[name] = true
		case len(seen) == 0 && strings.TrimSpace(line) != "" && line[0] != '#':
			t.Errorf("%s:%d: words above the first list", path, n+1)
		case strings.TrimSpace(line) != line:
			t.Errorf("%s:%d: white space at the ends of the line", path, n+1)
		}
	}
}

func TestNoWordTwice(t *testing.T) {
	for _, l := range lang.All {
		for _, p := range lang.Parts() {
			seen := map[string]bool{}
			for _, entry := range l.List(p.File, p.Section) {
				if seen[entry] {
					t.Errorf("%s: %q stands twice in [%s] of %s.txt", l.Name, entry, p.Section, p.File)
				}
				seen[entry] = true
			}
		}
	}
}

func TestAllIsSorted(t *testing.T) {
	if !slices.IsSortedFunc(lang.All, func(a, b *lang.Language) int { return strings.Compare(string(a.Tag), string(b.Tag)) }) {
		t.Error("All is not sorted by tag")
	}
	for _, l := range lang.All {
		if l.Tag != l.Tag.Base() {
			t.Errorf("%s is no base tag", l.Tag)
		}
		alphabet := strings.Join(l.List("language", "alphabet"), "")
		for _, r := range strings.Join(l.List("language", "own-letters"), "") {
			if !strings.ContainsRune(alphabet, r) || !unicode.IsLower(r) {
				t.Errorf("%s: %c is no small letter of the alphabet", l.Name, r)
			}
		}
	}
}

func TestFor(t *testing.T) {
	for tag, want := range map[corpus.Tag]string{
		"en": "English", "en-GB": "English", "ru": "Russian", "zh": "Chinese",
		"zh-Hans": "Chinese", "zh-Hant": "Chinese", "uk": "", "": "",
	} {
		got := ""
		if l := lang.For(tag); l != nil {
			got = l.Name
		}
		if got != want {
			t.Errorf("For(%q) is %q, want %q", tag, got, want)
		}
	}
}

func TestList(t *testing.T) {
	l := lang.Open("es", fstest.MapFS{"calendar.txt": {Data: []byte(`# Dates.

# Months.
[months]
enero=1 de_enero=1   # January
#febrero=2
marzo=3

[weekdays]
`)}}, nil)
	for _, c := range []struct {
		section string
		want    []string
	}{
		{"months", []string{"enero=1", "de enero=1", "marzo=3"}},
		{"weekdays", []string{}}, // there are none
		{"decades", nil},         // nobody says
	} {
		if got := l.List("calendar", c.section); !slices.Equal(got, c.want) || (got == nil) != (c.want == nil) {
			t.Errorf("%s: got %#v, want %#v", c.section, got, c.want)
		}
	}
	if got := (&lang.Language{}).List("calendar", "months"); got != nil {
		t.Errorf("a language without a folder has months %q", got)
	}
	defer func() {
		if said := fmt.Sprint(recover()); !strings.Contains(said, "no list monthz of calendar.txt") {
			t.Errorf("a misspelt list: got %s", said)
		}
	}()
	l.List("calendar", "monthz")
}
