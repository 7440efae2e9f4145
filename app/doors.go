package app

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// door is a way into the program for a role: a new file with the sheets that it needs, in a
// sensible order, and a sentence on what to do first. Its words are under "door-" and its id.
type door struct {
	ID     string      `json:"id"`
	Icon   string      `json:"icon"`
	Sheets []string    `json:"sheets"` // the tools, by id; the first is in view
	Cell   canvas.What `json:"cell"`   // the kind of cell to begin with; empty is the first
	Print  bool        `json:"print"`  // the sheets are for printing, as they are
	Guide  string      `json:"guide"`  // the way of the guide that leads on; empty is none
}

//go:embed doors.json
var doorsJSON []byte

// doors returns the doors in the order of the start screen.
var doors = sync.OnceValue(func() []door {
	var all []door
	if err := json.Unmarshal(doorsJSON, &all); err != nil {
		panic("app: doors.json: " + err.Error()) // a fault of the build: TestDoors_AreOpen
	}
	return all
})

// tools returns the tools of a door.
func (d door) tools() []canvas.TemplateCopy {
	var out []canvas.TemplateCopy
	builtIn := canvas.BuiltIn()
	for _, id := range d.Sheets {
		i := slices.IndexFunc(builtIn, func(c canvas.TemplateCopy) bool {
			t, err := c.Parsed()
			return err == nil && t.ID == id
		})
		if i >= 0 {
			out = append(out, builtIn[i])
		}
	}
	return out
}

// workbookFor returns a new workbook with the sheets of a door.
func (p *program) workbookFor(d door) (canvas.Workbook, error) {
	var bare []canvas.Record
	for _, r := range newWorkbook(p.ids, p.words).Records() {
		if kind := r.Kind(); kind != canvas.KindSheet && kind != canvas.KindTemplate {
			bare = append(bare, r)
		}
	}
	b, _ := canvas.NewWorkbook(bare)
	scenario := b.Scenarios()[0].ID
	period := b.Periods(scenario)[0].ID
	for _, tool := range d.tools() {
		c, sheet, err := canvas.AddSheet(b, p.ids, tool, scenario, period, "")
		if err != nil {
			return b, err
		}
		if b, err = b.Apply(c.Diff); err != nil {
			return b, err
		}
		if c, err = p.horizonsFor(b, sheet); err != nil {
			return b, err
		}
		if b, err = b.Apply(c.Diff); err != nil {
			return b, err
		}
	}
	return b, nil
}

// openDoor begins a new file by a door, and says what to do first.
func (w *Window) openDoor(d door) {
	b, err := w.program.workbookFor(d)
	if err != nil {
		w.tell(w.text("cannot-open"), w.sentence(err))
		return
	}
	w.roomFor(func(w *Window) {
		w.showFresh(b, "")
		w.view.FirstCell(d.Cell)
		w.say(w.text("door-"+d.ID+"-first"), false)
		if d.Guide != "" {
			w.startWay(d.Guide)
		}
		if d.Print {
			w.askPrint(printWorkshop)
		}
	})
}

// doorChoices are the doors, for the menu.
func (w *Window) doorChoices() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, d := range doors() {
		items = append(items, fyne.NewMenuItem(w.text("door-"+d.ID), func() { w.openDoor(d) }))
	}
	return items
}
