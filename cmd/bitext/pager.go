package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

// shellSigns are the characters that make a pager's command one for the shell,
// as in git's run-command.c; any other is run directly.
const shellSigns = "|&;<>()$`\\\"' \t\n*?[#~=%"

// pagerDefaults are set for the pager where the environment does not say
// otherwise. LESS is git's: F leaves when it fits on one screen, R passes
// colours on, X keeps the screen. The charset is that of our output, whatever
// the locale: in locale C, less would show Chinese as numbers.
var pagerDefaults = []struct{ name, value string }{
	{"LESS", "FRX"},
	{"LESSCHARSET", "utf-8"},
	{"LV", "-c"},
}

// pagerCommand is the pager to run, chosen as git does: BITEXT_PAGER, else
// PAGER, else less. An empty one and "cat" mean none; so does a program that
// is not installed.
func pagerCommand(lookup func(string) (string, bool)) (*exec.Cmd, bool) {
	line, given := lookup("BITEXT_PAGER")
	if !given {
		line, given = lookup("PAGER")
	}
	if !given {
		line = "less -R" // colours come through whatever LESS says
	}
	words := strings.Fields(line)
	if len(words) == 0 || line == "cat" {
		return nil, false
	}
	if _, err := exec.LookPath(words[0]); err != nil && !strings.ContainsAny(words[0], shellSigns) {
		return nil, false
	}
	cmd := exec.Command(words[0])
	if strings.ContainsAny(line, shellSigns) {
		cmd = exec.Command("sh", "-c", line)
	}
	cmd.Env = os.Environ()
	for _, d := range pagerDefaults {
		if value, _ := lookup(d.name); value == "" {
			cmd.Env = append(cmd.Env, d.name+"="+d.value)
		}
	}
	return cmd, true
}

// page shows on terminal what print writes, through the pager if there is one;
// there n and N look for the pattern, if there is one. A pager that is left
// before the end is no error.
func page(terminal *os.File, errw io.Writer, pattern string, print func(io.Writer) error) error {
	cmd, ok := pagerCommand(os.LookupEnv)
	if !ok {
		return print(terminal)
	}
	if history, ok := searched(pattern); ok {
		unfinished.add(history) // a signal may come before the pager is left
		defer unfinished.remove(history)
		cmd.Env = append(cmd.Env, "LESSHISTFILE="+history)
	}
	cmd.Stdout, cmd.Stderr = terminal, errw
	pipe, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return print(terminal)
	}
	pager.Store(cmd.Process)
	defer pager.Store(nil)
	err = print(pipe)
	pipe.Close()
	cmd.Wait() // its status is the reader's affair, not ours
	if errors.Is(err, syscall.EPIPE) {
		return nil
	}
	return err
}

// searched is a history file of less in which the last search was for the
// pattern, so that n and N look for it; see FILES in less(1). ok is false where
// there is no pattern or no place for the file: then less does without.
func searched(pattern string) (path string, ok bool) {
	if pattern == "" {
		return "", false
	}
	f, err := os.CreateTemp("", "bitext-less-")
	if err != nil {
		return "", false
	}
	_, err = io.WriteString(f, ".less-history-file:\n.search\n\""+pattern+"\n")
	if errors.Join(err, f.Close()) != nil {
		os.Remove(f.Name())
		return "", false
	}
	return f.Name(), true
}
