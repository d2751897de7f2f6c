package source

import (
	"strings"
	"testing"
)

var markdownCases = []struct{ name, text, want string }{
	{"title, headings, paragraphs",
		"# Drones *leave* the port\n\nThe council\nvoted.\n\n## What it costs\n\nNobody\nknows\n---\n",
		"title: Drones leave the port\nparagraph: The council voted.\nheading: What it costs\nheading: Nobody knows\n"},
	{"inline markup is left out",
		"A **bold** [link](https://example.org/a_b \"title\"), `a*b`, <https://example.org>, ~~old~~ and <b>HTML</b>.\n",
		"paragraph: A bold link, a*b, https://example.org, old and HTML.\n"},
	{"Chinese joins without a space",
		"市议会周一**投票**\n决定停飞无人机。\n",
		"paragraph: 市议会周一投票决定停飞无人机。\n"},
	{"Russian with references and escapes",
		"Сделка на&nbsp;4,3&#160;млрд &laquo;дронов&raquo; \\*не\\* закрыта &amp; не открыта & &bogus;.\n",
		"paragraph: Сделка на\u00A04,3\u00A0млрд «дронов» *не* закрыта & не открыта & &bogus;.\n"},
	{"lists and quotations",
		"- fewer drones\n- quieter drones,\n  at night\n\n  and by day\n1. one\n\n> We waited\nten years.\n>\n> In vain.\n",
		"item: fewer drones\nitem: quieter drones, at night\nitem: and by day\nitem: one\nquote: We waited ten years.\nquote: In vain.\n"},
	{"code is kept apart, lines kept",
		"Run this:\n\n```go\nfunc main() {\n\n\tprintln(\"水\")\n}\n```\n\n    indented\n",
		"paragraph: Run this:\ncode: func main() {⏎⏎\tprintln(\"水\")⏎}\ncode: indented\n"},
	{"front matter is kept apart",
		"---\ntitle: Drones\n---\n# Drones\n\nText.\n",
		"furniture: ---⏎title: Drones⏎---\ntitle: Drones\nparagraph: Text.\n"},
	{"the title in the front matter, where there is no other",
		"---\nauthor: x\ntitle: \"Плотина: вода ушла\"\n---\nТекст.\n",
		"furniture: ---⏎author: x⏎title: \"\ntitle: Плотина: вода ушла\nfurniture: \"⏎---\nparagraph: Текст.\n"},
	{"MDX: imports, exports, comments, components",
		"import Tabs from '@theme/Tabs'\nimport {\n  A,\n  B,\n} from \"./a\";\n\nexport const meta = {\n  title: 'x',\n}\n\n## 安装 {/*install*/}\n\n{/* note\nto self */}\n\n<Tabs value={() => { return 1 }}>\n<TabItem value=\"linux\">\n    Run **this** <Term id=\"x\">now</Term>.\n</TabItem>\n</Tabs>\n\n```jsx\n<Ab>{/* kept */}</Ab>\n```\n",
		"heading: 安装\nparagraph: Run this now.\ncode: <Ab>{/* kept */}</Ab>\n"},
	{"prose that only looks like JavaScript",
		"import duties rose in May.\n\nexport default rates fell: a < b and `x {/*y*/}`.\n",
		"paragraph: import duties rose in May.\nparagraph: export default rates fell: a < b and x {/*y*/}.\n"},
	{"elements with Markdown inside, and text beside the text",
		"<div class=\"tip\" markdown=\"1\">\nОткройте **порт**.\n</div>\n\n<aside markdown=\"1\">\nSee *also*.\n\n- one\n</aside>\n\nAfter.\n",
		"paragraph: Откройте порт.\nfurniture: See also.\nfurniture: one\nparagraph: After.\n"},
	{"ids, attributes, notes and short codes of site generators",
		"## 准备 {#before}\n\n{: .note }\nOpen a {{< glossary_tooltip text=\"port\" term_id=\"port\" >}} first.{: .x}\n\n:::tip Внимание\n\nЖдите.\n\n:::\n\n{% raw %}\n\n!!! note \"Title\"\n    Indented text.\n\n/// warning | Осторожно\n\nStop.\n\n///\n",
		"heading: 准备\nparagraph: Open a port first.\nparagraph: Внимание\nparagraph: Ждите.\nparagraph: Title Indented text.\nparagraph: Осторожно\nparagraph: Stop.\n"},
	{"tables",
		"| English | 中文 |\n|---|---|\n| The *dam* | 水坝 |\n",
		"paragraph: English\nparagraph: 中文\nparagraph: The dam\nparagraph: 水坝\n"},
	{"pictures",
		"![The dam in May](dam.png)\n\nSee ![the sign](sign.png) here.\n\n[![Build](b.svg)](ci)\n[![Docs](d.svg)](docs)\n",
		"furniture: The dam in May\nparagraph: See the sign here.\nfurniture: Build Docs\n"},
	{"raw HTML",
		"<div align=\"center\">\n  <h1>Drones</h1>\n  over the\n  port &amp; town\n</div>\n\n<!-- no text -->\n\nBefore<br>after.\n",
		"paragraph: Drones\nparagraph: over the port & town\nparagraph: Before after.\n"},
	{"Windows line ends", "One\r\ntwo.\r\n\r\n```\r\na\r\nb\r\n```\r\n", "paragraph: One two.\ncode: a\r⏎b\n"},
}

func TestMarkdown(t *testing.T) {
	for _, tt := range markdownCases {
		t.Run(tt.name, func(t *testing.T) {
			if got := outline(readAs(t, "markdown", tt.text)); got != tt.want {
				t.Errorf("of\n%s\ngot\n%s\nwant\n%s", tt.text, got, tt.want)
			}
		})
	}
}

// Blocks without text are refused from where their tree would take more memory
// than 200 MB and 60 times their size; text as people write it never is.
func TestMarkdownTooCrowded(t *testing.T) {
	for _, c := range []struct {
		block string
		most  int // of the blocks that are read
	}{
		{"* * *a\n", 124_800},
		{"a\n=\n", 180_700},
		{"> a\n\n", 116_500},
		{"1. a\n", 190_600},
	} {
		if err := tooCrowded(strings.Repeat(c.block, c.most*98/100)); err != nil {
			t.Errorf("%q: %v", c.block, err)
		}
		if err := tooCrowded(strings.Repeat(c.block, c.most*102/100)); err == nil {
			t.Errorf("%q is not refused", c.block)
		}
	}
	for _, text := range []string{"- dam — плотина\n", "The <b>port</b> was closed on Monday.\n\n", "> 港口关闭了。\n", "1. Порт закрыли.\n"} {
		if err := tooCrowded(strings.Repeat(text, Markdown.Limit/len(text))); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
