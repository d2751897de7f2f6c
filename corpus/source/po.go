package source

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// PO is the format of gettext, the messages of a program with their
// translations. The text is the translations or, in a template without any, the
// messages; messages that are not translated are furniture.
var PO = &Format{
	Name:       "po",
	Title:      "gettext messages",
	Extensions: []string{".po", ".pot"},
	Note:       "the translations, or the messages of a template; bitext convert pairs the two",
	Sniff:      regexp.MustCompile(`(?m)\A(?:\x{FEFF}?(?:#.*|[ \t]*|msgctxt .*|".*")\r?\n)*msgid[ \t]+".*"[ \t]*\r?\n(?:".*"[ \t]*\r?\n|msgid_plural .*\n)*msgstr`).MatchString,
	Read:       readPO,
}

// A message is one entry of a file of gettext.
type message struct {
	ids          []string // the message, and its plural
	translations []string // one for each plural
	fuzzy        bool     // translated by guess, and not used
}

func readPO(text string) (content, error) {
	messages, err := messagesOf(text)
	if err != nil {
		return content{}, err
	}
	translated := false
	for _, m := range messages {
		translated = translated || m.translated() && m.ids[0] != ""
	}
	var pieces []piece
	for _, m := range messages {
		var found []piece
		done := m.translated()
		if done {
			for _, t := range m.translations {
				found = append(found, phrases(t)...)
			}
		} else {
			for _, id := range m.ids {
				found = append(found, phrases(id)...)
			}
		}
		for k := range found {
			if m.ids[0] == "" || translated && !done {
				found[k].kind = corpus.Furniture // the header, or a message in the other language
			}
		}
		pieces = append(pieces, found...)
	}
	return held(pieces), nil
}

// translated tells whether a program would show the translation.
func (m message) translated() bool {
	return !m.fuzzy && strings.TrimSpace(strings.Join(m.translations, "")) != ""
}

// messagesOf reads the entries. Comments and entries that are no longer used are
// left out.
func messagesOf(text string) (messages []message, err error) {
	var into *string          // where the next string in quotes belongs
	var parts strings.Builder // what belongs there so far
	next := func(place *string) {
		if into != nil {
			*into = parts.String()
		}
		into = place
		parts.Reset()
	}
	fuzzy := false
	for k, raw := range strings.Split(text, "\n") {
		l := strings.TrimSpace(raw)
		word, value, _ := strings.Cut(l, " ")
		last := len(messages) - 1
		switch {
		case strings.HasPrefix(l, "#,"):
			fuzzy = fuzzy || strings.Contains(l, "fuzzy")
			continue
		case l == "" || l[0] == '#':
			continue
		case l[0] == '"':
			value = l
		case word == "msgctxt":
			next(new(string))
		case word == "msgid":
			next(nil) // before its place moves
			messages = append(messages, message{ids: []string{""}, fuzzy: fuzzy})
			next(&messages[last+1].ids[0])
			fuzzy = false
		case word == "msgid_plural" && last >= 0:
			next(nil)
			messages[last].ids = append(messages[last].ids, "")
			next(&messages[last].ids[len(messages[last].ids)-1])
		case strings.HasPrefix(word, "msgstr") && last >= 0:
			next(nil)
			messages[last].translations = append(messages[last].translations, "")
			next(&messages[last].translations[len(messages[last].translations)-1])
		default:
			next(nil)
		}
		part, err := strconv.Unquote(strings.TrimSpace(value))
		if err != nil || into == nil {
			return nil, &Error{Line: k + 1, What: "is neither a message nor a string in quotes", Advice: "msgfmt -c shows what is wrong with a file of gettext"}
		}
		parts.WriteString(part)
	}
	next(nil)
	return messages, nil
}
