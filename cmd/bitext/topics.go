package main

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"
)

//go:embed topics/*.txt
var topicFiles embed.FS

// A topic is what bitext help says about something that is no command. Its text
// is a file in the folder topics: the title, an empty line, the rest.
type topic struct{ name, title, text string }

// topics are all of them, by name.
func topics() (all []topic) {
	paths, err := fs.Glob(topicFiles, "topics/*.txt")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	for _, p := range paths {
		text, err := topicFiles.ReadFile(p)
		if err != nil {
			panic("the topics inside the program: " + err.Error())
		}
		title, rest, _ := strings.Cut(string(text), "\n")
		all = append(all, topic{strings.TrimSuffix(path.Base(p), ".txt"), title, strings.TrimSpace(rest)})
	}
	return all
}

// topicNamed is the topic of a name; false where there is none.
func topicNamed(name string) (topic, bool) {
	for _, t := range topics() {
		if t.name == name {
			return t, true
		}
	}
	return topic{}, false
}

// topicList is a line for each topic.
func topicList() string {
	var b strings.Builder
	for _, t := range topics() {
		fmt.Fprintf(&b, "%-11s  %s\n", t.name, t.title)
	}
	return b.String()
}

func topicRows(*cobra.Command) (rows [][]string) {
	for _, t := range topics() {
		rows = append(rows, []string{t.name, t.title})
	}
	return rows
}
