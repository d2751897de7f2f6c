package report

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/align/behind"
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// stateStyles are the styles of the words for states.
var stateStyles = map[behind.State]style{behind.Behind: warning, behind.Untranslated: alarming, behind.Extra: warning, behind.UpToDate: faint}

// StatusText writes a line for each file: its path, how far it is behind, what
// happened to its text and since when. The last line sums up.
func StatusText(w io.Writer, files []behind.File, opt Options) error {
	p := newPen(w, opt)
	var rows [][]string
	for _, f := range files {
		rows = append(rows, []string{Visible(f.Path()), stateOf(f), Visible(detail(f))})
	}
	p.table(rows, "<<<", func(row, column int) style {
		if column == 1 {
			return stateStyles[files[row].State]
		}
		return plain
	})
	p.write(strong, statusSum(files))
	p.endLine()
	return p.out.Flush()
}

// stateOf is how a file stands, in words.
func stateOf(f behind.File) string {
	if f.State == behind.Behind {
		return lang.Count(f.Count(nil), "paragraph") + " behind"
	}
	if f.State == behind.Untranslated && f.Lang != corpus.Unknown {
		return fmt.Sprintf("%s (%s)", f.State, f.Lang)
	}
	return string(f.State)
}

// detail is what more there is to say of a file.
func detail(f behind.File) string {
	if f.Why != "" {
		return f.Why
	}
	if f.State != behind.Behind {
		return ""
	}
	var parts []string
	for _, c := range []struct {
		check *check.Check
		what  string
	}{{check.AdditionUntranslated, "new"}, {check.ChangeUntranslated, "changed"}, {check.RemovalUntranslated, "removed"}} {
		if n := f.Count(c.check); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, c.what))
		}
	}
	return strings.Join(parts, ", ") + " since " + f.Since.String()
}

// statusSum sums up: "200 files: 180 up to date, 12 behind by 31 paragraphs, 8 untranslated".
func statusSum(files []behind.File) string {
	n, paragraphs := map[behind.State]int{}, 0
	for _, f := range files {
		n[f.State]++
		paragraphs += f.Count(nil)
	}
	var parts []string
	for _, s := range behind.States {
		if n[s] == 0 {
			continue
		}
		part := fmt.Sprintf("%d %s", n[s], s)
		if s == behind.Behind {
			part += " by " + lang.Count(paragraphs, "paragraph")
		}
		parts = append(parts, part)
	}
	return lang.Count(len(files), "file") + ": " + strings.Join(parts, ", ")
}

// statusGitHub writes an annotation for each paragraph that is behind, and one for
// each file that has no counterpart.
func statusGitHub(w io.Writer, files []behind.File, _ Options) error {
	for _, f := range files {
		if err := FindingsGitHub(w, Findings{Bitext: f.Bitext, Found: f.Findings}); err != nil {
			return err
		}
		s, ok := f.Severity()
		if !ok || f.State == behind.Behind {
			continue
		}
		message := stateOf(f)
		if f.Why != "" {
			message += ": " + f.Why
		}
		if _, err := fmt.Fprintf(w, "::%s file=%s,title=bitext status::%s\n", githubCommands[s], githubProperty(f.Path()), githubData(message)); err != nil {
			return err
		}
	}
	return nil
}

// statusTSV writes a line of names and a line a file.
func statusTSV(w io.Writer, files []behind.File, _ Options) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "source\ttarget\tlanguage\tstate\tbehind\tnew\tchanged\tremoved\tsince\tday\twhy")
	for _, f := range files {
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%s\t%s\n", oneCell.Replace(f.Source), oneCell.Replace(f.Target), f.Lang, f.State, f.Count(nil),
			f.Count(check.AdditionUntranslated), f.Count(check.ChangeUntranslated), f.Count(check.RemovalUntranslated), f.Since.ID, f.Since.Day, oneCell.Replace(f.Why))
	}
	return out.Flush()
}

// jsonStatus is a line of [statusJSON]. The findings are those of bitext check
// --since; a place is of the text or of its translation.
type jsonStatus struct {
	// path of the text; null where there is none
	Source *string `json:"source"`
	// path of the translation; null where there is none
	Target *string `json:"target"`
	// language of the translation as a BCP 47 tag
	Language corpus.Tag `json:"language"`
	// how the translation stands to its text
	State behind.State `json:"state"`
	// how many paragraphs are behind
	Behind int `json:"behind"`
	// the commit that the text is compared with; "" of none
	Since string `json:"since"`
	// the day of that commit, as 2026-03-04
	Day string `json:"day"`
	// what kept the state from being told, or says more, in one line; ""
	Why string `json:"why"`
	// what changed and did not reach the translation
	Findings []jsonStatusChange `json:"findings"`
}

type jsonStatusChange struct {
	// ID of the check, as H701
	Check string `json:"check"`
	// how grave it is
	Severity check.Severity `json:"severity"`
	// how likely a careful reader would agree, 0 to 1
	Chance float64 `json:"chance"`
	// what changed, in one line
	Message string `json:"message"`
	// names the finding, for bitext dismiss
	Fingerprint string `json:"fingerprint"`
	// the stretches of text to look at
	Text []string `json:"text"`
}

// StatusSchema is the JSON Schema of what the format "json" of [StatusFormats]
// writes, an object a line.
//
//go:embed status.schema.json
var StatusSchema string

// statusJSON writes an object a line.
func statusJSON(w io.Writer, files []behind.File, _ Options) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	orNull := func(path string) *string {
		if path == "" {
			return nil
		}
		return &path
	}
	for _, f := range files {
		line := jsonStatus{orNull(f.Source), orNull(f.Target), f.Lang, f.State, f.Count(nil), f.Since.ID, f.Since.Day, f.Why, []jsonStatusChange{}}
		for _, x := range f.Findings {
			change := jsonStatusChange{x.Check.ID, x.Severity, x.Chance, x.Message, x.Fingerprint, []string{}}
			for _, s := range x.Spans {
				change.Text = append(change.Text, s.Text)
			}
			line.Findings = append(line.Findings, change)
		}
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
