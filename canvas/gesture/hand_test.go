package gesture

import (
	"math/rand/v2"
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
)

// hand does things at random to a robot's sheet: whole gestures, gestures that are given up in the
// middle, and keys.
type hand struct {
	*robot
	rand *rand.Rand
	clip string
}

// TestHand_ThousandsOfThings plays 5,000 gestures and keys on four tools. After each of them the
// workbook keeps its rules and nothing is left of what was given up; in the end, taking everything
// back leads to the start, and doing everything again to the end.
func TestHand_ThousandsOfThings(t *testing.T) {
	for _, x := range []struct {
		name  string
		tool  int
		steps int
	}{{"Map", 0, 2000}, {"Evolution Map", 1, 1000}, {"Canvas", 2, 1000}, {"Financing Model", 3, 1000}} {
		t.Run(x.name, func(t *testing.T) {
			const seed = 20
			h := &hand{robot: newRobot(t, x.tool, "Year 1", "Year 3", "Year 5"), rand: rand.New(rand.NewPCG(seed, uint64(x.tool)))}
			h.editor = canvas.NewEditor(h.w(), h.ids, nil) // with the sheet as its start
			start := h.w().Records()
			done := map[string]int{}
			for i := range x.steps {
				deed := deeds[h.rand.IntN(len(deeds))]
				before := len(h.commits)
				deed.do(h)
				h.rest()
				if len(h.commits) > before {
					done[deed.name]++
				}
				if err := h.rules(); err != nil {
					t.Fatalf("step %d, %s: %v", i, deed.name, err)
				}
				if len(h.w().Sources(h.scenario()))+len(h.w().Notes(h.sheet)) > 60 {
					h.clear()
				}
			}
			for _, d := range deeds { // what never changes anything proves nothing
				if d.changes && done[d.name] == 0 && !slices.Contains(d.not, x.name) {
					t.Errorf("%s has changed nothing", d.name)
				}
			}
			h.thereAndBack(start)
		})
	}
}

func (h *hand) scenario() canvas.RecordID { return h.w().Scenarios()[0].ID }

// rest puts the hand away: nothing may be left of what it was doing.
func (h *hand) rest() {
	h.t.Helper()
	h.shift, h.ctrl = false, false
	for range 3 {
		if h.state.Name() == "idle" {
			break
		}
		h.escape().release()
		h.event(Event{Kind: LeaveCard})
	}
	h.isIn("idle").to(geom.Pt{X: -40, Y: -40})
	if e := h.effect; e.Preview != nil || e.Arrow != nil || e.Marquee != nil || len(e.Sprite.Items) > 0 || e.Highlight != nil {
		h.t.Fatalf("left over: %+v", e)
	}
	h.chosen = slices.DeleteFunc(slices.Clone(h.chosen), func(it canvas.Item) bool { return !slices.Contains(h.reading(), it) })
}

func (h *hand) reading() []canvas.Item { return h.context().reading() }

// clear takes half of everything away, so that the sheet does not grow for ever.
func (h *hand) clear() {
	h.t.Helper()
	change, err := canvas.LockItems(h.w(), h.sheet, h.context().Lying(nil), false)
	if err == nil { // rows of tables lie there as well and have no locks
		h.commit(change, nil)
	}
	all := Loose(h.context())
	h.commit(canvas.RemoveItems(h.w(), h.sheet, all[:len(all)/2]))
}

// commit does what a command allows.
func (h *hand) commit(c canvas.Change, err error) {
	h.t.Helper()
	if err != nil || len(c.Diff) == 0 {
		return
	}
	h.commits = append(h.commits, c)
	h.do(c)
}

// something returns a point on something that lies on the sheet; a corner where nothing does.
func (h *hand) something() geom.Pt {
	slots := h.res.Slots
	if len(slots) == 0 {
		return geom.Pt{}
	}
	s := slots[h.rand.IntN(len(slots))]
	r := h.context().desk().Lift(s.Page, s.Rect)
	return geom.Pt{X: r.X + h.rand.Float64()*r.W, Y: r.Y + h.rand.Float64()*r.H}
}

// anywhere returns a point on something, in a section, or anywhere.
func (h *hand) anywhere() geom.Pt {
	switch n := h.rand.IntN(10); {
	case n < 4:
		return h.something()
	case n < 9:
		areas := h.res.Pages[0].Areas
		a := areas[h.rand.IntN(len(areas))].Content
		return geom.Pt{X: a.X + h.rand.Float64()*a.W, Y: a.Y + h.rand.Float64()*a.H}
	}
	return geom.Pt{X: -10 + h.rand.Float64()*440, Y: -10 + h.rand.Float64()*320}
}

// drags moves by way of some points, with the keys that are held down changing, and lets go; now and
// then it is given up.
func (h *hand) drags(from, to geom.Pt) {
	h.t.Helper()
	h.press(from)
	for i := range 3 {
		h.shift, h.ctrl = h.rand.IntN(5) == 0, h.rand.IntN(5) == 0
		h.to(from.Add(to.Sub(from).Mul(float64(i+1) / 3)))
		if p := h.effect.Preview; p != nil {
			if _, err := h.w().Apply(p.Diff); err != nil {
				h.t.Fatalf("%s previews what cannot be: %v", h.state.Name(), err)
			}
		}
	}
	if h.rand.IntN(6) == 0 {
		h.escape()
	}
	h.release()
}

// some returns some of what lies on the sheet.
func (h *hand) some() []canvas.Item {
	var out []canvas.Item
	for _, it := range h.reading() {
		if h.rand.IntN(3) == 0 {
			out = append(out, it)
		}
	}
	return out
}

// thing is what a hand can do.
type thing struct {
	name    string
	changes bool     // it must change something now and then
	not     []string // but not on these tools
	do      func(*hand)
}

var deeds = []thing{
	{"click", false, nil, func(h *hand) { h.shift, h.ctrl = h.rand.IntN(4) == 0, h.rand.IntN(4) == 0; h.click(h.anywhere()) }},
	{"double-click", true, []string{"Financing Model"}, func(h *hand) { h.doubleClick(h.anywhere()) }},
	{"right button", false, nil, func(h *hand) { h.event(Event{Kind: Down, At: h.anywhere(), Secondary: true, Clicks: 1}) }},
	{"drag", true, []string{"Financing Model"}, func(h *hand) { h.drags(h.anywhere(), h.anywhere()) }},
	{"drag a thing", true, nil, func(h *hand) { h.drags(h.something(), h.anywhere()) }},
	{"drag onto a thing", true, nil, func(h *hand) { h.drags(h.something(), h.something()) }},
	{"drag several", true, nil, func(h *hand) {
		if h.chosen = h.some(); len(h.chosen) > 0 && !h.context().isArrow(h.chosen[0]) {
			h.drags(h.on(h.chosen[0]), h.anywhere())
		}
	}},
	{"rubber band", false, nil, func(h *hand) { h.chosen = nil; h.drags(geom.Pt{X: 3, Y: 3}, h.anywhere()) }},
	{"card of the deck", true, nil, func(h *hand) {
		all := deck.All()
		card := all[h.rand.IntN(len(all))].Card()
		h.event(Event{Kind: DragCard, At: h.anywhere(), Card: card})
		h.event(Event{Kind: DropCard, At: h.anywhere(), Card: card})
	}},
	{"another card", true, nil, func(h *hand) {
		all := deck.All()
		h.event(Event{Kind: DropCard, At: h.anywhere(), Card: all[h.rand.IntN(len(all))].Card()})
	}},
	{"arrow", true, []string{"Financing Model"}, func(h *hand) {
		h.state = ArrowTool(h.context())
		h.drags(h.anywhere(), h.anywhere())
		if h.state.Name() == "linking" {
			h.press(h.anywhere())
		}
	}},
	{"handle", true, []string{"Financing Model"}, func(h *hand) {
		if slots := h.res.Slots; len(slots) > 0 {
			h.chosen = []canvas.Item{slots[h.rand.IntN(len(slots))].Item}
		}
		if at := Handles(h.context()); len(at) > 0 {
			h.drags(at[h.rand.IntN(len(at))], h.anywhere())
		}
	}},
	{"bar", true, []string{"Canvas", "Evolution Map", "Financing Model"}, func(h *hand) {
		if len(h.res.Segments) > 0 {
			s := h.res.Segments[h.rand.IntN(len(h.res.Segments))].Rect
			h.drags(geom.Pt{X: s.Right(), Y: s.Center().Y}, geom.Pt{X: s.Right() + 60*h.rand.Float64() - 30, Y: s.Y})
		}
	}},
	{"arrow keys", true, nil, func(h *hand) {
		if len(h.chosen) == 0 && len(h.res.Slots) > 0 {
			h.chosen = []canvas.Item{h.res.Slots[h.rand.IntN(len(h.res.Slots))].Item}
		}
		by := []geom.Pt{{X: 1}, {X: -5}, {Y: 5}, {Y: -1}}[h.rand.IntN(4)]
		h.commit(Nudge(h.context(), by))
	}},
	{"Tab", false, nil, func(h *hand) {
		if it, ok := Next(h.context(), h.rand.IntN(2) == 0); ok {
			h.chosen = []canvas.Item{it}
		}
	}},
	{"select all", false, nil, func(h *hand) { h.chosen = Loose(h.context()) }},
	{"select some", false, nil, func(h *hand) { h.chosen = h.some() }},
	{"Delete", true, nil, func(h *hand) {
		if len(h.chosen) > 4 {
			h.chosen = h.chosen[:4]
		}
		h.commit(canvas.RemoveItems(h.w(), h.sheet, h.chosen))
	}},
	{"note by hand", true, nil, func(h *hand) { h.commits = append(h.commits, h.by(NoteByHand(h.context(), h.anywhere()))...) }},
	{"type", true, nil, func(h *hand) {
		notes := h.w().Notes(h.sheet)
		if len(notes) > 0 {
			n := notes[h.rand.IntN(len(notes))]
			h.commit(canvas.SetText(h.w(), n.ID, []string{"", "Raise the fee", "Members\nCompanies\nStart-ups", "A longer thought that needs some lines to be told"}[h.rand.IntN(4)]))
		}
	}},
	{"align", true, []string{"Canvas", "Evolution Map", "Financing Model"}, func(h *hand) {
		h.commit(canvas.AlignItems(h.w(), h.sheet, h.context().Lying(h.chosen), canvas.Edges[h.rand.IntN(len(canvas.Edges))]))
	}},
	{"distribute", true, []string{"Canvas", "Evolution Map", "Financing Model"}, func(h *hand) {
		h.commit(canvas.DistributeItems(h.w(), h.sheet, h.context().Lying(Loose(h.context())), []canvas.Axis{canvas.Across, canvas.Down}[h.rand.IntN(2)]))
	}},
	{"stack", true, []string{"Canvas", "Evolution Map", "Financing Model"}, func(h *hand) {
		h.commit(canvas.StackItems(h.w(), h.sheet, h.context().Lying(nil), h.chosen, canvas.Depths[h.rand.IntN(len(canvas.Depths))]))
	}},
	{"lock", true, []string{"Financing Model"}, func(h *hand) {
		if len(h.chosen) > 2 {
			h.chosen = h.chosen[:2]
		}
		h.commit(canvas.LockItems(h.w(), h.sheet, h.context().Lying(h.chosen), true))
	}},
	{"unlock", true, []string{"Financing Model"}, func(h *hand) {
		var locked []canvas.Lying
		for _, l := range h.context().Lying(nil) {
			if h.context().locked(l.Item) {
				locked = append(locked, l)
			}
		}
		h.commit(canvas.LockItems(h.w(), h.sheet, locked, false))
	}},
	{"copy", false, nil, func(h *hand) { h.clip = canvas.Copy(h.w(), h.sheet, h.some()) }},
	{"paste", true, nil, func(h *hand) {
		for _, kind := range canvas.ClipOf(h.clip) {
			if spot, ok := HandSpot(h.context(), h.anywhere(), kind); ok {
				c, made, err := canvas.Paste(h.w(), h.ids, h.clip, spot)
				if h.commit(c, err); err == nil {
					h.chosen = made
					return
				}
			}
		}
	}},
	{"hide", true, []string{"Canvas", "Financing Model"}, func(h *hand) {
		if len(h.chosen) > 0 {
			h.commit(canvas.HideItems(h.w(), h.sheet, h.chosen[:1]))
		}
	}},
	{"figure", true, nil, func(h *hand) {
		all := canvas.All[canvas.Funding](h.w())
		if len(all) > 0 {
			slices.SortFunc(all, func(a, b canvas.Funding) int { return int(slices.Compare([]byte(a.ID), []byte(b.ID))) })
			v := []canvas.Value{canvas.ShareOf(canvas.Percent(5)), canvas.ShareOf(canvas.Percent(1)), {}}[h.rand.IntN(3)]
			h.commit(canvas.SetValue(h.w(), all[h.rand.IntN(len(all))].ID, v))
		}
	}},
	{"undo", false, nil, func(h *hand) {
		if _, ok := h.editor.Undo(testTime); ok {
			h.layOut()
		}
	}},
	{"redo", false, nil, func(h *hand) {
		if _, ok := h.editor.Redo(testTime); ok {
			h.layOut()
		}
	}},
}

// by does what the effect of a key asks for, and returns the change.
func (h *hand) by(e Effect) []canvas.Change {
	h.t.Helper()
	if e.Commit == nil {
		return nil
	}
	h.do(*e.Commit)
	h.chosen = e.Select
	return []canvas.Change{*e.Commit}
}

// thereAndBack takes everything back, and does everything again.
func (h *hand) thereAndBack(start []canvas.Record) {
	h.t.Helper()
	end := h.w().Records()
	steps := 0
	for {
		if _, ok := h.editor.Undo(testTime); !ok {
			break
		}
		steps++
	}
	if !slices.Equal(h.w().Records(), start) {
		h.t.Error("taking everything back does not lead to the start")
	}
	for range steps {
		if _, ok := h.editor.Redo(testTime); !ok {
			h.t.Fatal("not everything can be done again")
		}
	}
	if !slices.Equal(h.w().Records(), end) {
		h.t.Error("doing everything again does not lead to the end")
	}
}
