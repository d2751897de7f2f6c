package exchange

import (
	"cmp"
	"path/filepath"
	"strconv"

	"github.com/bitext-tools/bitext/corpus"
)

// TMX is Translation Memory eXchange 1.4b (LISA OSCAR, 26 April 2005), level 1:
// plain text in segments. Confidence, order and cuts are properties of the unit
// whose type begins with "x-bitext:", as the standard asks of types of one's
// own. There is no DOCTYPE, because importers fetch it or refuse it.
var TMX = &Format{
	Name:       "tmx",
	Doc:        "TMX 1.4b translation memory, for CAT tools",
	Extensions: []string{".tmx"},
	Keeps:      Segments | Order | Confidence | Tags | Notes,
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      Region,
	Fold:       xmlLine,
	Sniff:      func(head []byte) bool { return hasElement(head, "<tmx") },
	Read:       readTMX,
	Write:      writeTMX,
	validate:   validateTMX,
}

const tmxPrefix = "x-bitext:"

func writeTMX(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	out.xml(xmlDeclaration+"<tmx version=\"1.4\">\n"+
		`<header creationtool="bitext" creationtoolversion="`, cmp.Or(j.Version, "0"),
		`" segtype="`, string(cmp.Or(j.Header.Unit, corpus.Paragraphs)),
		`" o-tmf="bitext" adminlang="en" srclang="`, j.label(j.Header.Src),
		`" datatype="plaintext">`+"\n")
	for _, p := range []property{{keySrcFile, j.Header.SrcPath}, {keyDstFile, j.Header.DstPath}} {
		if p.value != "" {
			out.xml(`<prop type="`+tmxPrefix, p.key, `">`, xmlLine(filepath.Base(p.value)), "</prop>\n")
		}
	}
	out.WriteString("</header>\n<body>\n")
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		number++
		writeTU(j, out, u, number)
	}
	out.WriteString("</body>\n</tmx>\n")
	return out.close()
}

func writeTU(j *Job, out *file, u TU, number int) {
	out.WriteString(`<tu tuid="` + strconv.Itoa(number) + "\">\n")
	for _, note := range u.Notes {
		out.xml("<note>", note, "</note>\n")
	}
	for _, p := range metaOf(u).properties() {
		out.xml(`<prop type="`+tmxPrefix, p.key, `">`, p.value, "</prop>\n")
	}
	src, dst := j.texts(u)
	for _, v := range []struct {
		tag  corpus.Tag
		text string
	}{{u.Src.Tag, src}, {u.Dst.Tag, dst}} {
		if v.text != "" {
			out.xml(`<tuv xml:lang="`, j.label(v.tag), `"><seg>`, v.text, "</seg></tuv>\n")
		}
	}
	out.WriteString("</tu>\n")
}
