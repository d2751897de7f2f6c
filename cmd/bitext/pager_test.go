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
	for given, want := range map[string]string{"": "LESS=FRX", "-S": "LESS=-S"} {
		cmd, ok := pagerCommand(func(name string) (string, bool) {
			return map[string]string{"PAGER": "sort", "LESS": given}[name], name != "BITEXT_PAGER"
		})
		if !ok || !slices.Contains(cmd.Env, want) {
			t.Errorf("with LESS=%q: no %s in the pager's environment", given, want)
		}
	}
}
