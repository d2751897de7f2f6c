package exchange

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
)

// PO is a catalogue of GNU gettext. The unit's number is its context, so that
// the same text may come twice; doubtful units are fuzzy. What gettext has no
// field for stands in a comment for translators that begins with "bitext:".
var PO = &Format{
	Name:       "po",
	Doc:        "gettext catalogue",
	Extensions: []string{".po", ".pot"},
	Keeps:      Segments | Order | Confidence | Tags | Notes,
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      Region,
	Fold:       xmlLine,
	Sniff:      regexp.MustCompile(`(?m)^msgid "`).Match,
	Read:       readPO,
	Write:      writePO,
}

const (
	poComment   = "bitext: "
	poSource    = "X-Source-Language"
	poGenerator = "X-Generator"
)

func writePO(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	out.WriteString("msgid \"\"\nmsgstr \"\"\n")
	for _, field := range [][2]string{
		{"Project-Id-Version", original(j)},
		{"PO-Revision-Date", j.Time.UTC().Format("2006-01-02 15:04-0700")},
		{"Last-Translator", "bitext"},
		{"Language-Team", "none"},
		{"Language", poLabel(j.label(j.Header.Dst))},
		{poSource, poLabel(j.label(j.Header.Src))},
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=UTF-8"},
		{"Content-Transfer-Encoding", "8bit"},
		{poGenerator, "bitext " + cmp.Or(j.Version, "0")},
	} {
		out.WriteString(poString(field[0]+": "+field[1]+"\n") + "\n")
	}
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		if u.Src.Empty() { // the empty msgid is the header
			j.report.Additions++
			j.report.Written--
			continue
		}
		number++
		writeMessage(j, out, u, number)
	}
	return out.close()
}

// poLabel is a language label as gettext writes locales: zh_CN.
func poLabel(label string) string { return strings.ReplaceAll(label, "-", "_") }

func writeMessage(j *Job, out *file, u TU, number int) {
	out.WriteString("\n")
	for _, note := range u.Notes {
		out.WriteString("#. " + note + "\n")
	}
	if line := metaOf(u).line(); line != "" {
		out.WriteString("#. " + poComment + line + "\n")
	}
	if u.Confidence > 0 && u.Confidence < doubtful {
		out.WriteString("#, fuzzy\n")
	}
	src, dst := j.texts(u)
	out.WriteString("msgctxt " + poString(strconv.Itoa(number)) + "\n")
	out.WriteString("msgid " + poString(src) + "\n")
	out.WriteString("msgstr " + poString(dst) + "\n")
}

var poEscaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

// poString is a text as gettext quotes it.
func poString(text string) string { return `"` + poEscaper.Replace(text) + `"` }
