package names

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/corpus"
)

// people is a table that [Learn] wrote. It is a file of its own under CC BY-SA
// 4.0: see NOTICE.
//
//go:embed people.tsv
var people string

// surnames reads the table once: of each surname its forms by language, with
// commas between them and "~" before what is soft. The ID is the form of the
// pivot language, which stands once.
var surnames = sync.OnceValue(func() []map[corpus.Tag]string {
	var tags []string
	rows := make([]map[corpus.Tag]string, 0, strings.Count(people, "\n"))
	for line := range strings.Lines(people) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if tags == nil {
			tags = cells
			continue
		}
		row := make(map[corpus.Tag]string, len(tags))
		for k, tag := range tags {
			row[corpus.Tag(tag)] = cells[k]
		}
		rows = append(rows, row)
	}
	return rows
})
