package curate

import (
	"cmp"

	"github.com/bitext-tools/bitext/corpus/exchange"
)

// DocumentOf is the document that a unit says it is of: the value of its property of
// that name, or, where the name is "", what is usual: the property "document" or
// "file", the path of the text it stands in. It is "" where the unit does not say.
func DocumentOf(u exchange.TU, property string) string {
	if property != "" {
		return valueOf(u, property)
	}
	return cmp.Or(valueOf(u, "document"), valueOf(u, "file"), pathOf(u.Src), pathOf(u.Dst))
}

// valueOf is the value of a unit's first property of a name, or "".
func valueOf(u exchange.TU, name string) string {
	for _, p := range u.Properties {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

// pathOf is the path of the text that a side stands in, or "".
func pathOf(s exchange.Side) string {
	if s.Empty() {
		return ""
	}
	return s.Segments[0].Place.Path
}
