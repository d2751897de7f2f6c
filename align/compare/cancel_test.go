package compare

import (
	"context"
	"errors"
	"io"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/names"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// An ending context ends when it has been asked so often whether it has.
type ending struct {
	context.Context
	left atomic.Int64
}

// Err is nil as long as any looks are left.
func (e *ending) Err() error {
	if e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// cancelled are the calls that take long and can be given up, on texts that have
// everything: joined and moved paragraphs, copies, omissions, names, dates.
func cancelled(t *testing.T) map[string]func(ctx context.Context) (any, error) {
	en := plain("en", "Some 418 ships came on Monday, said Anna Petrova.", "R", "Costs fell in May. Nobody knows why.", "The bridge opened on May 4, 1998.", "The ferry left. It rained all day.", "The harbor is wide.")
	ru := plain("ru", "Во вторник пришло 481 судно, сказала Анна Петрова.", "R", "R", "Расходы упали в мае.", "Никто не знает почему.", "Гавань широка.", "Мост открыли 4 мая 1998 года.", "Паром ушёл.")
	en, err := Identify(en, corpus.English, corpus.Source)
	if err != nil {
		t.Fatal(err)
	}
	ru, err = Identify(ru, corpus.Russian, corpus.Target)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := Documents(t.Context(), en, ru, Options{})
	if err != nil {
		t.Fatal(err)
	}
	pathEN, pathRU := articles+"drones/en.txt", articles+"drones/ru.txt"
	both := write(t, "both.txt", "Costs fell in May.\n\nРасходы упали в мае.\n\nNobody came there.\n\nНикто туда не пришёл.\n")
	var pairs []vectors.Pair
	var people []names.Pair
	for range 40 {
		pairs = append(pairs, vectors.Pair{Src: "The harbor is wide and deep.", Dst: "Гавань широка и глубока."})
		people = append(people, names.Pair{Src: "Anna Petrova", Dst: "Анна Петрова", Tag: corpus.Russian})
	}
	gold := []align.Case{{Name: "a", Src: en, Dst: ru, Gold: whole.Ladder}}
	calls := map[string]func(ctx context.Context) (any, error){
		"Files":     func(ctx context.Context) (any, error) { return Files(ctx, pathEN, pathRU, Options{UpTo: Alignment}) },
		"Read":      func(ctx context.Context) (any, error) { d, _, err := Read(ctx, pathEN, nil, Text{}); return d, err },
		"Bilingual": func(ctx context.Context) (any, error) { return Bilingual(ctx, both, Options{}) },
		"Bitext":    func(ctx context.Context) (any, error) { return Bitext(ctx, whole.Bitext, Options{}) },
		"Explain":   func(ctx context.Context) (any, error) { return whole.Explain(ctx, 1) },
		"ledger.Of": func(ctx context.Context) (any, error) { return ledger.Of(ctx, whole.Bitext, ledger.Options{}) },
		"check.Run": func(ctx context.Context) (any, error) { return check.Run(ctx, whole.Bitext, check.Options{}) },
		"align.Fit": func(ctx context.Context) (any, error) {
			m, _, err := align.Fit(ctx, gold, align.Fitting{})
			return m, err
		},
		"vectors.Learn": func(ctx context.Context) (any, error) {
			return vectors.Learn(ctx, pairs, vectors.Training{Dims: 4, Epochs: 1})
		},
		"names.Learn": func(ctx context.Context) (any, error) { return nil, names.Learn(ctx, people, io.Discard) },
	}
	for _, upTo := range []Stage{Findings, Facts, Alignment} {
		for _, unit := range []corpus.Unit{corpus.Paragraphs, corpus.Sentences} {
			calls["Documents by "+string(unit)+" up to stage "+string(rune('0'+upTo))] = func(ctx context.Context) (any, error) {
				return Documents(ctx, en, ru, Options{UpTo: upTo, Unit: unit})
			}
		}
	}
	return calls
}

// Where the context ends there is its error and no half result, at whatever look
// at it that is.
func TestEndedContextGivesNothing(t *testing.T) {
	for name, call := range cancelled(t) {
		t.Run(name, func(t *testing.T) {
			for looks := int64(0); ; looks += 1 + looks/6 {
				ctx := &ending{Context: t.Context()}
				ctx.left.Store(looks)
				got, err := call(ctx)
				if ctx.left.Load() >= 0 {
					if err != nil {
						t.Errorf("not ended: %v", err)
					}
					return
				}
				if !errors.Is(err, context.Canceled) || got != nil && !reflect.ValueOf(got).IsZero() {
					t.Fatalf("ended at look %d: %v, %v", looks+1, got, err)
				}
			}
		})
	}
}

// A context that has ended ends the waiting for a lock, and the reading of what
// never ends.
func TestEndedContextDoesNotWait(t *testing.T) {
	path := write(t, "ru.txt.bitext.json", "{}")
	unlock, err := review.Lock(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	endless, end := io.Pipe()
	defer end.Close()
	for name, wait := range map[string]func(ctx context.Context) error{
		"lock": func(ctx context.Context) error { _, err := review.Lock(ctx, path); return err },
		"read": func(ctx context.Context) error { _, _, err := Read(ctx, "-", endless, Text{}); return err },
	} {
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
		begun := time.Now()
		if err := wait(ctx); err == nil || time.Since(begun) > 10*time.Second {
			t.Errorf("%s: %v after %v", name, err, time.Since(begun))
		}
		stop()
	}
}

// A text is long enough to be cancelled in the middle, by another goroutine and
// not by counting: it is given up soon.
func TestCancelled(t *testing.T) {
	sentence := [2]string{"The harbor took in many ships that year, and costs fell. ", "В тот год гавань приняла много судов, и расходы упали. "}
	var docs [2]corpus.Document
	for s := range docs {
		docs[s] = plain("x", strings.Split(strings.Repeat(strings.Repeat(sentence[s], 3)+"\n", 400), "\n")...)
	}
	for wait := time.Millisecond; wait < 600*time.Millisecond; wait *= 4 {
		ctx, stop := context.WithCancel(t.Context())
		var at time.Time
		time.AfterFunc(wait, func() { at = time.Now(); stop() })
		c, err := Documents(ctx, docs[0], docs[1], Options{Unit: corpus.Sentences})
		if err == nil {
			t.Fatal("it was done before it was cancelled")
		}
		if took := time.Since(at); took > 5*time.Second || c != nil { // 0.1 s on a machine that does nothing else
			t.Errorf("cancelled after %v: %v more, %v", wait, took, c)
		}
	}
}
