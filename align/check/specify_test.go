package check_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// TestSpecified runs the cases of testdata/*.txtar; testdata/README.md says how
// they are written. Every check has a file with something it reports and
// something it leaves; run.txtar and pairs.txtar and pairs-*.txtar are about all checks together.
func TestSpecified(t *testing.T) {
	for _, c := range check.All {
		t.Run(c.ID, func(t *testing.T) {
			silent, reported := runCases(t, filepath.Join("testdata", c.ID+"_"+c.Slug+".txtar"), c)
			if silent == 0 || reported == 0 {
				t.Errorf("%d cases that are silent, %d that report; want both", silent, reported)
			}
		})
	}
	for _, name := range []string{"run", "pairs", "pairs-numbers", "pairs-time", "pairs-figures", "pairs-everyday", "pairs-kinds"} {
		t.Run(name, func(t *testing.T) { runCases(t, filepath.Join("testdata", name+".txtar"), nil) })
	}
}

// runCases runs the cases of a file and counts them.
func runCases(t *testing.T, path string, c *check.Check) (silent, reported int) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		t.Run(file.Name, func(t *testing.T) {
			x := parseCase(t, string(file.Data), c)
			if len(x.want) == 0 {
				silent++
			} else {
				reported++
			}
			found := run(t, x.bitext, x.options)
			for k := range max(len(found), len(x.want)) {
				switch {
				case k >= len(found):
					t.Errorf("nothing found, want %+v", x.want[k])
				case k >= len(x.want):
					t.Errorf("found %s, want silence", describe(found[k]))
				default:
					x.want[k].compare(t, found[k])
				}
			}
		})
	}
	return silent, reported
}

// A specimen is a case: a bitext and what is found in it.
type specimen struct {
	bitext  corpus.Bitext
	options check.Options
	want    []wanted

	was  [][2]string // what stood earlier in the lead, "was", and in the other text, "beside"
	lead int         // its side
	left string      // the earlier ladder
}

// A wanted finding. What is nil or empty is not compared.
type wanted struct {
	id, severity string
	segments     string // "0,1:2"
	confidence   string // two places
	chance       string // two places
	spans        []string
	says         string
	values       string
}

func (w wanted) compare(t *testing.T, f check.Finding) {
	t.Helper()
	wrong := f.Check.ID != w.id || string(f.Severity) != w.severity || !strings.Contains(f.Message, w.says) ||
		w.segments != "" && segments(f) != w.segments ||
		w.chance != "" && fmt.Sprintf("%.2f", f.Chance) != w.chance ||
		w.confidence != "" && fmt.Sprintf("%.2f", f.Confidence) != w.confidence ||
		w.values != "" && strings.Join(f.Values, ", ") != w.values ||
		!slices.EqualFunc(w.spans, f.Spans, func(words string, s check.Span) bool {
			begin, cut := strings.CutSuffix(words, "…")
			return words == s.Text || cut && strings.HasPrefix(s.Text, begin)
		})
	if wrong {
		t.Errorf("found %s\nwant  %+v", describe(f), w)
	}
}

func describe(f check.Finding) string {
	var words []string
	for _, s := range f.Spans {
		words = append(words, strconv.Quote(s.Text))
	}
	return fmt.Sprintf("%s %s %s @%.2f ~%.2f %s says %q values %q", f.Check.ID, f.Severity, segments(f), f.Confidence, f.Chance, strings.Join(words, " "), f.Message, f.Values)
}

// segments writes the segments of a finding: "0,1:2".
func segments(f check.Finding) string {
	write := func(list []int) string { return strings.Trim(strings.ReplaceAll(fmt.Sprint(list), " ", ","), "[]") }
	return write(f.Source) + ":" + write(f.Target)
}

// jargon is what no message has outside quotation marks: tags of canonical
// values, and words of the trade.
var (
	jargon     = regexp.MustCompile(`\b(ord|mo|wk|pp|min|day period|[A-Z]{3} \d+|beads?|ladders?|nats|posterior|standard deviations|canonical|runes?|segments?|gated|withheld)\b|[×÷~<>]|\d (a|d|h|s|mi)\b`)
	quotations = regexp.MustCompile(`"[^"]*"`)
)

// run makes the checks; every finding has its laws.
func run(t testing.TB, b corpus.Bitext, opt check.Options) []check.Finding {
	t.Helper()
	found, err := check.Run(t.Context(), b, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if len(f.Fingerprint) != 16 || f.Message == "" || f.Message != strings.TrimSpace(f.Message) || f.Confidence < 0 || f.Confidence > 1 || !(f.Chance >= 0 && f.Chance <= 1) ||
			!slices.IsSorted(f.Source) || !slices.IsSorted(f.Target) {
			t.Errorf("%+v", f)
		}
		if jargon.MatchString(quotations.ReplaceAllString(f.Message, "")) {
			t.Errorf("%s: %q is not said in plain words", f.Check.ID, f.Message)
		}
		for _, s := range f.Spans {
			doc := b.On(s.Side)
			if runes := []rune(doc.Segments[s.Segment].Text); string(runes[s.Start:s.End]) != s.Text {
				t.Errorf("%s: span %+v of %q", f.Check.ID, s, doc.Segments[s.Segment].Text)
			}
		}
	}
	return found
}

// parseCase reads a case of the check, which may be nil.
func parseCase(t *testing.T, text string, c *check.Check) *specimen {
	t.Helper()
	x := &specimen{options: check.Options{Level: check.Info}}
	x.bitext.Unit = corpus.Paragraphs
	if c != nil {
		x.options.Checks = []string{c.ID}
	}
	doc, beads, said := &x.bitext.Src, "", false
	for line := range strings.Lines(text) {
		key, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		rest = strings.TrimSpace(rest)
		tag := map[string]corpus.Tag{"en": "en", "ru": "ru", "zh": "zh-Hans", "zh-Hant": "zh-Hant", "und": corpus.Unknown}
		if own, ok := tag[key]; ok {
			if len(x.bitext.Src.Segments) > 0 && own.Base() != x.bitext.Src.Tag.Base() {
				doc = &x.bitext.Dst
			}
			addSegment(doc, own, rest)
			continue
		}
		switch key {
		case "#":
		case "":
			doc = &x.bitext.Dst
		case "beads":
			beads = rest
		case "silent":
			said = true
		case "want":
			x.want = append(x.want, parseWanted(t, rest, c))
		case "says":
			x.want[len(x.want)-1].says = rest
		case "values":
			x.want[len(x.want)-1].values = rest
		default:
			x.option(t, key, rest)
		}
	}
	if said == (len(x.want) > 0) {
		t.Fatal("a case wants something or is silent")
	}
	x.bitext.Ladder = ladder(t, beads, len(x.bitext.Src.Segments), len(x.bitext.Dst.Segments))
	x.then(t)
	return x
}

// then makes of the lines of a case what both texts were.
func (x *specimen) then(t *testing.T) {
	if len(x.was) == 0 {
		return
	}
	then := &check.Earlier{Since: "then", Lead: corpus.Side(x.lead)}
	follow := then.Lead.Other()
	for _, line := range x.was {
		side := then.Lead
		if line[0] == "beside" {
			side = follow
		}
		addSegment(&then.Docs[side], x.bitext.On(side).Tag, line[1])
	}
	if len(then.Docs[follow].Segments) == 0 {
		then.Docs[follow] = x.bitext.On(follow)
	}
	if x.left != "" {
		n := [2]int{}
		n[then.Lead], n[follow] = len(then.Docs[then.Lead].Segments), len(x.bitext.On(follow).Segments)
		then.Ladder = ladder(t, x.left, n[corpus.Source], n[corpus.Target])
	}
	x.options.Earlier = then
}

// option reads a line that is neither text nor wanted.
func (x *specimen) option(t *testing.T, key, rest string) {
	t.Helper()
	opt := &x.options
	var err error
	switch key {
	case "checks":
		opt.Checks = strings.Fields(rest)
	case "ignore":
		opt.Ignore = strings.Fields(rest)
	case "level":
		opt.Level = check.Severity(rest)
	case "likely":
		opt.Likely, err = strconv.ParseFloat(rest, 64)
	case "doubtful":
		opt.Doubtful, err = strconv.ParseFloat(rest, 64)
	case "unit":
		x.bitext.Unit = corpus.Unit(rest)
	case "date":
		opt.Dateline, err = time.Parse(time.DateOnly, rest)
	case "was", "beside":
		x.was = append(x.was, [2]string{key, rest})
	case "lead":
		x.lead = slices.Index([]string{"source", "target"}, rest)
	case "left":
		x.left = rest
	case "term":
		if opt.Glossary == nil {
			opt.Glossary = &termbase.Termbase{}
		}
		term, forms, _ := strings.Cut(rest, "=")
		good, bad, _ := strings.Cut(forms, "!")
		list := func(s string) []string {
			return strings.FieldsFunc(strings.ReplaceAll(strings.TrimSpace(s), ", ", ","), func(c rune) bool { return c == ',' })
		}
		opt.Glossary.Terms = append(opt.Glossary.Terms, termbase.Term{Source: strings.TrimSpace(term), Target: list(good), Forbidden: list(bad)})
	default:
		t.Fatalf("unknown line %q", key)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// kinds are the marks at the head of a paragraph that is no running text.
var kinds = map[string]corpus.Kind{"-": corpus.Item, ">": corpus.Quote, "%%": corpus.Code, "||": corpus.Furniture}

func addSegment(doc *corpus.Document, tag corpus.Tag, text string) {
	i := len(doc.Segments)
	if i == 0 {
		doc.Tag = tag
	}
	if s, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`); err == nil {
		text = s
	}
	seg := corpus.Segment{Text: text, Tag: tag, Block: i, Place: corpus.Place{Line: i + 1, Column: 1}}
	mark, rest, _ := strings.Cut(text, " ")
	switch {
	case mark != "" && strings.Trim(mark, "#") == "":
		seg.Text, seg.Kind, seg.Level = rest, corpus.Heading, len(mark)
	case kinds[mark] != "":
		seg.Text, seg.Kind = rest, kinds[mark]
	}
	doc.Segments = append(doc.Segments, seg)
}

func parseWanted(t *testing.T, text string, c *check.Check) wanted {
	t.Helper()
	var w wanted
	if c != nil {
		w.id = c.ID
	}
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		if text[0] == '"' {
			quoted, err := strconv.QuotedPrefix(text)
			if err != nil {
				t.Fatal(err)
			}
			words, _ := strconv.Unquote(quoted)
			w.spans, text = append(w.spans, words), text[len(quoted):]
			continue
		}
		var word string
		word, text, _ = strings.Cut(text, " ")
		switch {
		case slices.Contains(check.Severities, check.Severity(word)):
			w.severity = word
		case word[0] == '~':
			w.chance = word[1:]
		case word[0] == '@':
			w.confidence = word[1:]
		case strings.Contains(word, ":"):
			w.segments = word
		default:
			w.id = word
		}
	}
	return w
}

// ladder reads "0:0 1: 2,3:1* 4:2@0.49".
func ladder(t testing.TB, beads string, n, m int) corpus.Ladder {
	t.Helper()
	var l corpus.Ladder
	if beads == "" {
		for i := range n {
			beads += fmt.Sprintf("%d:%d ", i, i)
		}
	}
	next := [2]int{}
	for word := range strings.FieldsSeq(beads) {
		b := corpus.Bead{Confidence: 0.98}
		word, sure, found := strings.Cut(word, "@")
		if found {
			if _, err := fmt.Sscan(sure, &b.Confidence); err != nil {
				t.Fatal(err)
			}
		}
		word, b.Moved = strings.CutSuffix(word, "*")
		for s, list := range strings.Split(word, ":") {
			r := corpus.Range{Lo: next[s], Hi: next[s]}
			for k, id := range strings.FieldsFunc(list, func(c rune) bool { return c == ',' }) {
				i, err := strconv.Atoi(id)
				if err != nil {
					t.Fatal(err)
				}
				if k == 0 {
					r.Lo = i
				}
				r.Hi = i + 1
			}
			if s == 0 || !b.Moved {
				next[s] = r.Hi
			}
			if s == 0 {
				b.Src = r
			} else {
				b.Dst = r
			}
		}
		l = append(l, b)
	}
	if err := l.Verify(n, m); err != nil {
		t.Fatal(err)
	}
	return l
}
