// Package report writes bitexts and what was found about them for people at a
// terminal, and findings and facts for other programs:
//
//	report.Side(os.Stdout, c.Bitext, report.Options{Width: 120})
//
//	f := report.Findings{Bitext: c.Bitext, Found: c.Findings, Dismissed: c.Dismissed}
//	report.FindingsText(os.Stdout, f, report.Options{})
//
// where c is what package compare returns. [Compare] writes the page on which
// one sees what differs, [Sheet] the same by pairs, for a screen, [CompareHTML], [CompareDocx] and [CompareXLSX] the same for a browser, Word and Excel, [Redline] the source with the differences marked in it,
// [VersionsPage], [VersionsHTML] and [VersionsXLSX] those of more than two versions of an article,
// [Side] both texts side by side, [Explain] why one bead was chosen. [FindingsFormats] and
// [LedgerFormats] list the formats of findings and of facts by name, [ProfileFormats] those of what a corpus holds. Other
// formats of bitexts are in corpus/exchange. Nothing here looks at a flag or the
// environment: [Options] says what a page looks like.
//
// # The page
//
// On a wide page the two texts stand beside each other, a bead a block:
//
//	3  The port authority            0.97    3  港务局表示，已停飞所有
//	   grounded every drone.                   无人机。
//
//	4  It gave no reason.            0.41?     — not in zh-Hans —
//
//	number of the source segment     confidence, with ? in doubt
//
// On a page narrower than 70 cells they stand below each other. Numbers count
// paragraphs from 1; of sentences, 3.2 is the second sentence of paragraph 3.
// What bitext says itself stands in a gutter or between dashes, so that it is
// told apart from the texts without colour.
//
// Widths are cells of a terminal: a Han character takes two, a letter with its
// combining marks one. Lines break where UAX #14 allows, which knows spaces,
// no-break spaces, numbers and Chinese punctuation (no 。 at the start of a
// line, no （ at its end). A word longer than a line is broken between grapheme
// clusters. Nothing is cut off.
//
// Characters that would steer the terminal instead of being shown (control
// characters, bidirectional controls, bytes that are not UTF-8) are shown as
// signs: ␛, <U+202E>, <FF>.
//
// # Files
//
// From the top down; each uses only those below it.
//
//	formats.go       FindingsFormats and LedgerFormats
//	folderpage.go    FolderPage: what was compared of folders, with links to the pages
//	folderfindings.go  findings of many pairs as one document: github, json, sarif, text, tsv
//	folder.go        what became of many pairs, and what has no counterpart
//	findingsxx.go    Findings as github, html, json, sarif, text, tsv
//	ledger.go        the ledger as text, tsv, json
//	profile.go       what a corpus holds, as text, html, json
//	findings.go      Findings, and where a finding stands in its file
//	compare.go       Compare: the summary, the texts with what differs marked
//	sheet.go         the same page by pairs, for a screen
//	comparehtml.go   CompareHTML: the same page for a browser; comparehtml/ is its form
//	comparedocx.go   CompareDocx and RedlineDocx: the page, and the redline, for Word
//	comparexlsx.go   CompareXLSX: the page for Excel
//	edited.go        ReadEdited: those for Word and Excel as an editor left them
//	versionspage.go  VersionsPage: the page of more than two versions
//	versionshtml.go  VersionsHTML: the same for a browser
//	versionsxlsx.go  VersionsXLSX: the same for Excel
//	versions.go      what several versions do not share
//	redline.go       Redline
//	side.go          Side
//	explain.go       Explain
//	view.go          a comparison by bead and by segment, for pages of other programs
//	difference.go    what differs, described once for whoever draws it
//	factmarks.go     figures, dates and names as marks
//	marks.go         words marked in a text: by style, or by signs below them
//	page.go          a page: columns, blocks, beads
//	label.go         numbers of segments, counts of beads
//	pagehead.go      how the pages of findings, folders and corpora begin in a browser
//	pen.go           styled text and tables
//	cells.go         Options; text in cells: measured, made visible, wrapped
//
// # To add something
//
// A format of findings is one file, findingsxx.go, with a function like
// [FindingsJSON], and a line in [FindingsFormats]. A key of the JSON is a field
// of a struct in findingsjson.go and a line in the comment of FindingsJSON. A
// column of the table of facts is a name in ledgerHead and a value in ledgerRow.
// The HTML page is a format of bitexts: corpus/exchange/html.go.
package report
