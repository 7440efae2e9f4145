package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// The palette. Colors of groups mean groups and nothing else; everything else is ink.
var (
	Ink       = scene.Color{R: 0x1B, G: 0x27, B: 0x33}
	Secondary = scene.Color{R: 0x5B, G: 0x6B, B: 0x7A}
	Hairline  = scene.Color{R: 0xC9, G: 0xD2, B: 0xDA}
	Quiet     = scene.Color{R: 0xF5, G: 0xF7, B: 0xF9}
	Paper     = scene.Color{R: 0xFF, G: 0xFF, B: 0xFF}
	Warning   = scene.Color{R: 0xB2, G: 0x3B, B: 0x1E}
	Shadow    = scene.Color{R: 0xDD, G: 0xE2, B: 0xE7}
	Pale      = scene.Color{R: 0xA9, G: 0xB4, B: 0xBE} // for what is not known yet
	ActionInk = scene.Color{R: 0x7A, G: 0x45, B: 0x00} // words on the tint of in action
	ActionBg  = scene.Color{R: 0xFF, G: 0xF3, B: 0xE2} // ground of a compact card in action
	warnBg    = scene.Color{R: 0xFB, G: 0xEC, B: 0xE7} // ground of a shock card
)

// GroupColor returns the strong color of a group of money.
func GroupColor(g canvas.Group) scene.Color {
	switch g {
	case canvas.GroupPublic:
		return scene.Color{R: 0x2F, G: 0x4B, B: 0x8F}
	case canvas.GroupPrivate:
		return scene.Color{R: 0x00, G: 0x84, B: 0x6A}
	}
	return scene.Color{R: 0x96, G: 0x45, B: 0x8C}
}

// GroupTint returns the pale ground that goes with the color of a group.
func GroupTint(g canvas.Group) scene.Color {
	switch g {
	case canvas.GroupPublic:
		return scene.Color{R: 0xE8, G: 0xEC, B: 0xF6}
	case canvas.GroupPrivate:
		return scene.Color{R: 0xE1, G: 0xF2, B: 0xEE}
	}
	return scene.Color{R: 0xF5, G: 0xE8, B: 0xF3}
}

// quietTint is the ground of a whole half of a map: the tint of the group, half as strong.
func quietTint(g canvas.Group) scene.Color {
	t := GroupTint(g)
	half := func(c uint8) uint8 { return uint8((int(c) + 255) / 2) }
	return scene.Color{R: half(t.R), G: half(t.G), B: half(t.B)}
}

// TintColor returns the color of a note.
func TintColor(t canvas.Tint) scene.Color {
	switch t {
	case canvas.TintAsIs:
		return scene.Color{R: 0xCF, G: 0xE3, B: 0xF7}
	case canvas.TintInAction:
		return scene.Color{R: 0xFF, G: 0xD9, B: 0xA8}
	case canvas.TintRemark:
		return scene.Color{R: 0xD5, G: 0xED, B: 0xC8}
	}
	return scene.Color{R: 0xFF, G: 0xF0, B: 0xB8}
}

// groupOf returns the group whose color a tone has; false for paper.
func groupOf(t canvas.Tone) (canvas.Group, bool) {
	switch t {
	case canvas.TonePublic:
		return canvas.GroupPublic, true
	case canvas.TonePrivate:
		return canvas.GroupPrivate, true
	case canvas.ToneProject:
		return canvas.GroupProject, true
	}
	return "", false
}

// toneColor returns the color of words on the ground of a tone: that of its group, or ink.
func toneColor(t canvas.Tone) scene.Color {
	if g, ok := groupOf(t); ok {
		return GroupColor(g)
	}
	return Ink
}

// Sizes of type in mm.
const (
	sectionSize geom.MM = 4.1
	sideSize    geom.MM = 4.6
	overbarSize geom.MM = 2.8
	labelSize   geom.MM = 2.9
	fieldSize   geom.MM = 3.4
	promptSize  geom.MM = 3.2
)

// leading is the distance of two baselines as a multiple of the size.
const leading = 1.28

// density is how tightly a section is packed: layout takes the loosest one at which everything
// fits. The last one is the floor, below which nothing goes: what does not fit then continues on
// a further page.
type density struct {
	card     canvas.CardSize // of a section that begins with full cards
	compact  compactStyle    // of compact cards, and of those of one line
	note     geom.MM         // size of type in a note of medium size
	noteWide geom.MM         // least width of a note
	lines    lineStyle       // of lines of a table
}

// scale is the densities of a page, loosest first. The first ones a whole sheet steps down
// together, so that its type stays of one size; beyond, each section steps by itself.
type scale struct {
	densities []density
	lines     []lineStyle // of tables that share their style
	pad       geom.MM     // around the text of a note
	least     int         // how many lines a note is high at least
	shared    int         // how many of the densities are the whole sheet's
}

// floor is the tightest density: nothing gets smaller than there.
func (s *scale) floor() density { return s.densities[len(s.densities)-1] }

// paperScale is that of A3. The floor of notes and lines is 2.2 mm, that is 6.2 pt in print.
var paperScale = newScale(2, 2, 4, []density{
	{card: canvas.CardFull, compact: compactStyle{12, 34, 2.9, 3.6}, note: 4.6, noteWide: 33},
	{card: canvas.CardFull, compact: compactStyle{12, 34, 2.9, 3.6}, note: 4.0, noteWide: 33},
	{card: canvas.CardFull, compact: compactStyle{12, 34, 2.9, 3.6}, note: 3.6, noteWide: 33},
	{card: canvas.CardFull, compact: compactStyle{12, 34, 2.9, 3.6}, note: 3.1, noteWide: 30},
	{card: canvas.CardHalf, compact: compactStyle{11, 34, 2.8, 3.4}, note: 2.8, noteWide: 27},
	{card: canvas.CardCompact, compact: compactStyle{13, 50, 3.3, 4.4}, note: 2.8, noteWide: 27},
	{card: canvas.CardCompact, compact: compactStyle{10, 34, 2.6, 3.2}, note: 2.5, noteWide: 23},
	{card: canvas.CardCompact, compact: compactStyle{9, 34, 2.4, 2.9}, note: 2.2, noteWide: 22},
	{card: canvas.CardCompact, compact: compactStyle{9, 34, 2.4, 2.9}, note: 2.2, noteWide: 33}, // wide columns again: for lists of long names
}, []lineStyle{{7.4, 3.4}, {6.6, 3.2}, {6, 3.1}, {5.5, 3}, {4.9, 2.7}, {4.4, 2.4}, {4, 2.2}})

// roomScale is that of a projector's page of 90 mm: its floor is a 45th of the height.
var roomScale = newScale(1.2, 1, 4, []density{
	{card: canvas.CardHalf, compact: compactStyle{11, 30, 2.9, 3.6}, note: 3.6, noteWide: 30},
	{card: canvas.CardHalf, compact: compactStyle{11, 30, 2.9, 3.6}, note: 3.1, noteWide: 26},
	{card: canvas.CardCompact, compact: compactStyle{10, 30, 2.8, 3.4}, note: 2.8, noteWide: 24},
	{card: canvas.CardCompact, compact: compactStyle{9, 30, 2.5, 3}, note: 2.5, noteWide: 24},
	{card: canvas.CardLine, compact: compactStyle{5.4, 40, 2.8, 3.2}, note: 2.3, noteWide: 22},
	{card: canvas.CardLine, compact: compactStyle{4.8, 30, 2.5, 2.8}, note: 2.1, noteWide: 20},
	{card: canvas.CardLine, compact: compactStyle{4.2, 30, 2.3, 2.5}, note: 2, noteWide: 20},
	{card: canvas.CardLine, compact: compactStyle{3.8, 30, 2.1, 2.3}, note: 2, noteWide: 26},
}, []lineStyle{{5.6, 3}, {5, 2.8}, {4.6, 2.6}, {4.2, 2.5}, {3.8, 2.4}, {3.5, 2.2}, {3.2, 2.1}})

// pictureScale is that of a picture with more room than a projector's page has: what lies in it may be
// larger, and is as small as there where it must be.
var pictureScale = newScale(roomScale.pad, roomScale.least, roomScale.shared+3, append([]density{
	{card: canvas.CardFull, compact: compactStyle{15, 48, 4, 5}, note: 6.4, noteWide: 46},
	{card: canvas.CardFull, compact: compactStyle{13.5, 42, 3.6, 4.5}, note: 5.4, noteWide: 40},
	{card: canvas.CardFull, compact: compactStyle{12, 36, 3.2, 4}, note: 4.4, noteWide: 35},
}, roomScale.densities...), append([]lineStyle{{9, 4.6}, {7.8, 4}, {6.6, 3.4}}, roomScale.lines...))

// newScale returns a scale with each density's style of lines; the last style is that of all that
// come after.
func newScale(pad geom.MM, least, shared int, densities []density, lines []lineStyle) *scale {
	for i := range densities {
		densities[i].lines = lines[min(i, len(lines)-1)]
	}
	return &scale{densities: densities, lines: lines, pad: pad, least: least, shared: shared}
}

// together returns how many of the first densities a section shares with the whole sheet: those
// of full cards one more, as cards of two sizes beside each other look like two meanings.
func (s *scale) together(begin canvas.CardSize) int {
	if begin == canvas.CardFull {
		return s.shared + 1
	}
	return s.shared
}

// compactStyle is the size of a compact card and its type, in mm.
type compactStyle struct{ height, least, name, share geom.MM }

// cardGap is the space between cards, noteGap between notes.
const (
	cardGap    geom.MM = 4
	compactGap geom.MM = 1.8
	lineGap    geom.MM = 0.7
	noteGap    geom.MM = 1.8
)

// sizeOf returns the size of cards for a section that begins with a size, at a density.
func sizeOf(begin canvas.CardSize, d density) canvas.CardSize {
	if begin == canvas.CardLine || d.card == canvas.CardLine {
		return canvas.CardLine
	}
	if begin == canvas.CardCompact || d.card == canvas.CardCompact {
		return canvas.CardCompact
	}
	if begin == canvas.CardHalf {
		return canvas.CardHalf
	}
	return d.card
}

// cardBox returns height, least and greatest width of a card, in mm.
func cardBox(size canvas.CardSize, d density) (height, least, most geom.MM) {
	switch size {
	case canvas.CardFull:
		return 34, 50, 68
	case canvas.CardHalf:
		return 21, 46, 68
	}
	if size == canvas.CardLine {
		return min(d.compact.height, lineHigh), d.compact.least, 76
	}
	return d.compact.height, d.compact.least, 62
}

// lineHigh is how high a card of one line is at most, however loose the section.
const lineHigh geom.MM = 5.4

// gapOf returns the space between cards of a size.
func gapOf(size canvas.CardSize) geom.MM {
	switch size {
	case canvas.CardCompact:
		return compactGap
	case canvas.CardLine:
		return lineGap
	}
	return cardGap
}

// noteScale is how much greater or smaller type is in notes of a size.
func noteScale(s canvas.NoteSize) float64 {
	switch s {
	case canvas.NoteSmall:
		return 0.85
	case canvas.NoteLarge:
		return 1.35
	}
	return 1
}
