package exchange

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/schema"
)

// An hfUnit is a line of [HF].
type hfUnit struct {
	Translation map[string]string `json:"translation"` // by language: the text and its translation
}

// TestSchemas holds the schemas against the types that are written.
func TestSchemas(t *testing.T) {
	schema.Check(t, "jsonl.schema.json", *update, schema.Of[jsonUnit](t, schema.About{
		ID: "jsonl/1", Title: "a unit of a bitext, a line of the format jsonl",
	}, schema.Values{
		reflect.TypeFor[json.RawMessage](): {Type: "number", Minimum: jsonschema.Ptr(0.), Maximum: jsonschema.Ptr(1.)},
		reflect.TypeFor[State]():           schema.Words(Untranslated, Draft, Translated, Reviewed, Final),
		reflect.TypeFor[corpus.Kind]():     schema.Words(corpus.Paragraph, corpus.Title, corpus.Heading, corpus.Item, corpus.Quote, corpus.Code, corpus.Furniture, corpus.Aside),
		reflect.TypeFor[corpus.CodeKind](): schema.Words(corpus.Opening, corpus.Closing),
	}))
	hf := schema.Of[hfUnit](t, schema.About{ID: "hf/1", Title: "a unit of a bitext, a line of the format hf"}, nil)
	hf.Properties["translation"].MinProperties, hf.Properties["translation"].MaxProperties = jsonschema.Ptr(2), jsonschema.Ptr(2)
	schema.Check(t, "hf.schema.json", *update, hf)
}
