package main

import (
	"encoding/json"
	"errors"
	"io"
	"time"

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
		begun := time.Now()
		doc, notes, err := compare.Read(cmd.Context(), path, cmd.InOrStdin(), text)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		detail(cmd, "%s%s", compare.Described(doc, text), took(time.Since(begun)))
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

// paragraphKind is what the JSON calls [corpus.Paragraph].
const paragraphKind corpus.Kind = "paragraph"

// The JSON that bitext read prints of a file.
type (
	textRead struct {
		Path       string          `json:"path"`       // of the file; "-" is standard input
		Language   corpus.Tag      `json:"language"`   // as a BCP 47 tag; "und" where the text does not tell
		Encoding   string          `json:"encoding"`   // in which the file was read
		Paragraphs []paragraphRead `json:"paragraphs"` // in reading order
	}
	paragraphRead struct {
		Kind     corpus.Kind `json:"kind"`            // what it is in its text
		Level    int         `json:"level,omitempty"` // of a heading: 1 is the highest
		Language corpus.Tag  `json:"language"`        // as a BCP 47 tag; that of the text where the paragraph does not tell
		Line     int         `json:"line"`            // on which it begins, from 1
		Column   int         `json:"column"`          // in which it begins, in runes from 1
		Start    int         `json:"start"`           // its first rune in the file, from 0
		End      int         `json:"end"`             // the rune after its last
		Text     string      `json:"text"`            // without markup
	}
)

// printTextJSON prints the text as one line of JSON.
func printTextJSON(w io.Writer, doc corpus.Document) error {
	object := textRead{doc.Path, known(doc.Tag), doc.Encoding, []paragraphRead{}}
	for i, s := range doc.Segments {
		kind := s.Kind
		if kind == corpus.Paragraph {
			kind = paragraphKind
		}
		at := s.Place
		object.Paragraphs = append(object.Paragraphs,
			paragraphRead{kind, s.Level, known(doc.TagOf(i)), at.Line, at.Column, at.Start, at.End, s.Text})
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(object)
}
