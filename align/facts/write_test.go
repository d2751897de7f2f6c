package facts

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// TestWriteAndRead writes numbers in every way the three languages have and
// reads them back.
func TestWriteAndRead(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		n := random.Int64N([]int64{100, 10_000, 1_000_000, 1_000_000_000, 1_000_000_000_000}[random.IntN(5)])
		if n < 2 {
			continue // "one" alone is no number
		}
		read(t, englishWords(n), corpus.English, n)
		read(t, grouped(n, ","), corpus.English, n)
		read(t, hanWords(n), corpus.Chinese, n)
		read(t, mixedMyriads(n)+"人", corpus.Simplified, n)
		for c := range 5 {
			read(t, russianWords(n, c), corpus.Russian, n)
		}
		for _, space := range []string{" ", "\u00a0", "\u202f", "\u2009"} {
			read(t, grouped(n, space), corpus.Russian, n)
		}
	}
}

// read reads the text in a frame that ends the number and compares the value. A
// year is as good as the number.
func read(t *testing.T, text string, tag corpus.Tag, want int64) {
	t.Helper()
	found := Find("("+text+")", tag)
	if len(found) == 1 && (found[0].Value == Int(want) && !found[0].IsRange() || int64(found[0].Day.Year) == want) {
		return
	}
	t.Fatalf("%s: wrote %d, read %s", text, want, canonical(text, tag))
}

// grouped writes n in digits, in groups of three.
func grouped(n int64, mark string) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return s
}

func englishWords(n int64) string {
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
		"seventeen eighteen nineteen")
	tens := strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	for _, scale := range []struct {
		size int64
		name string
	}{{1e9, "billion"}, {1e6, "million"}, {1e3, "thousand"}, {100, "hundred"}} {
		if n < scale.size {
			continue
		}
		s := englishWords(n/scale.size) + " " + scale.name
		switch rest := n % scale.size; {
		case rest == 0:
			return s
		case scale.size == 100:
			return s + " and " + englishWords(rest)
		default:
			return s + " " + englishWords(rest)
		}
	}
	switch {
	case n < 20:
		return small[n]
	case n%10 == 0:
		return tens[n/10]
	}
	return tens[n/10] + "-" + small[n%10]
}

// hanWords writes n as 一百九十万零三千, with 零 where a place is skipped.
func hanWords(n int64) string {
	digits := []rune("零一二三四五六七八九")
	for _, scale := range []struct {
		size int64
		name string
	}{{1e8, "亿"}, {1e4, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}} {
		if n < scale.size {
			continue
		}
		s := hanWords(n/scale.size) + scale.name
		rest := n % scale.size
		if rest > 0 && rest < scale.size/10 {
			s += "零"
		}
		if rest > 0 {
			s += hanWords(rest)
		}
		return strings.TrimPrefix(s, "一十零")
	}
	return string(digits[n])
}

// mixedMyriads writes n as newspapers do: 3亿4000万, 3万4000.
func mixedMyriads(n int64) string {
	switch {
	case n >= 1e8:
		s := mixedMyriads(n/1e8) + "亿"
		if n%1e8 > 0 {
			s += mixedMyriads(n % 1e8)
		}
		return s
	case n >= 1e4:
		s := strconv.FormatInt(n/1e4, 10) + "万"
		if n%1e4 > 9 { // 1万5 is 15000
			s += strconv.FormatInt(n%1e4, 10)
		} else if n%1e4 > 0 {
			s += "零" + strconv.FormatInt(n%1e4, 10)
		}
		return s
	}
	return strconv.FormatInt(n, 10)
}

// Russian numerals by case: nominative, genitive, dative, instrumental,
// prepositional. The accusative is the nominative or the genitive.
var (
	russianSmall = [][]string{
		1: {"один", "одного", "одному", "одним", "одном"}, 2: {"два", "двух", "двум", "двумя", "двух"},
		3: {"три", "трёх", "трём", "тремя", "трёх"}, 4: {"четыре", "четырёх", "четырём", "четырьмя", "четырёх"},
		5: {"пять", "пяти", "пяти", "пятью", "пяти"}, 6: {"шесть", "шести", "шести", "шестью", "шести"},
		7: {"семь", "семи", "семи", "семью", "семи"}, 8: {"восемь", "восьми", "восьми", "восемью", "восьми"},
		9: {"девять", "девяти", "девяти", "девятью", "девяти"}, 10: {"десять", "десяти", "десяти", "десятью", "десяти"},
	}
	russianTeens = strings.Fields("- один две три четыр пят шест сем восем девят")
	russianTens  = [][]string{
		2: {"двадцать", "двадцати", "двадцати", "двадцатью", "двадцати"}, 3: {"тридцать", "тридцати", "тридцати", "тридцатью", "тридцати"},
		4: {"сорок", "сорока", "сорока", "сорока", "сорока"}, 5: {"пятьдесят", "пятидесяти", "пятидесяти", "пятьюдесятью", "пятидесяти"},
		6: {"шестьдесят", "шестидесяти", "шестидесяти", "шестьюдесятью", "шестидесяти"},
		7: {"семьдесят", "семидесяти", "семидесяти", "семьюдесятью", "семидесяти"},
		8: {"восемьдесят", "восьмидесяти", "восьмидесяти", "восемьюдесятью", "восьмидесяти"},
		9: {"девяносто", "девяноста", "девяноста", "девяноста", "девяноста"},
	}
	russianHundreds = [][]string{
		1: {"сто", "ста", "ста", "ста", "ста"}, 2: {"двести", "двухсот", "двумстам", "двумястами", "двухстах"},
		3: {"триста", "трёхсот", "трёмстам", "тремястами", "трёхстах"},
		4: {"четыреста", "четырёхсот", "четырёмстам", "четырьмястами", "четырёхстах"},
		5: {"пятьсот", "пятисот", "пятистам", "пятьюстами", "пятистах"}, 6: {"шестьсот", "шестисот", "шестистам", "шестьюстами", "шестистах"},
		7: {"семьсот", "семисот", "семистам", "семьюстами", "семистах"}, 8: {"восемьсот", "восьмисот", "восьмистам", "восемьюстами", "восьмистах"},
		9: {"девятьсот", "девятисот", "девятистам", "девятьюстами", "девятистах"},
	}
	russianFeminine = map[string]string{"один": "одна", "одного": "одной", "одному": "одной", "одним": "одной", "одном": "одной", "два": "две"}
	russianScales   = []struct {
		size  int64
		forms [][]string // one, two to four, five and more, by case
	}{
		{1e9, [][]string{{"миллиард", "миллиарда", "миллиарду", "миллиардом", "миллиарде"}, {"миллиарда", "миллиардов", "миллиардам", "миллиардами", "миллиардах"}, {"миллиардов", "миллиардов", "миллиардам", "миллиардами", "миллиардах"}}},
		{1e6, [][]string{{"миллион", "миллиона", "миллиону", "миллионом", "миллионе"}, {"миллиона", "миллионов", "миллионам", "миллионами", "миллионах"}, {"миллионов", "миллионов", "миллионам", "миллионами", "миллионах"}}},
		{1e3, [][]string{{"тысяча", "тысячи", "тысяче", "тысячей", "тысяче"}, {"тысячи", "тысяч", "тысячам", "тысячами", "тысячах"}, {"тысяч", "тысяч", "тысячам", "тысячами", "тысячах"}}},
	}
)

// russianWords writes n in a case.
func russianWords(n int64, c int) string {
	var s []string
	for _, scale := range russianScales {
		count := n / scale.size
		if n %= scale.size; count == 0 {
			continue
		}
		words := russianBelowThousand(count, c)
		last := words[len(words)-1]
		if f, ok := russianFeminine[last]; ok && scale.size == 1e3 {
			words[len(words)-1] = f
		}
		form := 2
		if count%10 == 1 && count%100 != 11 {
			form = 0
		} else if d := count % 10; d >= 2 && d <= 4 && count%100/10 != 1 {
			form = 1
		}
		s = append(append(s, words...), scale.forms[form][c])
	}
	if n > 0 {
		s = append(s, russianBelowThousand(n, c)...)
	}
	return strings.Join(s, " ")
}

func russianBelowThousand(n int64, c int) []string {
	var s []string
	if n >= 100 {
		s = append(s, russianHundreds[n/100][c])
	}
	switch n %= 100; {
	case n > 10 && n < 20:
		return append(s, russianTeens[n-10]+"надцат"+[]string{"ь", "и", "и", "ью", "и"}[c])
	case n >= 20:
		s = append(s, russianTens[n/10][c])
		n %= 10
	}
	if n > 0 {
		s = append(s, russianSmall[n][c])
	}
	return s
}
