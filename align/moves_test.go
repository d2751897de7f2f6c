package align

import (
	"maps"
	"slices"
	"testing"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// A ferry is one article in three languages, told paragraph by paragraph, which
// the tables below rearrange.
var (
	ferryEnglish = []string{
		"The ferry between Lindal and the island of Store sank on Tuesday night after it struck a rock.",
		"All 214 passengers were rescued, the coast guard said, and three were taken to a hospital.",
		"“I saw the lights go out and I put on my life vest,” said Maria Jensen, a teacher from the island.",
		"The ship was built in 1987 and had been repaired twice in the past five years.",
		"Prosecutors have opened an investigation and questioned the captain for six hours.",
		"The company will run buses over the bridge until a new ferry arrives in September.",
	}
	ferryChinese = []string{
		"林达尔与斯图尔岛之间的渡轮星期二晚上触礁沉没。",
		"海岸警卫队说，214名乘客全部获救，其中三人被送往医院。",
		"“我看见灯灭了，就穿上了救生衣，”岛上的教师玛丽亚·延森说。",
		"这艘船建于1987年，过去五年里修理过两次。",
		"检察官已展开调查，并对船长进行了六个小时的讯问。",
		"在新渡轮9月到来之前，公司将开行过桥的巴士。",
	}
	ferryRussian = []string{
		"Паром, ходивший между Линдалем и островом Стуре, затонул во вторник ночью, наскочив на скалу.",
		"Все 214 пассажиров спасены, сообщила береговая охрана; трое доставлены в больницу.",
		"— Я увидела, как погас свет, и надела спасательный жилет, — рассказала учительница с острова Мария Йенсен.",
		"Судно построено в 1987 году и за последние пять лет дважды ремонтировалось.",
		"Прокуратура начала расследование и шесть часов допрашивала капитана.",
		"До сентября, когда придёт новый паром, компания пустит автобусы через мост.",
	}
)

// ferry is some of its paragraphs in some order.
func ferry(tag corpus.Tag, paragraphs []string, order ...int) corpus.Document {
	doc := corpus.Document{Tag: tag}
	for k, i := range order {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: paragraphs[i], Tag: tag, Block: k})
	}
	return doc
}

// A translation of the ferry article, and the ladder wanted.
type edited struct {
	name     string
	src, dst []int
	want     string
}

func checkFerry(t *testing.T, tests []edited) {
	t.Helper()
	for _, tt := range tests {
		src := ferry(corpus.English, ferryEnglish, tt.src...)
		for _, dst := range []corpus.Document{
			ferry(corpus.Chinese, ferryChinese, tt.dst...),
			ferry(corpus.Russian, ferryRussian, tt.dst...),
		} {
			t.Run(tt.name+"/"+string(dst.Tag), func(t *testing.T) {
				ladder := aligned(t, src, dst, Options{})
				verified(t, ladder, src, dst)
				if got := write(ladder); got != tt.want {
					t.Errorf("got  %s\nwant %s", got, tt.want)
				}
			})
		}
	}
}

// Text that was put elsewhere is found where it went.
func TestMoves(t *testing.T) {
	all := []int{0, 1, 2, 3, 4, 5}
	checkFerry(t, []edited{
		{"nothing moved", all, all, "0:0 1:1 2:2 3:3 4:4 5:5"},
		{"the second paragraph comes last", all, []int{0, 2, 3, 4, 5, 1}, "0:0 1:5* 2:1 3:2 4:3 5:4"},
		{"the last paragraph comes second", all, []int{0, 5, 1, 2, 3, 4}, "0:0 1:2 2:3 3:4 4:5 5:1*"},
		{"two paragraphs went together", all, []int{0, 3, 4, 5, 1, 2}, "0:0 1:4* 2:5* 3:1 4:2 5:3"},
		{"one moved, another dropped", all, []int{0, 5, 1, 3, 4}, "0:0 1:2 2: 3:3 4:4 5:1*"},
	})
}

// What is only in one text stands alone; neighbours are not drawn into its
// place.
func TestOmissionsAndAdditions(t *testing.T) {
	all := []int{0, 1, 2, 3, 4, 5}
	checkFerry(t, []edited{
		{"first paragraph dropped", all, []int{1, 2, 3, 4, 5}, "0: 1:0 2:1 3:2 4:3 5:4"},
		{"last paragraph dropped", all, []int{0, 1, 2, 3, 4}, "0:0 1:1 2:2 3:3 4:4 5:"},
		{"paragraph in the middle dropped", all, []int{0, 1, 2, 4, 5}, "0:0 1:1 2:2 3: 4:3 5:4"},
		{"two in a row dropped", all, []int{0, 1, 4, 5}, "0:0 1:1 2: 3: 4:2 5:3"},
		{"cut from the end", all, []int{0, 1, 2}, "0:0 1:1 2:2 3: 4: 5:"},
		{"first paragraph added", []int{1, 2, 3, 4, 5}, all, ":0 0:1 1:2 2:3 3:4 4:5"},
		{"paragraph in the middle added", []int{0, 1, 2, 4, 5}, all, "0:0 1:1 2:2 :3 3:4 4:5"},
		{"one in the place of another", []int{0, 1, 2, 4, 5}, []int{0, 1, 3, 4, 5}, "0:0 1:1 2: :2 3:3 4:4"},
		{"one dropped, another added", []int{0, 1, 3, 4, 5}, []int{0, 1, 2, 3, 5}, "0:0 1:1 :2 2:3 3: 4:4"},
	})
}

// The blocks chosen among leftovers are diagonal runs, each segment in one of
// them, the best first, and each worth the price of a move and the links of the
// chains it breaks.
func TestBlocks(t *testing.T) {
	type gains = map[cell]float64
	for _, tt := range []struct {
		name   string
		gains  gains
		price  float64
		link   float64 // what a link of a chain is worth, on both sides
		chains []int   // segments that begin a chain; nil: every segment is one of its own
		want   string
	}{
		{"the run, over a hollow", gains{{1, 7}: 2, {2, 8}: 3, {3, 9}: -1, {4, 10}: 2}, -2, 0, nil, "1:7* 2:8* 3:9* 4:10*"},
		{"not where the hollow has a better partner", gains{{1, 7}: 2, {2, 8}: 3, {3, 9}: -1, {4, 10}: 2, {3, 3}: 5.9}, -2, 0, nil, "1:7* 2:8* 4:10* 3:3*"},
		{"a gap ends the run", gains{{1, 7}: 2, {2, 8}: 3, {4, 10}: 2}, -1, 0, nil, "1:7* 2:8* 4:10*"},
		{"a segment goes to the better block", gains{{1, 7}: 2, {2, 8}: 3, {2, 7}: 4}, -1, 0, nil, "1:7* 2:8*"},
		{"what is left of a run goes on alone", gains{{1, 7}: 5, {2, 8}: 1, {2, 3}: 9}, -1, 0, nil, "2:3* 1:7*"},
		{"equals in the order of the text", gains{{5, 1}: 3, {4, 2}: 3}, -1, 0, nil, "4:2* 5:1*"},
		{"not worth the price", gains{{3, 9}: 4}, -4, 0, nil, ""},
		{"a whole chain loses one link less", gains{{1, 7}: 3, {2, 8}: 3}, -3, 1, []int{1, 7}, "1:7* 2:8*"},
		{"which is not enough for two apart", gains{{1, 7}: 3, {2, 9}: 3}, -2, 1, []int{1, 7}, ""},
		{"the last of a chain has no link", gains{{1, 7}: 3.5, {2, 9}: 1.5}, -1, 1, []int{1, 7}, "1:7* 2:9*"},
		{"nothing left", nil, -1, 0, nil, ""},
	} {
		l := &leftovers{gains: tt.gains, price: tt.price, src: map[int]loner{}, dst: map[int]loner{}}
		l.chains[lattice.AfterOmission], l.chains[lattice.AfterAddition] = tt.link, tt.link
		for c := range tt.gains {
			l.src[c.i], l.dst[c.j] = loner{}, loner{}
		}
		chained(l.src, tt.chains)
		chained(l.dst, tt.chains)
		if got := write(l.choose()); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// chained puts the segments of a side into chains that begin at some of them.
func chained(side map[int]loner, begins []int) {
	var chain *int
	for _, i := range slices.Sorted(maps.Keys(side)) {
		if chain == nil || begins == nil || slices.Contains(begins, i) {
			chain = new(int)
		}
		*chain++
		side[i] = loner{chain: chain}
	}
}
