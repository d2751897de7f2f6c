package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/evaluate"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// The JSON that no package but this one writes.
var (
	//go:embed schemas/language.schema.json
	languageSchema string
	//go:embed schemas/text.schema.json
	textSchema string
	//go:embed schemas/version.schema.json
	versionSchema string
)

// A jsonSchema describes JSON that the program writes.
type jsonSchema struct{ name, by, text string }

// schemas are all of them, sorted by name. What is one object for each line or file
// is described by the schema of one. A test holds all that is written against them.
var schemas = []jsonSchema{
	{"evaluation", "evaluate --format json", evaluate.Schema},
	{"facts", "facts --format json", report.FactsSchema},
	{"findings", "check --format json", report.FindingsSchema},
	{"findings-of-folders", "check FOLDERS --format json", report.FolderSchema},
	{"hf", "align, convert, corpus clean, corpus dedup, corpus sample, corpus split, memory export, split --format hf", exchange.HFSchema},
	{"hit", "search --format json", report.HitSchema},
	{"jsonl", "align, convert, corpus clean, corpus dedup, corpus sample, corpus split, memory export, split --format jsonl", exchange.JSONLSchema},
	{"language", "detect --format json", languageSchema},
	{"match", "memory match --format json", report.MatchSchema},
	{"memory", "memory list --format json", report.KeptSchema},
	{"memorystats", "memory stats --format json", report.KeptStatsSchema},
	{"problem", "validate --format json", rules.Schema},
	{"profile", "corpus stats --format json", report.ProfileSchema},
	{"rendering", "search --renderings --format json", report.RenderingSchema},
	{"review", "review, dismiss", review.Schema},
	{"sarif", "check --format sarif", report.SARIFSchema},
	{"status", "status --format json", report.StatusSchema},
	{"text", "read --format json", textSchema},
	{"version", "version --format json", versionSchema},
}

// title is what the schema says it describes.
func (s jsonSchema) title() string {
	var head struct{ Title string }
	if err := json.Unmarshal([]byte(s.text), &head); err != nil {
		panic(err) // a test reads them all
	}
	return head.Title
}

func schemaRows(*cobra.Command) (rows [][]string) {
	for _, s := range schemas {
		rows = append(rows, []string{s.name, s.by, s.title()})
	}
	return rows
}

// schemaWords are the names of all schemas.
func schemaWords() (all []cobra.Completion) {
	for _, s := range schemas {
		all = append(all, cobra.CompletionWithDesc(s.name, s.title()))
	}
	return all
}

// printSchema prints the schema of a name.
func printSchema(w io.Writer, name string) error {
	var names []string
	for _, s := range schemas {
		if s.name == name {
			_, err := io.WriteString(w, s.text)
			return err
		}
		names = append(names, s.name)
	}
	return withHint(fmt.Errorf("no schema of %q", name), "there is one of %s", lang.List("and", names))
}
