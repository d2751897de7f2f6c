package exchange

import (
	"cmp"
	"path/filepath"
	"strconv"
)

// XLIFF12 is XLIFF 1.2 (OASIS, 1 February 2008), the version that most tools
// take. Confidence, order and cuts stand in a context group, which tools pass
// over.
var XLIFF12 = &Format{
	Name:       "xliff",
	Doc:        "XLIFF 1.2 localisation file, for translation tools",
	Extensions: []string{".xlf", ".xliff"},
	Keeps:      Segments | Order | Confidence | OneSided | Tags | Notes,
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      Region,
	Fold:       xmlLine,
	Sniff:      func(head []byte) bool { return hasElement(head, "<xliff") },
	Read:       readXLIFF,
	Write:      writeXLIFF12,
	validate:   validateXLIFF,
}

const (
	xliff12Space = "urn:oasis:names:tc:xliff:document:1.2"
	xliff20Space = "urn:oasis:names:tc:xliff:document:2.0" // of 2.0 and 2.1
)

// doubtful is the confidence below which a bead is marked for people to look
// at: it is as likely wrong as right.
const doubtful = 0.5

func writeXLIFF12(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	out.xml(xmlDeclaration+`<xliff version="1.2" xmlns="`+xliff12Space+"\">\n"+
		`<file original="`, original(j), `" source-language="`, j.label(j.Header.Src),
		`" target-language="`, j.label(j.Header.Dst), `" datatype="plaintext">`+"\n<body>\n")
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		number++
		writeTransUnit(j, out, u, number)
	}
	out.WriteString("</body>\n</file>\n</xliff>\n")
	return out.close()
}

// original names the source file; the standard wants a name.
func original(j *Job) string {
	if path := cmp.Or(j.Header.SrcPath, "-"); path != "-" {
		return xmlLine(filepath.Base(path))
	}
	return "bitext"
}

func writeTransUnit(j *Job, out *file, u TU, number int) {
	src, dst := j.texts(u)
	out.WriteString(`<trans-unit id="` + strconv.Itoa(number) + "\">\n")
	out.xml("<source>", src, "</source>\n")
	if dst != "" {
		state := "translated"
		if u.Confidence > 0 && u.Confidence < doubtful {
			state = "needs-review-translation"
		}
		out.xml(`<target state="`+state+`">`, dst, "</target>\n")
	}
	if list := metaOf(u).properties(); len(list) > 0 {
		out.WriteString(`<context-group name="bitext" purpose="information">`)
		for _, p := range list {
			out.xml(`<context context-type="x-`, p.key, `">`, p.value, "</context>")
		}
		out.WriteString("</context-group>\n")
	}
	for _, note := range u.Notes {
		out.xml(`<note from="bitext" annotates="target">`, note, "</note>\n")
	}
	out.WriteString("</trans-unit>\n")
}
