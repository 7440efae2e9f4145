package layout

import (
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Steps is when the things of a sheet appear while it is explained. A sheet is laid out once, with all
// that lies on it; a step shows it without what comes later, so that nothing ever moves.
//
// Figures that tell of several sources at once, such as totals, bars and answers, would be wrong or
// would give away what is to come. They appear together with the last source that they tell of.
type Steps struct {
	count   int
	items   map[canvas.Item]int // sources and notes that do not show from the start
	arrows  map[string]int      // by record
	parts   map[[2]string]int   // of sections in columns: with which step their last source appears
	notes   map[[2]string]int   // the same of their last note
	columns map[string]int      // the same of columns
	all     int                 // the same of the sheet
	order   [][]canvas.Item     // what appears with each step, as it lies on the sheet
}

// StepsOf returns when the things of a sheet appear that was laid out.
func StepsOf(w canvas.Workbook, sheet canvas.RecordID, res Result) Steps {
	order := w.Steps(sheet)
	s := Steps{
		count: len(order), order: make([][]canvas.Item, len(order)),
		items: map[canvas.Item]int{}, arrows: map[string]int{}, parts: map[[2]string]int{}, notes: map[[2]string]int{}, columns: map[string]int{},
	}
	if s.count == 0 {
		return s
	}
	for i, of := range order {
		for _, it := range of {
			s.items[it] = i + 1
		}
	}
	for _, slot := range res.Slots {
		n := s.items[slot.Item]
		if n > 0 && !slices.Contains(s.order[n-1], slot.Item) { // a long note lies on several pages
			s.order[n-1] = append(s.order[n-1], slot.Item)
		}
		part, column := [2]string{string(slot.Section), string(slot.Item.Column)}, string(slot.Item.Column)
		if _, ok := canvas.Get[canvas.Source](w, slot.Item.ID); !ok {
			s.notes[part] = max(s.notes[part], n)
			continue
		}
		s.parts[part], s.columns[column], s.all = max(s.parts[part], n), max(s.columns[column], n), max(s.all, n)
	}
	for _, a := range res.Arrows {
		s.arrows[string(a.Item.ID)] = max(s.items[a.From], s.items[a.To])
	}
	return s
}

// Count returns how many steps there are; 0 where everything is there from the start.
func (s Steps) Count() int { return s.count }

// Appear returns the sources and notes that appear with a step, from 1, in the order in which they lie
// on the sheet. The slice must not be changed.
func (s Steps) Appear(n int) []canvas.Item {
	if n < 1 || n > s.count {
		return nil
	}
	return s.order[n-1]
}

// AsFar returns as far as which step of its own a sheet has come when another version of it, of which it
// may lack something, has come to a step.
func (s Steps) AsFar(other Steps, n int) int {
	far := 0
	for i, of := range s.order {
		if len(of) > 0 && other.items[of[0]] <= n {
			far = i + 1
		}
	}
	return far
}

// Of returns with which step something that is drawn appears; 0 is from the start.
func (s Steps) Of(a scene.Attrs) int {
	n := 0
	switch a.Sum {
	case scene.SumNone:
	case scene.SumSection:
		n = s.parts[[2]string{a.Ref.Section, a.Ref.Column}]
	case scene.SumNotes:
		n = s.notes[[2]string{a.Ref.Section, a.Ref.Column}]
	case scene.SumColumn:
		var known bool
		if n, known = s.columns[a.Ref.Column]; !known || a.Ref.Column == "" {
			n = s.all
		}
	}
	switch a.Ref.Kind {
	case scene.RefSource, scene.RefNote:
		it := canvas.Item{ID: canvas.RecordID(a.Ref.ID), Column: canvas.RecordID(a.Ref.Column)}
		own, known := s.items[it]
		if !known { // a chart names the period, on sheets that show one
			own = s.items[canvas.Item{ID: it.ID}]
		}
		n = max(n, own)
	case scene.RefLink:
		n = max(n, s.arrows[a.Ref.ID])
	}
	return n
}

// At returns the sheet as it is with a step: what appears later is left out, also of what can be
// pointed at. Before the last step nothing can be typed into it.
func (s Steps) At(res Result, n int) Result {
	if n >= s.count {
		return res
	}
	out := Result{Pages: slices.Clone(res.Pages)}
	for i, p := range res.Pages {
		out.Pages[i] = s.page(p, n)
	}
	for _, x := range res.Slots {
		if s.items[x.Item] <= n {
			out.Slots = append(out.Slots, x)
		}
	}
	for _, x := range res.Arrows {
		if s.arrows[string(x.Item.ID)] <= n {
			out.Arrows = append(out.Arrows, x)
		}
	}
	return out
}

func (s Steps) page(p scene.Scene, n int) scene.Scene {
	items := p.Items
	p.Items = make([]scene.Item, 0, len(items))
	for _, i := range items {
		if s.Of(i.Common()) <= n {
			p.Items = append(p.Items, i)
		}
	}
	return p
}

// Frame is one picture of a sheet that is explained.
type Frame struct {
	Page  int // of the sheet, from 0
	Step  int // from 0: what is there from the start
	Scene scene.Scene
}

// Frames returns the pictures in which a sheet is explained, in order: of its first page one for the
// beginning and one for each step, the last of which is the sheet; then of each further page those
// in which something appears on it. A sheet without steps is one for each page.
func (s Steps) Frames(res Result) []Frame {
	var out []Frame
	for i, p := range res.Pages {
		before := len(out)
		for n := range s.count + 1 {
			if i == 0 || s.appears(p, n) {
				out = append(out, Frame{Page: i, Step: n, Scene: s.page(p, n)})
			}
		}
		if len(out) == before { // nothing that appears lies on it
			out = append(out, Frame{Page: i, Step: s.count, Scene: p})
		}
	}
	return out
}

// appears reports whether something that lies on a page appears with a step.
func (s Steps) appears(p scene.Scene, n int) bool {
	return slices.ContainsFunc(p.Items, func(i scene.Item) bool {
		a := i.Common()
		lies := a.Ref.Kind == scene.RefSource || a.Ref.Kind == scene.RefNote || a.Sum != scene.SumNone
		return lies && s.Of(a) == n
	})
}

const (
	badgeRadius geom.MM = 3.6
	badgeFlat   geom.MM = 12 // things that are less high are rows: the number stands before them
)

// Numbered returns the sheet with the number of its step on every source and note, and an empty ring on
// those that are there from the start: for the window, while the order is set.
func (s Steps) Numbered(w canvas.Workbook, res Result) Result {
	pages := make([]*page, len(res.Pages))
	for i, p := range res.Pages {
		p.Items = p.Items[:len(p.Items):len(p.Items)] // the result given keeps its own
		pages[i] = &page{Scene: p, language: p.Language}
	}
	done := map[canvas.Item]bool{}
	for _, slot := range res.Slots {
		switch w.Record(slot.Item.ID).(type) {
		case canvas.Source, canvas.Note:
		default:
			continue
		}
		if done[slot.Item] { // the rest of a long note
			continue
		}
		done[slot.Item] = true
		at, r := slot.Rect.Min(), badgeRadius
		if slot.Rect.H < badgeFlat {
			r = min(r, 0.46*slot.Rect.H)
			at = geom.Pt{X: slot.Rect.X - 0.5*r, Y: slot.Rect.Center().Y}
		}
		pages[slot.Page].badge(at, r, s.items[slot.Item])
	}
	res.Pages = slices.Clone(res.Pages)
	for i, p := range pages {
		res.Pages[i] = p.Scene
	}
	return res
}

// badge draws the number of a step around a point; 0 is an empty ring.
func (p *page) badge(at geom.Pt, r geom.MM, n int) {
	edge := scene.Pen{Width: 0.14 * r, Color: Paper}
	p.fill(geom.Circle(at, 1.12*r), Paper, scene.Pen{})
	if n == 0 {
		p.fill(geom.Circle(at, r), Paper, scene.Pen{Width: 0.12 * r, Color: Secondary, Dash: [2]geom.MM{0.4 * r, 0.3 * r}})
		return
	}
	p.fill(geom.Circle(at, r), Ink, edge)
	f := face{style: text.Bold, size: 1.15 * r, color: Paper, role: "step"}
	if n > 9 {
		f.size *= 0.84
	}
	p.text(f, geom.Pt{X: at.X, Y: at.Y + 0.36*f.size}, canvas.AlignCenter, count(n))
}
