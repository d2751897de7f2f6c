package check

import (
	"maps"
	"slices"
	"strings"
	"testing"

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
