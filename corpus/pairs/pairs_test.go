package pairs

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// tree is a folder of empty files.
func tree(at, names string) Folder {
	fsys := fstest.MapFS{}
	for name := range strings.FieldsSeq(names) {
		fsys[strings.ReplaceAll(name, "~", " ")] = &fstest.MapFile{}
	}
	return Folder{fsys, at}
}

// written is a list in short: what belongs together with "=", what is missing with
// "-", extra with "+", in doubt with "?", and other with ".".
func written(l List) string {
	var out []string
	for _, p := range l.Pairs {
		out = append(out, fmt.Sprintf("%s = %s %s", p.Source, p.Target, p.Lang))
	}
	for _, f := range l.Missing {
		out = append(out, fmt.Sprintf("- %s %s", f.Path, f.Lang))
	}
	for _, f := range l.Extra {
		out = append(out, fmt.Sprintf("+ %s %s", f.Path, f.Lang))
	}
	for _, d := range l.Doubts {
		out = append(out, "? "+d.String())
	}
	for _, p := range l.Other {
		out = append(out, ". "+p)
	}
	for k, line := range out {
		out[k] = strings.TrimSpace(line)
	}
	return strings.Join(out, "\n")
}

func same(t *testing.T, what string, l List, err error, want string) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	want = strings.ReplaceAll(strings.Trim(want, "\n\t "), "\t", "")
	if got := written(l); got != want {
		t.Errorf("%s:\n%s\nwant\n%s", what, got, want)
	}
	names := map[string]bool{}
	for _, p := range l.Pairs {
		if names[p.Name] || strings.HasPrefix(p.Name, "/") || strings.Contains(p.Name, "..") {
			t.Errorf("%s: the name %q", what, p.Name)
		}
		names[p.Name] = true
	}
}

func TestTree(t *testing.T) {
	for _, c := range []struct{ what, files, want string }{
		{"the language before the extension", "b.zh.txt b.en.txt a.en.txt a.ru.txt", `
			d/a.en.txt = d/a.ru.txt ru
			d/b.en.txt = d/b.zh.txt zh
			- d/a.en.txt zh
			- d/b.en.txt ru`},
		{"a folder a language", "en/x.md en/sub/y.md zh-cn/x.md zh-cn/sub/y.md zh-cn/z.md", `
			d/en/sub/y.md = d/zh-cn/sub/y.md zh-Hans
			d/en/x.md = d/zh-cn/x.md zh-Hans
			+ d/zh-cn/z.md zh-Hans`},
		{"folders deeper, as Hugo has them", "content/en/docs/x.md content/zh-cn/docs/x.md content/en/docs/y.md", `
			d/content/en/docs/x.md = d/content/zh-cn/docs/x.md zh-Hans
			- d/content/en/docs/y.md zh-Hans`},
		{"capitals, and an underscore", "report_EN.docx report_RU.docx REPORT2_en.DOCX Report2_ru.docx", `
			d/REPORT2_en.DOCX = d/Report2_ru.docx ru
			d/report_EN.docx = d/report_RU.docx ru`},
		{"regions and scripts", "a.en-US.md a.zh_CN.md a.zh-TW.md a.ru_RU.md", `
			d/a.en-US.md = d/a.ru_RU.md ru
			d/a.en-US.md = d/a.zh_CN.md zh-Hans
			d/a.en-US.md = d/a.zh-TW.md zh-Hant`},
		{"the one without a language is the source", "x.md x.zh.md y.md", `
			d/x.md = d/x.zh.md zh
			- d/y.md zh`},
		{"it stands above the folder of translations", "docs/x.md docs/sub/y.md docs/zh/x.md docs/zh/sub/y.md docs/ru/x.md", `
			d/docs/sub/y.md = d/docs/zh/sub/y.md zh
			d/docs/x.md = d/docs/ru/x.md ru
			d/docs/x.md = d/docs/zh/x.md zh
			- d/docs/sub/y.md ru`},
		{"Docusaurus", `docs/x.md blog/one.md src/pages/index.md versioned_docs/version-1.0/x.md community/z.md package.json docs/_category_.json
			i18n/zh/docusaurus-plugin-content-docs/current/x.md i18n/zh/docusaurus-plugin-content-blog/one.md
			i18n/zh/docusaurus-plugin-content-pages/index.md i18n/zh/docusaurus-plugin-content-docs/version-1.0/x.md
			i18n/zh/docusaurus-plugin-content-docs-community/current/z.md`, `
			d/blog/one.md = d/i18n/zh/docusaurus-plugin-content-blog/one.md zh
			d/community/z.md = d/i18n/zh/docusaurus-plugin-content-docs-community/current/z.md zh
			d/docs/x.md = d/i18n/zh/docusaurus-plugin-content-docs/current/x.md zh
			d/src/pages/index.md = d/i18n/zh/docusaurus-plugin-content-pages/index.md zh
			d/versioned_docs/version-1.0/x.md = d/i18n/zh/docusaurus-plugin-content-docs/version-1.0/x.md zh
			. d/docs/_category_.json
			. d/package.json`},
		{"the first layout of Docusaurus, and others", "docs/x.md translated_docs/zh/x.md a/b.md l10n/ru/a/b.md", `
			d/a/b.md = d/l10n/ru/a/b.md ru
			d/docs/x.md = d/translated_docs/zh/x.md zh
			- d/a/b.md zh
			- d/docs/x.md ru`},
		{"the name of the file is the language", "drones/en.txt drones/zh.txt drones/zh-Hant.txt archive/en.txt archive/ru.txt archive/zh.txt archive/zh-Hant.txt", `
			d/archive/en.txt = d/archive/ru.txt ru
			d/archive/en.txt = d/archive/zh.txt zh
			d/archive/en.txt = d/archive/zh-Hant.txt zh-Hant
			d/drones/en.txt = d/drones/zh.txt zh
			d/drones/en.txt = d/drones/zh-Hant.txt zh-Hant
			- d/drones/en.txt ru`},
		{"the extension is the language", "news.en news.zh index.html.en index.html.ru", `
			d/index.html.en = d/index.html.ru ru
			d/news.en = d/news.zh zh
			- d/index.html.en zh
			- d/news.en ru`},
		{"a README in Chinese first", "README.md README_CN.md CONTRIBUTING.md docs.txt", `
			d/README.md = d/README_CN.md zh-Hans
			- d/CONTRIBUTING.md zh-Hans
			. d/docs.txt`},
		{"a README in English second", "README.md README.en.md", "d/README.en.md = d/README.md"},
		{"words, brackets, what comes first", "Договор~(EN).docx Договор~(RU).docx EN_plan.odt ru_plan.odt english/a.md russian/a.md 合同_英文.docx 合同_中文.docx", `
			d/EN_plan.odt = d/ru_plan.odt ru
			d/english/a.md = d/russian/a.md ru
			d/Договор (EN).docx = d/Договор (RU).docx ru
			d/合同_英文.docx = d/合同_中文.docx zh
			- d/EN_plan.odt zh
			- d/english/a.md zh
			- d/Договор (EN).docx zh
			- d/合同_英文.docx ru`},
		{"another kind of file", "a.en.html a.ru.docx b.en.html b.en.docx b.ru.docx", `
			d/a.en.html = d/a.ru.docx ru
			d/b.en.docx = d/b.ru.docx ru
			- d/b.en.html ru`},
		{"two translations of one", "x.en.md x.zh.md zh/x.md", "? d/x.zh.md and d/zh/x.md could each be the translation of d/x.en.md"},
		{"two sources of one", "x.en.md en/x.md x.zh.md y.en.md y.zh.md", `
			d/y.en.md = d/y.zh.md zh
			? d/en/x.md and d/x.en.md could each be the source of d/x.zh.md`},
		{"two kinds of one", "x.en.html x.en.docx x.zh.pdf", "? d/x.en.docx and d/x.en.html could each be the source of d/x.zh.pdf"},
		{"what others say is said of none", "en/x.md zh/x.md README.md notes.txt", `
			d/en/x.md = d/zh/x.md zh
			. d/README.md
			. d/notes.txt`},
		{"a language called both ways is one", "docs/zh/x.md docs/en/x.md README.md README.zh-CN.md", `
			d/README.md = d/README.zh-CN.md zh-Hans
			d/docs/en/x.md = d/docs/zh/x.md zh-Hans`},
		{"folders that all share say nothing", "ru/site/en/x.md ru/site/zh/x.md", "d/ru/site/en/x.md = d/ru/site/zh/x.md zh"},
		{"the outermost folder, and the file's own name before it", "en/lessons/ru/one.md zh/lessons/ru/one.md ru/two.en.md ru/two.zh.md", `
			d/en/lessons/ru/one.md = d/zh/lessons/ru/one.md zh
			d/ru/two.en.md = d/ru/two.zh.md zh`},
		{"words that are no languages", "en-route.md en-route.zh.md intro-to-it.md to.do.md to.do.zh.md", `
			d/en-route.md = d/en-route.zh.md zh
			d/to.do.md = d/to.do.zh.md zh
			- d/intro-to-it.md zh`},
		{"a file of two languages is neither", "glossary_en_ru.tsv a.en.md a.ru.md", `
			d/a.en.md = d/a.ru.md ru
			. d/glossary_en_ru.tsv`},
		{"what is no text", "a.en.md a.ru.md a.ru.md.bitext.json .git/a.zh.md node_modules/b.zh.md logo.zh.png main.go", "d/a.en.md = d/a.ru.md ru"},
		{"other languages than the three", "a.en.md a.fr.md a.ru.md fr/a.md", `
			d/a.en.md = d/a.ru.md ru
			. d/a.fr.md
			. d/fr/a.md`},
		{"nothing that says a language", "a.md b.md", ". d/a.md\n. d/b.md"},
		{"nothing that is a translation", "a.en.md", ". d/a.en.md"},
	} {
		l, err := Tree(tree("d", c.files), Options{})
		same(t, c.what, l, err, c.want)
	}
}

func TestFolders(t *testing.T) {
	for _, c := range []struct{ what, first, source, second, target, want string }{
		{"names alike", "docs/en", "x.md sub/y.md", "docs/zh", "x.md z.md", `
			docs/en/x.md = docs/zh/x.md zh
			- docs/en/sub/y.md zh
			+ docs/zh/z.md zh`},
		{"either order", "docs/zh-cn", "x.md", "docs/en", "x.md", "docs/en/x.md = docs/zh-cn/x.md zh-Hans"},
		{"either order, as the files say", "new", "x_RU.docx", "old", "x_EN.docx", "old/x_EN.docx = new/x_RU.docx ru"},
		{"folders that say nothing", "a", "x.md", "b", "x.md y.md", `
			a/x.md = b/x.md
			+ b/y.md`},
		{"the translation lies in it", "docs", "x.md zh/x.md ru/x.md", "docs/zh", "x.md", `
			docs/x.md = docs/zh/x.md zh
			. docs/ru/x.md`},
		{"several languages", "docs/en", "x.md", "i18n", "zh/x.md ru/x.md en/x.md", `
			docs/en/x.md = i18n/ru/x.md ru
			docs/en/x.md = i18n/zh/x.md zh
			. i18n/en/x.md`},
		{"languages in the names as well", "en", "x.en.md", "ru", "x.ru.md", "en/x.en.md = ru/x.ru.md ru"},
		{"a folder about a language", "docs/en", "ru/x.md", "docs/zh", "ru/x.md", "docs/en/ru/x.md = docs/zh/ru/x.md zh"},
		{"Docusaurus", "docs", "sub/x.md", "i18n/zh/docusaurus-plugin-content-docs/current", "sub/x.md", "docs/sub/x.md = i18n/zh/docusaurus-plugin-content-docs/current/sub/x.md zh"},
		{"nothing is translated yet", "docs/en", "x.md", "docs/zh", "", "- docs/en/x.md zh"},
		{"neither is English", "zh", "x.md", "ru", "x.md", "zh/x.md = ru/x.md ru"},
	} {
		l, err := Folders(tree(c.first, c.source), tree(c.second, c.target), Options{})
		same(t, c.what, l, err, c.want)
	}
}

func TestOptions(t *testing.T) {
	files := "a.en.md a.zh.md a.ru.md out/b.ru.md out/b.en.md"
	l, err := Tree(tree("d", files), Options{Targets: []corpus.Tag{"zh-Hans"}, Skip: func(path string) bool { return path == "d/out" }})
	same(t, "one language, and a folder that is passed over", l, err, "d/a.en.md = d/a.zh.md zh")
	l, err = Tree(tree("d", files), Options{Source: "ru", Targets: []corpus.Tag{"zh"}})
	same(t, "from Russian", l, err, "d/a.ru.md = d/a.zh.md zh\n- d/out/b.ru.md zh")
}

func TestShards(t *testing.T) {
	l, err := Tree(tree("d", "a.en.md a.zh.md b.en.md b.zh.md c.en.md c.zh.md d.en.md"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all []Pair
	for n := 1; n <= 2; n++ {
		part := l.Shard(n, 2)
		all = append(all, part.Pairs...)
		if (len(part.Missing) == 1) != (n == 1) {
			t.Errorf("part %d says that %v is missing", n, part.Missing)
		}
	}
	slices.SortFunc(all, func(a, b Pair) int { return strings.Compare(a.Source, b.Source) })
	if !slices.Equal(all, l.Pairs) {
		t.Errorf("%v in two parts, %v in one", all, l.Pairs)
	}
}

// TestEveryFileIsToldOf makes trees of any names: each file that can be read is in
// the list, a translation once, and the list is the same however often it is made.
func TestEveryFileIsToldOf(t *testing.T) {
	part := rapid.SampledFrom([]string{"a", "b", "en", "zh", "zh-CN", "ru", "docs", "i18n", "a.en", "a_RU", "b.zh", "a.zh-TW", "EN_b"})
	rapid.Check(t, func(t *rapid.T) {
		var names []string
		for _, parts := range rapid.SliceOfN(rapid.SliceOfN(part, 1, 4), 1, 12).Draw(t, "files") {
			names = append(names, strings.Join(parts, "/")+rapid.SampledFrom([]string{".md", ".txt", ".en", ".docx"}).Draw(t, "extension"))
		}
		for _, name := range names {
			names = slices.DeleteFunc(names, func(other string) bool { return strings.HasPrefix(other, name+"/") }) // a file is no folder
		}
		folder := tree("d", strings.Join(names, " "))
		l, err := Tree(folder, Options{})
		if err != nil {
			t.Fatal(err)
		}
		again, _ := Tree(folder, Options{})
		if written(l) != written(again) {
			t.Fatalf("once\n%s\nthen\n%s", written(l), written(again))
		}
		told, targets, taken := map[string]bool{}, map[string]int{}, map[string]bool{}
		for _, p := range l.Pairs {
			told[p.Source], told[p.Target] = true, true
			targets[p.Target]++
			if taken[p.Name] {
				t.Fatalf("two pairs are called %s", p.Name)
			}
			taken[p.Name] = true
		}
		for _, f := range slices.Concat(l.Missing, l.Extra) {
			told[f.Path] = true
		}
		for _, f := range l.Extra {
			targets[f.Path]++
		}
		for _, d := range l.Doubts {
			for _, p := range slices.Concat(d.Sources, d.Targets) {
				told[p] = true
			}
			for _, p := range d.Targets {
				targets[p]++
			}
		}
		for _, p := range l.Other {
			told[p] = true
		}
		for _, name := range names {
			if !told["d/"+name] || targets["d/"+name] > 1 {
				t.Fatalf("%s is told of: %v, %d times as a translation\n%s", name, told["d/"+name], targets["d/"+name], written(l))
			}
		}
	})
}

func TestFoldersOfTheDisk(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a.en.md", "a.ru.md"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("a.ru.md", filepath.Join(folder, "b.ru.md")); err == nil {
		if err := os.Symlink(".", filepath.Join(folder, "again")); err != nil {
			t.Fatal(err)
		}
		l, err := Tree(Dir(folder), Options{})
		at := func(name string) string { return filepath.Join(folder, name) }
		same(t, "links to a file, and to a folder", l, err, at("a.en.md")+" = "+at("a.ru.md")+" ru\n+ "+at("b.ru.md")+" ru")
	}
	missing := filepath.Join(folder, "docs")
	want := missing + ": cannot read the folder: no such file or directory"
	if _, err := Tree(Dir(missing), Options{}); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// A folder of somebody's own, by its layouts.
func TestLayouts(t *testing.T) {
	for _, c := range []struct{ what, layouts, files, want string }{
		{"sources without a language", "src/{name} out/{lang}/{name}", "src/a.md src/sub/b.md out/zh/a.md out/ru/sub/b.md notes/en.md", `
			d/src/a.md = d/out/zh/a.md zh
			d/src/sub/b.md = d/out/ru/sub/b.md ru
			- d/src/a.md ru
			- d/src/sub/b.md zh
			. d/notes/en.md`},
		{"a language inside a name", "{name}-in-{lang}-final.txt", "a-in-en-final.txt a-in-zh_CN-final.txt a-in-russian-final.txt", `
			d/a-in-en-final.txt = d/a-in-russian-final.txt ru
			d/a-in-en-final.txt = d/a-in-zh_CN-final.txt zh-Hans`},
		{"a sign of the language inside the name too", "{name}_{lang}.md", "my_guide_en.md my_guide_zh_CN.md", `
			d/my_guide_en.md = d/my_guide_zh_CN.md zh-Hans`},
		{"a star is no folder", "*/{lang}/{name}.md", "v1/en/a.md v2/zh/a.md v1/x/en/b.md", `
			d/v1/en/a.md = d/v2/zh/a.md zh
			. d/v1/x/en/b.md`},
		{"signs of expressions stand for themselves", "a.b+(c)/{lang}/{name}", "a.b+(c)/en/x.md a.b+(c)/zh/x.md aXb+(c)/ru/x.md", `
			d/a.b+(c)/en/x.md = d/a.b+(c)/zh/x.md zh
			. d/aXb+(c)/ru/x.md`},
		{"what is called as no language does not fit", "{lang}/{name}", "en/a.md zh/a.md assets/a.md", `
			d/en/a.md = d/zh/a.md zh
			. d/assets/a.md`},
	} {
		opt := Options{}
		for text := range strings.FieldsSeq(c.layouts) {
			l, err := ParseLayout(text)
			if err != nil || l.String() != text {
				t.Fatalf("%s: %q becomes %q: %v", c.what, text, l, err)
			}
			opt.Layouts = append(opt.Layouts, l)
		}
		l, err := Tree(tree("d", c.files), opt)
		same(t, c.what, l, err, c.want)
	}
	l, err := ParseLayout("a/{name}")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Tree(tree("d", "b/en.md"), Options{Layouts: []Layout{l}}); err == nil || err.Error() != "d: no file in it fits a/{name}" {
		t.Errorf("nothing fits: %v", err)
	}
	for _, wrong := range []string{"", "{lang}/*.md", "{name}/{name}", "{lang}/{lang}/{name}", "{name}.{language}", "{name}}", "/docs/{name}"} {
		if l, err := ParseLayout(wrong); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q becomes %v: %v", wrong, l, err)
		}
	}
}
