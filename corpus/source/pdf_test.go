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
		_, err := Read("-", strings.NewReader(data), Options{})
		if err == nil || !strings.Contains(err.Error(), "pdftotext") {
			t.Errorf("%s: error is %v, want one that names pdftotext", name, err)
		}
	}
}

// A printed line of four fifths of the usual width goes on in the next.
func TestPrintedLines(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a short line ends a paragraph",
			"The dam above the town is empty, and the engineers do\nnot expect it to fill.\nFarmers wait for rain, and many have sold their last\ncattle.\n",
			"paragraph: The dam above the town is empty, and the engineers do not expect it to fill.\nparagraph: Farmers wait for rain, and many have sold their last cattle.\n"},
		{"Chinese, with a heading",
			"湖水归来\n\n市政府周三宣布，港口上空的送货无人机将于明年停飞。居\n民对此表示欢迎。\n公司则说将损失四千万元的收入，还会裁掉一百名员工，其\n中多数是飞手。\n",
			"title: 湖水归来\nparagraph: 市政府周三宣布，港口上空的送货无人机将于明年停飞。居民对此表示欢迎。\nparagraph: 公司则说将损失四千万元的收入，还会裁掉一百名员工，其中多数是飞手。\n"},
		{"a bullet by itself is no text",
			"Власти города объявили в среду, что полёты прекратятся.\n\n•\n\nЖители довольны.\n",
			"paragraph: Власти города объявили в среду, что полёты прекратятся.\nparagraph: Жители довольны.\n"},
		{"exactly four fifths", "1234567890 1234567890\n1234567890 123456\nnext.\n", "paragraph: 1234567890 1234567890 1234567890 123456 next.\n"},
		{"less than four fifths", "1234567890 1234567890\n1234567890 12345\nnext.\n", "paragraph: 1234567890 1234567890 1234567890 12345\nparagraph: next.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := printedLines(tt.text)
			if got := outline(c.segments); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestBounded(t *testing.T) {
	b := &bounded{room: 4}
	if n, err := b.Write([]byte("1234")); n != 4 || err != nil {
		t.Errorf("as much as there is room for: %d, %v", n, err)
	}
	if n, err := b.Write([]byte("5")); n != 0 || err == nil || b.err == nil || b.String() != "1234" {
		t.Errorf("more than there is room for: %d, %v, kept %q", n, err, b.String())
	}
}
