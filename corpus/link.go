package corpus

// A Link says that some source segments and some target segments translate
// each other. It is a [Bead] as other people's gold may have it: a list of
// 0-based indices on either side, which need not be neighbours. One list may
// be empty, never both.
type Link struct{ Src, Dst []int }

// Links are the ladder's beads as links, in the ladder's order.
func (l Ladder) Links() []Link {
	links := make([]Link, len(l))
	for k, b := range l {
		links[k] = Link{b.Src.indices(), b.Dst.indices()}
	}
	return links
}

// indices lists the segments of the range.
func (r Range) indices() []int {
	list := make([]int, 0, max(0, r.Len()))
	for i := r.Lo; i < r.Hi; i++ {
		list = append(list, i)
	}
	return list
}
