package pairs

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus/lines"
)

// Manifest reads a list of pairs: a table with tabs whose first row has the columns
// source and target, and maybe name, or a JSON object a line with such keys. Other
// columns and keys are left alone. A path that is not absolute begins at the folder
// of the list. A pair without a name goes by that of its target. Two pairs of one
// name are an error, as is a list without pairs.
func Manifest(file string, r io.Reader) (List, error) {
	text := lines.Text(r)
	read := rowsOf(file, text)
	if first, _ := text.Peek(1); len(first) == 1 && first[0] == '{' {
		read = objectsOf(file, text)
	}
	var list List
	at := map[string]int{}
	for {
		p, line, err := read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return List{}, err
		}
		if p.Source == "" || p.Target == "" {
			return List{}, lines.ErrorAt(file, line, "a pair needs a source and a target")
		}
		if p.Name = within(p.Name, p.Target); p.Name == "" {
			return List{}, lines.ErrorAt(file, line, "%s is no file", p.Target)
		}
		key := strings.ToLower(p.Name) // as some disks see it
		if before := at[key]; before > 0 {
			return List{}, lines.ErrorAt(file, line, "the pair is called %s, as that of line %d; give each another name in the column name", p.Name, before)
		}
		at[key] = line
		p.Source, p.Target = beside(file, p.Source), beside(file, p.Target)
		list.Pairs = append(list.Pairs, p)
	}
	if len(list.Pairs) == 0 {
		return List{}, fmt.Errorf("%s: has no pairs; it wants a row with source and target, then a row a pair", file)
	}
	return list, nil
}

// rowsOf reads a table. Its header is read with its first row.
func rowsOf(file string, text *bufio.Reader) func() (Pair, int, error) {
	table := lines.TSV(lines.New(file, text))
	var header []string
	return func() (p Pair, line int, err error) {
		if header == nil {
			if header, err = table.Row(); err != nil {
				return p, 0, err
			}
			for k, column := range header {
				header[k] = strings.ToLower(strings.TrimSpace(column))
			}
			if !slices.Contains(header, "source") || !slices.Contains(header, "target") {
				return p, 0, table.Errorf("the first row must name the columns source and target, with a tab between them")
			}
		}
		row, err := table.Row()
		if err != nil {
			return p, 0, err
		}
		if len(row) > len(header) {
			return p, 0, table.Errorf("%d cells in a table of %d columns", len(row), len(header))
		}
		for k, cell := range row {
			switch cell = strings.TrimSpace(cell); header[k] {
			case "source":
				p.Source = cell
			case "target":
				p.Target = cell
			case "name":
				p.Name = cell
			}
		}
		return p, table.Line, nil
	}
}

// objectsOf reads an object a line.
func objectsOf(file string, text *bufio.Reader) func() (Pair, int, error) {
	in := lines.New(file, text)
	return func() (Pair, int, error) {
		for {
			line, err := in.Next()
			if err != nil {
				return Pair{}, 0, err
			}
			if strings.TrimSpace(line) == "" {
				continue
			}
			var p struct{ Source, Target, Name string }
			if err := json.Unmarshal([]byte(line), &p); err != nil {
				return Pair{}, 0, in.Errorf("not a JSON object with source and target: %w", err)
			}
			return Pair{Source: p.Source, Target: p.Target, Name: p.Name}, in.Line, nil
		}
	}
}

// within is a name as a slashed path that leads out of no folder: the one that is
// given, else the target's path.
func within(given, target string) string {
	if given == "" {
		given = target
	}
	given = strings.ReplaceAll(filepath.ToSlash(given), "\\", "/")
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(given, ":", "")), "/")
}

// beside is a path of the list, which begins at its folder.
func beside(file, name string) string {
	if filepath.IsAbs(name) || file == "-" {
		return filepath.Clean(name)
	}
	return filepath.Join(filepath.Dir(file), filepath.FromSlash(name))
}
