package main

import (
	"errors"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus/exchange"
)

func newConvert() *cobra.Command {
	var (
		export                 exportFlags
		from                   string
		sourceLang, targetLang string
		sourceText, targetText string
	)
	cmd := &cobra.Command{
		Use:     "convert FILE...",
		Short:   "Write a bitext in another format",
		GroupID: groupPair,
		Long: `convert reads bitexts (TMX, XLIFF, TSV, JSON Lines and others), joins them, and
writes them in the format that the extension of --output stands for. What kind
of file each is it finds out by its content. The two halves of a Moses pair,
news.en and news.zh, are named one after the other. Files may be of any length.
One line on standard error says how many units were written and why any were
left out.`,
		Example: `bitext convert memory.tmx -o memory.tsv
bitext convert a.xlf b.xlf -o all.tmx --unaligned skip
bitext convert news.en news.zh -o news.xlsx
bitext convert drones.beads --source en.txt --target zh.txt -o drones.tmx`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			opt, err := export.options()
			if err != nil {
				return err
			}
			if opt.Src, err = exchange.ParseTag(sourceLang); err != nil {
				return err
			}
			if opt.Dst, err = exchange.ParseTag(targetLang); err != nil {
				return err
			}
			if _, err := export.target(); err != nil {
				return err
			}
			open, done := withProgress(opener(cmd.InOrStdin()), args, cmd.ErrOrStderr())
			defer done()
			inputs := exchange.Inputs(args, open)
			for _, in := range inputs {
				in.Texts = [2]string{sourceText, targetText}
			}
			s, err := exchange.Open(inputs, from, opt)
			if err == nil {
				err = export.write(cmd, s, opt, args)
			}
			return hintConvert(err)
		},
	}
	fs := cmd.Flags()
	fs.StringVarP(&export.output, "output", "o", "", "write to `FILE`; its extension says in which format")
	addChoice(cmd, &export.format, "format", "write in `FORMAT` (default: by the extension of --output); bitext list formats describes each", "", formats(writable))
	addChoice(cmd, &from, "from", "read as `FORMAT` (default: found out)", "", formats(readable))
	fs.StringVar(&sourceLang, "source-lang", "", "`TAG` of the source language, where a file holds more than two or names none")
	fs.StringVar(&targetLang, "target-lang", "", "`TAG` of the target language")
	fs.StringVar(&sourceText, "source", "", "source `TEXT` of a beads file or a ladder, a segment a line")
	fs.StringVar(&targetText, "target", "", "target `TEXT`, the same")
	export.add(cmd)
	return cmd
}

// hintConvert adds to an error of the library the flags that mend it.
func hintConvert(err error) error {
	switch {
	case errors.Is(err, exchange.ErrLanguages):
		return withHint(err, "--source-lang en --target-lang zh chooses two")
	case errors.Is(err, exchange.ErrNoLanguage):
		return withHint(err, "--source-lang en --target-lang zh names them")
	case errors.Is(err, exchange.ErrNoTexts):
		return withHint(err, "--source en.txt --target zh.txt names them")
	}
	return err
}

func writable(f *exchange.Format) bool { return f.Write != nil }
func readable(f *exchange.Format) bool { return f.Read != nil }

// formats are the names of the formats of a kind.
func formats(of func(*exchange.Format) bool) []string {
	var names []string
	for _, f := range exchange.All {
		if of(f) {
			names = append(names, f.Name)
		}
	}
	return names
}

// progressFrom is how many bytes of input are worth a progress bar: less is
// done in about a second.
const progressFrom = 32 << 20

// progressEvery is how often the bar is drawn: often enough to be seen moving.
const progressEvery = 200 * time.Millisecond

// withProgress makes opened files move a progress bar, if errw is a terminal
// and there is much to read. Calling done removes the bar.
func withProgress(open exchange.Opener, paths []string, errw io.Writer) (with exchange.Opener, done func()) {
	var total int64
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			total += info.Size()
		}
	}
	if _, tty := terminalOf(errw); !tty || total < progressFrom {
		return open, func() {}
	}
	bar := progressbar.NewOptions64(total, progressbar.OptionSetWriter(errw), progressbar.OptionShowBytes(true),
		progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(progressEvery))
	return func(path string) (io.ReadCloser, error) {
		f, err := open(path)
		if err != nil {
			return nil, err
		}
		return struct {
			io.Reader
			io.Closer
		}{io.TeeReader(f, bar), f}, nil
	}, func() { bar.Clear() }
}
