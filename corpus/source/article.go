package source

import "github.com/bitext-tools/bitext/corpus"

// Article is a document without its furniture, which has no counterpart in the
// translation. The segments keep their places and are numbered anew. A document
// that is furniture only is returned as it is.
func Article(doc corpus.Document) corpus.Document {
	var kept []corpus.Segment
	for _, seg := range doc.Segments {
		if seg.Kind != corpus.Furniture {
			seg.Block = len(kept)
			kept = append(kept, seg)
		}
	}
	if len(kept) > 0 {
		doc.Segments = kept
	}
	return doc
}
