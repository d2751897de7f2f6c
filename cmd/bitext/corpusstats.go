package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/curate"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

const statsHelp = `stats says what the pairs of bitexts are: how many, in which languages, of how
many documents and characters, how far translations have come, how many texts
come again, and in bars how long texts are, how the lengths of the two sides
compare, and how sure the aligner was.

Lengths are told in English letters of the same meaning, so that a translation
is usually as long as its text whatever the languages. A word of Chinese is a
character. Where the files do not name the languages they are found out by the
first 200 pairs. The files are read once; some 300 bytes of each pair are held
in memory, to know which come again.`

// statsFlags are the flags of the command.
type statsFlags struct {
	from     importFlags
	out      outputFlags
	format   string
	document string
	ascii    bool
}

func newCorpusStats() *cobra.Command {
	var f statsFlags
	cmd := &cobra.Command{
		Use:   "stats FILE...",
		Short: "Say what a corpus holds",
		Long:  statsHelp,
		Example: `bitext corpus stats news.tmx
bitext corpus stats a.tmx b.tmx --format html -o corpus.html
bitext corpus stats news.en news.zh --format json`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return hintConvert(f.stats(cmd, args))
		},
	}
	addChoice(cmd, &f.format, "format", "how it is written", forReading, profileFormats())
	cmd.Flags().BoolVar(&f.ascii, "ascii", false, "draw with ASCII signs only")
	f.from.add(cmd)
	addDocument(cmd, &f.document)
	f.out.add(cmd)
	return cmd
}

// profileFormats lists what --format takes.
func profileFormats() (names []string) {
	for _, f := range report.ProfileFormats {
		names = append(names, f.Name)
	}
	return names
}

// stats writes what the files hold.
func (f *statsFlags) stats(cmd *cobra.Command, paths []string) error {
	r, err := f.from.reader(cmd, paths, exchange.Options{})
	if err != nil {
		return err
	}
	defer r.close()
	r.document = f.document
	s, err := r.stream()
	if err != nil {
		return err
	}
	var documents []string // of the units that were read ahead, to find out languages
	units := s.Units
	s.Units = func(yield func(exchange.TU, error) bool) {
		for u, err := range units {
			documents = append(documents, r.documentOf(u))
			if !yield(u, err) {
				return
			}
		}
	}
	s = curate.Spoken(s)
	p := curate.NewProfiler()
	for u, err := range s.Units {
		if err != nil {
			return err
		}
		p.Add(u, s.Header, documents[0])
		documents = documents[1:]
	}
	r.end()
	k := slices.IndexFunc(report.ProfileFormats, func(x report.ProfileFormat) bool { return x.Name == f.format })
	return f.out.send(cmd, f.format == forReading, r.in, func(w io.Writer, scr screen) error {
		opt := scr.options()
		opt.ASCII = f.ascii
		return report.ProfileFormats[k].Write(w, titleOf(paths), p.Profile(), release(), opt)
	})
}

// titleOf names some files, the first of many.
func titleOf(paths []string) string {
	const most = 3
	if len(paths) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(paths[:most-1], ", "), len(paths)-most+1)
	}
	return strings.Join(paths, ", ")
}
