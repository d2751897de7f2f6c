package compare

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/corpus"
)

// valid refuses options that make no sense, before any text is read. What the
// options of packages align and check make no sense of, those refuse.
func (o Options) valid() error {
	if o.Align.Unit != "" && o.Align.Unit != o.unit() {
		return fmt.Errorf("options: Unit is %q and Align.Unit %q: set Unit only", o.unit(), o.Align.Unit)
	}
	if o.unit() == corpus.Sentences && o.Source.Lines != o.Target.Lines {
		return errors.New("options: Source.Lines and Target.Lines differ: lines that are sentences have no counterpart in a text of paragraphs; set both or none")
	}
	return cmp.Or(o.alignment().Verify(), o.Check.Verify())
}

// unit is the unit that is aligned.
func (o Options) unit() corpus.Unit { return cmp.Or(o.Unit, corpus.Paragraphs) }

// alignment is what package align is asked for.
func (o Options) alignment() align.Options {
	opt := o.Align
	opt.Unit = o.unit()
	return opt
}

// asTheyStand tells whether the segments are of the unit already.
func (o Options) asTheyStand() bool { return o.Source.Lines }
