package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// HF is JSON Lines as the translation data sets of Hugging Face have them:
// {"translation":{"en":"…","zh":"…"}}, the same two keys on every line.
var HF = &Format{
	Name:      "hf",
	Doc:       `JSON Lines for Hugging Face: {"translation":{"en":"…","zh":"…"}}`,
	NeedsTags: true,
	Unaligned: Skip,
	Style:     Short,
	Fold:      func(text string) string { return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "") },
	Sniff:     func(head []byte) bool { return begins(head, '{') && hasTranslation.Match(head) },
	Read:      readHF,
	Write:     writeHF,
	validate:  validateJSONL,
}

var hasTranslation = regexp.MustCompile(`^[^\n]*"translation"\s*:`)

var errSameLabel = errors.New("the two languages have the same label: choose another style of language tags")

// keys are the labels of the two languages, which must differ in formats that
// name fields or files by them.
func (j *Job) keys() (src, dst string, err error) {
	src, dst = j.label(j.Header.Src), j.label(j.Header.Dst)
	if src == dst {
		return src, dst, fmt.Errorf("%w (%s)", errSameLabel, src)
	}
	return src, dst, nil
}

func writeHF(j *Job) error {
	srcKey, dstKey, err := j.keys()
	if err != nil {
		return err
	}
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		src, dst := j.texts(u)
		out.WriteString(`{"translation":{` + quote(srcKey) + `:` + quote(src) + `,` + quote(dstKey) + `:` + quote(dst) + "}}\n")
	}
	return out.close()
}

// quote is a text as a JSON string.
func quote(text string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(text) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

func readHF(in *Input, opt Options) (Stream, error) {
	var srcKey, dstKey string
	return jsonStream(in, func(line string) (TU, error) {
		var object struct {
			Translation json.RawMessage `json:"translation"`
		}
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			return TU{}, err
		}
		keys, texts, err := pairs(object.Translation)
		if err != nil {
			return TU{}, err
		}
		if srcKey == "" {
			if srcKey, dstKey, err = choose(keys, opt); err != nil {
				return TU{}, err
			}
		}
		for _, key := range []string{srcKey, dstKey} {
			if _, ok := texts[key]; !ok {
				return TU{}, fmt.Errorf("no text under the key %q, which the first line has", key)
			}
		}
		src, _ := ParseTag(srcKey)
		dst, _ := ParseTag(dstKey)
		return noMeta().unit(src, texts[srcKey], dst, texts[dstKey]), nil
	})
}

// pairs reads an object of strings and keeps the order of its keys.
func pairs(object json.RawMessage) (keys []string, texts map[string]string, err error) {
	if err := json.Unmarshal(object, &texts); err != nil {
		return nil, nil, fmt.Errorf("\"translation\" is not an object of texts: %w", jsonError(err))
	}
	dec := json.NewDecoder(strings.NewReader(string(object)))
	dec.Token() // the brace; the object was read once and is sound
	for dec.More() {
		key, _ := dec.Token()
		dec.Token()
		keys = append(keys, key.(string))
	}
	return keys, texts, nil
}

// choose picks the keys of source and target: those asked for, else the only
// two, the first as the source.
func choose(keys []string, opt Options) (src, dst string, err error) {
	var rest []string
	for _, key := range keys {
		tag, err := ParseTag(key)
		if err != nil {
			return "", "", err
		}
		switch {
		case src == "" && opt.Src != corpus.Unknown && tag.Base() == opt.Src.Base():
			src = key
		case dst == "" && opt.Dst != corpus.Unknown && tag.Base() == opt.Dst.Base():
			dst = key
		default:
			rest = append(rest, key)
		}
	}
	for _, side := range []*string{&src, &dst} {
		if *side == "" && len(rest) > 0 {
			*side, rest = rest[0], rest[1:]
		} else if *side == "" {
			return "", "", fmt.Errorf("not two languages, but %s", strings.Join(keys, ", "))
		}
	}
	if len(rest) > 0 && (opt.Src == corpus.Unknown || opt.Dst == corpus.Unknown) {
		return "", "", fmt.Errorf("more than two languages (%s): %w", strings.Join(keys, ", "), ErrLanguages)
	}
	return src, dst, nil
}
