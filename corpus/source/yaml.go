package source

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// YAML is a file of strings, such as the messages of a program: what [JSON] is,
// written otherwise.
var YAML = &Format{
	Name:       "yaml",
	Title:      "YAML",
	Extensions: []string{".yaml", ".yml"},
	Note:       "each string that is a value, in the order of the file; keys, numbers and addresses are left out",
	Limit:      4 << 20, // the tree takes some 100 times the memory of the text
	Read:       readYAML,
}

// yamlLine is the line that an error of the library begins with.
var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

func readYAML(text string) (content, error) {
	d := yaml.NewDecoder(strings.NewReader(text))
	var pieces []piece
	for {
		var doc yaml.Node
		err := d.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return held(pieces), nil
		}
		if err != nil {
			at := yamlLine.FindStringSubmatch(err.Error() + " ")
			e := &Error{What: "is not well-formed YAML: " + yamlLine.ReplaceAllString(err.Error(), ""), Advice: "mend it, or name a format with --format", Cause: err}
			if len(at) > 1 {
				e.Line, _ = strconv.Atoi(at[1])
			}
			return content{}, e
		}
		if pieces, err = yamlStrings(pieces, &doc, 0); err != nil {
			return content{}, err
		}
	}
}

// yamlStrings adds the strings that are values. Aliases are not followed: what
// they stand for is in the file once.
func yamlStrings(pieces []piece, n *yaml.Node, depth int) ([]piece, error) {
	if depth > xmlDepth {
		return nil, &Error{Line: n.Line, What: fmt.Sprintf("nests lists more than %d deep", xmlDepth)}
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
		return append(pieces, phrases(n.Value)...), nil
	}
	var err error
	for k, child := range n.Content {
		if n.Kind == yaml.MappingNode && k%2 == 0 {
			continue // a key
		}
		if pieces, err = yamlStrings(pieces, child, depth+1); err != nil {
			return nil, err
		}
	}
	return pieces, nil
}
