// Package history reads what a git repository says of its texts: when each was
// changed last, and what stood in it then.
//
//	repo, err := history.Open(ctx, "docs")
//	touched, err := repo.Touched(ctx, []string{"docs/zh"}, pairs)
//	texts, err := repo.Read(ctx, blobs)
//
// It asks the git program, which has to be installed, and only to read: nothing in
// the repository or beside it changes, nothing is fetched, and nothing that the
// repository's configuration names is run, as a pager, a filter or a signature's
// check would be.
package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// An Error is what keeps a history from being read, in one line, with what to do
// about it.
type Error struct{ What, Advice string }

// Error says what is wrong.
func (e *Error) Error() string { return e.What }

// Hint says what to do about it.
func (e *Error) Hint() string { return e.Advice }

// A Repository is a git repository with a working tree.
type Repository struct {
	root    string // its top folder, symbolic links resolved
	shallow bool   // its older commits were not fetched
	partial bool   // its older texts were not fetched
}

// A Commit is a state of all files.
type Commit struct {
	ID  string // in full
	Day string // of the commit, as 2026-05-01, in its own time zone
}

// String names the commit as people do: its first digits and its day.
func (c Commit) String() string { return fmt.Sprintf("%.7s of %s", c.ID, c.Day) }

// Open finds the repository that a folder belongs to. It is an [*Error] where there
// is none, where it has no commit yet, or where git is not installed.
func Open(ctx context.Context, folder string) (*Repository, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, &Error{"git is not installed, and only git knows what a text was", "install git, or compare the texts as they are, with bitext check"}
	}
	out, err := git(ctx, folder, "rev-parse", "--show-toplevel", "--is-shallow-repository")
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") || strings.Contains(err.Error(), "work tree") {
			return nil, &Error{folder + ": is in no git repository", "only a repository knows what a text was; bitext check without --since compares the texts as they are"}
		}
		return nil, failure(folder, err)
	}
	root, shallow, _ := strings.Cut(strings.TrimSpace(out), "\n")
	if root, err = filepath.EvalSymlinks(root); err != nil {
		return nil, err
	}
	r := &Repository{root: root, shallow: shallow == "true"}
	if name, err := r.git(ctx, "config", "--get-regexp", `^remote\..*\.promisor$`); err == nil {
		r.partial = strings.Contains(name, "true")
	}
	if _, err := r.git(ctx, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		return nil, &Error{folder + ": its repository has no commit yet", "commit the texts first"}
	}
	return r, nil
}

// Name is what the repository calls the file or folder at a path of this machine:
// slashed, from its top folder; "" is that folder. A path outside is an [*Error].
func (r *Repository) Name(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(whole)); err == nil { // the file itself may be a link that git keeps
		whole = filepath.Join(folder, filepath.Base(whole))
	}
	name, err := filepath.Rel(r.root, whole)
	if err != nil || name == ".." || strings.HasPrefix(name, ".."+string(filepath.Separator)) {
		return "", &Error{fmt.Sprintf("%s: is outside the repository %s", path, r.root), "a text and its translation have to be in one repository"}
	}
	if name == "." {
		return "", nil
	}
	return filepath.ToSlash(name), nil
}

// Commit is the commit that a revision names: a branch, a tag, HEAD~3, the first
// digits of its name. One that there is none of is an [*Error].
func (r *Repository) Commit(ctx context.Context, rev string) (Commit, error) {
	out, err := r.git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil && ctx.Err() == nil {
		advice := "git log --oneline lists the commits"
		if r.shallow {
			advice = fetchAll
		}
		return Commit{}, &Error{fmt.Sprintf("no revision %q in the repository", rev), advice}
	}
	if err != nil {
		return Commit{}, err
	}
	day, err := r.git(ctx, "log", "-1", "--no-show-signature", "--format=%cs", strings.TrimSpace(out), "--")
	return Commit{strings.TrimSpace(out), strings.TrimSpace(day)}, err
}

// fetchAll is the advice for a shallow clone.
const fetchAll = "its older commits were not fetched: git fetch --unshallow gets them; in a GitHub workflow, actions/checkout with fetch-depth: 0"

// A Blob is a file at a commit.
type Blob struct {
	Commit Commit
	Name   string // see [Repository.Name]
}

// Read reads files as they were, with one call of git. What was no file then is nil.
func (r *Repository) Read(ctx context.Context, blobs []Blob) ([][]byte, error) {
	if len(blobs) == 0 {
		return nil, nil
	}
	var asked strings.Builder
	for _, b := range blobs {
		if strings.ContainsAny(b.Name, "\n\x00") {
			return nil, &Error{fmt.Sprintf("%q: a name with a line feed", b.Name), "name the file otherwise"}
		}
		fmt.Fprintf(&asked, "%s:%s\n", b.Commit.ID, b.Name)
	}
	cmd := command(ctx, r.root, "cat-file", "--batch")
	cmd.Stdin = strings.NewReader(asked.String())
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		return nil, failure(r.root, err)
	}
	texts, err := batch(bufio.NewReader(out), len(blobs))
	if err == nil && r.partial && slices.ContainsFunc(texts, func(text []byte) bool { return text == nil }) {
		err = errors.New("an older text was not fetched")
	}
	if err != nil {
		cmd.Cancel()
		cmd.Wait()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if r.partial {
			return nil, &Error{r.root + ": what the texts were is not in this clone", "it was made with --filter: clone it without, or git fetch --refetch --no-filter"}
		}
		return nil, failure(r.root, errors.New(cleaned(said.String(), err)))
	}
	return texts, cmd.Wait()
}

// batch reads n answers of git cat-file --batch: "ID TYPE SIZE", the content and a
// line feed, or "… missing".
func batch(in *bufio.Reader, n int) ([][]byte, error) {
	texts := make([][]byte, n)
	for k := range texts {
		head, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		words := strings.Fields(head)
		if len(words) < 3 || strings.HasSuffix(head, " missing\n") || strings.HasSuffix(head, " ambiguous\n") {
			continue
		}
		size, err := strconv.ParseInt(words[len(words)-1], 10, 64)
		if err != nil || size < 0 {
			return nil, fmt.Errorf("git cat-file answers %q", head)
		}
		text, err := io.ReadAll(io.LimitReader(in, size+1))
		if err != nil || int64(len(text)) != size+1 {
			return nil, io.ErrUnexpectedEOF
		}
		if words[len(words)-2] == "blob" {
			texts[k] = text[:size]
		}
	}
	return texts, nil
}

// git is what a command of git prints.
func (r *Repository) git(ctx context.Context, args ...string) (string, error) {
	return git(ctx, r.root, args...)
}

func git(ctx context.Context, folder string, args ...string) (string, error) {
	cmd := command(ctx, folder, args...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", errors.New(cleaned(said.String(), err))
	}
	return out.String(), nil
}

// command is a command of git that reads, and neither waits for anybody nor runs
// what a repository's configuration names.
func command(ctx context.Context, folder string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{
		"-C", folder, "--no-pager", "--literal-pathspecs", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false",
	}, args...)...)
	cmd.Env = append(cmd.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0")
	return cmd
}

// cleaned is what git said, in one line without its "fatal: ".
func cleaned(said string, err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	if line = strings.TrimPrefix(line, "fatal: "); line == "" {
		return err.Error()
	}
	return line
}

// failure is what git could not do.
func failure(folder string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &Error{fmt.Sprintf("%s: git: %v", folder, err), "git log in that folder shows whether git can read the repository"}
}
