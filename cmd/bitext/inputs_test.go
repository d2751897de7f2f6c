package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Every flag that takes a file is declared as one that is read, but for
// those that name what is written: then no command writes over it.
func TestFilesOfFlagsAreInputs(t *testing.T) {
	found := 0
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			written := slices.Contains([]string{"output", "rejected", "pretranslate"}, f.Name)
			if written || !strings.Contains(f.Usage, "`FILE`") {
				return
			}
			found++
			if _, ok := f.Annotations[readsFile]; !ok {
				t.Errorf("%s --%s: declare it with addInput", cmd.Name(), f.Name)
			}
		})
		for _, c := range cmd.Commands() {
			look(c)
		}
	}
	look(newRoot())
	if found < 10 { // vectors in five commands, glossary, baseline, source, target
		t.Errorf("only %d flags take a file", found)
	}
}
