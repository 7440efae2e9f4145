package export

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// TableText returns the text of a file that holds a table, whatever a spreadsheet program wrote it
// in: UTF-8, UTF-16 with a byte order mark, or Windows-1252.
func TableText(b []byte) string {
	var order func(hi, lo byte) uint16
	switch {
	case len(b) >= 2 && b[0] == 0xff && b[1] == 0xfe:
		order = func(first, second byte) uint16 { return uint16(second)<<8 | uint16(first) }
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		order = func(first, second byte) uint16 { return uint16(first)<<8 | uint16(second) }
	case utf8.Valid(b):
		return string(b)
	default:
		text, err := charmap.Windows1252.NewDecoder().Bytes(b)
		if err != nil {
			return strings.ToValidUTF8(string(b), "\uFFFD")
		}
		return string(text)
	}
	var units []uint16
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, order(b[i], b[i+1]))
	}
	return string(utf16.Decode(units))
}

// line is a row of cells and where it begins.
type line struct {
	number int // from 1
	cells  []string
	open   bool // a quotation mark is not closed
}

// blank reports whether nothing stands in a row.
func (l line) blank() bool {
	for _, c := range l.cells {
		if c != "" {
			return false
		}
	}
	return true
}

// filled returns how many cells hold something.
func (l line) filled() int {
	n := 0
	for _, c := range l.cells {
		if c != "" {
			n++
		}
	}
	return n
}

// splitTable splits a text into rows of cells, as RFC 4180 has it, and as lenient as people need:
// a quotation mark counts at the beginning of a cell only, lines end in any way, and cells come
// without the spaces around them. Rows in which nothing stands are left out.
func splitTable(text string) ([]line, rune) {
	text = strings.TrimPrefix(strings.ToValidUTF8(text, "\uFFFD"), "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	separator := separatorOf(text)
	var out []line
	for number := 1; text != ""; {
		l, rest := splitLine(text, separator)
		l.number = number
		number += strings.Count(text[:len(text)-len(rest)], "\n")
		text = rest
		if !l.blank() {
			out = append(out, l)
		}
	}
	return out, separator
}

// separatorOf finds what stands between the cells: a tab where there is one, else what most rows
// have at the same number; a comma is not looked at where there are semicolons, because it is in
// figures then.
func separatorOf(text string) rune {
	counts := map[rune]int{}
	quoted := false
	for _, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted:
			counts[r]++
		}
	}
	lines := strings.Count(strings.TrimSpace(text), "\n") + 1
	switch {
	case counts['\t'] > 0:
		return '\t'
	case counts[';'] > 0 && (counts[';'] >= lines/2 || counts[';'] >= counts[',']):
		return ';'
	}
	return ','
}

// splitLine takes one row off the beginning of a text.
func splitLine(text string, separator rune) (line, string) {
	var l line
	for {
		cell, rest, open := splitCell(text, separator)
		l.cells, l.open = append(l.cells, cell), l.open || open
		switch {
		case rest == "":
			return l, ""
		case rest[0] == '\n':
			return l, rest[1:]
		}
		text = rest[1:] // the separators are one byte each
		if text == "" {
			l.cells = append(l.cells, "")
			return l, ""
		}
	}
}

// splitCell takes one cell off the beginning of a text. What is left begins with what ended it.
func splitCell(text string, separator rune) (cell, rest string, open bool) {
	end := func(s string) int {
		if i := strings.IndexFunc(s, func(r rune) bool { return r == separator || r == '\n' }); i >= 0 {
			return i
		}
		return len(s)
	}
	start := strings.TrimLeft(text, " ")
	if !strings.HasPrefix(start, `"`) {
		i := end(text)
		return unguarded(strings.TrimSpace(text[:i])), text[i:], false
	}
	var b strings.Builder
	in := start[1:]
	for {
		i := strings.IndexByte(in, '"')
		if i < 0 { // it is never closed: the cell ends with its line, so that the others are read
			i := end(start)
			return strings.TrimSpace(start[:i]), start[i:], true
		}
		b.WriteString(in[:i])
		in = in[i+1:]
		if !strings.HasPrefix(in, `"`) {
			break
		}
		b.WriteByte('"')
		in = in[1:]
	}
	i := end(in)
	b.WriteString(in[:i])
	return unguarded(strings.TrimSpace(b.String())), in[i:], false
}

// guarded are the beginnings of a text that a spreadsheet program might run as a formula.
const guarded = "=+-@\t\r"

// risky reports whether a text could be run as a formula, guarded or not.
func risky(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.IndexByte(guarded, s[0]) >= 0
}

// guard puts an apostrophe before a text that a spreadsheet program might run as a formula.
func guard(s string) string {
	if risky(s) {
		return "'" + s
	}
	return s
}

// unguarded takes the apostrophe away that guard put there.
func unguarded(s string) string {
	if strings.HasPrefix(s, "'") && risky(s) {
		return s[1:]
	}
	return s
}
