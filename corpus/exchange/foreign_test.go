package exchange

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files as other tools write them are read as the file .want beside each says:
// the two texts, with their languages, segments parted by " | ", line ends in
// them shown as ⏎.
func TestForeign(t *testing.T) {
	wants, err := filepath.Glob(samples + "foreign/*.want")
	if err != nil || len(wants) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range wants {
		path := strings.TrimSuffix(name, ".want")
		t.Run(filepath.Base(path), func(t *testing.T) {
			in := &Input{Path: path, Open: osOpen}
			defer in.Close()
			s, err := in.Stream("", Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for u, err := range s.Units {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, describe(u))
			}
			text := strings.Join(got, "\n")
			if *update {
				if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if text != string(want) {
				t.Errorf("got\n%s\nwant\n%s", text, want)
			}
		})
	}
}

func describe(u TU) string {
	var b strings.Builder
	for _, s := range []Side{u.Src, u.Dst} {
		fmt.Fprintf(&b, "%s: %s\n", s.Tag, strings.ReplaceAll(strings.Join(s.Texts(), " | "), "\n", "⏎"))
	}
	if u.Confidence > 0 {
		fmt.Fprintf(&b, "confidence: %v\n", u.Confidence)
	}
	for _, note := range u.Notes {
		fmt.Fprintf(&b, "note: %s\n", note)
	}
	return b.String()
}
