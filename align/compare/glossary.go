package compare

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// openGlossary reads the agreed translations at path that are in the languages
// of the texts.
func openGlossary(path string, src, dst corpus.Tag) (*termbase.Termbase, error) {
	f, err := os.Open(path)
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, fmt.Errorf("%s: %w", path, e.Err)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return termbase.Read(path, f, src, dst)
}
