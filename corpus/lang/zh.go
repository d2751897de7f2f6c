package lang

// Chinese, in either script; see [Simplify]. Its density was measured over the
// English-Chinese pairs of the WMT news test sets 2017 to 2023 and of FLORES.
var Chinese = &Language{
	Tag:      "zh",
	Name:     "Chinese",
	Script:   Han,
	Density:  0.29,
	NoSpaces: true,
}
