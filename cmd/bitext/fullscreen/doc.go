// Package fullscreen is a review on the whole of a terminal: the page of bitext
// compare, on which one moves, searches and decides by one key each.
//
//	err := fullscreen.Run(ctx, fullscreen.Review{Desk: desk, Export: write, Exists: exists}, os.Stdin, os.Stdout, leave)
//
// It holds nothing that would have to be saved: what is decided is on the disk
// before the next key is read, see package desk. Layout and words are those of
// package report; what is not on the screen is not laid out.
//
// [Model] takes messages and gives lines, and needs no terminal: tests call Update
// and View. Its files, from the top down:
//
//	run.go      a terminal around it
//	model.go    what is in hand, and what a message does to it
//	view.go     the lines of the screen
//	layout.go   which lines of the page are on it
//	keys.go     the keys, and what each does; help.go lists them
//	decide.go   decisions, undo and redo
//	pairing.go  decisions about two places
//	split.go    where a pair is parted
//	fresh.go    what is worked out meanwhile
//	level.go    paragraphs or sentences
//	export.go   writing the texts as they are paired
//	search.go   words on both sides
//	filter.go   which pairs are shown
//	prompt.go   a line that is typed
//	help.go     all keys
package fullscreen
