package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A prompt asks about one item after another and reads an answer a line.
type prompt struct {
	cmd    *cobra.Command
	desk   *desk.Desk
	every  bool
	in     *bufio.Reader
	out    io.Writer
	echo   bool            // answers do not show by themselves
	passed map[string]bool // items that were answered or put off
	trail  []string        // those items, the last one last
	shown  string          // the item that was shown last
	made   []string        // the items that were decided, as far as Undo goes
	undone []string        // and those that Redo decides again
}

func newPrompt(cmd *cobra.Command, d *desk.Desk, every bool) *prompt {
	in := cmd.InOrStdin()
	f, isFile := in.(*os.File)
	return &prompt{
		cmd: cmd, desk: d, every: every, in: bufio.NewReader(in), out: cmd.OutOrStdout(),
		echo: !isFile || !term.IsTerminal(int(f.Fd())), passed: map[string]bool{},
	}
}

// errQuit ends the questions.
var errQuit = errors.New("quit")

// ask asks until nothing is left, or nobody answers any more.
func (p *prompt) ask(ctx context.Context) error {
	if err := p.refreshed(ctx); err != nil {
		return err
	}
	warnUnfit(p.cmd.ErrOrStderr(), p.cmd.Flags().Args(), p.desk.Path(), p.desk.Unfit)
	for {
		left, err := p.next(ctx)
		if err != nil {
			return err
		}
		p.show(left)
		line, err := p.line(p.question(left))
		if err == nil {
			err = p.answer(ctx, left, line)
		}
		switch {
		case errors.Is(err, errQuit):
			return nil
		case errors.Is(err, context.Canceled):
			return err
		case err != nil && errors.As(err, new(refused)):
			fmt.Fprintf(p.out, "%v.\n", err)
		case err != nil:
			return err
		}
		fmt.Fprintln(p.out)
	}
}

// refused is an answer that cannot be followed, which is asked for again.
type refused struct{ error }

// refuse says why an answer cannot be followed.
func refuse(format string, args ...any) error { return refused{fmt.Errorf(format, args...)} }

// next are the items still to be asked about, with what was found meanwhile. Nobody
// waits for that at a terminal, unless nothing else is left; a script does, so that it
// is asked the same every time.
func (p *prompt) next(ctx context.Context) ([]desk.Item, error) {
	if !p.echo {
		select {
		case n := <-p.desk.Fresh():
			if _, err := p.desk.Take(n); err != nil {
				return nil, err
			}
		default:
		}
	}
	left := p.left()
	if len(left) > 0 && (!p.echo || p.desk.Whole()) || !p.desk.Busy() {
		return left, nil
	}
	err := p.refreshed(ctx)
	return p.left(), err
}

// refreshed waits for what is worked out beside the desk. Where that takes long a
// line says so, once: whoever listens to the terminal does not want it drawn again.
func (p *prompt) refreshed(ctx context.Context) error {
	if !p.echo {
		late := time.AfterFunc(busyFrom, func() { say(p.cmd.ErrOrStderr(), "comparing; this may take some seconds") })
		defer late.Stop()
	}
	return p.desk.Refresh(ctx)
}

// left are the items still to be asked about.
func (p *prompt) left() (list []desk.Item) {
	for _, i := range p.desk.Items(p.every) {
		if !i.Decided() && !p.passed[p.key(i)] {
			list = append(list, i)
		}
	}
	return list
}

// key names an item for this session.
func (p *prompt) key(i desk.Item) string {
	if i.Finding != nil {
		return i.Finding.Fingerprint
	}
	return fmt.Sprint(p.desk.Ladder[i.Bead].Text())
}

// line asks and reads one line; at the end of the input there is nobody.
func (p *prompt) line(question string) (string, error) {
	fmt.Fprintf(p.out, "%s ", question)
	line, err := p.in.ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	if err != nil && line == "" {
		fmt.Fprintln(p.out)
		return "", errQuit
	}
	if p.echo {
		fmt.Fprintln(p.out, report.Visible(line))
	}
	return line, nil
}

// show shows the first of the items, once.
func (p *prompt) show(left []desk.Item) {
	const nothing = "nothing"
	switch {
	case len(left) == 0 && p.shown != nothing:
		p.shown = nothing
		fmt.Fprintln(p.out, "Nothing is left to look at. z takes back the last answer, w FILE writes the texts, q ends.")
		return
	case len(left) == 0 || p.shown == p.key(left[0]):
		return // the answer did not change it
	}
	i := left[0]
	p.shown = p.key(i)
	fmt.Fprintf(p.out, "[%d left]%s\n", len(left), p.where(i))
	if i.Finding != nil {
		fmt.Fprintf(p.out, "finding: %s\n", report.InWords(*i.Finding))
	}
	if i.Bead >= 0 {
		p.passages(p.desk.Ladder[i.Bead])
		if note := p.desk.Marks[i.Bead].Note; note != "" {
			fmt.Fprintf(p.out, "comment: %s\n", report.Visible(note))
		}
	}
	if i.Finding != nil && i.Mark.Note != "" {
		fmt.Fprintf(p.out, "comment: %s\n", report.Visible(i.Mark.Note))
	}
}

// where names the place of an item.
func (p *prompt) where(i desk.Item) string {
	if i.Bead < 0 {
		return ""
	}
	b, out := p.desk.Ladder[i.Bead], ""
	for _, s := range corpus.Sides {
		if r := b.On(s); !r.Empty() {
			out += fmt.Sprintf(" %s ¶%s", p.name(s), p.numbers(s, r))
		}
	}
	if b.Moved {
		out += ", out of order"
	}
	return out
}

// name is a side as it is shown: by its language.
func (p *prompt) name(s corpus.Side) string {
	if tag := p.desk.On(s).Tag; tag != corpus.Unknown {
		return string(tag)
	}
	return s.String()
}

// numbers are those of a range of a side.
func (p *prompt) numbers(s corpus.Side, r corpus.Range) string {
	labels := report.Labels(p.desk.Bitext)[s]
	if r.Len() == 1 {
		return labels[r.Lo]
	}
	return labels[r.Lo] + "–" + labels[r.Hi-1]
}

// passages shows both sides of a bead.
func (p *prompt) passages(b corpus.Bead) {
	for _, s := range corpus.Sides {
		r := b.On(s)
		if r.Empty() {
			fmt.Fprintf(p.out, "%s: (nothing)\n", p.name(s))
		}
		for k := r.Lo; k < r.Hi; k++ {
			fmt.Fprintf(p.out, "%s ¶%s: %s\n", p.name(s), p.numbers(s, corpus.Range{Lo: k, Hi: k + 1}), report.OneLine(p.desk.On(s).Segments[k].Text))
		}
	}
}

// question is what is asked about the first item.
func (p *prompt) question(left []desk.Item) string {
	const keys = " [y,n,u,c,m,s,k,z,q,?]"
	switch {
	case len(left) == 0:
		return "[z,w,q,?]"
	case left[0].Finding != nil:
		return "Is this a difference?" + keys
	}
	if b := p.desk.Ladder[left[0].Bead]; b.Src.Empty() || b.Dst.Empty() {
		return "Does this stand in one text only?" + keys
	}
	return "Do these belong together?" + keys
}

const plainHelp = `y          yes: it is a difference; the pair is right
n [WHY]    no: dismiss the finding; the two do not belong together
u          somebody should look again
c TEXT     comment
m          join the pair with the next
s          part the pair in two, and ask where
a          what the pair holds stands in one of the texts only
v SIDE UP  move the first passage of a side up to the pair above: su, tu; the last down: sd, td
p NUMBER   pair what is shown with a paragraph of the other text, and align what is around anew
x NUMBER   the same for a paragraph that stands elsewhere, and align nothing
o          take back what was decided about the pair
R          align anew what nobody has decided
k          later (Enter too)
b          back to the question before
l          list what is left
w FILE     write the texts as they are paired now: drones.tmx, drones.tsv, drones.xlsx
z, Z       undo, redo
q          quit; everything is kept`

// answer does what a line says.
func (p *prompt) answer(ctx context.Context, left []desk.Item, line string) error {
	first, size := utf8.DecodeRuneInString(strings.TrimSpace(line))
	rest := ""
	key := 'k'
	if size > 0 {
		key, rest = desk.Key(first), strings.TrimSpace(strings.TrimSpace(line)[size:])
	}
	switch key {
	case 'q':
		return errQuit
	case '?', 'h', ',': // the sign ? stands on the key of the comma in Russian
		fmt.Fprintln(p.out, plainHelp)
		return nil
	case 'z':
		return p.back(ctx, "undone", p.desk.Undo)
	case 'Z':
		return p.back(ctx, "done again", p.desk.Redo)
	case 'b':
		return p.before()
	case 'l':
		return p.list(left)
	case 'w':
		return p.write(rest)
	case 'R':
		d, other, err := p.desk.Realign(ctx)
		if err != nil {
			return err
		}
		if !other {
			return refuse("nothing comes out otherwise")
		}
		p.made, p.undone = append(p.made, ""), nil
		return p.do(ctx, d)
	}
	if len(left) == 0 {
		return refuse("nothing is left to decide")
	}
	if key == 'k' {
		p.pass(left[0])
		return nil
	}
	d, err := p.decision(ctx, left[0], key, rest)
	if err != nil {
		return err
	}
	item := p.key(left[0])
	if key != 'c' {
		p.pass(left[0])
	}
	if err := p.do(ctx, d); err != nil {
		return err
	}
	p.made, p.undone = append(p.made, item), nil
	return nil
}

// pass does not ask about an item again.
func (p *prompt) pass(i desk.Item) {
	key := p.key(i)
	p.passed[key] = true
	p.trail = append(p.trail, key)
}

// before asks again about the last item that was passed.
func (p *prompt) before() error {
	n := len(p.trail)
	if n == 0 {
		return refuse("there was no question before this one")
	}
	delete(p.passed, p.trail[n-1])
	p.shown = ""
	p.trail = p.trail[:n-1]
	return nil
}

// do decides, and looks at what it changed.
func (p *prompt) do(ctx context.Context, d review.Decision) error {
	if err := p.desk.Do(ctx, d); err != nil {
		return err
	}
	p.shown = ""
	return nil
}

// back takes a step back or forward.
func (p *prompt) back(ctx context.Context, how string, step func(context.Context) (review.Decision, bool, error)) error {
	d, ok, err := step(ctx)
	switch {
	case err != nil:
		return err
	case !ok:
		return refuse("there is nothing of yours to be %s", how)
	}
	p.shown = ""
	fmt.Fprintf(p.out, "%s: %s %s\n", how, d.Op, report.OneLine(d.About+d.Message))
	if how == "undone" {
		p.made, p.undone = p.again(p.made, p.undone, false)
	} else {
		p.undone, p.made = p.again(p.undone, p.made, true)
	}
	return nil
}

// again moves the last item of one list to the other, and passes it or asks again.
func (p *prompt) again(from, to []string, pass bool) (less, more []string) {
	n := len(from)
	if n == 0 { // it was decided in a session that was not closed
		return from, to
	}
	p.passed[from[n-1]] = pass
	return from[:n-1], append(to, from[n-1])
}

// list lists the items that are left.
func (p *prompt) list(left []desk.Item) error {
	for _, i := range left {
		what := "pair in doubt"
		if i.Finding != nil {
			what = report.InWords(*i.Finding)
		}
		fmt.Fprintf(p.out, "%s: %s\n", strings.TrimSpace(p.where(i)), what)
	}
	fmt.Fprintf(p.out, "%s left\n", lang.Count(len(left), "question"))
	return nil
}

// write writes the texts as they are paired.
func (p *prompt) write(path string) error {
	if path == "" {
		return refuse("w wants the name of a file, as in w drones.tmx")
	}
	in := inputsOf(p.cmd)
	in.add(review.Find(p.desk.Dst.Path))
	to := exportFlags{output: path}
	opt, err := to.options()
	if err == nil {
		err = to.write(p.cmd, p.desk.Stream(), opt, in)
	}
	if err != nil {
		return refused{err}
	}
	return nil
}
