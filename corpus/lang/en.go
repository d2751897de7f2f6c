package lang

// English, the language that densities are measured against.
var English = &Language{
	Tag:     "en",
	Name:    "English",
	Script:  Latin,
	Density: 1,
	Words: []string{
		"and", "been", "by", "for", "from", "has", "have", "he", "his", "is",
		"it", "its", "not", "of", "said", "that", "the", "their", "they",
		"this", "to", "was", "were", "when", "which", "who", "with", "would",
		"you", "your",
	},
}
