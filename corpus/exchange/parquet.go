package exchange

import (
	"slices"

	"github.com/parquet-go/parquet-go"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
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
	schema := parquet.NewSchema("bitext", parquet.Group{
		"confidence":  parquet.Optional(parquet.Leaf(parquet.DoubleType)),
		"translation": parquet.Group{srcKey: parquet.String(), dstKey: parquet.String()},
	})
	// Columns stand in the order of their names.
	keys := []string{srcKey, dstKey}
	slices.Sort(keys)
	srcColumn, dstColumn := 1+slices.Index(keys, srcKey), 1+slices.Index(keys, dstKey)

	// So many rows a group has at most; it bounds memory.
	const group = 20_000
	return j.toFile("", func(out *file) error {
		w := parquet.NewGenericWriter[any](out, schema, parquet.Compression(&parquet.Zstd),
			parquet.MaxRowsPerRowGroup(group), parquet.CreatedBy("bitext", j.Version, ""))
		row := make(parquet.Row, 3)
		err := j.each(func(_ int, u TU) error {
			src, dst := j.texts(u)
			row[0] = parquet.NullValue().Level(0, 0, 0)
			if u.Confidence > 0 {
				row[0] = parquet.DoubleValue(rounded(u.Confidence)).Level(0, 1, 0)
			}
			row[srcColumn] = parquet.ByteArrayValue([]byte(src)).Level(0, 0, srcColumn)
			row[dstColumn] = parquet.ByteArrayValue([]byte(dst)).Level(0, 0, dstColumn)
			_, err := w.WriteRows([]parquet.Row{row})
			return err
		})
		if err != nil {
			return err
		}
		return w.Close()
	})
}
