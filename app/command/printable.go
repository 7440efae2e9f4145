package command

import (
	"io"
	"strings"
	"unicode"
)

// printable writes text for a terminal. Titles and notes come from files, and a file may come
// from anyone: what would move the cursor, change colors or ring a bell is written as a mark.
type printable struct{ to io.Writer }

// Write writes p, which must not end within a letter.
func (w printable) Write(p []byte) (int, error) {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, string(p))
	if _, err := io.WriteString(w.to, clean); err != nil {
		return 0, err
	}
	return len(p), nil
}
