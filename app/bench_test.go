package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// BenchmarkWindow_Change is a change from the hand to all parts of the window, without painting.
// Budget: a frame, 16 ms, with a thousand cards on the sheet.
func BenchmarkWindow_Change(b *testing.B) {
	for _, n := range []int{20, 1000} {
		b.Run(itoa(n), func(b *testing.B) {
			s := newStage(b)
			w := s.newFile()
			book := w.workbook()
			var steps []func(canvas.Workbook) (canvas.Change, error)
			for i := range n {
				card := deck.All()[i%len(deck.All())].Card()
				section := canvas.SectionID("public")
				if card.Side == canvas.SidePrivate {
					section = "private"
				}
				spot := canvas.Spot{Sheet: w.sheet, Section: section}
				steps = append(steps, func(book canvas.Workbook) (canvas.Change, error) {
					c, _, err := canvas.DropCard(book, s.p.ids, card, spot)
					return c, err
				})
			}
			w.do(joined(book, steps))
			w.choose([]canvas.Item{w.result.Slots[0].Item})
			id := canvas.FundingID(w.selection[0].ID, w.period)
			b.ResetTimer()
			for i := range b.N {
				w.do(canvas.SetValue(w.workbook(), id, canvas.ShareOf(canvas.Percent(i%50))))
			}
		})
	}
}

// BenchmarkHistory shows a history of five thousand changes anew, as after each change while its
// page is in view.
func BenchmarkHistory(b *testing.B) {
	s := newStage(b)
	w := s.longHistory()
	w.perform("view-history")
	w.win.Resize(fyne.NewSize(1280, 802))
	b.ResetTimer()
	for b.Loop() {
		w.past.load()
	}
}

// BenchmarkLookBack goes to the first of five thousand changes and back to now, painting apart.
func BenchmarkLookBack(b *testing.B) {
	s := newStage(b)
	w := s.longHistory()
	w.perform("view-history")
	w.win.Resize(fyne.NewSize(1280, 802))
	b.ResetTimer()
	for b.Loop() {
		w.lookAt(begun)
		w.backToNow()
	}
}
