package exchange

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
)

// zipped is an archive of files: their names and texts by turns.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for k := 0; k < len(files); k += 2 {
		f, err := w.Create(files[k])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[k+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Archives as OPUS gives them, and others: what is read of them, a unit a line.
func TestArchive(t *testing.T) {
	const en, zh, ru = "The port.\nThe bridge.\n", "港口。\n桥。\n", "Порт.\nМост.\n"
	memory := `<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>The port.</seg></tuv><tuv xml:lang="ru"><seg>Порт.</seg></tuv></tu></body></tmx>`
	for _, tt := range []struct {
		name     string
		files    []string
		src, dst string
		want     string // units, or the error
	}{
		{
			"OPUS", []string{"README", "Read me.", "LICENSE", "Free.", "News.en-zh.en", en, "News.en-zh.zh", zh, "News.en-zh.ids", "a\tb\t1\t1\n", "News.en-zh.xml", "<cesAlign/>"},
			"", "", "en The port.|zh 港口。\nen The bridge.|zh 桥。\n",
		},
		{
			"the languages exchanged", []string{"News.en-zh.en", en, "News.en-zh.zh", zh},
			"zh", "en", "zh 港口。|en The port.\nzh 桥。|en The bridge.\n",
		},
		{
			"a language whose code is an extension's", []string{"News.en-ids.en", en, "News.en-ids.ids", "Satu.\nDua.\n"},
			"", "", "en The port.|ids Satu.\nen The bridge.|ids Dua.\n",
		},
		{"a folder, and what a Mac adds", []string{"data/", "", "data/n.en", en, "__MACOSX/data/._n.en", "x", "data/n.ru", ru}, "", "", "en The port.|ru Порт.\nen The bridge.|ru Мост.\n"},
		{
			"the name says which two", []string{"Wiki.en-ru.en", en, "Wiki.en-ru.ru", ru, "Wiki.en-ru.sco", "0.9\n0.8\n"},
			"", "", "en The port.|ru Порт.\nen The bridge.|ru Мост.\n",
		},
		{"two pairs", []string{"a.en", "One.\n", "a.ru", "Раз.\n", "b.en", "Two.\n", "b.ru", "Два.\n"}, "", "", "en One.|ru Раз.\nen Two.|ru Два.\n"},
		{"a pair of which one half is missing", []string{"a.en", "One.\n", "a.ru", "Раз.\n", "b.en", "Two.\n"}, "", "", "en One.|ru Раз.\n"},
		{"three languages", []string{"n.en", en, "n.ru", ru, "n.zh", zh}, "", "", "x.zip: more than two languages (en, ru, zh): say which two"},
		{"two of three", []string{"n.en", en, "n.ru", ru, "n.zh", zh}, "zh", "ru", "zh 港口。|ru Порт.\nzh 桥。|ru Мост.\n"},
		{"halves of different lengths", []string{"n.en", en, "n.ru", "Порт.\n"}, "", "", "x.zip/n.ru:2: the file ends here, but x.zip/n.en has more lines"},
		{"no two of one name", []string{"a.en", en, "a.ru", ru, "b.de", "Ja.\n", "b.fr", "Oui.\n"}, "en", "fr", "x.zip: no two files of one name in en and fr, but en, ru, de, fr"},
		{"one memory", []string{"memory.tmx", memory}, "", "", "en The port.|ru Порт.\n"},
		{"nothing", []string{"README", "Read me.", "LICENSE", "Free."}, "", "", "x.zip: not a bitext that can be told by its content or its extension: an archive that is neither"},
		{"an archive in an archive", []string{"inner.zip", zipped(t, "n.en", en, "n.ru", ru)}, "", "", "x.zip/inner.zip:1: not a text file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := &Input{Path: "x.zip", Open: files{"x.zip": zipped(t, tt.files...)}.open}
			defer in.Close()
			got := ""
			s, err := in.Stream("", Options{Src: corpus.Tag(tt.src), Dst: corpus.Tag(tt.dst)})
			if err == nil {
				for u, bad := range s.Units {
					if err = bad; err != nil {
						break
					}
					got += string(u.Src.Tag) + " " + u.Src.Text() + "|" + string(u.Dst.Tag) + " " + u.Dst.Text() + "\n"
				}
			}
			if err != nil {
				got = err.Error()
				if strings.Contains(got, tt.want) && strings.Count(got, "\n") == 0 {
					return
				}
			}
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// An archive is named as a Moses pair, or cut short.
func TestArchiveByName(t *testing.T) {
	data := zipped(t, "n.en", "The port.\n", "n.ru", "Порт.\n")
	in := &Input{Path: "x.zip", Open: files{"x.zip": data}.open}
	if s, err := in.Stream("moses", Options{}); err != nil || s.Header.Dst != "ru" {
		t.Errorf("%+v, %v", s.Header, err)
	}
	for _, name := range []string{"", "moses"} {
		in := &Input{Path: "x.zip", Open: files{"x.zip": data[:len(data)-9]}.open}
		if _, err := in.Stream(name, Options{}); err == nil || !strings.HasPrefix(err.Error(), "x.zip: not a sound zip archive: ") {
			t.Errorf("cut short, as %q: %v", name, err)
		}
	}
}

// Every half in an archive is looked at beside the first of its name.
func TestArchiveValidate(t *testing.T) {
	data := zipped(t, "n.en", "The port.\nOne\ttwo.\n", "n.ru", "Порт.\nРаз.\n", "n.zh", "港口。\n")
	in := &Input{Path: "x.zip", Open: files{"x.zip": data}.open}
	var got []string
	if err := Validate(in, "", func(p rules.Problem) { got = append(got, p.Path+" "+p.Rule) }); err != nil {
		t.Fatal(err)
	}
	want := "x.zip/n.en columns, x.zip/n.en columns, x.zip lengths-differ"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}
