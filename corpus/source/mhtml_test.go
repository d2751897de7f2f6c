package source

import (
	"encoding/base64"
	"strings"
	"testing"
)

// mailOf is a message with these lines of header, a blank line and a body.
func mailOf(header, body string) string {
	return strings.ReplaceAll(strings.TrimSpace(header), "\n", "\r\n") + "\r\n\r\n" + body
}

// parts is the body of a message of several parts that stand between lines "--x".
func parts(parts ...string) string {
	return "This is a message in MIME.\r\n--x\r\n" + strings.Join(parts, "\r\n--x\r\n") + "\r\n--x--\r\n"
}

const (
	mailed  = "From: Порт <port@example.org>\nDate: Tue, 5 May 2026 09:00:00 +0300\nMIME-Version: 1.0\n"
	related = mailed + "Content-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"x\""
	mixed   = mailed + "Content-Type: multipart/mixed; boundary=x"
)

func TestMHTML(t *testing.T) {
	const page = "<html><body><h1>The port</h1><p>The port is open again, and the first ferry left at nine.</p></body></html>"
	const pageRead = "title: The port\nparagraph: The port is open again, and the first ferry left at nine.\n"
	const russian = "<p>Порт открыт, первый паром ушёл в девять.</p>"
	const russianRead = "paragraph: Порт открыт, первый паром ушёл в девять.\n"
	windows1251 := mailedIn(t, "windows-1251", russian)
	picture := "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
	text := "Content-Type: text/plain; charset=utf-8\r\n\r\nThe port is open again.\r\n\r\nThe first ferry left at nine."
	tests := []struct{ name, message, want string }{
		{"a page with pictures", mailOf(related, parts("Content-Type: text/html\r\n\r\n"+page, picture)), pageRead},
		{"a picture first", mailOf(related, parts(picture, "Content-Type: text/html\r\n\r\n"+page)), pageRead},
		{"a frame after the page", mailOf(related, parts("Content-Type: text/html\r\n\r\n"+page, "Content-Type: text/html\r\n\r\n<p>Buy a boat.</p>")), pageRead},
		{"quoted-printable", mailOf(related, parts("Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D0=9F=D0=BE=D1=80=D1=82 =\r\n=D0=BE=D1=82=D0=BA=D1=80=D1=8B=D1=82.</p>")), "paragraph: Порт открыт.\n"},
		{"base64", mailOf(mailed+"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: BASE64", inLines(russian)), russianRead},
		{"an encoding that the part names", mailOf(mailed+"Content-Type: text/html; charset=windows-1251\nContent-Transfer-Encoding: 8bit", windows1251), russianRead},
		{"an encoding that nothing names", mailOf(mailed+"Content-Type: text/html", windows1251), russianRead},
		{"an encoding that is unknown", mailOf(mailed+"Content-Type: text/html; charset=x-unknown", russian), russianRead},
		{"said to be ASCII", mailOf(mailed+"Content-Type: text/html; charset=us-ascii", russian), russianRead},
		{"a page and its plain text", mailOf(mailed+"Content-Type: multipart/alternative; boundary=x", parts(text, "Content-Type: text/html\r\n\r\n"+page)), pageRead},
		{"plain text alone", mailOf(mailed, "The port is open again.\r\n\r\nThe first ferry left at nine.\r\n"), "paragraph: The port is open again.\nparagraph: The first ferry left at nine.\n"},
		{"an attachment", mailOf(mixed, parts("Content-Disposition: attachment; filename=a.html\r\nContent-Type: text/html\r\n\r\n"+russian, text)), "paragraph: The port is open again.\nparagraph: The first ferry left at nine.\n"},
		{"parts in parts", mailOf(mixed, parts("Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n"+text+"\r\n--y\r\nContent-Type: text/html\r\n\r\n"+page+"\r\n--y--", picture)), pageRead},
		{"a mail of the first days", mailOf("From: port@example.org\nDate: Tue, 5 May 1996 09:00:00 +0300\nSubject: Port", "The port is open again.\n"), "paragraph: The port is open again.\n"},
		{"cut off after the page", mailOf(related, "--x\r\nContent-Type: text/html\r\n\r\n"+page+"\r\n--x\r\nContent-Type: image/png\r\n\r\niVBOR"), pageRead},
	}
	for _, tt := range tests {
		doc, err := Read("-", strings.NewReader(tt.message), Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := outline(doc.Segments); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Damage is repaired and told as in a page of its own.
func TestMHTMLRepairs(t *testing.T) {
	doc, err := Read("-", strings.NewReader(mailOf(mailed+"Content-Type: text/html; charset=utf-8", "<p>Порт от\xD0рыт.</p>")), Options{})
	if err != nil || doc.Encoding != "utf-8" || len(doc.Repairs) != 1 || doc.Segments[0].Text != "Порт от\uFFFDрыт." {
		t.Errorf("%+v %v", doc, err)
	}
}

// The encoding that the user names goes before that which the message does.
func TestMHTMLEncodingGiven(t *testing.T) {
	wrong := mailOf(mailed+"Content-Type: text/html; charset=koi8-r", mailedIn(t, "windows-1251", "<p>Порт открыт.</p>"))
	doc, err := Read("-", strings.NewReader(wrong), Options{Encoding: "cp1251"})
	if err != nil || doc.Encoding != "windows-1251" || doc.Segments[0].Text != "Порт открыт." {
		t.Errorf("%+v %v", doc, err)
	}
	if _, err := Read("-", strings.NewReader(wrong), Options{Encoding: "cp125l"}); err == nil || !strings.Contains(err.Error(), `unknown encoding "cp125l"`) {
		t.Error(err)
	}
}

// Of a page with more pictures than are read at once the text is read.
func TestMHTMLLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 32 MB")
	}
	pictures := strings.Repeat("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9\r\n", MaxSize/72)
	large := mailOf(related, parts("Content-Type: text/html; charset=utf-8\r\n\r\n<p>Порт открыт.</p>", "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"+pictures))
	doc, err := Read("-", strings.NewReader(large), Options{})
	if err != nil || outline(doc.Segments) != "paragraph: Порт открыт.\n" {
		t.Errorf("%d segments, %v", len(doc.Segments), err)
	}
}

// What cannot be read is refused in one line.
func TestMHTMLRefused(t *testing.T) {
	tests := []struct{ name, message, want string }{
		{"cut off", mailOf(related, "--x\r\nContent-Type: text/html\r\n\r\n<p>The port is"), "is cut off: its text does not end"},
		{"no boundary", mailOf(mailed+"Content-Type: multipart/related", parts("")), "is damaged: multipart: boundary is empty"},
		{"pictures", mailOf(related, parts("Content-Type: image/png\r\n\r\nx", "Content-Type: image/gif\r\n\r\nx", "Content-Type: image/png\r\n\r\ny")), "is a message without a text: it holds image/png and image/gif"},
		{"broken base64", mailOf(mailed+"Content-Type: text/html\nContent-Transfer-Encoding: base64", "PHA+*AAA"), "is damaged: illegal base64 data at input byte 4"},
		{"an empty text", mailOf(mailed, " \r\n"), "holds no text, only white space and markup"},
	}
	for _, tt := range tests {
		_, err := Read("-", strings.NewReader(tt.message), Options{})
		if err == nil || err.Error() != "-: "+tt.want {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
}

// A text that begins like a message and is none is read as the text it is.
func TestNoMessage(t *testing.T) {
	for _, text := range []string{
		"Note: the header\n\nMIME-Version: 1.0 stands in every mail.\n",
		"From: the harbour\n\nDear reader, the date is set.\n",
		"Title: The port\nDate: 5 May 2026\n\nThe port is open.\n",
	} {
		if looksMessage(text) {
			t.Errorf("taken for a message: %q", text)
		}
	}
}

// mailedIn is a text in an encoding.
func mailedIn(t *testing.T, name, text string) string {
	t.Helper()
	set, _ := lookUp(name)
	out, err := set.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// inLines is a text in lines of base64.
func inLines(text string) string {
	var b strings.Builder
	for line := base64.StdEncoding.EncodeToString([]byte(text)); line != ""; {
		n := min(76, len(line))
		b.WriteString(line[:n] + "\r\n")
		line = line[n:]
	}
	return b.String()
}
