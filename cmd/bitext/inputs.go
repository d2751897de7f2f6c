package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// inputs are the files that a command reads: those that its command line names,
// and those to which they lead, such as the texts that a file of links names. No
// command writes over its inputs. The nil inputs are none.
type inputs struct {
	paths []string
	stdin io.Reader // is meant by the path "-"
}

// readsFile marks a flag whose value is the path of a file that is read.
const readsFile = "reads a file"

// addInput declares a flag for the path of a file that is read.
func addInput(cmd *cobra.Command, value *string, name, usage string) {
	cmd.Flags().StringVar(value, name, "", usage)
	if err := cmd.Flags().SetAnnotation(name, readsFile, nil); err != nil {
		panic(err) // the flag was declared a line above
	}
}

// inputsOf are the files that the command line names: its arguments and the
// values of flags declared by addInput, but for those of the flags in written.
func inputsOf(cmd *cobra.Command, written ...string) *inputs {
	in := &inputs{slices.Clone(cmd.Flags().Args()), cmd.InOrStdin()}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if _, read := f.Annotations[readsFile]; read && !slices.Contains(written, f.Name) {
			in.add(f.Value.String())
		}
	})
	return in
}

// add adds files to which others lead.
func (in *inputs) add(paths ...string) { in.paths = append(in.paths, paths...) }

// have tells whether a file is an input, under whatever name.
func (in *inputs) have(file fs.FileInfo) bool {
	if in == nil {
		return false
	}
	return slices.ContainsFunc(in.paths, func(path string) bool {
		info, err := in.stat(path)
		return err == nil && os.SameFile(info, file)
	})
}

// haveAt tells whether there is a file at the path, and it is an input.
func (in *inputs) haveAt(path string) bool {
	info, err := os.Stat(path)
	return err == nil && in.have(info)
}

// stat describes an input.
func (in *inputs) stat(path string) (fs.FileInfo, error) {
	if path != "-" {
		return os.Stat(path)
	}
	if f, ok := in.stdin.(*os.File); ok && f != nil {
		return f.Stat()
	}
	return nil, fs.ErrNotExist
}

// open opens an input, or standard input for "-"; it is an exchange.Opener. What
// is opened is one of the inputs from then on.
func (in *inputs) open(path string) (io.ReadCloser, error) {
	in.add(path)
	if path == "-" {
		return io.NopCloser(in.stdin), nil
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s: is a folder, not a file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot read: %w", path, cause(err))
	}
	return f, nil
}
