// Package schema makes JSON Schemas of Go types, in tests: what is written as JSON
// has a schema in a file, and the file is what the types say.
//
//	schema.Check(t, "findings.schema.json", *update, schema.Of[jsonFindings](t, about, enums))
package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
)

const (
	draft  = "https://json-schema.org/draft/2020-12/schema"
	base   = "https://github.com/bitext-tools/bitext/schema/" // of every $id
	module = "github.com/bitext-tools/bitext"
)

// About is what a schema says of itself.
type About struct {
	ID    string // its name and number: "findings/1"
	Title string // what is written, in one line
}

// Values are the schemas of types that are not what their Go type says: words of
// a list, or what writes itself as text.
type Values map[reflect.Type]*jsonschema.Schema

// Words are the values of a type of which there are few.
func Words[T ~string](words ...T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, w := range words {
		s.Enum = append(s.Enum, string(w))
	}
	return s
}

// Of is the schema of what package json writes of a T. The comment of a field
// describes it; a list is never null, but for one within a list; further members
// are allowed, as later versions may write some.
func Of[T any](t *testing.T, about About, values Values) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.For[T](&jsonschema.ForOptions{TypeSchemas: values})
	if err != nil {
		t.Fatal(err)
	}
	d := describer{t: t, values: values, comments: map[string]map[string]string{}}
	d.describe(s, reflect.TypeFor[T]())
	s.Schema, s.ID, s.Title = draft, base+about.ID, about.Title
	return s
}

// unescaped are the signs that package json escapes for web pages.
var unescaped = strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&")

// Check holds a schema's file against the schema, or writes it.
func Check(t *testing.T, path string, update bool, s *jsonschema.Schema) {
	t.Helper()
	if _, err := s.Resolve(nil); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	text = append([]byte(unescaped.Replace(string(text))), '\n')
	if update {
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if file, err := os.ReadFile(path); err != nil || !bytes.Equal(file, text) {
		t.Errorf("%s is not what the types say (%v); go test -update rewrites it", path, err)
	}
}

// A describer adds to a schema what package jsonschema does not know of its type.
type describer struct {
	t        *testing.T
	values   Values
	comments map[string]map[string]string // by folder: of a field, Type.Field
}

// describe goes through the types that a schema was made of.
func (d describer) describe(s *jsonschema.Schema, of reflect.Type) {
	d.t.Helper()
	s.AdditionalProperties = nil
	for of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if d.values[of] != nil {
		return
	}
	switch of.Kind() {
	case reflect.Slice, reflect.Array:
		d.describe(s.Items, of.Elem())
	case reflect.Map:
		s.AdditionalProperties = &jsonschema.Schema{Type: "string"}
	case reflect.Struct:
		for _, field := range reflect.VisibleFields(of) {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			member := s.Properties[cmp.Or(name, field.Name)]
			if member == nil {
				continue // not written
			}
			d.describe(member, field.Type)
			if null := member.Types; len(null) == 2 && (field.Type.Kind() == reflect.Slice || strings.Contains(field.Tag.Get("json"), ",omit")) {
				member.Type, member.Types = null[1], nil
			}
			member.Description = d.comment(holder(of, field), field.Name)
			if member.Description == "" {
				d.t.Errorf("%s.%s has no comment", of, field.Name)
			}
		}
	}
}

// holder is the type that declares a field: the one it is in, or one embedded there.
func holder(of reflect.Type, field reflect.StructField) reflect.Type {
	for _, k := range field.Index[:len(field.Index)-1] {
		of = of.Field(k).Type
	}
	return of
}

// comment is what stands above or beside a field in its source.
func (d describer) comment(of reflect.Type, field string) string {
	path, name := of.PkgPath(), of.Name()
	if d.comments[path] == nil {
		d.comments[path] = d.read(path)
	}
	return d.comments[path][name+"."+field]
}

// read reads the comments of all fields of a package.
func (d describer) read(path string) map[string]string {
	folder := "." // of the test, which may be package main
	if below, ok := strings.CutPrefix(path, module+"/"); ok {
		folder = filepath.Join(root(d.t), below)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		d.t.Fatalf("%s: no Go files (%v)", folder, err)
	}
	found := map[string]string{}
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			d.t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				fieldComments(spec, found)
			}
			return true
		})
	}
	return found
}

// fieldComments finds the comments of a type's fields, each on one line.
func fieldComments(spec *ast.TypeSpec, found map[string]string) {
	of, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, field := range of.Fields.List {
		text := field.Doc.Text()
		if text == "" {
			text = field.Comment.Text()
		}
		for _, name := range field.Names {
			found[spec.Name.Name+"."+name.Name] = strings.Join(strings.Fields(text), " ")
		}
	}
}

// root is the folder of the module.
func root(t *testing.T) string {
	t.Helper()
	folder, err := filepath.Abs(".")
	for ; err == nil; folder = filepath.Dir(folder) {
		if _, gone := os.Stat(filepath.Join(folder, "go.mod")); gone == nil {
			return folder
		}
		if folder == filepath.Dir(folder) {
			break
		}
	}
	t.Fatal("no go.mod above the test")
	return ""
}
