package pairs_test

import (
	"fmt"
	"testing/fstest"

	"github.com/bitext-tools/bitext/corpus/pairs"
)

// A folder of texts and translations, told by their names.
func ExampleTree() {
	files := fstest.MapFS{}
	for _, name := range []string{"en/install.md", "zh/install.md", "ru/install.md", "en/news.md", "zh/news.md", "ru/old.md"} {
		files[name] = &fstest.MapFile{Data: []byte("text")}
	}
	list, err := pairs.Tree(pairs.Folder{FS: files, Path: "docs"}, pairs.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range list.Pairs {
		fmt.Println(p.Source, p.Target, p.Lang)
	}
	for _, f := range list.Missing {
		fmt.Println("not translated:", f.Path, f.Lang)
	}
	for _, f := range list.Extra {
		fmt.Println("without a source:", f.Path, f.Lang)
	}
	// Output:
	// docs/en/install.md docs/ru/install.md ru
	// docs/en/install.md docs/zh/install.md zh
	// docs/en/news.md docs/zh/news.md zh
	// not translated: docs/en/news.md ru
	// without a source: docs/ru/old.md ru
}
