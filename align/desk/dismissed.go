package desk

import "github.com/bitext-tools/bitext/corpus"

// Dismissals are the findings that somebody dismissed, in the order of their
// texts; the note of each mark is why.
func (d *Desk) Dismissals() []Item {
	of := [2][]int{d.BeadOf(corpus.Source), d.BeadOf(corpus.Target)}
	remarks := d.Review.Remarks()
	list := make([]Item, len(d.Dismissed))
	for k := range d.Dismissed {
		f := &d.Dismissed[k].Finding
		list[k] = Item{home(f, of), f, remarks[f.Fingerprint]}
	}
	return list
}
