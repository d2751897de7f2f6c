package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// noTexts are the files of the walk that are no text files, by name.
var noTexts = map[string]string{
	"clip.mkv":    "\x1A\x45\xDF\xA3\x01",
	"cut.docx":    "PK\x03\x04\x00\x00",
	"empty.txt":   "",
	"film.mp4":    "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isomiso2",
	"g.pages":     "PK\x03\x04",
	"gzip.gz":     "\x1F\x8B\x08\x00",
	"locked.docx": "\xD0\xCF\x11\xE0" + strings.Repeat("\x00", 600) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00",
	"lorry.webp":  "RIFF\x01\x02\x03\x04WEBPVP8 ",
	"noise.bin":   "\x01\x02\xFA\x90\x03\x9D\x81\xFF\x04\x00\x10\x99",
	"old.xls":     "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
	"photo.png":   "\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR",
	"program.exe": "MZ\x90\x00\x03",
	"song.mp3":    "ID3\x03\x00\x00\x00",
	"song.wav":    "RIFF\x01\x02\x03\x04WAVEfmt ",
}

// Each wrong call ends with status 2, prints nothing on standard output, writes
// no file, and says on standard error in one line each what is wrong and what to do next,
// in the words of walk.txtar.
func TestWalk(t *testing.T) {
	table, err := filepath.Abs("../../testdata/walk.txtar")
	if err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile(table)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.Mkdir("folder", 0o777); err != nil {
		t.Fatal(err)
	}
	for name, data := range noTexts {
		write(t, name, data)
	}
	for _, f := range archive.Files[1:] {
		write(t, f.Name, string(f.Data))
	}
	there := listing(t)

	var said strings.Builder
	calls := 0
	for line := range strings.Lines(string(archive.Files[0].Data)) {
		call, ok := strings.CutPrefix(line, "$ bitext ")
		if !ok {
			continue
		}
		calls++
		var out, errw bytes.Buffer
		status := run(strings.Fields(call), strings.NewReader(""), &out, &errw)
		said.WriteString(line + errw.String())
		lines := strings.Split(strings.TrimSpace(errw.String()), "\n")
		if status != exitTrouble || out.Len() > 0 || len(lines) != 2 || !strings.HasPrefix(lines[1], "bitext: hint: ") {
			t.Errorf("%sstatus %d, %.80q on standard output, says\n%s", call, status, out.String(), errw.String())
		}
		if now := listing(t); now != there {
			t.Fatalf("%smade a file: %s", call, now)
		}
	}
	if calls < 100 {
		t.Errorf("%d calls", calls)
	}
	if *update {
		archive.Files[0].Data = []byte(said.String())
		write(t, table, string(txtar.Format(archive)))
	} else if want := string(archive.Files[0].Data); said.String() != want {
		t.Errorf("says\n%s\nwant\n%s\n(go test ./cmd/bitext -update rewrites it)", said.String(), want)
	}
}

// write writes a file.
func write(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}

// listing is the names of the files here.
func listing(t *testing.T) string {
	t.Helper()
	names, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}
