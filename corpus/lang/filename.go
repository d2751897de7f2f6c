package lang

import (
	"path/filepath"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// Named is the language that a file's name says it is in: en of en.txt and
// of drones.en.md, zh of drones_zh-CN.txt; unknown of most names. It is asked
// only where the text itself does not tell, such as a line of figures.
func Named(path string) corpus.Tag {
	name := filepath.Base(path)
	name = strings.TrimSuffix(name, filepath.Ext(name))
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '.' || r == '_' })
	if len(parts) == 0 {
		return corpus.Unknown
	}
	if l := For(corpus.Tag(parts[len(parts)-1])); l != nil {
		return l.Tag
	}
	return corpus.Unknown
}
