package main

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// pictured is what the README's first picture shows: this command in colour, and so
// many lines of what it prints.
const (
	pictured      = "drones.en.txt drones.zh.txt"
	picturedCells = 104
	picturedLines = 52
)

// The measures of a picture, in pixels.
const (
	cellWidth  = 8.4 // of a character of 14 pixels in the usual fonts; a Chinese one of 16 has nearly two
	lineHeight = 19
	margin     = 16
)

// A theme is the colours of a terminal, by their numbers in escape sequences.
type theme struct {
	ground, text string
	colours      map[string]string
}

var themes = map[string]theme{
	"light": {"#ffffff", "#1f2328", map[string]string{"30": "#1f2328", "31": "#cf222e", "32": "#116329", "33": "#d4a72c", "34": "#0969da", "35": "#8250df", "36": "#1b7c83"}},
	"dark":  {"#0d1117", "#e6edf3", map[string]string{"30": "#0d1117", "31": "#ff7b72", "32": "#3fb950", "33": "#d29922", "34": "#58a6ff", "35": "#bc8cff", "36": "#39c5cf"}},
}

// TestPicture draws the page that the README begins with, for light and dark
// grounds. With -update it writes what came out.
func TestPicture(t *testing.T) {
	folder, err := filepath.Abs("../../testdata/picture")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(articles(t))
	page := output(fmt.Sprintf("--color always --width %d %s", picturedCells, pictured))
	lines := strings.Split(page, "\n")
	if len(lines) < picturedLines {
		t.Fatalf("%d lines, want %d:\n%s", len(lines), picturedLines, page)
	}
	lines = append([]string{"\x1b[2m$\x1b[0m bitext " + pictured, ""}, lines[:picturedLines]...)
	for name, colours := range themes {
		got, path := draw(lines, colours), filepath.Join(folder, "page."+name+".svg")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s shows another page (go test ./cmd/bitext -update draws it; look at it)", path)
		}
	}
}

// escapes are sequences that style what follows.
var escapes = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// draw draws lines of a terminal as SVG. Every run of characters says how long it
// is, or where each of them stands, so that columns stand whatever fonts there are.
func draw(lines []string, colours theme) []byte {
	var out bytes.Buffer
	width, height := 2*margin+picturedCells*cellWidth, 2*margin+len(lines)*lineHeight
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&out, "<title>bitext %s</title>\n<style>\n", pictured)
	fmt.Fprintf(&out, "text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, \"DejaVu Sans Mono\", \"Noto Sans Mono CJK SC\", monospace; fill: %s; white-space: pre; }\n", colours.text)
	out.WriteString(".s1 { font-weight: bold; } .s2 { opacity: .6; } .s4 { text-decoration: underline; } .s9 { text-decoration: line-through; } .w { font-size: 16px; }\n")
	for _, code := range []string{"30", "31", "32", "33", "34", "35", "36"} {
		fmt.Fprintf(&out, "text.s%s { fill: %s; }\n", code, colours.colours[code])
	}
	fmt.Fprintf(&out, "rect { fill: %s; } rect.s43 { fill: %s; }\n</style>\n", colours.ground, colours.colours["33"])
	fmt.Fprintf(&out, `<rect width="%.0f" height="%d" rx="8"/>`+"\n", width, height)
	for n, line := range lines {
		drawLine(&out, line, margin+n*lineHeight)
	}
	out.WriteString("</svg>\n")
	return out.Bytes()
}

// drawLine draws a line whose upper edge is y.
func drawLine(out *bytes.Buffer, line string, y int) {
	x := float64(margin)
	style := ""
	for line != "" {
		if at := escapes.FindStringSubmatchIndex(line); at != nil && at[0] == 0 {
			style = line[at[2]:at[3]]
			line = line[at[1]:]
			continue
		}
		run, cells := runOf(line)
		line = line[len(run):]
		if strings.TrimSpace(run) != "" {
			drawRun(out, run, cells, style, x, y)
		}
		x += float64(cells) * cellWidth
	}
}

// runOf is the beginning of a line in one style with characters of one width, and
// how many cells it takes.
func runOf(line string) (run string, cells int) {
	first := 0
	for g := displaywidth.StringGraphemes(line); g.Next(); {
		c := g.Width()
		if strings.HasPrefix(line[len(run):], "\x1b") || first > 0 && c != first {
			break
		}
		first = c
		run, cells = line[:len(run)+len(g.Value())], cells+c
	}
	return run, cells
}

// drawRun draws a run of so many cells whose upper left corner is x, y.
func drawRun(out *bytes.Buffer, run string, cells int, style string, x float64, y int) {
	var classes []string
	for code := range strings.SplitSeq(style, ";") {
		if code != "" && code != "0" {
			classes = append(classes, "s"+code)
		}
	}
	width := float64(cells) * cellWidth
	if slices.Contains(classes, "s43") {
		fmt.Fprintf(out, `<rect class="s43" x="%.1f" y="%d" width="%.1f" height="%d"/>`, x, y, width, lineHeight)
	}
	place := fmt.Sprintf(`x="%.1f" textLength="%.1f"`, x, width)
	if n := displaywidth.String(run) / 2; cells > 1 && n == utf8.RuneCountInString(run) {
		classes = append(classes, "w")
		var at []string
		for k := range n {
			at = append(at, fmt.Sprintf("%.1f", x+float64(2*k)*cellWidth))
		}
		place = `x="` + strings.Join(at, " ") + `"`
	}
	class := ""
	if len(classes) > 0 {
		class = `class="` + strings.Join(classes, " ") + `" `
	}
	fmt.Fprintf(out, `<text %s%s y="%d">%s</text>`+"\n", class, place, y+lineHeight-5, html.EscapeString(run))
}
