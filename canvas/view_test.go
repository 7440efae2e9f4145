package canvas

import (
	"slices"
	"testing"

	"clustercanvas/canvas/geom"
)

// viewTitles returns the titles of the views in order.
func viewTitles(w Workbook) []string {
	var out []string
	for _, v := range w.Views() {
		out = append(out, v.Title)
	}
	return out
}

// keep makes a view of a title.
func (b *book) keep(title string, sheet RecordID) RecordID {
	b.t.Helper()
	c, id, err := KeepView(b.Workbook, b.ids, View{Title: title, Sheet: sheet}, "")
	b.do(c, err)
	return id
}

func TestViews_StandInTheOrderThatPeopleGiveThem(t *testing.T) {
	b := newBook(t)
	one, two, three := b.keep("one", b.maps), b.keep("two", b.canvas), b.keep("three", b.maps)
	c, _, err := KeepView(b.Workbook, b.ids, View{Title: "after one", Sheet: b.maps}, one)
	b.do(c, err)
	for _, x := range []struct {
		view, after RecordID
		want        []string
	}{
		{three, "", []string{"three", "one", "after one", "two"}},
		{three, two, []string{"one", "after one", "two", "three"}},
		{three, two, []string{"one", "after one", "two", "three"}},
		{one, one, []string{"one", "after one", "two", "three"}},
		{one, three, []string{"after one", "two", "three", "one"}},
		{two, "", []string{"two", "after one", "three", "one"}},
	} {
		b.do(MoveView(b.Workbook, x.view, x.after))
		if got := viewTitles(b.Workbook); !slices.Equal(got, x.want) {
			t.Fatalf("the views are %q, want %q", got, x.want)
		}
	}
	b.do(RemoveView(b.Workbook, three))
	if got := viewTitles(b.Workbook); !slices.Equal(got, []string{"two", "after one", "one"}) {
		t.Errorf("the views are %q", got)
	}
}

func TestUpdateView_KeepsTitleAndPlace(t *testing.T) {
	b := newBook(t)
	one := b.keep("one", b.maps)
	b.keep("two", b.canvas)
	b.do(UpdateView(b.Workbook, one, View{Title: "other", Rank: "zz", Sheet: b.canvas, Section: "channels", Veiled: true}))
	v := has[View](b, one)
	if v.Title != "one" || v.Sheet != b.canvas || v.Section != "channels" || !v.Veiled || viewTitles(b.Workbook)[0] != "one" {
		t.Errorf("the view is %+v", v)
	}
}

// What a view shows takes it along when it goes; a view takes nothing along.
func TestViews_GoWithWhatTheyShow(t *testing.T) {
	b := newBook(t)
	onMap, onCanvas := b.keep("map", b.maps), b.keep("canvas", b.canvas)
	c, later, err := KeepView(b.Workbook, b.ids, View{Title: "later", Sheet: b.canvas, Period: b.periods[2]}, "")
	b.do(c, err)
	before := b.Len()
	b.do(RemoveView(b.Workbook, onCanvas))
	if b.Len() != before-1 {
		t.Error("something went with the view")
	}
	b.do(RemoveSheet(b.Workbook, b.maps))
	if b.Record(onMap) != nil {
		t.Error("the view outlives its sheet")
	}
	b.do(RemovePeriod(b.Workbook, b.periods[2]))
	if b.Record(later) != nil {
		t.Error("the view outlives its period")
	}
}

func TestViews_Refuse(t *testing.T) {
	refusesAll(t, func(b *book) { b.keep("one", b.maps) }, []asked{
		{"a sheet that is gone", "refused-sheet-gone", func(b *book) (Change, error) {
			c, _, err := KeepView(b.Workbook, b.ids, View{Sheet: "gone"}, "")
			return c, err
		}},
		{"a period that is gone", "refused-value", func(b *book) (Change, error) {
			c, _, err := KeepView(b.Workbook, b.ids, View{Sheet: b.maps, Period: "gone"}, "")
			return c, err
		}},
		{"a frame beside a section", "refused-value", func(b *book) (Change, error) {
			return UpdateView(b.Workbook, b.Views()[0].ID, View{Sheet: b.maps, Section: "public", Frame: geom.R(0, 0, 10, 10)})
		}},
		{"a frame without area", "refused-value", func(b *book) (Change, error) {
			return UpdateView(b.Workbook, b.Views()[0].ID, View{Sheet: b.maps, Frame: geom.R(0, 0, 10, 0)})
		}},
		{"updating what is gone", "refused-gone", func(b *book) (Change, error) { return UpdateView(b.Workbook, "gone", View{Sheet: b.maps}) }},
		{"moving what is gone", "refused-gone", func(b *book) (Change, error) { return MoveView(b.Workbook, "gone", "") }},
		{"moving behind what is gone", "refused-gone", func(b *book) (Change, error) { return MoveView(b.Workbook, b.Views()[0].ID, "gone") }},
		{"removing what is gone", "refused-gone", func(b *book) (Change, error) { return RemoveView(b.Workbook, "gone") }},
	})
}

// A sheet that is shown for another period can be worked on there: what a command does to it fits the
// workbook itself, in which the sheet still shows its own period.
func TestShownFor_IsWorkedOnAndChangesNothingElse(t *testing.T) {
	b := newBook(t)
	shown := b.ShownFor(b.maps, b.periods[2])
	if s, _ := Get[Sheet](shown, b.maps); s.Period != b.periods[2] || has[Sheet](b, b.maps).Period != b.periods[0] {
		t.Fatalf("it is shown for %q", s.Period)
	}
	c, source, err := DropCard(shown, b.ids, grant, b.on(b.maps, "public"))
	b.do(c.ForOwn(b.Workbook, b.maps, b.periods[2]), err)
	if got := b.brings(source); got != "||–" {
		t.Errorf("what was dropped brings %q", got)
	}
	shown = b.ShownFor(b.maps, b.periods[2])
	c, err = Edit(shown, b.maps, "rename-sheet", func(s *Sheet) { s.Title = "Later" })
	b.do(c.ForOwn(b.Workbook, b.maps, b.periods[2]), err)
	if s := has[Sheet](b, b.maps); s.Title != "Later" || s.Period != b.periods[0] {
		t.Errorf("the sheet has become %+v", s)
	}
	shown = b.ShownFor(b.maps, b.periods[2])
	c, err = ShowPeriod(shown, b.maps, b.scenario, b.periods[1])
	b.do(c.ForOwn(b.Workbook, b.maps, b.periods[2]), err)
	if s := has[Sheet](b, b.maps); s.Period != b.periods[1] {
		t.Errorf("the sheet shows %q", s.Period)
	}
	shown = b.ShownFor(b.maps, b.periods[0])
	c, err = RemoveSheet(shown, b.maps)
	b.do(c.ForOwn(b.Workbook, b.maps, b.periods[0]), err)
	for _, sheet := range []RecordID{b.overTime, "gone"} {
		if !same(b.ShownFor(sheet, b.periods[2]), b.Workbook) {
			t.Errorf("%s is shown for a period", sheet)
		}
	}
}
