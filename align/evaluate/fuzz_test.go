package evaluate

import (
	"bytes"
	"encoding/json"
	"testing"
)

// linksOf makes links of bytes: two of them say how many indices each side has,
// and the indices follow.
func linksOf(data []byte) (list []Link) {
	for len(data) >= 2 {
		n, m := int(data[0]%4), int(data[1]%4)
		if data = data[2:]; len(data) < n+m {
			break
		}
		var l Link
		for i, b := range data[:n+m] {
			if i < n {
				l.Src = append(l.Src, int(int8(b)))
			} else {
				l.Dst = append(l.Dst, int(int8(b)))
			}
		}
		list, data = append(list, l), data[n+m:]
	}
	return list
}

// FuzzCompare scores any links against any others: shares are shares, links
// against themselves are all right, and the figures are written, as JSON too.
func FuzzCompare(f *testing.F) {
	f.Add([]byte{1, 1, 0, 0, 2, 1, 1, 2, 1, 1, 0, 3}, []byte{1, 1, 0, 0, 1, 0, 1, 1, 1, 2, 1}, uint8(4), uint8(2))
	f.Fuzz(func(t *testing.T, gold, test []byte, n, m uint8) {
		r := Compare(linksOf(gold), linksOf(test), int(n), int(m))
		var confidence []float64
		for _, b := range linksOf(test) {
			confidence = append(confidence, 1/float64(1+len(b.Src)))
		}
		r.Calibrate(linksOf(gold), linksOf(test), confidence)
		for _, row := range append(r.Rows(), r.ShapeRows()...) {
			for _, share := range []float64{row.Score.Precision(), row.Score.Recall(), row.Score.F1()} {
				if !(share >= 0 && share <= 1) {
					t.Fatalf("%+v has a share of %v", row, share)
				}
			}
		}
		if same := Compare(linksOf(gold), linksOf(gold), int(n), int(m)); same.Strict.Right != same.Strict.Test || same.Strict.Met != same.Strict.Gold {
			t.Fatalf("gold against gold: %+v", same.Strict)
		}
		var text, object bytes.Buffer
		if err := Text(&text, r); err != nil || text.Len() == 0 {
			t.Fatal(err)
		}
		if err := JSON(&object, r); err != nil || !json.Valid(object.Bytes()) {
			t.Fatalf("%v: %s", err, &object)
		}
	})
}
