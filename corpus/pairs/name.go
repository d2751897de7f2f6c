package pairs

import (
	"path"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A name is what the path of a file says, slashed and below the folder that is
// looked at.
type name struct {
	tag    corpus.Tag // its language; "" where none is named
	inFile bool       // the file's own name says so, not a folder's
	key    string     // what is left without the language: the same for a text and its translations
}

// nameOf reads a path. The outermost folder that is called as a language counts:
// ru/lessons/en/one.md is in Russian, about English. The file's own name is
// stronger: of ru/one.en.md the folder says nothing.
func nameOf(file string) name {
	folders := strings.Split(file, "/")
	base := folders[len(folders)-1]
	folders = folders[:len(folders)-1]
	at := slices.IndexFunc(folders, func(f string) bool { return languageOf(f) != corpus.Unknown })
	stem, tag := ownName(base)
	if at < 0 || tag != corpus.Unknown && tag.Base() != languageOf(folders[at]).Base() {
		return name{tag, tag != corpus.Unknown, path.Join(path.Join(folders...), stem)}
	}
	return name{languageOf(folders[at]), false, path.Join(append(untranslated(folders, at), stem)...)}
}

// languageOf is the language that a word of a file's name stands for, in any case:
// en, zh-cn, zh_Hant, eng, CN, russian; "" for any other. A region is no part of it
// where all regions write alike: en-US is en.
func languageOf(word string) corpus.Tag {
	word = strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(word, "_", "-"), " ", "-"))
	if tag, ok := called()[word]; ok {
		return tag
	}
	if len(word) < 2 {
		return corpus.Unknown
	}
	tag, err := label.Parse(word)
	if err != nil || lang.For(tag) == nil || twoLanguages(tag) {
		return corpus.Unknown
	}
	if parts := strings.Split(string(tag), "-"); len(parts) == 1 || len(parts[1]) != 4 { // RFC 5646, 2.2.3: a script has four letters
		return tag.Base()
	}
	return tag
}

// twoLanguages tells whether what looks like a region is another language: en_ru
// holds both.
func twoLanguages(tag corpus.Tag) bool {
	_, region, _ := strings.Cut(strings.ToLower(string(tag)), "-")
	other := lang.For(corpus.Tag(region))
	return other != nil && other.Tag != tag.Base()
}

// parting are the signs between words of a file's name.
const parting = "._- ()[]"

// ownName takes the language off a file's name, where it names one: at the end
// (guide.zh-CN.md, report_RU.docx, report (EN).docx), at the beginning
// (EN_report.docx), as all of it (en.txt), or as the extension (news.zh,
// index.html.en).
func ownName(base string) (rest string, tag corpus.Tag) {
	extension := path.Ext(base)
	stem := strings.TrimSuffix(base, extension)
	if len(extension) > 1 && stem != "" {
		if tag := languageOf(extension[1:]); tag != corpus.Unknown {
			return stem, tag
		}
	}
	if tag := languageOf(stem); tag != corpus.Unknown {
		return extension, tag
	}
	bare := strings.TrimRight(stem, ")]")
	for at, r := range bare { // from the left: zh_CN before CN
		if at > 0 && strings.ContainsRune(parting, r) {
			if tag := languageOf(bare[at+1:]); tag != corpus.Unknown {
				rest := strings.TrimRight(bare[:at], parting)
				if languageOf(rest[strings.LastIndexAny(rest, parting)+1:]) != corpus.Unknown { // glossary_en_ru holds both
					return base, corpus.Unknown
				}
				return rest + extension, tag
			}
		}
	}
	bare = strings.TrimLeft(stem, "([")
	for at := len(bare) - 1; at > 0; at-- { // a hyphen joins words: en-route
		if strings.ContainsRune("._ )]", rune(bare[at])) {
			if tag := languageOf(bare[:at]); tag != corpus.Unknown {
				return strings.TrimLeft(bare[at:], parting) + extension, tag
			}
		}
	}
	return base, corpus.Unknown
}
