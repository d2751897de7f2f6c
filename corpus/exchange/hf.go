package exchange

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

// HF is JSON Lines as the translation data sets of Hugging Face have them:
// {"translation":{"en":"…","zh":"…"}}, the same two keys on every line.
var HF = &Format{
	Name:      "hf",
	Doc:       `JSON Lines for Hugging Face: {"translation":{"en":"…","zh":"…"}}`,
	NeedsTags: true,
	Unaligned: Skip,
	Style:     label.Short,
	Fold:      func(text string) string { return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "") },
	Sniff:     func(head []byte) bool { return begins(head, '{') && hasTranslation.Match(head) },
	Read:      readHF,
	Write: func(j *Job) error {
		srcKey, dstKey, err := j.keys()
		if err != nil {
			return err
		}
		return j.toFile("", func(out *file) error {
			return j.each(func(_ int, u TU) error {
				src, dst := j.texts(u)
				out.WriteString(`{"translation":{` + quote(srcKey) + `:` + quote(src) + `,` + quote(dstKey) + `:` + quote(dst) + "}}\n")
				return nil
			})
		})
	},
	validate: (*Input).validateJSONL,
}

// HFSchema is the JSON Schema of a line of [HF].
//
//go:embed hf.schema.json
var HFSchema string

// hasTranslation finds the key in the first line.
var hasTranslation = regexp.MustCompile(`^[^\n]*"translation"\s*:`)

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
	return in.jsonStream(func(line string) (TU, error) {
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
			if srcKey, dstKey, err = opt.choose(keys); err != nil {
				return TU{}, err
			}
		}
		for _, key := range []string{srcKey, dstKey} {
			if _, ok := texts[key]; !ok {
				return TU{}, fmt.Errorf("no text under the key %q, which the first line has", key)
			}
		}
		src, _ := label.Read(srcKey)
		dst, _ := label.Read(dstKey)
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
