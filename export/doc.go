// Package export turns pages and workbooks into bytes: PDF, PNG and SVG from scenes, the exchange
// JSON, spreadsheets and CSV from workbooks; and it reads what it may write as a table.
//
// It is apart because it is where the program meets other programs: what a file format wants is
// known here and nowhere else. A picture format gets an Input, whose pages were made by layout,
// and draws the items of each scene in order; it decides nothing, so that all formats and the
// screen show the same. What a theme or another paper changes, it changes in the scene
// (Themed, Scaled), before any format sees it.
//
// The same input always gives the same bytes: no clock, no random names, nothing from the
// machine. Files are replaced whole or not at all (WriteFile).
//
// It must not know how a workbook is stored, nor import any toolkit; only pdf*.go knows gopdf,
// and only xlsx*.go knows excelize.
package export
