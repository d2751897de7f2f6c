package exchange

import (
	"errors"
	"fmt"
	"io/fs"
)

// A Severity says how bad a problem is.
type Severity string

// The severities.
const (
	Warning Severity = "warning" // some tools take it, others take it otherwise
	Error   Severity = "error"   // tools refuse it, or lose text
)

// A Problem is one thing wrong with a file.
type Problem struct {
	Path     string   `json:"path"`
	Line     int      `json:"line"` // from 1
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	What     string   `json:"what"`   // what stands there
	Effect   string   `json:"effect"` // what importers make of it
}

// String is the problem on one line, as compilers write it.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s: %s; %s [%s]", p.Path, p.Line, p.Severity, p.What, p.Effect, p.Rule)
}

// A rule is one thing to look for. Its name is for people to quote and for
// scripts to filter by; it never changes.
type rule struct {
	name     string
	severity Severity
	effect   string
}

var ruleUnreadable = rule{"unreadable", Error, "importers stop here, if they start"}

// A validator collects what is wrong with one input.
type validator struct {
	in    *Input
	found func(Problem)
}

func (v *validator) report(line int, r rule, format string, args ...any) {
	v.found(Problem{v.in.Path, line, r.name, r.severity, fmt.Sprintf(format, args...), r.effect})
}

// Validators are the names of the formats that [Validate] knows, sorted.
func Validators() []string {
	var names []string
	for _, f := range All {
		if f.validate != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

// Validate tells found what is wrong with a file, in the order of its lines.
// With the name "" content and extension say which format it is in. An error
// means that the file could not be looked at.
func Validate(in *Input, name string, found func(Problem)) error {
	defer in.Close()
	text, err := in.file(in.Path)
	if err != nil {
		return err
	}
	in.text = text
	format, err := in.format(name)
	if err != nil {
		return err
	}
	if format.validate == nil {
		return fmt.Errorf("%s: it is %s, for which there are no rules", in.Path, format.Name)
	}
	v := &validator{in, found}
	err = format.validate(v)
	if at, ok := errors.AsType[*placeError](err); ok {
		if _, system := errors.AsType[*fs.PathError](err); !system {
			v.found(Problem{at.path, at.line, ruleUnreadable.name, ruleUnreadable.severity, at.err.Error(), ruleUnreadable.effect})
			return nil
		}
	}
	return err
}
