package main

import (
	"slices"
	"strings"
	"testing"
)

// A config is read where somebody works in a stranger's folder. So no key of it
// names what is written or run: a file that is read is all that one may name.
func TestConfigNamesNothingToWriteOrRun(t *testing.T) {
	root := newRoot()
	for _, key := range keys {
		commands := commandsWith(root, key)
		if len(commands) == 0 {
			t.Errorf("%s is a flag of no command", key)
		}
		for _, cmd := range commands {
			f := cmd.Flags().Lookup(key)
			_, read := f.Annotations[readsFile]
			names := slices.ContainsFunc([]string{"`FILE`", "`FOLDER`", "`PROGRAM`", "`COMMAND`"}, func(what string) bool { return strings.Contains(f.Usage, what) })
			if names && !read {
				t.Errorf("%s of bitext %s: names what is not only read", key, commandPath(cmd))
			}
		}
	}
	for _, key := range []string{"output", "force", "pager", "no-pager", "baseline", "man"} {
		if slices.Contains(keys, key) {
			t.Errorf("%s is a key", key)
		}
	}
}

// A key means the same for every command, as it is written once for them all.
func TestKeysAreOfOneKind(t *testing.T) {
	root := newRoot()
	for _, key := range keys {
		first := flagOf(root, key)
		for _, cmd := range commandsWith(root, key) {
			if f := cmd.Flags().Lookup(key); f.Value.Type() != first.Value.Type() || f.DefValue != first.DefValue {
				t.Errorf("%s of bitext %s is %s, else %s; of others %s, else %s", key, commandPath(cmd), f.Value.Type(), f.DefValue, first.Value.Type(), first.DefValue)
			}
		}
	}
}

// Whatever a config holds, it is read or refused with its name and a line.
func FuzzConfig(f *testing.F) {
	for _, text := range []string{
		"level = 'info'\n[check]\nignore = ['N202', \"dates\"] # no\n", "check = {level = 'info', ignore = []}", "check.level = 1", "[[check]]", "[check]\nlevel",
		"a = 2026-11-28\n'b c' = [[1], {x = 2}]\n", "label = '''\nzh=zh-CN'''", "x = 0x1_0\ny = -inf", "\ufeffa=1", "a = \"\\u0000\"", "[a.b.c]\nd.e = true",
	} {
		f.Add(text)
	}
	root := newRoot()
	f.Fuzz(func(t *testing.T, text string) {
		all, err := parseConfig([]byte(text), "c.toml")
		for _, s := range all {
			if err == nil {
				err = s.verify(root)
			}
			if !strings.HasPrefix(s.origin, "c.toml:") {
				t.Errorf("%q: a setting from %q", text, s.origin)
			}
		}
		if err != nil && !strings.HasPrefix(err.Error(), "c.toml:") {
			t.Errorf("%q: %v", text, err)
		}
	})
}
