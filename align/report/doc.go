// Package report renders a bitext: [Side] for people at a terminal, [Explain]
// for the curious. What other programs read is written by corpus/exchange. It knows no flag
// and no environment: what the page looks like is said by [SideOptions].
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
// Everything bitext says itself stands in a gutter or between dashes, so that
// it is told apart from the texts without colour.
//
// Widths are cells of a terminal: a Han character takes two, a letter with its
// combining marks one. Lines break where UAX #14 allows, which knows spaces,
// no-break spaces, Chinese punctuation (no 。at the start of a line, no （ at
// its end) and numbers; what has no such place and is too long is broken
// between grapheme clusters. Nothing is ever cut off.
//
// Characters that would steer the terminal instead of being shown (control
// characters, bidirectional controls, bytes that are not UTF-8) are shown as
// signs: ␛, <U+202E>, <FF>.
package report
