package lang

import (
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
