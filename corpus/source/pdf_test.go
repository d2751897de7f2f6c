package source

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The sample article, printed by LibreOffice: a PDF has no kinds, its bullets
// stand by themselves, but every paragraph is whole.
func TestPDF(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (apt: poppler-utils)")
	}
	doc, err := Read(filepath.Join(samples, "report.en.pdf"), nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, s := range doc.Segments {
		texts = append(texts, s.Text)
	}
	all := strings.Join(texts, "\n")
	for _, want := range []string{
		"The lake that came back",
		"Engineers of the regional water board measured 4.3 million cubic metres, against 350,000 a year ago.",
		"Doubts remain",
		"The board will publish its next report on September 15.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
}

func TestBadPDF(t *testing.T) {
	for name, data := range map[string]string{"cut short": "%PDF-1.7\n1 0 obj <<", "no document": "%PDF-"} {
		if _, err := Read("-", strings.NewReader(data), Options{}); err == nil {
			t.Errorf("%s: read", name)
		}
	}
}
