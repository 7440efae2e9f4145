package canvas

import "clustercanvas/canvas/geom"

// Lying is how a source or a note lies on a sheet, as layout found it. Commands that arrange things
// are given it, because no record says how great a thing is.
type Lying struct {
	Item    Item
	Section SectionID
	Rank    Rank      // its order in the section: in depth, where the section places freely
	Box     geom.Rect // in mm, on a plane that all things of the sheet have in common
	Content geom.Rect // of the section, on the same plane: free places are measured from its corner
	Free    bool      // the section places freely there
	ByHand  bool      // and a hand has put it there
}

// spot returns the free place where the thing lies.
func (l Lying) spot(sheet RecordID) Spot {
	return Spot{Sheet: sheet, Section: l.Section, Column: l.Item.Column, Free: true, At: l.at()}
}

func (l Lying) at() geom.Pt { return l.Box.Clamp(l.Content).Min().Sub(l.Content.Min()) }

// PlaceItems puts things at the free places that their boxes say, each within its own section. What
// lies in a section that has an order of its own is refused. A change without a diff is nothing
// to do.
func PlaceItems(w Workbook, sheet RecordID, things []Lying) (Change, error) {
	type group struct {
		section SectionID
		column  RecordID
	}
	var groups []group
	moves := map[group][]Moved{}
	spots := map[group]Spot{}
	for _, l := range things {
		if !l.Free {
			return Change{}, refused("refused-flows")
		}
		g := group{l.Section, l.Item.Column}
		if moves[g] == nil {
			groups, spots[g] = append(groups, g), l.spot(sheet)
		}
		moves[g] = append(moves[g], Moved{Item: l.Item, At: l.at()})
	}
	steps := make([]func(Workbook) (Change, error), len(groups))
	for i, g := range groups {
		steps[i] = func(w Workbook) (Change, error) { return MoveItems(w, moves[g], spots[g]) }
	}
	c, err := InTurn(w, steps...)
	if err != nil {
		return Change{}, err
	}
	c.Label = (&changed{w: w}).named("move", moved(itemsOf(things))).Label
	return c, nil
}

// InTurn makes one change of several commands, each made for what the one before it leaves. It has
// the words of the first.
func InTurn(w Workbook, steps ...func(Workbook) (Change, error)) (Change, error) {
	var all Change
	for i, step := range steps {
		c, err := step(w)
		if err != nil {
			return Change{}, err
		}
		if i == 0 {
			all = c
		} else {
			all.Diff = all.Diff.Then(c.Diff)
		}
		if i+1 == len(steps) {
			break
		}
		if w, err = w.Apply(c.Diff); err != nil {
			return Change{}, err
		}
	}
	return all, nil
}

func itemsOf(things []Lying) []Item {
	out := make([]Item, len(things))
	for i, l := range things {
		out[i] = l.Item
	}
	return out
}

// lyingOf returns the things that items are, in the order of the items; what is not there is left
// out.
func lyingOf(things []Lying, items []Item) []Lying {
	at := make(map[Item]int, len(things))
	for i, l := range things {
		at[l.Item] = i
	}
	var out []Lying
	for _, it := range items {
		if i, ok := at[it]; ok {
			out = append(out, things[i])
		}
	}
	return out
}
