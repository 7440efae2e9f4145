// Package layout turns a sheet of a workbook into pages: scenes in millimetres.
//
// It is where everything about the look of a sheet is decided, once: sizes, places, line breaks,
// order, what does not fit. The screen, PDF, PNG and SVG draw the scenes and decide nothing. It is
// pure: the same workbook and options give the same pages, and nothing is remembered between
// calls. It must never know a toolkit, a file or a clock; the date comes from outside.
//
// The way through a sheet: sheet.go goes over the template's page and gathers what each section
// shows, section.go draws its ground and heading. What lies in it finds its place by the flow:
// cards and notes in flow.go and free.go, drawn by card.go and note.go; rows of tables in lines.go,
// drawn by drawline.go; metrics by horizons in matrix.go; texts in runningtext.go. pile.go lets
// places share their height. ornament.go and bar.go draw what is no section, further.go makes the
// pages for what did not fit.
//
// An answer to a question about the figures is a row of the table in insight.go, and a file that
// draws what analysis says: sheets have answers as ornaments, the panels beside a sheet show them
// one under another (panel.go). A Result says beside its pages where things lie, and where cells
// are that one can type into; what is meant by them is a canvas.Cell.
//
// What is read from the top, such as minutes, is a Document: blocks that Pages sets on as many pages as
// they need (document.go; the blocks are in documentblocks.go, documenttable.go, documentpicture.go).
package layout
