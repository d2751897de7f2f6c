package pairs

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Layout is how somebody's own folder says which file is the translation of
// which: a slashed path below it, such as "posts/{name}/index.{lang}.md".
type Layout struct {
	text     string
	patterns [2]*regexp.Regexp // with the shortest name first, and with the longest
}

// The parts of a layout that stand for something.
const (
	langPart = "{lang}"
	namePart = "{name}"
)

// ParseLayout reads a layout. {lang} stands for a language as files call it, zh-CN,
// zh_Hant, ru or russian, {name} for what a text and its translations have in
// common, folders too, and "*" for anything without a slash. A layout without
// {lang} is that of the sources. One without {name}, with a part twice or with
// another in braces is an error.
func ParseLayout(text string) (Layout, error) {
	if strings.Count(text, namePart) != 1 {
		return Layout{}, fmt.Errorf("%q: {name} stands in it once, for what a text and its translations are both called", text)
	}
	if strings.Count(text, langPart) > 1 {
		return Layout{}, fmt.Errorf("%q: {lang} stands in it once", text)
	}
	if rest := strings.NewReplacer(langPart, "", namePart, "").Replace(text); strings.ContainsAny(rest, "{}") {
		return Layout{}, fmt.Errorf("%q: {lang} and {name} are what may stand in braces", text)
	}
	if strings.HasPrefix(text, "/") {
		return Layout{}, fmt.Errorf("%q: a layout is a path below the folder, and begins with no slash", text)
	}
	l := Layout{text: text}
	for k, name := range []string{"(?P<name>.+?)", "(?P<name>.+)"} {
		l.patterns[k] = regexp.MustCompile("^" + strings.NewReplacer(
			regexp.QuoteMeta(langPart), `(?P<lang>\pL{2,3}(?:[-_]\w{2,4}){1,2}|\pL{2,})`,
			regexp.QuoteMeta(namePart), name,
			`\*`, "[^/]*",
		).Replace(regexp.QuoteMeta(strings.TrimPrefix(text, "./"))) + "$")
	}
	return l, nil
}

// String is the layout as it is written.
func (l Layout) String() string { return l.text }

// name is what a path says by the layout; ok is false where it does not fit.
func (l Layout) name(rel string) (n name, ok bool) {
	for _, p := range l.patterns {
		m := p.FindStringSubmatch(rel)
		if m == nil {
			return n, false
		}
		n.key = m[p.SubexpIndex("name")]
		at := p.SubexpIndex("lang")
		if at < 0 {
			return n, true
		}
		if n.tag = languageOf(m[at]); n.tag != corpus.Unknown {
			return n, true
		}
	}
	return name{}, false
}

// laidOut names the files by the first of the layouts that each fits. Those that
// fit none are rest.
func laidOut(files []file, layouts []Layout) (fit []file, rest []string) {
	for _, f := range files {
		ok := false
		for _, l := range layouts {
			if f.name, ok = l.name(f.rel); ok {
				fit = append(fit, f)
				break
			}
		}
		if !ok {
			rest = append(rest, f.path)
		}
	}
	return fit, rest
}

// errUnfit is of folders that no layout fits.
func errUnfit(folder string, layouts []Layout) error {
	texts := make([]string, len(layouts))
	for k, l := range layouts {
		texts[k] = l.text
	}
	return errors.New(folder + ": no file in it fits " + lang.List("or", texts))
}
