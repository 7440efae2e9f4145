package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/export"
)

// tablePaste is a table from the clipboard that is about to become sources and costs. The dialog
// shows row by row what each becomes, and why others do not, before anything is taken.
type tablePaste struct {
	window  *Window
	content string
	options export.TableOptions
	table   export.Table

	modal   *modal
	summary *prose
	rest    *listChoice
	list    *fyne.Container
	scroll  *scroller
	add     *button
}

// rests are what rows can be of which the table says nothing.
var rests = []struct {
	kind  export.RowKind
	group canvas.Group
	costs canvas.CostGroup
}{
	{},
	{kind: export.RowSource, group: canvas.GroupPublic},
	{kind: export.RowSource, group: canvas.GroupPrivate},
	{kind: export.RowSource, group: canvas.GroupProject},
	{kind: export.RowCost, costs: canvas.CostStartUp},
	{kind: export.RowCost, costs: canvas.CostTeam},
	{kind: export.RowCost, costs: canvas.CostOperations},
	{kind: export.RowCost, costs: canvas.CostProjects},
}

// pasteTable offers a text on the clipboard as a table, where it is one and the sheet in view has
// a place for sources or costs. A spreadsheet puts tabs between its cells, and some of them are
// figures; a table of another kind says by its headings that it is one.
func (w *Window) pasteTable(content string) bool {
	return w.takesRows() && w.offerTableIf(content, func(t export.Table) bool {
		return strings.Contains(content, "\t") && saysFigures(t) || t.Header && len(t.Missing()) == 0
	})
}

// offerTable offers the rows of a text that is a table; it reports false where it has none.
func (w *Window) offerTable(content string) bool {
	return w.offerTableIf(content, func(export.Table) bool { return true })
}

func (w *Window) offerTableIf(content string, fits func(export.Table) bool) bool {
	scenario, _ := w.figures()
	p := &tablePaste{window: w, content: content}
	p.options = export.TableOptions{Language: w.fileLanguage(), Currency: w.workbook().Info().Currency}
	for _, x := range w.workbook().Periods(scenario.ID) {
		p.options.Periods = append(p.options.Periods, x.Label)
	}
	rest := w.aimedRest()
	p.read(rest)
	if len(p.table.Rows) == 0 || !fits(p.table) {
		return false
	}
	p.open(rest)
	return true
}

// saysFigures reports whether a table has a heading that is known, or a figure: else it is a list of
// words that happens to have columns.
func saysFigures(t export.Table) bool {
	return t.Header || slices.ContainsFunc(t.Rows, func(r export.Row) bool {
		return r.Value.Kind != canvas.NothingYet
	})
}

// takesRows reports whether the sheet in view has a place for sources or for costs.
func (w *Window) takesRows() bool {
	_, t := w.inView()
	return t != nil && slices.ContainsFunc(t.Sections, func(s canvas.Section) bool {
		return s.Takes(canvas.AcceptSources) || s.Takes(canvas.AcceptCosts)
	})
}

// aimedRest returns what rows are that do not say it: what the section under the pointer holds.
func (w *Window) aimedRest() int {
	_, t := w.inView()
	section, ok := t.Section(w.view.AimedSection())
	if !ok {
		return 0
	}
	for i, r := range rests {
		group, sources := section.Role.Group()
		side, sided := section.Role.Side()
		costs := section.Role.CostGroups()
		switch {
		case i == 0:
		case sources && r.group == group, sided && string(r.group) == string(side), len(costs) == 1 && r.costs == costs[0]:
			return i
		}
	}
	return 0
}

// read reads the table anew.
func (p *tablePaste) read(rest int) {
	r := rests[rest]
	p.options.Kind, p.options.Group, p.options.CostGroup = r.kind, r.group, r.costs
	scenario, period := p.window.figures()
	p.table = export.ReadTable(p.content, p.options).For(p.window.workbook(), scenario.ID, period.ID)
}

// How wide the dialog is, how high its list is at most, and how many rows that shows: a table of
// thousands is known by its first ones.
const (
	tableWidth  float32 = 660
	tableHeight float32 = 360
	tableMost           = 200
)

func (p *tablePaste) open(rest int) {
	w := p.window
	labels := make([]string, len(rests))
	for i, r := range rests {
		switch {
		case r.kind == export.RowSource:
			labels[i] = w.text("table-source", w.text("group-short-"+string(r.group)))
		case r.kind == export.RowCost:
			labels[i] = w.text("table-cost", w.text("cost-group-"+string(r.costs)))
		default:
			labels[i] = w.text("table-rest-none")
		}
	}
	p.rest = newListChoice(labels, func(i int) { p.read(i); p.load() })
	p.rest.set(rest, false)
	p.summary = newProse("", sizeBody, colorInk, tableWidth)
	p.list = newColumn(3)
	p.scroll = newScroller(p.list)
	p.add = newButton(primary, "", "", p.take)
	buttons := []*button{newButton(outlined, "", w.text("cancel"), func() { p.modal.canceled() }), p.add}
	if _, takes := w.view.PasteSpot(true); takes {
		buttons = append([]*button{newButton(flat, "", w.text("table-as-notes"), func() {
			p.modal.close()
			w.pasteItems(p.content)
		})}, buttons...)
	}
	p.load()
	body := newColumn(12, p.summary,
		newFormLine(w.text("table-rest"), 200, container.New(fixed{width: 260}, p.rest.button)),
		container.New(fixed{tableWidth, tableHeight}, p.scroll))
	p.modal = w.open(w.text("table-title"), tableWidth+40, body, nil, buttons...)
	w.probe.put("table", p.scroll)
}

// load shows the table as it was read.
func (p *tablePaste) load() {
	w := p.window
	_, period := w.figures()
	good, bad := len(p.table.Good()), 0
	for _, r := range p.table.Rows {
		if len(r.Problems) > 0 {
			bad++
		}
	}
	said := w.program.words.count("table-good", good, period.Label)
	if bad > 0 {
		said += " " + w.program.words.count("table-bad", bad)
	}
	p.summary.set(said, colorInk)
	p.add.setText(w.program.words.count("table-add", good))
	p.add.setOff(good == 0)
	p.list.Objects = nil
	p.tell(p.table.Problems, colorWarning)
	for i, r := range p.table.Rows {
		if i == tableMost {
			p.list.Add(newLabel(w.program.words.count("further", len(p.table.Rows)-i), sizeCaption, false, colorSecondary))
			break
		}
		p.list.Add(p.row(r))
		p.tell(r.Problems, colorWarning)
		p.tell(r.Notes, colorSecondary)
	}
	for _, heading := range p.table.Extra() {
		p.tell([]export.RowProblem{{Key: "row-extra-column", Args: []string{heading}}}, colorSecondary)
	}
	p.scroll.Refresh()
	if p.modal != nil {
		p.modal.Refresh()
	}
	w.probe.touch()
}

// tell lists what is to be said of the table or a row.
func (p *tablePaste) tell(said []export.RowProblem, color fyne.ThemeColorName) {
	for _, x := range said {
		p.list.Add(newProse(x.In(p.window.program.words.language), sizeCaption, color, tableWidth-30))
	}
}

// row shows a row: its name, what it becomes, and its figure.
func (p *tablePaste) row(r export.Row) fyne.CanvasObject {
	color, bold := colorSecondary, false
	if takenRow(r) {
		color, bold = colorInk, true
	}
	name := r.Name
	if name == "" {
		name = r.Card
	}
	if name == "" {
		name = strings.Join(strings.Fields(strings.Join(r.Cells, " ")), " ")
	}
	figure := ""
	if r.Value.Kind != canvas.NothingYet {
		figure = p.window.figure(r.Value)
	}
	money := newLabel(figure, sizeBody, false, color)
	money.align = fyne.TextAlignTrailing
	return newRow(10, -1,
		container.New(fixed{width: tableWidth - 350}, newLabel(name, sizeBody, bold, color).cutting()),
		container.New(fixed{width: 180}, newLabel(p.becomes(r), sizeCaption, false, colorSecondary).cutting()),
		container.New(fixed{width: 120}, money))
}

func takenRow(r export.Row) bool {
	return len(r.Problems) == 0 && (r.Kind == export.RowSource || r.Kind == export.RowCost || r.Kind == export.RowTotal)
}

// becomes says what a row is taken for.
func (p *tablePaste) becomes(r export.Row) string {
	w, what := p.window, ""
	switch {
	case r.Kind == export.RowSource && r.Group != "":
		what = w.text("table-source", w.text("group-short-"+string(r.Group)))
	case r.Kind == export.RowSource:
		what = w.text("table-source-known")
	case r.Kind == export.RowCost && r.CostGroup != "":
		what = w.text("table-cost", w.text("cost-group-"+string(r.CostGroup)))
	case r.Kind == export.RowCost:
		what = w.text("table-cost-known")
	case r.Kind == export.RowTotal:
		what = w.text("table-total")
	case r.Kind == export.RowSum:
		what = w.text("table-sum")
	case r.Kind == export.RowHeading:
		what = w.text("table-heading")
	}
	if r.Period != "" {
		what += " · " + r.Period
	}
	return what
}

// take adds the good rows.
func (p *tablePaste) take() {
	w, good := p.window, len(p.table.Good())
	p.modal.close()
	scenario, period := w.figures()
	if w.do(p.table.Change(w.workbook(), w.program.ids, scenario.ID, period.ID)) {
		w.doc.editor.Seal()
		w.say(w.program.words.count("table-added", good), false)
	}
}
