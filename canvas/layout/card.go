package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// cardThing is a source as it is drawn on a sheet.
type cardThing struct {
	part     analysis.Part
	source   canvas.Source
	card     canvas.Card
	status   canvas.Status
	share    string        // "35 %", "~35 %", or an amount where no share is known; empty is nothing yet
	label    string        // a word on the state: "in action", "in kind"
	change   analysis.Mark // against the column before; empty says nothing
	changed  string        // the word for it, where the sheet compares two periods
	secret   bool          // it, or its figure, is confidential, and this is not the public version
	withheld bool          // it has a figure that is not shown
	place    canvas.Placement
	column   canvas.RecordID
	language string
	titles   titles

	second, secondShort string // title and short name in the second language; empty: nothing to say
}

// titles keeps how titles are set, for the time of one layout: hundreds of sources share the
// names of thirty cards.
type titles map[titleKey]titleSet

type titleKey struct {
	title string
	look  cardLook
	inner geom.MM // how wide a line may be
}

type titleSet struct {
	face  face
	lines []text.Line
}

func (b *builder) cardThing(x analysis.Part, s analysis.Shares, column canvas.RecordID) *cardThing {
	card, _ := canvas.Get[canvas.Card](b.w, x.Source.Card)
	t := &cardThing{part: x, source: x.Source, card: card, status: x.Funding.Status, column: column, language: b.language, titles: b.titles}
	if x.Source.Title == "" {
		t.second = b.second(func(language string) string { return deck.Title(card, language) })
		t.secondShort = b.second(func(language string) string { return deck.Plain(deck.Short(card, language)) })
	}
	t.secret = !b.public() && (x.Source.Confidential || x.Funding.Confidential)
	t.withheld = b.w.Withheld(x.Funding)
	t.place, _ = canvas.Get[canvas.Placement](b.w, canvas.PlacementID(x.Source.ID, b.sheet.ID, column))
	t.change = b.marks[column][x.Source.ID]
	if t.change != "" && b.template.Of == canvas.OfPair {
		t.changed = b.markWord(t.change)
	}
	illustrative := x.Funding.Basis == canvas.Illustrative
	switch {
	case x.Known:
		t.share = b.approximately(illustrative) + words.Percent(b.language, x.Shown, s.Places)
	case x.AmountKnown && b.options.Without.Amounts:
		t.share = leftOut
	case x.AmountKnown:
		t.share = b.approximately(illustrative) + words.ShortMoney(b.language, int64(x.Amount), b.w.Info().Currency)
	case x.Funding.Value.Kind == canvas.ShareValue: // in kind, or an idea where nothing else is known
		share := (int64(x.Funding.Value.Share) + 5000) / 10000
		t.share = b.approximately(illustrative) + words.Percent(b.language, share, 0)
	}
	switch {
	case t.status == canvas.Idea:
		t.label = words.Text(b.language, "idea")
	case x.Source.Use == canvas.UseInKind:
		t.label = words.Text(b.language, "in-kind")
	case t.status == canvas.InAction:
		t.label = words.Text(b.language, "in-action")
	}
	return t
}

func (t *cardThing) item() canvas.Item { return canvas.Item{ID: t.source.ID, Column: t.column} }

func (t *cardThing) rank() canvas.Rank {
	if t.place.Rank != "" {
		return t.place.Rank
	}
	return t.source.Rank
}

// order is the rank by which a card has its place among the others. Of one that lies at a free place
// the rank of the placement is its depth, and says nothing of that.
func (t *cardThing) order() canvas.Rank {
	if t.place.Free {
		return t.source.Rank
	}
	return t.rank()
}

func (t *cardThing) title() string {
	if t.source.Title != "" {
		return t.source.Title
	}
	return deck.Title(t.card, t.language)
}

func (t *cardThing) short() string {
	if t.source.Title != "" {
		return t.source.Title
	}
	return deck.Short(t.card, t.language)
}

// level returns the words for the level of the card; empty where it says nothing.
func (t *cardThing) level() string {
	if t.card.Level == canvas.LevelAny {
		return ""
	}
	return words.Text(t.language, "level-"+string(t.card.Level))
}

// cardLook is how a size of card is drawn: lengths in mm, and how many lines a title may have
// before its type steps down, and at the least size before the card grows.
type cardLook struct {
	spine, circle, pad  geom.MM
	title, least, share geom.MM
	lines               int
}

// leastTitle is the size of type below which no title goes: 6 pt as printed on A3.
const leastTitle geom.MM = 2.12

func lookOf(size canvas.CardSize, d density) cardLook {
	switch size {
	case canvas.CardFull:
		return cardLook{spine: 4, circle: 14, pad: 3, title: 4.1, least: 2.9, share: 8.2, lines: 3}
	case canvas.CardHalf:
		return cardLook{spine: 2.6, circle: 9, pad: 2, title: 3.5, least: 2.6, share: 5.4, lines: 2}
	}
	look := cardLook{spine: 2, pad: 1.6, title: d.compact.name, least: leastTitle, share: d.compact.share, lines: 1}
	if size == canvas.CardLine {
		look.spine, look.pad, look.least = 1.4, 1.1, leastLine
	}
	return look
}

// titled returns the title as it is set on a card of a width.
func (t *cardThing) titled(size canvas.CardSize, look cardLook, width geom.MM) (face, []text.Line) {
	title, inner := t.title(), width-look.spine-look.circle-3*look.pad
	switch size {
	case canvas.CardCompact:
		title, inner = t.short(), width-look.spine-2*look.pad
	case canvas.CardLine:
		title, inner = t.short(), t.lineRoom(look, width)
	}
	key := titleKey{title, look, inner}
	set, known := t.titles[key]
	if !known {
		f := face{style: text.Bold, size: look.title, color: Ink, role: "title"}
		set.face, set.lines = fitted(f, look.least, inner, look.lines, title)
		t.titles[key] = set
	}
	return set.face, set.lines
}

// height returns how high the card is at a width: more than usual only for a title that is too
// long even in its least size.
func (t *cardThing) height(width geom.MM, size canvas.CardSize, d density) geom.MM {
	h, _, _ := cardBox(size, d)
	look := lookOf(size, d)
	f, lines := t.titled(size, look, width)
	return h + geom.MM(max(0, len(lines)-look.lines-look.lines/2))*f.size*leading
}

func (t *cardThing) draw(p *page, r geom.Rect, size canvas.CardSize, d density) {
	look := lookOf(size, d)
	switch size {
	case canvas.CardCompact:
		t.drawCompact(p, r, look, d)
		return
	case canvas.CardLine:
		t.drawOnLine(p, r, look)
		return
	}
	c := GroupColor(t.source.Group)
	spine, circle, pad := look.spine, look.circle, look.pad
	t.ground(p, r, spine, 2, Paper)

	pictogram := geom.Pt{X: r.X + spine + pad, Y: r.Y + pad + 1}
	p.fill(geom.Circle(pictogram.Add(geom.Pt{X: circle / 2, Y: circle / 2}), circle/2), GroupTint(t.source.Group), scene.Pen{})
	inset := circle * 0.2
	p.symbol(deck.Pictogram(t.card), pictogram.Add(geom.Pt{X: inset, Y: inset}), circle-2*inset, c)

	left := pictogram.X + circle + pad
	f, wrapped := t.titled(size, look, r.W)
	below := p.lines(f, geom.Pt{X: left, Y: r.Y + pad + 1 + f.size}, wrapped)
	t.drawSecond(p, geom.Pt{X: left, Y: below - 0.2*f.size}, r.Right()-pad-left, r.Bottom()-pad-1.6-0.95*look.share)
	if t.secret {
		p.padlock(geom.Pt{X: r.Right() - 0.62*pad, Y: r.Y + 0.75*pad}, 2.3, Secondary)
	}

	foot := r.Bottom() - pad - 0.6
	right := r.Right() - pad - 0.6
	t.drawFoot(p, geom.Pt{X: r.X + spine + pad, Y: foot}, right, labelSize, look.share)
}

// drawSecond draws what the card is called in the second language under its title, from a baseline
// down to a lowest one, as far as there is room for all of it.
func (t *cardThing) drawSecond(p *page, at geom.Pt, room, lowest geom.MM) {
	if t.second == "" {
		return
	}
	f := face{size: 2.6, color: Secondary, role: "second"}
	for ; f.size >= secondLeast; f.size -= 0.1 {
		lines := text.Wrap(f.style, f.size, room, t.second)
		whole := text.Widest(f.style, f.size, t.second) <= room
		if whole && at.Y+geom.MM(len(lines)-1)*f.size*leading <= lowest {
			p.lines(f, at, lines)
			return
		}
	}
}

// drawCompact draws the flat card of funding sections: short name, mark, share.
func (t *cardThing) drawCompact(p *page, r geom.Rect, look cardLook, d density) {
	ground := Paper
	if t.status == canvas.InAction {
		ground = ActionBg
	}
	t.ground(p, r, look.spine, 1.2, ground)
	left, right := r.X+look.spine+look.pad, r.Right()-look.pad
	name, lines := t.titled(canvas.CardCompact, look, r.W)
	p.lines(name, geom.Pt{X: left, Y: r.Y + 0.11*d.compact.height + look.title}, lines)
	if behind := left + lines[0].Text.Width + 0.6*secondApart; len(lines) == 1 && !t.secret {
		p.echo(0.8*name.size, leastTitle, gap{geom.Pt{X: behind, Y: r.Y + 0.11*d.compact.height + look.title}, right - behind}, t.secondShort)
	}
	if t.secret {
		p.padlock(geom.Pt{X: r.Right() - 0.5*look.pad, Y: r.Y + 0.7*look.pad}, 1.3, Secondary)
	}
	foot := r.Bottom() - 0.17*d.compact.height
	t.drawFoot(p, geom.Pt{X: left, Y: foot}, right, look.title*0.86, look.share)
}

// ground draws shadow, paper, spine and frame.
func (t *cardThing) ground(p *page, r geom.Rect, spine, radius geom.MM, c scene.Color) {
	strong := GroupColor(t.source.Group)
	shadow := Shadow
	p.Items = append(p.Items, scene.Polygon{
		Attrs: p.attrs(), Points: r.Moved(geom.Pt{X: 0.5, Y: 0.6}).Round(radius), Fill: &shadow, Shadow: true,
	})
	pen := scene.Pen{Width: 0.35, Color: strong}
	if t.status == canvas.Idea {
		pen.Dash = [2]geom.MM{1.6, 1.2}
	}
	edge := r.Round(radius)
	p.fill(edge, c, scene.Pen{})
	p.fill(geom.R(r.X, r.Y, spine, r.H).Rounded(radius, 0, 0, radius), strong, scene.Pen{})
	p.frame(edge, pen)
}

// figure returns the figure of the card and how it looks, no wider than most.
func (t *cardThing) figure(size, most geom.MM) (face, string) {
	f := face{style: text.Bold, size: size, color: GroupColor(t.source.Group), role: "share"}
	s := t.share
	if s == "" {
		f.color, s = Pale, "–"
	}
	if t.status == canvas.Idea || t.source.Use == canvas.UseInKind {
		f.style = text.Regular // shown and not counted
	}
	return shrunk(f, 1.2, most, s), s
}

// leastState is the size below which the word on the state of a card does not go; the figure
// beside it gives way then.
const leastState = leastLine

// drawFoot draws what stands at the foot of a card between two edges: at the left the sign of its
// change, and the mark with the level or the word for the change, or with the state on a label; at
// the right the figure.
func (t *cardThing) drawFoot(p *page, at geom.Pt, right, size, figureSize geom.MM) {
	mark := min(2.4, size*0.9)
	pad := 0.4 * size
	gap := 0.6 * size
	if t.change != "" {
		sign := 0.72 * mark
		p.markSign(t.change, geom.Pt{X: at.X + sign/2, Y: at.Y - 0.35*size}, sign)
		at.X += sign + 0.8*gap
	}
	room := right - at.X
	label := t.label
	taken := mark
	if label != "" {
		taken = mark + 3*pad + text.Width(text.Regular, min(size, leastState), label)
	}
	f, figure := t.figure(figureSize, room-taken-gap)
	if label != "" && f.size < leastLine { // the figure says more; what is in action has the ground of its tint
		label = ""
		f, figure = t.figure(figureSize, room-mark-gap)
	}
	if t.withheld {
		high := 0.62 * figureSize
		p.padlock(geom.Pt{X: right - 0.39*high, Y: at.Y - 0.5*high}, high, Pale)
		room -= high + gap
	} else {
		room -= p.text(f, geom.Pt{X: right, Y: at.Y}, canvas.AlignEnd, figure) + gap
	}
	middle := at.Y - 0.35*size
	if label == "" {
		p.mark(t.source.Group, geom.Pt{X: at.X + mark/2, Y: middle}, mark)
		level, space := t.level(), room-mark-gap
		if t.changed != "" {
			level = t.changed
		}
		f := shrunk(face{size: size, color: Secondary, role: "level"}, leastState, space, level)
		if text.Width(f.style, f.size, level) <= space {
			p.text(f, geom.Pt{X: at.X + mark + gap, Y: at.Y}, canvas.AlignStart, level)
		}
		return
	}
	state := shrunk(face{size: size, color: ActionInk, role: "state"}, leastState, room-mark-3*pad, label)
	ground := TintColor(canvas.TintInAction)
	if t.status != canvas.InAction {
		state.color, ground = Secondary, Quiet
	}
	w := text.Width(state.style, state.size, label)
	p.fill(geom.R(at.X, middle-0.85*size, mark+w+3*pad, 1.7*size).Round(0.8), ground, scene.Pen{})
	p.mark(t.source.Group, geom.Pt{X: at.X + pad + mark/2, Y: middle}, mark)
	p.text(state, geom.Pt{X: at.X + mark + 2*pad, Y: middle + 0.35*state.size}, canvas.AlignStart, label)
}

// Card returns a card of the deck by itself, as a full card on a sheet looks before it brings
// anything: for the deck and for the pointer that drags it. The page is the card and its shadow.
func Card(card canvas.Card, language string) scene.Scene {
	t := &cardThing{
		card: card, language: language, status: canvas.AsIs, titles: titles{},
		source: canvas.Source{Group: card.Group, Side: card.Side, Use: card.Use},
	}
	if card.Use == canvas.UseInKind {
		t.label = words.Text(language, "in-kind")
	}
	p := &page{Scene: scene.Scene{Size: geom.Size{W: 63, H: 35}, Language: language}, language: language}
	t.draw(p, geom.R(0.2, 0.2, 62, 34), canvas.CardFull, paperScale.densities[0])
	return p.Scene
}
