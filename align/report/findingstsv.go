package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// findingsHead are the columns of [FindingsTSV].
var findingsHead = []string{"path", "line", "column", "severity", "check", "slug", "chance", "message", "source", "target", "fingerprint"}

// FindingsTSV writes a table with a row a finding below the names of its columns:
// the place, as in [FindingsText], what was found, how likely it is, the paths of
// both texts, and the fingerprint. Dismissed findings are left out.
func FindingsTSV(w io.Writer, f Findings) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, strings.Join(findingsHead, "\t"))
	for _, finding := range f.Found {
		fmt.Fprintln(out, f.row(finding))
	}
	return out.Flush()
}

// row is a finding as a row.
func (f Findings) row(finding check.Finding) string {
	at, _, _ := f.home(finding)
	return tabbed(at.path, fmt.Sprint(at.line), fmt.Sprint(at.column), string(finding.Severity), finding.Check.ID, finding.Check.Slug,
		decimals(finding.Chance), f.message(finding), f.Bitext.Src.Path, f.Bitext.Dst.Path, finding.Fingerprint)
}

// tabbed is a row of cells, each of which stands on one line.
func tabbed(cells ...string) string {
	for k, cell := range cells {
		cells[k] = lines.Fold(cell)
	}
	return strings.Join(cells, "\t")
}
