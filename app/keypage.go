package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas/find"
)

// keyGroup is a heading of the page of keys with its lines.
type keyGroup struct {
	title string
	lines []keyHint
}

// keyHint says what something does and by which keys.
type keyHint struct{ what, keys string }

// sheetKeys are what the sheet itself answers, and entryKeys what fields and lists do: they are no
// actions of the table.
var (
	sheetKeys = []string{"note", "edit", "nudge", "copy-drag", "axis", "arrow-drag", "pan", "middle", "zoom", "view-keys", "next", "cells", "type", "clear", "marquee", "add", "menu", "escape"}
	listKeys  = []string{"deck", "deck-drag", "tabs", "tab-rename", "find", "panels"}
)

// keyGroups returns all that a key or a gesture does: the actions of the table that have one, menu
// by menu, and what hand and keys do on the sheet and in the panels.
func (w *Window) keyGroups() []keyGroup {
	var out []keyGroup
	for _, m := range menus {
		g := keyGroup{title: w.text(m.key)}
		for _, a := range m.actions() {
			if len(a.keys) == 0 {
				continue
			}
			var keys []string
			for _, k := range a.keys {
				if name := w.keyName(k); !strings.Contains(name, "+=") { // the same key as with a plus on it
					keys = append(keys, name)
				}
			}
			g.lines = append(g.lines, keyHint{strings.TrimSuffix(w.text("action-"+a.id), "…"), strings.Join(keys[:min(len(keys), 2)], ", ")})
		}
		if len(g.lines) > 0 {
			out = append(out, g)
		}
	}
	for _, of := range []struct {
		title string
		keys  []string
	}{{w.text("keys-on-sheet"), sheetKeys}, {w.text("keys-in-panels"), listKeys}} {
		g := keyGroup{title: of.title}
		for _, k := range of.keys {
			g.lines = append(g.lines, keyHint{w.text("key-does-" + k), w.text("key-how-" + k)})
		}
		out = append(out, g)
	}
	return out
}

// narrowed returns the lines that have some words in what they do or in their keys.
func narrowed(groups []keyGroup, typed string) []keyGroup {
	typed = find.Folded(typed)
	var out []keyGroup
	for _, g := range groups {
		left := keyGroup{title: g.title}
		for _, l := range g.lines {
			if hasWords(find.Folded(g.title+" "+l.what+" "+l.keys), typed) {
				left.lines = append(left.lines, l)
			}
		}
		if len(left.lines) > 0 {
			out = append(out, left)
		}
	}
	return out
}

// showKeys shows the page of keys, in which one can look for something.
func (w *Window) showKeys() {
	const inner = 760
	groups := w.keyGroups()
	search := newField(w)
	search.SetPlaceHolder(w.text("keys-search"))
	search.Icon = iconSource("search", themed(colorSecondary))
	page := container.New(twoColumns{gap: 32})
	scroll := newScroller(page)
	load := func(typed string) {
		left, right := keyColumns(narrowed(groups, typed))
		if len(left.Objects) == 0 {
			left.Add(newLabel(w.text("find-nothing"), sizeCaption, false, colorSecondary))
		}
		page.Objects = []fyne.CanvasObject{left, right}
		scroll.to(0)
		page.Refresh()
		scroll.Refresh()
		w.probe.touch()
	}
	load("")
	search.OnChanged = load
	search.keys = func(k fyne.KeyName) bool {
		by := map[fyne.KeyName]float32{fyne.KeyDown: 60, fyne.KeyUp: -60, fyne.KeyPageDown: 400, fyne.KeyPageUp: -400}[k]
		scroll.to(scroll.offset + by)
		return by != 0
	}
	body := container.New(headAndRest{gap: 12, height: 480}, search.object(), scroll)
	var m *modal
	m = w.open(w.text("keys-title"), inner+40, body, nil, newButton(primary, "", w.text("ok"), func() { m.close() }))
	search.OnSubmitted = func(string) { m.close() }
	m.focus(search)
}

// keyColumns spreads groups over two columns of about the same length, in their order.
func keyColumns(groups []keyGroup) (left, right *fyne.Container) {
	left, right = newColumn(5), newColumn(5)
	all, so := 0, 0
	for _, g := range groups {
		all += len(g.lines) + 2
	}
	for _, g := range groups {
		into := left
		if size := len(g.lines) + 2; so > 0 && so+size/2 > all/2 {
			into = right
		}
		so += len(g.lines) + 2
		into.Add(newLabel(g.title, sizeBody, true, colorInk))
		for _, l := range g.lines {
			keys := newLabel(l.keys, sizeCaption, true, colorSecondary)
			into.Add(newRow(8, 0, newLabel(l.what, sizeCaption, false, colorInk).cutting(), keys))
		}
		into.Add(fixedHeight(6))
	}
	return left, right
}

// headAndRest is the layout of something with what scrolls under it, which gets what is left of the
// height.
type headAndRest struct{ gap, height float32 }

func (l headAndRest) Layout(o []fyne.CanvasObject, s fyne.Size) {
	head := o[0].MinSize().Height
	box(o[0], 0, 0, s.Width, head)
	box(o[1], 0, head+l.gap, s.Width, max(0, s.Height-head-l.gap))
}

func (l headAndRest) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.height) }

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
