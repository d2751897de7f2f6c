package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/bitext-tools/bitext/corpus/exchange"
)

const (
	// progressFrom is how many bytes of input are worth a progress bar: less
	// is done in about a second.
	progressFrom = 32 << 20

	// progressEvery is how often the bar is drawn: often enough to be seen
	// moving.
	progressEvery = 200 * time.Millisecond
)

// withProgress makes opened files move a progress bar, if errw is a terminal
// and there is much to read. Calling done removes the bar.
func withProgress(open exchange.Opener, paths []string, errw io.Writer) (with exchange.Opener, done func()) {
	var total int64
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			total += info.Size()
		}
	}
	if _, tty := terminalOf(errw); !tty || total < progressFrom {
		return open, func() {}
	}
	bar := progressbar.NewOptions64(total, progressbar.OptionSetWriter(errw), progressbar.OptionShowBytes(true),
		progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(progressEvery))
	return func(path string) (io.ReadCloser, error) {
		f, err := open(path)
		if err != nil {
			return nil, err
		}
		return struct {
			io.Reader
			io.Closer
		}{io.TeeReader(f, bar), f}, nil
	}, func() { bar.Clear() }
}

// busyFrom is how long something may take before a reader is told of it.
const busyFrom = time.Second

// busy shows that something is being done, from the first second on, if errw is
// a terminal. Calling done removes it.
func busy(errw io.Writer, what string) (done func()) {
	if _, tty := terminalOf(errw); !tty {
		return func() {}
	}
	bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(errw), progressbar.OptionSetDescription(what),
		progressbar.OptionSetElapsedTime(true), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetSpinnerChangeInterval(0)) // else the library goes on drawing when this is done
	bar.StartWithoutRender()
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		select {
		case <-stop:
			return
		case <-time.After(busyFrom):
		}
		defer bar.Clear()
		for {
			select {
			case <-stop:
				return
			case <-time.After(progressEvery):
				bar.Add(1)
			}
		}
	}()
	return func() {
		close(stop)
		<-stopped
	}
}

// A counter shows how many of many things are done, how fast, and how long the rest
// will take, if its output is a terminal.
type counter struct {
	bar  *progressbar.ProgressBar // nil: no terminal
	errw io.Writer
}

// counting begins to count to a number of things.
func counting(errw io.Writer, total int, what string) *counter {
	if _, tty := terminalOf(errw); !tty {
		return &counter{errw: errw}
	}
	bar := progressbar.NewOptions(total, progressbar.OptionSetWriter(errw), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
		progressbar.OptionSetItsString(what), progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(progressEvery))
	return &counter{bar, errw}
}

// step counts one more.
func (c *counter) step() {
	if c.bar != nil {
		c.bar.Add(1)
	}
}

// say says something about one of them, above the bar.
func (c *counter) say(what error) {
	if c.bar != nil {
		c.bar.Clear()
	}
	say(c.errw, "%v", what)
}

// done removes the bar.
func (c *counter) done() {
	if c.bar != nil {
		c.bar.Clear()
	}
}
