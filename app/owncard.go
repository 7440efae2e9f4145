package app

import (
	"slices"
	"strings"

	"clustercanvas/canvas"
)

// askOwnCard asks for a card of the user's own and adds it to the deck of this file.
func (w *Window) askOwnCard() {
	const inner, left = 380, 90
	if w.doc.readOnly() {
		return
	}
	card := canvas.Card{Group: canvas.GroupPrivate, Side: canvas.SidePrivate, Use: canvas.UseAnything}
	title, body := newField(w), newTextArea(w, 3)
	wrong := newProse("", sizeCaption, colorWarning, inner)
	var groups, sides, levels []string
	for _, g := range canvas.Groups {
		groups = append(groups, w.text("group-"+string(g)))
	}
	for _, s := range canvas.Sides {
		sides = append(sides, w.text("side-"+string(s)))
	}
	for _, l := range canvas.Levels {
		levels = append(levels, w.text("level-"+string(l)))
	}
	side := newSegments(sides, func(i int) { card.Side = canvas.Sides[i] })
	showSide := func() {
		side.set(slices.Index(canvas.Sides, card.Side), card.Group != canvas.GroupProject)
	}
	group := newSegments(groups, func(i int) {
		if card.Group = canvas.Groups[i]; card.Group != canvas.GroupProject {
			card.Side = canvas.Side(card.Group)
		}
		showSide()
	})
	group.set(slices.Index(canvas.Groups, card.Group), false)
	showSide()
	level := newListChoice(levels, func(i int) { card.Level = canvas.Levels[i] })
	level.set(0, false)
	var m *modal
	form := newColumn(8,
		newFormLine(w.text("field-title"), left, title.object()),
		newFormLine(w.text("field-group"), left, group),
		newFormLine(w.text("field-side"), left, side),
		newProse(w.text("side-explain"), sizeSmall, colorSecondary, inner),
		newFormLine(w.text("field-level"), left, level.button),
		newFormLine(w.text("field-description"), left, body.object()),
		wrong)
	finish := func() {
		card.ID, card.Title, card.Body = "card:"+w.program.ids(), strings.TrimSpace(title.Text), strings.TrimSpace(body.Text)
		reason := w.text("title-missing")
		if card.Title != "" {
			reason = w.answer(canvas.AddCard(w.workbook(), card))
		}
		if reason != "" {
			wrong.set(reason, colorWarning)
			m.Refresh()
			m.focus(title)
			return
		}
		m.close()
		w.deck.search.SetText("")
		w.deck.list.reveal(card.ID)
	}
	m = w.open(w.text("own-card"), inner+40, form, nil,
		newButton(outlined, "", w.text("cancel"), func() { m.close() }),
		newButton(primary, "", w.text("create"), finish))
	title.OnSubmitted = func(string) { finish() }
	m.focus(title)
}

// reveal makes the row of a card the current one and gives the list the keyboard.
func (l *deckList) reveal(card canvas.RecordID) {
	for i, r := range l.rows {
		if r.card.ID == card {
			l.panel.window.win.Canvas().Focus(l)
			l.setCurrent(i)
			return
		}
	}
}
