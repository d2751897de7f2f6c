package source

import (
	"bytes"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// mostlyUTF8 tells damaged UTF-8, and UTF-8 mixed with something else, from
// other encodings. In those, two bytes are often valid UTF-8 by chance, but
// seldom a character of prose.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case n == 1 && r == utf8.RuneError:
			bad++
		case n > 1 && runeCost(r) < stray:
			good++
		}
		data = data[n:]
	}
	return good > bad || good > 30 && good*3 > bad
}

const (
	sampleSize = 32 << 10 // bytes looked at: more never changed an answer
	// doubtful is the mean cost of a byte outside ASCII, in nats, above which no
	// candidate is believed. Prose in the right encoding lies between 3 and 5.
	doubtful     = 7.0
	doubtfulPair = 9.0 // the same for two bytes of UTF-16, ASCII or not
	signShare    = 10  // in a text with less than one byte in so many outside ASCII, these may all be signs: £, °
	slack        = 8.0 // nats granted to any text: in a short one an odd sign weighs much
)

// guess returns the charset in which data makes the likeliest text. Each
// candidate decodes a sample. The cost of the text is -ln p, in nats, summed
// over its characters (rare ones cost more) and over neighbours that do not go
// together, and the cheapest wins. As costs are summed over all of the sample,
// encodings of one and of two bytes a character compare fairly.
func guess(data []byte) (charset, error) {
	part := sample(data)
	var best charset
	lowest := math.Inf(1)
	for _, c := range charsets {
		out, err := c.NewDecoder().Bytes(part)
		if err != nil {
			continue
		}
		if cost := c.rarity + improbability(string(out), lowest); cost <= lowest { // of equals the last, so that Latin text is not called Cyrillic
			best, lowest = c, cost
		}
	}
	if lowest > slack+believable(part, best) {
		if at := bytes.IndexByte(data, 0); at >= 0 {
			return best, holdsNUL(at)
		}
		return best, &Error{
			What:   "cannot tell which encoding the text is in",
			Advice: "name it with --encoding: " + strings.Join(Encodings(), ", "),
		}
	}
	return best, nil
}

// believable is the cost above which a sample is not believed to be a text.
func believable(part []byte, set charset) float64 {
	if strings.HasPrefix(set.name, "utf-16") {
		return doubtfulPair * float64(len(part)/2)
	}
	others := 0 // bytes outside ASCII
	for _, b := range part {
		if b >= 0x80 {
			others++
		}
	}
	each := doubtful
	if others*signShare < len(part) {
		each = symbol
	}
	return asciiCost*float64(len(part)-others) + each*float64(others)
}

// sample returns the part of the data that tells encodings apart: from just
// before the first byte outside ASCII, in whole lines where it has lines. Both
// of its ends are even offsets, for the encodings of two bytes.
func sample(data []byte) []byte {
	first := bytes.IndexFunc(data, func(r rune) bool { return r >= 0x80 || r == 0 })
	first = max(0, first-256) &^ 1
	if nl := bytes.IndexByte(data[first:min(len(data), first+256)], '\n'); first > 0 && nl >= 0 {
		first = (first + nl + 1) &^ 1
	}
	part := data[first:min(len(data), first+sampleSize)]
	if nl := bytes.LastIndexByte(part, '\n'); len(part) == sampleSize && nl > 0 {
		part = part[:nl&^1]
	}
	return part
}

// The costs of what a text is made of.
const (
	asciiCost   = 3.5  // a letter, digit or space: one of some thirty
	commonHan   = 6.9  // one of the thousand characters of [frequent]
	otherHan    = 11.0 // one of the other twenty thousand
	punctuation = 5.0  // of typography, in any language
	accented    = 6.0  // é, ü, ñ
	symbol      = 9.0  // €, №, §
	stray       = 15.0 // what prose does not hold: box drawing, private use
	broken      = 16.0 // no character at all
	control     = 30.0 // never in a text
	misfit      = 5.0  // neighbours that do not go together
	lone        = 15.0 // one letter of another writing by itself among Latin words: "24в24"
)

// improbability is the cost of a text, in nats. It stops counting above a limit.
func improbability(text string, limit float64) float64 {
	cost := 0.0
	prev := ' '
	var letters loneLetters
	for _, r := range text {
		cost += runeCost(r) + neighbourCost(prev, r) + letters.cost(r)
		prev = r
		if cost > limit {
			break
		}
	}
	return cost + letters.end() + unclosed(text)
}

// unclosed is the cost of a text, if it is a line, in which a quotation begins
// and does not end, or ends and has not begun, in nats.
func unclosed(text string) float64 {
	if strings.ContainsRune(text, '\n') {
		return 0
	}
	if k := strings.IndexAny(text, "„‘«"); k >= 0 && !strings.ContainsAny(text[k:], "”’»“") {
		return misfit
	}
	if k := strings.Index(text, "“"); k >= 0 && !strings.ContainsAny(text[:k], "„“") && !strings.ContainsAny(text[k:], "”\"") {
		return misfit
	}
	if k := strings.IndexAny(text, "”»"); k >= 0 && !strings.ContainsAny(text[:k], "„“«”»\"") {
		return misfit
	}
	return 0
}

// loneLetters looks for letters that stand singly between Latin words: Cyrillic
// and Chinese ones, and accented ones that are no word of their own in any
// language that English quotes, as à, é and ó are. Russian has words of one
// letter, but they stand among Russian ones.
type loneLetters struct {
	single bool // there was a letter of another writing since the last Latin one
	joined bool // and two of them side by side
	word   int  // letters of the word so far
	last   rune
}

// cost is that of the letters which r shows to be alone, in nats.
func (l *loneLetters) cost(r rune) (cost float64) {
	switch {
	case foreignLetter(r):
		l.joined = l.joined || foreignLetter(l.last)
		l.single = true
	case r < 0x250 && unicode.IsLetter(r):
		cost = l.end()
	case l.word == 1 && strings.ContainsRune("çðñõýþÿãâêîôûëïü", unicode.ToLower(l.last)):
		cost = lone
	}
	l.word++
	if !unicode.IsLetter(r) {
		l.word = 0
	}
	l.last = r
	return cost
}

// end is the cost of letters after which no other follows.
func (l *loneLetters) end() float64 {
	alone := l.single && !l.joined
	l.single, l.joined = false, false
	if alone {
		return lone
	}
	return 0
}

// foreignLetter tells the letters that may stand singly in what is read wrongly.
func foreignLetter(r rune) bool { return r >= 0x400 && unicode.In(r, unicode.Cyrillic, unicode.Han) }

// runeCost is the cost of a character by itself, in nats.
func runeCost(r rune) float64 {
	switch {
	case r == utf8.RuneError:
		return broken
	case isControl(r), r >= 0x7F && r < 0xA0:
		return control
	case r < 0x80:
		return asciiCost
	case r >= 0x0400 && r < 0x0460:
		return cyrillicCost(r)
	case unicode.Is(unicode.Han, r):
		if frequentHan()[r] {
			return commonHan
		}
		return otherHan
	case strings.ContainsRune("，。、；：？！（）《》「」『』“”‘’«»„—–…·\u00A0\u3000", r):
		return punctuation
	case strings.ContainsRune("€£¥©®™°§¶№±×½¼¾²³µ•′″％－０１２３４５６７８９", r):
		return symbol
	case r >= 0xC0 && r <= 0x17F && r != '×' && r != '÷':
		return accented
	}
	return stray
}

// cyrillicCost is the cost of a Cyrillic letter by its frequency in Russian.
func cyrillicCost(r rune) float64 {
	lower := unicode.ToLower(r)
	i := int(lower - 'а')
	switch {
	case i >= 0 && i < len(russianPermille):
		cost := -math.Log(russianPermille[i] / 1000)
		if r != lower {
			cost += 0.5
		}
		return cost
	case strings.ContainsRune("ёіїєґў", lower):
		return 6.5
	}
	return stray
}

// russianPermille is how many of 1000 letters of Russian are а, б … я; the
// letter statistics of the Russian National Corpus as Lyashevskaya and Sharov
// give them ("Frequency dictionary of modern Russian", 2009), rounded.
var russianPermille = [32]float64{
	80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28,
	47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 0.4, 19, 17, 3, 6, 20,
}

// neighbourCost is the cost, in nats, of next following prev: letters of two
// scripts in one word, a capital outside ASCII after a small letter, a Cyrillic
// letter beside a digit, a word that begins with ъ, ы or ь, a small Cyrillic letter
// right after a dash or a closing quotation mark, quotation marks that face the
// wrong way. Latin beside Chinese costs half, as it does occur.
func neighbourCost(prev, next rune) float64 {
	before, after := unicode.IsLetter(prev), unicode.IsLetter(next)
	wasCyrillic, isCyrillic := unicode.Is(unicode.Cyrillic, prev), unicode.Is(unicode.Cyrillic, next)
	switch {
	case before && after:
		switch {
		case wasCyrillic != isCyrillic:
			return misfit
		case unicode.IsLower(prev) && unicode.IsUpper(next) && next >= 0x80:
			return misfit
		case spaceless(prev) != spaceless(next):
			return misfit / 2
		}
	case isCyrillic && strings.ContainsRune("ъыьЪЫЬ", next):
		return misfit
	case isCyrillic && unicode.IsLower(next) && strings.ContainsRune("—–’”…•", prev):
		return misfit // capitals of x-mac-cyrillic are such marks elsewhere: "—ехол"
	case isCyrillic && unicode.IsDigit(prev), wasCyrillic && unicode.IsDigit(next):
		return misfit / 2
	case after && prev == '»', before && next == '«':
		return misfit / 2
	}
	return 0
}

// frequentHan tells which characters [frequent] lists.
var frequentHan = sync.OnceValue(func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range frequent {
		set[r] = true
	}
	return set
})

// frequent is the characters of which most Chinese text consists, in simplified
// and traditional form: those that general frequency lists put first, and those
// that are frequent in news and daily life. They are in no order, and some stand
// twice.
const frequent = "" +
	"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事" +
	"成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此" +
	"已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代" +
	"内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安" +
	"少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光" +
	"放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔跟亲" +
	"六七八九百千亿元号京州省县村城港湾台华联合国际部长总统议会党选举警察法院案调查宣布表示称认为消息记者新闻报道周星期昨" +
	"医疗病毒疫苗研究专家教授学校公司企业银行投资贸易关税经济增长价格油气能源环境气候污染水库粮食农民铁路航空飞机无人机船" +
	"英俄罗斯乌克兰欧盟日本韩朝鲜印度伊朗以色列叙利亚阿拉伯非洲莫斯科普京拜登特朗习近平李克强外交双边协议条约制裁导弹武器" +
	"核击杀伤亡遇难救援灾害地震洪水火爆炸抗议示威难民移民历史博物馆图书档案艺术电影音乐文化体育比赛冠军球队歌曲节春夏秋冬" +
	"這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機業關點將兩間問並應戰頭體見產給門兒東聲員論處義" +
	"幾條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬領確傳師觀讓識帶導爭運親億號縣灣華聯際" +
	"議黨選舉調查稱認為聞記週醫療疫專興企銀投貿稅經濟價環境糧農鐵飛船羅烏蘭歐韓鮮亞約彈殺傷遇災歷館圖檔藝樂賽隊節臺灣香港" +
	"市民表示政府主席總理部門昨日今年去年億元人民幣美元萬人居民服務網絡網路訊科技產品車輛汽車交通工程建設計劃劃项目計劃" +
	"项划网络讯车辆输运设备术语言译翻词句段章节页册版权号码文件编辑读者作者编者按延伸阅读相关链接图片说明来源责任编辑您吗呢吧啊把被" +
	"谢请您喜欢爱吃喝睡觉玩笑哭买卖穿戴洗厨房床椅桌窗灯饭菜肉鱼鸡蛋奶茶酒糖盐米面包花草树叶雨雪风云晴冷热暖天空海洋湖河岛" +
	"江桥街店铺楼层梯屏幕按键钮击输密码户网址链接搜索载传视频照相册朋友爸妈哥姐弟妹孩儿童男父母夫妻婚爱情感谢歉愿祝快乐节" +
	"早晚午夜钟秒岁左右旁附近离远借租房价钱贵便宜免费票站首末班晨跑步走停留假旅游景签证护照酒店预订衣服鞋帽裤裙红黄蓝绿黑" +
	"白色灰紫粉猫狗鸟虫牛羊猪马虎龙病痛疼药医院护士检验血压脑肺肝胃骨皮肤脸眼睛耳鼻嘴牙舌脚腿臂肩背腰胸腹写读听说练习题答" +
	"错误正确概念论述析综合参考献标准质量控制监测评估试验样品批核销售购订单货运仓储存送递邮寄包裹盒箱瓶杯碗盘刀叉勺锅炉烧煮" +
	"謝請您歡愛飯麵雞鳥樓層螢幕鍵鈕擊輸網鏈搜尋載視頻冊媽婚寫讀聽說練習題錯誤確論參獻標準質監測評試驗購單貨運倉儲遞郵盤"
