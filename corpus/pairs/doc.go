// Package pairs finds out which file is the translation of which: by the names of
// files in folders, or from a list that somebody wrote.
//
//	found, err := pairs.Tree(pairs.Dir("docs"), pairs.Options{})               // one folder with all languages
//	found, err = pairs.Folders(pairs.Dir("docs/en"), pairs.Dir("docs/zh"), opt) // a folder each
//	found, err = pairs.Manifest("pairs.tsv", file)                             // a list
//	for _, p := range found.Pairs {
//		fmt.Println(p.Source, p.Target)
//	}
//
// No text is opened. Where two files could be the one that is looked for, none is
// chosen: they are in [List.Doubts].
//
//	pairs.go     Pair, List and what else a list holds
//	name.go      what the name of a file says: its language, and what it is called in all
//	layout.go    folders of translations: i18n, Docusaurus
//	own.go       layouts that somebody names
//	folder.go    the files of a folder
//	match.go     which belong together
//	manifest.go  a list in a file
package pairs
