package layout

import (
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
)

// overflow is what a section has no room for, in order.
type overflow struct {
	cards []*cardThing
	lines []*lineThing
	notes []*noteThing
	text  []textLine
}

// len counts what people would miss: lines that wait to be filled in are not.
func (o overflow) len() int {
	n := len(o.cards) + len(o.notes) + min(1, len(o.text))
	for _, l := range o.lines {
		if l.kind == lineOfRecord {
			n++
		}
	}
	return n
}

// placed is a card, a line or a note with its rectangle; exactly one of them is set.
type placed struct {
	card *cardThing
	line *lineThing
	note *noteThing
	rect geom.Rect
	free bool
}

// packing is a section laid out at a density.
type packing struct {
	density density
	size    canvas.CardSize
	placed  []placed
	rest    overflow
}

// pack lays the things of a section into its content at a density.
func (a *area) pack(d density) packing {
	size := sizeOf(a.place.Cards, d)
	if a.place.Flow == canvas.FlowFree {
		return a.packFree(d, size)
	}
	switch a.place.Flow {
	case canvas.FlowLines:
		return a.packLines(d)
	case canvas.FlowMatrix:
		return a.packMatrix(d)
	}
	return packRows(a.cards, a.notes, a.content, d, size, a.place.Flow == canvas.FlowStack)
}

// packRows lays cards and then notes in rows of equal columns, or one under another. What does
// not fit, and all that comes after it, is the rest.
func packRows(cards []*cardThing, notes []*noteThing, in geom.Rect, d density, size canvas.CardSize, stack bool) packing {
	out := packing{density: d, size: size}
	_, least, most := cardBox(size, d)
	gap := gapOf(size)
	y := in.Y
	cols, width := columnsOf(in.W, least, most, gap, stack)
	n := rows(len(cards), cols, func(i int) geom.MM { return cards[i].height(width, size, d) }, in.Bottom(), gap, &y,
		func(i, col int, y, h geom.MM) {
			out.placed = append(out.placed, placed{card: cards[i], rect: geom.R(in.X+geom.MM(col)*(width+gap), y, width, h)})
		})
	if n < len(cards) {
		out.rest = overflow{cards: cards[n:], notes: notes}
		return out
	}
	if len(cards) > 0 && len(notes) > 0 {
		y += noteGap
	}
	cols, width = columnsOf(in.W, d.noteWide*noteColumnScale(notes), math.Inf(1), noteGap, stack)
	for cols > max(1, len(notes)) { // few notes may be wider
		_, wider := columnsOf(in.W, (in.W-noteGap*geom.MM(cols-2))/geom.MM(cols-1), math.Inf(1), noteGap, stack)
		if wider > noteMost {
			break
		}
		cols, width = cols-1, wider
	}
	fewer, wider := columnsForWords(notes, in.W, cols, width, d)
	top := y
	found, n := noteRows(notes, in, fewer, wider, &y, d)
	if n < len(notes) && fewer < cols { // a broken word is better than a note on another page
		y = top
		found, n = noteRows(notes, in, cols, width, &y, d)
	} else {
		cols, width = fewer, wider
	}
	out.placed = append(out.placed, found...)
	out.rest.notes = notes[n:]
	if len(notes) > 0 && d == notes[0].scale.floor() { // nothing gets smaller any more
		out.beginRest(func(i int) geom.Rect { return geom.R(in.X+geom.MM(i)*(width+noteGap), y, width, in.Bottom()-y) }, cols)
	}
	return out
}

// noteRows lays notes in rows of columns, from *y down, and returns how many fitted.
func noteRows(notes []*noteThing, in geom.Rect, cols int, width geom.MM, y *geom.MM, d density) (out []placed, n int) {
	heights := make(map[int]geom.MM, len(notes))
	height := func(i int) geom.MM {
		if _, ok := heights[i]; !ok {
			heights[i] = notes[i].height(width, d)
		}
		return heights[i]
	}
	n = rows(len(notes), cols, height, in.Bottom(), noteGap, y, func(i, col int, y, h geom.MM) {
		out = append(out, placed{note: notes[i], rect: geom.R(in.X+geom.MM(col)*(width+noteGap), y, width, h)})
	})
	return out, n
}

// columnsForWords returns as many columns as there may be without breaking a word of a note, and
// how wide they are; those given where a word is longer than all of the section.
func columnsForWords(notes []*noteThing, room geom.MM, cols int, width geom.MM, d density) (int, geom.MM) {
	fewer, wider := cols, width
	for ; fewer > 0; fewer-- {
		if fewer < cols {
			wider = (room - noteGap*geom.MM(fewer-1)) / geom.MM(fewer)
		}
		if !slices.ContainsFunc(notes, func(t *noteThing) bool { return t.breaks(wider, d) }) {
			return fewer, wider
		}
	}
	return cols, width
}

// beginRest shows the beginning of notes that are higher than the room that is left, side by side in
// boxes that reach down to its end.
func (k *packing) beginRest(box func(col int) geom.Rect, cols int) {
	var left []*noteThing
	col := 0
	for i, t := range k.rest.notes {
		r := box(col)
		high := t.height(r.W, k.density)
		if col == cols || high > r.H+1e-6 && t.least(r.W, k.density) > r.H {
			left = append(left, k.rest.notes[i:]...)
			break
		}
		col++
		shown, rest := t, (*noteThing)(nil)
		if high > r.H+1e-6 {
			shown, rest = t.split(r.W, r.H, k.density)
			high = shown.height(r.W, k.density)
		}
		if rest != nil {
			left = append(left, rest)
		}
		r.H = high
		k.placed = append(k.placed, placed{note: shown, rect: r})
	}
	k.rest.notes = left
}

// noteMost is how wide a note becomes at most where there are fewer than would fit side by side.
const noteMost geom.MM = 62

// noteColumnScale widens the columns of a section that begins with large notes.
func noteColumnScale(notes []*noteThing) float64 {
	if len(notes) > 0 {
		return noteScale(notes[0].base)
	}
	return 1
}

// columnsOf returns how many columns of at least a width fit, and how wide each is.
func columnsOf(room, least, most, gap geom.MM, stack bool) (int, geom.MM) {
	cols := max(1, int((room+gap+1e-6)/(least+gap)))
	if stack {
		cols = 1
	}
	return cols, math.Min(most, (room-gap*geom.MM(cols-1))/geom.MM(cols))
}

// rows puts n things into rows of cols columns, each row as high as its highest, from *y down to
// a bottom. It returns how many fitted and moves *y below them.
func rows(n, cols int, height func(int) geom.MM, bottom, gap geom.MM, y *geom.MM, put func(i, col int, y, h geom.MM)) int {
	for i := 0; i < n; i += cols {
		end := min(i+cols, n)
		h := geom.MM(0)
		for j := i; j < end; j++ {
			h = max(h, height(j))
		}
		if *y+h > bottom+1e-6 {
			// A row may be kept from fitting by one high note: those before it still may fit.
			fits := i
			for ; fits < end && *y+height(fits) <= bottom+1e-6; fits++ {
			}
			h = 0
			for j := i; j < fits; j++ {
				h = max(h, height(j))
			}
			for j := i; j < fits; j++ {
				put(j, j-i, *y, h)
			}
			if fits > i {
				*y += h + gap
			}
			return fits
		}
		for j := i; j < end; j++ {
			put(j, j-i, *y, h)
		}
		*y += h + gap
	}
	return n
}

// fill lays all sections out: first the loosest density at which everything fits is taken by the
// whole sheet, down to a limit; a section that is still full steps down by itself.
func (b *builder) fill(p *page, areas []*area) {
	need := make([]int, len(areas))
	packs := make([]packing, len(areas))
	common := 0
	for i, a := range areas {
		need[i], packs[i] = a.loosest(0)
		common = max(common, min(need[i], a.b.frame.scale.together(a.place.Cards)-1))
	}
	for i, a := range areas {
		if need[i] < common {
			_, packs[i] = a.loosest(common)
		}
		if a.place.Flow == canvas.FlowText {
			a.drawText(p, len(b.pages))
			a.drawLinks(p)
			continue
		}
		if a.place.Flow == canvas.FlowMatrix {
			a.drawMatrixHead(p, packs[i], len(b.pages))
		}
		a.draw(p, packs[i], len(b.pages))
		a.drawLinks(p)
		a.rest = packs[i].rest
		if len(packs[i].placed) == 0 && a.rest.len() == 0 && b.options.Prompts {
			a.drawPrompt(p)
		}
	}
}

// loosest returns the first density, not looser than from, at which everything fits and no word is
// broken; where none is so, the one that leaves the least for a further page.
func (a *area) loosest(from int) (int, packing) {
	best, at := packing{}, -1
	densities := a.b.frame.scale.densities
	for i := from; i < len(densities); i++ {
		pack := a.pack(densities[i])
		left, broken := pack.rest.len(), pack.breaks()
		if at < 0 || left < best.rest.len() || left == best.rest.len() && !broken && best.breaks() {
			best, at = pack, i
		}
		if left == 0 && !broken {
			break
		}
	}
	return at, best
}

// breaks reports whether a word of a note is broken.
func (k packing) breaks() bool {
	return slices.ContainsFunc(k.placed, func(x placed) bool { return x.note != nil && x.note.breaks(x.rect.W, k.density) })
}

// draw draws what was packed, and keeps where it lies.
func (a *area) draw(p *page, pack packing, pageIndex int) {
	for _, x := range pack.placed {
		slot := Slot{Page: pageIndex, Section: a.section.ID, Rect: x.rect, Content: a.content, Free: x.free}
		if x.line != nil {
			p.summing(x.line.sum, func() {
				p.as(x.line.ref, func() { a.drawLine(p, x.line, x.rect, pack.density, pageIndex) })
			})
			if x.line.kind != lineOfRecord || x.line.item.ID == "" {
				continue
			}
			slot.Item, slot.Rank = x.line.item, x.line.rank
		} else if x.card != nil {
			p.as(a.itemRef(refSource, x.card.source.ID), func() { x.card.draw(p, x.rect, pack.size, pack.density) })
			slot.Item, slot.Rank, slot.Locked = x.card.item(), x.card.rank(), x.card.place.Locked
		} else {
			p.as(a.itemRef(refNote, x.note.note.ID), func() { x.note.draw(p, x.rect, pack.density) })
			slot.Item, slot.Rank, slot.Locked = x.note.item(), x.note.rank(), x.note.note.Locked
			slot.Note = x.note.setPart(x.rect.W, pack.density)
		}
		a.b.slots = append(a.b.slots, slot)
	}
}

// drawPrompt asks the question of an empty section, quietly.
func (a *area) drawPrompt(p *page) { a.drawQuestion(p, a.content.Min()) }

// drawQuestion asks the question of a section from a point of its content on.
func (a *area) drawQuestion(p *page, at geom.Pt) {
	prompt := a.section.Prompt.In(a.b.language)
	if prompt == "" || a.content.H < promptSize {
		return
	}
	p.as(a.ref(), func() {
		f := face{style: text.Italic, size: promptSize, color: Secondary, role: "prompt"}
		width := math.Min(a.content.W, 120)
		rows := int((a.content.Bottom() - at.Y) / (promptSize * leading))
		f, lines := fitted(f, 2.4, width, rows, prompt)
		if a.b.frame.low() {
			if f, lines = fitted(f, leastLine, width, rows, prompt); text.Height(len(lines), f.size, f.size*leading) > a.content.Bottom()-at.Y {
				return // half a question is none
			}
		}
		p.lines(f, geom.Pt{X: at.X, Y: at.Y + f.size}, lines)
	})
}
