package main

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

// exportFlags are the flags of every command that writes a bitext for other
// programs.
type exportFlags struct {
	output, format       string
	unaligned, langStyle string
	minConfidence        float64
	labels               []string
	bom, noHeader        bool
	facing               bool
	force                bool
}

// add declares the flags on a command, but for --output and --format, which
// commands word themselves.
func (e *exportFlags) add(cmd *cobra.Command) {
	e.addForm(cmd)
	cmd.Flags().Float64Var(&e.minConfidence, "min-confidence", 0, "leave out pairs less sure than `P`, 0 to 1")
}

// addForm declares those of the flags that say in which form units are written, and
// not which.
func (e *exportFlags) addForm(cmd *cobra.Command) {
	fs := cmd.Flags()
	addChoice(cmd, &e.unaligned, "unaligned", "what to do with text on one side only (default: as the format is used)", "", words(exchange.Policies))
	addChoice(cmd, &e.langStyle, "lang-style", "how languages are labelled (default: as the format is used)", "", words(label.Styles))
	fs.StringArrayVar(&e.labels, "label", nil, "call a language otherwise, `TAG=LABEL`, as in zh-Hant=zh-HK; may be repeated")
	fs.BoolVar(&e.bom, "bom", false, "begin CSV and TSV with a byte order mark, for Excel")
	fs.BoolVar(&e.noHeader, "no-header", false, "write CSV and TSV without a header row")
	fs.BoolVar(&e.force, "force", false, "where a format is several files, write also over files that --output does not name")
	fs.BoolVar(&e.facing, "facing", false, "EPUB with the texts in two columns, not one under the other")
}

// unused refuses the flags on a command that writes a page for people, where
// they would do nothing.
func (e *exportFlags) unused(cmd *cobra.Command) error {
	for _, name := range []string{"unaligned", "lang-style", "min-confidence", "label", "bom", "no-header", "facing", "force"} {
		if onCommandLine(cmd, name) {
			return withHint(fmt.Errorf("--%s is for files that other programs read, not for the page", name), "name a file, as in -o news.tmx, or a format with --format")
		}
	}
	return nil
}

// words are the values of a flag whose type is a string of some kind.
func words[S ~string](values []S) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = string(v)
	}
	return list
}

// options are what the flags ask for.
func (e *exportFlags) options() (exchange.Options, error) {
	opt := exchange.Options{
		Unaligned:     exchange.Policy(e.unaligned),
		LangStyle:     label.Style(e.langStyle),
		MinConfidence: e.minConfidence,
		BOM:           e.bom,
		NoHeader:      e.noHeader,
		Facing:        e.facing,
		Version:       release(),
		Time:          time.Now(),
	}
	if !(e.minConfidence >= 0 && e.minConfidence <= 1) {
		return opt, fmt.Errorf("--min-confidence %v: it is a number from 0 to 1", e.minConfidence)
	}
	for _, given := range e.labels {
		tag, name, ok := strings.Cut(given, "=")
		if !ok || name == "" {
			return opt, fmt.Errorf("--label %q: write it like zh-Hant=zh-HK", given)
		}
		parsed, err := label.Parse(tag)
		if err != nil {
			return opt, fmt.Errorf("--label: %w", err)
		}
		if opt.Labels == nil {
			opt.Labels = make(map[corpus.Tag]string)
		}
		opt.Labels[parsed] = name
	}
	return opt, nil
}

// target is the format to write: the flag's, else that of the file's extension.
func (e *exportFlags) target() (*exchange.Format, error) {
	if e.format != "" {
		return exchange.ByName(e.format)
	}
	if e.output == "" || e.output == "-" {
		return nil, withHint(fmt.Errorf("no format for standard output"), "name one with --format, or a file with -o, as in -o news.tmx")
	}
	f, err := exchange.ForOutput(e.output)
	if err != nil {
		return nil, noSuchOutput(e.output)
	}
	return f, nil
}

// write writes a stream where the flags say, and one line about it to standard
// error: of a file always, of standard output only where something is not as it
// was. The inputs must not be overwritten.
func (e *exportFlags) write(cmd *cobra.Command, s exchange.Stream, opt exchange.Options, in *inputs) error {
	format, err := e.target()
	if err != nil {
		return err
	}
	if format.Write == nil {
		return fmt.Errorf("the format %s can be read but not written", format.Name)
	}
	path := cmp.Or(e.output, "-")
	if path == "-" && format.Several {
		return withHint(fmt.Errorf("the format %s is several files", format.Name), "name the first with -o")
	}
	stage := staging{inputs: in, named: []string{path}, force: e.force, stdout: cmd.OutOrStdout(), errw: cmd.ErrOrStderr()}
	defer stage.discard()
	report, err := exchange.Write(s, format, path, stage.create, opt)
	if err != nil {
		return err
	}
	if err := stage.commit(); err != nil {
		return err
	}
	if path != "-" || report.Skipped()+report.Changed > 0 {
		say(cmd.ErrOrStderr(), "%s", report)
	}
	return nil
}

// formatRows are the formats of bitexts, for bitext list.
func formatRows(*cobra.Command) (rows [][]string) {
	yes := func(b bool) string {
		if b {
			return "yes"
		}
		return "-"
	}
	for _, f := range exchange.All {
		extensions := cmp.Or(strings.Join(f.Extensions, " "), "-")
		rows = append(rows, []string{f.Name, extensions, yes(readable(f)), yes(writable(f)), f.Doc})
	}
	return rows
}
