package fullscreen

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// A press is a key that was pressed.
type press struct {
	name string // as the keys of the page name it, in whichever layout it was typed: "j", "Z", "up", "ctrl+r"
	text string // what it writes where text is asked for; "" for none
}

// pressOf is a press as the page understands it.
func pressOf(msg tea.KeyPressMsg) press {
	r, size := utf8.DecodeRuneInString(msg.Text)
	if msg.Text != "" && size == len(msg.Text) && r != ' ' {
		return press{name: string(meant(r)), text: msg.Text}
	}
	name := msg.Keystroke()
	if msg.Mod.Contains(tea.ModCtrl) && msg.Code > unicode.MaxASCII {
		name = "ctrl+" + string(meant(msg.Code))
	}
	return press{name: name, text: msg.Text}
}

// onOtherKeys are signs that stand on a key in another layout: in Russian / and ?
// are on the keys of the full stop and the comma, and an input method for Chinese
// writes brackets and the slash in its own way.
var onOtherKeys = map[rune]rune{'.': '/', ',': '?', '、': '/', '【': '[', '】': ']', '。': '/', '《': '?'}

// meant is the key that was meant.
func meant(r rune) rune {
	r = desk.Key(r)
	if other, ok := onOtherKeys[r]; ok {
		return other
	}
	return r
}

// A binding is keys and what they do. Help lists the bindings in their order.
type binding struct {
	group string // begins a group
	keys  []string
	names string // as help has them; "": the keys
	what  string
	do    func(m *Model) tea.Cmd
}

// plainly is a binding's deed that starts nothing.
func plainly(do func(m *Model)) func(m *Model) tea.Cmd {
	return func(m *Model) tea.Cmd { do(m); return nil }
}

// keysOfPage are the keys of the page and what they do.
func keysOfPage() []binding {
	return []binding{
		{"Moving", []string{"j", "down"}, "j ↓", "next pair; in a long one, further down", plainly(func(m *Model) { m.down(1) })},
		{"", []string{"k", "up"}, "k ↑", "pair before", plainly(func(m *Model) { m.up(1) })},
		{"", []string{"pgdown", "ctrl+f", "ctrl+d", "space"}, "PgDn Space", "a page down", plainly(func(m *Model) { m.down(m.pageHeight()) })},
		{"", []string{"pgup", "ctrl+b", "ctrl+u"}, "PgUp", "a page up", plainly(func(m *Model) { m.up(m.pageHeight()) })},
		{"", []string{"g", "home"}, "g Home", "first pair", plainly(func(m *Model) { m.goRow(0) })},
		{"", []string{"G", "end"}, "G End", "last pair", plainly(func(m *Model) { m.goRow(len(m.rows) - 1) })},
		{"", []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ":"}, "12 Enter", "go to paragraph 12 of the side in hand", nil},
		{"", []string{"h", "left"}, "h ←", "take the source in hand", plainly(func(m *Model) { m.choose(corpus.Source) })},
		{"", []string{"l", "right"}, "l →", "take the target in hand", plainly(func(m *Model) { m.choose(corpus.Target) })},
		{"", []string{"tab"}, "Tab", "next finding about the pair, then the pair again", plainly(func(m *Model) { m.cycle(1) })},
		{"", []string{"shift+tab"}, "Shift-Tab", "finding before", plainly(func(m *Model) { m.cycle(-1) })},
		{"", []string{"n"}, "n", "next difference nobody decided about, or place found", plainly(func(m *Model) { m.next(1) })},
		{"", []string{"N"}, "N", "the one before", plainly(func(m *Model) { m.next(-1) })},
		{"", []string{"]"}, "]", "next pair that may be wrong", plainly(func(m *Model) { m.nextDoubt(1) })},
		{"", []string{"["}, "[", "the one before", plainly(func(m *Model) { m.nextDoubt(-1) })},
		{"", []string{"/"}, "/", "search both texts", plainly((*Model).askSearch)},
		{"", []string{"f"}, "f", "show all pairs, or differences, doubtful, undecided, decided", plainly(func(m *Model) { m.mode = choosing{} })},

		{"Deciding", []string{"y"}, "y", "yes: it is a difference; the pair is right", plainly((*Model).confirm)},
		{"", []string{"d"}, "d", "dismiss the finding", plainly((*Model).dismiss)},
		{"", []string{"u"}, "u", "unsure: somebody should look again", plainly((*Model).unsure)},
		{"", []string{"c"}, "c", "comment", plainly((*Model).comment)},
		{"", []string{"o"}, "o", "take back what was decided about it", plainly((*Model).reopen)},
		{"", []string{"z", "ctrl+z"}, "z", "undo, as often as wanted", plainly(func(m *Model) { m.step("undone", m.desk.Undo) })},
		{"", []string{"Z", "ctrl+r", "ctrl+y"}, "Z Ctrl-R", "redo", plainly(func(m *Model) { m.step("done again", m.desk.Redo) })},

		{"Correcting", []string{"m"}, "m", "join the pair with the next", plainly((*Model).merge)},
		{"", []string{"s"}, "s", "part the pair, between sentences or inside a paragraph", plainly((*Model).part)},
		{"", []string{"K"}, "K", "move the first passage of the side in hand up to the pair above", plainly(func(m *Model) { m.shift(true) })},
		{"", []string{"J"}, "J", "move the last one down to the pair below", plainly(func(m *Model) { m.shift(false) })},
		{"", []string{"a"}, "a", "what the pair holds stands in one of the texts only", plainly((*Model).alone)},
		{"", []string{"p"}, "p … p", "pair two passages: mark one, then its counterpart; what is around them is aligned anew", plainly(func(m *Model) { m.pin(false) })},
		{"", []string{"x"}, "p … x", "the same for a passage that stands elsewhere; nothing is aligned anew", plainly(func(m *Model) { m.pin(true) })},
		{"", []string{"R"}, "R", "align anew what nobody has decided", plainly((*Model).realign)},

		{"Other", []string{"t"}, "t", "sentences for paragraphs, and back", (*Model).toggle},
		{"", []string{"w"}, "w", "write the texts as they are paired: drones.tmx, drones.tsv, drones.xlsx", plainly((*Model).export)},
		{"", []string{"?", "f1"}, "?", "these keys", plainly(func(m *Model) { m.mode = &helping{} })},
		{"", []string{"ctrl+l"}, "Ctrl-L", "draw anew", func(*Model) tea.Cmd { return tea.ClearScreen }},
		{"", []string{"esc"}, "Esc", "end the search, give up", plainly((*Model).escape)},
		{"", []string{"q"}, "q", "quit; everything is kept", func(*Model) tea.Cmd { return tea.Quit }},
	}
}

// byKey is what each key of the page does.
func byKey() map[string]func(m *Model) tea.Cmd {
	all := map[string]func(m *Model) tea.Cmd{}
	for _, b := range keysOfPage() {
		for _, k := range b.keys {
			all[k] = b.do
		}
	}
	return all
}

// pageKey does what a key says on the page.
func (m *Model) pageKey(p press) tea.Cmd {
	if !m.desk.Aligned() && p.name != "q" && p.name != "?" {
		return nil
	}
	if p.name == ":" || len(p.name) == 1 && unicode.IsDigit(rune(p.name[0])) {
		m.askNumber(strings.TrimPrefix(p.name, ":"))
		return nil
	}
	if do := m.keys[p.name]; do != nil {
		return do(m)
	}
	if p.text != "" {
		m.fail(errKey(p.name))
	}
	return nil
}

// errKey says that a key does nothing.
type errKey string

func (k errKey) Error() string { return string(k) + " does nothing here; ? shows all keys" }

// choose takes a side in hand.
func (m *Model) choose(s corpus.Side) {
	if m.bead().On(s).Empty() {
		m.fail(errors.New("the pair has no text in the " + s.String()))
		return
	}
	m.side = s
}

// cycle takes the next finding about the pair in hand, or the pair.
func (m *Model) cycle(step int) {
	n := len(m.notes[m.place.bead]) + 1
	m.place.note = (m.place.note+1+step+n)%n - 1
}

// next goes to the next difference, or place that was searched for.
func (m *Model) next(step int) {
	if len(m.search.what) > 0 {
		m.nextMatch(step)
		return
	}
	m.goNext(step, "difference", func(p place) bool {
		if p.note >= 0 {
			n := m.notes[p.bead][p.note]
			return !n.dismissed && n.mark.State == review.Undecided
		}
		return m.waitsAlone(p.bead)
	})
}

// nextDoubt goes to the next pair that may be wrong.
func (m *Model) nextDoubt(step int) {
	m.goNext(step, "pair in doubt", func(p place) bool { return p.note < 0 && m.doubt[p.bead] })
}

// goNext goes to the next place that is wanted.
func (m *Model) goNext(step int, what string, wanted func(place) bool) {
	at := m.place
	for {
		if at.note += step; at.note < -1 || at.note >= len(m.notes[at.bead]) {
			row, _ := slices.BinarySearch(m.rows, at.bead)
			if row += step; row < 0 || row >= len(m.rows) {
				break
			}
			at = place{m.rows[row], -1}
			if step < 0 {
				at.note = len(m.notes[at.bead]) - 1
			}
		}
		if wanted(at) {
			m.goTo(at)
			return
		}
	}
	where := "after"
	if step < 0 {
		where = "before"
	}
	m.fail(fmt.Errorf("no %s %s this one%s", what, where, m.ofFilter()))
}

// first goes to the first thing to look at.
func (m *Model) first() {
	if m.waitsAlone(0) || len(m.notes[0]) > 0 {
		return
	}
	m.next(1)
	m.said, m.failed = "", false
}

// askNumber asks for the number of a paragraph, the first letter of which may be known.
func (m *Model) askNumber(digits string) {
	side := m.side
	m.ask("go to paragraph of "+m.name(side)+": ", digits, func(text string) tea.Cmd {
		k := slices.Index(m.sheet.Numbers(side), strings.TrimPrefix(text, "¶"))
		if k < 0 {
			m.fail(fmt.Errorf("%s has no %q", m.name(side), text))
			return nil
		}
		m.goSegment(side, k)
		return nil
	})
}

// goSegment goes to the pair that has a segment, which is shown even where the filter
// would not.
func (m *Model) goSegment(s corpus.Side, segment int) {
	m.goTo(place{m.desk.BeadOf(s)[segment], -1})
	m.sift()
}

// name is a side as it is shown: by its language.
func (m *Model) name(s corpus.Side) string {
	return cmp.Or(string(m.desk.On(s).Tag), s.String())
}

// escape ends what is going on: the search, what is marked.
func (m *Model) escape() {
	switch {
	case m.marked != nil:
		m.marked = nil
		m.say("nothing is marked any more")
	case len(m.search.what) > 0:
		m.look("")
	}
}
