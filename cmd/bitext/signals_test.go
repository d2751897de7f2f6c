//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A signal ends the program with the status of shells, at once, and leaves the
// older file as it was and nothing beside it.
func TestSignals(t *testing.T) {
	// Who runs the tests may ignore a signal, as nohup does, and so would the program
	// then. What is handled here is as usual there.
	handled := make(chan os.Signal, 1)
	signal.Notify(handled, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(handled)
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL} {
		t.Run(s.String(), func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "news.tsv")
			if err := os.WriteFile(path, []byte("older\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd, in, _ := childOf(t, "TestConvertForSignals", "CONVERT_TO="+path)
			io.WriteString(in, "source\ttarget\nOne ship.\tОдно судно.\n")
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

// childOf starts a test of this program as one of its own, behind the words of a
// command line if there are any, and waits until it has begun.
func childOf(t *testing.T, test, env string, before ...string) (child *exec.Cmd, in io.Writer, out io.Reader) {
	t.Helper()
	line := append(before, os.Args[0], "-test.run=^"+test+"$")
	child = exec.Command(line[0], line[1:]...)
	child.Env = append(os.Environ(), env)
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if out, err = child.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { child.Process.Kill() })
	out.Read(make([]byte, 1)) // it has begun
	return child, in, out
}

// Files that have a temporary name when the signal comes are removed, and a
// signal that the caller has the program ignore, as nohup does, is ignored.
func TestSignalsRemoveAndIgnore(t *testing.T) {
	folder := t.TempDir()
	child, _, _ := childOf(t, "TestConvertForSignals", "CONVERT_TO="+filepath.Join(folder, "news.tsv"),
		"sh", "-c", `trap "" HUP; exec "$0" "$@"`)
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Fatalf("it has %v, %v", left, err)
	}
	child.Process.Signal(syscall.SIGHUP)
	time.Sleep(100 * time.Millisecond)
	if err := child.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("ended by a signal to ignore: %v", err)
	}
	child.Wait()
	if status := child.ProcessState.ExitCode(); status != exitSignal+int(syscall.SIGTERM) {
		t.Errorf("status %d", status)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// While a pager runs an interrupt is its own, and the end of the program is the
// end of the pager.
func TestSignalsAndPager(t *testing.T) {
	child, _, out := childOf(t, "TestPagerForSignals", "PAGER_FOR_SIGNALS=1")
	child.Process.Signal(syscall.SIGINT)
	time.Sleep(100 * time.Millisecond)
	if err := child.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("ended by an interrupt: %v", err)
	}
	began := time.Now()
	io.ReadAll(out) // until neither the program nor its pager has standard output open
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("the pager went on for %v", took)
	}
	child.Wait()
	if status := child.ProcessState.ExitCode(); status != exitSignal+int(syscall.SIGTERM) {
		t.Errorf("status %d", status)
	}
}

// TestPagerForSignals is the program that TestSignalsAndPager ends.
func TestPagerForSignals(t *testing.T) {
	if os.Getenv("PAGER_FOR_SIGNALS") == "" {
		t.Skip("run by TestSignalsAndPager")
	}
	endOnSignals()
	sleep := exec.Command("sleep", "30")
	sleep.Stdout = os.Stdout
	if err := sleep.Start(); err != nil {
		t.Fatal(err)
	}
	pager.Store(sleep.Process)
	os.Stdout.WriteString("!")
	sleep.Wait()
	time.Sleep(time.Second) // the signal ends the program, not the pager's end
}

// TestConvertForSignals is the program that TestSignals ends: it converts what
// it is given until then.
func TestConvertForSignals(t *testing.T) {
	path := os.Getenv("CONVERT_TO")
	if path == "" {
		t.Skip("run by TestSignals")
	}
	endOnSignals()
	if _, err := os.Stat(path); err != nil { // what a system without nameless files has
		f, _, err := createNamed(filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
	}
	os.Stdout.WriteString("!")
	run([]string{"convert", "--from", "tsv", "--source-lang", "en", "--target-lang", "ru", "-", "-o", path}, os.Stdin, io.Discard, os.Stderr)
}
