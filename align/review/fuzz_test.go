package review_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/review"
)

// FuzzRead reads any bytes as a review file. They are refused in one line, or
// what was read is written, members not known here too, as a file that reads back
// and is written the same; dismissing again what is dismissed loses nothing.
func FuzzRead(f *testing.F) {
	var file bytes.Buffer
	if err := (review.Review{}).Dismiss(ships(f), "<так & надо>", "2026-03-04").Write(&file); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	for _, text := range []string{
		`{"schema":"bitext-review/1","dismissed":[]}`, `{"schema":"bitext-review/1","later":{"a":[1e999]},"dismissed":[{"fingerprint":"aaaa","Fingerprint":"b","by":null}]}`,
		"\ufeff{}", "<<<<<<< ours\n", "[]", "null", `{"schema":"bitext-review/2"}`, "\xff", `{"schema":"bitext-review/1","dismissed":[null,{}]}`,
		"{\"schema\":\"bitext-review/2\",\"owner\":\"Ли\"}\n" + `{"op":"merge","beads":[{"src":["aa.-.bb.1","bb.aa.-.2"],"dst":["cc.-.-.1.1/2"]}],"rest":[{"src":["dd.-.-.3"],"confidence":0.5}],"by":"anna","date":"2026-03-04T10:00:00.000Z"}` + "\n" +
			`{"op":"later","of":[1,2]}` + "\n" + `{"op":"open","by":"anna@mini"}` + "\n" + `{"op":"comment","fingerprint":"aaaa","note":"?","x":1}` + "\n" + `{"op":"undo"}` + "\n" + `{"op":"redo"}` + "\n" + `{"op":"disp`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := review.Read(bytes.NewReader(data))
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("refused in more than one line: %q", err)
			}
			return
		}
		first := written(t, read)
		if before, after := members(t, data), members(t, []byte(first)); len(before) > 0 && !slices.Equal(before, after) {
			t.Fatalf("%q has the members %q, written it has %q", data, before, after)
		}
		again, err := review.Read(strings.NewReader(first))
		if err != nil {
			t.Fatalf("reading again: %v\n%s", err, first)
		}
		if second := written(t, again); second != first {
			t.Fatalf("written\n%s\nand then\n%s", first, second)
		}
		if open, dismissed, stale := again.Apply(printed("aaaa")); len(open)+len(dismissed) != 1 || len(stale) > len(again.Dismissals()) {
			t.Fatalf("of one finding %d are open, %d dismissed", len(open), len(dismissed))
		}
		more := again.Dismiss(printed("zzzz"), "note", "2026-03-04")
		if n := len(again.Dismissals()); len(more.Dismissals()) < n || len(more.Pruned(printed("zzzz")).Dismissals()) != 1 {
			t.Fatalf("of %d dismissals and one more there are\n%s", n, written(t, more))
		}
	})
}

// members are the names of the members of a file, or of its first line, that a
// review does not have, sorted.
func members(t *testing.T, file []byte) []string {
	t.Helper()
	var all map[string]json.RawMessage
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	if err := json.Unmarshal(file, &all); err != nil {
		file, _, _ = bytes.Cut(file, []byte("\n")) // a file of lines
		if err := json.Unmarshal(file, &all); err != nil {
			t.Fatal(err)
		}
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(all)), func(name string) bool {
		return strings.EqualFold(name, "schema") || strings.EqualFold(name, "dismissed")
	})
}

// written is the text of a review file.
func written(t *testing.T, r review.Review) string {
	t.Helper()
	var out bytes.Buffer
	if err := r.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
