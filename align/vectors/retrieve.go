package vectors

// Retrieve measures a table on pairs that it was not learnt from: how many
// sources are more like their own target than like any other pair's, by the
// cosine of their sums, and how many targets are more like their own source. A
// text without a vector is not found; another pair's text is right as well
// where it is the same text. Time grows with the square of the pairs.
func (t *Table) Retrieve(pairs []Pair) (targets, sources int) {
	reader := t.Reader()
	src, dst := make([][]float32, len(pairs)), make([][]float32, len(pairs))
	for i, p := range pairs {
		src[i], dst[i] = reader.Read(p.Src).Sum, reader.Read(p.Dst).Sum
		scaleToUnit(src[i])
		scaleToUnit(dst[i])
	}
	reader.Done()
	for i, p := range pairs {
		if j := likest(src[i], dst); j >= 0 && pairs[j].Dst == p.Dst {
			targets++
		}
		if j := likest(dst[i], src); j >= 0 && pairs[j].Src == p.Src {
			sources++
		}
	}
	return targets, sources
}

// likest is the index of the unit vector with the largest positive cosine with
// v, the first of several; -1 if none has one.
func likest(v []float32, units [][]float32) int {
	best, at := float32(0), -1
	for j, u := range units {
		if cos := Dot(v, u); cos > best {
			best, at = cos, j
		}
	}
	return at
}
