package facts

import (
	"testing"
	"time"

	"github.com/bitext-tools/bitext/corpus"
)

func TestResolve(t *testing.T) {
	dateline := time.Date(2024, 9, 26, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		text string
		tag  corpus.Tag
		want string
	}{
		{"26日", corpus.Chinese, "2024-09-26"},
		{"27日", corpus.Chinese, "2024-09-27"},
		{"yesterday", corpus.English, "2024-09-25"},
		{"в прошлом году", corpus.Russian, "2023"},
		{"明年", corpus.Chinese, "2025"},
		{"31日", corpus.Chinese, "2024-08-31"}, // September has no 31st; August's is nearer than October's
		{"Dec. 31", corpus.English, "2024-12-31"},
		{"2 января", corpus.Russian, "2025-01-02"},
		{"in May", corpus.English, "2024-05"},
		{"Thursday", corpus.English, "Thu"},
		{"Friday, Sept. 6", corpus.English, "2024-09-06 Fri"},
		{"on May 1, 2020", corpus.English, "2020-05-01"},
	} {
		found := Find(c.text, c.tag)
		Resolve(found, dateline)
		if len(found) != 1 || found[0].Day.String() != c.want {
			t.Errorf("%s: got %v, want %s", c.text, found, c.want)
		}
	}
}

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
