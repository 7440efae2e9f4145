package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// furtherDensity is how things are set on further pages, where there is room.
var furtherDensity = density{card: canvas.CardCompact, compact: compactStyle{12, 42, 2.9, 3.6}, note: 3.1, noteWide: 60, lines: lineStyle{6.6, 3.2}}

// further makes the pages for what did not fit, section after section, and tells each section of
// the first page where its rest is.
func (b *builder) further(areas []*area) {
	first := b.pages[0]
	f := &flowing{b: b}
	for _, a := range areas {
		if a.rest.len() == 0 {
			continue
		}
		n := a.rest.len()
		page := 0
		if len(a.rest.text) > 0 {
			page = f.furtherText(a)
		} else {
			page = f.section(a)
		}
		first.Problems = append(first.Problems, scene.Problem{Kind: scene.Overflow, Ref: a.ref(), Count: n, Text: a.section.Title.In(b.language)})
		first.as(a.ref(), func() {
			face := face{size: b.frame.overflow, color: Warning, role: "overflow"}
			if a.place.Pile != "" {
				face.size = min(2.4, face.size)
			}
			onEdge := b.frame.low() && !a.keepsLine() // on a label at the lower edge
			at := geom.Pt{X: a.content.Right(), Y: min(a.content.Bottom()+3, a.outline.Bounds().Bottom()-0.8)}
			switch {
			case onEdge:
				at = geom.Pt{X: a.outline.Bounds().Right() - 2, Y: a.outline.Bounds().Bottom() - 0.05}
			case a.keepsLine():
				at.Y = a.content.Bottom() - 0.6
			case a.place.Pile != "": // in the gap below: the lines need all of the room
				at.Y = a.outline.Bounds().Bottom() + 2.1
			}
			said := words.Text(b.language, "continued", count(n), count(page+1))
			if len(a.rest.text) > 0 {
				said = words.Text(b.language, "text-continued", count(page+1))
			}
			if onEdge {
				w := text.Width(face.style, face.size, said)
				first.fill(geom.R(at.X-w-1, at.Y-0.94*face.size, w+2, 1.24*face.size).Round(0.6*face.size), Paper, scene.Pen{Width: 0.2, Color: Warning})
			}
			first.text(face, at, canvas.AlignEnd, said)
		})
	}
	f.close()
}

// flowing is the pages after the first, while they are filled from the top.
type flowing struct {
	b    *builder
	page *page
	y    geom.MM
}

// top and bottom are the edges of what a further page holds.
func (f *flowing) top() geom.MM    { return f.b.frame.rule + f.b.frame.begin }
func (f *flowing) bottom() geom.MM { return f.b.frame.bottom(f.b.layout.Page[1]) }

func (f *flowing) open() {
	f.close()
	f.page = f.b.newPage()
	f.b.header(f.page, true)
	f.y = f.top()
}

func (f *flowing) close() {
	if f.page != nil {
		f.b.pages = append(f.b.pages, f.page)
		f.page = nil
	}
}

// section flows the rest of a section and returns the page, from 0, on which it begins.
func (f *flowing) section(a *area) int {
	cards, notes := a.rest.cards, a.rest.notes
	lines := overflow{lines: a.rest.lines}
	const heading, least = 8, 24
	start := -1
	a.style = nil
	for len(cards)+len(notes)+lines.len() > 0 {
		if f.page == nil || f.y+heading+least > f.bottom() {
			f.open()
		}
		if start < 0 {
			start = len(f.b.pages)
		}
		in := geom.R(f.b.frame.margin, f.y+heading, f.page.Size.W-2*f.b.frame.margin, f.bottom()-f.y-heading)
		var pack packing
		if lines.len() > 0 {
			pack = a.packFurther(lines.lines, in)
			lines, pack.rest = pack.rest, overflow{cards: cards, notes: notes}
		} else {
			pack = packRows(cards, notes, in, furtherDensity, canvas.CardCompact, false)
		}
		if len(pack.placed) == 0 {
			if f.y > f.top() {
				f.open()
				continue
			}
			// One note, or one title, higher than a page: it is set in as many parts as it needs.
			if len(cards) == 0 {
				pack, notes = f.part(notes, in)
				pack.rest.notes = notes
			} else {
				pack = packing{density: furtherDensity, size: canvas.CardCompact, placed: []placed{{card: cards[0], rect: in}},
					rest: overflow{cards: cards[1:], notes: notes}}
			}
		}
		f.put(a, pack, in)
		cards, notes = pack.rest.cards, pack.rest.notes
	}
	return start
}

// put draws one stretch of a section with its title.
func (f *flowing) put(a *area, pack packing, in geom.Rect) {
	low := in.Y
	for _, x := range pack.placed {
		low = max(low, x.rect.Bottom())
	}
	f.title(a, geom.R(f.b.frame.margin, f.y, in.W, low-f.y+2))
	was := a.content
	a.content = in
	if a.place.Flow == canvas.FlowMatrix {
		a.drawMatrixHead(f.page, pack, len(f.b.pages))
	}
	a.draw(f.page, pack, len(f.b.pages))
	a.content = was
	f.y = low + 6
}

// title draws the title of a section over a stretch of it, and notes where that lies.
func (f *flowing) title(a *area, outline geom.Rect) {
	title := a.section.Title.In(f.b.language)
	if p, ok := canvas.Get[canvas.Period](f.b.w, a.column); ok && p.Label != "" {
		title += " · " + p.Label
	}
	f.page.Areas = append(f.page.Areas, scene.Area{Ref: a.ref(), Outline: outline.Polygon(), Content: outline})
	f.page.as(a.ref(), func() {
		face := shrunk(face{size: sectionSize, color: Ink, role: "section"}.bold(), 2.4, outline.W, title)
		f.page.text(face, geom.Pt{X: f.b.frame.margin, Y: f.y + 4.6}, canvas.AlignStart, title)
	})
}

// part sets as many lines of the first note as fit, and returns the notes that are left, the rest
// of this one first.
func (f *flowing) part(notes []*noteThing, in geom.Rect) (packing, []*noteThing) {
	shown, rest := notes[0].split(in.W, in.H, furtherDensity)
	rect := geom.R(in.X, in.Y, in.W, shown.height(in.W, furtherDensity))
	left := notes[1:]
	if rest != nil {
		left = append([]*noteThing{rest}, left...)
	}
	return packing{density: furtherDensity, placed: []placed{{note: shown, rect: rect}}}, left
}
