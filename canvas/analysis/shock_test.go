package analysis

import (
	"slices"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// ofCards gives sources the cards that they are named for.
func ofCards(t *testing.T, w canvas.Workbook) canvas.Workbook {
	t.Helper()
	records := w.Records()
	for i, r := range records {
		s, ok := r.(canvas.Source)
		if !ok {
			continue
		}
		if e, ok := deck.Find(string(s.ID)); ok {
			s.Card = e.Card().ID
			records[i] = s
			if !slices.Contains(records, canvas.Record(e.Card())) {
				records = append(records, e.Card())
			}
		}
	}
	w, problems := canvas.NewWorkbook(records)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	return w
}

func TestLossesOf(t *testing.T) {
	w := ofCards(t, workbook(t, []source{
		{id: "pub-local-gov", group: pub, value: share(10)},
		{id: "pub-national-program", group: pub, value: share(25)},
		{id: "pub-in-kind", group: pub, use: canvas.UseInKind, value: euros(9)},
		{id: "pri-membership", group: pri, value: share(15)},
		{id: "pri-partner-fee", group: pri, value: share(10), status: canvas.InAction},
		{id: "pri-events", group: pri},
		{id: "pri-sponsorship", group: pri, value: share(5), status: canvas.Idea},
		{id: "prj-member", group: prj, side: canvas.SidePrivate, value: share(15)},
		{id: "prj-international", group: prj, side: canvas.SidePublic, value: share(15)},
	}, nil))
	for id, want := range map[string][]canvas.Loss{
		"program-ends":        {{Source: "pub-national-program", Kind: canvas.LossGone}},
		"elections":           {{Source: "pub-local-gov", Kind: canvas.LossHalf}, {Source: "pub-national-program", Kind: canvas.LossHalf}},
		"no-events":           {{Source: "pri-events", Kind: canvas.LossGone}},
		"member-leaves":       {{Source: "pri-membership", Kind: canvas.LossHalf}, {Source: "pri-partner-fee", Kind: canvas.LossHalf}},
		"partner-sold":        {{Source: "pri-partner-fee", Kind: canvas.LossGone}, {Source: "prj-member", Kind: canvas.LossHalf}},
		"project-not-renewed": {{Source: "prj-member", Kind: canvas.LossGone}},
		"no-deals":            nil,
	} {
		for i := range want {
			want[i].Period = "y"
		}
		shock, ok := deck.FindShock(id)
		if got := LossesOf(w, "y", shock); !ok || !slices.Equal(got, want) {
			t.Errorf("%s takes %v, want %v", id, got, want)
		}
	}
}

// What is gone is not halved as well.
func TestLossesOf_TakesASourceOnce(t *testing.T) {
	w := workbook(t, []source{{id: "a", group: pub, value: euros(100)}, {id: "b", group: pub, value: euros(300)}}, nil)
	half, gone := deck.Hit{Group: pub, Half: true}, deck.Hit{Largest: pub}
	want := []canvas.Loss{{Source: "a", Period: "y", Kind: canvas.LossHalf}, {Source: "b", Period: "y", Kind: canvas.LossGone}}
	for _, hits := range [][]deck.Hit{{half, gone}, {gone, half}} {
		if got := LossesOf(w, "y", deck.Shock{Hits: hits}); !slices.Equal(got, want) {
			t.Errorf("%v takes %v, want %v", hits, got, want)
		}
	}
}

func TestLossesOf_CanBeTakenOutOfTheScenario(t *testing.T) {
	w := ofCards(t, workbook(t, []source{
		{id: "pub-local-gov", group: pub, value: share(60)}, {id: "pri-membership", group: pri, value: share(40)},
	}, nil))
	for _, shock := range deck.Shocks() {
		if _, err := canvas.LoseSources(w, "s", LossesOf(w, "y", shock)); err != nil {
			t.Errorf("%s: %v", shock.ID, err)
		}
	}
}
