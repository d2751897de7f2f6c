// Package termbase reads a glossary: the translations of terms that were agreed
// on for a job.
//
//	tb, err := termbase.Read("terms.tsv", file, "en", "ru")
//	for _, term := range tb.Terms {
//		… // term.Source, term.Target, term.Forbidden
//	}
//
// A glossary is a table of source term, translations and forbidden ones or
// comments, with tabs (TSV) or commas (CSV), or it is TermBase eXchange (TBX) in
// any of its dialects, in any encoding that a text may be in.
//
//	termbase.go   Termbase, Term, Read
//	table.go      tables
//	tbx.go        TBX
package termbase
