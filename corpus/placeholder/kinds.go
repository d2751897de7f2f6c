package placeholder

import (
	"regexp"
	"sync"
)

// How each kind is written. No pattern looks farther than eighty characters, and
// all but the first no farther than one line, so that a brace in prose costs little. What they count makes large
// programs of them, compiled when the first text is looked at.
var (
	// {{name}}, {{ user.name }}, {{{html}}}: Mustache, Handlebars, Angular, Vue, i18next.
	// Where lines were wrapped one may end inside.
	mustache = pattern(`^\{\{\{?[^{}]{1,80}\}\}\}?`)

	// {name}, {0}, {0:N2}, {n, number}, {}: .NET, Java, Python, ICU. The first
	// group is the variable's name.
	braces = pattern(`^\{\s*([A-Za-z_$@0-9][\w.$@\[\]-]{0,60}|)\s*(?:[:!][^{}\n]{0,40}|,\s*(?:number|date|time|spellout|ordinal|duration)\b[^{}\n]{0,40})?\}`)

	// The head of an ICU message that chooses among texts: {n, plural, ….
	choice = pattern(`^\{\s*([A-Za-z_0-9]\w{0,60})\s*,\s*(?:plural|select|selectordinal)\s*,`)

	// What stands before one of the texts of such a message: a word or =0, which
	// follows the head or the text before.
	branch = pattern(`[,}]\s*=?\w+\s*$`)

	// ${x} and #{x}: shells, JavaScript, Java, Ruby.
	shell = pattern(`^[$#]\{[^{}\n]{1,80}\}`)

	// %(name)s of Python, %{name} of Ruby, %name% of Symfony.
	named = pattern(`^%(?:\([A-Za-z_][\w.]{0,60}\)[-#0+ ]?\d{0,3}(?:\.\d{1,3})?[a-zA-Z]|\{[A-Za-z_]\w{0,60}\}|[A-Za-z_][\w.-]{1,60}%)`)

	// %s, %d, %1$s, %5.2f, %ld, %@: printf (POSIX) and Cocoa, without the flag
	// that is a space: "100 % sure" is prose. The groups are the argument's number,
	// what else stands before the conversion, and the conversion with its length.
	printf = pattern(`^%(\d{1,2}\$)?([-#0+']*\d{0,3}(?:\.(?:\d{1,3}|\*))?)((?:hh|h|ll|l|q|L|z|j|t)?[diouxXeEfFgGaAcspn@])`)

	// A tag: the groups are the slash of a closing one, the name, the attributes,
	// and the slash of one that is closed at once.
	tags = pattern(`^<(/)?([A-Za-z][\w:.-]{0,40}|\d{1,4})((?:\s[^<>\n]{0,400}?)?)\s*(/)?>`)

	// The beginnings of all tags.
	everyTag = pattern(`<(/)?([A-Za-z][\w:.-]{0,40})`)
)

// What stands between two braces that a text tells of, {{ and }} or {{- with a
// dash, and -}}, and not between those of a variable: a word that joins them, marks
// of Chinese prose, or five words in a row.
var prose = pattern(`^[{\s-]*(?:and|or|to|и|или|до|和|或|与|及|到|至)[\s}-]*$|[，。；：（）、]|\p{L}+,?(?:\s+\p{L}+,?){4}`)

// pattern is an expression compiled when it is first used.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// elements are the tags of HTML that stand in running text.
var elements = []string{"a", "abbr", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "del", "dfn", "div", "em", "font", "h1", "h2", "h3",
	"h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span",
	"strike", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr"}

// void are those that have no end.
var void = []string{"br", "hr", "img", "input", "wbr"}
