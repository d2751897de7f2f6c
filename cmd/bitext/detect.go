package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

// undetermined is BCP 47's tag for a language that is not known.
const undetermined corpus.Tag = "und"

func newDetect() *cobra.Command {
	var (
		paragraphs bool
		format     string
		encoding   string
	)
	cmd := &cobra.Command{
		Use:     "detect FILE...",
		Short:   "Say which language each text is in",
		GroupID: groupText,
		Long: `detect prints a line a file: the language as a BCP 47 tag, the encoding the file
was read in, and its name. The language is und where the text does not tell.
The file - is standard input.`,
		Example: `bitext detect drones.en.txt drones.zh.txt
bitext detect --paragraphs drones.ru.txt
bitext detect --format json *.txt`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			print := printLanguage
			switch {
			case format == "json":
				print = printLanguageJSON
			case paragraphs:
				print = printLanguages
			}
			return detect(cmd, args, source.Options{Encoding: encoding}, print)
		},
	}
	cmd.Flags().BoolVar(&paragraphs, "paragraphs", false, "print a line a paragraph: its language, file and line")
	addChoice(cmd, &format, "format", "json prints an object a line, with the paragraphs in it", "text", []string{"text", "json"})
	cmd.Flags().StringVar(&encoding, "encoding", "", "`NAME` of the files' encoding, such as gb18030 or koi8-r; else it is found out")
	return cmd
}

// detect prints the language of each file. A file that cannot be read does not
// keep the others from being printed.
func detect(cmd *cobra.Command, paths []string, opt source.Options, print func(io.Writer, corpus.Document) error) error {
	var failed []error
	for _, path := range paths {
		begun := time.Now()
		doc, err := source.Read(path, cmd.InOrStdin(), opt)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		for _, repair := range doc.Repairs {
			tell(cmd, []compare.Note{{Path: path, Repair: repair}})
		}
		doc = lang.Detect(doc)
		detail(cmd, "%s%s", compare.Described(doc, compare.Text{}), took(time.Since(begun)))
		if err := print(cmd.OutOrStdout(), doc); err != nil {
			return err
		}
	}
	return errors.Join(failed...)
}

// known is the tag, or "und" for the unknown language.
func known(tag corpus.Tag) corpus.Tag {
	if tag == corpus.Unknown {
		return undetermined
	}
	return tag
}

func printLanguage(w io.Writer, doc corpus.Document) error {
	_, err := fmt.Fprintf(w, "%-7s  %-12s  %s\n", known(doc.Tag), doc.Encoding, oneLine(doc.Path))
	return err
}

func printLanguages(w io.Writer, doc corpus.Document) error {
	for _, s := range doc.Segments {
		if _, err := fmt.Fprintf(w, "%-7s  %s\n", known(s.Tag), oneLine(s.Place.String())); err != nil {
			return err
		}
	}
	return nil
}

// The JSON that bitext detect prints of a file.
type (
	detected struct {
		Path       string              `json:"path"`       // of the file; "-" is standard input
		Language   corpus.Tag          `json:"language"`   // as a BCP 47 tag; "und" where the text does not tell
		Encoding   string              `json:"encoding"`   // in which the file was read
		Paragraphs []detectedParagraph `json:"paragraphs"` // in reading order
	}
	detectedParagraph struct {
		Line     int        `json:"line"`     // on which it begins, from 1
		Language corpus.Tag `json:"language"` // as a BCP 47 tag; "und" where the paragraph does not tell
	}
)

// printLanguageJSON prints the text's languages as one line of JSON.
func printLanguageJSON(w io.Writer, doc corpus.Document) error {
	object := detected{doc.Path, known(doc.Tag), doc.Encoding, []detectedParagraph{}}
	for _, s := range doc.Segments {
		object.Paragraphs = append(object.Paragraphs, detectedParagraph{s.Place.Line, known(s.Tag)})
	}
	return json.NewEncoder(w).Encode(object)
}
