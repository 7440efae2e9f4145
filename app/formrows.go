package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// formRow is one row of a list in a form: fields beside each other, and under them what is wrong.
type formRow struct {
	*fyne.Container
	beside *fyne.Container
	named  map[string]fyne.CanvasObject
	loads  []func(anew bool)
}

// newFormRow returns a row without fields; stretch is the field that gets what is left of the
// width.
func newFormRow(stretch int) *formRow {
	beside := newRow(4, stretch)
	return &formRow{Container: newColumn(2, beside), beside: beside, named: map[string]fyne.CanvasObject{}}
}

// put adds something of a fixed width; none is its own.
func (r *formRow) put(o fyne.CanvasObject, width float32) {
	if width > 0 {
		o = container.New(fixed{width: width}, o)
	}
	r.beside.Add(o)
}

// field adds a field of a fixed width; none is for the one that stretches.
func (r *formRow) field(w *Window, name string, width float32, read func() string, write func(string) error) *input {
	i := newInput(w, newField(w), formWidth, read, write)
	i.apart = true
	i.wrong.Hide()
	r.put(i, width)
	r.Add(i.wrong)
	r.loads = append(r.loads, i.load)
	r.named[name] = i.field
	return i
}

// remove adds the button that takes the row away.
func (r *formRow) remove(w *Window, run func()) {
	b := newButton(flat, "trash", "", run).hinted(w.hint, w.text("delete"))
	r.put(b, 0)
	r.named["delete"] = b
	r.loads = append(r.loads, func(bool) { b.setOff(w.doc.readOnly()) })
}

// rows adds a list with a row for each of some records. A row stays while its record is there, so
// that the keyboard stays where it is. What is in it is named by the list, its own name and its
// number: "reading-value-1".
func (f *form) rows(name string, records func() []canvas.RecordID, row func(canvas.RecordID) *formRow) *fyne.Container {
	list := newColumn(4)
	list.Hide()
	made := map[canvas.RecordID]*formRow{}
	var shown []canvas.RecordID
	f.Add(list)
	f.loads = append(f.loads, func(anew bool) {
		now := records()
		if !slices.Equal(now, shown) {
			for i, id := range shown {
				for part := range made[id].named {
					delete(f.named, rowName(name, part, i))
				}
			}
			kept := map[canvas.RecordID]*formRow{}
			list.Objects = nil
			for i, id := range now {
				if kept[id] = made[id]; kept[id] == nil {
					kept[id] = row(id)
				}
				list.Add(kept[id].Container)
				for part, o := range kept[id].named {
					f.named[rowName(name, part, i)] = o
				}
			}
			made, shown = kept, now
			visible(list, len(now) > 0)
			list.Refresh()
		}
		for _, id := range shown {
			for _, load := range made[id].loads {
				load(anew)
			}
		}
	})
	return list
}

func rowName(list, part string, i int) string { return list + "-" + part + "-" + itoa(i+1) }
