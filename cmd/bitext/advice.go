package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
	"github.com/bitext-tools/bitext/corpus/spell"
)

// otherWords are commands that people type who know other programs, and what
// does that here.
var otherWords = map[string]string{
	"diff": "compare", "lint": "check", "qa": "check", "verify": "check",
	"export": "align -o news.tmx", "import": "convert", "merge": "convert", "join": "convert",
	"identify": "detect", "language": "detect", "info": "detect", "score": "evaluate", "train": "learn", "numbers": "facts",
	"open": "align", "pair": "align", "show": "align", "view": "align",
	"sentences": "align --unit sentence", "segment": "align --unit sentence", "tokenize": "align --unit sentence",
	"formats": "list formats", "languages": "list languages", "checks": "list checks",
	"concordance": "search", "find": "search", "grep": "search",
	"ignore": "dismiss", "unsplit": "split", "separate": "split",
}

// unknownCommand says that the first of args is no command and which one may
// have been meant.
func unknownCommand(root *cobra.Command, args []string) error {
	word := args[0]
	if strings.HasPrefix(word, "-") && len(word) > 1 {
		return misplacedFlag(root, args)
	}
	err := fmt.Errorf("unknown command %q", word)
	if _, missing := os.Stat(word); missing == nil && len(args) == 1 {
		return withHint(err, "did you mean %s %s and its translation, or %s detect %s?", root.Name(), word, root.Name(), word)
	}
	if word == "translate" {
		return withHint(err, "bitext does not translate; bitext check compares a translation with its original")
	}
	if meant := otherWords[strings.ToLower(word)]; meant != "" {
		return withHint(err, "did you mean %s %s?", root.Name(), meant)
	}
	if near := root.SuggestionsFor(word); len(near) > 0 {
		return withHint(err, "did you mean %s %s?", root.Name(), near[0])
	}
	return withHint(err, "%s --help lists the commands", root.Name())
}

// onlyCommands makes a command that does nothing by itself refuse what is none of
// those below it. Without arguments it shows its help.
func onlyCommands(cmd *cobra.Command, below ...*cobra.Command) *cobra.Command {
	cmd.AddCommand(below...)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		err := fmt.Errorf("unknown command %q", commandPath(cmd)+" "+args[0])
		var names []string
		for _, c := range below {
			names = append(names, c.Name())
		}
		if near, ok := spell.Nearest(args[0], names); ok {
			return withHint(err, "did you mean %s %s?", cmd.CommandPath(), near)
		}
		return withHint(err, "there is one of %s", lang.List("and", names))
	}
	return cmd
}

// misplacedFlag says that a flag stands before the command that it belongs to.
func misplacedFlag(root *cobra.Command, args []string) error {
	isCommand := func(word string) bool {
		return slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == word })
	}
	k := slices.IndexFunc(args, isCommand)
	if k < 0 {
		return withHint(fmt.Errorf("unknown flag %s", args[0]), "%s --help lists the commands, and each its flags: %s align --help", root.Name(), root.Name())
	}
	moved := slices.Concat([]string{root.Name(), args[k]}, args[:k], args[k+1:])
	return withHint(fmt.Errorf("%s stands before the command", args[0]), "flags come after it: %s", strings.Join(moved, " "))
}

// wrongCount says what to do where a command was given another number of
// arguments than it takes.
func wrongCount(cmd *cobra.Command, args []string) string {
	pair := strings.HasSuffix(strings.TrimSuffix(cmd.Use, "..."), " SOURCE TARGET")
	switch {
	case pair && len(args) == 1 && slices.Contains([]string{".tmx", ".xlf", ".xliff", ".po", ".xlsx"}, strings.ToLower(filepath.Ext(args[0]))):
		return fmt.Sprintf("%s takes two texts; of a bitext, bitext validate %s shows what is wrong, and bitext convert %s -o news.html shows it", cmd.CommandPath(), args[0], args[0])
	case pair && len(args) == 1:
		return fmt.Sprintf("name the text and its translation: %s %s TRANSLATION; if the file holds both, bitext split %s takes it apart", cmd.CommandPath(), args[0], args[0])
	case pair && len(args) > 2:
		return fmt.Sprintf("two at a time: %s %s %s, then %s %s %s; bitext compare shows all on one page", cmd.CommandPath(), args[0], args[1], cmd.CommandPath(), args[0], args[2])
	case cmd.Name() == "split" && len(args) == 2:
		return fmt.Sprintf("bitext align %s %s takes two files", args[0], args[1])
	}
	return cmd.CommandPath() + " --help shows examples"
}

// address is the complaint about an argument that is an address of the web or a
// URL of a file; nil if it is neither.
func address(arg string) error {
	scheme, rest, ok := strings.Cut(arg, "://")
	if strings.HasPrefix(arg, "www.") {
		scheme, rest, ok = "https", arg, true
	}
	if _, missing := os.Stat(arg); !ok || rest == "" || missing == nil {
		return nil
	}
	err := fmt.Errorf("%s: is an address, not a file", arg)
	if strings.EqualFold(scheme, "file") {
		return withHint(err, "name the file by its path: %s", rest)
	}
	return withHint(err, "save the page first, in a browser or with curl -o page.html %s, and name the file", arg)
}

// advised adds to an error that does not say what to do next, what helps with its
// kind. An error of the operating system, such as a full disk, speaks for itself.
func advised(root *cobra.Command, args []string, err error) error {
	if told, ok := errors.AsType[hinter](err); ok && told.Hint() != "" {
		return err
	}
	file := "" // that the error begins with
	for _, arg := range args {
		if strings.HasPrefix(err.Error(), arg+":") {
			file = arg
		}
	}
	cmd, _, _ := root.Find(args)
	_, system := errors.AsType[syscall.Errno](err)
	switch {
	case errors.Is(err, fs.ErrNotExist) && file != "":
		return withHint(err, "%s", cmp.Or(source.Besides(file), "no file here has a name like it; give the path to it, as in texts/"+filepath.Base(file)))
	case errors.Is(err, fs.ErrPermission):
		return withHint(err, "change its permissions, or name a copy of it")
	case errors.Is(err, syscall.EISDIR):
		return withHint(err, "name a file in it: %s", filepath.Join(file, "news.tmx"))
	case system:
		return err
	case errors.Is(err, exchange.ErrNotBitext):
		return withHint(err, "bitext list formats shows what a bitext can be; a text by itself is paired with its translation by bitext align")
	case file != "" && cmd.Name() == "convert":
		return withHint(err, "bitext validate %s shows all that is wrong; mend it, or export the file anew", file)
	}
	return withHint(err, "%s --help says what it takes", cmd.CommandPath())
}

// waitsForTyping says that a program waits for a text to be typed, where it is
// told to read standard input and that is a terminal.
func waitsForTyping(cmd *cobra.Command, args []string) {
	if in, ok := cmd.InOrStdin().(*os.File); ok && slices.Contains(args, "-") && term.IsTerminal(int(in.Fd())) {
		say(cmd.ErrOrStderr(), "reading standard input; end the text with Ctrl-D on a line of its own (on Windows, Ctrl-Z and Enter)")
	}
}

// otherTags are names of languages that people give who mean these.
var otherTags = map[string]string{
	"chi": "zh", "cn": "zh", "gb": "zh", "mandarin": "zh", "simplified": "zh-Hans", "traditional": "zh-Hant", "tw": "zh-Hant", "hk": "zh-Hant", "zho": "zh",
	"eng": "en", "gb-en": "en", "uk": "en", "us": "en", "rus": "ru",
}

// nearTag is the tag that was meant by the name of a language, or by a locale as
// systems name them (zh_CN, ru_RU.UTF-8); else "".
func nearTag(name string) string {
	locale, _, _ := strings.Cut(name, ".")
	if tag := strings.ReplaceAll(locale, "_", "-"); tag != name && lang.For(corpus.Tag(tag)) != nil {
		return tag
	}
	name = strings.ToLower(name)
	if tag := otherTags[name]; tag != "" {
		return tag
	}
	var names []string
	for _, l := range lang.All {
		if names = append(names, strings.ToLower(l.Name)); names[len(names)-1] == name {
			return string(l.Tag)
		}
	}
	if near, ok := spell.Nearest(name, names); ok && len(name) > 3 {
		return string(lang.All[slices.Index(names, near)].Tag)
	}
	return ""
}

// noSuchLanguage names the language that may have been meant by a name that is none;
// before it stands what is typed before it.
func noSuchLanguage(err error, name, before string) error {
	if near := nearTag(name); near != "" {
		return withHint(err, "did you mean %s%s?", before, near)
	}
	return withHint(err, "the languages are %s", lang.List("and", lang.Tags()))
}

// contradicted complains about a language that a flag gives to a text in
// another script. A text that cannot be read is complained about elsewhere.
func contradicted(ctx context.Context, flag, path string, given corpus.Tag, text compare.Text) error {
	claimed := lang.For(given)
	if claimed == nil || path == "-" {
		return nil
	}
	text.Language = corpus.Unknown
	doc, _, err := compare.Read(ctx, path, nil, text)
	if found := lang.For(doc.Tag); err == nil && found != nil && found.Script != claimed.Script {
		err := fmt.Errorf("--%s %s: %s is in %s", flag, given, path, found.Name)
		return withHint(err, "leave the flag out, or give --%s %s", flag, found.Tag)
	}
	return nil
}

const (
	// relatedShare is the least share of the shorter text's segments, as one in
	// so many, that have a sure counterpart in its translation, in the same order.
	relatedShare = 10
	// sureBead is the confidence from which a bead counts as sure.
	sureBead = 0.6
	// fewSegments is a text too short to tell.
	fewSegments = 4
)

// doubts says on standard error what [doubtsAbout] finds.
func doubts(cmd *cobra.Command, b corpus.Bitext, alone bool) {
	for _, line := range doubtsAbout(b, alone) {
		say(cmd.ErrOrStderr(), "%s", line)
	}
}

// doubtsAbout is what speaks against two texts being a text and its translation: one
// that is in two languages itself, or almost nothing that corresponds; the latter
// only where nothing else will tell.
func doubtsAbout(b corpus.Bitext, alone bool) (lines []string) {
	for _, doc := range []corpus.Document{b.Src, b.Dst} {
		first, second, ok := source.Bilingual(doc)
		if ok && doc.Path != "-" && b.Src.Path != b.Dst.Path {
			lines = append(lines, fmt.Sprintf("%s: is in two languages, %s and %s; bitext split %s takes it apart",
				doc.Path, lang.NameOf(first.Tag.Base()), lang.NameOf(second.Tag.Base()), doc.Path))
		}
	}
	if !alone {
		return lines
	}
	sure := 0
	for _, bead := range b.Ladder {
		if bead.Src.Len() > 0 && bead.Dst.Len() > 0 && !bead.Moved && bead.Confidence >= sureBead {
			sure++
		}
	}
	if shorter := min(len(b.Src.Segments), len(b.Dst.Segments)); shorter >= fewSegments && sure*relatedShare < shorter {
		lines = append(lines, fmt.Sprintf("%s and %s share almost nothing; are they a text and its translation?", b.Src.Path, b.Dst.Path))
	}
	return lines
}

// otherOutputs say what to write where bitext does not write what was asked for.
var otherOutputs = map[string]string{
	".doc": "-o %s.docx is what Word opens", ".rtf": "-o %s.docx is what Word opens", ".odt": "-o %s.docx is what LibreOffice opens",
	".pages": "-o %s.docx is what Pages opens", ".pdf": "-o %s.html, and print that to PDF, or -o %s.docx",
	".xls": "-o %s.xlsx is what Excel opens", ".ods": "-o %s.xlsx is what LibreOffice opens", ".numbers": "-o %s.xlsx is what Numbers opens",
	".json": "-o %s.jsonl is a line of JSON a pair", ".xml": "-o %s.tmx or -o %s.xlf", ".sdltm": "-o %s.tmx is what such programs import",
	".sdlxliff": "-o %s.xlf", ".mqxliff": "-o %s.xlf", ".mxliff": "-o %s.xlf", ".ttx": "-o %s.xlf",
	".mobi": "-o %s.epub is what Kindle takes", ".azw3": "-o %s.epub is what Kindle takes", ".zip": "-o %s.tmx; name one file", ".gz": "-o %s.tmx, and pack that",
}

// noSuchOutput says that nothing is written under an extension, and under which
// instead.
func noSuchOutput(path string) error {
	extension := strings.ToLower(filepath.Ext(path))
	if info, missing := os.Stat(path); missing == nil && info.IsDir() {
		return withHint(fmt.Errorf("%s: is a folder", path), "name a file in it: -o %s", filepath.Join(path, "news.tmx"))
	}
	if extension == "" || extension == "." {
		return withHint(fmt.Errorf("%s: has no extension that says what to write", path), "-o %s.tmx is a translation memory; bitext list formats shows all", path)
	}
	err := fmt.Errorf("%s: bitext does not write %s files", path, extension)
	name := strings.TrimSuffix(path, filepath.Ext(path))
	if advice := otherOutputs[extension]; advice != "" {
		return withHint(err, "%s; bitext list formats shows all", strings.ReplaceAll(advice, "%s", name))
	}
	var known []string
	for _, f := range exchange.All {
		if writable(f) {
			known = append(known, f.Extensions...)
		}
	}
	if near, ok := spell.Nearest(extension, known); ok {
		return withHint(err, "did you mean -o %s%s? bitext list formats shows all", name, near)
	}
	return withHint(err, "--format names a format; bitext list formats shows them")
}

// noSuchCheck names the check that may have been meant by a word that is none.
func noSuchCheck(err error, word string) error {
	var names []string
	for _, c := range check.All {
		names = append(names, c.ID, c.Slug, c.Family())
	}
	if near, ok := spell.Nearest(strings.ToLower(word), names); ok {
		return withHint(err, "did you mean %s? bitext list checks lists them", near)
	}
	if near, ok := spell.Nearest(strings.ToUpper(word), names); ok {
		return withHint(err, "did you mean %s? bitext list checks lists them", near)
	}
	return withHint(err, "bitext list checks lists them")
}

// noSuchFolder adds to an error of writing that the folder is not there.
func noSuchFolder(path string, err error) error {
	folder := filepath.Dir(path)
	if _, missing := os.Stat(folder); errors.Is(err, os.ErrNotExist) && missing != nil {
		return withHint(fmt.Errorf("%s: cannot write: there is no folder %s", path, folder), "make it first, or write elsewhere")
	}
	return err
}

// findingsByExtension are the formats of findings that names of files stand for.
var findingsByExtension = map[string]string{".htm": "html", ".html": "html", ".json": "json", ".sarif": "sarif"}

// byExtension is the format of findings that the name of a file stands for:
// text where it stands for none. An extension that stands for something else is
// an error.
func byExtension(path string) (string, error) {
	extension := strings.ToLower(filepath.Ext(path))
	if format := findingsByExtension[extension]; format != "" {
		return format, nil
	}
	isBitext := slices.ContainsFunc(exchange.All, func(f *exchange.Format) bool { return slices.Contains(f.Extensions, extension) && extension != ".md" })
	if otherOutputs[extension] == "" && !isBitext {
		return forReading, nil
	}
	err := fmt.Errorf("%s: findings are not written as %s files", path, extension)
	return "", withHint(err, "-o %s.html is a page for people, .json and .sarif are for programs; bitext list findings shows all", strings.TrimSuffix(path, filepath.Ext(path)))
}
