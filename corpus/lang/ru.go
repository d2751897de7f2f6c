package lang

// Russian. Its density was measured over the English-Russian pairs of
// the WMT news test sets 2012 to 2023 and of FLORES.
var Russian = &Language{
	Tag:     "ru",
	Name:    "Russian",
	Script:  Cyrillic,
	Density: 1.03,

	// Ukrainian, Bulgarian, Serbian and Macedonian have neither ы nor э;
	// Belarusian, Kazakh, Mongolian, Kyrgyz and Tatar, which have, write
	// other letters besides that are not in the Russian alphabet.
	Alphabet: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
	Letters:  "ыэ",
}
