package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// configName is the name of the file that says how bitext is used in a folder.
const configName = ".bitext.toml"

// configLimit is the size of a config in bytes from which it is none: one with
// every key and a comment on each is a hundredth of it.
const configLimit = 1 << 20

// findConfig is the path of the config that counts in a folder, "" if there is
// none: the nearest, in it or above it. The search ends at the root of a repository
// and at the home folder, and outside of both it looks at the folder alone: what
// lies further up, such as /tmp or a shared disk, is not of one hand, and a file
// that a stranger left there would count.
func findConfig(folder, home string) string {
	var looked []string
	for at := folder; ; at = filepath.Dir(at) {
		looked = append(looked, at)
		_, noRepository := os.Lstat(filepath.Join(at, ".git"))
		if noRepository == nil || at == home {
			break
		}
		if filepath.Dir(at) == at {
			looked = []string{folder}
			break
		}
	}
	for _, at := range looked {
		path := filepath.Join(at, configName)
		if _, missing := os.Stat(path); missing == nil {
			return path
		}
	}
	return ""
}

// A setting is a key of a config with its value.
type setting struct {
	command string // what it is for: "check"; "": every command that has the flag
	key     string // a flag's long name
	kind    valueKind
	values  []string // several where it is a list
	origin  string   // path:line
}

// A valueKind is what a value looks like in TOML.
type valueKind string

// The kinds that flags take.
const (
	textValue   valueKind = "a text in quotes"
	numberValue valueKind = "a number"
	boolValue   valueKind = "true or false"
	listValue   valueKind = "a list of texts"
)

// valueKinds are those of TOML; what is not here no flag takes.
var valueKinds = map[unstable.Kind]valueKind{
	unstable.String: textValue, unstable.Integer: numberValue, unstable.Float: numberValue, unstable.Bool: boolValue, unstable.Array: listValue,
}

// readConfig reads the settings of the config at path.
func readConfig(path string) ([]setting, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: cannot read: %w", path, cause(err))
	case !info.Mode().IsRegular():
		return nil, withHint(fmt.Errorf("%s: is not a file", path), "--no-config goes without it")
	case info.Size() > configLimit:
		return nil, withHint(fmt.Errorf("%s: is too large for a config", path), "bitext config init writes one; --no-config goes without it")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot read: %w", path, cause(err))
	}
	return parseConfig(data, path)
}

// parseConfig reads the settings of a config.
func parseConfig(data []byte, name string) ([]setting, error) {
	if err := toml.Unmarshal(data, new(map[string]any)); err != nil { // with what a grammar does not tell: a key given twice
		line := 1
		if bad, ok := errors.AsType[*toml.DecodeError](err); ok {
			line, _ = bad.Position()
		}
		err = fmt.Errorf("%s:%d: %s", name, line, strings.TrimPrefix(err.Error(), "toml: "))
		return nil, withHint(err, `a line of a config is key = value, as in level = "info"; bitext config init writes one with every key`)
	}
	r := configReader{name: name}
	r.parser.Reset(data)
	for r.parser.NextExpression() {
		switch e := r.parser.Expression(); e.Kind {
		case unstable.Table:
			var line int
			r.table, line = r.keyOf(e)
			r.settings = append(r.settings, setting{command: strings.Join(r.table, " "), origin: fmt.Sprintf("%s:%d", name, line)})
		case unstable.KeyValue:
			if err := r.pair(r.table, e); err != nil {
				return nil, err
			}
		case unstable.ArrayTable:
			table, line := r.keyOf(e)
			return nil, withHint(fmt.Errorf("%s:%d: [[%s]]: a config has no lists of tables", name, line, strings.Join(table, ".")), "write [%s]", strings.Join(table, "."))
		}
	}
	return r.settings, r.parser.Error()
}

// A configReader reads a config, statement by statement.
type configReader struct {
	parser   unstable.Parser
	name     string
	table    []string // the one that a statement stands in
	settings []setting
}

// keyOf is the key of a statement, part by part, and its line.
func (r *configReader) keyOf(n *unstable.Node) (parts []string, line int) {
	for k := n.Key(); k.Next(); {
		if line == 0 {
			line = r.parser.Shape(k.Node().Raw).Start.Line
		}
		parts = append(parts, string(k.Node().Data))
	}
	return parts, line
}

// pair reads key = value, in a table or in a value that is a table itself.
func (r *configReader) pair(table []string, n *unstable.Node) error {
	own, line := r.keyOf(n)
	path := append(append([]string(nil), table...), own...)
	value := n.Value()
	if value.Kind == unstable.InlineTable {
		for k := value.Children(); k.Next(); {
			if err := r.pair(path, k.Node()); err != nil {
				return err
			}
		}
		return nil
	}
	last := len(path) - 1
	s := setting{command: strings.Join(path[:last], " "), key: path[last], kind: valueKinds[value.Kind], origin: fmt.Sprintf("%s:%d", r.name, line)}
	if s.kind != listValue {
		s.values = []string{string(value.Data)}
		r.settings = append(r.settings, s)
		return nil
	}
	for k := value.Children(); k.Next(); {
		switch k.Node().Kind {
		case unstable.Comment:
		case unstable.String:
			s.values = append(s.values, string(k.Node().Data))
		default:
			return fmt.Errorf("%s: %s: what is in the list is not in quotes", s.origin, s.key)
		}
	}
	r.settings = append(r.settings, s)
	return nil
}

// kinds lists some kinds of values.
func kinds(of []valueKind) string {
	var words []string
	for _, k := range of {
		words = append(words, string(k))
	}
	return lang.List("or", words)
}
