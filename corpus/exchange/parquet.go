package exchange

import (
	"slices"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/parquet"
)

// Parquet is a table with the columns translation, a group of two texts named
// by their languages as in the translation data sets of Hugging Face, and
// confidence, a double that is null where it is not known. Between them stand the
// properties that [Options.Columns] names, empty where a unit has none.
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
	columns := []parquet.Column{{Path: []string{"confidence"}, Kind: parquet.Number}}
	for _, name := range j.Columns {
		columns = append(columns, parquet.Column{Path: []string{name}, Kind: parquet.Text})
	}
	texts := len(columns)
	for _, key := range keys {
		columns = append(columns, parquet.Column{Path: []string{"translation", key}, Kind: parquet.Text})
	}
	srcColumn, dstColumn := texts+slices.Index(keys, srcKey), texts+slices.Index(keys, dstKey)
	return j.toFile("", func(out *file) error {
		w := parquet.NewWriter(out, "bitext", "bitext "+j.Version, columns)
		row := make([]parquet.Value, len(columns))
		err := j.each(func(_ int, u TU) error {
			row[0] = parquet.Value{Number: rounded(u.Confidence), Missing: u.Confidence <= 0}
			for k, name := range j.Columns {
				row[1+k].Text = u.property(name)
			}
			row[srcColumn].Text, row[dstColumn].Text = j.texts(u)
			return w.Write(row)
		})
		if err != nil {
			return err
		}
		return w.Close()
	})
}
