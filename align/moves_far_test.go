package align

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// long makes two texts of all passages of the articles in one language, each
// once, a paragraph a side.
func long(t testing.TB, base corpus.Tag) (src, dst []corpus.Segment) {
	space := " "
	if base == corpus.Chinese {
		space = ""
	}
	for _, p := range passages(t, base) {
		src = append(src, corpus.Segment{Text: joinedText(p.src, " "), Tag: corpus.English})
		dst = append(dst, corpus.Segment{Text: joinedText(p.dst, space), Tag: base})
	}
	return src, dst
}

func joinedText(sentences []corpus.Segment, space string) string {
	var texts []string
	for _, s := range sentences {
		texts = append(texts, s.Text)
	}
	return strings.Join(texts, space)
}

// A block of up to five paragraphs is found wherever it went, in texts of any
// length, and hardly a paragraph is missed or taken for another.
func TestMovesAnywhere(t *testing.T) {
	for _, base := range []corpus.Tag{corpus.Chinese, corpus.Russian} {
		source, target := long(t, base)
		n := len(source)
		r := rand.New(rand.NewPCG(3, 4))
		for range 10 {
			size := 1 + r.IntN(5)
			from, to := r.IntN(n-size+1), r.IntN(n-size+1)
			src, dst := corpus.Document{Tag: corpus.English, Segments: source}, corpus.Document{Tag: base}
			place := make([]int, n)
			for j, i := range moveBlock(n, from, size, to) {
				dst.Segments = append(dst.Segments, target[i])
				place[i] = j
			}
			ladder := aligned(t, src, dst, Options{})
			wrong := 0
			for _, b := range ladder {
				if b.Src.Len() != 1 || b.Dst.Len() != 1 || b.Dst.Lo != place[b.Src.Lo] {
					wrong++
				}
			}
			if wrong > n/50 {
				t.Errorf("%s, %d of %d paragraphs from %d to %d: %d beads are wrong\n%s", base, size, n, from, to, wrong, write(ladder))
			}
		}
	}
}

// moveBlock is the order of n paragraphs of which size from one on went to
// another place.
func moveBlock(n, from, size, to int) []int {
	var rest, block []int
	for i := range n {
		if from <= i && i < from+size {
			block = append(block, i)
		} else {
			rest = append(rest, i)
		}
	}
	return append(append(append([]int(nil), rest[:to]...), block...), rest[to:]...)
}

// Paragraphs that differ in a few words and figures only are told apart, however
// far one of them went.
func TestMovesAmongLookalikes(t *testing.T) {
	cities := [][2]string{{"Oslo", "奥斯陆"}, {"Lima", "利马"}, {"Paris", "巴黎"}, {"Berlin", "柏林"}, {"Lisbon", "里斯本"}}
	built := [][2]string{{"schools", "学校"}, {"parks", "公园"}, {"farms", "农场"}, {"museums", "博物馆"}}
	const n = 160
	var source, target []corpus.Segment
	for i := range n {
		c, b := cities[i%len(cities)], built[i/len(cities)%len(built)]
		year, number := 1850+i, 103+(i*37)%880
		source = append(source, corpus.Segment{Tag: corpus.English, Text: fmt.Sprintf("In %d the city of %s opened %d %s, and many who lived there said that the change had come too late.", year, c[0], number, b[0])})
		target = append(target, corpus.Segment{Tag: corpus.Chinese, Text: fmt.Sprintf("%d年，%s市开放了%d座%s，许多住在那里的人说，这一变化来得太晚了。", year, c[1], number, b[1])})
	}
	for _, move := range [][2]int{{75, 63}, {12, 150}, {140, 3}} {
		order := moveBlock(n, move[0], 1, move[1])
		src, dst := corpus.Document{Tag: corpus.English, Segments: source}, corpus.Document{Tag: corpus.Chinese}
		for _, i := range order {
			dst.Segments = append(dst.Segments, target[i])
		}
		ladder := aligned(t, src, dst, Options{Model: uncorrected(corpus.Paragraphs)})
		if b := ladder[move[0]]; !b.Moved || b.Dst != one(move[1]) || b.Confidence < 0.9 {
			t.Errorf("from %d to %d: %v", move[0], move[1], b)
		}
		why, err := Explain(t.Context(), src, dst, Options{}, move[0])
		if err != nil {
			t.Fatal(err)
		}
		if sum := nats(why); sum < 4 || len(why.Words) == 0 {
			t.Errorf("from %d to %d: explained with %.1f nats and the words %v", move[0], move[1], sum, why.Words)
		}
	}
}

// nats is the sum of the reasons of an explanation.
func nats(e Explanation) float64 {
	sum := 0.0
	for _, r := range e.Reasons {
		sum += r.Nats
	}
	return sum
}

// What is left over on both sides and on different subjects is not paired,
// however long the chains it stands in.
func TestLeftoversOnOtherSubjects(t *testing.T) {
	english := text(corpus.English, `Keeping a garden diary
A garden diary is a notebook in which you write down what you planted, when you planted it and how it grew.
Why keep a diary at all?
Because nobody remembers in April what went wrong with the beans last June.
Diaries, sensors and apps
A diary that keeps the same order on every page can be read by an app as easily as by a neighbour, since it was written for people first.
An app can also help to write the diary. It can draft a page from the sensor readings in seconds, which is a useful start.
A sensor cannot decide what is worth remembering for your family.
What should every page have?
Each page should have the date, the weather, the bed and the name of the plant.`)
	russian := text(corpus.Russian, `Дневник садовода
Дневник садовода — это тетрадь, куда вы записываете, что посадили, когда посадили и как оно росло.
Зачем вообще вести дневник?
Затем, что в апреле никто не помнит, что в прошлом июне случилось с фасолью.
Что должно быть на каждой странице?
На каждой странице нужны дата, погода, грядка и название растения.
Доска объявлений
Наш кружок собирается по четвергам в читальном зале. Вход свободный, чай приносите с собой.
Обмен семенами пройдёт в последнюю субботу марта во дворе школы.
Лопаты и тележку можно взять у сторожа под расписку.`)
	ladder := aligned(t, english, russian, Options{})
	verified(t, ladder, english, russian)
	if got, want := write(ladder), "0:0 1:1 2:2 3:3 4: 5: 6: 7: 8:4 9:5 :6 :7 :8 :9"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
