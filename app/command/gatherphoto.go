package command

import (
	"context"
	"errors"
	"os"
	"slices"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
	"clustercanvas/canvas/gather"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/photo"
	"clustercanvas/export"
)

// mostPhoto is how many bytes of a photo are read.
const mostPhoto = 64 << 20

// photographed returns the sheet that a photo is of, and which cards lie on it. What was seen and cannot be on the
// sheet is told; with lay they lie where they lay.
func (c *call) photographed(w canvas.Workbook, path, wanted, file string, replace, lay bool) (canvas.Sheet, []canvas.Gathered, error) {
	if info, err := os.Stat(file); err == nil && info.Size() > mostPhoto {
		return canvas.Sheet{}, nil, failed("photo-large", file)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return canvas.Sheet{}, nil, cannotRead(file, err)
	}
	picture, err := export.ReadPhoto(content, photo.MostPixels)
	switch {
	case errors.Is(err, export.ErrPictureTooLarge):
		return canvas.Sheet{}, nil, failed("photo-large", file)
	case err != nil:
		return canvas.Sheet{}, nil, failed("photo-none", file)
	}
	reading, err := photo.Read(context.Background(), picture, gather.PhotoOptions(w))
	if err != nil {
		return canvas.Sheet{}, nil, failed("failed", err)
	}
	sheet, err := photoSheet(w, path, wanted, file, reading)
	if err != nil {
		return sheet, nil, err
	}
	if !reading.ToPage.Valid() {
		return sheet, nil, failed("photo-corners", file)
	}
	if len(reading.Cards) == 0 {
		return sheet, nil, failed("photo-no-cards", file)
	}
	if n := len(reading.Unread); n > 0 {
		c.tell("photo-unread", n)
	}
	var words []gather.Word
	var centers []*geom.Pt
	for _, x := range gather.See(w, sheet.ID, reading, nil, w.Info().Language) {
		title := deck.Plain(deck.Title(x.Card, w.Info().Language))
		if s, ok := canvas.Get[canvas.Source](w, x.Source); ok {
			title = sourceTitle(w, s)
		}
		switch x.Trouble {
		case "":
			words = append(words, x.Word)
			centers = append(centers, nil)
			if at := x.Center; x.Placed && reading.Sheet.Layout == 1 {
				centers[len(centers)-1] = &at
			}
		case gather.Untitled:
			c.tell("photo-blank", x.Typed)
		case gather.Astray:
			c.tell("photo-astray", title)
		case gather.Shock:
			c.tell("gather-shock", x.Typed)
		case gather.Twice, gather.Elsewhere:
			c.tell("gather-elsewhere", title)
		default:
			c.tell("gather-unknown", x.Typed)
		}
	}
	found := gather.Found(words)
	if lay {
		found, _ = gather.Laid(w, unused(w, c.env.IDs), sheet.ID, found, centers, replace)
	}
	return sheet, found, nil
}

// photoSheet returns the sheet that a photo is of: the one that its corners name, or where they name a tool the
// one that is meant.
func photoSheet(w canvas.Workbook, path, wanted, file string, of photo.Reading) (canvas.Sheet, error) {
	if len(of.Corners) == 0 && len(of.Cards) == 0 {
		return canvas.Sheet{}, failed("photo-no-codes", file)
	}
	may := gather.SheetsOf(w, of.Sheet)
	var all []numbered
	for i, s := range w.Sheets() {
		if slices.Contains(may, s.ID) && len(gather.Sections(w, s.ID)) > 0 {
			all = append(all, numbered{i + 1, s})
		}
	}
	if wanted != "" {
		meant, err := pick(w, path, wanted)
		if err != nil {
			return canvas.Sheet{}, err
		}
		for _, s := range all {
			if len(meant) == 1 && meant[0].sheet.ID == s.sheet.ID {
				return s.sheet, nil
			}
		}
		return canvas.Sheet{}, failed("photo-other-sheet", file, wanted)
	}
	switch len(all) {
	case 0:
		return canvas.Sheet{}, failed("photo-unknown-sheet", file, path)
	case 1:
		return all[0].sheet, nil
	}
	return canvas.Sheet{}, failed("gather-which-sheet", theSheets(w, all))
}
