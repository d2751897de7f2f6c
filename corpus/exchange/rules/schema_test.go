package rules

import (
	"flag"
	"reflect"
	"testing"

	"github.com/bitext-tools/bitext/corpus/schema"
)

var update = flag.Bool("update", false, "rewrite the schema")

func TestSchema(t *testing.T) {
	schema.Check(t, "problem.schema.json", *update, schema.Of[Problem](t, schema.About{
		ID: "problem/1", Title: "one thing that is wrong with a file, a line of what bitext validate writes",
	}, schema.Values{reflect.TypeFor[Severity](): schema.Words(Warning, Error)}))
}
