package source

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// A budget is how much work a reader may still have: the parsers of others take,
// of a few made-up texts, memory or time with the square of their size or worse.
// What such a text would cost is reckoned up beforehand, in one pass; texts as
// people write them cost less than their length.
type budget int

// budgetFor is the budget of a text: so much for every byte, and enough for a
// short text that is odd.
func budgetFor(text string) budget { return budget(100_000 + 4*len(text)) }

// spend takes off a cost and tells whether it was there.
func (b *budget) spend(cost int) bool {
	*b -= budget(cost)
	return *b >= 0
}

// formatting are the elements that a browser opens again in each block where
// they were left open (HTML, 13.2.4.3, the list of active formatting elements).
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true,
	"s": true, "small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

// sameFormatting is how many formatting elements with the same attributes stay
// in the list of those that are opened again (ibid., the Noah's Ark clause).
const sameFormatting = 3

// perGathered is what gathering an attribute once more costs: it is put into a
// table.
const perGathered = 8

// tooDear refuses a page that would take more memory or time than one of its size
// may.
func tooDear(page string) error { return cmp.Or(tooManyElements(page), tooReopened(page)) }

// tooReopened refuses a page in which formatting elements are left open and
// opened again so often that the tree would grow with the square of the page, or
// <html> and <body> so often that their attributes would be gathered as often.
func tooReopened(page string) error {
	left := budgetFor(page)
	gathered := 0     // attributes of <html> and <body>, which have those of all such tags
	var open []string // those left open, with their attributes
	count := map[string]int{}
	close := func(name string) {
		for k := len(open) - 1; k >= 0; k-- {
			if opens(open[k], name) {
				count[open[k]]--
				open = append(open[:k], open[k+1:]...)
				return
			}
		}
	}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for line := 1; ; {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return nil
		}
		raw := string(tokens.Raw())
		cost := 0
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := tokens.TagName()
			if string(name) == "html" || string(name) == "body" {
				for cost = perGathered * gathered; more; gathered++ {
					_, _, more = tokens.TagAttr()
				}
				if !left.spend(cost) {
					return &Error{Line: line, What: fmt.Sprintf("its <html> and <body> tags have %d attributes", gathered), Advice: "save the text as plain text"}
				}
				cost = 0
				break
			}
			if !formatting[string(name)] {
				cost = len(open) // what comes next may stand in a new block
				break
			}
			if name := string(name); name == "a" || name == "nobr" { // ends the one before, if that is open
				close(name)
			}
			if count[raw] < sameFormatting {
				count[raw]++
				open = append(open, raw)
			}
		case html.EndTagToken:
			name, _ := tokens.TagName()
			cost = len(open)
			if !formatting[string(name)] {
				break
			}
			close(string(name))
		}
		if !left.spend(cost) {
			return &Error{Line: line, What: fmt.Sprintf("%d formatting tags such as <b> and <font> are left open, which every paragraph would open again", len(open)),
				Advice: "close them, or save the text as plain text"}
		}
		line += strings.Count(raw, "\n")
	}
}

// opens tells whether a start tag is of an element.
func opens(tag, name string) bool {
	rest := tag[1:]
	return len(rest) > len(name) && strings.EqualFold(rest[:len(name)], name) && strings.IndexByte(" \t\n\f\r/>", rest[len(name)]) >= 0
}

// entityReference is where a text stands for another.
var entityReference = regexp.MustCompile(`&([\w.-]+);`)

// tooExpanded refuses XML whose entities would make it many times longer.
func tooExpanded(text string, entities map[string]string) error {
	left := budgetFor(text)
	for _, at := range entityReference.FindAllStringSubmatchIndex(text, -1) {
		if name := text[at[2]:at[3]]; !left.spend(len(entities[name])) {
			return &Error{Line: 1 + strings.Count(text[:at[0]], "\n"), What: fmt.Sprintf("its entities, such as &%s;, make it many times longer", name),
				Advice: "write what they stand for into the file, once"}
		}
	}
	return nil
}

// longLine is from how many bytes on a line costs something to find its marks in.
const longLine = 4 << 10

// tooMarked refuses long lines full of what marks may begin with, for each of
// which the rest of the line is searched.
func tooMarked(text string) error {
	left := budgetFor(text)
	line := 0
	for l := range strings.Lines(text) {
		line++
		if len(l) < longLine {
			continue
		}
		marks := 0
		for k := range len(l) {
			if strings.IndexByte("*_`#[(|<", l[k]) >= 0 {
				marks++
			}
		}
		if !left.spend(len(l) / 64 * marks) {
			return &Error{Line: line, What: fmt.Sprintf("a line of %d bytes holds %d marks", len(l), marks), Advice: plainInstead}
		}
	}
	return nil
}

// plainInstead is what to do about marks that are not read.
const plainInstead = "mend it, or read the file as plain text with the extension .txt"

// delimiterRow is the second line of a table in Markdown, in a list or quotation
// or not.
var delimiterRow = regexp.MustCompile(`^[ \t>*+\d.)-]*[|:-][|: \t-]*$`)

const (
	// fewLinks is how many targets of links may be begun before one ends, at no
	// cost.
	fewLinks = 8

	// maxDefinitions is how many definitions of links may stand in one run of
	// lines; the time that collects them grows with their square.
	maxDefinitions = 10_000

	// maxEmphasis is how many marks of emphasis may stand in one run of lines. The
	// time that pairs them grows with their square.
	maxEmphasis = 5000
)

// tooTangled refuses Markdown that would take the parser memory or time with the
// square of its size: a table whose many rows are each filled up to the width of
// its head, link targets that are begun and never end, marks of emphasis without
// a partner.
func tooTangled(source string) error {
	left := budgetFor(source)
	columns, marks, definitions, line := 0, 0, 0, 0
	begun, since := 0, 0 // targets of links begun since the last bracket closed, and how many bytes ago
	refuse := func(what string) error {
		return &Error{Line: line, What: what, Advice: plainInstead}
	}
	for text := range strings.Lines(source) {
		line++
		bare := strings.TrimRight(text, "\r\n")
		if strings.Trim(bare, " \t>") == "" {
			columns, marks, definitions, begun, since = 0, 0, 0, 0, 0
			continue
		}
		if columns == 0 && strings.Contains(bare, "-") && delimiterRow.MatchString(bare) {
			columns = strings.Count(bare, "|") + 1
		}
		if !left.spend(columns) {
			return refuse(fmt.Sprintf("a table of %d columns has rows without them", columns))
		}
		if columns > 0 || newItem.MatchString(bare) {
			marks = 0 // its text stands for itself
		}
		if strings.HasPrefix(strings.TrimLeft(bare, " >"), "[") && strings.Contains(bare, "]:") {
			if definitions++; definitions > maxDefinitions {
				return refuse(fmt.Sprintf("more than %d definitions of links follow one another", maxDefinitions))
			}
		}
		for k := range len(bare) {
			since++
			switch bare[k] {
			case '*', '_', '~':
				if k == 0 || bare[k-1] != bare[k] {
					marks++
				}
			case '(':
				if k == 0 || bare[k-1] != ']' {
					break
				}
				if begun++; begun == 1 {
					since = 0
				}
				if begun > fewLinks && !left.spend(since) {
					return refuse(fmt.Sprintf("%d links are begun and not ended", begun))
				}
			case ')':
				begun = 0
			}
		}
		if marks > maxEmphasis {
			return refuse(fmt.Sprintf("more than %d marks of emphasis stand in one paragraph", maxEmphasis))
		}
	}
	return nil
}

// newItem is a line that begins an item of a list.
var newItem = regexp.MustCompile(`^[ \t>]*[-+*][ \t]`)

const (
	// blockSize is how many bytes a block or a tag takes in the tree and as a
	// segment: 500 to 700 in texts that are nothing else, by the growth benchmark.
	blockSize = 700
	// elementSize is how many bytes an element of a page takes that holds a letter,
	// likewise.
	elementSize = 850
	// What blocks may take: so much, and so many times the size of the text.
	blockBase, blockFactor = 200 << 20, 60
)

// tooCrowded refuses texts of blocks that hold a letter or none, whose tree takes
// hundreds of times the memory of the text.
func tooCrowded(source string) error {
	room := roomFor(source, blockSize)
	if len(source) < room { // there is a byte at least to a block
		return nil
	}
	blocks := strings.Count(source, "<")
	for line := range strings.Lines(source) {
		if blocks += 1 + containers(line); blocks > room {
			return &Error{
				What:   fmt.Sprintf("has more than %d lists, quotations and lines: too many for its size to be a text", room),
				Advice: plainInstead,
			}
		}
	}
	return nil
}

// roomFor is how many blocks of a size a text may have.
func roomFor(source string, size int) int { return (blockBase + blockFactor*len(source)) / size }

// tooManyElements refuses pages of elements that hold a letter or none, likewise.
func tooManyElements(page string) error {
	room := roomFor(page, elementSize)
	if strings.Count(page, "<")-strings.Count(page, "</") <= room {
		return nil
	}
	return &Error{
		What:   fmt.Sprintf("has more than %d elements: too many for its size to be a page", room),
		Advice: "save its text as plain text",
	}
}

// containers is how many marks of quotations and lists begin a line.
func containers(line string) (n int) {
	for {
		line = strings.TrimLeft(line, " \t")
		digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
		switch {
		case strings.HasPrefix(line, ">"):
			line = line[1:]
		case len(line) > 1 && strings.IndexByte("-+*", line[0]) >= 0 && strings.IndexByte(" \t\r\n", line[1]) >= 0:
			line = line[1:]
		case digits > 0 && len(line) > digits && strings.IndexByte(".)", line[digits]) >= 0:
			line = line[digits+1:]
		default:
			return n
		}
		n++
	}
}
