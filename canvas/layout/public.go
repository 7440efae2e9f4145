package layout

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// publicNotice says what a public version leaves out of what the sheet shows, so that nobody takes
// it for the whole.
func (b *builder) publicNotice(add func(string)) {
	public, ok := b.w.Public()
	if !ok {
		return
	}
	sources, costs := 0, 0
	for _, c := range b.columns {
		if b.shows(func(x canvas.Section) bool { return x.Takes(canvas.AcceptSources) }) {
			sources = max(sources, public.Missing[c.ID]) // the same ones in each, mostly
		}
		if b.shows(func(x canvas.Section) bool { return x.Takes(canvas.AcceptCosts) }) {
			costs = max(costs, public.Missing[c.Scenario])
		}
	}
	var missing []string
	for _, x := range []struct {
		key string
		n   int
	}{{"public-sources", sources}, {"public-costs", costs}, {"public-notes", public.Missing[b.sheet.ID]}} {
		switch {
		case x.n == 1:
			missing = append(missing, words.Text(b.language, x.key+"-one"))
		case x.n > 1:
			missing = append(missing, words.Text(b.language, x.key, count(x.n)))
		}
	}
	if len(missing) == 0 {
		add(words.Text(b.language, "public-version"))
	} else {
		add(words.Text(b.language, "public-missing", strings.Join(missing, ", ")))
	}
	if public.Rounded {
		add(words.Text(b.language, "public-rounded"))
	}
}

// public reports whether the sheet is that of a public version.
func (b *builder) public() bool {
	_, ok := b.w.Public()
	return ok
}

// shows reports whether the sheet has a section of some kind.
func (b *builder) shows(kind func(canvas.Section) bool) bool {
	for _, x := range b.template.Sections {
		if kind(x) {
			return true
		}
	}
	return false
}

// padlock draws the sign of what is confidential around a point: the pictogram, with a full body, so
// that it can be told when it is as small as a letter.
func (p *page) padlock(at geom.Pt, size geom.MM, c scene.Color) {
	whole := 1.2 * size // the pictogram has some air around it
	corner := at.Sub(geom.Pt{X: whole / 2, Y: whole / 2})
	unit := whole / deck.Grid
	p.symbol("lock", corner, whole, c)
	p.fill(geom.R(corner.X+3.5*unit, corner.Y+11*unit, 17*unit, 11*unit).Round(2*unit), c, scene.Pen{})
}
