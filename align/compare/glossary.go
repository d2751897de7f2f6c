package compare

import (
	"fmt"
	"io/fs"
	"os"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

func openGlossary(path string, src, dst corpus.Tag) (*termbase.Termbase, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err.(*fs.PathError).Err)
	}
	defer f.Close()
	return termbase.Read(path, f, src, dst)
}
