package app

import (
	"fyne.io/fyne/v2/container"
)

// paletteRows is how many commands are in view; paletteMost how many are offered at all.
const (
	paletteRows = 11
	paletteMost = 200
)

// commandPalette asks by words for what shall be done.
type commandPalette struct {
	window *Window
	all    []offer
	found  []offer
	field  *field
	list   *pickList
	modal  *modal
}

// showPalette opens the palette.
func (w *Window) showPalette() {
	const inner = 600
	p := &commandPalette{window: w, all: w.offers(), field: newField(w)}
	p.list = newPickList(paletteRows, p.run)
	p.field.SetPlaceHolder(w.text("palette-what"))
	p.field.Icon = iconSource("search", themed(colorSecondary))
	p.field.keys = p.list.key
	p.field.OnChanged = func(string) { p.load() }
	p.field.OnSubmitted = func(string) { p.list.choose() }
	body := newColumn(8, container.New(fixed{height: controlHeight + 4}, p.field.object()), p.list)
	p.modal = w.open(w.text("palette-title"), inner+40, body, nil)
	p.load()
	p.modal.focus(p.field)
}

// load shows the commands that fit.
func (p *commandPalette) load() {
	w := p.window
	p.found = matching(p.all, p.field.Text, w.program.prefs.used())
	p.found = p.found[:min(len(p.found), paletteMost)]
	items := make([]pick, len(p.found))
	for i, c := range p.found {
		items[i] = pick{text: c.text, aside: c.aside, key: c.key, off: c.why != ""}
		if c.why != "" {
			items[i].aside = c.why
		}
	}
	if len(items) == 0 {
		items = []pick{{text: w.text("palette-nothing"), off: true}}
	}
	p.list.load(items)
	if len(p.found) > 0 {
		w.probe.log("command", p.found[0].text)
	}
	w.probe.touch()
}

// run does a command that can be done, and remembers it.
func (p *commandPalette) run(i int) {
	if i >= len(p.found) || p.found[i].why != "" {
		return
	}
	w, c := p.window, p.found[i]
	p.modal.close()
	if c.id != "" {
		w.program.prefs.use(c.id)
	}
	c.run(w)
	w.focusIfNothing()
}
