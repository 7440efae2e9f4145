// Package sheetview is the widget that shows a sheet and is worked on with hand and keys.
//
// A sheet is a layout.Result: pages of scene items in millimetres. The widget lays the pages on a
// desk, one under another, and shows a part of the desk (viewport.go, the only place where
// millimetres become pixels). Pages are painted by export/raster into tiles of 512 pixels on a few
// goroutines (plan.go, tiles.go, worker.go); panning only moves tiles, and a change repaints only
// those in which something looks different. Over the tiles lies the overlay: frames, the sprite
// that hangs on the pointer, hints (overlay.go, sprite.go).
//
// Mouse and keys become events of package gesture (input.go, keys.go) and the effects of gestures
// become previews, commits and overlay (effect.go). The widget changes nothing by itself: what is
// to be done goes to Config.Commit, and what shall be seen comes with View.ShowSheet.
//
// It is apart from package app because it knows no window, menu or file, and is tested without
// them. Everything runs on the goroutine of the toolkit, but for the painting of tiles, which
// hands its results over through Config.UI.
package sheetview
