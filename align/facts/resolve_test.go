package facts

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// TestWeekday is the arithmetic of weekdays and dates: Thursday is not the 27th.
func TestWeekday(t *testing.T) {
	en := Find("on Thursday (dateline 2024-09-26)", corpus.English)
	zh := Find("26日和27日", corpus.Chinese)
	dateline := Dateline(en)
	Resolve(en, dateline)
	Resolve(zh, dateline)
	if len(en) != 2 || len(zh) != 2 {
		t.Fatalf("found %d and %d facts, want 2 and 2", len(en), len(zh))
	}
	if k := Same(en[0], zh[0]).Kind; k != Compatible {
		t.Errorf("Thursday and the 26th: got %v", k)
	}
	if k := Same(en[0], zh[1]).Kind; k != Different {
		t.Errorf("Thursday and the 27th: got %v", k)
	}
	for text, want := range map[string]bool{"Thursday, Sept. 26, 2024": true, "Friday, Sept. 26, 2024": false, "Friday, Sept. 26": true} {
		if got := Find(text, corpus.English)[0].Day.Consistent(); got != want {
			t.Errorf("%s: consistent is %v, want %v", text, got, want)
		}
	}
	if !Dateline(nil).IsZero() {
		t.Error("no facts have a dateline")
	}
}
