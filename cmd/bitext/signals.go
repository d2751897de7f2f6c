package main

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// pager is the pager that runs, if one does. An interrupt is meant for it then:
// it stops its search, not the pager.
var pager atomic.Pointer[os.Process]

// leaveScreen puts the terminal in order where the whole of it is in use.
var leaveScreen atomic.Pointer[func()]

// endOnSignals ends the program at an interrupt (Ctrl-C), at a request to end
// and when the terminal is gone, whatever it is doing: it removes the temporary
// files, lets a commit under way end first, and leaves with the status that
// shells give a program ended by the signal. A signal that the caller has the
// program ignore, as nohup does, is ignored.
func endOnSignals() {
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	go func() {
		for s := range signals {
			p := pager.Load()
			if p != nil && s == os.Interrupt {
				continue
			}
			unfinished.Lock() // and never unlocked: nothing is made or named any more
			for name := range unfinished.names {
				os.Remove(name)
			}
			if p != nil {
				p.Signal(s) // it puts the terminal back in order
			}
			if leave := leaveScreen.Load(); leave != nil {
				(*leave)()
			}
			number, _ := s.(syscall.Signal)
			os.Exit(exitSignal + int(number))
		}
	}()
}
