package layout

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// Codes says which codes the corners of a sheet carry, by which a photo of the print is read.
type Codes uint8

// What codes may say.
const (
	NoCodes    Codes = iota
	SheetCodes       // which sheet it is
	ToolCodes        // which tool: paper that belongs to no file
)

// CodeBox is a code in a corner of a page.
type CodeBox struct {
	Page int
	Mark code.Mark
	Rect geom.Rect // of the picture, the quiet zone within it included
}

// codeInk is black in every theme: what is read by a lens is not toned down.
var codeInk = scene.Color{}

// codesOf returns where the codes of a page lie, from the upper left corner clockwise: in the margins beside
// everything else, as far from the edge as printers reach (5 mm from the edge of an A3 to the first dark
// square), and as large as leaves room to the content.
func (f pageFrame) codesOf(page geom.Size) [4]geom.Rect {
	inset, side := 4.4/14*f.margin, 9.4/14*f.margin
	right, low := page.W-inset-side, page.H-inset-side
	return [4]geom.Rect{
		geom.R(inset, inset, side, side), geom.R(right, inset, side, side),
		geom.R(right, low, side, side), geom.R(inset, low, side, side),
	}
}

// drawCodes sets a code in each corner of every page. Where a tool draws something in a corner itself, that one
// has none: two are enough to read a photo by.
func (b *builder) drawCodes() {
	if b.options.Codes == NoCodes {
		return
	}
	id := string(b.sheet.ID)
	if b.options.Codes == ToolCodes {
		id = b.template.ID
	}
	for i, p := range b.pages {
		for corner, r := range b.frame.codesOf(p.Size) {
			mark := code.Mark{Kind: code.Corner, Corner: corner + 1, Layout: b.layoutNumber(), ID: id, Page: i + 1}
			shape, ok := code.Shape(mark)
			if !ok || slices.ContainsFunc(p.Items, func(item scene.Item) bool { return inTheWay(item, r, p.Size) }) {
				continue
			}
			p.Items = append(p.Items, scene.Symbol{At: r.Min(), Size: r.W, Color: codeInk, Shape: shape})
			b.codes = append(b.codes, CodeBox{Page: i, Mark: mark, Rect: r})
		}
	}
}

// inTheWay reports whether something lies in the place of a code. The ground of the whole page does not.
func inTheWay(item scene.Item, r geom.Rect, page geom.Size) bool {
	box := item.Bounds()
	if t, ok := item.(scene.Text); ok { // its bounds leave room for any letter
		box = geom.R(t.At.X, t.At.Y-0.8*t.Size, t.Width, t.Size)
	}
	if clip := item.Common().Clip; clip != nil {
		box = box.Intersect(*clip)
	}
	whole := box.X <= 0 && box.Y <= 0 && box.Right() >= page.W && box.Bottom() >= page.H
	return box.Overlaps(r) && !whole
}

// layoutNumber returns the place of the page layout among those of the tool, from 1; 0 for a shape, and where
// only some of the sections are shown.
func (b *builder) layoutNumber() int {
	if len(b.options.Sections) > 0 {
		return 0
	}
	n := 1 + slices.IndexFunc(b.template.Layouts, func(l canvas.Layout) bool { return l.ID == b.layout.ID })
	if n > 9 {
		return 0
	}
	return n
}

// CodesOn returns where the codes of a page lie, by corner from the upper left one clockwise; an empty rectangle
// where there is none.
func (r Result) CodesOn(page int) [4]geom.Rect {
	var out [4]geom.Rect
	for _, c := range r.Codes {
		if c.Page == page {
			out[c.Mark.Corner-1] = c.Rect
		}
	}
	return out
}
