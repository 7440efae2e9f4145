package app

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"

	"clustercanvas/canvas"
	"clustercanvas/canvas/imposition"
	"clustercanvas/export"
	"clustercanvas/export/printing"
	"clustercanvas/storage"
)

// sentences are the errors that have words of their own, the more special first.
var sentences = []struct {
	is  error
	key string
}{
	{canvas.ErrStale, "error-stale"},
	{canvas.ErrBroken, "error-broken"},
	{canvas.ErrNumber, "error-number"},
	{canvas.ErrClip, "error-clip"},
	{storage.ErrNotFound, "error-not-found"},
	{storage.ErrExists, "error-exists"},
	{storage.ErrNotWorkbook, "error-not-workbook"},
	{storage.ErrTooLarge, "error-too-large"},
	{storage.ErrLocked, "error-locked"},
	{storage.ErrForbidden, "error-forbidden"},
	{storage.ErrBusy, "error-busy"},
	{storage.ErrDamaged, "error-damaged"},
	{storage.ErrReadOnly, "error-read-only"},
	{storage.ErrFull, "error-full"},
	{storage.ErrGone, "error-gone"},
	{storage.ErrDisk, "error-disk"},
	{storage.ErrClosed, "error-closed"},
	{export.ErrFull, "error-full"},
	{export.ErrInUse, "error-locked"},
	{export.ErrReadOnly, "error-read-only"},
	{export.ErrTooLarge, "error-picture-pixels"},
	{export.ErrJSON, "error-json"},
	{export.ErrNoPicture, "error-no-picture"},
	{export.ErrPictureTooLarge, "error-picture-large"},
	{export.ErrDrawing, "error-drawing"},
	{printing.ErrNothing, "error-print-nothing"},
	{imposition.ErrRoom, "error-print-room"},
	{imposition.ErrCard, "error-print-card"},
	{errTooLong, "error-too-long"},
	{fs.ErrNotExist, "error-not-found"},
	{fs.ErrExist, "error-exists"},
	{fs.ErrPermission, "error-read-only"},
}

// sentence returns what an error means, for people. It is the only place that turns errors into
// words. A path, where one is known, lets the sentence name the file.
func (t *wording) sentence(err error, path string) string {
	var refusal canvas.Refusal
	if errors.As(err, &refusal) {
		return t.text(refusal.Key, refusal.Args...)
	}
	name := filepath.Base(path)
	if path == "" {
		name = t.text("the-file")
	}
	var newer storage.Newer
	if errors.As(err, &newer) {
		return t.text("error-newer", name, strconv.Itoa(newer.File), strconv.Itoa(newer.Program))
	}
	for _, s := range sentences {
		if errors.Is(err, s.is) {
			return t.text(s.key, name)
		}
	}
	return t.text("error-other", err.Error())
}
