package gesture

import (
	"math"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// lay puts a note at a free place of the private side of the Map, its corner so far from that of the
// content.
func (r *robot) lay(text string, x, y geom.MM) canvas.Item {
	r.t.Helper()
	spot := canvas.Spot{Sheet: r.sheet, Section: "private", Free: true, At: geom.Pt{X: x, Y: y}}
	change, made, err := canvas.AddNotes(r.w(), r.ids, []string{text}, canvas.Note{Size: canvas.NoteSmall, Tint: canvas.TintNeutral}, spot)
	if err != nil {
		r.t.Fatal(err)
	}
	r.do(change)
	return made[0]
}

// offBy moves what a robot holds so that its box has its corner at a point and so far from it.
func (r *robot) offBy(it canvas.Item, corner, off geom.Pt) *robot {
	r.t.Helper()
	box := r.box(it)
	return r.drag(box.Center(), corner.Add(off).Sub(box.Min()).Add(box.Center()))
}

func near(a, b geom.MM) bool { return math.Abs(a-b) < 1e-6 }

func TestSnap_FallsIntoEqualDistances(t *testing.T) {
	for name, x := range map[string]struct {
		a, b geom.Pt // where two notes lie
		goes func(a, b, c geom.Rect) geom.Pt
	}{
		"between two": {geom.Pt{X: 2, Y: 60}, geom.Pt{X: 120, Y: 60}, func(a, b, c geom.Rect) geom.Pt {
			return geom.Pt{X: (a.Right() + b.X - c.W) / 2, Y: a.Y}
		}},
		"behind two": {geom.Pt{X: 2, Y: 60}, geom.Pt{X: 47, Y: 60}, func(a, b, c geom.Rect) geom.Pt {
			return geom.Pt{X: b.Right() + b.X - a.Right(), Y: a.Y}
		}},
		"before two": {geom.Pt{X: 70, Y: 60}, geom.Pt{X: 117, Y: 60}, func(a, b, c geom.Rect) geom.Pt {
			return geom.Pt{X: a.X - (b.X - a.Right()) - c.W, Y: a.Y}
		}},
		"under two": {geom.Pt{X: 2, Y: 20}, geom.Pt{X: 2, Y: 53}, func(a, b, c geom.Rect) geom.Pt {
			return geom.Pt{X: a.X, Y: b.Bottom() + b.Y - a.Bottom()}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRobot(t, 0)
			a, b, c := r.lay("Fees", x.a.X, x.a.Y), r.lay("Events", x.b.X, x.b.Y), r.lay("Grants", 80, 130)
			want := x.goes(r.box(a), r.box(b), r.box(c))
			r.offBy(c, want, geom.Pt{X: 0.9, Y: -0.8}).isIn("dragging")
			distances := 0
			for _, g := range r.effect.Guides { // along the gaps, not the strokes at their ends
				if g[0].Dist(g[1]) > 3 {
					distances++
				}
			}
			if distances < 3 { // one line of edges and two of distances
				t.Errorf("the guides are %v", r.effect.Guides)
			}
			r.release().committed(1)
			if got := r.box(c); !near(got.X, want.X) || !near(got.Y, want.Y) {
				t.Errorf("it lies at %v, want %v", got.Min(), want)
			}
		})
	}
}

func TestSnap_FallsIntoLineWithMiddlesAndTheSection(t *testing.T) {
	r := newRobot(t, 0)
	a, b := r.lay("A rather long text that needs some lines of the note to be told at all", 20, 40), r.lay("Fees", 100, 120)
	middle := r.box(a).Center()
	r.offBy(b, geom.Pt{X: middle.X - r.box(b).W/2, Y: r.box(b).Y}, geom.Pt{X: 1, Y: 3}).release()
	if got := r.box(b).Center().X; !near(got, middle.X) {
		t.Errorf("its middle is at %v, want %v", got, middle.X)
	}
	content := r.context().homesOf([]canvas.Item{b})[b].Content
	r.offBy(b, geom.Pt{X: content.Center().X - r.box(b).W/2, Y: content.Y + 100}, geom.Pt{X: -1}).release()
	if got := r.box(b).Center().X; !near(got, content.Center().X) {
		t.Errorf("its middle is at %v, want that of the section at %v", got, content.Center().X)
	}
}

func TestSnap_CanBeSwitchedOff(t *testing.T) {
	r := newRobot(t, 0)
	a, b := r.lay("Fees", 20, 40), r.lay("Events", 60, 100)
	corner := geom.Pt{X: r.box(a).X, Y: r.box(b).Y}
	r.loose = true
	r.offBy(b, corner, geom.Pt{X: 0.7}).release()
	if got := r.box(b).X - r.box(a).X; !near(got, 0.7) {
		t.Errorf("it lies %v beside the line, want 0.7", got)
	}
	r.loose, r.shift = false, true
	r.offBy(b, r.box(b).Min(), geom.Pt{X: 0.2 - 8, Y: 0.1})
	if len(r.effect.Guides) > 0 || r.effect.Sprite.Offset.Dist(geom.Pt{X: 0.2 - 8}) > 1e-6 {
		t.Errorf("with Shift it falls into line: %+v", r.effect.Sprite)
	}
}

func TestSnap_ACopyLinesUpWithWhatItWasMadeOf(t *testing.T) {
	r := newRobot(t, 0)
	a := r.lay("Fees", 20, 40)
	r.ctrl = true
	r.offBy(a, r.box(a).Min().Add(geom.Pt{Y: 37}), geom.Pt{X: 0.9})
	if len(r.effect.Guides) == 0 {
		t.Error("no guide shows")
	}
	r.release().committed(1)
	if got := r.box(r.chosen[0]).X; !near(got, r.box(a).X) {
		t.Errorf("the copy lies at %v, the first at %v", got, r.box(a).X)
	}
}

func TestSnap_ACardOfTheDeckFallsIntoLine(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	r.drag(r.on(a), r.in("private", 0.4, 0.3)).release()
	card := deckCard(t, "pri-services")
	at := geom.Pt{X: r.on(a).X + 0.8, Y: r.box(a).Bottom() + 40}
	r.event(Event{Kind: DragCard, At: at, Card: card}).isIn("card")
	if len(r.effect.Guides) == 0 {
		t.Error("no guide shows")
	}
	r.event(Event{Kind: DropCard, At: at, Card: card}).committed(2)
	if got := r.on(r.chosen[0]).X; !near(got, r.on(a).X) {
		t.Errorf("its middle is at %v, want %v", got, r.on(a).X)
	}
}

func TestNudge_SeveralKeepTheirDistances(t *testing.T) {
	r := newRobot(t, 0)
	a, b := r.lay("Fees", 3, 40), r.lay("Events", 60, 100)
	r.chosen = []canvas.Item{a, b}
	apart := r.box(b).Min().Sub(r.box(a).Min())
	keys := map[string]bool{}
	for range 3 {
		change, err := Nudge(r.context(), geom.Pt{X: -2})
		if err != nil {
			t.Fatal(err)
		}
		keys[change.Key] = true
		r.do(change)
	}
	if got := r.box(b).Min().Sub(r.box(a).Min()); got.Dist(apart) > 1e-6 {
		t.Errorf("they were %v apart and are %v", apart, got)
	}
	if content := r.context().homesOf(r.chosen)[a].Content; !near(r.box(a).X, content.X) {
		t.Errorf("the first has not come to the edge, it lies at %v", r.box(a))
	}
	if len(keys) != 1 {
		t.Errorf("the steps do not join: %v", keys)
	}
}
