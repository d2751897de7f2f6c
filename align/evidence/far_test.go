package evidence

import (
	"math"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// Two segments outside the band are looked at as if the band held them, but for
// rivals that only the whole lattice knows.
func TestFar(t *testing.T) {
	english := []string{"The ice was 60 centimetres thick.", "Nobody could leave.", "The school opened in May.", "Bread costs two crowns.", "The bridge fell.", "Rain is expected.", "The ferry sank on Tuesday night.", "A teacher saw the lights go out."}
	russian := []string{"Вечером паром затонул.", "Толщина льда составляла 60 сантиметров.", "Никто не мог уехать.", "Школа открылась в мае.", "Хлеб стоит две кроны.", "Мост рухнул.", "Ожидается дождь.", "Учительница видела, как погас свет."}
	src, dst := text(corpus.English, strings.Join(english, "\n")), text(corpus.Russian, strings.Join(russian, "\n"))
	r := NewReader(corpus.Paragraphs, vectors.Default())
	s, d := r.Read(t.Context(), src), r.Read(t.Context(), dst)
	n := len(english)
	whole := r.Pair(t.Context(), s, d, lattice.Full(n, n))
	var diagonal []lattice.Node
	for i := n; i >= 0; i-- {
		diagonal = append(diagonal, lattice.Node{I: i, J: i})
	}
	narrow := r.Pair(t.Context(), s, d, lattice.Around(diagonal, n, n, 1, 2))
	for i := range n {
		for j := range n {
			if _, inside := narrow.Candidate(corpus.Bead{Src: one(i), Dst: one(j)}, Adaptation{}); inside {
				continue
			}
			want, _ := whole.Candidate(corpus.Bead{Src: one(i), Dst: one(j)}, Adaptation{})
			got := r.Far(t.Context(), narrow, corpus.Bead{Src: one(i), Dst: one(j)}, Adaptation{})
			for _, f := range Features() {
				v, ok := f.Value(&got)
				w, ok2 := f.Value(&want)
				// A piece's rivals are known inside the band only.
				if strings.HasPrefix(f.Name, "pieces") {
					w = max(v, w)
				}
				if ok != ok2 || math.Abs(v-w) > 1e-6 {
					t.Errorf("%s of %d and %d: %v, %v, want %v, %v", f.Name, i, j, v, ok, w, ok2)
				}
			}
		}
	}
}

// The cosine of two segments is theirs wherever they stand.
func TestCosine(t *testing.T) {
	e := pair(text(corpus.English, "Skerry Air 42\n* * *"), text(corpus.Chinese, "Skerry Air 42\n谁也无法离开。"))
	if c := e.Cosine(0, 0); math.Abs(c-1) > 1e-6 {
		t.Errorf("a text has a cosine of %v with itself, want 1", c)
	}
	if c := e.Cosine(1, 1); c != 0 {
		t.Errorf("a text without vector has a cosine of %v, want 0", c)
	}
}
