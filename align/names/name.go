package names

// A Kind is what a name is the name of.
type Kind uint8

// The kinds.
const (
	Country Kind = iota
	City         // and every other place that is no country
	Person
	Organisation // companies and ministries as well
	Press        // agencies, papers and broadcasters
	Office       // what somebody is: the foreign minister
)

// A Sense is one thing that a name may stand for.
type Sense struct {
	ID   string // the same in all languages: the ISO 3166 code of a country, else the first English form
	Kind Kind
	Firm bool // the words name this and nothing else; false: they may, and prove nothing
}

// A Name is a name where it stands in a text.
type Name struct {
	Start, End int     // half-open range of runes of the text
	Senses     []Sense // at least one, each ID once
}

// Firm is the first sense that the name has for certain.
func (n Name) Firm() (Sense, bool) {
	for _, s := range n.Senses {
		if s.Firm {
			return s, true
		}
	}
	return Sense{}, false
}

// Meets tells whether two names may stand for the same.
func (n Name) Meets(m Name) bool {
	for _, s := range n.Senses {
		for _, o := range m.Senses {
			if s.ID == o.ID && s.Kind.meets(o.Kind) {
				return true
			}
		}
	}
	return false
}

// meets tells whether an ID names the same in both kinds: Singapore is a country
// and its city.
func (k Kind) meets(l Kind) bool { return k == l || k <= City && l <= City }

// add takes in a sense; a firm one goes before a soft one of the same ID.
func (n *Name) add(s Sense) {
	for i := range n.Senses {
		if o := &n.Senses[i]; o.ID == s.ID && o.Kind == s.Kind {
			o.Firm = o.Firm || s.Firm
			return
		}
	}
	n.Senses = append(n.Senses, s)
}
