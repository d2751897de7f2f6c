package exchange

import (
	"slices"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/parquet"
)

// Parquet is a table with the columns translation, a group of two texts named
// by their languages as in the translation data sets of Hugging Face, and
// confidence, a double that is null where it is not known.
var Parquet = &Format{
	Name:       "parquet",
	Doc:        "Parquet: translation.en, translation.zh, confidence",
	Extensions: []string{".parquet"},
	Keeps:      Keeps{Confidence: true},
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      label.Short,
	Fold:       JSONL.Fold,
	Write:      writeParquet,
}

func writeParquet(j *Job) error {
	srcKey, dstKey, err := j.keys()
	if err != nil {
		return err
	}
	keys := []string{srcKey, dstKey}
	slices.Sort(keys) // columns stand in the order of their names
	columns := []parquet.Column{
		{Path: []string{"confidence"}, Kind: parquet.Number},
		{Path: []string{"translation", keys[0]}, Kind: parquet.Text},
		{Path: []string{"translation", keys[1]}, Kind: parquet.Text},
	}
	srcColumn, dstColumn := 1+slices.Index(keys, srcKey), 1+slices.Index(keys, dstKey)
	return j.toFile("", func(out *file) error {
		w := parquet.NewWriter(out, "bitext", "bitext "+j.Version, columns)
		row := make([]parquet.Value, len(columns))
		err := j.each(func(_ int, u TU) error {
			row[0] = parquet.Value{Number: rounded(u.Confidence), Missing: u.Confidence <= 0}
			row[srcColumn].Text, row[dstColumn].Text = j.texts(u)
			return w.Write(row)
		})
		if err != nil {
			return err
		}
		return w.Close()
	})
}
