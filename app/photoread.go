package app

import (
	"context"
	"image"
	"path/filepath"

	"fyne.io/fyne/v2/container"

	"clustercanvas/canvas"
	"clustercanvas/canvas/gather"
	"clustercanvas/canvas/photo"
	"clustercanvas/export"
)

// askPhoto asks for a photo of a printed sheet, and reads it.
func (w *Window) askPhoto(sheet canvas.RecordID) {
	w.pickFile(picking{
		title: w.text("photo-pick"), verb: w.text("open"), folder: w.usualFolder(), endings: export.PhotoEndings,
		chosen: func(path string) string {
			w.readPhoto(path, sheet)
			return ""
		},
	})
}

// photoRead is a photo, and what was found in it.
type photoRead struct {
	path    string
	picture *image.RGBA
	reading photo.Reading
	sheet   canvas.RecordID // that it was taken of, as somebody thinks
}

// readPhoto reads a photo beside the window, says how far it is, and lets it be stopped; then it shows what
// was found.
func (w *Window) readPhoto(path string, sheet canvas.RecordID) {
	const inner = 420
	p := w.program
	ctx, stop := context.WithCancel(context.Background())
	bar := newExportBar()
	var m *modal
	m = w.open(w.text("photo-reading"), inner+40, newColumn(10,
		newLabel(filepath.Base(path), sizeBody, false, colorInk).cutting(),
		container.New(fixed{width: inner}, bar)), stop,
		newButton(outlined, "", w.text("cancel"), func() { m.canceled() }))
	options := gather.PhotoOptions(w.workbook())
	options.Progress = func(done float64) { p.ui(func() { bar.set(0.2 + 0.8*done) }) }
	go func() {
		var picture *image.RGBA
		var reading photo.Reading
		content, err := readWhole(path)
		if err == nil {
			picture, err = export.ReadPhoto(content, photo.MostPixels)
			p.ui(func() { bar.set(0.2) })
		}
		if err == nil {
			reading, err = photo.Read(ctx, picture, options)
		}
		p.ui(func() {
			if ctx.Err() != nil {
				return // it was stopped: nobody waits for it any more
			}
			stop()
			m.close()
			if err != nil {
				w.tell(w.text("cannot-take", filepath.Base(path)), p.words.sentence(err, path))
				return
			}
			w.showPhoto(photoRead{path: path, picture: picture, reading: reading, sheet: sheet})
		})
	}()
}
