package canvas

// Style is how something looks and how sure it is, apart from what it says: of a note its tint, its
// size and whether it begins with a heading; of a source what is said of its figure. What the thing
// copied has none of is empty.
type Style struct {
	Tint    Tint
	Size    NoteSize
	Heading bool
	Status  Status
	Basis   Basis
}

// StyleOf returns the style of an item of a sheet; it reports false where it has none.
func StyleOf(w Workbook, sheet RecordID, it Item) (Style, bool) {
	if n, ok := Get[Note](w, it.ID); ok {
		return Style{Tint: n.Tint, Size: n.Size, Heading: n.Heading}, true
	}
	f, ok := w.fundingOn(sheet, it)
	return Style{Status: f.Status, Basis: f.Basis}, ok
}

// fundingOn returns what an item brings in the period that a sheet shows it in.
func (w Workbook) fundingOn(sheet RecordID, it Item) (Funding, bool) {
	sh, _ := Get[Sheet](w, sheet)
	period := sh.Period
	if it.Column != "" {
		period = it.Column
	}
	return Get[Funding](w, FundingID(it.ID, period))
}

// SetStyle gives items of a sheet the style of another. A source takes nothing of the style of a
// note, nor a note of that of a source; where none takes anything that is refused, and so it is where
// a note is locked.
func SetStyle(w Workbook, sheet RecordID, items []Item, style Style) (Change, error) {
	c := on(w)
	n := 0
	for _, it := range items {
		if note, ok := Get[Note](w, it.ID); ok && style.Tint != "" {
			if err := w.mayTouch(sheet, it); err != nil {
				return Change{}, err
			}
			note.Tint, note.Size, note.Heading = style.Tint, style.Size, style.Heading
			if note.check() != nil {
				return Change{}, refused("refused-value")
			}
			c.put(note)
			n++
		}
		if f, ok := w.fundingOn(sheet, it); ok && style.Status != "" {
			f.Status, f.Basis = style.Status, style.Basis
			if f.check() != nil {
				return Change{}, refused("refused-value")
			}
			c.put(f)
			n++
		}
	}
	if n == 0 {
		return Change{}, refused("refused-style")
	}
	return relabelled(c.labelled("set-style"), "set-style", n), nil
}
