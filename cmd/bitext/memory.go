package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/bitext-tools/bitext/corpus/memory"
)

const memoryHelp = `memory keeps pairs of texts that translate each other in one file, and where
each was seen. The same two texts are one unit of it, however often they come.

--memory FILE says which file; where it is not given, the variable BITEXT_MEMORY
does, or the key memory of .bitext.toml. bitext memory add makes the file if
there is none, unless only a config names it.

Several programs may read the file while another adds to it; those that write
wait for one another. What was reported as added is on the disk, whatever
happens next. FILE-wal and FILE-shm beside the file belong to it while it is in
use: copy it when nobody uses it.`

func newMemory() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "memory",
		Short:   "Keep translations in one file, to find them again",
		GroupID: groupPair,
		Long:    memoryHelp,
		Example: `bitext memory add --memory desk.memory archive.tmx
bitext memory add --memory desk.memory drones.en.txt drones.zh.txt
bitext memory match --memory desk.memory news.en.txt
bitext memory stats --memory desk.memory
bitext memory export --memory desk.memory -o all.tmx`,
	}
	return onlyCommands(cmd, newMemoryAdd(), newMemoryExport(), newMemoryList(), newMemoryMatch(), newMemoryRemove(), newMemoryStats())
}

// memoryFlag names the memory of a command.
type memoryFlag struct{ path string }

// add declares the flag on a command.
func (m *memoryFlag) add(cmd *cobra.Command) {
	addInput(cmd, &m.path, memoryKey, "`FILE` of the translation memory; else BITEXT_MEMORY names it, or a config")
}

// memoryKey is the flag's name.
const memoryKey = "memory"

// named is the path of the memory: of the command line, else of the environment, else
// of a config; "" where nothing names one. Byconfig tells that a config does.
func (m memoryFlag) named(cmd *cobra.Command) (path string, byConfig bool) {
	path = os.Getenv("BITEXT_MEMORY")
	if path == "" || onCommandLine(cmd, memoryKey) {
		return m.path, m.path != "" && !onCommandLine(cmd, memoryKey)
	}
	return path, false
}

// errNoMemory is the error of a command that wants a memory and is told of none.
var errNoMemory = withHint(errors.New("no translation memory is named"), "name its file: --memory desk.memory")

// open opens the memory, which must be there.
func (m memoryFlag) open(cmd *cobra.Command) (*memory.Memory, error) {
	path, _ := m.named(cmd)
	if path == "" {
		return nil, errNoMemory
	}
	return memory.Open(cmd.Context(), path)
}

// ready refuses what cannot be added to, before anything is read. A memory that only
// a config names must be there: a config may come with a stranger's folder. It sets
// the path.
func (m *memoryFlag) ready(cmd *cobra.Command) error {
	path, byConfig := m.named(cmd)
	if path == "" {
		return errNoMemory
	}
	m.path = path
	_, missing := os.Stat(path)
	if missing != nil && !byConfig {
		return nil
	}
	is, err := memory.Open(cmd.Context(), path)
	switch {
	case err == nil:
		return is.Close()
	case missing != nil:
		return withHint(err, "a config makes no file: bitext %s --memory %s makes it", commandPath(cmd), path)
	}
	return err
}

// with calls a function with the memory of a command, and closes it then.
func (m memoryFlag) with(cmd *cobra.Command, do func(context.Context, *memory.Memory) error) error {
	list, err := m.open(cmd)
	if err != nil {
		return err
	}
	return errors.Join(do(cmd.Context(), list), list.Close())
}
