package source

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// Up to a kilobyte of something else may stand before a PDF.
func TestPDFWithBytesBefore(t *testing.T) {
	data := strings.Repeat("\r\n", 500) + "%PDF-1.4\n"
	if binaryFormat(data) != PDF {
		t.Error("not taken for a PDF")
	}
	if binaryFormat(strings.Repeat(" ", pdfHead)+data) != nil {
		t.Error("taken for a PDF")
	}
}

func TestBadPDF(t *testing.T) {
	for name, data := range map[string]string{"cut short": "%PDF-1.7\n1 0 obj <<", "no document": "%PDF-"} {
		_, err := Read("-", strings.NewReader(data), Options{})
		if err == nil || !strings.Contains(err.Error(), "pdftotext") {
			t.Errorf("%s: error is %v, want one that names pdftotext", name, err)
		}
	}
}

func printedFrom(column float64, block int, lines ...string) (printed []printedLine) {
	for k, text := range lines {
		indent := strings.Count(text, "~")
		text = strings.TrimLeft(text, "~")
		at := 40 + float64(10*indent)
		top := float64(100*block + 12*k)
		printed = append(printed, printedLine{text: text, left: column + at, right: column + at + 5*float64(cells(text)), top: top, bottom: top + 11, height: 10, block: block, page: 1})
	}
	return printed
}

// Printed lines are joined by where they stand; "~" is an indent.
func TestPrinted(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []printedLine
		want  string
	}{
		{"a short line ends a paragraph, so does an indent",
			printedFrom(0, 1, "The dam above the town is empty, and the engineers do", "not expect it to fill.", "Farmers wait for rain, and many have sold their last", "cattle, which they say will not come back to the hill.", "~Others stay, and say that they have seen worse years."),
			"paragraph: The dam above the town is empty, and the engineers do not expect it to fill.\nparagraph: Farmers wait for rain, and many have sold their last cattle, which they say will not come back to the hill.\nparagraph: Others stay, and say that they have seen worse years.\n"},
		{"Chinese", printedFrom(0, 1, "~市政府周三宣布，港口上空的送货无人机将于明年停飞。居", "民对此表示欢迎，公司则说将损失四千万元的收入，还会裁", "掉一百名员工。", "~飞手说他们没有别的工作可做，也不知道以后该去哪里工作"),
			"paragraph: 市政府周三宣布，港口上空的送货无人机将于明年停飞。居民对此表示欢迎，公司则说将损失四千万元的收入，还会裁掉一百名员工。\nparagraph: 飞手说他们没有别的工作可做，也不知道以后该去哪里工作\n"},
		{"bullets by themselves and with their text", append(append(printedFrom(0, 1, "•", "•"), printedFrom(20, 1, "Второй шлюз, который открыли в марте этого года, и", "дорога")...), printedFrom(0, 3, "• Новый лес.")...),
			"item: Второй шлюз, который открыли в марте этого года, и\nitem: дорога\nitem: Новый лес.\n"},
		{"the next column goes on", append(printedFrom(0, 2, "The dam above the town is empty, and the engineers do"), printedFrom(300, 1, "not expect it to fill before the winter comes again.")...),
			"paragraph: The dam above the town is empty, and the engineers do not expect it to fill before the winter comes again.\n"},
		{"hyphens of programs for printing", printedFrom(0, 1, "The engineers of the well‐known dam say that engi‐", "neers cannot fill it, and that no other well‐", "known dam is as dry, nor any in the neighbour‐", "hood of the town."),
			"paragraph: The engineers of the well‐known dam say that engineers cannot fill it, and that no other well‐known dam is as dry, nor any in the neighbourhood of the town.\n"},
		{"hyphens", printedFrom(0, 1, "The engineers of the well-known dam say that engi-", "neers cannot fill it, and that no other well-", "known dam is as dry, nor any in the neighbour-", "hood of the town."),
			"paragraph: The engineers of the well-known dam say that engineers cannot fill it, and that no other well-known dam is as dry, nor any in the neighbourhood of the town.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := outline(held(printedPieces(tt.lines)).segments); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// lowered moves the lines from the k-th on down by some points.
func lowered(lines []printedLine, k int, by float64) []printedLine {
	for ; k < len(lines); k++ {
		lines[k].top += by
		lines[k].bottom += by
	}
	return lines
}

// full are lines as wide as their column, each the end of a sentence.
var full = []string{
	"The dam above the town is empty, and it will not fill.", "Farmers wait for rain, and many have sold their goats.",
	"Others stay, and say that they have seen worse by far.", "Nobody at the office of the dam wished to say anything.",
}

// Where every line is full and ends a sentence, the space between tells paragraphs,
// however tall the letters of a font say they are.
func TestPrintedGaps(t *testing.T) {
	for _, tt := range []struct {
		name   string
		by     float64 // the space between the first two and the last two lines
		height float64 // of all lines; they stand twelve points apart
		want   int
	}{
		{"no space", 0, 10, 1},
		{"less than a fifth of a line", 2, 10, 1},
		{"more than a fifth of a line", 3, 10, 2},
		{"more, in a font of twice the height", 3, 20, 2},
		{"less, in a font of twice the height", 2, 20, 1},
	} {
		lines := lowered(printedFrom(0, 1, full...), 2, tt.by)
		for k := range lines {
			lines[k].height = tt.height
			lines[k].bottom = lines[k].top + tt.height
		}
		if got := len(printedPieces(lines)); got != tt.want {
			t.Errorf("%s: %d paragraphs, want %d", tt.name, got, tt.want)
		}
	}
	short := printedFrom(0, 1, append(slices.Clone(full), full...)...)
	for k := 3; k < len(short); k++ { // two lines, then paragraphs of one
		short = lowered(short, k, 6)
	}
	if got := len(printedPieces(short)); got != 6 {
		t.Errorf("most paragraphs of one line: %d paragraphs, want 6", got)
	}
	if got := len(printedPieces(lowered(printedFrom(0, 1, full...), 1, 6))); got != 2 {
		t.Errorf("a first line by itself: %d paragraphs, want 2", got)
	}
}

// A column is as wide as its own lines, whatever stands above it from the same edge
// on; one of few lines, or of lines of any length, is as wide as the page shows.
func TestPrintedColumns(t *testing.T) {
	wide := printedFrom(0, 1, "Notice of the harbour office about the dam and about all that has been said of it since the spring of last year.")
	poem := []string{"The dam is empty of water,", "and long ago", "the rain went over the hill;", "the town", "sleeps."}
	for _, tt := range []struct {
		name  string
		lines []string
		want  int
	}{
		{"four lines", full, 2},
		{"three lines", full[:3], 4},
		{"lines of any length", poem, 6},
	} {
		if got := len(printedPieces(append(slices.Clone(wide), printedFrom(0, 2, tt.lines...)...))); got != tt.want {
			t.Errorf("%s: %d paragraphs, want %d", tt.name, got, tt.want)
		}
	}
}

// A heading in larger letters goes across columns and does not make them wider.
func TestHeadingAcrossColumns(t *testing.T) {
	for _, tt := range []struct {
		height float64
		want   int
	}{{10, 4}, {11, 4}, {12, 2}} {
		heading := printedFrom(0, 1, "Notice of the harbour office about the dam and about all that has been said of it since the spring of last year.")
		heading[0].height = tt.height
		if got := len(printedPieces(append(heading, printedFrom(0, 2, full[:3]...)...))); got != tt.want {
			t.Errorf("letters of %v points above those of 10: %d paragraphs, want %d", tt.height, got, tt.want)
		}
	}
}

// Lines that pdftotext takes for blocks are one where they stand close below one
// another: by half their height, within one column and page.
func TestLinesInBlocksOfTheirOwn(t *testing.T) {
	const chinese = "市政府周三宣布，港口上空的送货无人机将于明年停飞。居"
	blocks := func(by, right float64, page int) (lines []printedLine) {
		for k, text := range []string{chinese, "民对此表示欢迎，公司则说将损失四千万元的收入，还会裁", "掉一百名员工。"} {
			l := lowered(printedFrom(right*float64(k), k+1, text), 0, float64(12*k)+by*float64(k)-float64(100*(k+1)))[0]
			l.page = 1 + k*page
			lines = append(lines, l)
		}
		return lines
	}
	for _, tt := range []struct {
		name      string
		by, right float64
		page      int
		want      int // blocks
	}{
		{"close", 0, 0, 0, 1},
		{"nearly half a line apart", 3.9, 0, 0, 1},
		{"half a line apart", 4.1, 0, 0, 3},
		{"indented by less than three lines", 0, 29, 0, 1},
		{"further to the right", 0, 31, 0, 3},
		{"on pages of their own", 0, 0, 1, 3},
	} {
		seen := map[int]bool{}
		for _, l := range joinBlocks(blocks(tt.by, tt.right, tt.page)) {
			seen[l.block] = true
		}
		if len(seen) != tt.want {
			t.Errorf("%s: %d blocks, want %d", tt.name, len(seen), tt.want)
		}
	}
	larger := blocks(0, 0, 0)
	larger[0].height = 12
	if joined := joinBlocks(larger); joined[0].block == joined[1].block || joined[1].block != joined[2].block {
		t.Errorf("a line in larger letters is of blocks %v", joined)
	}
	two := append(printedFrom(0, 1, full[:2]...), lowered(printedFrom(0, 2, full[2]), 0, -76)...)
	if joined := joinBlocks(two); joined[1].block == joined[2].block {
		t.Error("a block of two lines was joined with another")
	}
}

// interleaved is two columns of lines row by row, the right ones lower by some points.
func interleaved(left, right []string, lower, from float64) (lines []printedLine) {
	a, b := printedFrom(0, 1, left...), lowered(printedFrom(from, 1, right...), 0, lower)
	for k := range a {
		lines = append(lines, a[k], b[k])
	}
	return lines
}

// Two columns that pdftotext gives row by row are read one after the other, unless
// their lines stand beside one another, as the cells of a table do.
func TestColumnsRowByRow(t *testing.T) {
	left := []string{"The dam above the town is empty,", "and the engineers do not expect", "it to fill before the winter", "comes again to the valley below."}
	right := []string{"Плотина над городом пуста, и", "инженеры не ждут, что она", "наполнится, пока зима снова не", "придёт в долину у реки."}
	across := printedFrom(0, 9, "A heading that goes across both of the columns of the page, and further")
	tests := []struct {
		name  string
		lines []printedLine
		want  string // the first letters of each line
	}{
		{"apart by a third of a line", interleaved(left, right, 4, 300), "TaicПинп"},
		{"beside one another", interleaved(left, right, 2, 300), "TПaиiнcп"},
		{"three rows", interleaved(left[:3], right[:3], 4, 300), "TПaиiн"},
		{"no gutter", interleaved(left, right, 4, 100), "TПaиiнcп"},
		{"a line across both", slices.Concat(interleaved(left, right, 4, 300)[:6], across, interleaved(left, right, 4, 300)), "TaiПинATaicПинп"},
	}
	for _, tt := range tests {
		got := ""
		for _, l := range byColumns(tt.lines) {
			got += string([]rune(l.text)[:1])
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	pages := slices.Concat(interleaved(left, right, 4, 300), interleaved(left[:2], right[:2], 4, 300))
	for k := 8; k < len(pages); k++ {
		pages[k].page = 2
	}
	if got := byColumns(pages); got[8].text != left[0] || got[9].text != right[0] || got[4].block == got[0].block {
		t.Errorf("pages: %v", got)
	}
}

// The parts of a line whose words stand wide apart are one line, up to the edge of
// its block; those of a table are not.
func TestPartsOfLines(t *testing.T) {
	part := func(text string, row int, left, right float64) printedLine {
		return printedLine{text: text, left: left, right: right, top: float64(12 * row), bottom: float64(12*row + 10), height: 10, block: 1, page: 1}
	}
	for _, tt := range []struct {
		name  string
		lines []printedLine
		want  int
	}{
		{"to the edge", []printedLine{part("Плотина", 0, 0, 60), part("пуста, и", 0, 140, 200), part("инженеры не ждут, что она", 1, 0, 200)}, 2},
		{"nearly to the edge", []printedLine{part("Плотина", 0, 0, 60), part("пуста, и", 0, 138, 198.5), part("инженеры не ждут, что она", 1, 0, 200)}, 2},
		{"not to the edge", []printedLine{part("Плотина", 0, 0, 60), part("пуста, и", 0, 138, 197), part("инженеры не ждут, что она", 1, 0, 200)}, 3},
		{"three parts", []printedLine{part("Плотина", 0, 0, 60), part("пуста,", 0, 100, 140), part("и", 0, 190, 200)}, 1},
		{"lower", []printedLine{part("Плотина", 0, 0, 60), part("пуста, и", 1, 140, 200)}, 2},
		{"three rows alike", []printedLine{part("a", 0, 0, 60), part("b", 0, 140, 200), part("c", 1, 0, 50), part("d", 1, 140, 200), part("e", 2, 0, 50), part("f", 2, 140, 200)}, 3},
		{"four rows alike", []printedLine{part("a", 0, 0, 60), part("b", 0, 140, 200), part("c", 1, 0, 50), part("d", 1, 140, 200), part("e", 2, 0, 50), part("f", 2, 140, 200), part("g", 3, 0, 50), part("h", 3, 140, 200)}, 8},
	} {
		got := joinRows(tt.lines)
		if len(got) != tt.want {
			t.Errorf("%s: %d lines, want %d", tt.name, len(got), tt.want)
		}
		if tt.name == "three parts" && (got[0].text != "Плотина пуста, и" || got[0].right != 200) {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// A line whose end leaves room goes on where the next begins with a word too long for
// that room, in small letters, and no sentence ends.
func TestLongWords(t *testing.T) {
	for _, tt := range []struct {
		name, first, next string
		want              int
	}{
		{"too long a word", "Город и его промышленно", "сельскохозяйственный район.", 1},
		{"a word that had room", "Город и его промышленно", "с ним район, и все станции.", 2},
		{"a capital", "Город и его промышленно", "Сельскохозяйственный район.", 2},
		{"the end of a sentence", "Город и он промышленны.", "сельскохозяйственный район.", 2},
	} {
		wide := []string{"Плотина над городом пуста, и инженеры", "не ждут, что она наполнится, пока она,", "как прежде, стоит открытой для реки и", "для рыбы, которая идёт вверх по реке."}
		lines := slices.Concat(printedFrom(0, 1, append(wide, tt.first, tt.next)...))
		if got := len(printedPieces(lines)); got != tt.want {
			t.Errorf("%s: %d paragraphs, want %d", tt.name, got, tt.want)
		}
	}
}

// What a browser prints around a page is no text, on one page alone too.
func TestPrintedByBrowser(t *testing.T) {
	row := func(top float64, texts ...string) (lines []printedLine) {
		for k, text := range texts {
			lines = append(lines, printedLine{text: text, left: float64(200 * k), right: float64(200*k + 90), top: top, bottom: top + 9, height: 9, block: int(top) + k, page: 1})
		}
		return lines
	}
	for _, tt := range []struct {
		name       string
		head, foot []printedLine
		want       int // furniture
	}{
		{"the time and the title, the address and the page", row(5, "5/6/26, 9:15 AM", "Порт открыт"), row(900, "https://example.org/port", "1/1"), 4},
		{"the address alone", row(5, "Порт"), row(900, "https://example.org/port"), 0},
		{"two columns", row(5, "Порт открыт", "и паром ушёл"), row(900, "в девять", "утра"), 0},
	} {
		got := 0
		for _, p := range printedPieces(slices.Concat(tt.head, lowered(printedFrom(0, 1, full...), 0, 50), tt.foot)) {
			if p.kind == corpus.Furniture {
				got++
			}
		}
		if got != tt.want {
			t.Errorf("%s: %d lines are furniture, want %d", tt.name, got, tt.want)
		}
	}
}

// What stands at the head or foot of several pages is no text, nor are numbers
// of pages.
func TestRunningLines(t *testing.T) {
	for pages := 2; pages <= 4; pages++ {
		runningLinesOf(t, pages)
	}
}

// runningLinesOf looks for the head and the foot of some pages.
func runningLinesOf(t *testing.T, pages int) {
	t.Helper()
	var lines []printedLine
	for page := 1; page <= pages; page++ {
		for k, text := range []string{"Report of the port, p. " + string(rune('0'+page)), "One paragraph of the port.", string(rune('0' + page))} {
			lines = append(lines, printedLine{text: text, left: 40, right: 300, top: float64(100 * k), bottom: float64(100*k + 10), height: 10, block: 3*page + k, page: page})
		}
	}
	furniture := 0
	for _, p := range printedPieces(lines) {
		if p.kind == corpus.Furniture {
			furniture++
		} else if p.text != "One paragraph of the port." {
			t.Errorf("%q is text", p.text)
		}
	}
	if furniture != 2*pages {
		t.Errorf("%d lines of %d pages are furniture, want %d", furniture, pages, 2*pages)
	}
}

func TestBounded(t *testing.T) {
	b := &bounded{room: 4}
	if n, err := b.Write([]byte("1234")); n != 4 || err != nil {
		t.Errorf("as much as there is room for: %d, %v", n, err)
	}
	if n, err := b.Write([]byte("5")); n != 0 || err == nil || b.err == nil || b.String() != "1234" {
		t.Errorf("more than there is room for: %d, %v, kept %q", n, err, b.String())
	}
}
