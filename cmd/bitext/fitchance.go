package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// plantedCount is how much a finding about a planted error counts beside one
// about what nobody touched. In the cases one paragraph in three holds an error,
// in translations that people print about one in seventy, which would make it
// 0.05; it is more because who checks a text suspects it.
const plantedCount = 0.4

// fitChances fits a judge of findings to the cases of some folders and to the
// findings that people read, if a file of those is named.
func fitChances(ctx context.Context, in *inputs, folders []string, readFile string) (*check.Judge, error) {
	var verdicts []check.Verdict
	for _, folder := range folders {
		sources, err := filepath.Glob(filepath.Join(folder, "*.en.txt"))
		if err != nil || len(sources) == 0 {
			return nil, withHint(fmt.Errorf("%s: no case in this folder", folder), "a case is NAME.en.txt with NAME.zh.txt or NAME.ru.txt beside it, and NAME.errors.jsonl where errors were planted")
		}
		for _, source := range sources {
			stem := strings.TrimSuffix(source, ".en.txt")
			in.add(source, stem+".zh.txt", stem+".ru.txt", stem+".errors.jsonl")
			v, err := verdictsOf(ctx, stem)
			if err != nil {
				return nil, err
			}
			verdicts = append(verdicts, v...)
		}
	}
	if readFile != "" {
		v, err := verdictsRead(readFile)
		if err != nil {
			return nil, err
		}
		verdicts = append(verdicts, v...)
	}
	return check.FitJudge(verdicts)
}

// A plantedError is a line of a file of planted errors: the paragraphs it is in,
// from 0.
type plantedError struct{ Source, Target int }

// verdictsOf is what is found in a case, right where it names a paragraph with a
// planted error.
func verdictsOf(ctx context.Context, stem string) ([]check.Verdict, error) {
	texts, _ := filepath.Glob(stem + ".*.txt")
	texts = slices.DeleteFunc(texts, func(p string) bool { return p == stem+".en.txt" })
	if len(texts) != 1 {
		return nil, fmt.Errorf("%s.en.txt: has %s beside it, not 1", stem, lang.Count(len(texts), "translation"))
	}
	planted, err := readPlanted(stem + ".errors.jsonl")
	if err != nil {
		return nil, err
	}
	opt := compare.Options{Source: compare.Text{Lines: true}, Target: compare.Text{Lines: true}}
	opt.Check.Level = check.Info
	c, err := compare.Files(ctx, stem+".en.txt", texts[0], opt)
	if err != nil {
		return nil, err
	}
	var out []check.Verdict
	for _, f := range c.Findings {
		if f.Known() == nil {
			continue
		}
		v := check.Verdict{Known: f.Known(), Count: 1}
		v.Right = slices.ContainsFunc(planted, func(e plantedError) bool {
			return slices.Contains(f.Source, e.Source) || slices.Contains(f.Target, e.Target)
		})
		if v.Right {
			v.Count = plantedCount
		}
		out = append(out, v)
	}
	return out, nil
}

// readPlanted reads a file of planted errors; none is there of an untouched case.
func readPlanted(path string) ([]plantedError, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []plantedError
	for d := json.NewDecoder(file); ; {
		var e plantedError
		if err := d.Decode(&e); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, e)
	}
}

// verdictsRead reads a table of findings that people read: the ID of a check,
// how many of its findings were read, and how many of those were right.
func verdictsRead(path string) ([]check.Verdict, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows := csv.NewReader(file)
	rows.Comma, rows.Comment, rows.FieldsPerRecord = '\t', '#', 3
	table, err := rows.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []check.Verdict
	for _, row := range table {
		c := check.Lookup(row[0])
		read, err1 := strconv.Atoi(row[1])
		right, err2 := strconv.Atoi(row[2])
		if c == nil || err1 != nil || err2 != nil || right < 0 || right > read {
			return nil, fmt.Errorf("%s: %q is not a check, how many were read, and how many were right", path, strings.Join(row, "\t"))
		}
		known := check.KnownOfCheck(c)
		out = append(out, check.Verdict{Known: known, Right: true, Count: float64(right)}, check.Verdict{Known: known, Count: float64(read - right)})
	}
	return out, nil
}
