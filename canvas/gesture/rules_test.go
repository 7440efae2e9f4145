package gesture

import (
	"fmt"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
)

// rules returns what is wrong with a workbook and the sheet that it is laid out as; nil where nothing
// is: every record has its owners, money agrees with the side that it lies on, sums add up, and
// everything lies in a section of the sheet that takes it, and within its borders.
func (r *robot) rules() error {
	w := r.w()
	for _, x := range w.Records() {
		for _, owner := range x.Owners() {
			if w.Record(owner) == nil {
				return fmt.Errorf("%s %s lacks its owner %s", x.Kind(), x.RecordID(), owner)
			}
		}
		if err := r.lies(x); err != nil {
			return err
		}
	}
	for _, p := range canvas.All[canvas.Period](w) {
		if err := addsUp(analysis.Of(w, p.ID)); err != nil {
			return fmt.Errorf("in %s: %w", p.Label, err)
		}
	}
	return r.shows()
}

// lies checks what a record says of its place, its order and its side.
func (r *robot) lies(x canvas.Record) error {
	w := r.w()
	in := func(sheet canvas.RecordID, id canvas.SectionID, accept canvas.Accept) error {
		s, _ := canvas.Get[canvas.Sheet](w, sheet)
		if section, ok := w.Template(s).Section(id); !ok || !section.Takes(accept) {
			return fmt.Errorf("%s %s lies in %q, which does not take it", x.Kind(), x.RecordID(), id)
		}
		return nil
	}
	switch x := x.(type) {
	case canvas.Note:
		if x.Rank == "" {
			return fmt.Errorf("note %s has no rank", x.ID)
		}
		return in(x.Sheet, x.Section, canvas.AcceptNotes)
	case canvas.Placement:
		if x.Section == "" {
			return nil
		}
		return in(x.Sheet, x.Section, canvas.AcceptSources)
	case canvas.Source:
		if x.Group != canvas.GroupProject && string(x.Group) != string(x.Side) {
			return fmt.Errorf("%s money of %s on the %s side", x.Group, x.ID, x.Side)
		}
		if len(w.Fundings(x.ID)) == 0 {
			return fmt.Errorf("source %s is at work in no period", x.ID)
		}
	default:
	}
	return nil
}

func addsUp(s analysis.Shares) error {
	var parts, rests, sides, groups int64
	for _, p := range s.Parts {
		if p.Counts {
			parts += p.Shown
		}
	}
	for _, x := range s.Rests {
		rests += x.Shown
	}
	for _, side := range canvas.Sides {
		sides += s.Sides[side].Shown
	}
	for _, g := range canvas.Groups {
		groups += s.Groups[g].Shown
	}
	if parts != sides || parts != groups || parts != s.Total.Shown {
		return fmt.Errorf("the parts are %d, the sides %d, the groups %d, the total %d", parts, sides, groups, s.Total.Shown)
	}
	if parts > 0 && parts+rests < s.Whole() {
		return fmt.Errorf("parts of %d and rests of %d do not make the whole of %d", parts, rests, s.Whole())
	}
	return nil
}

// shows checks what layout has made of it: every source of the sheet and every note is there, and lies
// in its section.
func (r *robot) shows() error {
	on := map[canvas.RecordID]bool{}
	for _, s := range r.res.Slots {
		on[s.Item.ID] = true
		if s.Page == 0 && s.Rect.Clamp(s.Content).Min().Dist(s.Rect.Min()) > 0.01 && s.Rect.W <= s.Content.W && s.Rect.H <= s.Content.H {
			return fmt.Errorf("%v lies at %v, outside of %v", s.Item, s.Rect, s.Content)
		}
		if s.Rect.W <= 0 || s.Rect.H <= 0 || s.Rect.Intersect(geom.R(0, 0, 1e4, 1e4)).Empty() {
			return fmt.Errorf("%v lies at %v", s.Item, s.Rect)
		}
	}
	for _, n := range r.w().Notes(r.sheet) {
		if !on[n.ID] {
			return fmt.Errorf("note %q does not show", n.Text)
		}
	}
	for _, a := range r.res.Arrows {
		if !on[a.From.ID] || !on[a.To.ID] {
			return fmt.Errorf("arrow %v leads to nothing", a.Item)
		}
	}
	return nil
}
