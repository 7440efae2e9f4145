package gesture

import (
	"math"
	"slices"
	"testing"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

var testTime = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

func TestPress_SelectsWhenTheButtonGoesDown(t *testing.T) {
	r := newRobot(t, 0)
	a, b := r.card("pri-membership", "private"), r.card("pub-national-program", "public")
	r.press(r.on(a)).isIn("pressing").chose(a)
	r.release().isIn("idle").chose(a)
	r.click(r.on(b)).chose(b)
	r.shift = true
	r.press(r.on(a)).chose(b, a).release().chose(b, a)
	r.press(r.on(b)).chose(b, a).release().chose(a)
	r.shift, r.ctrl = false, true
	r.press(r.on(b)).chose(a).release().chose(a, b)
	r.press(r.on(b)).chose(a, b).release().chose(a)
	r.ctrl = false
	r.chosen = []canvas.Item{a, b}
	r.press(r.on(a)).chose(a, b).release().chose(a)
	r.click(r.in("private", 0.9, 0.95)).chose()
	r.committed(0)
}

func TestPress_ATremblingHandDoesNotDrag(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	p := r.on(a)
	r.press(p).to(p.Add(geom.Pt{X: 3.9 / pxPerMM})).isIn("pressing")
	r.to(p.Add(geom.Pt{X: 4.1 / pxPerMM})).isIn("dragging")
	r.to(p).release().isIn("idle")
}

func TestDrag_ToTheOtherSideChangesTheSide(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	if s := r.source(a); s.Side != canvas.SidePrivate {
		t.Fatalf("the card begins on side %s", s.Side)
	}
	r.drag(r.on(a), r.in("public", 0.5, 0.5)).isIn("dragging").hints("hint-drop-move", false)
	if got := r.effect.Hint.Args; !slices.Equal(got, []string{"Public"}) {
		t.Errorf("the hint names %v", got)
	}
	h := r.effect.Highlight
	if h == nil || h.Ref.ID != "public" || h.Refused || h.Tone != canvas.TonePublic || !h.Outline.Contains(r.pointer) {
		t.Errorf("lit up is %+v", h)
	}
	w, _ := r.previewed()
	if s, _ := canvas.Get[canvas.Source](w, a.ID); s.Side != canvas.SidePublic {
		t.Errorf("in the preview the side is %s", s.Side)
	}
	if s := r.source(a); s.Side != canvas.SidePrivate {
		t.Error("a preview has changed the workbook")
	}
	r.committed(0).release().isIn("idle").committed(1).chose(a)
	if s := r.source(a); s.Side != canvas.SidePublic || s.Group != canvas.GroupPublic {
		t.Errorf("the source is on side %s in group %s", s.Side, s.Group)
	}
}

func TestDrag_LandsWhereTheHandLetsGo(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	from := r.box(a)
	by := geom.Pt{X: 75.5, Y: 47.25} // in line with nothing
	r.drag(r.on(a), r.on(a).Add(by)).release().committed(1)
	if to := r.box(a); math.Abs(to.X-from.X-by.X) > 1e-6 || math.Abs(to.Y-from.Y-by.Y) > 1e-6 {
		t.Errorf("moved by %v, want %v", to.Min().Sub(from.Min()), by)
	}
	// Again, far beyond the edge of the section: it stays inside.
	content := r.context().homesOf([]canvas.Item{a})[a].Content
	r.drag(r.on(a), geom.Pt{X: content.Right() - 1, Y: content.Bottom() - 1}).release().committed(2)
	if to := r.box(a); to.Right() > content.Right()+1e-6 || to.Bottom() > content.Bottom()+1e-6 {
		t.Errorf("%v lies outside of %v", to, content)
	}
}

func TestDrag_PreviewIsMadeAnewOnlyWhenTheLandingChanges(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	r.drag(r.on(a), r.in("public", 0.5, 0.5))
	first := r.effect.Preview
	if first == nil {
		t.Fatal("no preview")
	}
	r.to(r.in("public", 0.52, 0.55)) // a little farther: nothing there makes way
	if r.effect.Preview != first {
		t.Error("a new preview within the same section")
	}
	if r.effect.Sprite.Offset == (geom.Pt{}) || len(r.effect.Landing) != 1 {
		t.Errorf("the sprite is %+v, the landing %v", r.effect.Sprite, r.effect.Landing)
	}
	r.to(geom.Pt{X: 2, Y: 2}) // beside every section
	if r.effect.Preview != nil || r.effect.Highlight != nil {
		t.Error("something is previewed beside every section")
	}
	r.release().committed(0)
}

func TestDrag_NeedsNoPreviewWhereEverythingLiesByHand(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	r.drag(r.on(a), r.in("private", 0.6, 0.6)).release().committed(1)
	r.drag(r.on(a), r.in("private", 0.4, 0.4))
	if r.effect.Preview != nil || len(r.effect.Landing) != 1 || len(r.effect.Sprite.Items) != 1 {
		t.Errorf("effect %+v", r.effect)
	}
	r.release().committed(2)
}

func TestDrag_SeveralKeepTheirDistances(t *testing.T) {
	r := newRobot(t, 0)
	a, b := r.card("pri-membership", "private"), r.card("pri-sponsorship", "private")
	r.chosen = []canvas.Item{a, b}
	before := r.box(b).Min().Sub(r.box(a).Min())
	r.drag(r.on(a), r.in("public", 0.5, 0.5)).release().committed(1)
	after := r.box(b).Min().Sub(r.box(a).Min())
	if before.Dist(after) > 1e-6 && !r.touchesEdge(a) && !r.touchesEdge(b) {
		t.Errorf("the distance was %v and is %v", before, after)
	}
	if r.commits[0].Label.Key != "move-many" {
		t.Errorf("the change is called %v", r.commits[0].Label)
	}
	if r.source(a).Side != canvas.SidePublic || r.source(b).Side != canvas.SidePublic {
		t.Error("not both changed sides")
	}
}

func (r *robot) touchesEdge(it canvas.Item) bool {
	home := r.context().homesOf([]canvas.Item{it})[it]
	return home.Rect.Right() > home.Content.Right()-0.01 || home.Rect.Bottom() > home.Content.Bottom()-0.01
}

func TestDrag_ShiftLocksTheAxis(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	from := r.on(a)
	r.press(from)
	r.shift = true
	r.to(from.Add(geom.Pt{X: 40, Y: 9}))
	if got := r.effect.Sprite.Offset; got.Dist(geom.Pt{X: 40}) > 1e-9 || got.Y != 0 {
		t.Errorf("the sprite is off by %v", got)
	}
	r.to(from.Add(geom.Pt{X: 5, Y: 60}))
	if got := r.effect.Sprite.Offset; got.Dist(geom.Pt{Y: 60}) > 1e-9 || got.X != 0 {
		t.Errorf("the sprite is off by %v", got)
	}
}

func TestDrag_CtrlMakesASecondSource(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	r.drag(r.on(a), r.in("private", 0.7, 0.7))
	r.ctrl = true
	r.to(r.pointer) // the key alone is told as a move on the spot
	if !r.effect.Sprite.Copy || r.effect.Cursor != CursorCopy {
		t.Errorf("effect %+v", r.effect)
	}
	w, _ := r.previewed()
	if n := len(w.Sources(r.source(a).Scenario)); n != 2 {
		t.Errorf("the preview has %d sources", n)
	}
	r.release().committed(1)
	all := r.w().Sources(r.source(a).Scenario)
	if len(all) != 2 || all[0].Card != all[1].Card {
		t.Fatalf("the sources are %v", all)
	}
	if len(r.chosen) != 1 || r.chosen[0] == a {
		t.Errorf("selected is %v, want the new one", r.chosen)
	}
	// Ctrl let go of before the button: a move after all.
	r.press(r.on(a)).to(r.in("private", 0.2, 0.8))
	r.ctrl = false
	r.to(r.pointer).release().committed(2)
	if n := len(r.w().Sources(r.source(a).Scenario)); n != 2 {
		t.Errorf("%d sources, want 2", n)
	}
}

func TestDrag_BetweenColumnsMovesTheFunding(t *testing.T) {
	r := newRobot(t, 1, "Year 1", "Year 3", "Year 5")
	periods := r.w().Periods(r.w().Scenarios()[0].ID)
	one, three := periods[0].ID, periods[1].ID
	a := r.card("pri-membership", "private", one)
	r.value(a, one, canvas.ShareOf(canvas.Percent(30)))
	r.drag(r.on(a), r.in("private", 0.5, 0.5, three)).hints("hint-drop-move", false)
	if got := r.effect.Hint.Args; !slices.Equal(got, []string{"Private · Year 3"}) {
		t.Errorf("the hint names %v", got)
	}
	_, res := r.previewed()
	lands := r.effect.Lands
	if len(lands) != 1 || lands[0] != (canvas.Item{ID: a.ID, Column: three}) {
		t.Fatalf("it lands as %v", lands)
	}
	found := false
	for _, s := range res.Slots {
		found = found || s.Item == lands[0]
	}
	if !found {
		t.Error("the preview does not show what lands")
	}
	r.release().committed(1).chose(lands...)
	if _, still := canvas.Get[canvas.Funding](r.w(), canvas.FundingID(a.ID, one)); still {
		t.Error("it still brings something in the first period")
	}
	if f, _ := canvas.Get[canvas.Funding](r.w(), canvas.FundingID(a.ID, three)); f.Value != canvas.ShareOf(canvas.Percent(30)) {
		t.Errorf("in the other period it brings %v", f.Value)
	}
}

func TestDrag_CtrlBetweenColumnsLetsTheFundingGoOn(t *testing.T) {
	r := newRobot(t, 1, "Year 1", "Year 3")
	periods := r.w().Periods(r.w().Scenarios()[0].ID)
	one, three := periods[0].ID, periods[1].ID
	a := r.card("pri-membership", "private", one)
	r.value(a, one, canvas.ShareOf(canvas.Percent(30)))
	r.ctrl = true
	r.drag(r.on(a), r.in("private", 0.5, 0.5, three)).hints("hint-drop-on", false).release().committed(1)
	if n := len(r.w().Fundings(a.ID)); n != 2 {
		t.Fatalf("the source is at work in %d periods", n)
	}
	// Once more: it is there already.
	r.drag(r.on(a), r.in("private", 0.5, 0.5, three)).hints("refused-already-there", true)
	if r.effect.Preview != nil || r.effect.Highlight == nil || !r.effect.Highlight.Refused || r.effect.Cursor != CursorNo {
		t.Errorf("effect %+v", r.effect)
	}
	r.release().committed(1).hints("refused-already-there", true)
}

func TestDrag_OneSourceFromTwoColumnsIsRefused(t *testing.T) {
	r := newRobot(t, 1, "Year 1", "Year 3", "Year 5")
	periods := r.w().Periods(r.w().Scenarios()[0].ID)
	a := r.card("pri-membership", "private", periods[0].ID)
	b := r.card("pri-membership", "private", periods[1].ID)
	if a.ID != b.ID {
		t.Fatalf("%v and %v are two sources", a, b)
	}
	r.chosen = []canvas.Item{a, b}
	r.drag(r.on(a), r.in("private", 0.5, 0.5, periods[2].ID)).hints("refused-already-there", true)
	r.release().committed(0)
}

func TestDrag_RefusedDropSaysWhy(t *testing.T) {
	r := newRobot(t, 2)
	a := r.card("pri-membership", "private-funding")
	r.drag(r.on(a), r.in("activities", 0.5, 0.5)).isIn("dragging").hints("refused-notes-only", true)
	if r.effect.Preview != nil {
		t.Error("a refused drop is previewed")
	}
	if h := r.effect.Highlight; h == nil || !h.Refused || h.Ref.ID != "activities" {
		t.Errorf("lit up is %+v", h)
	}
	r.release().isIn("idle").committed(0).hints("refused-notes-only", true)
}

func TestDrag_OrdersWhatFlows(t *testing.T) {
	r := newRobot(t, 1)
	column := r.w().Periods(r.w().Scenarios()[0].ID)[0].ID
	var items []canvas.Item
	for _, id := range []string{"pri-membership", "pri-sponsorship", "pri-events"} {
		items = append(items, r.card(id, "private", column))
	}
	order := func() []canvas.Item {
		var out []canvas.Item
		for _, s := range r.context().flowing(canvas.Spot{Section: "private", Column: column}, false) {
			out = append(out, s.Item)
		}
		return out
	}
	if !slices.Equal(order(), items) {
		t.Fatalf("the order begins as %v", order())
	}
	last := r.box(items[2])
	r.drag(r.on(items[0]), geom.Pt{X: last.Right() - 2, Y: last.Center().Y}).release().committed(1)
	if want := []canvas.Item{items[1], items[2], items[0]}; !slices.Equal(order(), want) {
		t.Fatalf("the order is %v, want %v", order(), want)
	}
	first := r.box(items[1])
	r.drag(r.on(items[0]), geom.Pt{X: first.X + 2, Y: first.Center().Y}).release().committed(2)
	if !slices.Equal(order(), items) {
		t.Fatalf("the order is %v, want %v", order(), items)
	}
	// Let go where it lies: nothing to do.
	p := r.on(items[1])
	r.press(p).to(p.Add(geom.Pt{X: 4})).isIn("dragging").release().committed(2)
}

func TestDrag_NotesAndSourcesTogether(t *testing.T) {
	r := newRobot(t, 0)
	a, n := r.card("pri-membership", "private"), r.note("Raise the fee", "private")
	r.chosen = []canvas.Item{a, n}
	r.drag(r.on(a), r.in("public", 0.5, 0.5)).release().committed(1)
	if s := r.source(a); s.Side != canvas.SidePublic {
		t.Errorf("the source is on side %s", s.Side)
	}
	if note, _ := canvas.Get[canvas.Note](r.w(), n.ID); note.Section != "public" {
		t.Errorf("the note is in %s", note.Section)
	}
	if c := r.commits[0]; c.Label.Key != "move-many" || c.Label.Args[0] != "2" {
		t.Errorf("the change is called %v", c.Label)
	}
}

func TestDrag_LinesUpWithWhatIsNear(t *testing.T) {
	r := newRobot(t, 0)
	a, b := r.card("pri-membership", "private"), r.card("pri-sponsorship", "private")
	r.drag(r.on(a), r.in("private", 0.3, 0.3)).release()
	target := r.box(a)
	d := geom.Pt{X: target.X - r.box(b).X + 0.8, Y: target.Bottom() + 20 - r.box(b).Y}
	r.drag(r.on(b), r.on(b).Add(d))
	if len(r.effect.Guides) == 0 {
		t.Fatal("no guide shows")
	}
	r.release()
	if got := r.box(b).X; math.Abs(got-target.X) > 1e-6 {
		t.Errorf("the left edge is at %v, want %v", got, target.X)
	}
}

func TestCard_FromTheDeck(t *testing.T) {
	r := newRobot(t, 0)
	card := deckCard(t, "pri-services")
	drag := func(p geom.Pt) { r.event(Event{Kind: DragCard, At: p, Card: card}) }
	drag(r.in("private", 0.5, 0.5))
	r.isIn("card").hints("hint-drop-add", false)
	first := r.effect.Preview
	w, res := r.previewed()
	if len(w.Sources(w.Scenarios()[0].ID)) != 1 || len(r.effect.Lands) != 1 || res.Slots[0].Item != r.effect.Lands[0] {
		t.Errorf("the preview lands %v", r.effect.Lands)
	}
	if got := r.effect.Landing[0].Center(); got.Dist(r.in("private", 0.5, 0.5)) > 1e-6 {
		t.Errorf("it would land around %v", got)
	}
	drag(r.in("private", 0.6, 0.6))
	if r.effect.Preview != first {
		t.Error("a new preview within the same section")
	}
	r.event(Event{Kind: LeaveCard}).isIn("idle")
	if r.effect.Preview != nil || r.effect.Highlight != nil {
		t.Error("something is left of a card that has gone")
	}
	drag(r.in("private", 0.5, 0.5))
	r.event(Event{Kind: DropCard, At: r.in("private", 0.5, 0.5), Card: card}).isIn("idle").committed(1)
	if len(r.chosen) != 1 || r.source(r.chosen[0]).Side != canvas.SidePrivate {
		t.Errorf("selected is %v", r.chosen)
	}
	if got := r.on(r.chosen[0]); got.Dist(r.in("private", 0.5, 0.5)) > 3 { // layout knows how wide the first card is
		t.Errorf("it lies around %v", got)
	}
}

func TestCard_IsRefusedWhereOnlyNotesLie(t *testing.T) {
	r := newRobot(t, 2)
	card := deckCard(t, "pri-services")
	r.event(Event{Kind: DragCard, At: r.in("activities", 0.5, 0.5), Card: card}).hints("refused-notes-only", true)
	r.event(Event{Kind: DropCard, At: r.in("activities", 0.5, 0.5), Card: card}).hints("refused-notes-only", true).committed(0)
}

func TestMarquee_TakesWhatItTouches(t *testing.T) {
	r := newRobot(t, 0)
	a, b, c := r.card("pri-membership", "private"), r.card("pri-sponsorship", "private"), r.card("pub-national-program", "public")
	corner := r.in("private", 1, 1)
	r.press(corner.Add(geom.Pt{X: -1, Y: -1})).isIn("pressing").to(r.box(a).Min().Add(geom.Pt{X: 1, Y: 1})).isIn("marquee")
	if r.effect.Marquee == nil || r.effect.Marquee.W < 10 {
		t.Errorf("the band is %v", r.effect.Marquee)
	}
	slices.SortFunc(r.chosen, func(x, y canvas.Item) int { return int(r.box(x).X - r.box(y).X) })
	r.chose(a, b).release().isIn("idle").chose(a, b)
	r.shift = true
	r.press(r.in("public", 1, 1)).to(r.on(c)).isIn("marquee").chose(a, b, c)
	r.escape().isIn("given up").chose(a, b).release().isIn("idle").committed(0)
}

func TestBar_MovesABoundaryInWholePercents(t *testing.T) {
	r := newRobot(t, 0)
	period := r.w().Periods(r.w().Scenarios()[0].ID)[0].ID
	a, b := r.card("pri-membership", "private"), r.card("pri-sponsorship", "private")
	r.value(a, period, canvas.ShareOf(canvas.Percent(40)))
	r.value(b, period, canvas.ShareOf(canvas.Percent(30)))
	left, right := r.res.Segments[0], r.res.Segments[1]
	grip := geom.Pt{X: left.Rect.Right() + 0.5, Y: left.Rect.Center().Y}
	r.to(grip)
	if r.effect.Cursor != CursorResize {
		t.Fatal("the pointer does not tell a boundary")
	}
	r.press(grip).isIn("bar").hints("hint-bar", false)
	if r.effect.Preview != nil {
		t.Error("pressing alone changes something")
	}
	r.to(grip.Add(geom.Pt{X: 0.0731 * left.Whole})).hints("hint-bar", false)
	if got := r.effect.Hint.Args; !slices.Equal(got, []string{"47", "23"}) {
		t.Errorf("the hint says %v", got)
	}
	first := r.effect.Preview
	if first == nil {
		t.Fatal("no preview")
	}
	r.to(grip.Add(geom.Pt{X: 0.0735 * left.Whole}))
	if r.effect.Preview != first {
		t.Error("a new preview for the same per cent")
	}
	r.release().isIn("idle").committed(1)
	of := func(id canvas.RecordID) canvas.Value {
		f, _ := canvas.Get[canvas.Funding](r.w(), id)
		return f.Value
	}
	if of(left.Funding) != canvas.ShareOf(canvas.Percent(47)) || of(right.Funding) != canvas.ShareOf(canvas.Percent(23)) {
		t.Errorf("the shares are %v and %v", of(left.Funding), of(right.Funding))
	}
}

func TestBar_TakesFromWhatNobodyHas(t *testing.T) {
	r := newRobot(t, 0)
	period := r.w().Periods(r.w().Scenarios()[0].ID)[0].ID
	a := r.card("pri-membership", "private")
	r.value(a, period, canvas.ShareOf(canvas.Percent(40)))
	seg := r.res.Segments[0]
	grip := geom.Pt{X: seg.Rect.Right(), Y: seg.Rect.Center().Y}
	r.drag(grip, grip.Add(geom.Pt{X: 0.9 * seg.Whole})).release().committed(1)
	if f, _ := canvas.Get[canvas.Funding](r.w(), seg.Funding); f.Value != canvas.ShareOf(canvas.Whole) {
		t.Errorf("the share is %v, want all", f.Value)
	}
}

func TestBar_RefusesAmounts(t *testing.T) {
	r := newRobot(t, 0)
	period := r.w().Periods(r.w().Scenarios()[0].ID)[0].ID
	a, b := r.card("pri-membership", "private"), r.card("pri-sponsorship", "private")
	r.value(a, period, canvas.AmountOf(4_000_00))
	r.value(b, period, canvas.AmountOf(3_000_00))
	seg := r.res.Segments[0]
	grip := geom.Pt{X: seg.Rect.Right(), Y: seg.Rect.Center().Y}
	r.press(grip).isIn("bar").hints("refused-bar-amounts", true).to(grip.Add(geom.Pt{X: 20})).hints("refused-bar-amounts", true)
	if r.effect.Preview != nil {
		t.Error("something is previewed")
	}
	r.release().isIn("idle").hints("refused-bar-amounts", true).committed(0)
}

func TestBar_SegmentSelectsItsSource(t *testing.T) {
	r := newRobot(t, 0)
	period := r.w().Periods(r.w().Scenarios()[0].ID)[0].ID
	a := r.card("pri-membership", "private")
	r.value(a, period, canvas.ShareOf(canvas.Percent(40)))
	r.press(r.res.Segments[0].Rect.Center()).chose(a).to(r.in("private", 0.5, 0.5)).release().isIn("idle").committed(0)
}

func TestDoubleClick_EditsANote(t *testing.T) {
	r := newRobot(t, 0)
	n := r.note("Raise the fee", "private")
	r.doubleClick(r.on(n)).isIn("idle").chose(n).committed(0)
	if r.edited != n {
		t.Errorf("edited is %v", r.edited)
	}
}

func TestDoubleClick_MayBecomeADrag(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	p := r.on(a)
	r.click(p).event(Event{Kind: Down, At: p, Clicks: 2}).isIn("pressing").to(p.Add(geom.Pt{X: 30})).isIn("dragging")
	r.release().committed(1)
	if r.edited != (canvas.Item{}) {
		t.Errorf("edited is %v", r.edited)
	}
}

func TestDoubleClick_OnEmptyGroundMakesANote(t *testing.T) {
	r := newRobot(t, 2)
	r.doubleClick(r.in("activities", 0.5, 0.5)).isIn("idle").committed(1)
	notes := r.w().Notes(r.sheet)
	if len(notes) != 1 || notes[0].Section != "activities" || r.edited.ID != notes[0].ID {
		t.Fatalf("notes %v, edited %v", notes, r.edited)
	}
	r.chose(r.edited)
	free := newRobot(t, 0)
	p := free.in("private", 0.5, 0.5)
	free.doubleClick(p).committed(1)
	if !free.box(free.edited).Contains(p) {
		t.Errorf("the note at %v is not under the pointer at %v", free.box(free.edited), p)
	}
}

func TestEscape_LeavesNothingInAnyState(t *testing.T) {
	r := newRobot(t, 0)
	period := r.w().Periods(r.w().Scenarios()[0].ID)[0].ID
	a, b := r.card("pri-membership", "private"), r.card("pri-sponsorship", "private")
	r.value(a, period, canvas.ShareOf(canvas.Percent(40)))
	r.value(b, period, canvas.ShareOf(canvas.Percent(30)))
	seg := r.res.Segments[0].Rect
	grip := geom.Pt{X: seg.Right(), Y: seg.Center().Y}
	card := deckCard(t, "pri-services")
	fixed := r.lay("Stays", 100, 140)
	r.lock(fixed)
	before := r.w()
	for name, begin := range map[string]func(){
		"idle":     func() { r.to(r.on(a)) },
		"pressing": func() { r.press(r.on(a)) },
		"dragging": func() { r.drag(r.on(a), r.in("public", 0.5, 0.5)) },
		"marquee":  func() { r.press(r.in("private", 1, 1)).to(r.on(a)) },
		"bar":      func() { r.drag(grip, grip.Add(geom.Pt{X: 20})) },
		"arrow":    func() { r.chosen = nil; r.tool().to(r.on(a)) },
		"locked":   func() { r.press(r.on(fixed)).to(r.on(fixed).Add(geom.Pt{X: 20})) },
		"linking":  func() { r.chosen = nil; r.tool().drag(r.on(a), r.on(b)) },
		"card":     func() { r.event(Event{Kind: DragCard, At: r.in("private", 0.5, 0.5), Card: card}) },
	} {
		t.Run(name, func(t *testing.T) {
			r.t = t
			r.state = Idle{}
			begin()
			r.isIn(name).escape()
			if e := r.effect; e.Preview != nil || e.Commit != nil || e.Highlight != nil || e.Hint.Key != "" || len(e.Sprite.Items) > 0 || e.Marquee != nil || e.Arrow != nil || len(e.Landing) > 0 {
				t.Errorf("left over: %+v", e)
			}
			// The hand may go on moving, and lets go in the end.
			r.to(r.in("public", 0.4, 0.4))
			r.event(Event{Kind: DragCard, At: r.in("public", 0.4, 0.4), Card: card})
			if name != "idle" && name != "arrow" && r.effect.Preview != nil {
				t.Error("the preview is back")
			}
			if name == "card" || name == "idle" || name == "arrow" {
				r.event(Event{Kind: LeaveCard})
			}
			r.release().isIn("idle").committed(0)
		})
	}
	r.t = t
	for _, x := range before.Records() {
		if r.w().Record(x.RecordID()) != x {
			t.Errorf("%v has changed", x.RecordID())
		}
	}
}

func TestEscape_ClearsTheSelectionOfAnIdleHand(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	r.click(r.on(a)).chose(a).escape().chose()
}

func TestMenu_SelectsWhatIsUnderTheRightButton(t *testing.T) {
	r := newRobot(t, 0)
	a, b := r.card("pri-membership", "private"), r.card("pri-sponsorship", "private")
	r.chosen = []canvas.Item{b}
	r.event(Event{Kind: Down, At: r.on(a), Secondary: true, Clicks: 1}).chose(a)
	if !r.effect.Menu {
		t.Error("no menu")
	}
	r.chosen = []canvas.Item{a, b}
	r.event(Event{Kind: Down, At: r.on(a), Secondary: true, Clicks: 1}).chose(a, b)
}

func TestNudge_MovesByTheKeys(t *testing.T) {
	r := newRobot(t, 0)
	a := r.card("pri-membership", "private")
	from := r.box(a)
	r.chosen = []canvas.Item{a}
	for range 3 {
		change, err := Nudge(r.context(), geom.Pt{X: 5, Y: 1})
		if err != nil || change.Key == "" {
			t.Fatalf("%v, key %q", err, change.Key)
		}
		r.do(change)
	}
	if to := r.box(a); math.Abs(to.X-from.X-15) > 1e-6 || math.Abs(to.Y-from.Y-3) > 1e-6 {
		t.Errorf("from %v to %v", from, to)
	}
}

func TestNudge_ChangesTheOrderOfWhatFlows(t *testing.T) {
	r := newRobot(t, 1)
	column := r.w().Periods(r.w().Scenarios()[0].ID)[0].ID
	a, b := r.card("pri-membership", "private", column), r.card("pri-sponsorship", "private", column)
	r.chosen = []canvas.Item{a}
	change, err := Nudge(r.context(), geom.Pt{X: 1})
	if err != nil {
		t.Fatal(err)
	}
	was := r.box(b)
	r.do(change)
	if r.box(a) != was {
		t.Errorf("it lies at %v, want %v", r.box(a), was)
	}
	if change, err = Nudge(r.context(), geom.Pt{X: 1}); err != nil || len(change.Diff) > 0 {
		t.Errorf("past the end: %v, %v", change, err)
	}
}

func TestNext_GoesThroughEverythingAndRound(t *testing.T) {
	r := newRobot(t, 0)
	a, b, c := r.card("pub-national-program", "public"), r.card("pri-membership", "private"), r.card("pri-sponsorship", "private")
	for _, want := range []canvas.Item{a, b, c, a} {
		it, ok := Next(r.context(), false)
		if !ok || it != want {
			t.Fatalf("next is %v, want %v", it, want)
		}
		r.chosen = []canvas.Item{it}
	}
	if it, _ := Next(r.context(), true); it != c {
		t.Errorf("before the first is %v, want %v", it, c)
	}
}

func TestHandSpot_IsThePointerThenTheSelectionThenTheFirst(t *testing.T) {
	r := newRobot(t, 2)
	n := r.note("Pilot line", "activities")
	if s, ok := HandSpot(r.context(), r.in("channels", 0.5, 0.5), canvas.AcceptNotes); !ok || s.Section != "channels" {
		t.Errorf("under the pointer: %v", s.Section)
	}
	r.chosen = []canvas.Item{n}
	if s, ok := HandSpot(r.context(), geom.Pt{X: -50, Y: -50}, canvas.AcceptNotes); !ok || s.Section != "activities" {
		t.Errorf("of the selection: %v", s.Section)
	}
	r.chosen = nil
	if s, ok := HandSpot(r.context(), geom.Pt{X: -50, Y: -50}, canvas.AcceptSources); !ok || r.w().MayDropSources(s) != nil {
		t.Errorf("for a source: %v", s.Section)
	}
	e := NoteByHand(r.context(), r.in("channels", 0.5, 0.5))
	if e.Commit == nil || e.Edit == (canvas.Item{}) {
		t.Errorf("a note by the keys: %+v", e)
	}
}

func TestNoteBeside_GoesOnToTheRightAndThenBelow(t *testing.T) {
	r := newRobot(t, 0)
	a := r.lay("Raise the fee", 4, 40)
	next := func(it canvas.Item) canvas.Item {
		t.Helper()
		e := NoteBeside(r.context(), it)
		if e.Commit == nil || e.Edit == (canvas.Item{}) {
			t.Fatalf("no next note: %+v", e)
		}
		r.do(*e.Commit)
		change, err := canvas.SetText(r.w(), e.Edit.ID, "Raise the fee")
		if err != nil {
			t.Fatal(err)
		}
		r.do(change)
		return e.Edit
	}
	b := next(a)
	if from, to := r.box(a), r.box(b); to.Y != from.Y || math.Abs(to.X-from.Right()-besideGap) > 1e-6 {
		t.Errorf("beside %v lies %v", from, to)
	}
	made := []canvas.Item{a, b}
	for range 4 {
		made = append(made, next(made[len(made)-1]))
	}
	for i, x := range made {
		for _, y := range made[:i] {
			if r.box(x).Overlaps(r.box(y)) {
				t.Errorf("%v lies on %v", r.box(x), r.box(y))
			}
		}
	}
	if n, _ := canvas.Get[canvas.Note](r.w(), b.ID); n.Size != canvas.NoteSmall {
		t.Errorf("the next note is %s", n.Size)
	}
}

func TestNoteBeside_ComesRightBehindInAFlow(t *testing.T) {
	r := newRobot(t, 2)
	a, b := r.note("Demo day", "activities"), r.note("Breakfast", "activities")
	e := NoteBeside(r.context(), a)
	r.do(*e.Commit)
	var order []canvas.Item
	for _, n := range r.w().Notes(r.sheet) {
		order = append(order, canvas.Item{ID: n.ID})
	}
	if !slices.Equal(order, []canvas.Item{a, e.Edit, b}) {
		t.Errorf("the order is %v", order)
	}
	if e := NoteBeside(r.context(), canvas.Item{ID: "gone"}); e.Commit != nil {
		t.Error("beside nothing a note is made")
	}
}
