package pairs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/source"
)

// A Folder is a folder and the path that it is known by.
type Folder struct {
	FS   fs.FS
	Path string
}

// Dir is the folder of the disk at a path.
func Dir(path string) Folder { return Folder{os.DirFS(path), path} }

// A file is one that bitext can read.
type file struct {
	path string // with the folder's
	rel  string // slashed, below the folder
	name
}

// reviews are the files that people's decisions are kept in, TARGET.bitext.json,
// which are no texts.
const reviews = ".bitext.json"

// files are the files of a folder, and of all below it, that bitext can read, by
// their extension. Hidden ones, node_modules and what is to be skipped are passed
// over; links to folders are not followed.
func (f Folder) files(skip func(path string) bool) (list []file, err error) {
	err = fs.WalkDir(f.FS, ".", func(rel string, entry fs.DirEntry, err error) error {
		shown := filepath.Join(f.Path, filepath.FromSlash(rel))
		passed := rel != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules" || skip != nil && skip(shown))
		switch {
		case err != nil:
			return refused(shown, err)
		case passed && entry.IsDir():
			return fs.SkipDir
		case passed || entry.IsDir() || !readable(entry.Name()) || !regular(f.FS, rel, entry):
			return nil
		}
		list = append(list, file{shown, rel, nameOf(rel)})
		return nil
	})
	return list, err
}

// A Text is a file that bitext can read: its path, and the slashed path below the
// folder in which it was found.
type Text struct{ Path, Name string }

// Texts are the texts of a folder, and of all below it, in the order of their names.
// Of the options it looks at Skip.
func (f Folder) Texts(opt Options) ([]Text, error) {
	files, err := f.files(opt.Skip)
	texts := make([]Text, len(files))
	for k, x := range files {
		texts[k] = Text{x.path, x.rel}
	}
	return texts, err
}

// refused is an error of reading a folder, with its path once.
func refused(path string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("%s: cannot read the folder: %w", path, err)
}

// regular tells whether an entry is a file, or a link to one.
func regular(fsys fs.FS, rel string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := fs.Stat(fsys, rel)
	return err == nil && info.Mode().IsRegular()
}

// readable tells whether bitext reads files of such a name. One whose extension is
// a language, news.zh, is text.
func readable(name string) bool {
	name = strings.ToLower(name)
	extension := path.Ext(name)
	if strings.HasSuffix(name, reviews) || len(extension) < 2 {
		return false
	}
	return languageOf(extension[1:]) != corpus.Unknown || slices.ContainsFunc(source.All, func(f *source.Format) bool {
		return slices.Contains(f.Extensions, extension)
	})
}

// word is the innermost part of the folder's path that is called as a language; ""
// if none is.
func (f Folder) word() string {
	for _, part := range slices.Backward(strings.Split(filepath.ToSlash(filepath.Clean(f.Path)), "/")) {
		if languageOf(part) != corpus.Unknown {
			return part
		}
	}
	return ""
}

// language is what the path of a folder says of all that is in it, else what the
// names of all its files say.
func (f Folder) language(files []file) corpus.Tag {
	if word := f.word(); word != "" || len(files) == 0 {
		return languageOf(word)
	}
	for _, x := range files {
		if x.tag != files[0].tag {
			return corpus.Unknown
		}
	}
	return files[0].tag
}

// below tells whether a path lies in the folder.
func (f Folder) below(path string) bool {
	folder, err := filepath.Abs(f.Path)
	if err != nil {
		return false
	}
	if path, err = filepath.Abs(path); err != nil {
		return false
	}
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
