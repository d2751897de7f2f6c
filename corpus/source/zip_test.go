package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzArchive damages whole files.
func FuzzArchive(f *testing.F) {
	for _, name := range []string{"sample.zh.docx", "sample.ru.odt", "sample.en.epub"} {
		data, err := os.ReadFile(filepath.Join(samples, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := Read("-", strings.NewReader(string(data)), Options{}); err == nil && len(doc.Segments) == 0 {
			t.Error("no segments and no error")
		}
	})
}
