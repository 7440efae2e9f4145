package storage

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"

	"pgregory.net/rapid"
)

// TestRoundTrip: whatever is done, written in whatever batches, closed and opened in between, the
// file holds the same workbook, and the same undo and redo, as the editor in memory.
func TestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	files := ids("file")
	start := one(t)
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(dir, string(files())+".cluster")
		f, err := Create(path, start)
		need(t, err)
		defer func() { f.Close() }()
		w := &walk{T: t, ids: ids("r"), now: noon}
		changes := ids("c")
		var queue []canvas.Change
		e := canvas.NewEditor(start, changes, nil)
		e.Listen(func(c canvas.Change) { queue = append(queue, c) })
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			w.step(e)
			switch rapid.IntRange(0, 9).Draw(t, "then") {
			case 0, 1, 2: // write
				need(t, f.Append(queue))
				queue = nil
			case 3: // look at every prefix
				need(t, f.Append(queue))
				queue = nil
				c, err := Read(path)
				need(t, err)
				sameState(t, c, e)
			case 4: // go home and come back
				need(t, f.Append(queue))
				queue = nil
				need(t, f.Close())
				var c Contents
				f, c, err = Open(path)
				need(t, err)
				sameState(t, c, e)
				e = canvas.NewEditor(c.Workbook, changes, c.Past)
				e.Listen(func(c canvas.Change) { queue = append(queue, c) })
			}
		}
		need(t, f.Append(queue))
		r, err := Check(path)
		need(t, err)
		if !r.Sound() {
			t.Fatalf("not sound: %+v", r)
		}
		need(t, f.Close())
		f, c, err := Open(path)
		need(t, err)
		sameState(t, c, e)
		sameUndo(t, e, canvas.NewEditor(c.Workbook, ids("u"), c.Past))
		need(t, f.Close())
	})
}

func need(t *rapid.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func sameState(t *rapid.T, c Contents, e *canvas.Editor) {
	if len(c.Problems) > 0 {
		t.Fatalf("problems: %v", c.Problems)
	}
	if got, want := c.Workbook.Records(), e.Workbook().Records(); !slices.Equal(got, want) {
		t.Fatalf("the file holds\n%v\nand should hold\n%v", got, want)
	}
}

// sameUndo undoes and redoes everything in both, side by side.
func sameUndo(t *rapid.T, a, b *canvas.Editor) {
	agree := func(x, y canvas.Change, xok, yok bool) {
		if xok != yok || x.Label.Key != y.Label.Key || !slices.Equal(x.Label.Args, y.Label.Args) {
			t.Fatalf("%v %v and %v %v", xok, x.Label, yok, y.Label)
		}
		if !slices.Equal(a.Workbook().Records(), b.Workbook().Records()) {
			t.Fatal("they part")
		}
	}
	for {
		x, xok := a.Undo(noon)
		y, yok := b.Undo(noon)
		agree(x, y, xok, yok)
		if !xok {
			break
		}
	}
	for {
		x, xok := a.Redo(noon)
		y, yok := b.Redo(noon)
		agree(x, y, xok, yok)
		if !xok {
			break
		}
	}
}

// walk does random things that keep the rules.
type walk struct {
	*rapid.T
	ids canvas.IDs
	now time.Time
}

func (w *walk) step(e *canvas.Editor) {
	w.now = w.now.Add(time.Duration(rapid.IntRange(0, 2000).Draw(w.T, "pause")) * time.Millisecond)
	switch rapid.IntRange(0, 9).Draw(w.T, "step") {
	case 0:
		e.Undo(w.now)
	case 1:
		e.Redo(w.now)
	case 2:
		w.remove(e)
	case 3, 4:
		w.typing(e)
	default:
		w.add(e)
	}
}

// typing changes a note with a key, now and then back to what it was.
func (w *walk) typing(e *canvas.Editor) {
	n, ok := w.pick(e, canvas.KindNote).(canvas.Note)
	if !ok {
		return
	}
	n.Text = rapid.SampledFrom([]string{"", "a", "ab", one0.Text, "ü\u2028<&>\"\\\x00"}).Draw(w.T, "text")
	if n == e.Workbook().Record(n.ID) {
		return
	}
	c := put(e.Workbook(), "type", n)
	c.Key = "text:" + string(n.ID)
	need(w.T, e.Do(w.now, c))
}

var one0 = canvas.Note{Text: "What \"about\" <fees> & öl 漢?"}

// remove takes a record away, and all that cannot be without it, in one change.
func (w *walk) remove(e *canvas.Editor) {
	r := w.pick(e, rapid.SampledFrom(canvas.Kinds).Draw(w.T, "kind"))
	if r == nil {
		return
	}
	diff := canvas.Diff{r.RecordID(): {Before: r}}
	for range canvas.Kinds {
		for _, x := range e.Workbook().Records() {
			for _, owner := range x.Owners() {
				if _, gone := diff[owner]; gone {
					diff[x.RecordID()] = canvas.Delta{Before: x}
				}
			}
		}
	}
	need(w.T, e.Do(w.now, canvas.Change{Label: canvas.Label{Key: "remove", Args: []string{string(r.Kind())}}, Diff: diff}))
}

// add makes a record, or replaces the one that follows from the same owners.
func (w *walk) add(e *canvas.Editor) {
	id := func(kind canvas.Kind) canvas.RecordID {
		if r := w.pick(e, kind); r != nil {
			return r.RecordID()
		}
		return ""
	}
	text := rapid.StringN(0, 20, 100)
	rank := canvas.Rank(rapid.StringMatching(`[0-9a-z]{0,3}[1-9a-z]`).Draw(w.T, "rank"))
	var r canvas.Record
	switch rapid.SampledFrom(canvas.Kinds).Draw(w.T, "kind") {
	case canvas.KindInfo:
		r = canvas.Info{ID: canvas.InfoID, Cluster: text.Draw(w.T, "cluster"), Members: rapid.IntRange(0, 1<<40).Draw(w.T, "members")}
	case canvas.KindTemplate:
		r = tiny
	case canvas.KindScenario:
		r = canvas.Scenario{ID: w.ids(), Title: text.Draw(w.T, "title"), Rank: rank, BasedOn: id(canvas.KindScenario)}
	case canvas.KindPeriod:
		r = canvas.Period{ID: w.ids(), Scenario: id(canvas.KindScenario), Label: text.Draw(w.T, "label"), Rank: rank}
	case canvas.KindCard:
		r = canvas.Card{ID: w.ids(), Body: text.Draw(w.T, "body"), Group: canvas.GroupProject, Side: canvas.SidePublic, Use: canvas.UseInKind}
	case canvas.KindSource:
		r = canvas.Source{ID: w.ids(), Scenario: id(canvas.KindScenario), Card: id(canvas.KindCard), Rank: rank, Group: canvas.GroupPublic,
			Side: canvas.SidePublic, Use: canvas.UseAnything, Confidential: rapid.Bool().Draw(w.T, "confidential")}
	case canvas.KindFunding:
		s, p := id(canvas.KindSource), id(canvas.KindPeriod)
		v := canvas.AmountOf(canvas.Money(rapid.Int64Range(0, int64(canvas.MaxMoney)).Draw(w.T, "amount")))
		r = canvas.Funding{ID: canvas.FundingID(s, p), Source: s, Period: p, Value: v, Status: canvas.Idea, Basis: canvas.Estimate}
	case canvas.KindTotal:
		p, of := id(canvas.KindPeriod), rapid.SampledFrom(canvas.TotalsOf[1:6]).Draw(w.T, "of")
		v := canvas.ShareOf(canvas.Share(rapid.Int64Range(0, int64(canvas.Whole)).Draw(w.T, "share")))
		r = canvas.Total{ID: canvas.TotalID(p, of), Period: p, Of: of, Value: v, Basis: canvas.Stated}
	case canvas.KindCostLine:
		r = canvas.CostLine{ID: w.ids(), Scenario: id(canvas.KindScenario), Rank: rank, Group: canvas.CostTeam, Title: text.Draw(w.T, "title")}
	case canvas.KindCost:
		l, p := id(canvas.KindCostLine), id(canvas.KindPeriod)
		amount := canvas.Money(rapid.Int64Range(0, int64(canvas.MaxMoney)).Draw(w.T, "amount"))
		r = canvas.Cost{ID: canvas.CostID(l, p), Line: l, Period: p, Amount: amount, Status: canvas.InAction, Basis: canvas.Estimate}
	case canvas.KindField:
		of := rapid.SampledFrom([]canvas.RecordID{"", id(canvas.KindPeriod)}).Draw(w.T, "of")
		r = canvas.Field{ID: canvas.FieldID(of, "ambition"), Of: of, Key: "ambition", Text: "x" + text.Draw(w.T, "text")}
	case canvas.KindHorizon:
		r = canvas.Horizon{ID: w.ids(), Rank: rank, Label: text.Draw(w.T, "label"), Year: 2036}
	case canvas.KindMetric:
		r = canvas.Metric{ID: w.ids(), Rank: rank, Title: text.Draw(w.T, "title"), Measures: canvas.MeasuresActivity, Scale: canvas.ScaleLog, Outcome: canvas.RatedPart}
	case canvas.KindTarget:
		m, h := id(canvas.KindMetric), id(canvas.KindHorizon)
		value := canvas.Quantity(rapid.Int64Range(-int64(canvas.MaxQuantity), int64(canvas.MaxQuantity)).Draw(w.T, "value"))
		r = canvas.Target{ID: canvas.TargetID(m, h), Metric: m, Horizon: h, Value: value, Basis: canvas.Stated}
	case canvas.KindReading:
		r = canvas.Reading{ID: w.ids(), Metric: id(canvas.KindMetric), Day: canvas.NewDay(2029, 3, 12), Value: canvas.One}
	case canvas.KindReference:
		r = canvas.Reference{ID: w.ids(), Rank: rank, Cluster: text.Draw(w.T, "cluster"), Value: -canvas.One}
	case canvas.KindSheet:
		r = canvas.Sheet{ID: w.ids(), Template: id(canvas.KindTemplate), Scenario: id(canvas.KindScenario), Title: text.Draw(w.T, "title"), Rank: rank}
	case canvas.KindPlacement:
		s, sheet := id(canvas.KindSource), id(canvas.KindSheet)
		r = canvas.Placement{ID: canvas.PlacementID(s, sheet, ""), Source: s, Sheet: sheet, Free: true, At: w.place()}
	case canvas.KindNote:
		r = canvas.Note{ID: w.ids(), Sheet: id(canvas.KindSheet), Section: "public", Rank: rank, At: w.place(),
			Size: canvas.NoteLarge, Tint: canvas.TintNeutral, Text: text.Draw(w.T, "text")}
	case canvas.KindLink:
		sheet, from, to := id(canvas.KindSheet), canvas.Item{ID: id(canvas.KindSource)}, canvas.Item{ID: id(canvas.KindNote)}
		r = canvas.Link{ID: canvas.LinkID(sheet, from, to), Sheet: sheet, From: from.ID, To: to.ID, Label: text.Draw(w.T, "label")}
	case canvas.KindMeeting:
		r = canvas.Meeting{ID: w.ids(), Rank: rank, Title: text.Draw(w.T, "title"), Day: canvas.NewDay(2026, 11, 21)}
	case canvas.KindDecision:
		r = canvas.Decision{ID: w.ids(), Meeting: id(canvas.KindMeeting), Rank: rank, Is: canvas.IsQuestion, Text: text.Draw(w.T, "text")}
	case canvas.KindPoll:
		r = canvas.Poll{ID: w.ids(), Meeting: id(canvas.KindMeeting), Rank: rank, Asks: canvas.AsksGuess, Title: text.Draw(w.T, "title")}
	case canvas.KindAnswer:
		poll := id(canvas.KindPoll)
		r = canvas.Answer{ID: canvas.AnswerID(poll, "public", 0), Poll: poll, Option: "public", Rank: rank, Title: text.Draw(w.T, "title"), Value: 7}
	case canvas.KindView:
		r = canvas.View{ID: w.ids(), Sheet: id(canvas.KindSheet), Title: text.Draw(w.T, "title"), Rank: rank, Veiled: true,
			Frame: geom.R(1, 2, 3, 4), Layout: "a3", Page: 1}
	}
	for _, owner := range r.Owners() {
		if e.Workbook().Record(owner) == nil {
			return // nothing that it could belong to
		}
	}
	if e.Workbook().Record(r.RecordID()) == r {
		return
	}
	if err := e.Do(w.now, put(e.Workbook(), "add", r)); err != nil && r.Owners() != nil {
		return // an owner that is the empty id
	} else if err != nil {
		w.Fatal(err)
	}
}

func (w *walk) place() geom.Pt {
	at := rapid.Float64Range(-1000, 1000)
	return geom.Pt{X: at.Draw(w.T, "x"), Y: at.Draw(w.T, "y")}
}

// pick returns one of the records of a kind, or nil.
func (w *walk) pick(e *canvas.Editor, kind canvas.Kind) canvas.Record {
	var of []canvas.Record
	for _, r := range e.Workbook().Records() {
		if r.Kind() == kind {
			of = append(of, r)
		}
	}
	if len(of) == 0 {
		return nil
	}
	return rapid.SampledFrom(of).Draw(w.T, string(kind))
}
