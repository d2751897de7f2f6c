package review

import (
	"flag"
	"reflect"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/bitext-tools/bitext/corpus"
	schemas "github.com/bitext-tools/bitext/corpus/schema"
)

var update = flag.Bool("update", false, "rewrite the schema")

// TestSchema holds the schema of review files against the types that are written:
// a line is the first one or a decision.
func TestSchema(t *testing.T) {
	lines := schemas.Of[header](t, schemas.About{
		ID: "review/2", Title: "a line of a review file: the first one, which names the layout, or what somebody decided",
	}, nil)
	decision := schemas.Of[Decision](t, schemas.About{}, schemas.Values{
		reflect.TypeFor[Op]():          schemas.Words(ops...),
		reflect.TypeFor[corpus.Unit](): schemas.Words(corpus.Paragraphs, corpus.Sentences),
		reflect.TypeFor[Anchor]():      {Type: "string", Pattern: `^[0-9a-f]{16}\.(-|[0-9a-f]{4})\.(-|[0-9a-f]{4})\.[0-9]+(\.[0-9]+/[0-9]+)?(\.[0-9]+-[0-9]+)?$`},
	})
	first := *lines
	first.ID, first.Schema, first.Title = "", "", "the first line"
	decision.ID, decision.Schema, decision.Title = "", "", "a decision"
	schemas.Check(t, "review.schema.json", *update, &jsonschema.Schema{
		ID: lines.ID, Schema: lines.Schema, Title: lines.Title, Type: "object", AnyOf: []*jsonschema.Schema{&first, decision},
	})
}
