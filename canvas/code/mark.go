package code

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Kind says what a code stands for.
type Kind uint8

// The kinds of codes. None is the zero value, which no code on paper has.
const (
	None   Kind = iota
	Card        // a card of the deck: Number
	Source      // a source of a workbook: ID
	Blank       // a blank card: Number
	Shock       // a shock card: Number
	Corner      // a corner of a printed page: Corner, Layout, ID, Page
)

// Mark is what a code says. It is comparable; only the fields that belong to its kind are set.
type Mark struct {
	Kind   Kind
	Number int    // of a card, 1 to 999
	ID     string // the record of a source or of a sheet; of a blank sheet that of its template
	Corner int    // 1 to 4: upper left, upper right, lower right, lower left
	Layout int    // the place of the page layout among those of the template, 1 to 9; 0 is none of them
	Page   int    // of the sheet, 1 to 99
}

// Deck returns the mark of a card of the deck by its number.
func Deck(number int) Mark { return Mark{Kind: Card, Number: number} }

// Of returns the mark of a source by the id of its record.
func Of(source string) Mark { return Mark{Kind: Source, ID: source} }

// What Parse says of a text that is no mark.
var (
	// ErrForeign is returned for a code that somebody else made.
	ErrForeign = errors.New("code: none of this program")
	// ErrUnknown is returned for a code of this program that it cannot understand: of a later version, or
	// typed wrongly.
	ErrUnknown = errors.New("code: not understood")
)

// begin is what every code of this program begins with.
const begin = "CC:"

const (
	mostNumber = 999
	mostLayout = 9
	mostPage   = 99
	mostID     = 400 // bytes
)

// String returns what the code says, such as "CC:D:07", in the letters that make the smallest codes; it is
// empty for a mark that no code can say.
func (m Mark) String() string {
	if !m.sound() {
		return ""
	}
	switch m.Kind {
	case Card:
		return fmt.Sprintf("%sD:%02d", begin, m.Number)
	case Source:
		return begin + "S:" + m.ID
	case Blank:
		return begin + "B:" + strconv.Itoa(m.Number)
	case Shock:
		return begin + "X:" + strconv.Itoa(m.Number)
	default:
		return fmt.Sprintf("%sP:%d%d:%s:%d", begin, m.Corner, m.Layout, m.ID, m.Page)
	}
}

// sound reports whether a mark has what belongs to its kind, and nothing else.
func (m Mark) sound() bool {
	named := m.ID != "" && len(m.ID) <= mostID
	switch m.Kind {
	case Card, Blank, Shock:
		return m == Mark{Kind: m.Kind, Number: m.Number} && within(m.Number, 1, mostNumber)
	case Source:
		return m == Mark{Kind: Source, ID: m.ID} && named
	case Corner:
		return m.Number == 0 && named && within(m.Corner, 1, 4) && within(m.Layout, 0, mostLayout) && within(m.Page, 1, mostPage)
	default:
		return false
	}
}

func within(n, from, to int) bool { return n >= from && n <= to }

// Parse returns the mark that a code says. It takes exactly what String writes, with space around it as
// scanners add it: of anything else it says ErrForeign or ErrUnknown.
func Parse(s string) (Mark, error) {
	s = strings.TrimSpace(s)
	rest, ours := strings.CutPrefix(s, begin)
	if !ours {
		return Mark{}, ErrForeign
	}
	kind, rest, _ := strings.Cut(rest, ":")
	var m Mark
	switch kind {
	case "D":
		m = Mark{Kind: Card, Number: number(rest)}
	case "S":
		m = Of(rest)
	case "B":
		m = Mark{Kind: Blank, Number: number(rest)}
	case "X":
		m = Mark{Kind: Shock, Number: number(rest)}
	case "P":
		m = parseCorner(rest)
	}
	if m.String() != s {
		return Mark{}, ErrUnknown
	}
	return m, nil
}

// parseCorner reads what follows "CC:P:". Ids may have colons.
func parseCorner(s string) Mark {
	which, rest, _ := strings.Cut(s, ":")
	last := strings.LastIndexByte(rest, ':')
	if last < 0 || len(which) != 2 {
		return Mark{}
	}
	both := number(which)
	return Mark{Kind: Corner, Corner: both / 10, Layout: both % 10, ID: rest[:last], Page: number(rest[last+1:])}
}

// number returns a number in digits, 0 for anything else.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
