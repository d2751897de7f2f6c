package check

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// TestContrasts holds the lists of contrasts to one another: what one language
// tells apart every language does.
func TestContrasts(t *testing.T) {
	names := func(l *language) []string {
		var list []string
		for _, c := range l.contrasts {
			list = append(list, c.group+":"+c.member)
			if c.member == "" || slices.Contains(c.forms, "") {
				t.Errorf("%s: %s:%s is not group:member=form,form", l.Tag, c.group, c.member)
			}
		}
		slices.Sort(list)
		return list
	}
	want := names(languages()[0])
	if !slices.IsSorted(want) || len(want) != len(slices.Compact(slices.Clone(want))) {
		t.Errorf("%s names a member twice: %v", languages()[0].Tag, want)
	}
	for _, l := range languages()[1:] {
		if got := names(l); !slices.Equal(got, want) {
			t.Errorf("%s has the contrasts\n%v\nand %s\n%v", l.Tag, got, languages()[0].Tag, want)
		}
	}
}

// TestMembers reads the contrasts that a text names.
func TestMembers(t *testing.T) {
	for _, x := range []struct {
		tag  string
		text string
		want string // group:member, sorted
	}{
		{"en", "The men's team has", "sex:male"},
		{"en", "they mention", ""}, // men* would be in it
		{"en", "Tore down", "work:razed"},
		{"en", "built or demolished", "work:"}, // both: neither
		{"zh", "女性平均月收入", "budget:income sex:female"},
		{"zh", "未成年人", "age:"}, // 未成年 and 成年人
		{"ru", "в плен взяли женщин", "freedom:held sex:female"},
		{"ru", "мужское", ""},
	} {
		var l *language
		for _, each := range languages() {
			if string(each.Tag) == x.tag {
				l = each
			}
		}
		var got []string
		in := l.members(x.text)
		for _, group := range slices.Sorted(maps.Keys(in)) {
			got = append(got, group+":"+in[group])
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("%s %q names %q, want %q", x.tag, x.text, strings.Join(got, " "), x.want)
		}
	}
	if len(languages()) != len(lang.All) {
		t.Fatal("a language is missing")
	}
}

// TestClausesUpTo parts what leads up to a figure, on both sides of the bound: a dash
// with two words at most behind it parts nothing.
func TestClausesUpTo(t *testing.T) {
	for _, x := range []struct {
		text    string
		between bool
		want    int
	}{
		{"вчера, в Севилье — до ", false, 2},
		{"северную, южную — лишь в ", false, 2},
		{"вчера, в Севилье — примерно лишь до ", false, 3},
		{"вчера, в Севилье, до ", false, 3}, // no dash
		{"в Севилье — до ", false, 1},
		{"в Севилье — до ", true, 2}, // or all between two figures would be one
	} {
		s := newSide(corpus.Document{Tag: corpus.Russian, Segments: []corpus.Segment{{Text: x.text, Tag: corpus.Russian}}}, nil)
		if got := len(s.clausesUpTo(0, s.all(0), x.between)); got != x.want {
			t.Errorf("%q, between two figures %v: %d clauses, want %d", x.text, x.between, got, x.want)
		}
	}
}

// TestLeaning reads which words belong beside the other figure, on both sides of
// the bounds: the lexicon gives "shops" beside 商店 0.74, "vessels" beside 船只 0.39;
// "lorries" weighs 1.52, "in" 0.93.
func TestLeaning(t *testing.T) {
	r := &reading{lexicon: newLexicon(vectors.Default())}
	for _, x := range []struct{ words, beside, own, other, want string }{
		{"shops", "carpets", "地毯", "商店", "shops"},
		{"shops", "carpets", "商店", "地毯", ""},
		{"shops", "carpets", "商店", "商店", ""},   // its own figure has it as well
		{"shops", "the shops", "地毯", "商店", ""}, // it stands beside both
		{"vessels", "carpets", "地毯", "船只", ""}, // too weak
		{"lorries", "carpets", "ковры", "грузовики", "lorries"},
		{"in", "carpets", "ковры", "в", ""}, // tells nothing
		{"lorries and carpets", "", "", "ковры, грузовики", "lorries carpets"},
	} {
		if got := strings.Join(r.leaning(x.words, x.beside, x.own, x.other), " "); got != x.want {
			t.Errorf("of %q beside %q, %q and not %q lean %q, want %q", x.words, x.beside, x.other, x.own, got, x.want)
		}
	}
}
