package lang

import (
	"fmt"
	"io/fs"
	"strings"
)

// lists are the lists of one file by name.
type lists map[string][]string

// readLists reads a file of a folder in the notation of the package's comment.
// A file that is not there has no lists.
func readLists(folder fs.FS, file string) lists {
	text, err := fs.ReadFile(folder, file+".txt")
	if err != nil {
		return nil
	}
	found, section := lists{}, ""
	for line := range strings.Lines(string(text)) {
		if name, ok := header(line); ok {
			section = name
			found[section] = []string{}
			continue
		}
		for entry := range strings.FieldsSeq(line) {
			if entry[0] == '#' {
				break
			}
			found[section] = append(found[section], strings.ReplaceAll(entry, "_", " "))
		}
	}
	return found
}

// header is the name of the list that begins with the line: "[months]".
func header(line string) (name string, ok bool) {
	name, ok = strings.CutPrefix(strings.TrimSpace(line), "[")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, "]")
}

// List is the entries of a list of the language's folder, in order. It is empty
// where the language has no such words, and nil where the folder does not say.
// It panics if [Parts] does not name the list, which is a slip in the caller.
func (l *Language) List(file, section string) []string {
	if !named(file, section) {
		panic(fmt.Sprintf("corpus/lang/parts.go names no list %s of %s.txt", section, file))
	}
	if read := l.files[file]; read != nil {
		return read()[section]
	}
	return nil
}
