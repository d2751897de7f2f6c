package align

import (
	"fmt"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// A line of the original that the translation repeats and then translates, or
// translates and then repeats, has both in its bead.
func TestCopiedLines(t *testing.T) {
	en := text(corpus.English, "The bridge was closed on Monday.\n“We shall not sell the ferry to anybody,” the mayor wrote.\nThe islanders cheered.\nThe letter was read aloud in the square.\nNobody knows who sold it in the end.")
	for tag, lines := range map[corpus.Tag][2]string{
		corpus.Chinese: {
			"大桥星期一关闭。\n“We shall not sell the ferry to anybody,” the mayor wrote.\n市长写道：“我们不会把渡轮卖给任何人。”\n岛民欢呼起来。\n这封信在广场上宣读。\n没人知道它最后是谁卖掉的。",
			"大桥星期一关闭。\n市长写道：“我们不会把渡轮卖给任何人。”\n(“We shall not sell the ferry to anybody,” the mayor wrote.)\n岛民欢呼起来。\n这封信在广场上宣读。\n没人知道它最后是谁卖掉的。",
		},
		corpus.Russian: {
			"Мост закрыли в понедельник.\n“We shall not sell the ferry to anybody,” the mayor wrote.\n«Мы никому не продадим паром», — написал мэр.\nОстровитяне ликовали.\nПисьмо прочли вслух на площади.\nНикто не знает, кто его в конце концов продал.",
			"Мост закрыли в понедельник.\n«Мы никому не продадим паром», — написал мэр.\n(“We shall not sell the ferry to anybody,” the mayor wrote.)\nОстровитяне ликовали.\nПисьмо прочли вслух на площади.\nНикто не знает, кто его в конце концов продал.",
		},
	} {
		for _, other := range lines {
			ladder, err := Align(t.Context(), en, text(tag, other), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := fmt.Sprint(shapesOf(ladder)), "[1-1 1-2 1-1 1-1 1-1]"; got != want {
				t.Errorf("%s: %s, want %s\n%s", tag, got, want, other)
			}
			mirror, err := Align(t.Context(), text(tag, other), en, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := fmt.Sprint(shapesOf(mirror)), "[1-1 2-1 1-1 1-1 1-1]"; got != want {
				t.Errorf("%s, as source: %s, want %s", tag, got, want)
			}
		}
	}
}

// A name that both texts write alike is no copy, and what is no translation does
// not come with one.
func TestCopiesOfNothing(t *testing.T) {
	for en, zh := range map[string]string{
		"GitHub\nThe repository is public.":                                "GitHub\n立即订阅\n这个仓库是公开的。",
		"“We shall not sell the ferry,” he wrote.\nThe islanders cheered.": "“We shall not sell the ferry,” he wrote.\n本文由编辑部翻译，转载请注明出处。\n岛民欢呼起来。",
	} {
		ladder, err := Align(t.Context(), text(corpus.English, en), text(corpus.Chinese, zh), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := fmt.Sprint(shapesOf(ladder)), "[1-1 0-1 1-1]"; got != want {
			t.Errorf("%s, want %s\n%s", got, want, zh)
		}
	}
}

// In a list that was left in its language, the next line is no translation of a
// copy, however like it.
func TestCopiesInAList(t *testing.T) {
	en := text(corpus.English, "These packages are new.\nharbour — tide tables for small islands\nferrylog — log book for ferries with charts and tides - client\ngulls — screen saver with sea birds\nSee the archive for the rest.")
	for tag, ends := range map[corpus.Tag][2]string{
		corpus.Chinese: {"以下是新的软件包。", "其余的请见存档。"},
		corpus.Russian: {"Вот новые пакеты.", "Остальное ищите в архиве."},
	} {
		list := "\nharbour — tide tables for small islands\nferrylog — log book for ferries with charts and tides - client\nferrylog-server — log book for ferries with charts and tides - network server\ngulls — screen saver with sea birds\n"
		ladder, err := Align(t.Context(), en, text(tag, ends[0]+list+ends[1]), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := fmt.Sprint(shapesOf(ladder)), "[1-1 1-1 1-1 0-1 1-1 1-1]"; got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}
