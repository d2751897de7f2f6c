// Package evaluate compares an alignment with gold, as the field scores
// alignments:
//
//	r := evaluate.Compare(gold, ladder.Links(), len(src), len(dst))
//	fmt.Println(r.Strict.F1(), r.Omissions.Recall())
//	r.Calibrate(gold, ladder.Links(), confidences)
//	evaluate.Text(os.Stdout, r)
//
// gold is the links that people made, src and dst the segments of the texts.
//
// # Figures
//
// Precision, recall and F1 are over beads with text on both sides. Such a bead
// is right in the strict sense when gold has the same bead, and right in the lax
// sense when it shares a source segment and a target segment with one gold bead
// (Sennrich and Volk, "MT-based Sentence Alignment for OCR-generated Parallel
// Texts", AMTA 2010). Lax figures forgive merging too much, so strict ones tell
// more.
//
// Omissions are the source segments, additions the target segments, that no
// bead ties to the other side; they are scored one segment at a time. Scorers
// that count 1-0 and 0-1 beads into the precision of beads, as Vecalign's does,
// give another precision on texts with omissions and the same recall.
//
// # Files
//
//	render.go       a Result as a table or as JSON
//	calibration.go  how sure an alignment was against how often it was right
//	score.go        Compare, and the counts it returns
//
// A further figure is a Score in [Result], counted in Compare and added in
// [Result.Add], and a line in [Result.Rows].
package evaluate
