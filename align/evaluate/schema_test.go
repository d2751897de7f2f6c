package evaluate

import (
	"flag"
	"testing"

	"github.com/bitext-tools/bitext/corpus/schema"
)

var update = flag.Bool("update", false, "rewrite the schema")

func TestSchema(t *testing.T) {
	schema.Check(t, "evaluation.schema.json", *update, schema.Of[result](t, schema.About{
		ID: "evaluation/1", Title: "how far an alignment is that of gold",
	}, nil))
}
