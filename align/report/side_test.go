package report

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestSideGolden(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Russian} {
		for _, width := range []int{40, 60, 80, 120, 160} {
			name := fmt.Sprintf("side.%s.%d.txt", tag, width)
			t.Run(name, func(t *testing.T) {
				var out bytes.Buffer
				if err := Side(&out, harbour(t, tag), SideOptions{Width: width}); err != nil {
					t.Fatal(err)
				}
				golden(t, name, out.Bytes())
			})
		}
	}
}
