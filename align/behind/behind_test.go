package behind

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus/history"
	"github.com/bitext-tools/bitext/corpus/pairs"
)

const articles = "../../testdata/bitext/"

// A tree of 200 texts with Chinese and Russian translations is looked at; of some
// the text has changed in one paragraph, of some the translation is missing, all
// others are up to date. What is reported is what was changed.
func TestTreeOfHundreds(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes 600 files")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	folder := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", "-c", "gc.auto=0"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	texts := map[string]string{}
	for _, lang := range []string{"en", "zh", "ru"} {
		text, err := os.ReadFile(articles + "drones/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		texts[lang] = string(text)
		if err := os.MkdirAll(filepath.Join(folder, "docs", lang), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	put := func(lang string, n int, text string) {
		path := filepath.Join(folder, "docs", lang, fmt.Sprintf("a%03d.txt", n))
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const (
		files = 200
		alone = 14 // a paragraph that the Chinese version leaves out
	)
	for n := range files {
		for lang, text := range texts {
			if lang == "ru" && n%40 == 7 { // 5 are not translated into Russian
				continue
			}
			put(lang, n, text)
		}
	}
	git("init", "-q")
	git("add", "-A")
	git("commit", "-q", "-m", "all")
	paragraphs := strings.Split(strings.TrimSpace(texts["en"]), "\n\n")
	for n := 3; n < files; n += 10 { // 20 changed, each in another paragraph
		now := append([]string(nil), paragraphs...)
		k := 1 + n%(len(now)-1)
		if k == alone {
			k++
		}
		now[k] += " Nobody had told the harbour master about it."
		put("en", n, strings.Join(now, "\n\n")+"\n")
	}
	git("commit", "-q", "-a", "-m", "texts")

	repo, err := history.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	list, err := pairs.Tree(pairs.Dir(filepath.Join(folder, "docs")), pairs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	got, err := Tree(t.Context(), repo, list, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files in %v", len(got), time.Since(begun))
	count := map[State]int{}
	for _, f := range got {
		count[f.State]++
		var n int
		fmt.Sscanf(filepath.Base(f.Source), "a%d.txt", &n)
		switch changed := n%10 == 3; {
		case f.State == Unknown:
			t.Errorf("%s: %s", f.Path(), f.Why)
		case (f.State == Behind) != changed, changed && (f.Count(nil) != 1 || f.Count(check.ChangeUntranslated) != 1):
			t.Errorf("%s: %s, %d findings", f.Path(), f.State, f.Count(nil))
		case changed && !strings.Contains(f.Findings[0].Spans[0].Text, "harbour master"):
			t.Errorf("%s: %+v", f.Path(), f.Findings[0].Spans)
		}
	}
	if count[Behind] != 40 || count[Untranslated] != 5 || count[UpToDate] != 2*files-45 {
		t.Errorf("%v", count)
	}
}

func TestSeverity(t *testing.T) {
	finding := func(severities ...check.Severity) (all []check.Finding) {
		for _, s := range severities {
			all = append(all, check.Finding{Check: check.ChangeUntranslated, Severity: s})
		}
		return all
	}
	for _, c := range []struct {
		file File
		want check.Severity
	}{
		{File{State: UpToDate}, ""},
		{File{State: Behind, Findings: finding(check.Info, check.Error, check.Warning)}, check.Error},
		{File{State: Behind, Findings: finding(check.Info)}, check.Info},
		{File{State: Untranslated}, check.Error},
		{File{State: Extra}, check.Warning},
		{File{State: Unknown}, check.Info},
	} {
		if got, ok := c.file.Severity(); got != c.want || ok != (c.want != "") {
			t.Errorf("%+v: %q, %v", c.file, got, ok)
		}
	}
}

// Options that make no sense are told of every file, not answered with silence.
func TestPairThatCannotBeCompared(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"en.txt": "The bridge is closed.", "zh.txt": "大桥关闭。"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f := File{Source: filepath.Join(dir, "en.txt"), Target: filepath.Join(dir, "zh.txt"), State: Unknown}
	opt := Options{}
	opt.Compare.Glossary = filepath.Join(dir, "none.tsv")
	f.compare(t.Context(), compare.Earlier{Source: compare.Then{Path: f.Source, Data: []byte("The bridge is open.")}, Target: compare.Then{Path: f.Target, Data: []byte("大桥关闭。")}}, opt)
	if f.State != Unknown || !strings.Contains(f.Why, "none.tsv") {
		t.Errorf("%+v", f)
	}
}
