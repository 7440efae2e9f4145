// Package app is the window: what people see and touch of a workbook.
//
// It is the one package that knows the toolkit, and the one that starts goroutines: autosave.go
// writes, exportjob.go exports, openfile.go reads. What they have to say comes back through
// program.ui; everything else happens on the toolkit's own goroutine.
//
// A Window shows one document: an editor and the goroutine that saves it (document.go). Whatever
// is done to a workbook goes through Window.do, the listener of the editor queues it for the file,
// and Window.refresh shows it everywhere. The parts of a window are the top bar, the tabs, the
// deck, the sheet (package sheetview), the inspector and the status bar; none of them knows
// another, all of them know the Window. Looking back (lookback.go) is another workbook in the same
// window: whatever shows the document asks Window.workbook. What can be done is one table (actions.go) that feeds
// menus, keys, buttons and the page of keys. Every word comes from translations/*.json (i18n.go),
// every sentence about something that went wrong from messages.go.
//
// The package must not import fyne.io/fyne/v2/app, which needs a display: so its tests need none.
package app
