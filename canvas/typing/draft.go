package typing

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"clustercanvas/canvas/geom"
)

// Draft is a text with a caret. The zero Draft is an empty text.
//
// Invariant: Caret and Anchor lie in the text, between clusters (TestDraft_KeepsItsCaretBetweenLetters).
type Draft struct {
	Text   string  // composed (NFC), lines ended by \n
	Caret  int     // where the next letter comes
	Anchor int     // where the selection began; Caret, where nothing is selected
	aim    geom.MM // where up and down try to go; negative: where the caret stands
	aims   bool    // aim is meant
}

// NewDraft returns a draft of a text, the caret at its end.
func NewDraft(s string) Draft {
	s = Clean(s)
	return Draft{Text: s, Caret: len(s), Anchor: len(s)}
}

// Clean returns what of a text can be typed: composed, with lines ended by \n, without what is no
// letter; tabs become spaces.
func Clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ", "\u2028", "\n", "\u2029", "\n").Replace(s)
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, s))
}

// Selection returns the bounds of what is selected, from the first byte to after the last.
func (d Draft) Selection() (from, to int) { return min(d.Caret, d.Anchor), max(d.Caret, d.Anchor) }

// Selected returns what is selected.
func (d Draft) Selected() string {
	from, to := d.Selection()
	return d.Text[from:to]
}

// at returns the draft with the caret somewhere; where keep is set, what is selected reaches to it.
func (d Draft) at(caret int, keep bool) Draft {
	d.Caret = d.between(caret)
	if !keep {
		d.Anchor = d.Caret
	}
	d.aims = false
	return d
}

// At returns the draft with the caret at a place of the text, as near as one can stand. Where keep is
// set, what is selected reaches to it.
func (d Draft) At(caret int, keep bool) Draft { return d.at(caret, keep) }

// All returns the draft with everything selected.
func (d Draft) All() Draft {
	d = d.at(len(d.Text), false)
	d.Anchor = 0
	return d
}

// Insert puts letters where the caret is, in the place of what is selected. Accents that come after
// their letter join it.
func (d Draft) Insert(s string) Draft {
	from, to := d.Selection()
	return d.replaced(from, to, Clean(s))
}

// replaced puts s in the place of a stretch; the caret comes after it.
func (d Draft) replaced(from, to int, s string) Draft {
	before := norm.NFC.String(d.Text[:from] + s)
	d.Text = norm.NFC.String(before + d.Text[to:])
	return d.at(min(len(before), len(d.Text)), false)
}

// Without takes away what is selected or, where nothing is, what lies between the caret and another
// place.
func (d Draft) without(other int) Draft {
	from, to := d.Selection()
	if from == to {
		from, to = min(d.Caret, other), max(d.Caret, other)
	}
	return d.replaced(from, to, "")
}

// Backspace takes away what is selected, or the letter before the caret; with word, back to where a
// word begins.
func (d Draft) Backspace(word bool) Draft { return d.without(d.back(word)) }

// Delete takes away what is selected, or the letter after the caret; with word, to where a word ends.
func (d Draft) Delete(word bool) Draft { return d.without(d.ahead(word)) }

// Follow returns the draft after its text was changed from elsewhere, as undo does: the caret comes to
// the end of what is other.
func (d Draft) Follow(s string) Draft {
	s = Clean(s)
	if s == d.Text {
		return d
	}
	head := 0
	for head < len(s) && head < len(d.Text) && s[head] == d.Text[head] {
		head++
	}
	tail := 0
	for tail < len(s)-head && tail < len(d.Text)-head && s[len(s)-1-tail] == d.Text[len(d.Text)-1-tail] {
		tail++
	}
	return Draft{Text: s}.at(len(s)-tail, false)
}
