package gesture

import (
	"cmp"
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// Next returns the item after the last one selected, or the one before it, going round: what the
// Tab key goes through. It reports false on a sheet where nothing lies.
func Next(c Context, back bool) (canvas.Item, bool) {
	order := c.reading()
	if len(order) == 0 {
		return canvas.Item{}, false
	}
	at := -1
	if len(c.Selection) > 0 {
		at = slices.Index(order, c.Selection[len(c.Selection)-1])
	}
	switch {
	case at < 0 && back:
		return order[len(order)-1], true
	case back:
		return order[(at+len(order)-1)%len(order)], true
	}
	return order[(at+1)%len(order)], true
}

// Reading returns everything that lies on a sheet, each once, in the order in which one reads it.
func Reading(res layout.Result) []canvas.Item { return Context{Layout: res}.reading() }

// readingRow is how far apart in height things at free places may lie and still be one row.
const readingRow geom.MM = 8

// reading returns all items in the order in which one reads them: section by section, and in each
// from top to bottom and from left to right; the arrows come last.
func (c Context) reading() []canvas.Item {
	type key struct {
		page    int
		section canvas.SectionID
		column  canvas.RecordID
	}
	sections := map[key]int{}
	for i, p := range c.Layout.Pages {
		for _, a := range p.Areas {
			sections[key{i, canvas.SectionID(a.Ref.ID), canvas.RecordID(a.Ref.Column)}] = len(sections)
		}
	}
	slots := slices.Clone(c.Layout.Slots)
	slices.SortStableFunc(slots, func(a, b layout.Slot) int {
		x, y := sections[key{a.Page, a.Section, a.Item.Column}], sections[key{b.Page, b.Section, b.Item.Column}]
		return cmp.Or(x-y, cmp.Compare(math.Floor(a.Rect.Y/readingRow), math.Floor(b.Rect.Y/readingRow)),
			cmp.Compare(a.Rect.X, b.Rect.X))
	})
	var out []canvas.Item
	have := map[canvas.Item]bool{}
	for _, s := range slots {
		if !have[s.Item] {
			have[s.Item] = true
			out = append(out, s.Item)
		}
	}
	for _, a := range c.Layout.Arrows {
		out = append(out, a.Item)
	}
	return out
}
