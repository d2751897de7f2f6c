package main

import (
	"bytes"
	"errors"
	"syscall"
	"testing"
)

// On a terminal everything is visible, also where a rune is written in two
// pieces; elsewhere bytes are what they are.
func TestStdout(t *testing.T) {
	pieces := []string{"мос", "\xd1", "\x82\x1b[2J\n\u202e", "港\xe5\x8f", "\xa3\xff", "\xe5"}
	for tty, want := range map[bool]string{
		true:  "мост␛[2J\n<U+202E>港口<FF><E5>",
		false: "мост\x1b[2J\n\u202e港口\xff\xe5",
	} {
		var got bytes.Buffer
		out := &stdout{Writer: &got, tty: tty}
		for _, p := range pieces {
			if n, err := out.Write([]byte(p)); n != len(p) || err != nil {
				t.Errorf("wrote %d of %q, %v", n, p, err)
			}
		}
		if err := out.close(); err != nil || got.String() != want {
			t.Errorf("terminal %v: %q, %v, want %q", tty, got.String(), err, want)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// failing fails with one error after another.
type failing []error

func (f *failing) Write([]byte) (int, error) {
	err := (*f)[0]
	*f = (*f)[1:]
	return 0, err
}

// Of several errors of writing the first is told: it is the cause of the others.
func TestStdoutTellsTheFirstError(t *testing.T) {
	out := newStdout(&failing{syscall.ENOSPC, syscall.EIO})
	out.Write([]byte("a"))
	out.Write([]byte("b"))
	if err := out.close(); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("closed with %v", err)
	}
}

// An error of writing is told at the end, whoever overlooked it.
func TestStdoutFull(t *testing.T) {
	out := newStdout(full{})
	out.Write([]byte("a"))
	if err := out.close(); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("closed with %v", err)
	}
	for _, args := range [][]string{{"--help"}, {"list", "checks"}, {"explain", "N201"}, {"--version"}} {
		var errw bytes.Buffer
		if status := run(args, nil, full{}, &errw); status != exitTrouble || errw.String() != "bitext: standard output: cannot write: no space left on device\n" {
			t.Errorf("%v: status %d, %q", args, status, errw.String())
		}
	}
}
