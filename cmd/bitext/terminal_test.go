package main

import (
	"bytes"
	"testing"
)

// environment is a lookup in a made-up environment.
func environment(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

func TestColored(t *testing.T) {
	type env = map[string]string
	tests := []struct {
		name string
		flag string
		tty  bool
		env  env
		want bool
	}{
		{"a terminal", colorAuto, true, env{"TERM": "xterm"}, true},
		{"a dumb terminal", colorAuto, true, env{"TERM": "dumb"}, false},
		{"a pipe", colorAuto, false, env{"TERM": "xterm"}, false},
		{"NO_COLOR", colorAuto, true, env{"NO_COLOR": "1"}, false},
		{"empty NO_COLOR says nothing", colorAuto, true, env{"NO_COLOR": ""}, true},
		{"FORCE_COLOR in a pipe", colorAuto, false, env{"FORCE_COLOR": "1"}, true},
		{"FORCE_COLOR=0 says nothing", colorAuto, false, env{"FORCE_COLOR": "0"}, false},
		{"CLICOLOR_FORCE beats NO_COLOR", colorAuto, false, env{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, true},
		{"the flag beats NO_COLOR", colorAlways, false, env{"NO_COLOR": "1"}, true},
		{"the flag beats FORCE_COLOR", colorNever, true, env{"FORCE_COLOR": "1"}, false},
	}
	for _, tt := range tests {
		if got := colored(tt.flag, tt.tty, environment(tt.env)); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestWidthOf(t *testing.T) {
	pipe := new(bytes.Buffer)
	tests := []struct {
		name    string
		flag    int
		columns string
		want    int
	}{
		{"the flag beats COLUMNS", 120, "100", 120},
		{"COLUMNS", 0, "100", 100},
		{"COLUMNS that is no number", 0, "wide", defaultWidth},
		{"COLUMNS that is no width", 0, "-1", defaultWidth},
		{"nothing", 0, "", defaultWidth},
	}
	for _, tt := range tests {
		got := widthOf(tt.flag, pipe, environment(map[string]string{"COLUMNS": tt.columns}))
		if got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}
