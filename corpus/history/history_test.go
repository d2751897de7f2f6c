package history

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository is an empty repository of a test, and a function that runs git in it.
func repository(t *testing.T) (folder string, run func(args ...string)) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	folder = t.TempDir()
	for name, value := range map[string]string{
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b",
	} {
		t.Setenv(name, value)
	}
	run = func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", folder}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	run("init", "-q", "-b", "main")
	return folder, run
}

// put writes files, "name text".
func put(t *testing.T, folder string, files ...string) {
	t.Helper()
	for _, f := range files {
		name, text, _ := strings.Cut(f, " ")
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// long is a text that git takes for the same file when a line of it changes.
const long = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n"

// A translation's last change is found, its source as it was called then, whatever
// was renamed since; and what stood in both.
func TestTouched(t *testing.T) {
	folder, run := repository(t)
	commit := func(day, message string) {
		t.Setenv("GIT_AUTHOR_DATE", day+"T12:00:00Z")
		t.Setenv("GIT_COMMITTER_DATE", day+"T12:00:00Z")
		run("add", "-A")
		run("commit", "-q", "-m", message)
	}
	put(t, folder, "docs/en/a.md "+long, "docs/zh/甲.md 一"+long, "docs/en/b.md b", "docs/zh/b.md 乙")
	commit("2026-01-01", "both")
	put(t, folder, "docs/en/a.md "+long+"nine\n", "docs/zh/b.md 乙乙")
	commit("2026-02-01", "the source, and another translation")
	run("mv", "docs/en/a.md", "docs/en/renamed.md")
	run("mv", "docs/zh/甲.md", "docs/zh/renamed.md")
	commit("2026-03-01", "renamed")
	put(t, folder, "docs/zh/new.md 新", "docs/en/new.md new")

	ctx := t.Context()
	repo, err := Open(ctx, filepath.Join(folder, "docs"))
	if err != nil {
		t.Fatal(err)
	}
	pairs := []Pair{{"docs/en/renamed.md", "docs/zh/renamed.md"}, {"docs/en/b.md", "docs/zh/b.md"}, {"docs/en/new.md", "docs/zh/new.md"}}
	points, err := repo.Touched(ctx, []string{"docs/en", "docs/zh"}, pairs)
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range []struct{ day, source, target string }{
		{"2026-01-01", "docs/en/a.md", "docs/zh/甲.md"}, {"2026-02-01", "docs/en/b.md", "docs/zh/b.md"}, {"", "docs/en/new.md", "docs/zh/new.md"},
	} {
		p := points[k]
		if p.Commit.Day != want.day || p.Source != want.source || p.Target != want.target || p.Known != (want.day != "") {
			t.Errorf("%v: %+v, want %+v", pairs[k], p, want)
		}
	}
	texts, err := repo.Read(ctx, []Blob{{points[0].Commit, points[0].Source}, {points[0].Commit, "docs/no.md"}, {points[0].Commit, "docs"}, {points[1].Commit, points[1].Target}})
	if err != nil || string(texts[0]) != long || texts[1] != nil || texts[2] != nil || string(texts[3]) != "乙乙" {
		t.Errorf("%q, %v", texts, err)
	}

	first, err := repo.Commit(ctx, "HEAD~2")
	if err != nil || first.Day != "2026-01-01" {
		t.Fatalf("%v, %v", first, err)
	}
	called, err := repo.Called(ctx, first, []string{""}, []string{"docs/en/renamed.md", "docs/en/b.md"})
	if err != nil || called[0] != "docs/en/a.md" || called[1] != "docs/en/b.md" {
		t.Errorf("%v, %v", called, err)
	}
	for name, want := range map[string]bool{"docs/en/b.md": true, "docs/en/new.md": false} {
		if tracked, err := repo.Tracked(ctx, name); err != nil || tracked != want {
			t.Errorf("%s: tracked %v, %v", name, tracked, err)
		}
	}
}

// What keeps a history from being read is said in one line, with what to do.
func TestErrors(t *testing.T) {
	folder, run := repository(t)
	ctx := t.Context()
	refused := func(err error, want string) {
		t.Helper()
		e, ok := errors.AsType[*Error](err)
		if !ok || !strings.Contains(e.What, want) || e.Advice == "" || strings.Contains(e.What, "\n") {
			t.Errorf("%v, want %q", err, want)
		}
	}
	_, err := Open(ctx, folder)
	refused(err, "no commit yet")
	_, err = Open(ctx, t.TempDir())
	refused(err, "is in no git repository")
	put(t, folder, "en.md a", "zh.md 一")
	run("add", "-A")
	run("commit", "-q", "-m", "one")
	put(t, folder, "en.md b")
	run("commit", "-q", "-a", "-m", "two")
	repo, err := Open(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, rev := range []string{"nowhere", "--all", "-1", "", "HEAD:en.md", "a b"} {
		_, err = repo.Commit(ctx, rev)
		refused(err, "no revision")
	}
	_, err = repo.Name(filepath.Join(t.TempDir(), "x.md"))
	refused(err, "outside the repository")
	if name, err := repo.Name(filepath.Join(folder, "no", "..", "en.md")); err != nil || name != "en.md" {
		t.Errorf("%q, %v", name, err)
	}

	copied := t.TempDir()
	run("clone", "-q", "--depth", "1", "file://"+folder, copied)
	shallow, err := Open(ctx, copied)
	if err != nil {
		t.Fatal(err)
	}
	_, err = shallow.Touched(ctx, []string{""}, []Pair{{"en.md", "zh.md"}})
	refused(err, "not in this clone")
	_, err = shallow.Commit(ctx, "HEAD~1")
	refused(err, "no revision")

	run("config", "uploadpack.allowFilter", "true")
	copied = t.TempDir()
	run("clone", "-q", "--filter=blob:none", "file://"+folder, copied)
	partial, err := Open(ctx, copied)
	if err != nil {
		t.Fatal(err)
	}
	points, err := partial.Touched(ctx, []string{""}, []Pair{{"en.md", "zh.md"}})
	if err != nil || !points[0].Known {
		t.Errorf("%v, %v", points, err)
	}
	_, err = partial.Read(ctx, []Blob{{points[0].Commit, "en.md"}})
	refused(err, "not in this clone")

	ended, end := context.WithCancel(ctx)
	end()
	if _, err := repo.Touched(ended, nil, []Pair{{"en.md", "zh.md"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
	if _, err := repo.Read(ended, []Blob{{Commit{ID: "HEAD"}, "en.md"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}

// Nothing that a stranger's repository names in its configuration is run.
func TestRunsNothing(t *testing.T) {
	folder, run := repository(t)
	trap := filepath.Join(folder, "ran")
	put(t, folder, "en.md a", "zh.md 一", ".gitattributes *.md diff=trap filter=trap")
	run("add", "-A")
	run("commit", "-q", "-m", "one")
	put(t, folder, "zh.md 一二")
	run("commit", "-q", "-a", "-m", "two")
	for _, key := range []string{"core.pager", "core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv", "filter.trap.smudge", "filter.trap.clean", "pager.log", "gpg.program"} {
		run("config", key, "touch "+trap+"; cat")
	}
	run("config", "log.showSignature", "true")
	ctx := t.Context()
	repo, err := Open(ctx, folder)
	if err != nil {
		t.Fatal(err)
	}
	points, err := repo.Touched(ctx, []string{""}, []Pair{{"en.md", "zh.md"}})
	if err != nil || !points[0].Known {
		t.Fatalf("%v, %v", points, err)
	}
	if _, err := repo.Read(ctx, []Blob{{points[0].Commit, "zh.md"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := repo.Tracked(ctx, "zh.md"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(trap); err == nil {
		t.Error("a program of the repository's configuration was run")
	}
}

func TestAround(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"en.md", "zh.md"}, ""}, {[]string{"docs/en/a.md", "docs/zh/a.md"}, "docs"}, {[]string{"docs/a.md", "docs/b.md"}, "docs"}, {[]string{"docs/en/a.md", "docs2/zh/a.md"}, ""},
	} {
		if got := Around(c.names...); got != c.want {
			t.Errorf("%v: %q, want %q", c.names, got, c.want)
		}
	}
}
