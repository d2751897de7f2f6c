package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

// What the linker writes into a release (-X main.released=v0.1.0); empty in a
// program that the Go toolchain built by itself.
var released, committed, committedAt string

// A build is what is known of how the program was made. The JSON is what
// bitext version --format json prints; what is not known is left out.
type build struct {
	Version  string `json:"version"`          // (devel) where nobody gave it one
	Commit   string `json:"commit,omitempty"` // as git names it; "+" after it: with changes
	Date     string `json:"date,omitempty"`   // of the commit, as RFC 3339 writes it
	Go       string `json:"go"`               // the toolchain
	Platform string `json:"platform"`         // operating system and processor
	From     string `json:"from"`             // release, module or source
}

// thisBuild is the build that runs.
func thisBuild() build {
	b := build{Version: "(devel)", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, From: "source"}
	info, ok := debug.ReadBuildInfo()
	if ok {
		b.Version = cmp.Or(info.Main.Version, b.Version)
		if info.Main.Sum != "" {
			b.From = "module"
		}
		changed := ""
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				b.Commit = s.Value
			case "vcs.time":
				b.Date = s.Value
			case "vcs.modified":
				if s.Value == "true" {
					changed = "+"
				}
			}
		}
		b.Commit += changed
	}
	if released != "" {
		b.Version, b.Commit, b.Date, b.From = released, committed, committedAt, "release"
	}
	return b
}

// String is the build in one line.
func (b build) String() string { return fmt.Sprintf("%s (%s %s)", b.Version, b.Go, b.Platform) }

// release is the version alone, for files that name their maker.
func release() string { return thisBuild().Version }

func newVersion() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Say which version this is and how it was built",
		Long: `version says which version this is, of which commit, and what built it: a
release, the Go toolchain from the module, or from a clone. Put it into a report
of what went wrong.`,
		Example: "bitext version\nbitext version --format json",
		GroupID: groupAbout,
		Args:    wantArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format == "json" {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(thisBuild())
			}
			return thisBuild().print(cmd.OutOrStdout())
		},
	}
	addChoice(cmd, &format, "format", "how it is written", "text", []string{"text", "json"})
	return cmd
}

// print writes what is known, a line a fact.
func (b build) print(w io.Writer) error {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, fact := range [][2]string{
		{"bitext", b.Version}, {"commit", b.Commit}, {"date", b.Date}, {"built by", b.Go},
		{"platform", b.Platform}, {"from", b.From},
	} {
		if fact[1] != "" {
			fmt.Fprintf(columns, "%s\t%s\n", fact[0], fact[1])
		}
	}
	return columns.Flush()
}
