package compare

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// watched are the steps that a comparison told, without what they took.
func watched(t *testing.T, opt Options, compare func(Options) error) string {
	t.Helper()
	var steps []string
	opt.Watch = func(s Step) {
		if s.Took < 0 {
			t.Errorf("%s: took %v", s.What, s.Took)
		}
		steps = append(steps, s.What)
	}
	if err := compare(opt); err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}

func TestWatch(t *testing.T) {
	en := write(t, "news.en.txt", "The bridge across the river was closed on Monday.\n\nRepairs will cost 4.3 million dollars.\n")
	zh := write(t, "news.zh.txt", "跨河大桥星期一关闭。\n\n维修将花费430万美元。\n")
	short := write(t, "b.en.txt", "10.\n")
	both := write(t, "both.txt", "The bridge across the river was closed on Monday.\n\n跨河大桥星期一关闭。\n\nRepairs will cost 4.3 million dollars.\n\n维修将花费430万美元。\n")
	files := func(source, target string) func(Options) error {
		return func(opt Options) error { _, err := Files(t.Context(), source, target, opt); return err }
	}
	const (
		readEN  = "EN: read as text, utf-8: 2 paragraphs, 2 of them in English (en)\n"
		readZH  = "ZH: read as text, utf-8: 2 paragraphs, 2 of them in Simplified Chinese (zh-Hans)\n"
		aligned = "ZH: aligned with EN by paragraph, with the word vectors inside the program: 2 pairs, 2 of them surer than 0.9; without a counterpart 0 in the source, 0 in the target"
	)
	tests := []struct {
		name    string
		opt     Options
		compare func(Options) error
		want    string
	}{
		{"two files", Options{}, files(en, zh), readEN + readZH + "ZH.bitext.json: no decisions\n" + aligned +
			"\nZH: 2 facts in the texts, 2 of them the same\nZH: checked: 0 findings, 0 shown, 0 dismissed, 0 below level warning or the least chance"},
		{"the target first, with a review that was given, and no further than the ladder", Options{UpTo: Alignment, Review: noReview}, files(zh, en), readZH + readEN + aligned},
		{"no further than the facts", Options{UpTo: Facts, Review: noReview}, files(en, zh), readEN + readZH + aligned + "\nZH: 2 facts in the texts, 2 of them the same"},
		{"a language by the name, and one that was said", Options{UpTo: Texts, Target: Text{Language: "zh"}}, files(short, zh),
			"B: read as text, utf-8: 1 paragraph, in English (en) by its name\nZH: read as text, utf-8: 2 paragraphs, in Chinese (zh) as was said"},
		{"one file with both", Options{UpTo: Texts}, func(opt Options) error { _, err := Bilingual(t.Context(), both, opt); return err },
			"BOTH: read as text, utf-8: 4 paragraphs, in English and Chinese"},
		{"units", Options{UpTo: Alignment}, func(opt Options) error {
			in := &exchange.Input{Path: "m.tsv", Open: func(string) (io.ReadCloser, error) {
				return io.NopCloser(strings.NewReader("en\tru\nThe port.\tПорт.\nThe dam.\t\n")), nil
			}}
			s, err := in.Stream("", exchange.Options{})
			if err == nil {
				_, err = Units(t.Context(), in.Path, s, opt)
			}
			return err
		}, "m.tsv: read as tsv: 2 units in en and ru, 1 without a translation\nm.tsv.bitext.json: no decisions"},
	}
	for _, tt := range tests {
		names := strings.NewReplacer(en, "EN", zh, "ZH", short, "B", both, "BOTH")
		if got := names.Replace(watched(t, tt.opt, tt.compare)); got != tt.want {
			t.Errorf("%s: told\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// Every version is told, and the captions that were tried.
func TestWatchVersions(t *testing.T) {
	var paths []string
	for _, tag := range []string{"en", "zh", "ru"} {
		paths = append(paths, articles+"drones/"+tag+".txt")
	}
	told := watched(t, Options{UpTo: Alignment}, func(opt Options) error { _, err := VersionFiles(t.Context(), paths, opt); return err })
	for _, want := range []string{"ru.txt: read as text", "zh.txt: aligned with", "ru.txt: aligned with"} {
		if strings.Count(told, want) != 1 {
			t.Errorf("told %s not once:\n%s", want, told)
		}
	}
	en, ru := plain("en.txt", "The bridge was closed on Monday after the flood.", "A ferry crosses the river."), plain("ru.txt", "В понедельник после наводнения мост закрыли.", "Паром пересекает реку.")
	ru.Segments[1].Kind = corpus.Aside
	told = watched(t, Options{UpTo: Alignment}, func(opt Options) error { _, err := Documents(t.Context(), en, ru, opt); return err })
	if steps := strings.Split(told, "\n"); len(steps) != 2 || !slices.Contains(steps, "ru.txt: aligned with en.txt once before, to see which captions and bylines belong to the text") {
		t.Errorf("told\n%s", told)
	}
}
