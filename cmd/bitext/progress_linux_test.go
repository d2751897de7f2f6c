package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A display is what a terminal shows.
type display struct {
	sync.Mutex
	bytes.Buffer
}

// shown is all that was written to it so far.
func (s *display) shown() string {
	s.Lock()
	defer s.Unlock()
	return s.String()
}

// terminal makes a terminal (pts(4)), and the display that shows what is written
// to it.
func terminal(t *testing.T) (*os.File, *display) {
	t.Helper()
	head, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { head.Close() })
	if err := unix.IoctlSetPointerInt(int(head.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Skip(err)
	}
	n, err := unix.IoctlGetUint32(int(head.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Skip(err)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { tty.Close() })
	s := &display{}
	go func() {
		piece := make([]byte, 1<<10)
		for {
			n, err := head.Read(piece)
			s.Lock()
			s.Write(piece[:n])
			s.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return tty, s
}

// Whoever waits longer than a second at a terminal is told that something is
// done, until it is; nobody else is.
func TestBusy(t *testing.T) {
	tty, screen := terminal(t)
	done := busy(tty, "comparing")
	time.Sleep(time.Second / 4)
	done()
	if s := screen.shown(); s != "" {
		t.Errorf("shown for a quarter of a second: %q", s)
	}
	begun := time.Now()
	done = busy(tty, "comparing")
	for screen.shown() == "" && time.Since(begun) < time.Minute {
		time.Sleep(10 * time.Millisecond)
	}
	first := time.Since(begun)
	if time.Sleep(3 * progressEvery); first < 900*time.Millisecond || !strings.Contains(screen.shown(), "comparing") {
		t.Errorf("after %v: %q", first, screen.shown())
	}
	done()
	time.Sleep(2 * progressEvery)
	end := screen.shown()
	if time.Sleep(2 * progressEvery); screen.shown() != end || !strings.HasSuffix(strings.TrimRight(end, " "), "\r") {
		t.Errorf("when it is done: %q", screen.shown())
	}
	var file bytes.Buffer
	done = busy(&file, "comparing")
	time.Sleep(busyFrom + 2*progressEvery)
	if done(); file.Len() > 0 {
		t.Errorf("not at a terminal: %q", file.String())
	}
}

// Much to read has a bar, at a terminal; little has none.
func TestWithProgress(t *testing.T) {
	for size, want := range map[int64]bool{progressFrom - 1: false, progressFrom: true} {
		tty, screen := terminal(t)
		var paths []string
		for k := range int64(2) { // together they are much
			path := filepath.Join(t.TempDir(), "x")
			f, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			f.Truncate(size/2 + k*(size%2))
			f.Close()
			paths = append(paths, path)
		}
		for _, w := range []io.Writer{tty, io.Discard} {
			before := screen.shown()
			open, done := withProgress((&inputs{}).open, paths, w)
			for _, path := range paths {
				f, err := open(path)
				if err != nil {
					t.Fatal(err)
				}
				if n, err := io.Copy(io.Discard, f); n < size/2 || err != nil {
					t.Errorf("read %d bytes, %v", n, err)
				}
				time.Sleep(progressEvery)
				f.Close()
			}
			done()
			time.Sleep(progressEvery)
			if got := screen.shown() != before; got != (want && w == tty) {
				t.Errorf("%d bytes, terminal %v: %q", size, w == tty, screen.shown())
			}
		}
		if _, err := func() (io.ReadCloser, error) {
			open, _ := withProgress((&inputs{}).open, paths, tty)
			return open("none")
		}(); err == nil {
			t.Error("a file that is not there was opened")
		}
	}
}
