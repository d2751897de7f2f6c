// Package source reads one text from a file of any of the formats in [All]:
//
//	doc, err := source.Read("drones.en.docx", nil, source.Options{})
//	if err != nil {
//		return err // an *Error: path:line: what is wrong, and what to do
//	}
//	for _, s := range source.Article(doc).Segments {
//		fmt.Println(s.Place, s.Text)
//	}
//
// [Read] finds out the encoding and the format and returns a [corpus.Document]
// of paragraphs, headings, list items and quotations in reading order. No text
// is dropped or changed: what surrounds an article on its page is kept as
// segments of kind [corpus.Furniture], or [corpus.Aside] if another edition may
// have it in its text, which [Article] leaves out; markup is not
// in a segment's text, and the segment's runs say where each rune stands in the
// file. [Bilingual] separates a text that holds its own translation. The
// language of a text is not looked at here; see package lang.
//
// # Files
//
// From the top down; each uses only those below it, and among the formats epub,
// markdown, mhtml and odt use html, mhtml uses text, docx and wml use epub's
// pages, and json uses markdown.
//
//	source.go     Read and Article; All, the list of formats
//	bilingual.go  Bilingual and Numbering
//	convert.go    DOC and MOBI: what other programs make readable
//	foreign.go    markup that is not read, and pieces of pages
//	xx.go         the formats: asciidoc, docx, epub, html, json (and Jupyter
//	              notebooks), markdown, mhtml, odt, pdf, po, rst, subtitle (SRT,
//	              VTT and ASS), text, tsv, wml, xml (with DocBook and
//	              FictionBook), yaml
//	dialect.go    what site generators add to Markdown, for markdown
//	inline.go     markup within a line, for asciidoc, markdown and rst
//	furniture.go  what stands beside an article on its page, for html
//	articlebody.go what a page tells search machines of its article, for html
//	htmlapart.go  what stands in a paragraph of a page and is no part of it
//	htmllines.go  lines of a page that breaks part: paragraphs, verse, code
//	htmllinks.go  what lists of links to other articles are made of besides links
//	htmlreach.go  the parts of an article that stand in several places of a page
//	htmltext.go   the text of a page, block by block, for html
//	label.go      lines that name what stands beside an article, for html and lines
//	office.go     paragraphs and styles of word processors, for docx and odt
//	zip.go        zip archives and the XML in them, for docx, epub and odt
//	printed.go    paragraphs of printed lines, for pdf
//	printedlines.go  the lines of printed pages in the order of reading, for printed
//	lines.go      the lines of a text file and what they begin, for text, pdf
//	              and subtitle
//	encoding.go   from bytes to characters: Decode
//	guess.go      the likeliest encoding of a text
//	block.go      a segment under construction
//	format.go     Format, and what its Read returns
//	file.go       from a path to bytes; files that are known not to be text
//	error.go      Error
//
// # To add a format
//
// A text format such as Textile is one file, textile.go: a variable of type
// *[Format], whose Read returns the segments, and a line in [All]. A format
// without lines, as XML is, makes a piece of each paragraph and lays them out
// with held; one with lines makes blocks, which know their places. Then put
// testdata/source/sample.en.textile, with the text of the other samples, beside
// them: TestSamplesReadAlike reads it and names a format without a sample.
package source
