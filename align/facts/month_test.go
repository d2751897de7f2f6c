package facts

import (
	"fmt"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/corpus"
)

// Every month is read as itself, October among them.
func TestMonths(t *testing.T) {
	russian := []string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}
	for m := time.January; m <= time.December; m++ {
		want := fmt.Sprintf("2024-%02d-15", m)
		for tag, text := range map[corpus.Tag]string{
			"en": fmt.Sprintf("on %s 15, 2024", m),
			"ru": fmt.Sprintf("15 %s 2024 года", russian[m-1]),
			"zh": fmt.Sprintf("2024年%d月15日", m),
		} {
			found := Find(text, tag)
			if len(found) != 1 || found[0].Canonical() != want {
				t.Errorf("%s: %v, want %s", text, found, want)
			}
		}
	}
}
