package pairs

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Tree pairs the files of one folder that holds a text and its translations, in
// one language or more. The source is the file whose name says English, or the
// language of the options, else the one whose name says no language: guide.md is
// that of guide.zh.md and of ru/guide.md. Folders that all files share say nothing.
// With layouts only files that fit one are looked at, and none is an error.
func Tree(folder Folder, opt Options) (List, error) {
	files, err := folder.files(opt.Skip)
	if err != nil {
		return List{}, err
	}
	var m matching
	if len(opt.Layouts) > 0 {
		if files, m.Other = laidOut(files, opt.Layouts); len(files) == 0 {
			return List{}, errUnfit(folder.Path, opt.Layouts)
		}
	} else {
		shared := sharedFolders(files)
		for k := range files {
			files[k].name = nameOf(strings.TrimPrefix(files[k].rel, shared))
		}
	}
	original := opt.original()
	var sources []file
	targets := map[corpus.Tag][]file{}
	for _, f := range files {
		switch {
		case f.tag == corpus.Unknown || f.tag.Base() == original.Base():
			sources = append(sources, f)
		default:
			targets[f.tag] = append(targets[f.tag], f)
		}
	}
	targets = opt.wanted(oneWriting(targets))
	m.all(sources, targets)
	m.readmes(sources)
	m.others(sources, len(targets) > 0)
	m.sort()
	return m.List, nil
}

// Folders pairs the files of a folder of sources with those of a folder of
// translations. The two may be given in either order if their names, or those of
// all their files, tell which is English. The second may hold several languages,
// and lie in the first.
func Folders(source, target Folder, opt Options) (List, error) {
	first, err := source.without(target, opt)
	if err != nil {
		return List{}, err
	}
	second, err := target.without(source, opt)
	if err != nil {
		return List{}, err
	}
	from, to := source.language(first), target.language(second)
	if original := opt.original().Base(); to.Base() == original && from != corpus.Unknown && from.Base() != original {
		source, target, first, second, from, to = target, source, second, first, to, from
	}
	asTwins(first, second)
	m := matching{folder: target.word()}
	sources, targets := []file{}, map[corpus.Tag][]file{}
	for _, f := range first {
		if f.tag == corpus.Unknown || f.tag.Base() == opt.original().Base() || f.tag == from {
			sources = append(sources, f)
		} else {
			m.Other = append(m.Other, f.path)
		}
	}
	for _, f := range second {
		switch {
		case f.tag == corpus.Unknown:
			targets[to] = append(targets[to], f)
		case f.tag == to || f.tag.Base() != opt.original().Base():
			targets[f.tag] = append(targets[f.tag], f)
		default:
			m.Other = append(m.Other, f.path)
		}
	}
	if len(second) == 0 {
		targets[to] = nil // none is translated yet
	}
	m.all(sources, opt.wanted(oneWriting(targets)))
	m.sort()
	return m.List, nil
}

// without are the files of a folder that are not in another inside it.
func (f Folder) without(other Folder, opt Options) ([]file, error) {
	nested := f.below(other.Path)
	return f.files(func(path string) bool { return nested && other.below(path) || opt.Skip != nil && opt.Skip(path) })
}

// asTwins makes files of two folders that have one path there counterparts,
// whatever that path says besides.
func asTwins(first, second []file) {
	at := map[string]int{}
	for k, f := range first {
		at[f.rel] = k
	}
	for k, f := range second {
		if twin, ok := at[f.rel]; ok {
			first[twin].name, second[k].name = name{key: f.rel}, name{key: f.rel}
		}
	}
}

// original is the language of the sources.
func (o Options) original() corpus.Tag {
	if o.Source == corpus.Unknown {
		return lang.Pivot
	}
	return o.Source
}

// wanted are the targets in the languages that the options ask for, and those that
// say none.
func (o Options) wanted(targets map[corpus.Tag][]file) map[corpus.Tag][]file {
	if o.Targets == nil {
		return targets
	}
	maps.DeleteFunc(targets, func(tag corpus.Tag, _ []file) bool {
		return tag != corpus.Unknown && !slices.ContainsFunc(o.Targets, func(want corpus.Tag) bool {
			return label.Serves(tag, want) || label.Serves(want, tag)
		})
	})
	return targets
}

// oneWriting puts what says only the language, zh, to the one writing of it that
// there is, zh-Hans, so that a tree that calls it both ways has one translation. It
// has two where most texts are there both ways.
func oneWriting(targets map[corpus.Tag][]file) map[corpus.Tag][]file {
	for _, tag := range slices.Sorted(maps.Keys(targets)) {
		if tag == corpus.Unknown || tag != tag.Base() {
			continue
		}
		var written []corpus.Tag
		for other := range targets {
			if other != tag && other.Base() == tag {
				written = append(written, other)
			}
		}
		if len(written) == 1 && 2*common(targets[tag], targets[written[0]]) <= min(len(targets[tag]), len(targets[written[0]])) {
			targets[written[0]] = append(targets[written[0]], targets[tag]...)
			delete(targets, tag)
		}
	}
	return targets
}

// common is how many texts are in both lists of files.
func common(a, b []file) (n int) {
	there := map[string]bool{}
	for _, f := range a {
		there[f.key] = true
	}
	for _, f := range b {
		if there[f.key] {
			n++
		}
	}
	return n
}

// sharedFolders are the folders that all files are in, with a slash at the end.
func sharedFolders(files []file) string {
	if len(files) == 0 {
		return ""
	}
	shared, _ := path.Split(files[0].rel)
	for _, f := range files {
		for !strings.HasPrefix(f.rel, shared) {
			shared, _ = path.Split(strings.TrimSuffix(shared, "/"))
		}
	}
	return shared
}

// A matching is a list that comes to be.
type matching struct {
	List
	folder string // what the targets' folder is called, where it has the name of a language
	paired map[string]bool
}

// likenesses are what two files must share to be counterparts, the surest first:
// their key; all of it but the extension; that in any case of letters.
var likenesses = []func(key string) string{
	func(key string) string { return key },
	withoutExtension,
	func(key string) string { return strings.ToLower(withoutExtension(key)) },
}

func withoutExtension(key string) string { return strings.TrimSuffix(key, path.Ext(key)) }

// all pairs the sources with the targets of each language.
func (m *matching) all(sources []file, targets map[corpus.Tag][]file) {
	m.paired = map[string]bool{}
	for _, tag := range slices.Sorted(maps.Keys(targets)) {
		src, dst := sources, targets[tag]
		for _, like := range likenesses {
			src, dst = m.pair(tag, src, dst, like)
		}
		for _, f := range src {
			m.Missing = append(m.Missing, File{f.path, tag})
		}
		for _, f := range dst {
			m.Extra = append(m.Extra, File{f.path, tag})
		}
	}
}

// pair pairs what is alike and has one counterpart, says what has several, and
// returns what is left.
func (m *matching) pair(tag corpus.Tag, sources, targets []file, like func(string) string) (src, dst []file) {
	group := func(files []file) map[string][]file {
		groups := map[string][]file{}
		for _, f := range files {
			groups[like(f.key)] = append(groups[like(f.key)], f)
		}
		return groups
	}
	from, to := group(sources), group(targets)
	for _, key := range slices.Sorted(maps.Keys(to)) {
		s, t := named(from[key]), to[key]
		switch {
		case len(s) == 0:
			continue
		case len(s) == 1 && len(t) == 1:
			m.add(s[0], t[0], tag)
		default:
			m.Doubts = append(m.Doubts, Doubt{paths(s), paths(t), tag})
		}
		for _, f := range s {
			m.paired[f.path] = true
		}
		if dropped := len(from[key]) - len(s); dropped > 0 {
			src = append(src, slices.DeleteFunc(slices.Clone(from[key]), func(f file) bool { return f.tag != corpus.Unknown })...)
		}
		delete(from, key)
		delete(to, key)
	}
	return append(src, slices.Concat(slices.Collect(maps.Values(from))...)...), slices.Concat(slices.Collect(maps.Values(to))...)
}

// named are the files whose names say the language, if any does: guide.en.md, not
// guide.md, is the source of guide.zh.md.
func named(files []file) []file {
	tagged := slices.DeleteFunc(slices.Clone(files), func(f file) bool { return f.tag == corpus.Unknown })
	if len(tagged) == 0 {
		return files
	}
	return tagged
}

// add adds a pair. It goes by the name of its target, which is that of no other.
func (m *matching) add(s, t file, tag corpus.Tag) {
	m.Pairs = append(m.Pairs, Pair{Source: s.path, Target: t.path, Lang: tag, Name: path.Join(strings.ToLower(m.folder), t.rel)})
}

// readmes pairs README.en.md, which has no translation that says its language, with
// README.md, which then is one.
func (m *matching) readmes(sources []file) {
	english := map[string]file{}
	for _, f := range sources {
		if f.inFile && !m.paired[f.path] {
			english[f.key] = f
		}
	}
	for _, f := range sources {
		if s, ok := english[f.key]; ok && f.tag == corpus.Unknown && !m.paired[f.path] && !m.paired[s.path] {
			m.add(s, f, corpus.Unknown)
			m.paired[s.path], m.paired[f.path] = true, true
			m.Missing = slices.DeleteFunc(m.Missing, func(x File) bool { return x.Path == s.path || x.Path == f.path })
		}
	}
}

// others are the sources without any translation that are not said to lack one:
// all where there are no translations, and else those whose names say no language
// where such files have none and others are English, or where nothing of their kind
// is translated.
func (m *matching) others(sources []file, translated bool) {
	kinds, tagged, plain := map[string]bool{}, false, false
	for _, f := range sources {
		tagged = tagged || f.tag != corpus.Unknown
		if m.paired[f.path] {
			kinds[path.Ext(f.key)] = true
			plain = plain || f.tag == corpus.Unknown
		}
	}
	other := map[string]bool{}
	for _, f := range sources {
		apart := f.tag == corpus.Unknown && (tagged && !plain || !kinds[path.Ext(f.key)])
		if !m.paired[f.path] && (apart || !translated) {
			m.Other = append(m.Other, f.path)
			other[f.path] = true
		}
	}
	m.Missing = slices.DeleteFunc(m.Missing, func(f File) bool { return other[f.Path] })
}

// paths are those of files.
func paths(files []file) []string {
	var list []string
	for _, f := range files {
		list = append(list, f.path)
	}
	slices.Sort(list)
	return list
}
