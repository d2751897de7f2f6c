package split

import (
	"os"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// check splits paragraphs written with a bar where a sentence ends.
func check(t *testing.T, tag corpus.Tag, paragraphs []string) {
	t.Helper()
	for _, p := range paragraphs {
		doc := Document(corpus.Document{Tag: tag, Segments: []corpus.Segment{
			{Text: strings.ReplaceAll(p, "|", ""), Tag: tag},
		}})
		var got []string
		for _, s := range doc.Segments {
			got = append(got, s.Text)
		}
		var want []string
		for s := range strings.SplitSeq(p, "|") {
			want = append(want, strings.TrimSpace(s))
		}
		if g, w := strings.Join(got, "|"), strings.Join(want, "|"); g != w {
			t.Errorf("got  %s\nwant %s", g, w)
		}
	}
}

// The kinds of sentence ends, two or more examples of each: a paragraph a line,
// with a bar where a sentence ends.
func TestKinds(t *testing.T) {
	for file, tag := range map[string]corpus.Tag{"english": "en", "russian": "ru", "chinese": "zh-Hans"} {
		text, err := os.ReadFile("testdata/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		check(t, tag, strings.Split(strings.TrimSpace(string(text)), "\n"))
	}
}

func TestEnglish(t *testing.T) {
	check(t, "en", []string{
		"The ferry left at noon.| It was late.",
		"Who knows?| Nobody!| Not even the pilot.",
		"A heading without a stop",
		"One sentence.",

		// Titles and abbreviations.
		"The road, Rte. 9, was closed under Art. 5 of the act.| Ext. 12 is busy, Fax. 13 too.", "She taught art.| Five came.",
		"She lives at 5 Oak St., Apt. 45, not in Bldg. 7.| Call Tel. 555-1234 or come to Ste. 12.",
		"The temperature is +5°C.| The wind is light.",
		"Dr. Lin met Mr. Orlov and Mrs. Chen.| They spoke for an hour.",
		"Gen. Wu and Lt. Col. Petrov signed; Sen. Brook did not.| Nobody asked why.",
		"The firm, e.g. a bank, may refuse.| That is its right.",
		"Small boats, i.e. those under 5 m, stay in port.",
		"Rain, hail, etc. are expected.| Snow is not.",
		"They sell nets, hooks, etc.| Prices vary.",
		"The case of Bell vs. Stone was heard first.",
		"See Fig. 3 and p. 12 of vol. 2.| The rest is in ch. 4.",
		"No. 5 Pier Road is empty.| No. 6 is not.",
		"Licence No. FS77-12 was lost.| Prof. Yu. Belov found it.",
		"Did he agree?| No.| He walked out.",
		"St. Petersburg and Mt. Elbrus are far from Ft. Worth.",
		"Blue Heron Inc. Chairman Ann Lee resigned.| The board was told.",
		"She works for Blue Heron Inc.| The company builds docks.",
		"Ann Lee Jr. was there.| So was Tom Reed Sr.| They left early.",
		"The report of Marsh et al. (2019) is clear.",

		// Initials and countries.
		"J. K. Rowling and C. S. Lewis wrote for children.| George R. R. Martin did not.",
		"J.R.R. Tolkien taught in Leeds.| He moved south later.",
		"The U.S. Department of Energy paid.| The U.K. did not.",
		"He flew to the U.S.| The trip was long.",
		"Washington, D.C. is hot in July.| In D.C. Mayor Low spoke.",
		"It was my wife and I.| We were alone.",
		"ALBANY, N.Y. — The river rose.| PHOENIX, Ariz. (Own report) It did not rain.",
		"She holds a Ph.D. in physics.| Her sister has an M.D. from Riga.",

		// Times, dates, numbers.
		"Doors open at 7 p.m. Monday.| They close at 11 p.m.| The bar stays open.",
		"It grew 3.5 percent to 1,200.50 euros.| In 2024 it grew less.",
		"It ended in 1987.| Nobody wrote it down.",
		"On Jan. 5 the river froze; by Feb. 10 it was open.",
		"At 12.30 we ate.| At 13:15 we left.",
		"Prices rose in 2024.| 15 shops closed.",
		"It costs £5.| €6 on Sundays.",

		// Web and files.
		"Write to press@harbour.example.org or see www.harbour.example.org/faq.html.| We answer soon.",
		"Open config.yaml, then run setup.sh.| Version 2.10.3 needs Go 1.26.| Node.js is optional.",
		"The .txt file is empty.| iPhone sales rose.| eBay lost.",

		// Quotations.
		"“Where are you going?” she asked.| He did not answer.",
		"“Where to?” Wang asked.| “Home.”| He left.",
		"“Stop!” old Marta cried.| Nobody stopped.",
		"“I am tired.”| He sat down.",
		"She said, “We lost.| We will try again.”| Then she smiled.",
		`"Is it true?" he whispered.| "Tell me."`,
		`He wrote "No." and left.`,
		"‘Come in!’ said the clerk.| ‘Sit down.’",
		"(It was raining.)| We stayed inside.",
		"He left (it was late. Very late.) and slept.",
		"He left early (see the note in vol. 2.)| The others stayed.",
		"That is so.[1]| Others disagree.[12] [13]| We do not.",
		"That is so.¹| Others disagree.”¹²| It is 25 km² large, and 3·10⁶ fish are in it.",

		// Ellipses and marks in groups.
		"Well...| I do not know.",
		"He waited… and waited.| Nobody came…| The lamp went out.",
		"I... I've lost it.| You... You have it!",
		"I . . . do not . . . know.",
		"What?!| You sold it?!!| Yes.",

		// Lists and turns of dialogue.
		"1. Buy bread.| 2. Feed the cat.| 3) Sleep.",
		"a. The first case.| b. The second.",
		"IV. The harbour",
		"2.3. Costs rose.| 2.4. Sales fell.",
		"The winners: 1) Ann; 2) Tom; 3) Li.| The rest went home.",
		"He nodded.| — So be it.| — Good.",
		"Semicolons stay; they join.| Colons too: always.",

		// Chinese inside English.
		"He wrote 你好。 and left.",
		"The sign said “出口”.| Nobody read it.",
	})
}
