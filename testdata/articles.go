// Package testdata carries the articles of bitext: three, each in English and as
// Chinese and Russian editors published it. README.md beside this file says what
// is in them.
package testdata

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
)

//go:embed bitext/*/*.txt
var articles embed.FS

// An Article is one article in one language.
type Article struct {
	Name string // such as drones.zh.txt, which is bitext/drones/zh.txt here
	Text []byte
}

// Articles are all of them, sorted by name.
func Articles() ([]Article, error) {
	paths, err := fs.Glob(articles, "bitext/*/*.txt")
	if err != nil {
		return nil, err
	}
	var all []Article
	for _, p := range paths {
		text, err := articles.ReadFile(p)
		if err != nil {
			return nil, fmt.Errorf("the articles inside the program: %w", err)
		}
		folder, name := path.Split(p)
		all = append(all, Article{path.Base(folder) + "." + name, text})
	}
	return all, nil
}
