package vectors

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// rowsOf writes what is read of a table: source|target|labels, a row a line,
// and the error if there is one.
func rowsOf(r io.Reader) string {
	var b strings.Builder
	for row, err := range ReadRows(r, "pairs.tsv") {
		if err != nil {
			b.WriteString("error: " + err.Error() + "\n")
			continue
		}
		b.WriteString(row.Src + "|" + row.Dst + "|" + strings.Join(row.Labels, ",") + "\n")
	}
	return b.String()
}

func packed(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(text))
	z.Close()
	return b.String()
}

func TestReadRows(t *testing.T) {
	tests := []struct{ name, table, want string }{
		{"empty", "", ""},
		{"two columns", "Hello.\t你好。\nBye.\tПока.\n", "Hello.|你好。|\nBye.|Пока.|\n"},
		{"labels", "Hello.\t你好。\tnews\thuman\nBye.\tПока.\t\tmt\n", "Hello.|你好。|news,human\nBye.|Пока.|mt\n"},
		{"more columns", "Hello.\t你好。\tnews\tmt\t0.9\n", "Hello.|你好。|news,mt\n"},
		{"Windows", "\uFEFFHello.\t你好。\tnews\r\nBye.\tПока.\r\n", "Hello.|你好。|news\nBye.|Пока.|\n"},
		{"one side only", "Hello.\t\n\t你好。\n\nBye.\tПока.", "Bye.|Пока.|\n"},
		{"UTF-16", "\xFF\xFEa\x00\t\x00\x51\x04\n\x00", "a|ё|\n"},
		{"header", "bead\tsource\ttarget\tconfidence\n1\tHello.\t你好。\t0.98\n", "Hello.|你好。|\n"},
		{"gzip", packed("Hello.\t你好。\tnews\n"), "Hello.|你好。|news\n"},
		{"one column", "Hello.\t你好。\nBye.\nAh.\tА.\n", "Hello.|你好。|\nerror: pairs.tsv:2: a single column; a pair is a text, a tab and its translation\n"},
		{"shorter than the header", "bead\tsource\ttarget\n1\tHello.\n", "error: pairs.tsv:2: 2 columns, but the header puts a text in column 3\n"},
		{"not UTF-8", "Hello.\t\xC4\xE3\xBA\xC3\n", "error: pairs.tsv:1: column 8: byte 0xC4 is not UTF-8; save the file as UTF-8\n"},
		{"too long", "Hello.\t你好。\n" + strings.Repeat("x", maxLine+1), "Hello.|你好。|\nerror: pairs.tsv:2: the line is longer than 1 MiB; is this the right kind of file?\n"},
		{"gzip cut short", packed("Hello.\t你好。\n")[:24], "error: pairs.tsv:1: the compressed file is cut short or damaged\n"},
		{"no gzip after all", "\x1F\x8B\x00", "error: pairs.tsv: the compressed file is cut short or damaged\n"},
	}
	for _, test := range tests {
		if got := rowsOf(strings.NewReader(test.table)); got != test.want {
			t.Errorf("%s: got\n%swant\n%s", test.name, got, test.want)
		}
	}
}

func TestReadRowsStopsWhenAsked(t *testing.T) {
	n := 0
	for range ReadRows(strings.NewReader("a\tб\na\tв\na\tг\n"), "pairs.tsv") {
		n++
		if n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d rows", n)
	}
}

func TestReadRowsPassesErrorsOn(t *testing.T) {
	got := rowsOf(io.MultiReader(strings.NewReader("Hello.\t你好。\n"), iotest.ErrReader(io.ErrClosedPipe)))
	if want := "Hello.|你好。|\nerror: pairs.tsv:2: cannot read: io: read/write on closed pipe\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzReadRows(f *testing.F) {
	f.Add([]byte("Hello.\t你好。\tnews\tmt\r\n\nsource\ttarget\n"))
	f.Add([]byte("source\ttarget\nПока.\t再见。"))
	f.Add([]byte(packed("Hello.\t你好。\n")))
	f.Fuzz(func(t *testing.T, table []byte) {
		for row, err := range ReadRows(bytes.NewReader(table), "pairs.tsv") {
			if err == nil && (row.Src == "" || row.Dst == "" || len(row.Labels) > 2) {
				t.Errorf("got %q", row)
			}
		}
	})
}
