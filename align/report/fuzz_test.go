package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/behind"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/memory"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

// A reported comparison is what reports are written of.
type reported struct {
	findings Findings
	ledger   ledger.Ledger
	why      Why // of the first bead
	versions *compare.Versions
}

// reports writes a comparison in every way there is; see TestReportsAreFuzzed.
func reports() map[string]func(w io.Writer, r reported, opt Options) error {
	all := map[string]func(w io.Writer, r reported, opt Options) error{
		"Compare":      func(w io.Writer, r reported, opt Options) error { return Compare(w, r.findings, opt) },
		"CompareHTML":  func(w io.Writer, r reported, opt Options) error { return CompareHTML(w, r.findings, opt) },
		"CompareDocx":  func(w io.Writer, r reported, _ Options) error { return CompareDocx(w, r.findings) },
		"CompareXLSX":  func(w io.Writer, r reported, _ Options) error { return CompareXLSX(w, r.findings) },
		"RedlineDocx":  func(w io.Writer, r reported, _ Options) error { return RedlineDocx(w, r.findings) },
		"Redline":      func(w io.Writer, r reported, opt Options) error { return Redline(w, r.findings, opt) },
		"Side":         func(w io.Writer, r reported, opt Options) error { return Side(w, r.findings.Bitext, opt) },
		"VersionsPage": func(w io.Writer, r reported, opt Options) error { return VersionsPage(w, r.versions, opt) },
		"VersionsHTML": func(w io.Writer, r reported, opt Options) error { return VersionsHTML(w, r.versions, "v1", opt) },
		"VersionsXLSX": func(w io.Writer, r reported, _ Options) error { return VersionsXLSX(w, r.versions) },
		"Explain":      func(w io.Writer, r reported, opt Options) error { return Explain(w, r.why, opt) },
	}
	all["FolderText"] = func(w io.Writer, r reported, opt Options) error { return FolderText(w, r.folder(), opt) }
	all["FolderPage"] = func(w io.Writer, r reported, _ Options) error { return FolderPage(w, "docs", r.folder(), "v1") }
	for _, f := range FolderFormats {
		all["folders "+f.Name] = func(w io.Writer, r reported, opt Options) error {
			doc, err := NewFolderWriter(w, f, "v1", opt)
			return cmp.Or(err, doc.Pair(r.findings), doc.Pair(r.findings), doc.End(r.folder()))
		}
	}
	all["NewFolderWriter"] = all["folders text"]
	for _, f := range FindingsFormats {
		all["findings "+f.Name] = func(w io.Writer, r reported, opt Options) error { return f.Write(w, r.findings, opt) }
	}
	for _, f := range LedgerFormats {
		all["facts "+f.Name] = func(w io.Writer, r reported, opt Options) error { return f.Write(w, r.findings.Bitext, r.ledger, opt) }
	}
	for _, f := range StatusFormats {
		all["status, "+f.Name+" a line"] = func(w io.Writer, r reported, opt Options) error { return f.Write(w, r.status(), opt) }
	}
	for _, f := range UnitsFormats {
		all["memory units "+f.Name] = func(w io.Writer, r reported, opt Options) error { return f.New(w, opt)(r.kept()) }
	}
	for _, f := range MatchFormats {
		all["memory matches "+f.Name] = func(w io.Writer, r reported, opt Options) error {
			u := r.kept()
			return f.New(w, opt)(Matched{r.findings.Bitext.Src.Segments[0], u.Src.Tag, []Match{{memory.Match{Unit: u.Unit, Percent: 100}, true, u.Seen[0]}}})
		}
	}
	for _, f := range KeptStatsFormats {
		all["memory stats "+f.Name] = func(w io.Writer, r reported, opt Options) error {
			u := r.kept()
			origin := u.Seen[0].Origin
			return f.Write(w, KeptStats{Path: origin.Path, Stats: memory.Stats{Units: 1, Pairs: []memory.PairStats{{Src: u.Src.Tag, Dst: u.Dst.Tag, Units: 1}}}, Files: []memory.Origin{origin}}, opt)
		}
	}
	return all
}

// kept is the unit of a memory that both texts make, seen in files of such names.
func (r reported) kept() KeptUnit {
	b := r.findings.Bitext
	text := func(doc corpus.Document) memory.Text { return memory.Text{Tag: doc.Tag, Text: doc.Segments[0].Text} }
	origin := memory.Origin{Path: b.Src.Segments[0].Text, Target: b.Dst.Segments[0].Text, By: b.Src.Segments[0].Text}
	return KeptUnit{memory.Unit{ID: 1, Src: text(b.Src), Dst: text(b.Dst)}, []memory.Sighting{{Origin: origin}, {Origin: origin, Line: 2}}}
}

// folder is a folder with two pairs, one of which failed, and files without a
// counterpart; their names say what the texts do.
func (r reported) folder() Folder {
	name := r.findings.Bitext.Src.Segments[0].Text
	return Folder{
		Rows: []Row{RowOf(r.findings), {Source: name, Target: name, Failed: name + ": no"}},
		Rest: pairs.List{Missing: []pairs.File{{Path: name, Lang: "zh"}}, Extra: []pairs.File{{Path: name}}, Doubts: []pairs.Doubt{{Sources: []string{name}, Targets: []string{name, name}}}},
	}
}

// status is how the translation stands to its text, and one that there is not.
func (r reported) status() []behind.File {
	b := r.findings.Bitext
	return []behind.File{
		{Source: b.Src.Path, Target: b.Dst.Path, Lang: b.Dst.Tag, State: behind.Behind, Findings: r.findings.Found, Bitext: b},
		{Source: b.Src.Segments[0].Text, Lang: b.Dst.Tag, State: behind.Untranslated, Why: b.Dst.Segments[0].Text},
	}
}

// FuzzReports writes the comparison of any two texts as every report: whole,
// twice alike, in UTF-8, without a character that steers a terminal but for the
// colours asked for; JSON is JSON. A writer that fails is an error.
func FuzzReports(f *testing.F) {
	f.Add("Some 418 ships came on Monday.\n“Why?” asked <b>Anna</b> & Co.", "Во вторник пришло 481 судно.\n— Почему? — спросила Анна.", uint8(80), uint8(0), uint16(0))
	f.Add("It cost $4.3 billion.\nNot one\x1b[2J of [1] left.", "耗资4.3亿美元。\n\u202e没有人|离开`。\n*完*", uint8(30), uint8(7), uint16(9))
	f.Fuzz(func(t *testing.T, source, target string, width, flags uint8, room uint16) {
		if len(source)+len(target) > 2000 {
			t.Skip("longer texts take long, and say no more")
		}
		opt := Options{Width: int(width), Color: flags&1 > 0, Wide: flags&2 > 0, ASCII: flags&4 > 0, OnlyDifferences: flags&8 > 0}
		r := compared(t, source, target, flags&32 > 0)
		for name, write := range reports() {
			var out, again bytes.Buffer
			if err := errors.Join(write(&out, r, opt), write(&again, r, opt)); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if !bytes.Equal(out.Bytes(), again.Bytes()) {
				t.Fatalf("%s: got\n%s\nand then\n%s", name, &out, &again)
			}
			checkReport(t, name, out.String(), opt)
			if err := write(&tight{int(room) % (1 + out.Len())}, r, opt); err == nil && out.Len() > 0 {
				t.Fatalf("%s: no error of a writer that is full", name)
			}
		}
	})
}

// compared is the comparison of two texts, a paragraph a line, of which the last
// finding is dismissed.
func compared(t *testing.T, source, target string, sentences bool) reported {
	t.Helper()
	docs := [2]corpus.Document{{Path: "en.txt", Tag: corpus.English}, {Path: "b/xx.txt", Tag: corpus.Russian}}
	if strings.ContainsFunc(target, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		docs[1].Tag = corpus.Simplified
	}
	for k, text := range []string{source, target} {
		for line := range strings.Lines(text) {
			doc := &docs[k]
			doc.Segments = append(doc.Segments, corpus.Segment{Text: line, Tag: doc.Tag, Block: len(doc.Segments), Place: corpus.Place{Line: len(doc.Segments) + 1, Column: 1}})
		}
	}
	opt := compare.Options{KeepOrder: true}
	if sentences {
		opt.Unit = corpus.Sentences
	}
	c, err := compare.Documents(t.Context(), docs[0], docs[1], opt)
	if err != nil {
		t.Skip(err)
	}
	r := reported{Findings{Bitext: c.Bitext, Found: c.Findings, Version: "v1"}, c.Ledger, Why{Src: c.Src.Segments, Dst: c.Dst.Segments, Unit: c.Unit}, nil}
	if r.versions, err = compare.VersionsOf(t.Context(), c, c); err != nil {
		t.Fatal(err)
	}
	if n := len(c.Findings) - 1; n >= 0 {
		r.findings.Found, r.findings.Dismissed = c.Findings[:n], []review.Dismissed{{Finding: c.Findings[n], Note: source}}
	}
	if len(c.Ladder) > 0 {
		if r.why.Explanation, err = c.Explain(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// styled is what [Options.Color] writes.
var styled = regexp.MustCompile("\x1b\\[[0-9;]*m")

// checkReport checks the laws of what was written as a report.
func checkReport(t *testing.T, name, text string, opt Options) {
	t.Helper()
	if strings.HasSuffix(name, "Docx") || strings.HasSuffix(name, "XLSX") {
		for part, markup := range partsOf(t, []byte(text)) {
			if !utf8.ValidString(markup) {
				t.Fatalf("%s: %s is not UTF-8: %q", name, part, markup)
			}
		}
		return
	}
	if !utf8.ValidString(text) {
		t.Fatalf("%s: not UTF-8: %q", name, text)
	}
	if strings.HasSuffix(name, "json") || strings.HasSuffix(name, "sarif") {
		if !json.Valid([]byte(text)) {
			t.Fatalf("%s: not JSON:\n%s", name, text)
		}
		return
	}
	if opt.Color {
		text = styled.ReplaceAllString(text, "")
	}
	if strings.HasSuffix(name, "html") {
		return // a browser shows what it likes
	}
	if i := strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
	}); i >= 0 {
		t.Fatalf("%s: %q steers the terminal", name, text[max(0, i-20):min(len(text), i+20)])
	}
}

// A tight writer has room for so many bytes.
type tight struct{ room int }

func (n *tight) Write(p []byte) (int, error) {
	if n.room -= len(p); n.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

// Every function of the package that writes a report is among those fuzzed, by
// itself or as one of the formats.
func TestReportsAreFuzzed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	formats, err := os.ReadFile("formats.go")
	if err != nil {
		t.Fatal(err)
	}
	writer := regexp.MustCompile(`(?m)^func (\w+)\(w io\.Writer, .*(?:\bFindings|\[\]behind\.File)\b|^func ([A-Z]\w+)\(w io\.Writer`)
	fuzzed := reports()
	found := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range writer.FindAllStringSubmatch(string(text), -1) {
			found++
			name := m[1] + m[2]
			if fuzzed[name] == nil && !regexp.MustCompile(`\b`+name+`\b`).Match(formats) {
				t.Errorf("%s: %s is in no list of reports: add it to reports() in fuzz_test.go, or to the formats", file, name)
			}
		}
	}
	if found < len(fuzzed)-2-len(FolderFormats)-len(UnitsFormats)-len(MatchFormats)-len(KeptStatsFormats) {
		t.Errorf("only %d functions were found that write reports", found)
	}
}
