package app

import "clustercanvas/canvas"

// pictureDPI is how fine a picture of a sheet is: sharp in print at the size that it has there, and
// on a slide at twice that.
const pictureDPI = 200

// askSelectionPicture saves what is selected as a picture, and nothing around it.
func (w *Window) askSelectionPicture() { w.askPictureOf(w.selection) }

func (w *Window) askPictureOf(only []canvas.Item) {
	w.doc.editor.Seal()
	s, _ := w.inView()
	w.askExportPath(exportJob{
		workbook: w.workbook(), format: "png", dpi: pictureDPI, only: only, language: w.fileLanguage(), date: w.program.now(),
		sheets: []canvas.RecordID{s.ID}, titles: []string{w.sheetTitle(s)},
	})
}
