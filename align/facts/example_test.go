package facts_test

import (
	"fmt"

	"github.com/bitext-tools/bitext/align/facts"
)

// Facts are values: 43亿 and «4,3 млрд» are 4.3 billion.
func ExampleFind() {
	text := "该项目9月26日开工，耗资43亿美元。"
	for _, f := range facts.Find(text, "zh") {
		fmt.Println(string([]rune(text)[f.Start:f.End]), "=", f.InWords())
	}
	// Output:
	// 9月26日 = 26 September
	// 43亿美元 = 4.3 billion US dollars
}

// Same says how two facts relate.
func ExampleSame() {
	en := facts.Find("It cost 4.3 billion dollars.", "en")[0]
	for _, text := range []string{"Он обошёлся в 4,3 млрд долларов.", "Он обошёлся в 4,3 млн долларов."} {
		ru := facts.Find(text, "ru")[0]
		fmt.Printf("%+v\n", facts.Same(en, ru))
	}
	// Output:
	// {Kind:equal Power:0 Qualifier:false}
	// {Kind:magnitude Power:-3 Qualifier:false}
}
