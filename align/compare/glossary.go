package compare

import (
	"fmt"
	"io/fs"
	"os"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

func openGlossary(path string, src, dst corpus.Tag) (*check.Glossary, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err.(*fs.PathError).Err)
	}
	defer f.Close()
	g, err := check.ReadGlossary(f, src, dst)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return g, nil
}
