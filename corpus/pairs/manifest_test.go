package pairs

import (
	"strings"
	"testing"
)

func TestManifest(t *testing.T) {
	for _, c := range []struct{ what, text, want, names string }{
		{"a table", "source\ttarget\nen/a.md\tzh/a.md\n\nen/b.md\tzh/b.md\n", "lists/en/a.md = lists/zh/a.md\nlists/en/b.md = lists/zh/b.md", "zh/a.md zh/b.md"},
		{"names, columns in any order, others left alone", "\ufeffName\tconfidence\tTarget\tSource\nfirst\t.9\t/zh/a.md\ta.md\n", "lists/a.md = /zh/a.md", "first"},
		{"objects", `{"source":"a.md","target":"../b.md","page":3}` + "\n", "lists/a.md = b.md", "b.md"},
		{"a name leads nowhere else", "source\ttarget\tname\na\tb\t../../etc/passwd\n", "lists/a = lists/b", "etc/passwd"},
	} {
		l, err := Manifest("lists/pairs.tsv", strings.NewReader(c.text))
		same(t, c.what, l, err, c.want)
		var names []string
		for _, p := range l.Pairs {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != c.names {
			t.Errorf("%s: names %s, want %s", c.what, got, c.names)
		}
	}
}

func TestManifestWrong(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "p.tsv: has no pairs; it wants a row with source and target, then a row a pair"},
		{"source\ttarget\n", "p.tsv: has no pairs; it wants a row with source and target, then a row a pair"},
		{"en.txt\tzh.txt\n", "p.tsv:1: the first row must name the columns source and target, with a tab between them"},
		{"source\ttarget\na\n", "p.tsv:2: a pair needs a source and a target"},
		{"source\ttarget\na\tb\tc\n", "p.tsv:2: 3 cells in a table of 2 columns"},
		{"source\ttarget\na\tb\nc\tB\n", "p.tsv:3: the pair is called B, as that of line 2; give each another name in the column name"},
		{"{\"source\":\"a\"}\n", "p.tsv:1: a pair needs a source and a target"},
		{"{\"source\":\n", "p.tsv:1: not a JSON object with source and target: unexpected end of JSON input"},
	} {
		if _, err := Manifest("p.tsv", strings.NewReader(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}
