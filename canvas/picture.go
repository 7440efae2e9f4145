package canvas

// AddPictures puts a note for each picture where it is dropped, one after another. They get the tint,
// size and author of like. It returns the notes, to be selected.
func AddPictures(w Workbook, ids IDs, pictures []Asset, like Note, s Spot) (Change, []Item, error) {
	c, made, err := AddNotes(w, ids, make([]string, len(pictures)), like, s)
	if err != nil {
		return Change{}, nil, err
	}
	for i, it := range made {
		x := c.Diff[it.ID]
		n := x.After.(Note)
		n.Picture = pictures[i].Hash
		x.After = n
		c.Diff[it.ID] = x
	}
	c.Assets = pictures
	c.Label = Label{Key: "add-picture"}
	if len(pictures) > 1 {
		c.Label.Key = "add-pictures"
	}
	return c, made, nil
}

// SetPicture has a note show a picture above its text, or none where nothing is given.
func SetPicture(w Workbook, note RecordID, picture *Asset) (Change, error) {
	label, hash := "remove-picture", ""
	if picture != nil {
		label, hash = "set-picture", picture.Hash
	}
	change, err := Edit(w, note, label, func(n *Note) { n.Picture = hash })
	return change.with(picture), err
}

// SetLogo has the headers of all sheets show a picture, or none where nothing is given.
func SetLogo(w Workbook, picture *Asset) (Change, error) {
	label, hash := "remove-logo", ""
	if picture != nil {
		label, hash = "set-logo", picture.Hash
	}
	change, err := EditInfo(w, label, func(i *Info) { i.Logo = hash })
	return change.with(picture), err
}

// SetBrand sets the color of the headers, as "#RRGGBB"; empty is ink.
func SetBrand(w Workbook, color string) (Change, error) {
	return EditInfo(w, "set-brand", func(i *Info) { i.Brand = color })
}

func (c Change) with(picture *Asset) Change {
	if picture != nil {
		c.Assets = []Asset{*picture}
	}
	c.Key = "" // each is a step of its own
	return c
}
