package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// surrogate finds what \u escapes say of surrogates: a whole pair, or half of
// one. An escaped backslash comes first, so that \\ud800 is no surrogate.
var surrogate = regexp.MustCompile(`(?i)\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\ud[89a-f][0-9a-f]{2}`)

// loneSurrogate tells whether a line of JSON escapes half of a surrogate pair.
// The JSON reader would make U+FFFD of it without a word.
func loneSurrogate(line string) bool {
	for _, m := range surrogate.FindAllString(line, -1) {
		if len(m) == len(`\ud800`) {
			return true
		}
	}
	return false
}

// jsonStream reads a unit a line.
func jsonStream(in *Input, parse func(line string) (TU, error)) (Stream, error) {
	lines := &lineReader{path: in.Path, in: in.text}
	return Stream{Units: func(yield func(TU, error) bool) {
		for {
			line, err := lines.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(TU{}, err)
				return
			}
			if strings.TrimSpace(line) == "" {
				continue
			}
			u, err := parse(line)
			switch {
			case err != nil:
				err = lines.errorf("%w", jsonError(err))
			case strings.Contains(line, `\u`) && loneSurrogate(line):
				err = lines.errorf(`half of a surrogate pair (\ud800 to \udfff by itself): the text is damaged`)
			case u.Src.Empty() && u.Dst.Empty():
				err = lines.errorf("the object holds no text of a bitext; native lines have \"source\" and \"target\", Hugging Face's \"translation\"")
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}}, nil
}

// jsonError says in plain words what is wrong with a line.
func jsonError(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("byte %d: not JSON: %s", syntax.Offset, strings.TrimPrefix(syntax.Error(), "json: "))
	case errors.As(err, &kind):
		return fmt.Errorf("byte %d: %q is a %s, not what belongs there", kind.Offset, kind.Field, kind.Value)
	}
	return err
}
