package placeholder

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFind(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Hello {{name}}, {{ n }} letters", "{{name}} {{n}}"},
		{"{{{html}}} {{#if x}}y{{/if}}", "{{{html}}} {{#ifx}} {{/if}}"},
		{"{0} of {1}, {0:N2}, {n, number}, {user.name}, {}", "{0} {1} {0} {n} {user.name} {}"},
		{"%s and %d", "%1$s %2$d"},
		{"%2$d из %1$s", "%2$d %1$s"},
		{"%-5.2f %05d %ld %i %@ %+d", "%1$f %2$d %3$ld %4$d %5$@ %6$d"},
		{"%(name)s, %{count}, %user_name%", "%(name)s %{count} %user_name%"},
		{"${x} and #{y} for $5 and $1", "${x} #{y}"},
		{"<b>Bold</b><br/> and <a href=\"x\">link</a>", "<b> </b> <br> <a> </a>"},
		{"<0>Read</0> <Trans>this</Trans>", "<0> </0> <trans> </trans>"},
		{"{n, plural, one {apple} other {# apples of {name}}}", "{n} {name}"},
		{"%dms, %dКБ, %d个", "%1$d %2$d %3$d"},
		{"v2 %s", "%1$s"},
		{"as {{ . |\ntitle | quote }} and {{\n.Values.app }}", "{{.|title|quote}} {{.Values.app}}"},
		{"{{ if and .Values.a .Values.b }}", "{{ifand.Values.a.Values.b}}"},

		// Prose.
		{"5% of 100%, 15 % sure, 100 % done, 5%-10%", ""},
		{"30%discount, 20%d", ""},
		{"50 %off and %discount", ""},
		{"See https://example.com/a%d0%bc%20s and www.x.org/%s", ""},
		{"Write <mayor@example.com> or <https://example.com>", ""},
		{"a < b > c, x <y> z, <file>", ""},
		{"$5 million, $1", ""},
		{"100%% sure", ""},
		{"the set {1, 2, 3} and {sic erat}", ""},
		{"15%的人，15 %的人，增长5％d", ""},
		{"between {{ and }}, in { and }, {{ и }}, {{ 和 }}", ""},
		{"{{- (with a dash and a space) eats what is left, and -}}", ""},
		{"{{- (包括横杠和空格)表示向左删除空白，而 -}}", ""},
		{"{{- с дефисом и пробелом слева, а -}}", ""},
	} {
		var got []string
		for _, p := range Find(tt.text) {
			got = append(got, p.Value)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%q has %q, want %q", tt.text, s, tt.want)
		}
	}
}

func TestLaws(t *testing.T) {
	piece := rapid.SampledFrom([]string{"{{name}}", "{0}", "%s", "%1$d", "${x}", "<b>", "</b>", "{", "}", "%", "<", ">", "$", "5", " ", "мост", "大桥", "a", "{n, plural, one {", "\n"})
	rapid.Check(t, func(t *rapid.T) {
		checkLaws(t, strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), ""))
	})
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{"Hello {{name}}, <b class=\"x\">%1$d</b> letters: ${x} {n, plural, one {# мост} other {大桥}}", "100 % of <a@b.org>, $5 < {0} %s%%", "\xff%\xffs{{n\xff\xff}}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkLaws(t, text) })
}

// checkLaws checks that places are in order, that what stands there is the text,
// and that blanking changes no other rune.
func checkLaws(t interface{ Fatalf(string, ...any) }, text string) {
	runes, blanked, at := []rune(text), []rune(Blank(text)), 0
	if len(runes) != len(blanked) {
		t.Fatalf("%d runes, blanked %d", len(runes), len(blanked))
	}
	for _, p := range Find(text) {
		if p.Start < at || p.End <= p.Start || string(runes[p.Start:p.End]) != string([]rune(p.Text)) || p.Value == "" {
			t.Fatalf("%+v of %q", p, text)
		}
		if string(blanked[at:p.Start]) != string(runes[at:p.Start]) || strings.Trim(string(blanked[p.Start:p.End]), string(Blanked)) != "" {
			t.Fatalf("%q blanked is %q", text, string(blanked))
		}
		at = p.End
	}
	if string(blanked[at:]) != string(runes[at:]) {
		t.Fatalf("%q blanked is %q", text, string(blanked))
	}
	if p, ok := One(text); ok && p.Text != text {
		t.Fatalf("%q is said to be %+v", text, p)
	}
}

// Time is linear: many marks in a text that are none.
func TestManyMarks(t *testing.T) {
	for _, mark := range []string{"{", "<", "%", "${", "<b", "{n, plural, one {", "<x>"} {
		text := strings.Repeat(mark, 20_000)
		if n := len(Find(text)); n > utf8.RuneCountInString(text) {
			t.Errorf("%q: %d", mark, n)
		}
	}
}
