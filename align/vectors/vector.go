package vectors

import "math"

// Dot is the dot product of two vectors of one length.
func Dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	k := 0
	for ; k+4 <= len(a); k += 4 {
		s0 += a[k] * b[k]
		s1 += a[k+1] * b[k+1]
		s2 += a[k+2] * b[k+2]
		s3 += a[k+3] * b[k+3]
	}
	for ; k < len(a); k++ {
		s0 += a[k] * b[k]
	}
	return s0 + s1 + s2 + s3
}

// Unit is a vector of length 1 in the direction of v. The zero vector stays.
func Unit(v []float32) []float32 {
	n := float32(math.Sqrt(float64(Dot(v, v))))
	out := make([]float32, len(v))
	if n > 0 {
		for k, x := range v {
			out[k] = x / n
		}
	}
	return out
}
