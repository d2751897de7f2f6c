package label_test

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		want string
		have []string
		best int
	}{
		{"en-GB", []string{"en-US", "en-GB"}, 1},
		{"en-AU", []string{"en-US", "en-GB"}, 1}, // CLDR: English outside America is nearer to Britain's
		{"en-PR", []string{"en-GB", "en-US"}, 1},
		{"en", []string{"ru", "en-GB"}, 1},
		{"en", []string{"en-GB", "en"}, 1},
		{"zh-TW", []string{"zh-CN", "zh-TW"}, 1},
		{"zh-HK", []string{"zh-CN", "zh-TW"}, 1},
		{"zh-Hant", []string{"zh-CN", "zh-HK"}, 1},
		{"zh-SG", []string{"zh-TW", "zh-CN"}, 1},
		{"zh-TW", []string{"en", "zh-CN"}, -1}, // Simplified is another text
		{"zh-TW", []string{"en", "zh"}, 1},
		{"zh", []string{"zh-TW"}, 0},
		{"ru-RU", []string{"en", "ru"}, 1},
		{"ru", []string{"en", "uk"}, -1},
		{"fr", nil, -1},
	} {
		var have []corpus.Tag
		for _, tag := range c.have {
			have = append(have, label.Any(tag))
		}
		if got := label.Nearest(label.Any(c.want), have); got != c.best {
			t.Errorf("for %s of %v: %d, want %d", c.want, c.have, got, c.best)
		}
	}
}

func TestNearestTwo(t *testing.T) {
	for _, c := range []struct {
		first, second string
		have          []string
		i, j          int
	}{
		{"en-GB", "zh-TW", []string{"en-US", "en-GB", "zh-CN", "zh-TW"}, 1, 3},
		{"en-GB", "en", []string{"en-US", "en-GB"}, 1, 0}, // each gets one of its own
		{"en", "en-US", []string{"en-US", "en-GB"}, 1, 0}, // the second asks for the very tag
		{"zh", "zh-CN", []string{"zh-CN", "zh-TW"}, 1, 0},
		{"en", "en", []string{"en-US", "en-GB"}, 0, 1},
		{"en", "en-US", []string{"ru", "en-US"}, -1, 1},
		{"", "ru", []string{"en", "ru"}, -1, 1},
		{"en", "", []string{"en", "ru"}, 0, -1},
	} {
		var have []corpus.Tag
		for _, tag := range c.have {
			have = append(have, label.Any(tag))
		}
		if i, j := label.NearestTwo(label.Any(c.first), label.Any(c.second), have); i != c.i || j != c.j {
			t.Errorf("for %s and %s of %v: %d, %d, want %d, %d", c.first, c.second, have, i, j, c.i, c.j)
		}
	}
}

func TestSame(t *testing.T) {
	for _, tt := range []struct {
		tag     corpus.Tag
		written string
		want    bool
	}{
		{"zh-Hans", "zh", true},
		{"zh-Hant", "zh", false},
		{"zh-Hant", "zh-TW", true},
		{"zh-Hant-HK", "zh-TW", false},
		{"en-US", "en", true},
		{"en-GB", "eng", false},
		{"ru", "rus_Cyrl", true},
		{"ru", "be", false},
		{"ru", "my words", true},
	} {
		if got := label.Same(tt.tag, tt.written); got != tt.want {
			t.Errorf("%s and %s: %v", tt.tag, tt.written, got)
		}
	}
}
