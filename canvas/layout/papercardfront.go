package layout

import (
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/code"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// Sizes of a card that is cut out, in mm, on a card of poker size; others scale them by their sides. Type
// is never smaller than can be read in the hand: 9 pt, and 6 pt for what need only be there.
const (
	paperSafe     geom.MM = 3 // from the cut to the nearest color or line
	paperInset    geom.MM = 5 // from the cut to the nearest letter
	paperTitle    geom.MM = 5.2
	paperBody     geom.MM = 3.2
	paperBodyMin  geom.MM = 2.95
	paperLabel    geom.MM = 2.9
	paperSmall    geom.MM = 2.1
	paperSmallMin geom.MM = 1.9
	paperShare    geom.MM = 5
	paperGap      geom.MM = 1.5 // between title and body
	paperCode     geom.MM = 14  // side of the code, quiet zone included
	paperCodeMin  geom.MM = 12
	paperBandMost         = 0.36 // of the height of the card
	paperBandLess         = 0.15
)

// facePage is a side of a card while it is drawn, in mm from the corner of the cut.
type facePage struct {
	page
	card  PaperCard
	size  geom.Size
	bleed geom.MM
	k     float64 // how much larger type is than on a card of poker size
}

func newFacePage(c PaperCard, size geom.Size, bleed geom.MM) *facePage {
	k := min(size.W/63, size.H/88)
	if size.W > size.H { // what stands one under another on an upright card stands in two columns
		k = min(size.W/95, size.H/62)
	}
	f := &facePage{card: c, size: size, bleed: bleed, k: min(max(k, 0.8), 2)}
	f.language = c.Language
	f.Scene = scene.Scene{Size: size, Title: c.Title, Language: c.Language}
	return f
}

// inset is how far letters keep from the cut.
func (f *facePage) inset() geom.MM { return max(4, min(paperInset, 0.08*min(f.size.W, f.size.H))) }

// lastLine is where the letters of the last line stand: nearer to the cut than others, as on a page.
func (f *facePage) lastLine() geom.MM { return f.size.H - 4.2 }

// done returns the side with its bleed around it, and says where it is cut.
func (f *facePage) done() scene.Scene {
	if f.bleed <= 0 {
		return f.Scene
	}
	out := f.Placed(1, geom.Pt{X: f.bleed, Y: f.bleed})
	out.Size = geom.Size{W: f.size.W + 2*f.bleed, H: f.size.H + 2*f.bleed}
	return out
}

// band draws the ground of a band: with a white border, or where there is bleed out to all of it, so that
// no white shows where the cut is a little off.
func (f *facePage) band(r geom.Rect) {
	if f.bleed <= 0 {
		f.fill(r.Round(2.5), f.card.Ground, scene.Pen{})
		return
	}
	out := geom.R(-f.bleed, -f.bleed, f.size.W+2*f.bleed, r.Bottom()+f.bleed)
	if r.H > r.W { // beside
		out = geom.R(-f.bleed, -f.bleed, r.Right()+f.bleed, f.size.H+2*f.bleed)
	}
	f.fill(out.Polygon(), f.card.Ground, scene.Pen{})
}

// Front returns the side of a card with its picture, in mm, as it is cut; with bleed it is larger by that
// on each side, and its color goes on there.
func (c PaperCard) Front(size geom.Size, bleed geom.MM) scene.Scene {
	f := newFacePage(c, size, bleed)
	if size.W > 1.2*size.H {
		f.lying()
	} else {
		f.upright()
	}
	return f.done()
}

// upright sets the band over the words, as high as they leave room. A body that has no room even under a low
// band is left to the back.
func (f *facePage) upright() {
	w, h, in := f.size.W, f.size.H, f.inset()
	foot := f.footHeight(w - 2*in)
	credit := f.lastLine()
	bottom := credit - f.creditHeight(w-2*in) - 1 - foot // of the words
	words := geom.R(in, 0, w-2*in, 0)
	most, least := paperBandMost*h, max(paperBandLess*h, 9*f.k)
	try := func(smallest geom.MM) (band geom.MM, set faceText) {
		for band = most; ; band -= 1 {
			words.Y = paperSafe + band + 2.2*f.k
			words.H = bottom - words.Y
			if set = f.fit(words, smallest); set.whole || band-1 < least {
				return band, set
			}
		}
	}
	band, set := try(paperBodyMin * f.k)
	for least := paperBodyMin * f.k; !set.whole && least > 1.5; least *= 0.93 {
		f.card.Body = ""
		band, set = try(least)
	}
	f.picture(geom.R(paperSafe, paperSafe, w-2*paperSafe, band))
	f.words(words, set)
	f.foot(geom.R(in, bottom, w-2*in, foot))
	f.credit(geom.Pt{X: in, Y: credit}, w-2*in)
}

// lying sets the band beside the words.
func (f *facePage) lying() {
	w, h, in := f.size.W, f.size.H, f.inset()
	band := geom.R(paperSafe, paperSafe, 0.27*w, h-2*paperSafe)
	f.picture(band)
	left := band.Right() + 3.5*f.k
	right := w - in
	foot := f.footHeight(right - left)
	credit := f.lastLine()
	top := credit - f.creditHeight(right-left) - 1 // of it
	words := geom.R(left, in-0.8, right-left, top-foot-in+0.8)
	f.words(words, f.fit(words, 0))
	f.foot(geom.R(left, top-foot, right-left, foot))
	f.credit(geom.Pt{X: left, Y: credit}, right-left)
}

// picture draws the band: mark and label, the short id, and the pictogram.
func (f *facePage) picture(r geom.Rect) {
	f.band(r)
	c, size := f.card, paperLabel*f.k
	side := min(0.62*r.H, 0.5*r.W, 19*f.k)
	at := geom.Pt{X: r.Center().X - side/2, Y: r.Center().Y - side/2}
	top := geom.Pt{X: r.X + 2.6*f.k, Y: r.Y + 2.4*f.k + 0.72*size}
	if r.H > 3.2*size+side { // below the label, in the middle of what is left
		at.Y = top.Y + (r.Bottom()-top.Y-side)/2
	} else if r.H < 14*f.k { // all on one line
		top.Y = r.Center().Y + 0.36*size
	}
	f.symbol(c.Pictogram, at, side, c.Ink)
	right := r.Right() - 2.6*f.k
	id := face{size: size, color: c.Ink, role: "id"}.bold()
	if c.ID != "" && r.H > r.W { // beside the words it is narrow: the label has all of its upper edge
		f.text(id, geom.Pt{X: right, Y: r.Bottom() - 2.4*f.k}, canvas.AlignEnd, c.ID)
	} else if c.ID != "" {
		right -= f.text(id, geom.Pt{X: right, Y: top.Y}, canvas.AlignEnd, c.ID) + 1.5
	}
	if c.Group != "" {
		f.sign(c.Group, geom.Pt{X: top.X + size/2, Y: top.Y - 0.36*size}, size, c.Ink)
		top.X += 1.5 * size
	}
	if top.Y > at.Y && top.Y-size < at.Y+side {
		right = min(right, at.X-1)
	}
	label := face{size: 0.86 * size, spacing: 0.05 * size, color: c.Ink, role: "label"}.bold()
	if label, said := narrowed(label, right-top.X, upper(c.Label)); said == upper(c.Label) { // the mark says it too
		f.text(label, top, canvas.AlignStart, said)
	}
}

// faceText is title and body of a front as they are set.
type faceText struct {
	title, body       face
	titleAs, bodyAs   []text.Line
	steps             [][]text.Line
	whole             bool // all of it has room
	titleLow, bodyLow geom.MM
}

// fit sets the title, and the body where it has room. Steps have no other place: their type steps down to a
// least size.
func (f *facePage) fit(r geom.Rect, least geom.MM) faceText {
	c := f.card
	out := faceText{title: face{size: paperTitle * f.k, color: Ink, role: "title"}.bold(), body: face{size: paperBody * f.k, color: Secondary, role: "body"}}
	if c.Title == "" { // lines to write on
		out.titleLow = 17 * f.k
		out.whole = r.H >= out.titleLow
		return out
	}
	out.title, out.titleAs = fitted(out.title, 3.6*f.k, r.W, 2, c.Title)
	const tight = 1.14
	out.titleLow = out.title.size * (0.78 + tight*float64(len(out.titleAs)-1) + 0.25)
	gap := paperGap * f.k
	if len(c.Steps) > 0 {
		for size := paperBody * f.k; ; size *= 0.97 {
			out.body.size, out.steps, out.bodyLow = size, nil, 0
			for _, s := range c.Steps {
				lines := text.Wrap(text.Regular, size, r.W-1.6*size, s)
				out.steps = append(out.steps, lines)
				out.bodyLow += size * (1.3*float64(len(lines)) + 0.5)
			}
			if out.whole = out.titleLow+gap+out.bodyLow <= r.H; out.whole || size < max(least, 1.5) {
				return out
			}
		}
	}
	if c.Body == "" {
		out.whole = out.titleLow <= r.H
		return out
	}
	for size := paperBody * f.k; ; size *= 0.98 {
		out.body.size = size
		out.bodyAs = text.Wrap(text.Regular, size, r.W, c.Body)
		out.bodyLow = text.Height(len(out.bodyAs), size, 1.3*size) + 0.5*size
		if out.whole = out.titleLow+gap+out.bodyLow <= r.H && text.Widest(text.Regular, size, c.Body) <= r.W; out.whole {
			return out
		}
		if size < paperBodyMin*max(1, f.k) {
			out.bodyAs = nil // it stands on the back
			return out
		}
	}
}

// words draws what was set.
func (f *facePage) words(r geom.Rect, set faceText) {
	if f.card.Title == "" {
		pen := scene.Pen{Width: 0.2, Color: Pale}
		for y := r.Y + 7*f.k; y < r.Bottom()-1; y += 8 * f.k {
			f.line(pen, geom.Pt{X: r.X, Y: y}, geom.Pt{X: r.Right(), Y: y})
		}
		return
	}
	const tight = 1.14
	y := r.Y + 0.78*set.title.size
	for i, l := range set.titleAs {
		f.put(set.title, geom.Pt{X: r.X, Y: y + tight*set.title.size*float64(i)}, l)
	}
	y = r.Y + set.titleLow + paperGap*f.k + 0.86*set.body.size
	for _, l := range set.bodyAs {
		f.put(set.body, geom.Pt{X: r.X, Y: y}, l)
		y += 1.3 * set.body.size
	}
	for i, lines := range set.steps {
		f.text(set.body.bold().in(Ink), geom.Pt{X: r.X, Y: y}, canvas.AlignStart, strconv.Itoa(i+1))
		for _, l := range lines {
			f.put(set.body.in(Ink), geom.Pt{X: r.X + 1.6*set.body.size, Y: y}, l)
			y += 1.3 * set.body.size
		}
		y += 0.5 * set.body.size
	}
}

// codeSide is how large the code of the card is.
func (f *facePage) codeSide() geom.MM {
	if f.card.Code == (code.Mark{}) {
		return 0
	}
	return max(paperCodeMin, min(1.3*paperCode, paperCode*f.k))
}

// footHeight is how high the foot is, the rule above it included.
func (f *facePage) footHeight(width geom.MM) geom.MM {
	switch {
	case f.card.Foot == FootNone:
		return f.codeSide()
	case f.card.Foot == FootMoney || f.card.Foot == FootGroups:
		return max(f.codeSide()+1.5, 1.5*f.k+5.4*f.k*geom.MM(f.footRows(width)))
	}
	return f.codeSide() + 1.5
}

// foot draws what is written on the card, and its code.
func (f *facePage) foot(r geom.Rect) {
	c, k := f.card, f.k
	side := f.codeSide()
	if c.Foot != FootNone {
		f.line(scene.Pen{Width: 0.25, Color: Hairline}, r.Min(), geom.Pt{X: r.Right(), Y: r.Y})
	}
	if side > 0 {
		if shape, ok := code.Shape(c.Code); ok {
			// Its own white border may reach into the border of the card.
			out := 0.08 * side
			f.Items = append(f.Items, scene.Symbol{At: geom.Pt{X: r.Right() - side + out, Y: r.Bottom() - side}, Size: side, Shape: shape}) // black: cameras see best
		}
	}
	right := r.Right() - side - 1
	small := face{size: 2.7 * k, color: Secondary, role: "foot"}
	if c.Foot == FootAnswer {
		f.answer(geom.R(r.X, r.Y, right-r.X, r.H), small)
		return
	}
	if c.Foot == FootNone {
		return
	}
	pitch := (r.H - 1.5*k) / geom.MM(f.footRows(r.W))
	at := geom.Pt{X: r.X, Y: r.Y + 0.62*pitch + 1.2*k}
	f.payer(at, right, small)
	at.Y += pitch
	if c.Foot == FootGroups {
		x := at.X
		for _, g := range canvas.Groups {
			x = f.box(geom.Pt{X: x, Y: at.Y}, small, small.size)
			f.sign(g, geom.Pt{X: x + 0.2*small.size, Y: at.Y - 0.36*small.size}, 0.8*small.size, GroupColor(g))
			x += 1.9 * small.size
		}
		at.Y += pitch
	}
	share := face{size: paperShare * k, color: c.Ink, role: "share"}.bold()
	wide := textWidth(share, "%") + 0.8*k
	if f.narrow(r.W) { // the share has a line of its own
		f.states(at, right, small)
		at.Y += pitch
		f.dotted(at, geom.Pt{X: at.X + 10*k, Y: at.Y})
		f.text(share, geom.Pt{X: at.X + 10.8*k, Y: at.Y}, canvas.AlignStart, "%")
		return
	}
	f.text(share, geom.Pt{X: right, Y: at.Y}, canvas.AlignEnd, "%")
	dots := right - wide
	from := f.states(at, dots-5*k, small)
	f.dotted(geom.Pt{X: max(from, dots-9*k), Y: at.Y}, geom.Pt{X: dots, Y: at.Y})
}

// narrow reports whether a foot of a width has no room for the states and the share in one row.
func (f *facePage) narrow(width geom.MM) bool { return width-f.codeSide() < 33*f.k }

// footRows is how many rows a foot has.
func (f *facePage) footRows(width geom.MM) int {
	rows := 2
	if f.narrow(width) {
		rows++
	}
	if f.card.Foot == FootGroups {
		rows++
	}
	return rows
}

// payer draws the line for who pays, or who is known to.
func (f *facePage) payer(at geom.Pt, right geom.MM, small face) {
	label := words.Text(f.language, "table-payer")
	at.X += f.text(small, at, canvas.AlignStart, label) + 1.2*f.k
	if f.card.Payer != "" {
		name, said := narrowed(small.in(Ink).bold(), right-at.X, f.card.Payer)
		f.text(name, at, canvas.AlignStart, said)
		return
	}
	f.dotted(at, geom.Pt{X: right, Y: at.Y})
}

// states draws the boxes for as is and in action, one under another where they do not stand in a row, and
// returns where they end.
func (f *facePage) states(at geom.Pt, right geom.MM, small face) geom.MM {
	a, b := words.Text(f.language, "as-is"), words.Text(f.language, "in-action")
	box := 1.35 * small.size
	need := 2*box + textWidth(small, a) + textWidth(small, b) + 0.9*small.size
	if room := right - at.X; need > room {
		small.size = max(1.9, small.size*room/need)
	}
	x := f.box(at, small, small.size)
	x += f.text(small, geom.Pt{X: x, Y: at.Y}, canvas.AlignStart, a) + 0.9*small.size
	x = f.box(geom.Pt{X: x, Y: at.Y}, small, small.size)
	return x + f.text(small, geom.Pt{X: x, Y: at.Y}, canvas.AlignStart, b) + 1
}

// box draws a box to tick before a word, and returns where the word begins.
func (f *facePage) box(at geom.Pt, small face, side geom.MM) geom.MM {
	s := 0.95 * side
	f.frame(geom.R(at.X, at.Y-0.36*small.size-s/2, s, s).Polygon(), scene.Pen{Width: 0.25, Color: Secondary})
	return at.X + s + 0.4*small.size
}

// dotted draws a line to write on.
func (f *facePage) dotted(from, to geom.Pt) {
	if to.X-from.X > 1 {
		f.line(scene.Pen{Width: 0.2, Color: Secondary, Dash: [2]geom.MM{0.7, 0.7}}, from, to)
	}
}

// answer draws the question of a shock card, and lines for what is answered.
func (f *facePage) answer(r geom.Rect, small face) {
	small, lines := fitted(small, 2, r.W, 2, words.Text(f.language, "paper-shock-ask"))
	y := f.lines(small, geom.Pt{X: r.X, Y: r.Y + 2.2*f.k + small.size}, lines)
	for y += 3.2 * f.k; y < r.Bottom(); y += 5.5 * f.k {
		f.dotted(geom.Pt{X: r.X, Y: y}, geom.Pt{X: r.Right(), Y: y})
	}
}

// credit draws the line that names where the cards come from, as its last line at a point; in two lines
// where the card is narrow.
func (f *facePage) credit(at geom.Pt, width geom.MM) {
	c, lines := f.creditLines(width)
	for i, l := range lines {
		f.put(c, geom.Pt{X: at.X, Y: at.Y - 1.15*c.size*float64(len(lines)-1-i)}, l)
	}
}

func (f *facePage) creditLines(width geom.MM) (face, []text.Line) {
	if f.card.Credit == "" {
		return face{}, nil
	}
	return fitted(face{size: paperSmall, color: Secondary, role: "credit"}, paperSmallMin, width, 1, f.card.Credit)
}

// creditHeight is how high the credit is.
func (f *facePage) creditHeight(width geom.MM) geom.MM {
	c, lines := f.creditLines(width)
	return max(paperSmall, 1.15*c.size*geom.MM(len(lines)))
}
