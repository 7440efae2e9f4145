package gesture

import (
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/geom"
)

// Whatever the hand does: what is previewed can be applied, what is committed can be done (the
// robot fails otherwise), and Escape leads back to an idle pointer with nothing shown.
func TestGestures_AnyHand(t *testing.T) {
	for tool := range 3 {
		r := newRobot(t, tool, "Year 1", "Year 3", "Year 5")
		period := r.w().Periods(r.w().Scenarios()[0].ID)[0].ID
		section := map[int]canvas.SectionID{0: "private", 1: "private", 2: "private-funding"}[tool]
		for _, id := range []string{"pri-membership", "pri-events", "pri-services"} {
			column := period
			if tool != 1 {
				column = ""
			}
			r.value(r.card(id, section, column), period, canvas.ShareOf(canvas.Percent(20)))
		}
		rapid.Check(t, func(t *rapid.T) {
			for range rapid.IntRange(1, 30).Draw(t, "steps") {
				e := Event{
					Kind: EventKind(rapid.IntRange(int(Move), int(LeaveCard)).Draw(t, "kind")),
					At:   geom.Pt{X: rapid.Float64Range(-10, 430).Draw(t, "x"), Y: rapid.Float64Range(-10, 310).Draw(t, "y")},
				}
				if rapid.Bool().Draw(t, "on something") && len(r.res.Slots) > 0 {
					e.At = r.on(rapid.SampledFrom(r.res.Slots).Draw(t, "slot").Item)
				}
				e.Clicks = rapid.IntRange(1, 2).Draw(t, "clicks")
				r.shift, r.ctrl = rapid.Bool().Draw(t, "shift"), rapid.Bool().Draw(t, "ctrl")
				e.Card = rapid.SampledFrom(deck.All()).Draw(t, "card").Card()
				r.event(e)
				if p := r.effect.Preview; p != nil {
					if _, err := r.w().Apply(p.Diff); err != nil {
						t.Fatalf("%s previews what cannot be: %v", r.state.Name(), err)
					}
				}
				for _, b := range r.effect.Landing {
					if b.W <= 0 || b.H <= 0 {
						t.Fatalf("it would land at %v", b)
					}
				}
			}
			r.shift, r.ctrl = false, false
			r.event(Event{Kind: Escape})
			if e := r.effect; e.Preview != nil || e.Commit != nil || len(e.Sprite.Items) > 0 || e.Highlight != nil {
				t.Fatalf("Escape leaves %+v", e)
			}
			if r.event(Event{Kind: Up}); r.state.Name() != "idle" && r.state.Name() != "card" {
				t.Fatalf("the state is %s", r.state.Name())
			}
		})
	}
}
