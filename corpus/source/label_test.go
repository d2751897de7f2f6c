package source

import "testing"

func TestLabels(t *testing.T) {
	for text, want := range map[string]bool{
		"Photo: Jonas Weld/Coastal News": true, "Read more: The storm": true, "(Image credit: Space)": true, "Advertisement": true,
		"图片：乔纳斯·韦尔德": true, "（责任编辑：周某）": true, "来源：海岸日报": true, "Читайте также: Шторм": true, "Реклама": true,
		"Photographs tell more than words": false, "图书馆开放": false, "Рекламация отклонена": false, "Related studies": false, "Why it matters": false, "": false,
	} {
		if got := isLabel(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestIsBeside(t *testing.T) {
	for text, want := range map[string]bool{
		"（原标题：多地项目接连停工，曾经扩张最快的开发商怎么了？）":                            true,
		"[Photo: the bridge at dawn, seen from the northern bank]": true,
		"(Оригинальный заголовок: Паром вернулся через два года)":  true,
		"编辑 刘小阳 校对 李明": true, "阅读量：1204": true, "Время чтения: 5 минут": true, "Reading time: 5 minutes": true,
		"Photo: the bridge at dawn, seen from the northern bank":                                                                            false, // as long as this, in brackets only
		"(Photo: the bridge) and what stands below it":                                                                                      false,
		"（原标题：大桥通车）与（原标题：码头关闭，渔船改停北湾，居民不满）":                                                                                                 false,
		"（他没有回答记者的问题。）":                                                                                                                     false,
		"[Related: the bridge at dawn, seen from the northern bank of the river, where the old ferry used to land in summer and in autumn]": false,
		"编辑部决定停刊": false, "阅读使人充实": false, "Views": false, "Font": false,
	} {
		if got := IsBeside(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// What readers did and how often, and nothing else.
func TestCounts(t *testing.T) {
	for text, want := range map[string]bool{
		"12 comments": true, "1.2K views": true, "0人参与": true, "0人跟贴 | 0人参与": true, "评论 12": false, "3万次阅读": true, "1204 просмотра": true,
		"(12 комментариев)": true, "4 мин. на чтение": true, "5 min read": true, "1,204 views": true, "3k+ shares": true, "12 Comments · 3 Shares": true,
		"comments": false, "12 commentators": false, "12 comments were deleted": false, "12条评论被删除": false, "12 и более комментариев": false, "2024": false, "": false,
	} {
		if got := isCount(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// Several labels in a line that is too long for one.
func TestSeveralLabels(t *testing.T) {
	for text, want := range map[string]bool{
		"本文来源：上海海岸日报·北湾证券新闻网 作者：黄某 谢某彬 责任编辑：NF055": true, "Source: The Alder Post and the Northern News Agency Editor: Jonas Weld": true,
		"Источник: пресс-служба управления морского транспорта Автор: М. Келлер": true,
		"Source: The Alder Post and the Northern News Agency, with its editor":   false, "来源：他说，这些消息来自三位不愿透露姓名的官员，作者未能核实": false,
		"Source: she named none; editor: nobody, or so the chairman of the commission told us in the end.": false,
		"The source: the Alder Post; the Editor: Jonas Weld of the Northern News Agency":                   false,
		"Source: The Alder Post and the Northern News Agency, of which the co-photo: Weld":                 true,
		"Source: The Alder Post and the Northern News Agency, of which the telephoto: Weld":                false,
	} {
		if got := IsBeside(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestDatelines(t *testing.T) {
	for text, want := range map[string]bool{
		"Updated 4 May 2026, 9:15 a.m.": true, "Published Wed, Nov 20 2019 4:29 AM EST": true, "November 18, 2019": true,
		"2026年5月4日上午9时15分更新": true, "2025年05月06日08:18 来源：海岛日报": true, "发布时间：2025-05-06": true, "6 мая 2025, 08:18 Источник: Газета": true,
		"Обновлено 6 мая 2025 года в 08:18": true, "Понедельник, 6 января 2025": true,
		"2024": false, "The fire of 6 May 2025 was put out": false, "On May 6, 2025, the line was closed.": false,
		"2025年5月6日，大桥通车。": false, "Updated": false, "Why it matters": false, "Рейс 204": false,
	} {
		if got := isDateline(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestRights(t *testing.T) {
	for text, want := range map[string]bool{
		"© The Alder Post": true, "Copyright 2025 Daily. All rights reserved.": true, "海岸日报版权所有": true, "Все права защищены": true,
		"The court said that the rights were reserved to him.": false, "未经授权的飞行被禁止。": false,
	} {
		if got := isRights(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestBylines(t *testing.T) {
	for text, want := range map[string]bool{
		"By Maria Keller and Jonas Weld": true, "By Justine Coleman - 11/18/19 11:04 PM EST": true, "作者 李某": true, "文／周某": true, "记者：李某": true,
		"Автор: Мария Келлер": true, "Подготовила Мария Келлер": true,
		"By the river": false, "By Tuesday the bridge was closed again.": false, "Bystanders Saw Nothing": false, "文化遗产": false,
		"作者认为，大桥应当重建。": false, "Текст закона опубликован в среду": false,
	} {
		if got := isByline(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestCredits(t *testing.T) {
	for text, want := range map[string]bool{
		"The bridge at dawn (Photo: Reuters)": true, "Boats in the harbour (Image: AP )": true, "周日的大桥（张三摄）": true, "大桥全景（图片来源：海岸日报）": true,
		"游客登上灯塔。图片：韦尔": true, "图为新船。李四摄": true, "他说。这些照片由许多人在不同的年代拍摄": false, "Мост на рассвете. Фото: ТАСС": true, "Мост на рассвете (фото автора)": true, "The bridge — Photo: Jonas Weld": true,
		"The town lost its only picture house (the Odeon)": false, "Prices rose by 4% (source: the ministry)": false, "He kept one photo: hers.": false,
		"大桥于周日通车（2025年）": false, "Он показал нам фото: дом, сад и реку.": false, "The photographs (pictured above) are lost": false,
	} {
		if got := isCredited(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestIsText(t *testing.T) {
	for text, want := range map[string]bool{
		"___": false, "* * *": false, "/*": false, "https://example.org/a?b=1": false,
		"…": true, "?!": true, "7": true, "是。": true, "See https://example.org": true,
	} {
		if got := isText(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
