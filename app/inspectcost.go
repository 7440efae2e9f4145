package app

import (
	"slices"

	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// costForm is the fields of a cost line, and of what it takes in each period.
type costForm struct {
	*form
	window *Window
	line   canvas.CostLine
	period canvas.RecordID
	cost   canvas.Cost // what it takes in the period; without an id nothing is known
}

func newCostForm(w *Window) *form {
	f := &costForm{window: w}
	f.form = newForm(f.fits, func() string { return string(f.line.ID) + string(f.period) })
	heading := f.heading("")
	title := f.text(w, "title", func() string { return f.line.Title }, func(s string) error {
		return w.fieldChange(canvas.Edit(w.workbook(), f.line.ID, "rename-cost", func(l *canvas.CostLine) { l.Title = oneLine(s) }))
	})
	group := newListChoice(labelsOf(w, "cost-group-", canvas.CostGroups), func(i int) {
		w.step(canvas.Edit(w.workbook(), f.line.ID, "set-cost-group", func(l *canvas.CostLine) { l.Group = canvas.CostGroups[i] }))
	})
	f.form.line(w, "group", group.button)
	f.onLoad(func() {
		heading.set(w.costTitle(f.line), colorInk)
		usual := f.line
		usual.Title = ""
		title.suggest(w.costTitle(usual))
		group.set(slices.Index(canvas.CostGroups, f.line.Group), w.doc.readOnly())
	})
	f.rule()
	f.figureFields()
	f.otherPeriods()
	f.rule()
	f.buttons()
	return f.form
}

func (f *costForm) fits() bool {
	w := f.window
	item, one := w.only()
	if !one {
		return false
	}
	l, ok := canvas.Get[canvas.CostLine](w.workbook(), item.ID)
	f.line, f.period = l, w.periodOf(item)
	f.cost, _ = canvas.Get[canvas.Cost](w.workbook(), canvas.CostID(f.line.ID, f.period))
	return ok
}

// amount reads and writes what the line takes in a period.
func (f *costForm) amount(period func() canvas.RecordID) (read func() string, write func(string) error) {
	w := f.window
	cell := func() canvas.Cell {
		return canvas.Cell{What: canvas.CellCost, Record: f.line.ID, Column: period()}
	}
	return func() string { return cell().Written(w.workbook(), w.figureLanguage()) }, func(s string) error { return w.typeCell(cell(), s) }
}

// typeCell types into a cell that is there.
func (w *Window) typeCell(c canvas.Cell, typed string) error {
	change, _, err := canvas.TypeCell(w.workbook(), w.program.ids, c, typed, w.figureLanguage())
	return w.fieldChange(change, err)
}

// figureFields are what the line takes in the period in view, how real that is, and where the
// figure comes from.
func (f *costForm) figureFields() {
	w := f.window
	period := f.heading("")
	read, write := f.amount(func() canvas.RecordID { return f.period })
	amount := f.text(w, "amount", read, write)
	f.figure = amount.field
	status := newSegments(labelsOf(w, "status-", canvas.Statuses), func(i int) {
		w.step(canvas.Edit(w.workbook(), f.cost.ID, "set-cost-status", func(x *canvas.Cost) { x.Status = canvas.Statuses[i] }))
	})
	f.form.line(w, "status", status)
	basis := newListChoice(labelsOf(w, "basis-", canvas.Bases), func(i int) {
		w.step(canvas.Edit(w.workbook(), f.cost.ID, "set-cost-basis", func(x *canvas.Cost) { x.Basis = canvas.Bases[i] }))
	})
	f.form.line(w, "basis", basis.button)
	origin := f.text(w, "origin", func() string { return f.cost.Origin }, func(s string) error {
		return w.fieldChange(canvas.Edit(w.workbook(), f.cost.ID, "set-cost-origin", func(x *canvas.Cost) { x.Origin = oneLine(s) }))
	})
	origin.field.SetPlaceHolder(w.text("origin-placeholder"))
	secret := newCheck(w.text("confidential-figure"), func(on bool) {
		w.step(canvas.Edit(w.workbook(), f.cost.ID, "set-confidential-figure", func(x *canvas.Cost) { x.Confidential = on }))
	})
	f.form.line(w, "confidential-figure", secret)
	f.onLoad(func() {
		p, _ := canvas.Get[canvas.Period](w.workbook(), f.period)
		period.set(w.text("costs-in", w.periodLabel(p)), colorInk)
		amount.suggest(w.text("amount-placeholder", w.workbook().Info().Currency))
		off := w.doc.readOnly() || f.cost.ID == ""
		status.set(slices.Index(canvas.Statuses, f.cost.Status), off)
		basis.set(slices.Index(canvas.Bases, f.cost.Basis), off)
		secret.set(f.cost.Confidential, off)
		if off {
			origin.field.Disable()
		} else {
			origin.field.Enable()
		}
	})
}

// otherPeriods are what it takes in the periods that are not in view, and a word where a cost of
// starting up comes again.
func (f *costForm) otherPeriods() {
	w := f.window
	heading := f.heading(w.text("costs-elsewhere"))
	others := func() []canvas.RecordID {
		var out []canvas.RecordID
		for _, p := range w.workbook().Periods(f.line.Scenario) {
			if p.ID != f.period {
				out = append(out, p.ID)
			}
		}
		return out
	}
	f.rows("amount", others, func(period canvas.RecordID) *formRow {
		row := newFormRow(1)
		name := newLabel("", sizeCaption, false, colorSecondary).cutting()
		row.put(name, formLeft-4)
		read, write := f.amount(func() canvas.RecordID { return period })
		row.field(w, "in", 0, read, write)
		row.loads = append(row.loads, func(bool) {
			p, _ := canvas.Get[canvas.Period](w.workbook(), period)
			name.set(w.periodLabel(p), colorSecondary)
		})
		return row
	})
	again := newProse("", sizeCaption, colorWarning, formWidth)
	f.Add(again)
	f.onLoad(func() {
		visible(heading, len(others()) > 0)
		late := f.startsLate()
		again.set(w.text("start-up-again", late), colorWarning)
		visible(again, late != "")
	})
}

// startsLate returns the label of a period after the first in which a cost of starting up is
// known.
func (f *costForm) startsLate() string {
	w := f.window
	if f.line.Group != canvas.CostStartUp {
		return ""
	}
	for i, p := range w.workbook().Periods(f.line.Scenario) {
		if x, ok := canvas.Get[canvas.Cost](w.workbook(), canvas.CostID(f.line.ID, p.ID)); i > 0 && ok && x.Amount > 0 {
			return w.periodLabel(p)
		}
	}
	return ""
}

func (f *costForm) buttons() {
	w := f.window
	confidential := newCheck(w.text("confidential"), func(on bool) {
		w.step(canvas.Edit(w.workbook(), f.line.ID, "set-confidential", func(l *canvas.CostLine) { l.Confidential = on }))
	})
	f.form.line(w, "confidential", confidential)
	remove := w.actionButton(outlined, "trash", w.text("delete-here"), "edit-delete")
	everywhere := newButton(outlined, "trash", w.text("delete-everywhere"), func() {
		w.step(canvas.RemoveRecord(w.workbook(), f.line.ID))
	})
	f.named["delete"], f.named["delete-everywhere"] = remove, everywhere
	f.Add(container.New(inset{0, 6, 0, 0}, newColumn(6, remove, everywhere)))
	f.onLoad(func() {
		off := w.doc.readOnly()
		confidential.set(f.line.Confidential, off)
		remove.setOff(off)
		everywhere.setOff(off)
		here := w.text("delete")
		if f.elsewhere() {
			here = w.text("delete-here")
		}
		remove.setText(here)
		visible(everywhere, f.elsewhere())
	})
}

// elsewhere reports whether something is known of the line in another period.
func (f *costForm) elsewhere() bool {
	b := f.window.workbook()
	return slices.ContainsFunc(b.Periods(f.line.Scenario), func(p canvas.Period) bool {
		_, ok := canvas.Get[canvas.Cost](b, canvas.CostID(f.line.ID, p.ID))
		return ok && p.ID != f.period
	})
}
