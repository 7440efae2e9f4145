package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clustercanvas/canvas"
	"clustercanvas/canvas/find"
)

// findKinds are the kinds of records that a search can be narrowed to, as far as a file has them.
var findKinds = []canvas.Kind{canvas.KindSource, canvas.KindNote, canvas.KindCostLine, canvas.KindMetric, canvas.KindReference, canvas.KindField}

// filterChoices are the filters of the search. What is chosen twice is taken back.
func (b *findBar) filterChoices() []*fyne.MenuItem {
	w, f := b.window, b.query.Filter
	alter := func(set func(*find.Filter)) func() {
		return func() {
			set(&b.query.Filter)
			b.changed()
		}
	}
	option := func(label string, on bool, set func(*find.Filter)) *fyne.MenuItem {
		item := fyne.NewMenuItem(label, alter(set))
		item.Checked = on
		return item
	}
	menu := func(key string, items []*fyne.MenuItem) *fyne.MenuItem {
		item := fyne.NewMenuItem(w.text(key), nil)
		item.ChildMenu = fyne.NewMenu("", items...)
		return item
	}
	items := []*fyne.MenuItem{
		menu("find-kind", options(w, "find-kind-", findKinds, f.Kind, option, func(f *find.Filter) *canvas.Kind { return &f.Kind })),
		menu("field-tint", options(w, "tint-", canvas.Tints, f.Tint, option, func(f *find.Filter) *canvas.Tint { return &f.Tint })),
		menu("field-group", options(w, "group-", canvas.Groups, f.Group, option, func(f *find.Filter) *canvas.Group { return &f.Group })),
		menu("field-status", options(w, "status-", canvas.Statuses, f.Status, option, func(f *find.Filter) *canvas.Status { return &f.Status })),
	}
	var authors []*fyne.MenuItem
	for _, a := range find.Authors(w.workbook()) {
		authors = append(authors, option(a, a == f.Author, func(f *find.Filter) { f.Author = toggledTo(f.Author, a) }))
	}
	if len(authors) > 0 {
		items = append(items, menu("field-author", authors))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		option(w.text("confidential"), f.Confidential, func(f *find.Filter) { f.Confidential = !f.Confidential }),
		option(w.text("find-unplaced"), f.Unplaced, func(f *find.Filter) { f.Unplaced = !f.Unplaced }),
		fyne.NewMenuItemSeparator(),
		option(w.text("find-all"), f.Empty(), func(f *find.Filter) { *f = find.Filter{} }))
	return items
}

// options are the choices of one property of a filter.
func options[T ~string](w *Window, family string, all []T, chosen T, option func(string, bool, func(*find.Filter)) *fyne.MenuItem,
	of func(*find.Filter) *T) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, x := range all {
		items = append(items, option(w.text(family+string(x)), x == chosen, func(f *find.Filter) { *of(f) = toggledTo(*of(f), x) }))
	}
	return items
}

// toggledTo returns what is chosen, or nothing where it was chosen before.
func toggledTo[T ~string](was, chosen T) T {
	if was == chosen {
		return ""
	}
	return chosen
}

// filterWords says what a filter leaves.
func (w *Window) filterWords(f find.Filter) string {
	var parts []string
	add := func(family, name string) {
		if name != "" {
			parts = append(parts, w.text(family+name))
		}
	}
	add("find-kind-", string(f.Kind))
	add("tint-", string(f.Tint))
	add("group-", string(f.Group))
	add("status-", string(f.Status))
	if f.Author != "" {
		parts = append(parts, f.Author)
	}
	if f.Confidential {
		parts = append(parts, w.text("confidential"))
	}
	if f.Unplaced {
		parts = append(parts, w.text("find-unplaced"))
	}
	if len(parts) == 0 {
		return w.text("find-filter")
	}
	return strings.Join(slices.Compact(parts), " · ")
}
