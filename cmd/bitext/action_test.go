package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// A step is one of an action of GitHub.
type step struct {
	Name, Shell, Run, Uses string
	Env                    map[string]string
}

// translated is a repository of a test in which a text has changed and its
// translation has not, and the environment to run programs in.
func translated(t *testing.T) (folder string, env []string) {
	t.Helper()
	for _, program := range []string{"git", "bash"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program + " is not installed")
		}
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(program, filepath.Join(bin, "bitext")); err != nil { // testscript runs it as the program of this name
		t.Skip(err)
	}
	folder = t.TempDir()
	env = append(os.Environ(), "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"), "HOME="+t.TempDir(), "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b")
	for name, text := range map[string]string{
		"docs/en/ferry.md": "The ferry runs every day of the week.\n", "docs/zh/ferry.md": "渡轮每天开行。\n",
		"docs/en/new.md": "Nobody knows why the river froze.\n",
	} {
		writeIn(t, folder, name, text)
	}
	shell(t, folder, env, "git init -q -b main && git add -A && git commit -q -m both")
	writeIn(t, folder, "docs/en/ferry.md", "The ferry runs every day of the week but Monday.\n")
	return folder, env
}

func writeIn(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// shell runs a script as GitHub does, and returns what it prints and its status.
func shell(t *testing.T, folder string, env []string, script string) (string, int) {
	t.Helper()
	cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
	cmd.Dir, cmd.Env = folder, env
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// The steps of the action do on a machine what they do on GitHub's: annotations on
// standard output, a table in the summary, counts as outputs, and a status.
func TestAction(t *testing.T) {
	folder, env := translated(t)
	text, err := os.ReadFile("../../.github/actions/check/action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Using string
			Steps []step
		}
	}
	if err := yaml.Unmarshal(text, &action); err != nil {
		t.Fatal(err)
	}
	if action.Runs.Using != "composite" || len(action.Runs.Steps) == 0 {
		t.Fatalf("%+v", action)
	}
	for _, c := range []struct {
		with           map[string]string
		status         int
		said, output   string
		summary, quiet string
	}{
		{map[string]string{"source": "docs/en", "target": "docs/zh"}, 1, "::warning file=docs/zh/ferry.md,line=1,col=1,title=H702", "behind=1\nuntranslated=1\n", "1 paragraph behind", ""},
		{map[string]string{"source": "docs"}, 1, "::error file=docs/en/new.md,title=bitext status::untranslated (zh)", "behind=1\nuntranslated=1\n", "1 paragraph behind", ""},
		{map[string]string{"source": "docs/en", "target": "docs/zh", "fail-on": "never"}, 0, "::warning", "behind=1\nuntranslated=1\n", "2 files", ""},
		{map[string]string{"source": "docs/en", "target": "docs/zh", "since": "HEAD"}, 1, "::warning", "behind=1\nuntranslated=0\n", "1 file", "new.md"},
		{map[string]string{"source": "docs/none"}, 2, "docs/none: cannot read", "", "", "::"},
		{map[string]string{"source": "docs/en; touch ran"}, 2, "cannot read", "", "", "::"},
	} {
		files := map[string]string{}
		own := append([]string(nil), env...)
		for _, name := range []string{"GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH"} {
			files[name] = filepath.Join(t.TempDir(), name)
			own = append(own, name+"="+files[name])
		}
		said, status := "", 0
		for _, s := range action.Runs.Steps {
			if s.Shell != "bash" || strings.Contains(s.Run, "${{") {
				t.Fatalf("step %q: is not in bash, or has a value in it that a stranger may write", s.Name)
			}
			stepEnv := append([]string(nil), own...)
			for name, value := range s.Env {
				stepEnv = append(stepEnv, name+"="+regexp.MustCompile(`\$\{\{ inputs\.([a-z-]+) \}\}`).ReplaceAllStringFunc(value, func(x string) string {
					name := strings.TrimSuffix(strings.TrimPrefix(x, "${{ inputs."), " }}")
					if v, ok := c.with[name]; ok {
						return v
					}
					return action.Inputs[name].Default
				}))
			}
			if status == 0 {
				out, code := shell(t, folder, stepEnv, s.Run)
				said, status = said+out, code
			}
		}
		output, _ := os.ReadFile(files["GITHUB_OUTPUT"])
		summary, _ := os.ReadFile(files["GITHUB_STEP_SUMMARY"])
		if status != c.status || !strings.Contains(said, c.said) || string(output) != c.output || !strings.Contains(string(summary), c.summary) || c.quiet != "" && strings.Contains(said, c.quiet) {
			t.Errorf("%v: status %d\n%s\noutput %q\nsummary %s", c.with, status, said, output, summary)
		}
		if _, err := os.Stat(filepath.Join(folder, "ran")); err == nil {
			t.Errorf("%v: an input was run", c.with)
		}
	}
}

// The hook lets a commit pass, or refuses it, as pre-commit runs it: its entry and the
// arguments of the user's config, in the repository, before the commit.
func TestHook(t *testing.T) {
	folder, env := translated(t)
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Name, Entry, Language string
		PassFilenames             *bool `yaml:"pass_filenames"`
	}
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	for _, h := range hooks {
		if h.ID == "" || h.Name == "" || h.Language != "golang" || h.PassFilenames == nil || *h.PassFilenames {
			t.Errorf("%+v", h)
		}
		writeIn(t, folder, ".git/hooks/pre-commit", "#!/bin/sh\nexec "+h.Entry+" docs/en docs/zh\n")
		if err := os.Chmod(filepath.Join(folder, ".git/hooks/pre-commit"), 0o755); err != nil {
			t.Fatal(err)
		}
		if out, status := shell(t, folder, env, "git commit -q -a -m 'the text alone'"); status == 0 || !strings.Contains(out, "1 paragraph behind") {
			t.Errorf("a text without its translation is committed: %d\n%s", status, out)
		}
		writeIn(t, folder, "docs/zh/ferry.md", "渡轮除星期一外每天开行。\n")
		if out, status := shell(t, folder, env, "git commit -q -a -m both"); status != 0 {
			t.Errorf("a text with its translation is refused: %s", out)
		}
		writeIn(t, folder, "docs/en/third.md", "It rained.\n")
		if out, status := shell(t, folder, env, "git add -A && git commit -q -m 'a new one'"); status == 0 || !strings.Contains(out, "untranslated") {
			t.Errorf("a new text without a translation is committed: %d\n%s", status, out)
		}
	}
}
