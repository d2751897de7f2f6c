package exchange

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// memoryFile keeps what is written.
type memoryFile struct{ strings.Builder }

// Close implements io.Closer.
func (*memoryFile) Close() error { return nil }

// TestLeft leaves out units: what goes to its own format comes out as it went in but
// for them, and elsewhere only the others are written.
func TestLeft(t *testing.T) {
	unit := func(n int) string {
		return fmt.Sprintf("<!-- %d --><tu tuid='u%d' creationid=\"маша\"><tuv xml:lang=\"en\"><seg>Bridge %d</seg></tuv><tuv xml:lang=\"ru\"><seg>Мост %d</seg></tuv></tu>\n", n, n, n, n)
	}
	const head, tail = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\" segtype=\"block\"/><body>\n", "</body></tmx>\n"
	whole := head + unit(1) + unit(2) + unit(3) + unit(4) + tail
	for _, c := range []struct {
		left string // numbers of those left out
		want []int
	}{{"", []int{1, 2, 3, 4}}, {"1", []int{2, 3, 4}}, {"23", []int{1, 4}}, {"4", []int{1, 2, 3}}, {"1234", nil}} {
		in := &Input{Path: "m.tmx", Open: func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(whole)), nil }}
		for _, to := range []*Format{TMX, TSV} {
			s, err := Open([]*Input{in}, "", Options{To: to})
			if err != nil {
				t.Fatal(err)
			}
			units := s.Units
			s.Units = func(yield func(TU, error) bool) {
				for u, err := range units {
					u.Left = strings.Contains(c.left, strings.TrimPrefix(u.property("id"), "u"))
					if !yield(u, err) {
						return
					}
				}
			}
			var out memoryFile
			report, err := Write(s, to, "out", func(string) (io.WriteCloser, error) { return &out, nil }, Options{})
			if err != nil || report.Written != len(c.want) || report.Left != len(c.left) || report.Skipped() != 0 {
				t.Errorf("%s without %q: %+v, %v", to.Name, c.left, report, err)
			}
			want := head
			for n := 1; n <= 4; n++ {
				if text := unit(n); strings.Contains(c.left, fmt.Sprint(n)) {
					want += text[:strings.Index(text, "<tu ")] + "\n"
				} else {
					want += text
				}
			}
			if to == TMX && strings.Join(strings.Fields(out.String()), " ") != strings.Join(strings.Fields(want+tail), " ") {
				t.Errorf("without %q\n%s\nwant\n%s", c.left, out.String(), want+tail)
			}
			if got := strings.Count(out.String(), "\tМост "); to == TSV && got != len(c.want) {
				t.Errorf("without %q %d lines", c.left, got)
			}
		}
	}
}

// TestLeftDeclaration: where the first unit is left out, the file still says that it
// is in UTF-8, whatever it was read from.
func TestLeftDeclaration(t *testing.T) {
	in := &Input{Path: samples + "foreign/utf16.tmx", Open: osOpen}
	s, err := Open([]*Input{in}, "", Options{To: TMX})
	if err != nil {
		t.Fatal(err)
	}
	units := s.Units
	s.Units = func(yield func(TU, error) bool) {
		for u, err := range units {
			u.Left = true
			if !yield(u, err) {
				return
			}
		}
	}
	var out memoryFile
	if _, err := Write(s, TMX, "out", func(string) (io.WriteCloser, error) { return &out, nil }, Options{}); err != nil {
		t.Fatal(err)
	}
	if head, _, _ := strings.Cut(out.String(), "\n"); !strings.HasPrefix(head, `<?xml version="1.0" encoding="UTF-8"?>`) {
		t.Errorf("it begins with %s", head)
	}
}
