package canvas

// Edit changes fields of one record: set gets a copy to alter. The label is a key of the
// translations. Edits of one record with one label, close in time, become one step of undo.
// What would break the rules of the record is refused, and so is anything but unlocking a locked one.
func Edit[T Record](w Workbook, id RecordID, label string, set func(*T)) (Change, error) {
	r, ok := Get[T](w, id)
	if !ok {
		return Change{}, refused("refused-gone")
	}
	was := Record(r)
	set(&r)
	if isLocked(was) && isLocked(r) && was != Record(r) {
		return Change{}, refused("refused-locked")
	}
	if r.RecordID() != id || Record(r).check() != nil {
		return Change{}, refused("refused-value")
	}
	c := on(w)
	c.put(r)
	change := c.labelled(label, w.name(id)...)
	change.Key = label + ":" + string(id)
	return change, nil
}

// EditInfo changes what is known of the cluster.
func EditInfo(w Workbook, label string, set func(*Info)) (Change, error) {
	info := w.Info()
	info.ID = InfoID
	set(&info)
	if info.ID != InfoID || info.check() != nil {
		return Change{}, refused("refused-value")
	}
	c := on(w)
	c.put(info)
	change := c.labelled(label)
	change.Key = label
	return change, nil
}

// AddCard adds a card of the user's own.
func AddCard(w Workbook, card Card) (Change, error) {
	if w.Record(card.ID) != nil || card.check() != nil {
		return Change{}, refused("refused-value")
	}
	c := on(w)
	c.put(card)
	return c.labelled("add-card", card.Title), nil
}
