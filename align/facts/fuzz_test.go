package facts

import (
	"testing"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

var allTags = []corpus.Tag{corpus.English, corpus.Chinese, corpus.Traditional, corpus.Russian, corpus.Unknown}

// FuzzFind checks the laws of Find: spans lie in the text and hold something,
// facts are sorted, only quotations overlap others, and comparing any two facts
// is symmetric and finds each equal to itself.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"On Thursday, Sept. 26, 2024, at 3:30 p.m., $4.3-5 billion (or 1,234.56%) “was said”.",
		"2024年9月26日（星期四）下午3点半，约300多万人、三成五、百分之五点二、二〇二四年、两三个、十几万。",
		"в 1990-х годах XXI века, 1 234,56 % от полутора миллионов; 18-летний, «26-27 сентября 2024 г.» — сказал он",
		"1/2 3:2 2019/20 192.168.0.1 a@b.com https://x.org/1?q=2. G7 Су-35 歼-20 ½ 9999999999999999999999",
		"million million million 万万亿亿兆兆 тысяч тысяч ２，０００ 十十十 hundred and and",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := utf8.RuneCountInString(text)
		for _, tag := range allTags {
			found := Find(text, tag)
			last, end := 0, 0
			for _, a := range found {
				if a.Start < 0 || a.End > n || a.Start >= a.End {
					t.Fatalf("%s: span %d:%d of %d runes", tag, a.Start, a.End, n)
				}
				if a.Start < last || a.Class != Quotation && a.Start < end {
					t.Fatalf("%s: %v at %d overlaps or precedes the last, which ends at %d", tag, a.Canonical(), a.Start, end)
				}
				last = a.Start
				if a.Class != Quotation {
					end = a.End
				}
				if k := Same(a, a).Kind; k > Compatible && !(a.Class == Relative) {
					t.Fatalf("%s: %s is %v to itself", tag, a.Canonical(), k)
				}
			}
			for i := range min(len(found), 8) {
				for j := range min(len(found), 8) {
					if x, y := Same(found[i], found[j]), Same(found[j], found[i]); x.Kind != y.Kind {
						t.Fatalf("%s: %s to %s is %v, the other way %v", tag, found[i].Canonical(), found[j].Canonical(), x.Kind, y.Kind)
					}
				}
			}
		}
	})
}
