package export

import (
	"encoding/base64"

	"clustercanvas/canvas"
)

// readLinks reads the arrows of a sheet. An end is a note of the sheet by its id, or a source.
func (r *exchangeReader) readLinks(path string, on exchangeOn, notes map[canvas.RecordID]bool, list []exchangeLink) {
	end := func(at, ref, column string) canvas.Item {
		it := canvas.Item{ID: canvas.RecordID(ref), Column: r.optionalColumn(at+"Column", on, column)}
		if notes[it.ID] {
			return it
		}
		var err error
		if it.ID, err = on.parts.sources.pick(ref); err != nil {
			r.add(at, "%s", err)
		}
		return it
	}
	for i, l := range list {
		at := exchangeItem(path+".links", i)
		from, to := end(at+".from", l.From, l.FromColumn), end(at+".to", l.To, l.ToColumn)
		if id := canvas.LinkID(on.sheet, from, to); r.claimed(id, at, "this arrow is already given in") {
			r.records = append(r.records, canvas.Link{
				ID: id, Sheet: on.sheet, From: from.ID, FromColumn: from.Column, To: to.ID, ToColumn: to.Column, Label: l.Label,
			})
		}
	}
}

// optionalColumn returns the period that a column names; none where it names none.
func (r *exchangeReader) optionalColumn(path string, on exchangeOn, ref string) canvas.RecordID {
	if ref == "" {
		return ""
	}
	period, err := on.parts.periods.pick(ref)
	if err != nil {
		r.add(path, "%s", err)
	}
	return period
}

// readPictures returns the pictures of the file.
func (r *exchangeReader) readPictures() []canvas.Asset {
	var out []canvas.Asset
	for i, p := range r.file.Pictures {
		at := exchangeItem("pictures", i)
		content, err := base64.StdEncoding.DecodeString(p.Data)
		if err != nil {
			r.add(at+".data", "this is not base64")
			continue
		}
		a, err := canvas.NewAsset(content)
		if err != nil {
			r.add(at+".data", "this is not a PNG or JPEG picture of at most %d MB and %d megapixels", canvas.MaxAsset>>20, canvas.MaxAssetPixels>>20)
			continue
		}
		out = append(out, a)
	}
	return out
}
