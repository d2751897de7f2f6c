package fullscreen

import (
	"context"
	"os"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/report"
)

// A Review is what is shown, and what the program does for it.
type Review struct {
	Desk *desk.Desk

	// Export writes the texts as they are paired, in the format that the path stands
	// for, and says what it wrote. A file that is there it only overwrites where it may.
	Export func(path string, overwrite bool) (said string, err error)

	// Exists tells whether there is a file at a path.
	Exists func(path string) bool

	// Options say how the page is drawn; the terminal says how wide.
	Options report.Options
}

// Run shows a review until somebody ends it, or the context does. The desk stays
// open. Who ends the program otherwise first calls what started was given, which puts
// the terminal in order.
func Run(ctx context.Context, r Review, in, out *os.File, started func(leave func())) error {
	m := New(ctx, r)
	p := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithoutSignalHandler())
	started(p.Kill)
	_, err := p.Run()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if err == nil {
		err = m.broken
	}
	return err
}
