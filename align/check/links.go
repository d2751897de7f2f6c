package check

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// LinkMismatch is U801.
var LinkMismatch = &Check{
	ID: "U801", Slug: "url-mismatch", Title: "a web address differs or stands on one side only",
	Doc: `Addresses are compared without their scheme and "www." A difference in the language alone (/en/ beside
/zh-hans/, cn.example.com) is a remark.`,
	Example:  Example{Source: "See https://example.com/bridge for maps.", Target: "Карты: https://example.com/brigde", Tag: corpus.Russian},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		links := func(e ledger.Entry) bool {
			return e.Has(facts.Link) && (isAddress(r, corpus.Source, e.Source) || isAddress(r, corpus.Target, e.Target))
		}
		found := r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			f := Finding{}
			if links(e) && localeless(r.surface(corpus.Source, e.Source)) == localeless(r.surface(corpus.Target, e.Target)) {
				f.Severity = Info
			}
			return f, links(e)
		})
		return append(found, r.onlyOnEither(links, Warning, Warning)...)
	},
}

// isAddress tells whether a link is written as one: "Gazeta.Ru" is a name.
func isAddress(r *reading, s corpus.Side, m *ledger.Mention) bool {
	return m != nil && strings.ContainsAny(r.surface(s, m), "/@")
}

// locales are the parts of addresses that name a language, a country or a kind
// of device.
var locales = []string{"", "www", "m", "en", "us", "gb", "uk", "zh", "cn", "tw", "hk", "chinese", "ru", "russian"}

// localeless is an address without its scheme and its [locales].
func localeless(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	parts := append(strings.Split(u.Host, "."), strings.Split(u.Path, "/")...)
	parts = slices.DeleteFunc(parts, func(p string) bool {
		p, _, _ = strings.Cut(strings.ToLower(p), "-")
		return slices.Contains(locales, p)
	})
	return strings.Join(parts, "/") + "?" + u.RawQuery
}

// IDMismatch is U802.
var IDMismatch = &Check{
	ID: "U802", Slug: "id-mismatch", Title: "an e-mail address or identifier differs",
	Doc: `An e-mail address that is not the other one's, or an identifier with another number: COVID-19 and COVID-18,
Boeing 737 and Boeing 747. Names of models are no figures, and so are not compared as such.`,
	Example:  Example{Source: "Write to info@example.com now.", Target: "请写信至 inof@example.com。", Tag: corpus.Simplified},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			email := e.Source.Class == facts.Email && e.Target.Class == facts.Email
			p, q := e.Source.Value, e.Target.Value
			literal := e.Source.Class == facts.Literal && e.Target.Class == facts.Literal && p.IsNumber() && q.IsNumber() && p != q
			return Finding{}, email || literal
		})
	},
}

// NoteMismatch is U803.
var NoteMismatch = &Check{
	ID: "U803", Slug: "footnote-mismatch", Title: "a mark of a footnote is missing or extra",
	Doc: `The marks [1], ①, † and superscript digits are compared, whatever their kind, by how many two passages that
correspond have.`,
	Example:  Example{Source: "The bridge is old.[1] It is closed.[2]", Target: "大桥很老。[1] 它已关闭。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "omission", Gated: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.beads {
			src, dst := noteMarks(b.whole[corpus.Source]), noteMarks(b.whole[corpus.Target])
			if !b.paired() || len(src) == len(dst) {
				continue
			}
			f := about(b)
			f.Values = append(src, dst...)
			f.Message = fmt.Sprintf("%s in the source, %d in the target", lang.Count(len(src), "footnote mark"), len(dst))
			found = append(found, f)
		}
		return found
	},
}

// numbersItem tells whether a circled digit after those runes numbers an item
// and marks no footnote: it opens a line, or follows a space, a colon or a
// semicolon.
func numbersItem(before []rune) bool {
	text := strings.TrimRight(string(before), " \u3000")
	return text == "" || text != string(before) || strings.ContainsAny(text[len(text)-1:], "\n;:") || strings.HasSuffix(text, "：") || strings.HasSuffix(text, "；")
}

// noteMarks lists the footnote marks of a text.
func noteMarks(text string) []string {
	var marks []string
	runes := []rune(text)
	var item rune // the last circled digit that numbers an item; the next one goes on
	for i := 0; i < len(runes); i++ {
		switch c := runes[i]; {
		case c == '[':
			j := i + 1
			for j < len(runes) && j < i+5 && '0' <= runes[j] && runes[j] <= '9' {
				j++
			}
			if j > i+1 && j < len(runes) && runes[j] == ']' {
				marks = append(marks, string(runes[i:j+1]))
				i = j
			}
		case '①' <= c && c <= '⑳' && (item+1 == c || numbersItem(runes[:i])):
			item = c
		case '①' <= c && c <= '⑳', c == '†', c == '‡', c == '¹':
			marks = append(marks, string(c))
		}
	}
	return marks
}
