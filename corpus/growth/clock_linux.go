package growth

import (
	"time"

	"golang.org/x/sys/unix"
)

// clock is the time that this thread has had a processor.
func clock() time.Duration {
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &now); err != nil {
		return time.Since(began)
	}
	return time.Duration(now.Nano())
}
