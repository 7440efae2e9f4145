package app

import (
	"strconv"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/scene"
)

// painted waits until a picture of a panel shows what was asked for last.
func (s *stage) painted(p *scenePicture) {
	s.Helper()
	s.until("the panel is painted", func() bool { return !p.busy && p.next == nil })
}

func refsOf(p *scenePicture, kind scene.RefKind) int {
	n := 0
	for _, i := range p.scene.Items {
		if i.Common().Ref.Kind == kind {
			n++
		}
	}
	return n
}

func TestInsight_AnswersForThePeriodAndLeadsToThePlace(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	source := s.addCard(w, "pri-membership").ID
	for _, x := range []canvas.RecordID{source, s.addCard(w, "pub-national-program").ID} { // 140 % in all: that stands out
		w.do(canvas.SetValue(w.workbook(), canvas.FundingID(x, w.period), canvas.ShareOf(canvas.Percent(70))))
	}
	w.perform("view-insight")
	s.painted(w.insight.picture)
	if refsOf(w.insight.picture, scene.RefSource) == 0 || refsOf(w.insight.picture, scene.RefFinding) == 0 {
		t.Fatal("the panel shows no source, or nothing that stands out")
	}
	w.choose(nil)
	w.insight.lead(scene.Ref{Kind: scene.RefSource, ID: string(source)})
	if len(w.selection) != 1 || w.selection[0].ID != source {
		t.Errorf("a press on a bar selects %v", w.selection)
	}
	if w.side.page() != "selection" {
		t.Errorf("the page in view is %q", w.side.page())
	}
}

func TestWhatIf_ChangesNothingUntilItIsKept(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	state, fees := s.addCard(w, "pub-national-program").ID, s.addCard(w, "pri-membership").ID
	for source, share := range map[canvas.RecordID]int{state: 60, fees: 40} {
		c, err := canvas.SetValue(w.workbook(), canvas.FundingID(source, w.period), canvas.ShareOf(canvas.Percent(share)))
		w.do(c, err)
	}
	before := w.workbook().Records()
	w.perform("view-what-if")
	w.whatIf.set(state, canvas.LossGone, 0)
	s.painted(w.whatIf.picture)
	if got := w.workbook().Records(); len(got) != len(before) {
		t.Fatal("a test has changed the file")
	}
	stress, err := analysis.StressOf(w.workbook(), w.period, w.whatIf.losses)
	if err != nil || stress.GapShown != 60 {
		t.Fatalf("the gap is %d: %v", stress.GapShown, err)
	}
	w.whatIf.askKeep()
	s.press(w, "create")
	scenarios := w.workbook().Scenarios()
	if len(scenarios) != 2 {
		t.Fatalf("there are %d scenarios", len(scenarios))
	}
	kept := w.workbook().Periods(scenarios[1].ID)[0]
	if got := analysis.Of(w.workbook(), kept.ID); len(got.Parts) != 1 || got.Parts[0].Shown != 40 {
		t.Errorf("the kept scenario has %+v", got.Parts)
	}
	w.perform("edit-undo")
	if n := len(w.workbook().Scenarios()); n != 1 {
		t.Errorf("after one undo there are %d scenarios", n)
	}
}

func TestShock_IsATestWithAName(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	state := s.addCard(w, "pub-national-program").ID
	s.addCard(w, "pri-events")
	for _, shock := range deck.Shocks() {
		w.shock(shock)
		if w.side.page() != "what-if" {
			t.Fatalf("after %s the page in view is %q", shock.ID, w.side.page())
		}
		if len(w.whatIf.losses) > 0 && w.whatIf.named == "" {
			t.Errorf("%s has no name", shock.ID)
		}
	}
	w.whatIf.test([]canvas.Loss{{Source: state, Period: w.period, Kind: canvas.LossHalf}}, "x")
	c, err := canvas.RemoveSource(w.workbook(), state)
	w.do(c, err)
	if len(w.whatIf.losses) != 0 {
		t.Error("a source that is gone is still lost")
	}
}

func TestDeck_SearchFindsShocksToo(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	seen := func() (out []string) {
		for _, r := range w.deck.shocks.rows {
			if w.deck.shocks.Visible() && r.line.Visible() {
				out = append(out, r.shock.ID)
			}
		}
		return out
	}
	for typed, want := range map[string]int{"": len(deck.Shocks()), "Elections": 1, "membership fees xyz": 0} {
		w.deck.search.SetText(typed)
		if got := seen(); len(got) != want {
			t.Errorf("%q finds the shock cards %q", typed, got)
		}
	}
}

func TestWhatIf_OffersTheGreatestOfVeryManySources(t *testing.T) {
	s := newStage(t)
	w := s.newFile()
	var parts []analysis.Part
	for i := range 3 * mostLossRows {
		id := canvas.RecordID(strconv.Itoa(i))
		parts = append(parts, analysis.Part{Source: canvas.Source{ID: id}, Counts: true, Num: int64(i)})
	}
	least, greatest := parts[0].Source.ID, parts[len(parts)-1].Source.ID
	w.whatIf.losses = []canvas.Loss{{Source: least, Period: w.period, Kind: canvas.LossGone}}
	offered, left := w.whatIf.offered(parts)
	if len(offered)+left != len(parts) || len(offered) != mostLossRows+1 {
		t.Fatalf("%d sources are offered and %d are not", len(offered), left)
	}
	if offered[0].Source.ID != least || offered[len(offered)-1].Source.ID != greatest {
		t.Errorf("what is lost, or the greatest, is not offered")
	}
}
