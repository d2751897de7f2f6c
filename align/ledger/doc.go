// Package ledger puts the facts of a text and its translation beside one
// another: each figure, date and quotation with its counterpart, and what
// became of it.
//
//	l, err := ledger.Of(ctx, bitext, ledger.Options{})
//	for _, e := range l.Entries {
//		fmt.Println(e.Status, e.Source, e.Target)
//	}
//
// # Method
//
// A fact is compared as a value, not as a string ([facts.Same]), and looked for
// in widening circles before it counts as missing:
//
//	its bead  →  two beads either way  →  the whole other text  →  missing
//
// Found in its bead it is [Kept] or [Rephrased]; found further off, [Moved]. A
// fact of the other side that is left over as well and could stand for it makes
// the two [Changed]. What has no such partner is [OnlyOne].
//
// Within a bead pairs are made in rounds, from the surest relation to the
// loosest, and in a round the most alike first; see the list of rounds in
// matching.go. What is soft (small numbers in words: see package facts) may
// answer the other side, but is not entered where it has no counterpart. Names
// are compared by what they are the names of (see package names), each once a
// bead, and two of a kind that are left over are changed.
//
// ledger.go has the types and [Of], copied.go what is the same in both texts, matching.go the rounds, across.go what the
// rounds ask of a bead and elsewhere.go of other beads, names.go the same for names,
// relate.go what two facts must have in common for each.
package ledger
