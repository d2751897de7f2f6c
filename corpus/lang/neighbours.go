package lang

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	japaneseEncoding "golang.org/x/text/encoding/japanese"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang/zh"
)

// alphabets are the small letters of the Cyrillic languages that lingua knows and
// [All] does not list. A text with others (Tatar җ, Tajik ҳ) is in a language that
// neither knows.
var alphabets = map[corpus.Tag]string{
	"be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
	"bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
	"kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
	"mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
	"mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
	"sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
	"uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}

// writes tells whether a language can be that of a text by its letters. One
// letter in fifty may be another's: it comes from a name.
func writes(tag corpus.Tag, text string) bool {
	alphabet := alphabets[tag]
	if l := For(tag); l != nil {
		alphabet = l.alphabet
	}
	if alphabet == "" {
		return true
	}
	letters, others := outside(text, Cyrillic, alphabet)
	return others*50 <= letters
}

// outside counts the letters of a script in a text, and those among them that
// are not in the alphabet, given in small letters.
func outside(text string, script Script, alphabet string) (letters, others int) {
	for _, r := range text {
		if ScriptOf(r) == script {
			letters++
			if !strings.ContainsRune(alphabet, unicode.ToLower(r)) {
				others++
			}
		}
	}
	return letters, others
}

// Shares of eastern letters by which Japanese and Korean are told from Chinese
// texts that quote them. Japanese running text is half kana, headlines a fifth.
const (
	minKana   = 0.1
	minHangul = 0.5
)

// byForms is the confidence in a text that is told by shinjitai alone; not less
// than [sure].
const byForms = 0.9

// shinjitai are frequent characters in forms that only Japanese uses. They tell
// a headline without kana: one character in twenty is enough.
const shinjitai = "両乗亜仏仮伝価倹児円処剣剤労効勅勧勲単厳収営団囲図圏圧塩増壊壱売変奨嬢実対専巣帯帰庁広廃弐弾従徳徴応恵悩悪戦戻払抜択拝拠拡挙挿捜掲摂撃斉暁暦栄桜検楽様権歓歩歯歳歴気氷沢浄渇済渉渋渓満滝瀬焼犠猟獣畳発県砕穂穏竜粋粛経絵継続総縁縄縦繊聴脳臓舗蔵薫薬覇覚覧観訳読譲豊賛転軽辺逓遅郷酔醸釈鉄鉱銭錬関闘陥険隠隣雑霊頼顕駅駆騒験髄髪鶏黒黙齢"

// eastern tells Chinese, Japanese and Korean apart.
func eastern(text string, c census) (corpus.Tag, float64) {
	all := float64(c.eastern())
	if float64(c.hangul) > minHangul*all {
		return "ko", 1
	}
	own := chinese(text)
	if float64(c.kana) > minKana*all && !quotesKana(text) {
		return "ja", 1
	}
	if n := japanese(text); n*20 > c.han && own < n || n > 0 && own == 0 {
		return "ja", byForms
	}
	return writing(text), 1
}

// quotesKana tells whether a text with kana is Chinese and only quotes them: what
// stands outside its quotation marks holds characters that only Chinese writes,
// and at most five kana to each.
func quotesKana(text string) bool {
	bare := quotations.ReplaceAllString(text, "")
	return 5*chinese(bare) >= count(bare).kana && chinese(bare) > 0
}

// quotations are what Chinese and Japanese put between marks, without marks inside.
var quotations = regexp.MustCompile(`《[^》]*》|〈[^〉]*〉|「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|（[^）]*）|\([^)]*\)`)

// chinese counts the characters that Japanese hardly ever writes: the telling
// words of the language of the Han script, and what JIS X 0208 lacks.
func chinese(text string) int {
	own, jis := In(Han).telling(), loadJIS()
	n := 0
	for _, r := range text {
		if ScriptOf(r) == Han && (!jis[r] || own[string(r)]) {
			n++
		}
	}
	return n
}

// loadJIS is the characters of JIS X 0208, which has all that Japanese papers
// print: rows and cells of EUC-JP count from 0xA1.
var loadJIS = sync.OnceValue(func() map[rune]bool {
	set := map[rune]bool{}
	decoder := japaneseEncoding.EUCJP.NewDecoder()
	for row := 0xA1; row <= 0xFE; row++ {
		for cell := 0xA1; cell <= 0xFE; cell++ {
			if text, err := decoder.String(string([]byte{byte(row), byte(cell)})); err == nil {
				for _, r := range text {
					set[r] = true
				}
			}
		}
	}
	return set
})

// writing tells Simplified from Traditional by the characters that only one of
// them uses. One must outnumber the other two to one; "zh" stands for texts
// whose characters do not tell.
func writing(text string) corpus.Tag {
	simplified, traditional := zh.Writing(text)
	switch {
	case simplified > 2*traditional:
		return corpus.Simplified
	case traditional > 2*simplified:
		return corpus.Traditional
	}
	return corpus.Chinese
}

// Simplify folds Traditional Chinese characters to Simplified ones, rune for
// rune, so that offsets hold in both. It is for comparing, never for showing.
func Simplify(text string) string { return zh.Simplify(text) }

// japanese counts the characters in forms that only Japanese uses.
func japanese(text string) int {
	set := loadShinjitai()
	n := 0
	for _, r := range text {
		if set[r] {
			n++
		}
	}
	return n
}

var loadShinjitai = sync.OnceValue(func() map[rune]bool {
	set := make(map[rune]bool, len(shinjitai)/3)
	for _, r := range shinjitai {
		set[r] = true
	}
	return set
})
