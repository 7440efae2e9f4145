package app

import (
	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
)

// The things that have a menu of their own.
const (
	menuSource  = "source"
	menuNote    = "note"
	menuRow     = "row" // a cost line, a metric, a figure of another cluster
	menuArrow   = "arrow"
	menuSeveral = "several"
	menuCell    = "cell" // that stands for nothing that lies on the sheet
	menuSection = "section"
	menuDesk    = "desk"
	menuTab     = "tab"
	menuCard    = "card"
	menuView    = "view"
)

// contextMenus lists what can be done with each of the things, by the ids of actions; an empty one
// is a line, and the key of a main menu is that menu within this one. A menu of more entries than
// the eye takes in at once has such menus in it.
var contextMenus = map[string][]string{
	menuSource:  {"edit-open", "item-status", "item-confidential", "item-confidential-figure", "item-step", "", "edit-cut", "edit-copy", "edit-duplicate", "edit-hide", "edit-delete", "", "menu-arrange", "", "view-selection", "file-picture-selection"},
	menuNote:    {"edit-open", "item-tint", "item-size", "item-confidential", "item-step", "", "edit-cut", "edit-copy", "edit-duplicate", "edit-delete", "", "menu-arrange", "", "view-selection", "file-picture-selection"},
	menuRow:     {"edit-open", "item-confidential", "item-confidential-figure", "", "edit-cut", "edit-copy", "edit-paste", "edit-duplicate", "edit-delete", "", "view-selection"},
	menuArrow:   {"arrange-turn", "edit-delete"},
	menuSeveral: {"item-status", "item-tint", "item-size", "item-confidential", "item-step", "", "edit-cut", "edit-copy", "edit-duplicate", "edit-hide", "edit-delete", "", "menu-arrange", "", "view-selection", "file-picture-selection"},
	menuCell:    {"edit-cut", "edit-copy", "edit-paste", "", "view-section", "view-fit"},
	menuSection: {"edit-note", "edit-picture", "edit-paste", "", "edit-select-all", "edit-show-hidden", "arrange-unlock-all", "", "view-section", "view-fit", "", "file-picture-section", "file-picture"},
	menuDesk:    {"edit-paste", "edit-select-all", "edit-show-hidden", "arrange-unlock-all", "", "view-fit", "view-actual", "view-zoom", "", "file-picture", "file-export"},
	menuTab:     {"sheet-rename", "sheet-copy", "sheet-delete", "", "sheet-left", "sheet-right", "sheet-add", "sheet-about", "", "steps-play", "file-picture", "file-export"},
	menuCard:    {"deck-add", "", "edit-find-card", "deck-own", "view-deck"},
	menuView:    {"present-start", "", "present-update", "present-rename", "present-remove", "", "present-hides", "", "present-left", "present-right"},
}

// pointedAt returns for what the menu of the sheet shall be.
func (w *Window) pointedAt() string {
	switch n := len(w.selection); {
	case n > 1:
		return menuSeveral
	case n == 1:
		switch w.workbook().Record(w.selection[0].ID).(type) {
		case canvas.Source:
			return menuSource
		case canvas.Note:
			return menuNote
		case canvas.Link:
			return menuArrow
		default:
			return menuRow
		}
	case onCell(w):
		return menuCell
	case w.view.AimedSection() != "":
		return menuSection
	}
	return menuDesk
}

// contextMenu returns the entries of the menu of a thing. What has no sense for what is selected is
// left out; what cannot be done now says why.
func (w *Window) contextMenu(of string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	line := false
	for _, id := range contextMenus[of] {
		var item *fyne.MenuItem
		if id == "" {
			line = len(items) > 0
			continue
		}
		if inner, ok := menuNamed(id); ok {
			item = fyne.NewMenuItem(w.text(id), nil)
			item.ChildMenu = fyne.NewMenu("", w.saidEntries(inner)...)
		} else {
			a, known := findAction(id)
			if !known || a.fits != nil && !a.fits(w) {
				continue
			}
			item = w.saidItem(id)
		}
		if line {
			items = append(items, fyne.NewMenuItemSeparator())
			line = false
		}
		items = append(items, item)
	}
	return items
}

// saidItem returns the entry of an action in a menu over the window, with its key as it is written
// on the keyboard, or with why it cannot be done now.
func (w *Window) saidItem(id string) *fyne.MenuItem {
	a, _ := findAction(id)
	item := w.menuItem(id)
	item.Shortcut = nil
	if why := w.whyNot(a); why != "" {
		item.Label += " – " + why
	} else if len(a.keys) > 0 {
		item.Shortcut = saidKey(w.keyName(a.keys[0]))
	}
	return item
}

// saidEntries returns the entries of a menu within such a one.
func (w *Window) saidEntries(m menu) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, id := range m.ids {
		if id == "" {
			items = append(items, fyne.NewMenuItemSeparator())
		} else if inner, ok := menuNamed(id); ok {
			item := fyne.NewMenuItem(w.text(id), nil)
			item.ChildMenu = fyne.NewMenu("", w.saidEntries(inner)...)
			items = append(items, item)
		} else {
			items = append(items, w.saidItem(id))
		}
	}
	return items
}

// showContextMenu opens the menu of what is pointed at on the sheet; at is in the window.
func (w *Window) showContextMenu(at fyne.Position) {
	of := w.pointedAt()
	openMenuAt(w.win.Canvas(), at, w.contextMenu(of))
	w.probe.log("menu", of)
	w.probe.touch()
}

// openContextMenu opens the menu of what has the keyboard: a card of the deck, or what is selected
// on the sheet.
func (w *Window) openContextMenu() {
	if w.win.Canvas().Focused() == fyne.Focusable(w.deck.list) {
		if r := w.deck.list.currentRow(); r != nil {
			w.showCardMenu(offset(r).AddXY(margin, deckRowHeight))
		}
		return
	}
	w.showContextMenu(offset(w.view).Add(w.view.MenuSpot()))
}

// showCardMenu opens the menu of the current card of the deck.
func (w *Window) showCardMenu(at fyne.Position) {
	openMenuAt(w.win.Canvas(), at, w.contextMenu(menuCard))
	w.probe.log("menu", menuCard)
	w.probe.touch()
}
