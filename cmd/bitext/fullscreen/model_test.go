package fullscreen

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

const articles = "../../../testdata/bitext/"

// opened is a model of a comparison, in a folder of the test.
func opened(t testing.TB, c *compare.Comparison, opt report.Options) *Model {
	t.Helper()
	path := filepath.Join(t.TempDir(), "review.json")
	j, err := review.Begin(path, path, review.Person{User: "anna"}, func(path string, write func(io.Writer) error) error {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	})
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), c, j)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return New(t.Context(), Review{
		Desk: d, Options: opt,
		Exists: func(path string) bool { return path == "there.tmx" },
		Export: func(path string, overwrite bool) (string, error) {
			if strings.HasSuffix(path, ".nothing") {
				return "", errors.New("no such format")
			}
			return fmt.Sprintf("%s: written, over another %v", path, overwrite), nil
		},
	})
}

// drones is a model of an article, which is compared once.
func drones(t testing.TB, other string, opt report.Options) *Model {
	t.Helper()
	c, err := compared[other]()
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, c, opt)
}

var compared = map[string]func() (*compare.Comparison, error){
	"zh.txt": sync.OnceValues(func() (*compare.Comparison, error) { return article("zh.txt") }),
	"ru.txt": sync.OnceValues(func() (*compare.Comparison, error) { return article("ru.txt") }),
}

func article(other string) (*compare.Comparison, error) {
	return compare.Files(context.Background(), articles+"drones/en.txt", articles+"drones/"+other, compare.Options{Review: &review.Review{}})
}

// keys that are no letters, for tests.
var named = map[string]tea.Key{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete}, "space": {Code: ' ', Text: " "},
	"ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+w": {Code: 'w', Mod: tea.ModCtrl}, "ctrl+k": {Code: 'k', Mod: tea.ModCtrl}, "ctrl+r": {Code: 'r', Mod: tea.ModCtrl},
}

// send presses keys.
func send(m *Model, keys ...string) {
	for _, k := range keys {
		key, ok := named[k]
		if !ok {
			for _, r := range k {
				m.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
			}
			continue
		}
		m.Update(tea.KeyPressMsg(key))
	}
}

// Whatever is pressed on whatever terminal, the screen has as many lines as the
// terminal and none is wider; the pair in hand is on it; nothing that was decided
// leaves a broken ladder.
func TestAnyKeys(t *testing.T) {
	var all []string
	for _, b := range keysOfPage() {
		for _, k := range b.keys {
			if k != "q" {
				all = append(all, k)
			}
		}
	}
	for k := range named {
		all = append(all, k)
	}
	all = append(all, "№", "ы", "ｊ", "城", "50")
	rapid.Check(t, func(rt *rapid.T) {
		opt := report.Options{Color: rapid.Bool().Draw(rt, "color"), ASCII: rapid.Bool().Draw(rt, "ascii"), Wide: rapid.Bool().Draw(rt, "wide")}
		m := drones(t, rapid.SampledFrom([]string{"zh.txt", "ru.txt"}).Draw(rt, "other"), opt)
		for range rapid.IntRange(1, 30).Draw(rt, "keys") {
			if rapid.IntRange(0, 9).Draw(rt, "resize") == 0 {
				m.Update(tea.WindowSizeMsg{Width: rapid.IntRange(1, 200).Draw(rt, "width"), Height: rapid.IntRange(1, 60).Draw(rt, "height")})
			}
			key := rapid.SampledFrom(all).Draw(rt, "key")
			send(m, key)
			sound(rt, m, opt)
		}
	})
}

// The pair in hand stays on the screen where this becomes so wide that the rows above
// have fewer lines.
func TestWiderScreen(t *testing.T) {
	for _, height := range []int{1, 8, 24} {
		m := drones(t, "ru.txt", report.Options{})
		for _, width := range []int{24, 200, 24, 80} {
			m.Update(tea.WindowSizeMsg{Width: width, Height: height})
			send(m, "G")
			sound(t, m, report.Options{})
			send(m, "k", "k")
			sound(t, m, report.Options{})
		}
	}
}

// sound looks at the screen and at the ladder.
func sound(t rapid.TB, m *Model, opt report.Options) {
	lines, cursor := m.screen()
	if len(lines) != m.height {
		t.Fatalf("%d lines on a screen of %d", len(lines), m.height)
	}
	cells := displaywidth.Options{EastAsianWidth: opt.Wide, ControlSequences: true}
	for _, l := range lines {
		if n := cells.String(l); n > max(m.width, 24) {
			t.Fatalf("%d cells on a screen of %d: %q", n, m.width, l)
		}
	}
	if cursor >= max(m.width, 24) {
		t.Fatalf("the cursor is at %d of %d", cursor, m.width)
	}
	if !m.desk.Aligned() {
		return
	}
	if err := m.desk.Ladder.Verify(len(m.desk.Src.Segments), len(m.desk.Dst.Segments)); err != nil {
		t.Fatal(err)
	}
	if _, helps := m.mode.(*helping); helps {
		return
	}
	page, row := m.page(), m.row()
	start := -m.top.line // of the pair in hand, in lines from the top of the page
	for k := m.top.row; k < row; k++ {
		start += len(m.lines(k))
	}
	if skip := max(0, -start); row < m.top.row || start >= len(page) || skip >= m.size(row) || page[max(0, start)] != m.lines(row)[skip] {
		t.Fatalf("the pair in hand is not on the screen, from line %d on:\n%s", start, strings.Join(lines, "\n"))
	}
}

// long is a comparison of so many paragraphs.
func long(t testing.TB, paragraphs int) *compare.Comparison {
	t.Helper()
	var b corpus.Bitext
	b.Unit = corpus.Paragraphs
	b.Src.Tag, b.Dst.Tag = "en", "ru"
	for k := range paragraphs {
		b.Src.Segments = append(b.Src.Segments, corpus.Segment{Text: fmt.Sprintf("The harbor of the town has %d cranes, most of them old, and nobody counts the gulls that sit on them in the evening. The council voted on a plan for %d more in May, which the mayor called a step into the future.", k+10, k%7)})
		b.Dst.Segments = append(b.Dst.Segments, corpus.Segment{Text: fmt.Sprintf("В гавани города %d кранов, почти все они старые, и никто не считает чаек, которые сидят на них по вечерам. В мае совет проголосовал за план построить ещё %d, который мэр назвала шагом в будущее.", k+10+k%9/8, k%7)})
		b.Ladder = append(b.Ladder, corpus.Bead{Src: corpus.Range{Lo: k, Hi: k + 1}, Dst: corpus.Range{Lo: k, Hi: k + 1}, Confidence: 0.9})
	}
	c, err := compare.Bitext(t.Context(), b, compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// What a key costs in a text of 5,000 paragraphs, the screen drawn. A person does not
// notice less than 30 ms.
func BenchmarkKeys(b *testing.B) {
	c := long(b, 5000)
	for _, keys := range []string{"j", "space", "n", "G", "y", "c!\r", "z", "m", "u", "/gulls\r", "/нигде\r", "fu", "?"} {
		b.Run(strings.TrimSpace(keys), func(b *testing.B) {
			m := opened(b, c, report.Options{Color: true})
			m.Update(tea.WindowSizeMsg{Width: 160, Height: 50})
			send(m, "2500", "enter")
			m.View()
			for b.Loop() {
				m.said = ""
				for _, r := range strings.ReplaceAll(keys, "space", " ") {
					if r == '\r' {
						send(m, "enter")
					} else {
						send(m, string(r))
					}
				}
				m.View()
			}
		})
	}
}
