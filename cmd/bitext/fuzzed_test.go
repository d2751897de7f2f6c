package main

import (
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// taken are the types of parameters by which a function is known to read what
// somebody else wrote, or to write.
var taken = []string{"io.Reader", "*bufio.Reader", "[]byte", "io.Writer"}

// through names packages whose functions are fuzzed by the targets of another
// package, which call them.
var through = map[string]string{
	"align/report":            "align/report", // TestReportsAreFuzzed says which
	"corpus/exchange/codes":   "corpus/exchange",
	"corpus/exchange/gettext": "corpus/exchange",
	"corpus/exchange/links":   "corpus/exchange",
	"corpus/exchange/rules":   "corpus/exchange",
	"corpus/exchange/wordml":  "corpus/exchange",
	"corpus/lines":            "corpus/exchange",
	"corpus/xmltext":          "corpus/exchange",
}

// Every function below cmd that reads a file, or writes one, is named beside a
// fuzz target of its package.
func TestReadersAndWritersAreFuzzed(t *testing.T) {
	for _, f := range sourceFiles(t) {
		if strings.HasPrefix(f.name, "cmd/") || f.tree.Name.Name == "growth" {
			continue
		}
		for _, d := range f.tree.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv != nil || !fn.Name.IsExported() || !takes(fn) || through[f.folder] != "" {
				continue
			}
			if !slices.ContainsFunc(fuzzFiles(t, f.folder), regexp.MustCompile(`\b`+fn.Name.Name+`\b`).MatchString) {
				t.Errorf("%s: %s reads or writes, and no fuzz target of %s calls it", f.name, fn.Name.Name, f.folder)
			}
		}
	}
	for folder, by := range through {
		if len(fuzzFiles(t, by)) == 0 {
			t.Errorf("%s has no fuzz target, by which %s is said to be fuzzed", by, folder)
		}
	}
}

// takes tells whether a function has a parameter that is [taken].
func takes(fn *ast.FuncDecl) bool {
	return slices.ContainsFunc(fn.Type.Params.List, func(p *ast.Field) bool {
		return slices.Contains(taken, types.ExprString(p.Type))
	})
}

// fuzzFiles are the files of tests in a folder that hold fuzz targets.
func fuzzFiles(t *testing.T, folder string) (texts []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../..", folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "\nfunc Fuzz") {
			texts = append(texts, string(text))
		}
	}
	return texts
}
