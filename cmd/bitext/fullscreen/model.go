package fullscreen

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// A Model is a review on a screen.
type Model struct {
	Review
	ctx    context.Context
	keys   map[string]func(m *Model) tea.Cmd // of the page
	desk   *desk.Desk
	broken error // why nothing can be shown any more

	width, height int // cells of the terminal

	sheet   *report.Sheet
	notes   [][]note // by bead: the findings about it
	waiting []bool   // by bead: something about it is to be looked at, and nobody decided
	doubt   []bool   // by bead: it may be wrong
	left    int      // what is to be looked at, and nobody decided

	filter filter
	rows   []int // the beads that are shown, ascending
	place  place
	side   corpus.Side // that what is moved, cut or paired is on
	top    top

	touched bool   // a key was pressed
	arrive  func() // is called when there are pairs

	mode   mode   // takes the keys; nil: the page does
	said   string // what the last key did
	failed bool   // and that it could not
	search search
	marked *passage // what is to be paired
	drawn  map[look][]string
}

// A place is a pair, or one of the findings about it.
type place struct {
	bead int
	note int // among the findings about it; -1: the pair itself
}

// A note is a finding, and what was decided about it.
type note struct {
	finding   check.Finding
	mark      review.Mark
	dismissed bool
}

// A mode takes the keys in the page's place.
type mode interface {
	key(m *Model, p press) tea.Cmd

	// line is the last line of the screen, and the cell on it that the cursor is
	// at; -1: none.
	line(m *Model, width int) (text string, cursor int)
}

// New is a model of a review, on a screen of 80 by 24 until its size is known.
func New(ctx context.Context, r Review) *Model {
	m := &Model{Review: r, ctx: ctx, desk: r.Desk, keys: byKey(), width: 80, height: 24, place: place{note: -1}, arrive: func() {}}
	m.load()
	if m.desk.Aligned() {
		m.first()
	}
	return m
}

// Init implements [tea.Model].
func (m *Model) Init() tea.Cmd { return m.await() }

// Update implements [tea.Model].
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		m.lay()
	case tea.KeyPressMsg:
		return m, m.press(pressOf(msg))
	case tea.PasteMsg:
		return m, m.press(press{text: msg.Content})
	case news:
		return m, m.take(msg)
	}
	return m, nil
}

// press does what a key says.
func (m *Model) press(p press) tea.Cmd {
	if p.name == "ctrl+c" {
		return tea.Quit
	}
	m.said, m.failed, m.touched = "", false, true
	if m.mode != nil {
		return m.mode.key(m, p)
	}
	return m.pageKey(p)
}

// say tells what a key did.
func (m *Model) say(text string) { m.said, m.failed = text, false }

// fail tells that a key could not do it, and why.
func (m *Model) fail(err error) { m.said, m.failed = err.Error(), true }

// load looks at the desk after it changed.
func (m *Model) load() {
	m.lay()
	if !m.desk.Aligned() {
		return
	}
	m.notes = make([][]note, len(m.desk.Ladder))
	m.waiting, m.doubt, m.left = make([]bool, len(m.desk.Ladder)), make([]bool, len(m.desk.Ladder)), 0
	for _, i := range m.desk.Items(false) {
		k := max(i.Bead, 0) // what is about the texts as a whole stands with the first pair
		if i.Finding != nil {
			m.notes[k] = append(m.notes[k], note{finding: *i.Finding, mark: i.Mark})
		} else {
			m.doubt[k] = true
		}
		if !i.Decided() {
			m.waiting[k] = true
			m.left++
		}
	}
	for _, i := range m.desk.Dismissals() {
		k := max(i.Bead, 0)
		m.notes[k] = append(m.notes[k], note{finding: *i.Finding, mark: i.Mark, dismissed: true})
	}
	m.sift()
}

// lay lays out the page for the terminal as it is.
func (m *Model) lay() {
	opt := m.Options
	opt.Width = m.width
	b := m.desk.Bitext
	if !m.desk.Aligned() {
		b.Src.Segments, b.Dst.Segments = nil, nil
	}
	sheet, err := report.NewSheet(report.Findings{Bitext: b, Found: m.desk.Findings}, m.desk.Marks, opt)
	if err != nil {
		m.broken = err
		return
	}
	m.sheet = sheet
	m.drawn = nil
}

// bead is the pair in hand.
func (m *Model) bead() corpus.Bead { return m.desk.Ladder[m.place.bead] }

// note is the finding in hand, or nil.
func (m *Model) note() *note {
	if m.place.note < 0 || m.place.note >= len(m.notes[m.place.bead]) {
		return nil
	}
	return &m.notes[m.place.bead][m.place.note]
}
