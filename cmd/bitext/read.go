package main

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lines"
)

func newRead() *cobra.Command {
	var (
		text   compare.Text
		format string
	)
	cmd := &cobra.Command{
		Use:     "read FILE...",
		Short:   "Print the text that bitext reads in a file",
		GroupID: groupText,
		Long: `read prints a paragraph a line, as the other commands would align them: titles,
headings and list items are lines too. What surrounds an article on its page is
left out, or with --keep-furniture kept and marked. JSON says more: of each
paragraph its kind, the level of a heading, its language, and where it stands.
Lines and columns count from 1; start and end are a range of characters from 0.
The file - is standard input.`,
		Example: `bitext read drones.en.html
bitext read --keep-furniture drones.en.html
bitext read --format json drones.zh.docx`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			print := printText
			if format == "json" {
				print = printTextJSON
			}
			return read(cmd, args, text, print)
		},
	}
	fs := cmd.Flags()
	addChoice(cmd, &format, "format", "json prints an object a file, with the paragraphs in it", "text", []string{"text", "json"})
	fs.BoolVar(&text.Furniture, "keep-furniture", false, "print what surrounds an article on its page too, marked [furniture]")
	fs.BoolVar(&text.Lines, "lines", false, "take every line that is not empty as one paragraph, as it stands")
	fs.StringVar(&text.Encoding, "encoding", "", "`NAME` of the files' encoding, such as gb18030 or koi8-r; else it is found out")
	return cmd
}

// read prints the text of each file. A file that cannot be read does not keep
// the others from being printed.
func read(cmd *cobra.Command, paths []string, text compare.Text, print func(io.Writer, corpus.Document) error) error {
	var failed []error
	for _, path := range paths {
		doc, notes, err := compare.Read(cmd.Context(), path, cmd.InOrStdin(), text)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		tell(cmd, notes)
		if err := print(cmd.OutOrStdout(), doc); err != nil {
			return err
		}
	}
	return errors.Join(failed...)
}

// furnitureMark stands before furniture.
const furnitureMark = "[furniture] "

// printText prints a line a segment. Line breaks in code become spaces, and on
// a terminal signs stand for what it would act on.
func printText(w io.Writer, doc corpus.Document) error {
	fold := lines.Fold
	if _, tty := terminalOf(w); tty {
		fold = report.OneLine
	}
	for _, s := range doc.Segments {
		line := fold(s.Text) + "\n"
		if s.Kind == corpus.Furniture {
			line = furnitureMark + line
		}
		if _, err := io.WriteString(w, line); err != nil {
			return err
		}
	}
	return nil
}

// printTextJSON prints {"path", "language", "encoding", "paragraphs": [{"kind",
// "level", "language", "line", "column", "start", "end", "text"}]} on one line.
// Only headings have a level.
func printTextJSON(w io.Writer, doc corpus.Document) error {
	type paragraph struct {
		Kind     corpus.Kind `json:"kind"`
		Level    int         `json:"level,omitempty"`
		Language corpus.Tag  `json:"language"`
		Line     int         `json:"line"`
		Column   int         `json:"column"`
		Start    int         `json:"start"`
		End      int         `json:"end"`
		Text     string      `json:"text"`
	}
	object := struct {
		Path       string      `json:"path"`
		Language   corpus.Tag  `json:"language"`
		Encoding   string      `json:"encoding"`
		Paragraphs []paragraph `json:"paragraphs"`
	}{doc.Path, known(doc.Tag), doc.Encoding, nil}
	for i, s := range doc.Segments {
		kind := s.Kind
		if kind == corpus.Paragraph {
			kind = "paragraph"
		}
		at := s.Place
		object.Paragraphs = append(object.Paragraphs,
			paragraph{kind, s.Level, known(doc.TagOf(i)), at.Line, at.Column, at.Start, at.End, s.Text})
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(object)
}
