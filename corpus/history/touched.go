package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// A Pair is a text and its translation, by their names in the repository.
type Pair struct{ Source, Target string }

// A Point is when the translation of a pair was changed last, and what both files
// were called then. Renaming a file does not change it.
type Point struct {
	Commit Commit
	Pair        // the names at that commit; the source may have had none
	Known  bool // false: the translation is in no commit
}

// Touched says of each pair when its translation was changed last, with one call of
// git for all. It looks at the history of the files and folders of those names only, so that a
// file that was renamed is followed within them. A shallow clone in which the
// answer may be missing is an [*Error].
func (r *Repository) Touched(ctx context.Context, within []string, pairs []Pair) ([]Point, error) {
	w := newWalk(pairs)
	err := r.log(ctx, "HEAD", within, renamed, w.commit)
	if err != nil && ctx.Err() == nil { // it may lack a file whose content tells what became of another
		w = newWalk(pairs)
		err = r.log(ctx, "HEAD", within, renamedOnly, w.commit)
	}
	if err != nil {
		return nil, err
	}
	if r.shallow && w.boundary {
		return nil, &Error{r.root + ": when a translation was changed last is not in this clone", fetchAll}
	}
	return w.points, nil
}

// Called says what the files of those names were called at a commit, in its order;
// within is as for [Repository.Touched]. Of a file that was not there yet it is the
// name under which it came.
func (r *Repository) Called(ctx context.Context, at Commit, within, names []string) ([]string, error) {
	called := append([]string(nil), names...)
	follow := func(c logged) bool {
		for _, change := range c.changes {
			for k := range called {
				if change.was != "" && change.name == called[k] {
					called[k] = change.was
				}
			}
		}
		return true
	}
	err := r.log(ctx, at.ID+"..HEAD", within, renamed, follow)
	if err != nil && ctx.Err() == nil {
		called = append(called[:0], names...)
		err = r.log(ctx, at.ID+"..HEAD", within, renamedOnly, follow)
	}
	return called, err
}

// How git tells that a file was renamed: by what its content has in common with that
// of another, or, for which no content is read, by their being the same.
const (
	renamed     = "-M"
	renamedOnly = "-M100%"
)

// Tracked tells whether git knows the file of a name: it is in a commit, or was
// added for the next.
func (r *Repository) Tracked(ctx context.Context, name string) (bool, error) {
	out, err := r.git(ctx, "ls-files", "--", name)
	return strings.TrimSpace(out) != "", err
}

// A walk goes back through the history and follows files through their names.
type walk struct {
	points   []Point
	targets  map[string][]int // the pairs whose translation is called so at this time, and was not changed since
	sources  map[string][]int // the pairs whose source is called so at this time
	open     int
	boundary bool // a translation was changed last, it seems, where a shallow clone begins
}

func newWalk(pairs []Pair) *walk {
	w := &walk{make([]Point, len(pairs)), map[string][]int{}, map[string][]int{}, len(pairs), false}
	for k, p := range pairs {
		w.points[k].Pair = p
		w.targets[p.Target] = append(w.targets[p.Target], k)
		w.sources[p.Source] = append(w.sources[p.Source], k)
	}
	return w
}

// commit looks at a commit that is older than those before; it is false when
// nothing is left to be found.
func (w *walk) commit(c logged) bool {
	for _, change := range c.changes {
		pairs := w.targets[change.name]
		if len(pairs) == 0 {
			continue
		}
		delete(w.targets, change.name)
		if change.was != "" && change.same { // only its name changed
			w.targets[change.was] = append(w.targets[change.was], pairs...)
			for _, k := range pairs {
				w.points[k].Target = change.was
			}
			continue
		}
		for _, k := range pairs {
			w.points[k].Commit, w.points[k].Known = c.Commit, true
		}
		w.open -= len(pairs)
		w.boundary = w.boundary || c.root
	}
	for _, change := range c.changes { // the names of sources before this commit
		pairs := w.sources[change.name]
		if change.was == "" || len(pairs) == 0 {
			continue
		}
		delete(w.sources, change.name)
		for _, k := range pairs {
			if !w.points[k].Known {
				w.points[k].Source = change.was
				w.sources[change.was] = append(w.sources[change.was], k)
			}
		}
	}
	return w.open > 0
}

// A logged commit is one with what it changed.
type logged struct {
	Commit
	root    bool // it has no parent that is known
	changes []fileChange
}

// A fileChange is what a commit did to a file.
type fileChange struct {
	name string // after it
	was  string // before it, where it was renamed; else ""
	same bool   // its content did not change
}

// log calls visit with each commit of a range that changed a file in the folders
// of those names, the newest first, until it returns false; renames is how git finds
// out what was renamed.
func (r *Repository) log(ctx context.Context, revisions string, within []string, renames string, visit func(logged) bool) error {
	ctx, enough := context.WithCancel(ctx)
	defer enough()
	args := []string{"log", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--name-status", renames, "-z", "--format=%x01%H %cs %P", revisions, "--"}
	for _, name := range within {
		if name == "" {
			name = "."
		}
		args = append(args, name)
	}
	cmd := command(ctx, r.root, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return failure(r.root, err)
	}
	done, err := readLog(bufio.NewReaderSize(out, 1<<16), visit)
	if done {
		enough()
		cmd.Wait() // ended by ourselves
		return nil
	}
	if failed := cmd.Wait(); err == nil && failed != nil {
		err = errors.New(cleaned(said.String(), failed))
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return failure(r.root, err)
}

// readLog reads what git log prints. It is true where visit had enough.
func readLog(in *bufio.Reader, visit func(logged) bool) (enough bool, err error) {
	var c *logged
	for {
		field, err := in.ReadString(0)
		field = strings.TrimSuffix(strings.TrimLeft(field, "\n"), "\x00")
		if head, ok := strings.CutPrefix(field, "\x01"); ok || err != nil {
			if c != nil && !visit(*c) {
				return true, nil
			}
			if err == io.EOF {
				return false, nil
			}
			if err != nil {
				return false, err
			}
			words := strings.Fields(head)
			if len(words) < 2 {
				return false, fmt.Errorf("git log says %q", head)
			}
			c = &logged{Commit: Commit{words[0], words[1]}, root: len(words) == 2}
			continue
		}
		if field == "" || c == nil {
			continue
		}
		change, err := readChange(field, in)
		if err != nil {
			return false, err
		}
		c.changes = append(c.changes, change)
	}
}

// readChange reads what was done to a file: "M", its name; "R100", the old name, the
// new one.
func readChange(status string, in *bufio.Reader) (change fileChange, err error) {
	names := make([]string, 1, 2)
	if status[0] == 'R' || status[0] == 'C' {
		names = names[:2]
	}
	for k := range names {
		name, err := in.ReadString(0)
		if err != nil {
			return change, io.ErrUnexpectedEOF
		}
		names[k] = strings.TrimSuffix(name, "\x00")
	}
	change.name = names[len(names)-1]
	if status[0] == 'R' {
		change.was, change.same = names[0], status == "R100"
	}
	return change, nil
}

// Around is the least folder that holds all files of those names; "" is the top
// folder.
func Around(names ...string) string {
	around := path.Dir(names[0])
	for _, name := range names[1:] {
		for around != "." && !strings.HasPrefix(name, around+"/") {
			around = path.Dir(around)
		}
	}
	if around == "." {
		return ""
	}
	return around
}
