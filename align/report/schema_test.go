package report

import (
	"reflect"
	"testing"

	"github.com/bitext-tools/bitext/align/behind"
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/schema"
)

// TestSchemas holds the schemas against the types that are written.
func TestSchemas(t *testing.T) {
	words := schema.Values{
		reflect.TypeFor[corpus.Unit]():    schema.Words(corpus.Paragraphs, corpus.Sentences),
		reflect.TypeFor[check.Severity](): schema.Words(check.Severities...),
		reflect.TypeFor[behind.State]():   schema.Words(behind.States...),
		reflect.TypeFor[exchange.State](): schema.Words("", exchange.Untranslated, exchange.Draft, exchange.Translated, exchange.Reviewed, exchange.Final),
		reflect.TypeFor[ledger.Status]():  schema.Words(ledger.Statuses...),
	}
	schema.Check(t, "findings.schema.json", *update, schema.Of[jsonFindings](t, schema.About{
		ID: "findings/1", Title: "the findings of bitext check about a text and its translation",
	}, words))
	schema.Check(t, "folder.schema.json", *update, schema.Of[jsonFolder](t, schema.About{
		ID: "findings-of-folders/1", Title: "the findings of bitext check about the pairs of folders",
	}, words))
	schema.Check(t, "facts.schema.json", *update, schema.Of[jsonLedger](t, schema.About{
		ID: "facts/1", Title: "the facts of a text and its translation beside one another",
	}, words))
	schema.Check(t, "hit.schema.json", *update, schema.Of[jsonHit](t, schema.About{
		ID: "hit/1", Title: "a unit in which bitext search found something, a line a unit",
	}, words))
	schema.Check(t, "rendering.schema.json", *update, schema.Of[jsonRendering](t, schema.About{
		ID: "rendering/1", Title: "how what bitext search found was translated, a line a rendering",
	}, words))
	schema.Check(t, "status.schema.json", *update, schema.Of[jsonStatus](t, schema.About{
		ID: "status/1", Title: "how far a translation is behind its text, a line a file",
	}, words))
	schema.Check(t, "memory.schema.json", *update, schema.Of[jsonKept](t, schema.About{
		ID: "memory/1", Title: "a unit of a translation memory, a line a unit",
	}, words))
	schema.Check(t, "memorystats.schema.json", *update, schema.Of[jsonKeptStats](t, schema.About{
		ID: "memorystats/1", Title: "how much a translation memory holds, and what it came from",
	}, words))
	schema.Check(t, "profile.schema.json", *update, schema.Of[jsonProfile](t, schema.About{
		ID: "profile/1", Title: "what a corpus of bitexts holds",
	}, words))
	schema.Check(t, "match.schema.json", *update, schema.Of[jsonMatched](t, schema.About{
		ID: "match/1", Title: "a text and what is like it in a translation memory, a line a text",
	}, words))
}
