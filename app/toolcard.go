package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/app/command"
	"clustercanvas/app/manual"
	"clustercanvas/canvas"
	"clustercanvas/canvas/scene"
)

// Measures of the card that says what a tool is for.
const (
	toolCardWidth float32 = 340
	toolCardPad   float32 = 14
)

// aboutTool returns what a tool says of itself: a copy in a file may be older than that.
func aboutTool(t *canvas.Template) canvas.Words {
	if t == nil {
		return nil
	}
	if t.About == nil {
		if known, _, ok := builtInTool(t.ID); ok {
			return known.About
		}
	}
	return t.About
}

// newToolCard returns a card about a tool: a small picture of a sheet of it, and in three sentences
// what it is for, how to read it, and what to do first.
func (w *Window) newToolCard(c canvas.TemplateCopy, t *canvas.Template, wide float32) fyne.CanvasObject {
	language := w.program.words.language
	picture := newThumbnail(w.thumbs, wide)
	picture.show("tool:"+string(c.ID)+":"+language, func() (scene.Scene, bool) { return sampleOf(c, t.ID, language) })
	card := newColumn(5, picture, fixedHeight(4))
	for _, s := range sentencesOf(aboutTool(t).In(language)) {
		card.Add(newProse(s, sizeCaption, colorInk, wide))
	}
	return card
}

// sentencesOf cuts a text after each full stop.
func sentencesOf(text string) []string {
	return slices.DeleteFunc(strings.Split(strings.ReplaceAll(text+" ", ". ", ".\n"), "\n"), func(s string) bool { return strings.TrimSpace(s) == "" })
}

// sampleOf lays out a sheet of a tool: that of a worked example, or an empty one where no example
// has the tool. It looks at nothing that changes.
func sampleOf(c canvas.TemplateCopy, tool, language string) (scene.Scene, bool) {
	example := command.Illustrated(manual.Env{Language: language}).Example
	for _, id := range []string{"intl-entrepreneurial", "ocean-tech"} { // a simple Map, then all the others
		if b, err := example(id); err == nil {
			if s, err := manual.SheetOf(b, tool); err == nil {
				return s, true
			}
		}
	}
	s, err := manual.Blank(c, language)
	return s, err == nil
}

// toolInView returns the copy of the tool of the sheet in view, and the tool.
func (w *Window) toolInView() (canvas.TemplateCopy, *canvas.Template) {
	s, t := w.inView()
	c, _ := canvas.Get[canvas.TemplateCopy](w.workbook(), s.Template)
	return c, t
}

// canTellTool reports whether the tool of the sheet in view says what it is for.
func canTellTool(w *Window) bool {
	if w.doc == nil {
		return false
	}
	_, t := w.inView()
	return aboutTool(t) != nil
}

// askAboutTool shows what the tool of the sheet in view is for.
func (w *Window) askAboutTool() {
	const inner = 460
	c, t := w.toolInView()
	body := container.NewVBox(w.newToolCard(c, t, inner))
	var m *modal
	m = w.open(t.Title.In(w.program.words.language), inner+40, body, nil, newButton(primary, "", w.text("ok"), func() { m.close() }))
}

// openToolMenu opens the menu of the tools of which a sheet can be added, with a card about the tool
// that would be taken beside it.
func (w *Window) openToolMenu(under fyne.CanvasObject) {
	items, tools := w.toolMenu()
	if len(items) > 0 {
		m := openPopMenu(w.win.Canvas(), offset(under).AddXY(0, under.Size().Height+2), items)
		m.about = w.toolAside(tools)
	}
}

// toolAside returns the card beside the entry of a menu that names a tool.
func (w *Window) toolAside(tools map[*fyne.MenuItem]canvas.TemplateCopy) func(*fyne.MenuItem) fyne.CanvasObject {
	made := map[canvas.RecordID]fyne.CanvasObject{}
	return func(item *fyne.MenuItem) fyne.CanvasObject {
		c, ok := tools[item]
		if !ok {
			return nil
		}
		if made[c.ID] == nil {
			t, err := c.Parsed()
			if err != nil || aboutTool(t) == nil {
				return nil
			}
			card := container.New(inset{toolCardPad, toolCardPad, toolCardPad, toolCardPad}, w.newToolCard(c, t, toolCardWidth-2*toolCardPad))
			made[c.ID] = container.NewStack(newSurface(colorPanel, colorHair, radius), card)
		}
		return made[c.ID]
	}
}
