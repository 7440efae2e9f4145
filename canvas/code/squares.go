package code

// Squares are the modules of a code, the quiet zone not among them: N to a side.
type Squares struct {
	N    int
	dark []bool
}

// SquaresOf returns the modules of a code as Shape draws them. It reports false for a mark that has none.
func SquaresOf(m Mark) (Squares, bool) {
	s := m.String()
	if s == "" {
		return Squares{}, false
	}
	q, err := smallest(s)
	if err != nil {
		return Squares{}, false
	}
	matrix := q.GetMatrix()
	out := Squares{N: matrix.GetWidth()}
	for y := range out.N {
		for x := range out.N {
			out.dark = append(out.dark, matrix.Get(x, y) == 1)
		}
	}
	return out, true
}

// Dark reports whether a module is dark; those outside are not.
func (s Squares) Dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < s.N && y < s.N && s.dark[y*s.N+x]
}
