package evidence

import (
	"slices"
	"testing"
)

// Each feature of the first look is one of the list, and is looked at once.
func TestRoughFeaturesExist(t *testing.T) {
	names := slices.Clone(seenAtOnce)
	for name := range standIns {
		names = append(names, name)
	}
	for _, name := range names {
		if !slices.ContainsFunc(features, func(f Feature) bool { return f.Name == name }) {
			t.Errorf("there is no feature %q", name)
		}
	}
	if len(roughly) != len(names) {
		t.Errorf("%d features are looked at, want %d", len(roughly), len(names))
	}
}
