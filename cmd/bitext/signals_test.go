//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A signal ends the program with the status of shells, at once, and leaves the
// older file as it was and nothing beside it.
func TestSignals(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL} {
		t.Run(s.String(), func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "news.tsv")
			if err := os.WriteFile(path, []byte("older\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(os.Args[0], "-test.run=^TestConvertForSignals$")
			cmd.Env = append(os.Environ(), "CONVERT_TO="+path)
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			io.WriteString(in, "source\ttarget\nOne ship.\tОдно судно.\n")
			out.Read(make([]byte, 1)) // it has begun
			time.Sleep(50 * time.Millisecond)
			sent := time.Now()
			cmd.Process.Signal(s)
			cmd.Wait()
			if took := time.Since(sent); took > time.Second { // 0.1 s on a machine that does nothing else
				t.Errorf("ended after %v", took)
			}
			if status := cmd.ProcessState.ExitCode(); s != syscall.SIGKILL && status != exitSignal+int(s) {
				t.Errorf("status %d, want %d", status, exitSignal+int(s))
			}
			if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
				t.Errorf("left %v, %v", left, err)
			}
			if text, err := os.ReadFile(path); err != nil || string(text) != "older\n" {
				t.Errorf("the older file is %q, %v", text, err)
			}
		})
	}
}

// TestConvertForSignals is the program that TestSignals ends: it converts what
// it is given until then.
func TestConvertForSignals(t *testing.T) {
	path := os.Getenv("CONVERT_TO")
	if path == "" {
		t.Skip("run by TestSignals")
	}
	endOnSignals()
	os.Stdout.WriteString("!")
	run([]string{"convert", "--from", "tsv", "--source-lang", "en", "--target-lang", "ru", "-", "-o", path}, os.Stdin, io.Discard, os.Stderr)
}
