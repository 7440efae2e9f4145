package export

import (
	"strconv"

	"clustercanvas/canvas/words"
)

// In returns the problem in words of a language: "Row 4, column Amount: “x” is not an amount".
func (p RowProblem) In(language string) string {
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		args[i] = a
	}
	s := words.Text(language, p.Key, args...)
	switch {
	case p.Row == 0:
		return s
	case p.Column == "":
		return words.Text(language, "row-at", strconv.Itoa(p.Row), s)
	}
	return words.Text(language, "row-at-column", strconv.Itoa(p.Row), p.Column, s)
}
