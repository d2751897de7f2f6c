package pairs

import (
	"strings"
	"testing"
)

// A list gives pairs that are whole and called differently, or one line that names
// the file.
func FuzzManifest(f *testing.F) {
	for _, seed := range []string{
		"source\ttarget\na.en.md\ta.zh.md\n", "target\tname\tsource\nа.ru.md\tа\ta.md\n", "{\"source\":\"a\",\"target\":\"b\"}\n{\"source\":\"c\"}\n",
		"", "source\ttarget\n", "\xff\xfe", "{\"source\":1}\n", "source\ttarget\n../a\t/b\n", "source\ttarget\na\t/\n", "source\tsource\ttarget\n1\t2\t3\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list, err := Manifest("list", strings.NewReader(text))
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") || !strings.HasPrefix(err.Error(), "list:") {
				t.Fatalf("refused in other words than one line that names the file: %q", err)
			}
			return
		}
		called := map[string]bool{}
		for _, p := range list.Pairs {
			if p.Source == "" || p.Target == "" || p.Name == "" || called[strings.ToLower(p.Name)] {
				t.Fatalf("%+v", list.Pairs)
			}
			called[strings.ToLower(p.Name)] = true
		}
	})
}
