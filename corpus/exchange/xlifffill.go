package exchange

import (
	"regexp"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/exchange/codes"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// A unit of XLIFF 1.2 that gets a translation where it had none: that is put into the
// unit as it stands in its file, so that all else stays as the file's tool wrote it.

// filledXLIFF is a <trans-unit> with the translation of a unit that was read from it,
// and what is new of its notes and properties. It is not ok where the translation has
// no certain place: in a unit cut into segments, with comments, or with elements in
// another order than tools write them.
func filledXLIFF(j *Job, text string, u TU) (filled string, ok bool) {
	u = j.fold(u)
	src, dst := j.coded(u, codes.XLIFF)
	for _, strange := range []string{"<seg-source", "<!--", "<![CDATA["} {
		if strings.Contains(text, strange) {
			return "", false
		}
	}
	if dst == "" || spaceKept(src, dst) != "" && !strings.Contains(text, "xml:space") {
		return "", false
	}
	source := sourceElement.FindStringSubmatchIndex(text)
	if source == nil {
		return "", false
	}
	before, rest := text[:source[1]], text[source[1]:]
	line, attributes := text[source[2]:source[3]], ""
	gap := line
	if target := targetElement.FindStringSubmatchIndex(rest); target != nil {
		gap, attributes = rest[target[2]:target[3]], stateAttribute.ReplaceAllString(rest[target[4]:target[5]], "")
		rest = rest[target[1]:]
	}
	if own, _, _ := strings.Cut(rest, "<alt-trans"); strings.Contains(own, "<target") {
		return "", false
	}
	var out strings.Builder
	out.WriteString(before + gap + "<target" + strings.TrimRight(attributes, " \t\r\n"))
	if word := xliffState(u); word != "" {
		xmltext.Write(&out, ` state="`, word, `"`)
	}
	out.WriteString(">" + dst + "</target>")
	writeNews(&out, line, u)
	return out.String() + rest, true
}

// writeNews writes the properties and notes that a unit has and its file does not, an
// element a line.
func writeNews(out *strings.Builder, line string, u TU) {
	group := false
	for _, p := range u.Properties {
		if slices.Contains(u.asRead.Properties, p) {
			continue
		}
		if !group {
			out.WriteString(line + `<context-group purpose="information">`)
			group = true
		}
		xmltext.Write(out, `<context context-type="x-`, p.Name, `">`, p.Value, "</context>")
	}
	if group {
		out.WriteString("</context-group>")
	}
	for _, note := range u.Notes[len(u.asRead.Notes):] {
		xmltext.Write(out, line+`<note from="bitext" annotates="target">`, note, "</note>")
	}
}

// The source of a unit with the white space before it, and a target without elements
// that follows it, with its attributes.
var (
	sourceElement  = regexp.MustCompile(`^[^<]*<trans-unit\b[^<]*?>(\s*)<source\b(?s:.*?)</source\s*>`)
	targetElement  = regexp.MustCompile(`^(\s*)<target\b((?:[^>"'/]|"[^"]*"|'[^']*')*)(?:/>|>[^<]*</target\s*>)`)
	stateAttribute = regexp.MustCompile(`\s+state(-qualifier)?\s*=\s*("[^"]*"|'[^']*')`)
)

// onlyFilled tells whether nothing of a unit has changed since it was read but that it
// got a translation, of which it had none, notes and properties.
func onlyFilled(u TU) bool {
	was := u.asRead
	none := was.Dst.Empty() || was.State == Untranslated
	if !none || u.Dst.Empty() || len(u.Notes) < len(was.Notes) || !slices.Equal(was.Notes, u.Notes[:len(was.Notes)]) {
		return false
	}
	now := u
	now.Dst, now.State, now.Notes, now.Properties = was.Dst, was.State, was.Notes, was.Properties
	kept := was.Filled(Side{}, "").Properties // but for what the target's state said
	return sameUnit(now, *was) && !slices.ContainsFunc(kept, func(p Property) bool { return !slices.Contains(u.Properties, p) })
}
