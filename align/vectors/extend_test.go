package vectors

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whom the grammar does not know.
var (
	pilot = phrase{"the pilot", "飞行员", "пилот"}
	clown = phrase{"the clown", "小丑", "клоун"}
)

// sentencesWith are the sentences of the grammar with somebody new, with Chinese
// and then with Russian; those at each third place are held out.
func sentencesWith(who phrase) (learnt, held []Pair) {
	for j, does := range deeds {
		for k, where := range places {
			en := who.en + " " + does.en + " " + where.en + "."
			pairs := []Pair{{Src: en, Dst: who.zh + where.zh + does.zh + "。"}, {Src: en, Dst: who.ru + " " + does.ru + " " + where.ru + "."}}
			if (j+k)%3 == 0 {
				held = append(held, pairs...)
			} else {
				learnt = append(learnt, pairs...)
			}
		}
	}
	return learnt, held
}

// extendedFile is the file of a table with what pairs add to it.
func extendedFile(t rapid.TB, base *Table, pairs []Pair) []byte {
	t.Helper()
	x, err := base.Extend(context.Background(), pairs)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	n, err := x.WriteTo(&file)
	if err != nil || n != int64(file.Len()) {
		t.Fatalf("%d bytes of %d: %v", n, file.Len(), err)
	}
	return file.Bytes()
}

func extended(t rapid.TB, base *Table, pairs ...Pair) *Table {
	t.Helper()
	table, err := Open(extendedFile(t, base, pairs))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestExtendTellsNewWordsApart: sentences that differ only in who is in them, whom
// the base does not know, find their translations.
func TestExtendTellsNewWordsApart(t *testing.T) {
	pilots, heldPilots := sentencesWith(pilot)
	clowns, heldClowns := sentencesWith(clown)
	base := grammarTable(t)
	table := extended(t, base, append(pilots, clowns...)...)
	for k, language := range []string{"Chinese", "Russian"} {
		var held []Pair
		for i := k; i < len(heldPilots); i += 2 {
			held = append(held, heldPilots[i], heldClowns[i])
		}
		before, _ := base.Retrieve(held)
		targets, sources := table.Retrieve(held)
		if targets < len(held)*9/10 || sources < len(held)*9/10 || before > len(held)*7/10 {
			t.Errorf("%s: of %d held out, %d targets and %d sources were found, and %d before", language, len(held), targets, sources, before)
		}
	}
}

// TestExtendByOnePair: an entry of a list of terms, or one sentence, is enough for a
// word to have a vector like that of its translation, and to translate it.
func TestExtendByOnePair(t *testing.T) {
	tests := []struct {
		name, src, dst, en, other string
		in                        class
		want                      []string
	}{
		{"Chinese entry", "tokamak", "托卡马克", "tokamak", "托卡马克", han, []string{"托卡", "卡马", "马克", "托", "卡", "马", "克"}},
		{"Russian entry", "tokamak", "токамак", "tokamak", "токамак", cyrillic, []string{"токамак"}},
		{"the other way round", "токамак", "tokamak", "tokamak", "токамак", cyrillic, []string{"токамак"}},
		{"Chinese sentence", "The doctor waited at the tokamak.", "医生在托卡马克等候。", "tokamak", "托卡马克", han, []string{"托卡", "卡马", "马克", "托", "卡", "马", "克", "克等", "在托"}},
		{"Russian sentence", "The doctor waited at the tokamak.", "Доктор ждал на токамаке.", "tokamak", "токамак", cyrillic, []string{"токамак"}},
	}
	for _, test := range tests {
		table := extended(t, grammarTable(t), Pair{Src: test.src, Dst: test.dst})
		if got := strongest(t, table, test.en, test.in); !slices.Contains(test.want, got) {
			t.Errorf("%s: %s translates as %q, want one of %s", test.name, test.en, got, test.want)
		}
		reader := table.Reader()
		like := Dot(Unit(reader.Sum(test.en)), Unit(reader.Sum(test.other)))
		base := grammarTable(t).Reader()
		before := Dot(Unit(base.Sum(test.en)), Unit(base.Sum(test.other)))
		if like < 0.4 || like <= before {
			t.Errorf("%s: the cosine of %s and %s is %.2f, and was %.2f", test.name, test.en, test.other, like, before)
		}
	}
}

// TestExtendGivesKnownWordsTranslations: a word gets a translation that the base has
// not, seen often enough beside it; seen once it does not, as the base knows better.
func TestExtendGivesKnownWordsTranslations(t *testing.T) {
	for times, want := range map[int]bool{1: false, 7: true} {
		var pairs []Pair
		for k := range times {
			pairs = append(pairs, Pair{Src: "The station " + places[k].en + ".", Dst: "Фермер " + places[k].ru + "."})
		}
		table := extended(t, grammarTable(t), pairs...)
		station, _ := table.find("station")
		got := false
		table.Translations(station, func(tr Translation) {
			if table.Token(tr.To) == "фермер" {
				got = true
				if most := 7. / (7 + doubtKnown); tr.Forward > most+0.04 { // rounded
					t.Errorf("station translates as фермер with a chance of %.2f, above %.2f", tr.Forward, most)
				}
			}
		})
		if got != want {
			t.Errorf("after %d pairs station translates as фермер: %v, want %v", times, got, want)
		}
	}
}

// TestExtendIsAsSureAsItSaw: a sentence makes a translation half sure at most, an entry
// of a dictionary two thirds, nine sentences nine tenths.
func TestExtendIsAsSureAsItSaw(t *testing.T) {
	sentences := func(n int) (pairs []Pair) {
		for k := range n {
			at := places[k%len(places)]
			pairs = append(pairs, Pair{Src: strings.Repeat("The pilot ", 1+k/len(places)) + at.en + ".", Dst: "Пилот " + at.ru + strings.Repeat(".", 1+k/len(places))})
		}
		return pairs
	}
	for name, test := range map[string]struct {
		pairs       []Pair
		least, most float64
	}{
		"a sentence": {sentences(1), .25, .5}, "an entry": {[]Pair{{Src: "pilot", Dst: "пилот"}}, .5, .67}, "nine sentences": {sentences(9), .75, .9},
	} {
		table := extended(t, grammarTable(t), test.pairs...)
		id, _ := table.find("pilot")
		got := 0.0
		table.Translations(id, func(tr Translation) {
			if table.Token(tr.To) == "пилот" {
				got = tr.Forward
			}
		})
		if got < test.least-0.04 || got > test.most+0.04 { // rounded
			t.Errorf("%s: pilot translates as пилот with a chance of %.2f, want %.2f to %.2f", name, got, test.least, test.most)
		}
	}
}

// TestExtendForgetsNothing, whatever the pairs: all tokens are there, the vector of a
// token that no pair has is the same to the byte, that of another moves a little,
// and no translation gets weaker.
func TestExtendForgetsNothing(t *testing.T) {
	base := grammarTable(t)
	rapid.Check(t, func(t *rapid.T) {
		pairs := somePairs(t)
		table := extended(t, base, pairs...)
		touched := map[string]bool{}
		reader := table.Reader()
		for _, p := range pairs {
			for _, text := range []string{p.Src, p.Dst} {
				for _, token := range reader.Read(text).Tokens {
					touched[table.Token(token.ID)] = true
				}
			}
		}
		for old := range int32(base.size) {
			token := base.Token(old)
			now, ok := table.find(token)
			if !ok {
				t.Fatalf("%q is gone", token)
			}
			if int(old) < base.rows {
				scale, numbers := base.row(old)
				newScale, newNumbers := table.row(now)
				if !touched[token] && (scale != newScale || !bytes.Equal(numbers, newNumbers)) {
					t.Fatalf("the vector of %q, which no pair has, is another", token)
				}
				if cos := Dot(Unit(base.Vector(old)), Unit(table.Vector(now))); cos < 0.7 {
					t.Fatalf("the vector of %q has a cosine of %.2f with what it was", token, cos)
				}
			}
			list := map[string]Translation{}
			table.Translations(now, func(tr Translation) { list[table.Token(tr.To)] = tr })
			base.Translations(old, func(tr Translation) {
				if now, ok := list[base.Token(tr.To)]; !ok || now.Forward < tr.Forward || now.Back < tr.Back {
					t.Fatalf("%q as %q was %v and is %v", token, base.Token(tr.To), tr, now)
				}
			})
		}
	})
}

// somePairs draws pairs of sentences of the grammar, some with somebody new.
func somePairs(t *rapid.T) []Pair {
	who := rapid.SampledFrom(append(slices.Clone(people), pilot, clown))
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Pair {
		a, b, c := who.Draw(t, "who"), rapid.SampledFrom(deeds).Draw(t, "deed"), rapid.SampledFrom(places).Draw(t, "place")
		p := Pair{Src: a.en + " " + b.en + " " + c.en + ".", Dst: a.zh + c.zh + b.zh + "。"}
		if rapid.Bool().Draw(t, "Russian") {
			p.Dst = a.ru + " " + b.ru + " " + c.ru + "."
		}
		return p
	}), 1, 12).Draw(t, "pairs")
}

// TestExtendKeepsNeighbours: after twenty pairs with new words every old word is
// still the nearest to the same one.
func TestExtendKeepsNeighbours(t *testing.T) {
	base := grammarTable(t)
	pairs, _ := sentencesWith(pilot)
	table := extended(t, base, pairs[:20]...)
	nearest := func(of *Table, word string, among []phrase) string {
		reader := of.Reader()
		unit := Unit(reader.Sum(word))
		best, at := float32(-1), ""
		for _, p := range among {
			if cos := Dot(unit, Unit(reader.Sum(p.zh))); cos > best {
				best, at = cos, p.zh
			}
		}
		return at
	}
	for _, words := range [][]phrase{people, deeds, places} {
		for _, word := range words {
			for _, text := range []string{word.en, word.ru} {
				if before, now := nearest(base, text, words), nearest(table, text, words); before != now {
					t.Errorf("%q was nearest to %s and is to %s", text, before, now)
				}
			}
		}
	}
}

// TestExtendIsOfTheSet of pairs: neither their order nor their direction matters, nor
// what is there twice, nor how many processors there are.
func TestExtendIsOfTheSet(t *testing.T) {
	base := grammarTable(t)
	rapid.Check(t, func(t *rapid.T) {
		pairs := somePairs(t)
		want := extendedFile(t, base, pairs)
		shuffled := rapid.Permutation(append(slices.Clone(pairs), pairs[0])).Draw(t, "shuffled")
		for i := range shuffled {
			shuffled[i].Corpus = i
			if rapid.Bool().Draw(t, "turned") {
				shuffled[i].Src, shuffled[i].Dst = shuffled[i].Dst, shuffled[i].Src
			}
		}
		before := runtime.GOMAXPROCS(1 + rapid.IntRange(0, 3).Draw(t, "processors"))
		defer runtime.GOMAXPROCS(before)
		if !bytes.Equal(extendedFile(t, base, shuffled), want) {
			t.Fatal("another order gave another table")
		}
	})
}

// TestExtendTwice: what is learnt again changes next to nothing.
func TestExtendTwice(t *testing.T) {
	pairs, _ := sentencesWith(pilot)
	once := extended(t, grammarTable(t), pairs...)
	again, err := once.Extend(t.Context(), pairs)
	if err != nil || again.Tokens != 0 || again.Pairs != len(pairs) {
		t.Fatalf("the second time %d pairs gave %d tokens: %v", again.Pairs, again.Tokens, err)
	}
	twice := extended(t, once, pairs...)
	for id := range int32(once.rows) {
		if cos := Dot(Unit(once.Vector(id)), Unit(twice.Vector(id))); cos < 0.95 {
			t.Errorf("%q has a cosine of %.3f with what it was after the first time", once.Token(id), cos)
		}
	}
}

func TestExtendCounts(t *testing.T) {
	x, err := grammarTable(t).Extend(t.Context(), []Pair{
		{Src: "tokamak", Dst: "токамак"}, {Src: "токамак", Dst: "tokamak"}, // one, there twice
		{Src: "The doctor waited.", Dst: "Le docteur attendait."}, {Src: "7", Dst: "八"},
		{Src: "Москва", Dst: "莫斯科"},
	})
	// tokamak, токамак, москв, the three characters and the two bigrams of 莫斯科, and 八 whose pair says nothing.
	if err != nil || x.Pairs != 2 || x.Tokens != 9 || x.Translations < 2 {
		t.Errorf("got %d pairs, %d tokens, %d translations: %v", x.Pairs, x.Tokens, x.Translations, err)
	}
}

func TestExtendRefuses(t *testing.T) {
	for name, pairs := range map[string][]Pair{
		"no pairs":     nil,
		"one script":   {{Src: "The doctor waited.", Dst: "Der Arzt wartete."}, {Src: "Доктор ждал.", Dst: "Лікар чекав."}, {Src: "医生在等。", Dst: "醫生在睡覺。"}},
		"with a name":  {{Src: "Доктор House ждал.", Dst: "Лікар чекав."}},
		"no letters":   {{Src: "1984", Dst: "1985"}, {Src: "—", Dst: "。"}},
		"other script": {{Src: "The doctor waited.", Dst: "Ο γιατρός περίμενε."}},
	} {
		if _, err := grammarTable(t).Extend(t.Context(), pairs); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := grammarTable(t).Extend(ctx, []Pair{{Src: "tokamak", Dst: "токамак"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("at the end of its context: %v", err)
	}
}

// TestExtendReadsMixedScripts: a Chinese sentence about commands, of which most
// letters are Latin, is still the Chinese one.
func TestExtendReadsMixedScripts(t *testing.T) {
	for _, p := range []Pair{
		{Src: "Run kubectl create deployment.", Dst: "运行 kubectl create deployment。"},
		{Src: "Запустите kubectl create deployment.", Dst: "Run kubectl create deployment."},
		{Src: "The character 医 is old.", Dst: "医字很古老。"},
	} {
		got, ok := oriented(p)
		if !ok || !strings.HasPrefix(got.Src, "Run") && !strings.HasPrefix(got.Src, "The") {
			t.Errorf("%v: got %v, %v", p, got, ok)
		}
	}
}

// TestExtendAFullTable: bigrams that say nothing make room, one for each new token,
// and nothing else does; where there are too few, the tokens seen least stay out.
func TestExtendAFullTable(t *testing.T) {
	const idle = 3
	full := &Learnt{dims: 1, tokens: []string{"dam", "the"}, rows: []float32{1, 1}}
	for i := range MaxTokens - 2 - idle {
		full.tokens = append(full.tokens, fmt.Sprintf("%07d", i))
	}
	full.tokens = append(full.tokens, "丁丁", "丁丙", "丁乙")
	slices.Sort(full.tokens[2:])
	full.translations = make([][]Translation, MaxTokens)
	var file bytes.Buffer
	if _, err := full.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	base, err := Open(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	// Five new tokens for three places: of the two words and three of 水坝, the twice seen ones go first.
	table := extended(t, base, Pair{Src: "The dam", Dst: "水坝"}, Pair{Src: "the cofferdam", Dst: "水"}, Pair{Src: "the weir", Dst: "水"})
	var in []string
	for _, token := range []string{"dam", "the", "0000000", "丁丁", "丁丙", "丁乙", "水", "cofferdam", "weir", "坝", "水坝"} {
		if _, ok := table.find(token); ok {
			in = append(in, token)
		}
	}
	if got, want := strings.Join(in, " "), "dam the 0000000 水 cofferdam weir"; got != want || table.size != MaxTokens {
		t.Errorf("%d tokens with %s, want %s", table.size, got, want)
	}
}

// TestRegression solves what can be checked by hand: one unknown in n equations that
// each ask for 1 goes n/(n+stiffness) of the way.
func TestRegression(t *testing.T) {
	for _, test := range []struct {
		isNew bool
		n     int
		want  float64
	}{{true, 1, 1. / 3}, {true, 2, 1. / 2}, {true, 18, .9}, {false, 1, 1. / 31}, {false, 30, 1. / 2}} {
		r := &regression{dims: 1, number: map[int32]int{}}
		for range test.n {
			r.add(map[int32]float32{7: 1}, []float32{1})
		}
		r.stiffen(func(int32) float32 { return map[bool]float32{false: 3}[test.isNew] })
		if got := r.solve(t.Context()); math.Abs(got[0]-test.want) > 1e-4 {
			t.Errorf("%d equations, new %v: %v, want %v", test.n, test.isNew, got, test.want)
		}
	}
}
