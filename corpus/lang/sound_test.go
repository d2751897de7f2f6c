package lang

import "testing"

func TestSound(t *testing.T) {
	tests := []struct{ english, russian, englishSound, russianSound string }{
		{"Putin", "Путин", "putin", "putin"},
		{"Khrushchev", "Хрущёв", "hruSev", "hruSev"},
		{"Zhukov", "Жуков", "Zukov", "Zukov"},
		{"Maxim", "Максим", "maksim", "maksim"},
		{"Łódź", "Лодзь", "lodz", "lodz"},
		{"Schwarzenegger", "Шварценеггер", "Svarzeneger", "Svartseneger"},
		{"Jackson", "Джексон", "jakson", "jekson"},
		{"Yeltsin", "Ельцин", "ieltsin", "eltsin"},
		{"Shakespeare", "Шекспир", "Sakespeare", "Sekspir"},
		{"", "", "", ""},
		{"北京", "12", "", ""},
	}
	for _, test := range tests {
		if got := Sound(test.english); got != test.englishSound {
			t.Errorf("%s sounds %q, want %q", test.english, got, test.englishSound)
		}
		if got := Sound(test.russian); got != test.russianSound {
			t.Errorf("%s sounds %q, want %q", test.russian, got, test.russianSound)
		}
	}
}

func TestStem(t *testing.T) {
	for word, want := range map[string]string{"Bridges": "bridg", "Мостами": "мост", "Café": "cafe", "ёлки": "елк"} {
		if got := Stem(word); got != want {
			t.Errorf("the stem of %s is %q, want %q", word, got, want)
		}
	}
}
