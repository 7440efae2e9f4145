package canvas

import "strings"

// AddNotes puts notes with the given texts where they are dropped, one after another. They get
// the tint and size of like, the rest follows from the spot. It returns the notes, to be selected.
func AddNotes(w Workbook, ids IDs, texts []string, like Note, s Spot) (Change, []Item, error) {
	if err := w.MayDropNotes(s); err != nil {
		return Change{}, nil, err
	}
	t, err := w.resolve(s)
	if err != nil {
		return Change{}, nil, err
	}
	c := on(w)
	var made []Item
	ranks := s.ranks(len(texts))
	last := lastOf(w.notesOn(s.Sheet))
	for i, text := range texts {
		n := Note{ID: ids(), Text: text, Tint: like.Tint, Size: like.Size, Author: like.Author, Heading: like.Heading}
		spot := s
		switch {
		case ranks[i] != "":
		case s.Free:
			ranks[i] = c.over(s)
		default:
			last = RankBetween(last, "")
			ranks[i] = last
		}
		spot.At.Y += float64(i) * 24 // below each other, the height of a small note and a gap
		n = n.at(spot, ranks[i], w)
		if err := n.check(); err != nil {
			return Change{}, nil, refused("refused-text")
		}
		c.put(n)
		made = append(made, Item{n.ID, t.column()})
	}
	if len(texts) == 1 {
		return c.labelled("add-note"), made, nil
	}
	return c.labelled("add-notes"), made, nil
}

// SetText sets the text of a note. A burst of typing is one step of undo.
func SetText(w Workbook, note RecordID, text string) (Change, error) {
	change, err := Edit(w, note, "set-text", func(n *Note) { n.Text = strings.ToValidUTF8(text, "\uFFFD") })
	change.Key = "text:" + string(note)
	return change, err
}

// at returns the note as it lies at a spot; an empty rank leaves its order as it is.
func (n Note) at(s Spot, rank Rank, w Workbook) Note {
	if n.Sheet != s.Sheet { // the steps of another sheet are not its own
		n.Step = 0
	}
	n.Sheet, n.Section, n.Column = s.Sheet, s.Section, s.Column
	if sheet, ok := Get[Sheet](w, s.Sheet); ok && !w.Template(sheet).Of.Repeats() {
		n.Column = ""
	}
	n.Free, n.At = s.Free, s.At
	if rank != "" {
		n.Rank = rank
	}
	if n.Rank == "" {
		n.Rank = atEnd(w.notesOn(s.Sheet))
	}
	return n
}
