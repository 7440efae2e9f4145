// Package layout turns a sheet of a workbook into pages: scenes in millimetres.
//
// It is where everything about the look of a sheet is decided, once: sizes, places, line breaks,
// order, what does not fit. The screen, PDF, PNG and SVG draw the scenes and decide nothing. It is
// pure: the same workbook and options give the same pages, and nothing is remembered between
// calls. It must never know a toolkit, a file or a clock; the date comes from outside.
//
// The way through a sheet: layout.go goes over the template's page, place.go lays out one section,
// flow.go and free.go find places for its cards and notes, card.go and note.go draw one of them,
// bar.go and ornament.go draw the rest, further.go makes the pages for what did not fit.
package layout
