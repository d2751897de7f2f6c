//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// A screenTerminal is one in the test's memory, in which the program runs as it does for
// people: with a pseudo-terminal of its own.
type screenTerminal struct {
	t     testing.TB
	emu   *vt.SafeEmulator
	tty   *os.File
	cmd   *exec.Cmd
	ended chan error
}

// openTerminal runs the program with arguments in a folder, on a terminal of so many
// cells and lines, with these variables besides the least that it needs.
func openTerminal(t testing.TB, folder string, width, height int, env []string, args ...string) *screenTerminal {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	x := &screenTerminal{t: t, emu: vt.NewSafeEmulator(width, height), ended: make(chan error, 1)}
	x.cmd = &exec.Cmd{Path: self, Args: append([]string{"bitext"}, args...), Dir: folder} // see testscript.Main
	x.cmd.Env = append([]string{"TERM=xterm-256color", "HOME=" + folder, "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8"}, env...)
	x.tty, err = pty.StartWithSize(x.cmd, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)})
	if err != nil {
		t.Fatal(err)
	}
	go io.Copy(x.tty, x.emu) // what a terminal answers
	go func() {
		io.Copy(x.emu, x.tty)
		x.ended <- x.cmd.Wait()
	}()
	t.Cleanup(func() {
		x.cmd.Process.Kill()
		x.tty.Close()
	})
	return x
}

// keyCodes are what a terminal sends for keys that are no letters.
var keyCodes = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f", "delete": "\x1b[3~",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
	"pgup": "\x1b[5~", "pgdown": "\x1b[6~", "f1": "\x1bOP",
	"ctrl+a": "\x01", "ctrl+b": "\x02", "ctrl+c": "\x03", "ctrl+d": "\x04", "ctrl+e": "\x05", "ctrl+f": "\x06", "ctrl+k": "\x0b",
	"ctrl+l": "\x0c", "ctrl+r": "\x12", "ctrl+u": "\x15", "ctrl+w": "\x17", "ctrl+y": "\x19", "ctrl+z": "\x1a",
}

// press presses keys: those named in [keyCodes], else what is to be typed.
func (x *screenTerminal) press(keys ...string) {
	for _, k := range keys {
		if code, ok := keyCodes[k]; ok {
			k = code
		}
		io.WriteString(x.tty, k)
		if k == keyCodes["esc"] {
			time.Sleep(150 * time.Millisecond) // with what follows at once it would be another key
		}
	}
}

// resize makes the terminal larger or smaller.
func (x *screenTerminal) resize(width, height int) {
	x.emu.Resize(width, height)
	if err := pty.Setsize(x.tty, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		x.t.Fatal(err)
	}
}

// styled is what is on the screen, styles as ‹1;31›; plain is the text alone.
func (x *screenTerminal) styled() string {
	text := regexp.MustCompile("\x1b\\[([0-9;]*)m").ReplaceAllString(x.emu.Render(), "‹$1›")
	return tidy(text)
}

func (x *screenTerminal) plain() string {
	return regexp.MustCompile(`‹[0-9;]*›`).ReplaceAllString(x.styled(), "")
}

// tidy leaves out blanks at the ends of lines.
func tidy(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r", ""), "\n")
	for k, l := range lines {
		lines[k] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// patience is how long a screen may take to come.
const patience = 30 * time.Second

// until waits until a look at the screen is as wanted, and gives the last one.
func (x *screenTerminal) until(look func() string, wanted func(screen string) bool) (screen string, ok bool) {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if screen = look(); wanted(screen) {
			return screen, true
		}
	}
	return screen, false
}

// see waits until the screen has a text.
func (x *screenTerminal) see(text string) {
	x.t.Helper()
	if screen, ok := x.until(x.plain, func(s string) bool { return strings.Contains(s, text) }); !ok {
		x.t.Fatalf("no %q on the screen:\n%s", text, screen)
	}
}

// settle waits until a review has compared its texts.
func (x *screenTerminal) settle() {
	x.t.Helper()
	ready := func(s string) bool { return strings.Contains(s, " left  ") && !strings.Contains(s, "comparing") }
	if screen, ok := x.until(x.plain, ready); !ok {
		x.t.Fatalf("the texts are not compared:\n%s", screen)
	}
}

// end waits for the program to end and gives its exit status.
func (x *screenTerminal) end() int {
	x.t.Helper()
	select {
	case <-x.ended:
		return x.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		x.t.Fatalf("the program does not end:\n%s", x.plain())
	}
	return -1
}
