package source

import (
	"strings"
	"testing"
)

// Each case is a text and its outline.
var textCases = []struct{ name, text, want string }{
	{"paragraphs by blank lines",
		"The dam is empty.\n\nFarmers wait for rain.\n \t\nNobody knows when it comes.\n",
		"paragraph: The dam is empty.\nparagraph: Farmers wait for rain.\nparagraph: Nobody knows when it comes.\n"},
	{"paragraphs by lines",
		"The dam is empty, and it will be for months.\nFarmers wait for rain.\nNobody knows.\n",
		"paragraph: The dam is empty, and it will be for months.\nparagraph: Farmers wait for rain.\nparagraph: Nobody knows.\n"},
	{"Chinese by lines, set in",
		"　　水库已经干涸，几个月内都不会有水。\n　　农民在等雨。\n　　没有人知道雨什么时候来，专家也说不准。\n",
		"paragraph: 水库已经干涸，几个月内都不会有水。\nparagraph: 农民在等雨。\nparagraph: 没有人知道雨什么时候来，专家也说不准。\n"},
	{"hard-wrapped English",
		"The dam above the town is empty, and engineers do not\nexpect it to fill before the spring, when the snow in\nthe hills melts.\n\nFarmers wait for rain. Many of them have sold their\ncattle.\n",
		"paragraph: The dam above the town is empty, and engineers do not expect it to fill before the spring, when the snow in the hills melts.\nparagraph: Farmers wait for rain. Many of them have sold their cattle.\n"},
	{"hard-wrapped, narrow",
		"The city council voted on Monday\nto close the harbour bridge.\n\nOfficials said the work\nwould take two years.\n",
		"paragraph: The city council voted on Monday to close the harbour bridge.\nparagraph: Officials said the work would take two years.\n"},
	{"hard-wrapped Russian with a name at the start of a line",
		"Власти города объявили в среду, что полёты прекратятся до\nМосковского форума, который откроется в мае, и вернутся\nлишь осенью.\n\nЖители довольны.\n",
		"paragraph: Власти города объявили в среду, что полёты прекратятся до Московского форума, который откроется в мае, и вернутся лишь осенью.\nparagraph: Жители довольны.\n"},
	{"hard-wrapped Chinese joins without a space",
		"市政府周三宣布，港口上空的送货无人机将于明年\n停飞。居民对此表示欢迎，公司则说将损失四千万元的\n收入。\n\n专家认为影响有限，因为多数货物仍然由卡车运送到\n仓库。\n",
		"paragraph: 市政府周三宣布，港口上空的送货无人机将于明年停飞。居民对此表示欢迎，公司则说将损失四千万元的收入。\nparagraph: 专家认为影响有限，因为多数货物仍然由卡车运送到仓库。\n"},
	{"hard-wrapped without blank lines: paragraphs are set in",
		"   The dam above the town is empty, and engineers do\nnot expect it to fill before the spring, when the snow\nin the hills melts.\n   Farmers wait for rain. Many of them have sold their\ncattle.\n",
		"paragraph: The dam above the town is empty, and engineers do not expect it to fill before the spring, when the snow in the hills melts.\nparagraph: Farmers wait for rain. Many of them have sold their cattle.\n"},
	{"hard-wrapped and set in: a line that is full is a paragraph by itself",
		"　　水库已经干涸，几个月内都不会有水，农民说他们\n从来没有见过这种情形。\n　　专家说雨季要到十月才来，城里的人只能继续等。\n　　没有人知道雨什么时候来，也没有人愿意去问，因\n为问了也没有用。\n",
		"paragraph: 水库已经干涸，几个月内都不会有水，农民说他们从来没有见过这种情形。\nparagraph: 专家说雨季要到十月才来，城里的人只能继续等。\nparagraph: 没有人知道雨什么时候来，也没有人愿意去问，因为问了也没有用。\n"},
	{"set in all through after a line that is not: its lines stay together",
		"The engineer read aloud what the sign at the gate says:\n    Nobody may open this gate before the council has\n    met and the farmers have been asked, which takes a\n    month at least.\nShe has read it to many who came up the hill to look\nat it.\n",
		"paragraph: The engineer read aloud what the sign at the gate says:\nparagraph: Nobody may open this gate before the council has met and the farmers have been asked, which takes a month at least.\nparagraph: She has read it to many who came up the hill to look at it.\n"},
	{"an age at the beginning of a line is no item",
		"The gate was opened on Monday by Mayor Helen Marsh,\n58. Nobody had asked her to, and she has said no more\nabout it since.\n",
		"paragraph: The gate was opened on Monday by Mayor Helen Marsh, 58. Nobody had asked her to, and she has said no more about it since.\n"},
	{"nor is a number that is not the first",
		"The gate was opened on Monday by a girl of the town,\n9. Nobody had asked her to, and she has said no more\nabout it since.\n",
		"paragraph: The gate was opened on Monday by a girl of the town, 9. Nobody had asked her to, and she has said no more about it since.\n"},
	{"a list after a comma",
		"The council wants, as it has said for a year,\n1. fewer drones,\n2. better bridges.\n",
		"paragraph: The council wants, as it has said for a year,\nitem: 1. fewer drones,\nitem: 2. better bridges.\n"},
	{"a narrow Chinese column, with headings and without blank lines",
		"湖水归来\n整整十一年，塔恩贝克上方的湖泊只是一片龟裂\n的泥地。经历了1987年以来最多雨的冬天之\n后，湖面星期一回升到昔日水位的94%。\n变化从何而来\n水务局认为有三项措施见了效，其中最后一项耗\n资120万美元。\n",
		"title: 湖水归来\nparagraph: 整整十一年，塔恩贝克上方的湖泊只是一片龟裂的泥地。经历了1987年以来最多雨的冬天之后，湖面星期一回升到昔日水位的94%。\nheading: 变化从何而来\nparagraph: 水务局认为有三项措施见了效，其中最后一项耗资120万美元。\n"},
	{"one paragraph a line, with headings and a name that begins small",
		"Phones over the port\niPhones were sold out on Monday, said the shop on the quay, which had two hundred of them.\nWhat it costs\nNobody knows yet, but it will not be cheap.\nThe council votes on Tuesday.\n",
		"title: Phones over the port\nparagraph: iPhones were sold out on Monday, said the shop on the quay, which had two hundred of them.\nheading: What it costs\nparagraph: Nobody knows yet, but it will not be cheap.\nparagraph: The council votes on Tuesday.\n"},
	{"verse keeps its lines",
		"The river ran below the town,\nAnd nobody came by,\nThe dam was high, the gates were down,\nAnd all the land was dry.\n\nWe waited for the autumn rain,\nWe waited for the snow,\n",
		"paragraph: The river ran below the town,\nparagraph: And nobody came by,\nparagraph: The dam was high, the gates were down,\nparagraph: And all the land was dry.\nparagraph: We waited for the autumn rain,\nparagraph: We waited for the snow,\n"},
	{"Chinese verse keeps its lines",
		"河水流过旧城，\n无人知其深浅。\n\n大坝高高在上，\n田野一片荒凉。\n",
		"paragraph: 河水流过旧城，\nparagraph: 无人知其深浅。\nparagraph: 大坝高高在上，\nparagraph: 田野一片荒凉。\n"},
	{"title and headings",
		"Drones leave the port\n\nThe council voted on Monday.\n\nWhat it costs\n\nNobody knows yet.\n",
		"title: Drones leave the port\nparagraph: The council voted on Monday.\nheading: What it costs\nparagraph: Nobody knows yet.\n"},
	{"Chinese title by lines",
		"无人机撤离港口\n市议会周一投票决定停飞所有送货无人机。\n费用\n目前没有人知道费用是多少。\n",
		"title: 无人机撤离港口\nparagraph: 市议会周一投票决定停飞所有送货无人机。\nheading: 费用\nparagraph: 目前没有人知道费用是多少。\n"},
	{"lists",
		"The council wants:\n- fewer drones;\n- quieter drones, which fly at night and so\n  must be heard by nobody;\n• better bridges.\n\n1. First, it will ask.\n2. Then it will vote.\n",
		"paragraph: The council wants:\nitem: fewer drones;\nitem: quieter drones, which fly at night and so must be heard by nobody;\nitem: better bridges.\nitem: 1. First, it will ask.\nitem: 2. Then it will vote.\n"},
	{"a dash at the start of a wrapped line is no bullet",
		"The drones that the company wanted to fly over the port\n- all forty of them - were sold to a farmer in the hills\nfor less than they had cost.\n",
		"paragraph: The drones that the company wanted to fly over the port - all forty of them - were sold to a farmer in the hills for less than they had cost.\n"},
	{"Russian dialogue is no list",
		"— Когда будет дождь? — спросил он.\n— Никто не знает, — сказала она.\n",
		"paragraph: — Когда будет дождь? — спросил он.\nparagraph: — Никто не знает, — сказала она.\n"},
	{"quotation",
		"She wrote:\n\n> We waited ten years\n> for the rain.\n>\n> It never came.\n\nThen she left.\n",
		"paragraph: She wrote:\nquote: We waited ten years for the rain.\nquote: It never came.\nparagraph: Then she left.\n"},
	{"ornaments part", "One.\n* * *\nTwo.\n", "paragraph: One.\nparagraph: Two.\n"},
	{"names and addresses at the beginning of lines",
		"The old archive can also be written to over\nHTTP, but that way is rarely used and asks for a\nWebDAV server. If you want to try it, read the notes at\nhttp://archive.example.org/pub/software/docs/howto/setup-archive-server-over-http.txt.\nNothing else is needed, and any host will do that has\nWebDAV switched on.\n\nThe second way is simpler. Start one command and the\nfiles can be read by anyone who knows the address, and\nnobody needs a password.\n\nАрхив открывают одной командой, и его читает всякий, кто\nзнает адрес. Пароля не нужно никому, говорит его хозяйка\nАда Бреннан, которая завела его в прошлом году и с тех\nпор ни разу не закрывала.\n",
		"paragraph: The old archive can also be written to over HTTP, but that way is rarely used and asks for a WebDAV server. If you want to try it, read the notes at http://archive.example.org/pub/software/docs/howto/setup-archive-server-over-http.txt. Nothing else is needed, and any host will do that has WebDAV switched on.\nparagraph: The second way is simpler. Start one command and the files can be read by anyone who knows the address, and nobody needs a password.\nparagraph: Архив открывают одной командой, и его читает всякий, кто знает адрес. Пароля не нужно никому, говорит его хозяйка Ада Бреннан, которая завела его в прошлом году и с тех пор ни разу не закрывала.\n"},
	{"words cut at a hyphen",
		"The report speaks of a well-\nknown and often described way in which rivers dry out,\nthe so-called dry way.\n",
		"paragraph: The report speaks of a well-known and often described way in which rivers dry out, the so-called dry way.\n"},
	{"line ends of Windows and of old Macintoshes", "One.\r\n\r\nTwo.\r\n", "paragraph: One.\nparagraph: Two.\n"},
	{"line ends of old Macintoshes", "One.\r\rTwo.\r", "paragraph: One.\nparagraph: Two.\n"},
}

func TestText(t *testing.T) {
	for _, tt := range textCases {
		t.Run(tt.name, func(t *testing.T) {
			if got := outline(readAs(t, "text", tt.text)); got != tt.want {
				t.Errorf("of\n%s\ngot\n%s\nwant\n%s", tt.text, got, tt.want)
			}
		})
	}
}

func BenchmarkText(b *testing.B) {
	text := strings.Repeat("The dam above the town is empty, and engineers do not\nexpect it to fill.\n\n水库已经干涸，几个月内都不会有水。\n\n", 10000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Read("-", strings.NewReader(text), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
