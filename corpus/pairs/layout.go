package pairs

import (
	"slices"
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// called are the words of languages, small, that are no tags: cn, russian.
var called = sync.OnceValue(func() map[string]corpus.Tag {
	words := map[string]corpus.Tag{}
	for _, l := range lang.All {
		words[strings.ToLower(l.Name)] = l.Tag
		for _, entry := range l.List("language", "called") {
			word, tag, ok := strings.Cut(entry, "=")
			if !ok {
				tag = string(l.Tag)
			}
			words[word] = corpus.Tag(tag)
		}
	}
	return words
})

// holders are folders that hold a folder for each language and are not there for
// the sources, i18n/ru/guide.md beside guide.md, and where these stand instead.
var holders = map[string][]string{
	"i18n": {}, "l10n": {}, "lang": {}, "langs": {}, "languages": {}, "locale": {}, "locales": {}, "translated": {}, "translations": {},
	"translated_docs": {"docs"}, // the first Docusaurus
}

// plugins are the folders in which Docusaurus keeps the translations of its plugins
// (docusaurus.io/docs/i18n/introduction), and where their sources stand.
var plugins = []struct{ folder, version, sources string }{
	{"docusaurus-plugin-content-docs", "current", "docs"},
	{"docusaurus-plugin-content-docs", "", "versioned_docs"},
	{"docusaurus-plugin-content-blog", "", "blog"},
	{"docusaurus-plugin-content-pages", "", "src/pages"},
}

// untranslated are the folders of a file without the one at an index, which names
// its language, and without what is there for translations only.
func untranslated(folders []string, at int) []string {
	before, after := folders[:at], folders[at+1:]
	if at > 0 {
		if sources, ok := holders[strings.ToLower(before[at-1])]; ok {
			before = slices.Concat(before[:at-1], sources)
		}
	}
	return slices.Concat(before, ofPlugin(after))
}

// ofPlugin replaces the folders of a Docusaurus plugin by those of its sources. A
// plugin that is there twice has an id, which is its folder of sources.
func ofPlugin(folders []string) []string {
	for _, p := range plugins {
		if len(folders) == 0 || p.version != "" && (len(folders) < 2 || folders[1] != p.version) {
			continue
		}
		id, ok := strings.CutPrefix(folders[0], p.folder)
		if !ok || id != "" && id[0] != '-' {
			continue
		}
		rest := folders[1:]
		if p.version != "" {
			rest = rest[1:]
		}
		to := p.sources
		switch {
		case id != "" && p.sources == "versioned_docs":
			to = id[1:] + "_" + p.sources
		case id != "":
			to = id[1:]
		}
		return append([]string{to}, rest...)
	}
	return folders
}
