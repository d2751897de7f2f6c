package exchange

import (
	"errors"
	"fmt"
)

// XCES is how OPUS keeps bitexts: two documents of sentences with ids, and a
// cesAlign file of links between the ids, the source (fromDoc) first.
var XCES = &Format{
	Name:       "xces",
	Doc:        "XCES as in OPUS: links by sentence ids, and two XML documents",
	Extensions: []string{".xces", ".ces"},
	Keeps:      Segments | Order | Confidence | OneSided | Tags,
	Several:    true,
	NeedsTags:  true,
	Unaligned:  Blank,
	Style:      BCP47,
	Fold:       xmlLine,
	Sniff:      func(head []byte) bool { return hasElement(head, "<cesAlign") },
	Read:       readDocs,
	Write: func(j *Job) error {
		return writeLinked(j, ".", xmlDeclaration+"<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n<cesAlign version=\"1.0\">\n", "</cesAlign>\n",
			`<linkGrp targType="s" fromDoc="%[1]s" toDoc="%[2]s">`,
			func(l xmlLink) string {
				return fmt.Sprintf(`<link id="SL%d" xtargets="%s;%s"%s/>`, l.number, l.src, l.dst, l.certainty())
			})
	},
}

// InterText is the format of the alignment editor of that name: as XCES, but
// the links list the target (toDoc) first, and a link says who made it.
var InterText = &Format{
	Name:       "intertext",
	Doc:        "InterText: links by sentence ids, target first, and two XML documents",
	Extensions: []string{".intertext"},
	Keeps:      Segments | Order | OneSided | Tags,
	Several:    true,
	NeedsTags:  true,
	Unaligned:  Blank,
	Style:      BCP47,
	Fold:       xmlLine,
	Sniff:      func(head []byte) bool { return hasElement(head, "<linkGrp") && !hasElement(head, "<cesAlign") },
	Read:       readDocs,
	Write: func(j *Job) error {
		return writeLinked(j, ":", xmlDeclaration, "",
			`<linkGrp toDoc="%[2]s" fromDoc="%[1]s">`,
			func(l xmlLink) string {
				return fmt.Sprintf(`<link type="%d-%d" xtargets="%s;%s" status="auto"/>`, l.dstLen, l.srcLen, l.dst, l.src)
			})
	},
}

// An xmlLink is a link to be written.
type xmlLink struct {
	number         int
	src, dst       string // ids
	srcLen, dstLen int
	confidence     float64
}

func (l xmlLink) certainty() string {
	if l.confidence == 0 {
		return ""
	}
	return fmt.Sprintf(` certainty="%s"`, decimals(l.confidence))
}

// writeLinked writes the two documents, then the links between head and foot.
func writeLinked(j *Job, sep, head, foot, group string, link func(xmlLink) string) error {
	srcKey, dstKey, err := j.keys()
	if err != nil {
		return err
	}
	b, err := j.bitext()
	if err != nil {
		return err
	}
	srcName, dstName := "."+srcKey+".xml", "."+dstKey+".xml"
	if err := errors.Join(writeSentences(j, srcName, b.Src, sep), writeSentences(j, dstName, b.Dst, sep)); err != nil {
		return err
	}
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	out.WriteString(head)
	fmt.Fprintf(out, group+"\n", escaper.Replace(j.name(srcName)), escaper.Replace(j.name(dstName)))
	src, dst := numbering(b.Src), numbering(b.Dst)
	for k, bead := range b.Ladder {
		out.WriteString(link(xmlLink{
			number: k + 1,
			src:    ids(src, bead.Src, sep), dst: ids(dst, bead.Dst, sep),
			srcLen: bead.Src.Len(), dstLen: bead.Dst.Len(),
			confidence: bead.Confidence,
		}) + "\n")
	}
	out.WriteString("</linkGrp>\n" + foot)
	return out.close()
}
