package compare

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/source"
)

// FuzzFiles compares any two texts, as a whole. They are refused in one line, or
// both texts stand in the comparison as they were read, each segment once; on
// one processor and on four the result is the same; and where the context ends,
// at whatever moment, there is its error and no result.
func FuzzFiles(f *testing.F) {
	f.Add("Some 418 ships came on Monday.\n\n“Why?” asked Anna Petrova. Nobody knows.", "Во вторник пришло 481 судно.\n\n— Почему? — спросила Анна Петрова.", false, uint16(3))
	f.Add("# The dam\n\n- It cost $4.3 billion.\n- Not one of [1] left.\n\nRead also: the lake", "# 水坝\n\n- 耗资4.3亿美元。\n- 没有人离开。", true, uint16(40))
	f.Add("Costs fell.\nNobody came.", "成本下降。没有人来。\n\n\u202e图片来源：x", true, uint16(200))
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, first, second string, sentences bool, end uint16) {
		if len(first)+len(second) > 4000 {
			t.Skip("longer texts take long, and say no more")
		}
		paths := [2]string{filepath.Join(folder, "first.md"), filepath.Join(folder, "second.txt")}
		for k, text := range []string{first, second} {
			if err := os.WriteFile(paths[k], []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		opt := Options{Unit: corpus.Paragraphs, Source: Text{Furniture: true}, Target: Text{Furniture: true}}
		if sentences {
			opt.Unit = corpus.Sentences
		}
		c, err := onProcessors(t, 1, paths, opt)
		again, errAgain := onProcessors(t, 4, paths, opt)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") || errAgain == nil || errAgain.Error() != err.Error() {
				t.Fatalf("refused in more than one line, or once: %q, %q", err, errAgain)
			}
			return
		}
		if errAgain != nil || !reflect.DeepEqual(c, again) {
			t.Fatalf("on one processor\n%+v\non four\n%+v, %v", c, again, errAgain)
		}
		if err := c.Verify(); err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			doc := c.Src
			if doc.Path != path {
				doc = c.Dst
			}
			whole, err := source.Read(path, nil, source.Options{})
			if err != nil || letters(whole) != letters(doc) {
				t.Fatalf("%s: compared\n%s\nread\n%s, %v", path, letters(doc), letters(whole), err)
			}
		}
		ctx := &ending{Context: t.Context()}
		ctx.left.Store(int64(end))
		if c, err := Files(ctx, paths[0], paths[1], opt); ctx.left.Load() < 0 && (!errors.Is(err, context.Canceled) || c != nil) {
			t.Fatalf("ended after %d looks: %v, %v", end, c, err)
		}
	})
}

// onProcessors compares two files on so many processors.
func onProcessors(t *testing.T, n int, paths [2]string, opt Options) (*Comparison, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	return Files(t.Context(), paths[0], paths[1], opt)
}

// letters are the texts of a document without white space, which splitting
// leaves out between sentences.
func letters(doc corpus.Document) string {
	var b strings.Builder
	for _, s := range doc.Segments {
		for _, r := range s.Text {
			if !unicode.IsSpace(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// FuzzBilingual compares the two texts of any one file, which are parts of it.
func FuzzBilingual(f *testing.F) {
	f.Add("Costs fell.\n成本下降。\n1\nNobody came.\n没有人来。\n2")
	f.Add("Costs fell in May — Расходы упали в мае\nNobody came — Никто не пришёл")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip("longer texts take long, and say no more")
		}
		c, err := Bilingual(t.Context(), "-", Options{Stdin: strings.NewReader(text), Source: Text{Furniture: true}})
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("refused in more than one line: %q", err)
			}
			return
		}
		if err := c.Verify(); err != nil {
			t.Fatal(err)
		}
		whole, err := source.Read("-", strings.NewReader(text), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range slices.Concat(c.Src.Segments, c.Dst.Segments) {
			if part := letters(corpus.Document{Segments: []corpus.Segment{s}}); !strings.Contains(letters(whole), part) {
				t.Fatalf("%q is not in the file", part)
			}
		}
	})
}
