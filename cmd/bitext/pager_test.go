package main

import (
	"slices"
	"testing"
)

func TestPagerCommand(t *testing.T) {
	type env = map[string]string
	tests := []struct {
		name string
		env  env
		want []string // nil: no pager
	}{
		{"BITEXT_PAGER first", env{"BITEXT_PAGER": "sort", "PAGER": "cat"}, []string{"sort"}},
		{"then PAGER", env{"PAGER": "sort"}, []string{"sort"}},
		{"with arguments", env{"PAGER": "sort -r"}, []string{"sh", "-c", "sort -r"}},
		{"with a variable", env{"PAGER": "LC_ALL=C sort"}, []string{"sh", "-c", "LC_ALL=C sort"}},
		{"cat", env{"PAGER": "cat"}, nil},
		{"empty", env{"BITEXT_PAGER": "", "PAGER": "sort"}, nil},
		{"not installed", env{"PAGER": "no-such-pager -R"}, nil},
	}
	for _, tt := range tests {
		cmd, ok := pagerCommand(func(name string) (string, bool) {
			value, ok := tt.env[name]
			return value, ok
		})
		var got []string
		if ok {
			got = cmd.Args
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPagerIsToldHowToShow(t *testing.T) {
	lookup := func(name string) (string, bool) {
		value, ok := map[string]string{"PAGER": "sort", "LESS": "-S"}[name]
		return value, ok
	}
	cmd, ok := pagerCommand(lookup)
	if !ok || !slices.Contains(cmd.Env, "LESSCHARSET=utf-8") || slices.Contains(cmd.Env, "LESS=FRX") {
		t.Error("want LESSCHARSET=utf-8, and LESS as it was given")
	}
}
