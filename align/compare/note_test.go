package compare

import "testing"

// A note is English of one block and of several.
func TestNote(t *testing.T) {
	for note, want := range map[Note]string{
		{Path: "a.html", Blocks: 1}:                   "a.html: left out 1 block that is no part of the article",
		{Path: "a.html", Blocks: 2}:                   "a.html: left out 2 blocks that are no part of the article",
		{Path: "a.txt", Repair: "left out 1 control"}: "a.txt: left out 1 control",
	} {
		if got := note.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
