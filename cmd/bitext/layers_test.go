package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/bitext-tools/bitext/"

// layers are the folders from the bottom up, as patterns of [path.Match]. A
// package imports only from layers below its own. If an import points up, the
// type is in the wrong place.
var layers = [][]string{
	{"corpus/growth", "corpus/schema", "testdata"},
	{"corpus", "corpus/history", "corpus/lang/*", "corpus/placeholder", "corpus/spell", "corpus/symbols"},
	{"corpus/lang"},
	{"corpus/lines", "corpus/pattern", "corpus/exchange/label"},
	{"corpus/xmltext"},
	{"corpus/exchange/codes", "corpus/exchange/gettext", "corpus/exchange/grid", "corpus/exchange/joint", "corpus/exchange/links", "corpus/exchange/parquet", "corpus/exchange/rules", "corpus/exchange/wordml"},
	{"corpus/exchange/sheetml"},
	{"corpus/exchange", "corpus/source", "corpus/split"},
	{"corpus/memory", "corpus/pairs", "corpus/revision", "corpus/termbase"},
	{"align/batch", "align/facts", "align/lattice", "align/names", "align/parallel", "align/vectors"},
	{"align/evidence"},
	{"align", "align/curate", "align/ledger"},
	{"align/check", "align/evaluate"},
	{"align/concordance", "align/review"},
	{"align/compare"},
	{"align/behind"},
	{"align/desk", "align/match", "align/report"},
	{"cmd/bitext/fullscreen"},
	{"cmd/bitext"},
}

// A dependency is a module from elsewhere and the places that may import it: a
// folder with all below it, or one file.
type dependency struct {
	module  string
	licence string // as SPDX writes it; never a copyleft one
	places  []string
}

// dependencies are all of them, sorted by module. NOTICE names each.
var dependencies = []dependency{
	{"charm.land/bubbletea/v2", "MIT", []string{"cmd/bitext/fullscreen"}},
	{"codeberg.org/readeck/go-readability/v2", "MIT", []string{"corpus/source"}},
	{"github.com/blevesearch/snowballstem", "BSD-3-Clause", []string{"corpus/lang"}},
	{"github.com/clipperhouse/displaywidth", "MIT", []string{"align/report", "align/review", "corpus/source"}},
	{"github.com/google/jsonschema-go", "MIT", []string{"corpus/schema"}},
	{"github.com/pelletier/go-toml/v2", "MIT", []string{"cmd/bitext"}},
	{"github.com/pemistahl/lingua-go", "Apache-2.0", []string{"corpus/lang/detect.go"}},
	{"github.com/rivo/uniseg", "MIT", []string{"align/report", "align/review"}},
	{"github.com/schollz/progressbar/v3", "MIT", []string{"cmd"}},
	{"github.com/spf13/cobra", "Apache-2.0", []string{"cmd"}},
	{"github.com/spf13/pflag", "BSD-3-Clause", []string{"cmd"}},
	{"github.com/xuri/excelize/v2", "BSD-3-Clause", []string{"align/report/comparexlsx.go", "corpus/exchange/grid", "corpus/exchange/sheetml", "corpus/exchange/xlsx.go"}},
	{"github.com/yuin/goldmark", "MIT", []string{"corpus/source"}},
	{"go.yaml.in/yaml/v3", "MIT AND Apache-2.0", []string{"corpus/source/yaml.go"}},
	{"golang.org/x/net", "BSD-3-Clause", []string{"corpus/exchange", "corpus/source"}},
	{"golang.org/x/sys", "BSD-3-Clause", []string{"align/review", "cmd", "corpus/growth", "corpus/memory/remote_linux.go"}},
	{"golang.org/x/term", "BSD-3-Clause", []string{"cmd"}},
	{"golang.org/x/text", "BSD-3-Clause", []string{"align", "cmd", "corpus/exchange", "corpus/lang", "corpus/memory", "corpus/pattern", "corpus/revision", "corpus/source", "corpus/xmltext"}},
	{"gonum.org/v1/gonum", "BSD-3-Clause", []string{"align", "align/check"}},
	{"modernc.org/sqlite", "BSD-3-Clause", []string{"corpus/memory"}},
}

// A sourceFile is a Go file of the module that is not a test.
type sourceFile struct {
	name   string // slashed, from the module's root
	folder string
	tree   *ast.File
}

// imports are the paths that the file imports.
func (f sourceFile) imports() (paths []string) {
	for _, spec := range f.tree.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, p)
	}
	return paths
}

// sourceFiles parses every Go file of the module that is not a test. A folder with
// a go.mod of its own is another module.
func sourceFiles(t *testing.T) (files []sourceFile) {
	t.Helper()
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(entry.Name(), ".") && name != "."
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (hidden || entry.Name() == "testdata" || name != "." && ownModule(root, name)):
			return fs.SkipDir
		case path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		tree, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../..", name), nil, parser.SkipObjectResolution)
		files = append(files, sourceFile{name, path.Dir(name), tree})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// ownModule tells whether a folder is a module by itself.
func ownModule(root fs.FS, folder string) bool {
	_, err := fs.Stat(root, path.Join(folder, "go.mod"))
	return err == nil
}

// layerOf is the index of a folder's layer, -1 if it has none.
func layerOf(folder string) int {
	return slices.IndexFunc(layers, func(l []string) bool {
		return slices.ContainsFunc(l, func(pattern string) bool { ok, _ := path.Match(pattern, folder); return ok })
	})
}

func TestImportsPointDown(t *testing.T) {
	for _, f := range sourceFiles(t) {
		own := layerOf(f.folder)
		if own < 0 {
			t.Errorf("%s: folder %s is in no layer", f.name, f.folder)
			continue
		}
		for _, p := range f.imports() {
			folder, ok := strings.CutPrefix(p, module)
			if ok && (layerOf(folder) < 0 || layerOf(folder) >= own) {
				t.Errorf("%s imports %s, which is not below it", f.name, folder)
			}
		}
	}
}

func TestDependenciesStayInTheirPlaces(t *testing.T) {
	for _, f := range sourceFiles(t) {
		for _, p := range f.imports() {
			host, _, _ := strings.Cut(p, "/")
			if strings.Contains(host, ".") && !strings.HasPrefix(p, module) && !mayImport(f.name, p) {
				t.Errorf("%s may not import %s; see the list of dependencies", f.name, p)
			}
		}
	}
}

// mayImport tells whether the list of dependencies lets a file import a path.
func mayImport(file, imported string) bool {
	within := func(name, folder string) bool { return strings.HasPrefix(name+"/", folder+"/") }
	return slices.ContainsFunc(dependencies, func(d dependency) bool {
		return within(imported, d.module) && slices.ContainsFunc(d.places, func(p string) bool { return within(file, p) })
	})
}

func TestNoticeNamesEveryDependency(t *testing.T) {
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dependencies {
		if line := d.module + " (" + d.licence + ")"; !strings.Contains(string(notice), line) {
			t.Errorf("NOTICE has no line %q", line)
		}
	}
}

// TestOnlyTheProgramActs finds functions that print, exit, or look at flags or
// the environment below cmd, and init functions anywhere.
func TestOnlyTheProgramActs(t *testing.T) {
	forbidden := []string{
		"fmt.Print", "fmt.Printf", "fmt.Println", "os.Args", "os.Environ", "os.Exit",
		"os.Getenv", "os.LookupEnv", "os.Stderr", "os.Stdin", "os.Stdout",
	}
	for _, f := range sourceFiles(t) {
		below := !strings.HasPrefix(f.name, "cmd/")
		for _, p := range f.imports() {
			if below && (p == "flag" || p == "log") {
				t.Errorf("%s imports %s; only cmd may", f.name, p)
			}
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && below && slices.Contains(forbidden, x.Name+"."+n.Sel.Name) {
					t.Errorf("%s uses %s.%s; only cmd may", f.name, x.Name, n.Sel.Name)
				}
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s has an init function", f.name)
				}
			}
			return true
		})
	}
}
