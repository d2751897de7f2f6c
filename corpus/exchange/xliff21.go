package exchange

import (
	"strconv"
)

// XLIFF21 is XLIFF 2.1 (OASIS, 13 February 2018), core only. Confidence, order
// and cuts stand in a note of the category "bitext", because importers refuse
// what is not core.
var XLIFF21 = &Format{
	Name:       "xliff2",
	Doc:        "XLIFF 2.1 localisation file, core only",
	Extensions: []string{".xlf2"},
	Keeps:      Segments | Order | Confidence | OneSided | Tags | Notes,
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      Region,
	Fold:       xmlLine,
	Read:       readXLIFF,
	Write:      writeXLIFF21,
	validate:   validateXLIFF,
}

const noteCategory = "bitext"

func writeXLIFF21(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	out.xml(xmlDeclaration+`<xliff version="2.1" xmlns="`+xliff20Space+`" srcLang="`, j.label(j.Header.Src),
		`" trgLang="`, j.label(j.Header.Dst), "\">\n"+`<file id="f1" original="`, original(j), "\">\n")
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		number++
		writeUnit21(j, out, u, number)
	}
	if number == 0 { // a file must have a unit (section 4.2.2.2)
		writeUnit21(j, out, TU{Src: Side{At: nowhere}, Dst: Side{At: nowhere}}, 1)
	}
	out.WriteString("</file>\n</xliff>\n")
	return out.close()
}

func writeUnit21(j *Job, out *file, u TU, number int) {
	src, dst := j.texts(u)
	out.WriteString(`<unit id="` + strconv.Itoa(number) + "\">\n")
	line := metaOf(u).line()
	if line != "" || len(u.Notes) > 0 {
		out.WriteString("<notes>")
		if line != "" {
			out.xml(`<note category="`+noteCategory+`">`, line, "</note>")
		}
		for _, note := range u.Notes {
			out.xml(`<note appliesTo="target">`, note, "</note>")
		}
		out.WriteString("</notes>\n")
	}
	state, target := "initial", ""
	if dst != "" {
		state, target = "translated", dst
	}
	out.xml(`<segment state="`+state+`"><source>`, src, "</source>")
	if target != "" {
		out.xml("<target>", target, "</target>")
	}
	out.WriteString("</segment>\n</unit>\n")
}
