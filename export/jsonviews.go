package export

import (
	"fmt"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
)

// What a view may hide, as the format says it.
const (
	exchangeHidesAmounts = "amounts"
	exchangeHidesNotes   = "notes"
	exchangeHidesPrompts = "prompts"
)

// exchangeHides lists what a view may hide.
var exchangeHides = []string{exchangeHidesAmounts, exchangeHidesNotes, exchangeHidesPrompts}

// views returns what is to be shown, in order.
func (x exchangeWriter) views() []exchangeView {
	views := x.w.Views()
	ranks := exchangeSaidRanks(views, func(v canvas.View) canvas.Rank { return v.Rank })
	all, of := x.periodNames()
	var out []exchangeView
	for i, v := range views {
		sheet, _ := canvas.Get[canvas.Sheet](x.w, v.Sheet)
		view := exchangeView{
			ID: string(v.ID), Rank: ranks[i], Title: v.Title, Sheet: string(v.Sheet),
			Period: exchangeLooseWritten(v.Period, of[sheet.Scenario], all), Section: string(v.Section),
			Layout: v.Layout, Veiled: v.Veiled,
		}
		if (v.Frame != geom.Rect{}) {
			view.Frame = &exchangeFrame{v.Frame.X, v.Frame.Y, v.Frame.W, v.Frame.H}
		}
		if v.Page > 0 {
			view.Page = v.Page + 1
		}
		for _, h := range []struct {
			hides bool
			word  string
		}{{v.HidesAmounts, exchangeHidesAmounts}, {v.HidesNotes, exchangeHidesNotes}, {v.HidesPrompts, exchangeHidesPrompts}} {
			if h.hides {
				view.Hides = append(view.Hides, h.word)
			}
		}
		out = append(out, view)
	}
	return out
}

// readViews comes after the sheets.
func (r *exchangeReader) readViews() {
	ranks := exchangeGivenRanks(r.file.Views, func(v exchangeView) string { return v.Rank })
	for i, v := range r.file.Views {
		path := exchangeItem("views", i)
		sheet, err := r.sheets.pick(v.Sheet)
		if err != nil {
			r.add(path+".sheet", "%s", err)
			continue
		}
		view := canvas.View{
			ID: r.id(v.ID, path, fmt.Sprintf("view-%d", i+1)), Rank: ranks[i], Title: v.Title, Sheet: sheet,
			Period: r.loose(path+".period", v.Period, r.shown[sheet], r.periods), Section: canvas.SectionID(v.Section),
			Layout: v.Layout, Veiled: v.Veiled,
		}
		if v.Frame != nil {
			view.Frame = geom.R(v.Frame[0], v.Frame[1], v.Frame[2], v.Frame[3])
		}
		if v.Page != 0 {
			view.Page = v.Page - 1
		}
		for j, word := range v.Hides {
			if !slices.Contains(exchangeHides, word) {
				r.add(exchangeItem(path+".hides", j), "%q is none of %s", word, exchangeList(exchangeHides))
			}
		}
		view.HidesAmounts = slices.Contains(v.Hides, exchangeHidesAmounts)
		view.HidesNotes = slices.Contains(v.Hides, exchangeHidesNotes)
		view.HidesPrompts = slices.Contains(v.Hides, exchangeHidesPrompts)
		r.records = append(r.records, view)
	}
}
