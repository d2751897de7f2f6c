package report

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
)

// verify refuses a bitext whose ladder does not fit its texts. Every writer
// calls it before it writes anything.
func verify(b corpus.Bitext) error {
	if err := b.Ladder.Verify(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		return fmt.Errorf("the alignment of %s with %s is broken: %w", b.Src.Path, b.Dst.Path, err)
	}
	return nil
}
