package exchange

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The tests in this file let other people's programs judge what we write. Each
// says what to install when it skips.

// judge is a program's path, or skips the test.
func judge(t *testing.T, program, from string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("%s is not installed (%s)", program, from)
	}
	return path
}

// onDisk writes both samples in a format to a folder, and gives back the main
// files' paths.
func onDisk(t *testing.T, f *Format, opt Options) (folder string, paths []string) {
	t.Helper()
	folder = t.TempDir()
	for _, pair := range samplePairs {
		d, _ := written(t, pair, f, opt)
		for name, b := range d {
			path := filepath.Join(folder, filepath.Base(name))
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		paths = append(paths, filepath.Join(folder, filepath.Base(sampleName(pair, f))))
	}
	return folder, paths
}

// must runs a judge, which must have nothing to say against it.
func must(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(program), strings.Join(args, " "), err, out)
	}
	return string(out)
}

// The DTD and the schemas are the project's own, written from the standards;
// see testdata/exchange/schema.
func TestXMLLint(t *testing.T) {
	xmllint := judge(t, "xmllint", "apt: libxml2-utils")
	schema := samples + "schema/"
	for _, tt := range []struct {
		format *Format
		args   []string
	}{
		{TMX, []string{"--dtdvalid", schema + "tmx14.dtd"}},
		{XLIFF12, []string{"--schema", schema + "xliff12.xsd"}},
		{XLIFF21, []string{"--schema", schema + "xliff21.xsd"}},
		{XCES, nil},
		{InterText, nil},
	} {
		for _, policy := range Policies {
			t.Run(tt.format.Name+"/"+string(policy), func(t *testing.T) {
				_, paths := onDisk(t, tt.format, Options{Unaligned: policy})
				must(t, xmllint, slices.Concat([]string{"--noout", "--nonet"}, tt.args, paths)...)
			})
		}
	}
}

func TestMsgfmt(t *testing.T) {
	msgfmt := judge(t, "msgfmt", "apt: gettext")
	_, paths := onDisk(t, PO, Options{})
	for _, path := range paths {
		if out := must(t, msgfmt, "-c", "-o", filepath.Join(t.TempDir(), "x.mo"), path); out != "" {
			t.Errorf("msgfmt: %s", out)
		}
	}
}

// readWithToolkit prints the units that the Translate Toolkit finds in a file.
const readWithToolkit = `
import sys
from translate.storage import tmx, xliff, xliff2, po
kind = {"tmx": tmx.tmxfile, "xliff": xliff.xlifffile, "xliff2": xliff2.Xliff2File, "po": po.pofile}[sys.argv[1]]
for unit in kind.parsefile(sys.argv[2]).units:
    if not unit.isheader() and unit.source:
        print(str(unit.source) + " / " + str(unit.target))
`

func TestTranslateToolkit(t *testing.T) {
	python := judgePython(t, "translate", "translate-toolkit")
	for _, f := range []*Format{TMX, XLIFF12, XLIFF21, PO} {
		t.Run(f.Name, func(t *testing.T) {
			_, paths := onDisk(t, f, Options{})
			for k, path := range paths {
				got := must(t, python, "-c", readWithToolkit, f.Name, path)
				want := texts(t, &Input{Path: samples + "tmx/" + samplePairs[k] + ".tmx", Open: osOpen}, "")
				if got != strings.Join(want, "\n")+"\n" {
					t.Errorf("got\n%swant\n%s", got, strings.Join(want, "\n"))
				}
			}
		})
	}
}

// judgePython is a Python that has a module, or skips the test.
func judgePython(t *testing.T, module, pip string) string {
	t.Helper()
	python := judge(t, "python3", "apt: python3")
	if exec.Command(python, "-c", "import "+module).Run() != nil {
		t.Skipf("the Python module %s is not installed (pip: %s)", module, pip)
	}
	return python
}

const readWithArrow = `
import sys, pyarrow.parquet as pq
table = pq.read_table(sys.argv[1]).to_pylist()
for row in table:
    print(" / ".join(row["translation"].values()), row["confidence"], *(row[name] for name in sys.argv[2:]))
`

func TestParquetElsewhere(t *testing.T) {
	python := judgePython(t, "pyarrow.parquet", "pyarrow")
	_, paths := onDisk(t, Parquet, Options{})
	for k, path := range paths {
		got := must(t, python, "-c", readWithArrow, path)
		for _, text := range texts(t, &Input{Path: samples + "tmx/" + samplePairs[k] + ".tmx", Open: osOpen}, "") {
			if !strings.Contains(got, text+" 0.") {
				t.Errorf("%q is not in\n%s", text, got)
			}
		}
	}
}

// Properties that are asked for have columns; a unit without one has an empty text.
func TestParquetColumns(t *testing.T) {
	python := judgePython(t, "pyarrow.parquet", "pyarrow")
	unit := func(en, zh string, properties ...Property) TU {
		return TU{Src: sideOf("en", 0, en), Dst: sideOf("zh", 0, zh), Confidence: .5, Properties: properties}
	}
	s := Stream{Units: func(yield func(TU, error) bool) {
		_ = yield(unit("Rain fell.", "下雨了。", Property{"pair", "a/zh"}, Property{"page", "7"}), nil) &&
			yield(unit("It stopped.", "雨停了。", Property{"other", "x"}), nil)
	}}
	path := filepath.Join(t.TempDir(), "x.parquet")
	create := func(path string) (io.WriteCloser, error) { return os.Create(path) }
	if _, err := Write(s, Parquet, path, create, Options{Columns: []string{"pair", "page"}}); err != nil {
		t.Fatal(err)
	}
	want := "Rain fell. / 下雨了。 0.5 a/zh 7\nIt stopped. / 雨停了。 0.5  \n"
	if got := must(t, python, "-c", readWithArrow, path, "pair", "page"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestEPUBCheck(t *testing.T) {
	if testing.Short() {
		t.Skip("epubcheck takes several seconds")
	}
	epubcheck, java := judge(t, "epubcheck", "apt: epubcheck"), judge(t, "java", "apt: default-jre-headless")
	for name, opt := range map[string]Options{"interleaved": {}, "facing": {Facing: true, Unaligned: Mark}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, paths := onDisk(t, EPUB, opt)
			// The program is a jar, which only some systems run by itself.
			must(t, java, "-jar", epubcheck, "--failonwarnings", paths[1])
		})
	}
}

// LibreOffice opens the Word document and the workbook, and what it finds in
// the cells is what we put there.
func TestLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes several seconds")
	}
	soffice := judge(t, "soffice", "apt: libreoffice-writer-nogui libreoffice-calc-nogui")
	profile := "-env:UserInstallation=file://" + t.TempDir()
	for _, tt := range []struct {
		format *Format
		to     string
		ext    string
	}{
		{Docx, "txt:Text (encoded):UTF8", ".txt"},
		{XLSX, "csv:Text - txt - csv (StarCalc):44,34,76", ".csv"},
	} {
		t.Run(tt.format.Name, func(t *testing.T) {
			folder, paths := onDisk(t, tt.format, Options{})
			args := []string{profile, "--headless", "--convert-to", tt.to, "--outdir", folder}
			must(t, soffice, append(args, paths...)...)
			for k, path := range paths {
				got, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(path)) + tt.ext)
				if err != nil {
					t.Fatal(err)
				}
				got = bytes.ReplaceAll(got, []byte(`""`), []byte(`"`))
				for _, u := range unitsOf(t, &Input{Path: samples + "jsonl/" + samplePairs[k] + ".jsonl", Open: osOpen}) {
					for _, text := range append(u.Src.Texts(), u.Dst.Texts()...) {
						if !bytes.Contains(got, []byte(text)) {
							t.Errorf("%q is not in\n%s", text, got)
						}
					}
				}
			}
		})
	}
}
