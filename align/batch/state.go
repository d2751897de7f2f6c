package batch

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// A State is what has been done, in a file of JSON lines: one when the work on a
// pair begins, one when it is done. The program may be killed at any moment: what
// was said to be done is, and a line that was cut is none. Several states of one
// folder, as the parts of a list that is shared write them, are read together.
type State struct {
	path string

	mu      sync.Mutex
	file    *os.File
	entries map[string]entry
	own     map[string]bool // those of the file at path, and those that this run asked for
}

// An entry is a line of the file.
type entry struct {
	Name  string          `json:"name"`
	Key   string          `json:"key,omitempty"` // "": the work began
	Value json.RawMessage `json:"value,omitempty"`
}

// Open reads the state at path, and those of other parts beside it, whose names
// begin with its own up to the first hyphen. It goes on writing the one at path,
// which is made, with its folder, if it is not there.
func Open(path string) (*State, error) {
	s := &State{path: path, entries: map[string]entry{}, own: map[string]bool{}}
	folder, base := filepath.Split(path)
	if err := os.MkdirAll(filepath.Clean(folder), 0o777); err != nil {
		return nil, cannot("make the folder", filepath.Clean(folder), err)
	}
	stem, _, _ := strings.Cut(strings.TrimSuffix(base, ".jsonl"), "-")
	beside, err := os.ReadDir(filepath.Clean(folder))
	if err != nil {
		return nil, cannot("read the folder", filepath.Clean(folder), err)
	}
	for _, other := range beside {
		if name := other.Name(); name != base && strings.HasPrefix(name, stem) && filepath.Ext(name) == ".jsonl" {
			entries, err := read(filepath.Join(folder, name))
			if err != nil {
				return nil, err
			}
			maps.Copy(s.entries, entries)
		}
	}
	own, err := read(path)
	if err != nil {
		return nil, err
	}
	for name, e := range own {
		s.entries[name], s.own[name] = e, true
	}
	if s.file, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666); err != nil {
		return nil, cannot("write", path, err)
	}
	if _, err := s.file.WriteString("\n"); err != nil { // a line that was cut ends here
		return nil, cannot("write", path, errors.Join(err, s.file.Close()))
	}
	return s, nil
}

// cannot is an error of the disk with the path once.
func cannot(do, path string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("%s: cannot %s: %w", path, do, err)
}

// read reads the entries of a file, the latest of each pair; none of one that is not
// there.
func read(path string) (map[string]entry, error) {
	entries := map[string]entry{}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return entries, nil
	}
	if err != nil {
		return nil, cannot("read", path, err)
	}
	defer f.Close()
	in := bufio.NewReader(f)
	for {
		line, err := in.ReadBytes('\n')
		var e entry
		if err == nil && json.Unmarshal(line, &e) == nil && e.Name != "" {
			entries[e.Name] = e
		}
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		if err != nil {
			return nil, cannot("read", path, err)
		}
	}
}

// Known tells whether this run or an earlier one worked on the pair of a name, so
// that what was made of it may be replaced.
func (s *State) Known(name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.entries[name].Name != ""
}

// done is what was returned for a pair when all that it depends on was the same.
func (s *State) done(name, key string) (json.RawMessage, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.entries[name]
	s.own[name] = true
	return e.Value, e.Key == key && e.Value != nil
}

// begin notes that work on a pair begins, before anything is made of it.
func (s *State) begin(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.own[name] = true
	if e := s.entries[name]; e.Name != "" && e.Key == "" {
		return nil
	}
	s.entries[name] = entry{Name: name}
	return s.append(s.entries[name])
}

// end notes what was made of it.
func (s *State) end(name, key string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries[name] = entry{name, key, data}
	return s.append(s.entries[name])
}

// append writes a line in one piece.
func (s *State) append(e entry) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if _, err := s.file.Write(append(line, '\n')); err != nil {
		return cannot("write", s.path, err)
	}
	return nil
}

// Close writes the file anew with a line a pair, sorted by name, so that it is the
// same whatever the runs went through. What another run wrote to it meanwhile stays.
func (s *State) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.file.Close(); err != nil {
		return cannot("write", s.path, err)
	}
	written, err := read(s.path)
	if err != nil {
		return err
	}
	for name, e := range s.entries {
		if s.own[name] {
			written[name] = e
		}
	}
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(written)) {
		line, err := json.Marshal(written[name])
		if err != nil {
			return err
		}
		out.Write(append(line, '\n'))
	}
	temp := s.path + ".new"
	if err := os.WriteFile(temp, out.Bytes(), 0o666); err != nil {
		return cannot("write", temp, err)
	}
	if err := os.Rename(temp, s.path); err != nil {
		return cannot("write", s.path, err)
	}
	return nil
}

// Hash names the contents of files, and words, in their order. A file that is not
// there has a name of its own where it may be missing, which is told by "?" before
// its path, and is an error elsewhere.
func Hash(words []string, files ...string) (string, error) {
	h := sha256.New()
	put := func(size int64) { binary.Write(h, binary.BigEndian, size) }
	for _, w := range words {
		put(int64(len(w)))
		io.WriteString(h, w)
	}
	for _, path := range files {
		path, optional := strings.CutPrefix(path, "?")
		f, err := os.Open(path)
		if optional && errors.Is(err, fs.ErrNotExist) {
			put(-1)
			continue
		}
		if err != nil {
			return "", cannot("read", path, err)
		}
		one := sha256.New()
		size, err := io.Copy(one, f)
		f.Close()
		if err != nil {
			return "", cannot("read", path, err)
		}
		put(size)
		h.Write(one.Sum(nil))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
