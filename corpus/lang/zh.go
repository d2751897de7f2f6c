package lang

// Chinese, in either script; see [Simplify]. Its density was measured over the
// English-Chinese pairs of the WMT news test sets 2017 to 2023 and of FLORES.
var Chinese = &Language{
	Tag:      "zh",
	Name:     "Chinese",
	Script:   Han,
	Density:  0.29,
	NoSpaces: true,
	Says: []string{
		"写道", "叫", "叫道", "叹", "叹道", "吼", "問", "問道", "喊", "喊道", "喝道", "嘆", "嘆道",
		"嚷", "回应", "回應", "坦言", "寫道", "強調", "强调", "怒道", "想", "指出", "称", "稱", "笑道",
		"答", "答道", "罵", "罵道", "补充", "补充道", "表示", "補充", "補充道", "解释", "解釋", "說",
		"說道", "说", "说道", "透露", "问", "问道", "骂", "骂道",
	},
}
