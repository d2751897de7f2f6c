package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/align/curate"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

const splitHelp = `split divides pairs into parts for training, for development and for testing:
-o news.tmx makes news.train.tmx, news.dev.tmx and news.test.tmx. Nothing of one
part is in another: all pairs of one document are in one part, and so are near
duplicates, by either side, with the documents they are of (see bitext corpus
dedup --near). Each pair is in one part, in its order.

A document is what the property named by --document says; else the property
document or file, or the path of the text; of several files each is another.
Where a heading or a notice stands in many documents, these belong together, and
may be too many for the small parts. --leave-out then divides by documents
alone, and leaves what is a near duplicate of a pair in the test part out of the
others, and of one in the dev part out of train.

The small parts are never larger than asked for. The same --seed divides the
same files in the same way. The files are read twice, and standard input is kept
in a temporary file; some 1300 bytes of each pair are held in memory.`

// splitFlags are the flags of the command.
type splitFlags struct {
	corpusFlags
	dev, test  string
	seed       uint
	document   string
	leaveOut   bool
	similarity float64
}

func newCorpusSplit() *cobra.Command {
	var f splitFlags
	cmd := &cobra.Command{
		Use:   "split FILE...",
		Short: "Divide pairs for training and testing, without leaks",
		Long:  splitHelp,
		Example: `bitext corpus split news.tmx -o news.tmx --dev 1000 --test 1000
bitext corpus split tm/*.tmx -o all.tsv --dev 2% --test 2% --leave-out
bitext corpus split news.tsv -o corpus.tsv --dev 0 --document article`,
		Args: wantArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return hintConvert(f.split(cmd, args))
		},
	}
	f.add(cmd)
	fs := cmd.Flags()
	fs.StringVar(&f.dev, "dev", "5%", "`SIZE` of the dev part: pairs, or a share as in 5%")
	fs.StringVar(&f.test, "test", "5%", "`SIZE` of the test part")
	fs.BoolVar(&f.leaveOut, "leave-out", false, "leave near duplicates of other parts out, in place of keeping them together")
	addSeed(cmd, &f.seed)
	addDocument(cmd, &f.document)
	addSimilarity(cmd, &f.similarity)
	return cmd
}

// sizeOfPart reads the size of a part.
func sizeOfPart(part curate.Part, text string) (curate.Size, error) {
	if share, ok := strings.CutSuffix(text, "%"); ok {
		p, err := strconv.ParseFloat(share, 64)
		if err == nil && p >= 0 && p <= 100 {
			return curate.Size{Share: p / 100}, nil
		}
	} else if n, err := strconv.ParseUint(text, 10, 31); err == nil {
		return curate.Size{Units: int(n)}, nil
	}
	return curate.Size{}, fmt.Errorf("--%s %q: it is a number of pairs, or a share from 0%% to 100%%", part, text)
}

// plan is how the flags divide.
func (f *splitFlags) plan() (plan curate.Plan, err error) {
	plan = curate.Plan{Seed: uint64(f.seed), LeaveOut: f.leaveOut}
	if plan.Dev, err = sizeOfPart(curate.Dev, f.dev); err != nil {
		return plan, err
	}
	if plan.Test, err = sizeOfPart(curate.Test, f.test); err != nil {
		return plan, err
	}
	if plan.Dev.Share+plan.Test.Share > 1 {
		return plan, fmt.Errorf("--dev %s and --test %s: they are more than all", f.dev, f.test)
	}
	if plan.Dev == (curate.Size{}) && plan.Test == (curate.Size{}) {
		return plan, fmt.Errorf("--dev %s and --test %s: nothing is divided", f.dev, f.test)
	}
	return plan, validSimilarity(f.similarity)
}

// outlets are the files of the parts that are asked for, and of each part which it is.
func (f *splitFlags) outlets(plan curate.Plan) (outlets []outlet, of map[curate.Part]int, err error) {
	if f.to.output == "" || f.to.output == "-" {
		return nil, nil, withHint(errors.New("the parts are several files"), "name them with -o: news.tmx makes news.train.tmx and so on")
	}
	whole, err := f.outlet()
	if err != nil {
		return nil, nil, err
	}
	of = map[curate.Part]int{curate.NoOne: nobody}
	for _, part := range curate.Parts {
		if part == curate.Dev && plan.Dev == (curate.Size{}) || part == curate.Test && plan.Test == (curate.Size{}) {
			continue
		}
		ext := filepath.Ext(whole.path)
		of[part] = len(outlets)
		outlets = append(outlets, outlet{strings.TrimSuffix(whole.path, ext) + "." + string(part) + ext, whole.format})
	}
	return outlets, of, nil
}

// split writes the parts.
func (f *splitFlags) split(cmd *cobra.Command, paths []string) error {
	plan, err := f.plan()
	if err != nil {
		return err
	}
	outlets, of, err := f.outlets(plan)
	if err != nil {
		return err
	}
	r, err := f.open(cmd, paths)
	if err != nil {
		return err
	}
	defer r.close()
	r.document = f.document
	splitter := curate.NewSplitter(f.similarity)
	if err := r.each(func(u exchange.TU) { splitter.Add(u, r.documentOf(u)) }); err != nil {
		return err
	}
	parts := splitter.Split(plan)
	s, err := r.stream()
	if err != nil {
		return err
	}
	err = r.write(s.Header, numbered(s, func(n int) int { return of[parts[n]] }), &f.corpusFlags, outlets)
	if err == nil {
		f.sum(r, splitter, plan, parts)
	}
	return err
}

// sum says what became of the units, as far as the files do not.
func (f *splitFlags) sum(r *corpusReader, s *curate.Splitter, plan curate.Plan, parts []curate.Part) {
	counts := map[curate.Part]int{}
	for _, p := range parts {
		counts[p]++
	}
	errw := r.cmd.ErrOrStderr()
	if s.Documents() == 0 {
		say(errw, "no pair says which document it is of: only near duplicates are kept together")
	} else {
		say(errw, "the %s are of %s", lang.Count(len(parts), "pair"), lang.Count(s.Documents(), "document"))
	}
	if n := counts[curate.NoOne]; n > 0 {
		say(errw, "%s left out: near duplicates of what is in another part", lang.Count(n, "pair"))
	}
	small := slices.DeleteFunc([]string{
		smaller(curate.Dev, counts, plan.Dev, len(parts)), smaller(curate.Test, counts, plan.Test, len(parts)),
	}, func(line string) bool { return line == "" })
	for _, line := range small {
		say(errw, "%s", line)
	}
	if len(small) > 0 && !plan.LeaveOut {
		say(errw, "hint: what belongs together is too large; --leave-out divides documents that share a heading or a notice")
	}
}

// smaller says that a part has less than nine tenths of what was asked for; "" where
// it has more.
func smaller(part curate.Part, counts map[curate.Part]int, size curate.Size, all int) string {
	want := size.Of(all)
	if 10*counts[part] >= 9*want {
		return ""
	}
	return fmt.Sprintf("%s has %d of the %d pairs that were asked for", part, counts[part], want)
}
