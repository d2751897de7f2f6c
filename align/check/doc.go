// Package check says where a text and its translation differ. [Run] reads an
// aligned [corpus.Bitext] and returns [Finding]s; [All] lists the checks it
// makes, each with its reasons, its traps and an example it must catch;
// [Ledger] puts every fact of both texts side by side.
//
// # Method
//
// A fact is compared as a value, not as a string, and looked for in widening
// circles before anybody is told that it is missing:
//
//	its bead  →  two beads either way  →  the whole other text  →  missing
//
// Found in the bead it is settled; found further off it was moved, which is
// an editor's right; found nowhere, a leftover fact of the other side that
// could stand for it makes the pair a change, and only what has no such
// partner is missing or added.
//
// Three rules keep the number of findings small:
//
//   - Gating. Where the alignment is doubtful ([Options.Doubtful]) the checks
//     of content hold back; one finding, S114, says how many were withheld.
//   - Collapse. What stands inside a passage that is reported as missing,
//     added or untranslated is not reported again. A missing passage says
//     itself which facts are lost with it.
//   - Hard and soft. Small numbers in words ("three", 三, «трое») may satisfy
//     the other side but never raise more than a remark.
//
// Sentences that stand on one side only are found by weighing two witnesses, see
// sentences.go: what the lengths of a bead would be without them, and how much of
// them the other side tells by the lexicon of package vectors ([Coverage]).
//
// # Where a new check goes
//
// A check is a variable of type [Check] in the file of its family and a line in
// [All]; a test compares the two and runs every example. What a check must know
// of a language is a field of language, read from a list of its folder.
//
// The wording is neutral: a finding says which text has what, not who is to
// blame. Neither side is taken for the original.
package check
