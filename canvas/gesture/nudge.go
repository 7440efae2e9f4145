package gesture

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
)

// Nudge moves the selection a little by the keys. What lies at a free place moves by an offset in
// mm, as far as their sections let all of it; one thing that flows changes places with its neighbor in
// the direction of the offset. Errors are refusals; a change without a diff is nothing to do.
// Nudges of the same selection, close in time, are one step of undo.
func Nudge(c Context, by geom.Pt) (canvas.Change, error) {
	homes := c.homesOf(c.Selection)
	if len(c.Selection) == 1 {
		home, ok := homes[c.Selection[0]]
		if ok && !c.placesFreely(home) {
			return c.step(home, by)
		}
	}
	var things []canvas.Lying
	for _, l := range c.Lying(c.Selection) {
		if l.Free {
			things = append(things, l)
		}
	}
	if len(things) == 0 {
		return canvas.Change{}, nil
	}
	by = within(things, by)
	who := fnv.New64a()
	for i, l := range things {
		things[i].Box = l.Box.Moved(by)
		fmt.Fprintln(who, l.Item)
	}
	change, err := canvas.PlaceItems(c.Workbook, c.Sheet, things)
	change.Key = fmt.Sprintf("nudge:%x", who.Sum64())
	return change, err
}

// within returns as much of an offset as all things can move without leaving their sections: so
// they keep their distances.
func within(things []canvas.Lying, by geom.Pt) geom.Pt {
	for _, l := range things {
		by.X = min(max(by.X, min(l.Content.X-l.Box.X, 0)), max(l.Content.Right()-l.Box.Right(), 0))
		by.Y = min(max(by.Y, min(l.Content.Y-l.Box.Y, 0)), max(l.Content.Bottom()-l.Box.Bottom(), 0))
	}
	return by
}

// placesFreely reports whether the section of a slot places freely.
func (c Context) placesFreely(s layout.Slot) bool {
	_, t := c.template()
	if t == nil {
		return false
	}
	place, ok := c.pageLayout(t).Place(s.Section)
	return ok && place.Flow == canvas.FlowFree && s.Page == 0
}

// step takes a thing that flows past its nearest neighbor in a direction.
func (c Context) step(home layout.Slot, by geom.Pt) (canvas.Change, error) {
	spot := canvas.Spot{Sheet: c.Sheet, Section: home.Section, Column: home.Item.Column}
	flow := c.flowing(spot, c.isNote(home.Item))
	from := slices.IndexFunc(flow, func(s layout.Slot) bool { return s.Item == home.Item })
	to, ok := c.towards(flow, from, by)
	if !ok {
		return canvas.Change{}, nil
	}
	rest := slices.Delete(slices.Clone(flow), from, from+1)
	if to > 0 {
		spot.After = rest[to-1].Rank
	}
	if to < len(rest) {
		spot.Before = rest[to].Rank
	}
	change, err := canvas.MoveItems(c.Workbook, []canvas.Moved{{Item: home.Item}}, spot)
	change.Key = "nudge:" + string(home.Item.ID) + ":" + string(home.Item.Column)
	return change, err
}

// towards returns the place in a flow of the nearest slot that lies in a direction.
func (c Context) towards(flow []layout.Slot, from int, by geom.Pt) (int, bool) {
	if from < 0 {
		return 0, false
	}
	desk := c.desk()
	middle := func(i int) geom.Pt { return desk.Lift(flow[i].Page, flow[i].Rect).Center() }
	unit := by.Mul(1 / math.Max(math.Hypot(by.X, by.Y), 1e-9))
	best, least := 0, math.Inf(1)
	for i := range flow {
		d := middle(i).Sub(middle(from))
		along, across := d.X*unit.X+d.Y*unit.Y, math.Abs(d.X*unit.Y-d.Y*unit.X)
		if i == from || along < 0.5 || across > along*4 {
			continue
		}
		if away := along + 3*across; away < least {
			best, least = i, away
		}
	}
	return best, !math.IsInf(least, 1)
}
