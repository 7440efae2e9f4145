package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
)

// showKeys shows the page of keys: all of the table that has one, and what hand and keys do on
// the sheet.
func (w *Window) showKeys() {
	const inner = 620
	left, right := newColumn(5), newColumn(5)
	into := left
	for i, m := range menus {
		if i == 2 {
			into = right
		}
		into.Add(newLabel(w.text(m.key), sizeBody, true, colorInk))
		for _, id := range m.ids {
			a, ok := findAction(id)
			if !ok || len(a.keys) == 0 {
				continue
			}
			into.Add(keyLine(strings.TrimSuffix(w.text("action-"+id), "…"), w.keyName(a.keys[0])))
		}
		into.Add(fixedHeight(6))
	}
	right.Add(newLabel(w.text("keys-on-sheet"), sizeBody, true, colorInk))
	for _, k := range sheetKeys {
		right.Add(keyLine(w.text("key-does-"+k), w.text("key-how-"+k)))
	}
	body := container.New(fixed{height: 540}, newScroller(container.New(twoColumns{gap: 32}, left, right)))
	var m *modal
	m = w.open(w.text("keys-title"), inner+40, body, nil, newButton(primary, "", w.text("ok"), func() { m.close() }))
}

// sheetKeys are what the sheet itself answers: it is no action of the table.
var sheetKeys = []string{"note", "edit", "nudge", "copy-drag", "axis", "arrow-drag", "pan", "zoom", "next", "cells", "type", "clear", "escape"}

func keyLine(what, key string) fyne.CanvasObject {
	keys := newLabel(key, sizeCaption, true, colorSecondary)
	return newRow(8, 0, newLabel(what, sizeCaption, false, colorInk).cutting(), keys)
}

// twoColumns is the layout of two columns of the same width.
type twoColumns struct{ gap float32 }

func (t twoColumns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const bar = 14 // room for the scroll bar
	half := (s.Width - t.gap - bar) / 2
	box(o[0], 0, 0, half, s.Height)
	box(o[1], half+t.gap, 0, half, s.Height)
}

func (t twoColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// showAbout shows what the program is, and the licences of what is in it.
func (w *Window) showAbout() {
	const inner = 460
	body := newColumn(8,
		newProse(w.text("about-what"), sizeBody, colorInk, inner),
		newLabel(w.text("about-version", w.program.version), sizeCaption, false, colorSecondary),
		newHairlineRow())
	for _, key := range []string{"about-code", "about-content", "about-font", "about-icons", "about-privacy"} {
		body.Add(newProse(w.text(key), sizeCaption, colorSecondary, inner))
	}
	credit := map[string]bool{}
	for _, c := range canvas.BuiltIn() {
		t, err := canvas.ParseTemplate([]byte(c.JSON))
		if err != nil {
			continue
		}
		for _, line := range t.Credit {
			if text := line.In(w.program.words.language); !credit[text] {
				credit[text] = true
				body.Add(newProse(text, sizeSmall, colorSecondary, inner))
			}
		}
	}
	var m *modal
	m = w.open(programName, inner+40, body, nil, newButton(primary, "", w.text("ok"), func() { m.close() }))
}

func newHairlineRow() fyne.CanvasObject {
	return container.New(fixed{height: 1}, newHairline())
}
