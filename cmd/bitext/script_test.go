package main

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the wanted outputs in testdata/script and README.md")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bitext": main})
}

// TestScripts runs the command line's specification. In a script, bitext is
// the program, or that of a release where [underTest] names one, and testdata is
// the folder of that name.
func TestScripts(t *testing.T) {
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                "../../testdata/script",
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			if program := os.Getenv(underTest); program != "" {
				env.Setenv("PATH", filepath.Dir(program)+string(filepath.ListSeparator)+env.Getenv("PATH"))
			}
			return os.Symlink(testdata, filepath.Join(env.WorkDir, "testdata"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"fill": fill, "bytes": writeBytes},
	})
}

// fill writes a file of many lines: fill FILE MEGABYTES TEXT.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	megabytes, err := strconv.Atoi(args[1])
	ts.Check(err)
	line := args[2] + "\n"
	block := []byte(strings.Repeat(line, 1<<20/len(line)+1)[:1<<20])
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	for range megabytes {
		_, err := f.Write(block)
		ts.Check(err)
	}
	ts.Check(f.Close())
}

// writeBytes writes a file that is no UTF-8 text: bytes FILE GO-STRING-LITERAL.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	data, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(data), 0o644))
}
