package check

import (
	"fmt"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
)

// exchanged reports names that stand in one another's place. Where the other
// text has one of them elsewhere, the translator may have moved it: that is a
// warning.
func exchanged(r *reading) []Finding {
	return r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
		f := Finding{}
		if e.Source.Elsewhere || e.Target.Elsewhere {
			f.Severity = Warning
		}
		return f, both(e, facts.Name)
	})
}

// strangers reports the names that only one text has.
func strangers(r *reading) []Finding {
	return r.onlyOnEither(func(e ledger.Entry) bool { return e.Has(facts.Name) }, Info, Info)
}

// nameOnly reports a name that stands on one side of a bead only.
func nameOnly(b bead, name Span) Finding {
	f := about(b)
	f.Spans = []Span{name}
	f.Values = []string{name.Text}
	f.Message = fmt.Sprintf("%q only in the %s", name.Text, name.Side)
	return f
}
