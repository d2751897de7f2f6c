package lang

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestIdentify(t *testing.T) {
	for _, c := range []struct {
		want corpus.Tag
		text string
	}{
		// Ours.
		{"en", "The mayor said on Friday that the bridge would stay closed until the river falls below the first pier."},
		{"en", "Nobody knew which of the two letters had been written by the elder sister."},
		{"en", "Sales rose 15%."},
		{"en", "Costs fell."},
		{"en", "Hello, world!"},
		{"ru", "Мэр сообщил в пятницу, что мост останется закрытым, пока уровень реки не опустится ниже первой опоры."},
		{"ru", "Продажи выросли на 15%."},
		{"ru", "Мы договорились встретиться у кинотеатра «Україна», но он так и не пришёл, и вечер был испорчен."},
		{"ru", "Компания Apple представила новый iPhone 17 Pro Max, который поступит в продажу через неделю."},
		{"ru", "В Минске прошли переговоры"},
		{"zh-Hans", "市长周五表示，在河水降到第一座桥墩以下之前，大桥将继续关闭。"},
		{"zh-Hant", "市長週五表示，在河水降到第一座橋墩以下之前，大橋將繼續關閉。"},
		{"zh-Hant", "佢話聽日唔使返工，叫我哋一齊去飲茶。"},
		{"zh-Hans", "苹果公司发布iPhone 17 Pro Max和Apple Watch Series 11"},
		{"zh", "今天天空晴朗"},
		{"zh-Hans", "她在日本买了一盒“の”字牌的饼干，回家后分给了邻居的孩子们。"},

		// Never Russian.
		{"uk", "Міський голова повідомив у п’ятницю, що міст залишиться закритим, доки рівень річки не впаде."},
		{"uk", "Київ чекає на відповідь"},
		{"be", "Мэр паведаміў у пятніцу, што мост застанецца закрытым, пакуль узровень ракі не ўпадзе."},
		{"bg", "Кметът съобщи в петък, че мостът ще остане затворен, докато нивото на реката не спадне."},
		{"sr", "Градоначелник је у петак саопштио да ће мост остати затворен док ниво реке не опадне."},
		{"mk", "Градоначалникот во петокот соопшти дека мостот ќе остане затворен додека не се намали нивото на реката."},
		{"kk", "Қала әкімі жұма күні өзен деңгейі төмендегенше көпір жабық болатынын хабарлады."},
		{"mn", "Хотын дарга баасан гарагт голын түвшин буутал гүүр хаалттай байна гэж мэдэгдлээ."},
		{"", "Шаардын башчысы жума күнү дарыянын деңгээли түшкүчө көпүрө жабык болорун билдирди."}, // Kyrgyz

		// Never English.
		{"de", "Der Bürgermeister sagte am Freitag, dass die Brücke gesperrt bleibt, bis der Fluss gefallen ist."},
		{"fr", "Le maire a déclaré vendredi que le pont resterait fermé jusqu’à ce que la rivière baisse."},
		{"es", "El alcalde dijo el viernes que el puente seguirá cerrado hasta que baje el nivel del río."},
		{"it", "Il sindaco ha detto venerdì che il ponte resterà chiuso finché il fiume non scenderà."},
		{"nl", "De burgemeester zei vrijdag dat de brug gesloten blijft totdat de rivier is gezakt."},
		{"pl", "Burmistrz powiedział w piątek, że most pozostanie zamknięty, dopóki rzeka nie opadnie."},
		{"id", "Wali kota mengatakan pada hari Jumat bahwa jembatan tetap ditutup sampai air sungai surut kembali."},
		{"vi", "Thị trưởng nói hôm thứ Sáu rằng cây cầu sẽ đóng cửa cho đến khi nước sông rút."},
		{"tr", "Belediye başkanı cuma günü, nehir alçalana kadar köprünün kapalı kalacağını söyledi."},
		{"de", "Die New York Times und der Guardian berichteten am Montag über das neue Gesetz der Regierung."},

		// Never Chinese.
		{"ja", "市長は金曜日、川の水位が下がるまで橋を閉鎖すると発表した。"},
		{"ja", "大橋閉鎖続く　市長が会見"},
		{"ja", "経済対策関連予算案可決"},
		{"ko", "시장은 금요일에 강 수위가 낮아질 때까지 다리를 폐쇄한다고 밝혔다."},
		{"ko", "李在明 대통령은 中國과의 회담을 다음 주에 연다고 밝혔다."},

		// Other scripts.
		{"el", "Ο δήμαρχος δήλωσε την Παρασκευή ότι η γέφυρα θα παραμείνει κλειστή."},
		{"ar", "قال رئيس البلدية يوم الجمعة إن الجسر سيبقى مغلقا حتى ينخفض منسوب النهر."},

		// Nothing to tell.
		{"", ""},
		{"", "2024"},
		{"", "2024-11-23, 15:30 … 3,5 %"},
		{"", "*  *  *"},
		{"", "\xff\xfe"},
	} {
		got, confidence := Identify(c.text)
		if got != c.want {
			t.Errorf("%q is %q (%.2f), want %q", c.text, got, confidence, c.want)
		}
		if confidence < 0 || confidence > 1 || (got == corpus.Unknown) != (confidence == 0) {
			t.Errorf("%q is %q with confidence %v", c.text, got, confidence)
		}
	}
}

// Chinese texts that quote Japanese names are Chinese; Japanese without kana, or
// that quotes Chinese, is not.
func TestJapaneseNames(t *testing.T) {
	for text, want := range map[string]corpus.Tag{
		"歌名是《ロミオとシンデレラ》，由一位日本歌手演唱。这首歌很受欢迎。": "zh-Hans",
		"這首歌叫「ロミオとシンデレラ」，她很喜歡。":             "zh-Hant",
		"他在日本动画（アニメーション）公司工作，这是第二年。":        "zh-Hans",
		"人参はβ−カロテン含有量が高く栄養豊富":               "ja",
		"今日――二〇二五年七月二十五日、金曜日。組織改編案発表。":      "ja",
		"経済産業省、自動販売機撤去検討。労働時間短縮法案提出。":       "ja",
		"「这是什么」と彼は言った。":                     "ja",
		"「ロミオとシンデレラ」発売":                     "ja",
		"조직이 인재를 모집할 때 요구하는 능력은 다양하다.":      "ko",
		"水库水位降至新低":    "zh-Hans",
		"滝沢先生说，他很高兴。": "zh-Hans",
	} {
		if got, _ := Identify(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
