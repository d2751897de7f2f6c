//go:build !linux

package growth

import "time"

// clock is the time that passes.
func clock() time.Duration { return time.Since(began) }
