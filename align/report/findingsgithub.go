package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
)

// githubCommands are the workflow commands for severities.
var githubCommands = map[check.Severity]string{check.Error: "error", check.Warning: "warning", check.Info: "notice"}

// FindingsGitHub writes a workflow command a finding, which GitHub Actions
// shows beside the line it is about. Dismissed findings are left out.
func FindingsGitHub(w io.Writer, f Findings) error {
	out := bufio.NewWriter(w)
	for _, finding := range f.Found {
		at, _, _ := f.home(finding)
		fmt.Fprintf(out, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", githubCommands[finding.Severity],
			githubProperty(at.path), at.line, at.column, githubProperty(finding.Check.ID+" "+finding.Check.Slug), githubData(f.message(finding)))
	}
	return out.Flush()
}

// githubData escapes what would end a command, as GitHub's own toolkit does.
func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// githubProperty escapes, besides, what would end a property.
func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(s))
}
