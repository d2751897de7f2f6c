package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/behind"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/schema"
)

// TestOwnSchemas holds the schemas of what this package writes against its types.
func TestOwnSchemas(t *testing.T) {
	kinds := schema.Values{reflect.TypeFor[corpus.Kind](): schema.Words(paragraphKind, corpus.Title, corpus.Heading, corpus.Item, corpus.Quote, corpus.Code, corpus.Furniture, corpus.Aside)}
	schema.Check(t, "schemas/language.schema.json", *update, schema.Of[detected](t, schema.About{
		ID: "language/1", Title: "the language of a text and of its paragraphs, a line a file",
	}, nil))
	schema.Check(t, "schemas/text.schema.json", *update, schema.Of[textRead](t, schema.About{
		ID: "text/1", Title: "a text as bitext reads it, a line a file",
	}, kinds))
	schema.Check(t, "schemas/version.schema.json", *update, schema.Of[build](t, schema.About{
		ID: "version/1", Title: "the version of the program and how it was built",
	}, nil))
}

// TestEveryJSONHasASchema finds commands that write JSON of which there is none.
func TestEveryJSONHasASchema(t *testing.T) {
	described := map[string]bool{}
	for _, s := range schemas {
		commands, format, _ := strings.Cut(s.by, " --format ")
		for command := range strings.SplitSeq(commands, ", ") {
			described[command+" "+format] = true
		}
	}
	everyCommand(func(cmd *cobra.Command) {
		for _, name := range []string{"format", "to"} {
			flag := cmd.Flags().Lookup(name)
			if flag == nil {
				continue
			}
			is, ok := flag.Value.(choice)
			for _, word := range is.allowed {
				if ok && slices.Contains([]string{"hf", "json", "jsonl", "sarif"}, word) && !described[commandPath(cmd)+" "+word] {
					t.Errorf("%s --%s %s writes JSON that no line of schemas.go describes", cmd.CommandPath(), name, word)
				}
			}
		}
	})
}

// A judge holds values against a schema in which no member is allowed that it does
// not name, and remembers which it has met.
type judge struct {
	closed *jsonschema.Resolved
	root   *jsonschema.Schema
	met    map[string]bool
	count  int
}

// newJudge is the judge of a schema by name.
func newJudge(t *testing.T, name string) *judge {
	t.Helper()
	var text bytes.Buffer
	if err := printSchema(&text, name); err != nil {
		t.Fatal(err)
	}
	j := &judge{root: new(jsonschema.Schema), met: map[string]bool{}}
	if err := json.Unmarshal(text.Bytes(), j.root); err != nil {
		t.Fatal(err)
	}
	if j.root.ID == "" || j.root.Title == "" || j.root.Schema != "https://json-schema.org/draft/2020-12/schema" {
		t.Errorf("schema %s lacks its id, its title, or its draft", name)
	}
	closeObjects(j.root)
	var err error
	if j.closed, err = j.root.Resolve(nil); err != nil {
		t.Fatal(err)
	}
	return j
}

// closeObjects forbids members that are not named.
func closeObjects(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	if s.Properties != nil && s.AdditionalProperties == nil {
		s.AdditionalProperties = &jsonschema.Schema{Not: &jsonschema.Schema{}}
	}
	for _, member := range s.Properties {
		closeObjects(member)
	}
	for _, one := range s.AnyOf {
		closeObjects(one)
	}
	closeObjects(s.Items)
}

// values holds each value of a stream against the schema.
func (j *judge) values(text []byte) error {
	for d := json.NewDecoder(bytes.NewReader(text)); ; j.count++ {
		var value any
		err := d.Decode(&value)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = j.closed.Validate(value)
		}
		if err != nil {
			return err
		}
		j.meet("", value)
	}
}

// meet remembers the members of a value.
func (j *judge) meet(at string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for name, member := range value {
			j.met[at+"/"+name] = true
			j.meet(at+"/"+name, member)
		}
	case []any:
		for _, item := range value {
			j.meet(at, item)
		}
	}
}

// named are the members that a schema names.
func named(at string, s *jsonschema.Schema, list map[string]bool) {
	if s == nil {
		return
	}
	for name, member := range s.Properties {
		list[at+"/"+name] = true
		named(at+"/"+name, member, list)
	}
	for _, one := range s.AnyOf {
		named(at, one, list)
	}
	named(at, s.Items, list)
}

// sarifWritten is judged by the schema that OASIS publishes, which is not here:
// all that a test without a network can say is which version it names.
const sarifWritten = `"version": "2.1.0"`

// neverWritten are members that a schema names and that are never written: the beads
// of a review have the type of those that stand under rest, the example of a
// rendering that of what --similar finds.
var neverWritten = map[string]bool{"review/beads/confidence": true, "rendering/example/similarity": true}

// TestWrittenJSON runs every command and format that writes JSON over the articles,
// the texts in every format and the bitexts in every format. All that is written is as its
// schema says, and there is nothing in a schema that is not written.
func TestWrittenJSON(t *testing.T) {
	written := writtenJSON(t)
	for _, s := range schemas {
		if s.name == "sarif" {
			for call, text := range written[s.name] {
				if !bytes.Contains(text, []byte(sarifWritten)) {
					t.Errorf("%s does not say %s", call, sarifWritten)
				}
			}
			continue
		}
		j := newJudge(t, s.name)
		for _, call := range slices.Sorted(maps.Keys(written[s.name])) {
			if err := j.values(written[s.name][call]); err != nil {
				t.Errorf("schema %s, %s: %v", s.name, call, err)
			}
		}
		if j.count == 0 {
			t.Errorf("nothing was written that schema %s describes", s.name)
		}
		all := map[string]bool{}
		named("", j.root, all)
		for _, member := range slices.Sorted(maps.Keys(all)) {
			if !j.met[member] && !neverWritten[s.name+member] {
				t.Errorf("schema %s names %s, which was never written", s.name, member)
			}
		}
	}
}

// writtenJSON is what commands write, by schema and call.
func writtenJSON(t *testing.T) map[string]map[string][]byte {
	t.Helper()
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	written := map[string]map[string][]byte{}
	keep := func(name, call string, text []byte) {
		if written[name] == nil {
			written[name] = map[string][]byte{}
		}
		written[name][call] = text
	}
	write := func(name string, args ...string) {
		var out, errw bytes.Buffer
		run(args, strings.NewReader("c one to look at\n\nw\nq\n"), &out, &errw) // some files are refused
		keep(name, strings.Join(args, " "), out.Bytes())
	}
	write("version", "version", "--format", "json")
	released, committed, committedAt = "v0.1.0", "1234567", "2026-03-04T10:00:00Z"
	write("version", "version", "--format=json")
	released, committed, committedAt = "", "", ""
	for _, tag := range []string{"ru", "zh"} {
		wrapped := filepath.Join(testdata, "source", "sample.%s.wrapped.txt")
		write("jsonl", "align", "--format", "jsonl", fmt.Sprintf(wrapped, "en"), fmt.Sprintf(wrapped, tag))
	}
	for _, article := range []string{"drones", "reservoir"} {
		for _, tag := range []string{"ru", "zh"} {
			stem := filepath.Join(testdata, "bitext", article)
			source, target := filepath.Join(stem, "en.txt"), filepath.Join(stem, tag+".txt")
			beside := fmt.Sprintf("%s.%s.json", article, tag)
			run([]string{"dismiss", source, target, "--note", "as the editor wants it", "--baseline", beside, "number"}, strings.NewReader(""), io.Discard, io.Discard)
			write("findings", "check", source, target, "--format", "json", "--level", "info", "--baseline", beside)
			write("sarif", "check", source, target, "--format", "sarif", "--baseline", beside)
			write("facts", "facts", source, target, "--format", "json")
			write("hf", "align", source, target, "--format", "hf")
			write("jsonl", "align", source, target, "--format", "jsonl", "--unit", "sentence")
			write("language", "detect", source, target, "--format", "json")
			ladder := beside + ".beads"
			run([]string{"align", source, target, "--format", "beads", "-o", ladder}, strings.NewReader(""), io.Discard, io.Discard)
			write("evaluation", "evaluate", filepath.Join(stem, tag+".beads"), ladder, "--format", "json")
		}
	}
	everyFile(t, filepath.Join(testdata, "source"), func(path string) {
		write("text", "read", "--format", "json", "--keep-furniture", path)
	})
	everyFile(t, filepath.Join(testdata, "exchange"), func(path string) {
		write("jsonl", "convert", path, "--format", "jsonl")
		write("hf", "convert", path, "--format", "hf")
		write("problem", "validate", path, "--format", "json")
		write("findings", "check", path, "--format", "json", "--level", "info")
	})
	folder := mixedFolder(t, filepath.Join(testdata, "bitext", "drones"))
	write("findings-of-folders", "check", folder, "--format", "json", "--level", "info")
	memory := filepath.Join(testdata, "exchange", "tmx", "en-ru.tmx")
	for _, way := range [][]string{{"--similar"}, {}} {
		write("hit", slices.Concat([]string{"search", "--format", "json", "costs", memory}, way)...)
	}
	write("profile", "corpus", "stats", "--format", "json", memory)
	drones := filepath.Join(testdata, "bitext", "drones")
	write("hit", "search", "--format", "json", "drone", filepath.Join(drones, "en.txt"), filepath.Join(drones, "ru.txt"))
	write("rendering", "search", "--format", "json", "--renderings", "drone", filepath.Join(drones, "en.txt"), filepath.Join(drones, "ru.txt"))
	run([]string{"memory", "add", "--memory", "a.memory", memory}, strings.NewReader(""), io.Discard, io.Discard)
	write("memory", "memory", "list", "--memory", "a.memory", "--format", "json")
	write("match", "memory", "match", "--memory", "a.memory", "--format", "json", "--target-lang", "ru", filepath.Join(testdata, "source", "sample.en.txt"), "--min", "1")
	write("memorystats", "memory", "stats", "--memory", "a.memory", "--format", "json")
	keep("status", "status", writtenStatus(t, drones))
	for answer, text := range reviewFiles(t, filepath.Join(testdata, "script", "review_plain.txtar")) {
		keep("review", answer, text)
	}
	return written
}

// mixedFolder is a folder of an article and its translation, with findings and one
// of them dismissed, a text without translation, and a pair that fails.
func mixedFolder(t *testing.T, article string) string {
	t.Helper()
	folder := t.TempDir()
	for name, from := range map[string]string{"a.en.txt": "en.txt", "a.ru.txt": "ru.txt", "b.en.txt": "en.txt", "c.en.txt": "en.txt"} {
		text, err := os.ReadFile(filepath.Join(article, from))
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name), text, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "c.ru.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	run([]string{"dismiss", filepath.Join(folder, "a.en.txt"), filepath.Join(folder, "a.ru.txt"), "--note", "as the editor wants it", "number"}, strings.NewReader(""), io.Discard, io.Discard)
	return folder
}

// writtenStatus is what is written of an article whose English has changed, and of
// one without a translation.
func writtenStatus(t *testing.T, article string) []byte {
	t.Helper()
	found, err := compare.Files(t.Context(), filepath.Join(article, "en.txt"), filepath.Join(article, "ru.txt"), compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, f := range report.StatusFormats {
		if f.Name == "json" {
			err = f.Write(&out, []behind.File{
				{Source: "en.txt", Target: "ru.txt", Lang: "ru", State: behind.Behind, Findings: found.Findings, Bitext: found.Bitext},
				{Source: "en.txt", Lang: "zh", State: behind.Untranslated},
				{Target: "ru.txt", Lang: "ru", State: behind.Extra},
			}, report.Options{})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Answers are given one at a time; before each the review file is looked at, which
// is a journal then.
type answers struct {
	lines []string
	look  func(answer string)
}

// Read implements io.Reader.
func (a *answers) Read(p []byte) (int, error) {
	if len(a.lines) == 0 {
		return 0, io.EOF
	}
	line := a.lines[0]
	a.look(line)
	a.lines = a.lines[1:]
	return copy(p, line), nil
}

// reviewFiles are the review files that the answers of a script make, one before
// each answer and one at the end.
func reviewFiles(t *testing.T, script string) map[string][]byte {
	t.Helper()
	files, err := txtar.ParseFile(script)
	if err != nil {
		t.Fatal(err)
	}
	given := map[string][]string{"anew": {"p 2\n", "q\n"}}
	for _, f := range files.Files {
		given[f.Name] = strings.SplitAfter(string(f.Data), "\n")
		if err := os.WriteFile(f.Name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	file := review.Beside("zh.txt")
	found := map[string][]byte{}
	for _, call := range []string{"anew", "answers.txt", "findings.txt", "wide.txt --unit sentence"} {
		name, more, _ := strings.Cut(call, " ")
		look := func(answer string) {
			if text, err := os.ReadFile(file); err == nil {
				found[fmt.Sprintf("%s before %s", call, answer)] = text
			}
		}
		run(append([]string{"review", "--plain", "--every", "en.txt", "zh.txt"}, strings.Fields(more)...), &answers{given[name], look}, io.Discard, io.Discard)
		look("the end")
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// everyFile calls f with every file below a folder.
func everyFile(t *testing.T, folder string, f func(path string)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			f(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
