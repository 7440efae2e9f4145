// Package storage keeps a workbook in one file, and promises that nothing which was said to be
// written is lost.
//
// A workbook file is an SQLite database: a row for each record, a row for each change of the
// history, both with JSON bodies, and views for people who look inside (schema.sql,
// docs/file-format.md). It always holds a state that the user has seen. All data are in the one
// file at every quiet moment, so it can be mailed, synced and copied; while a File is open a
// small journal lies beside it, and it is gone after Close.
//
// A File is a workbook that is open for writing. It holds an exclusive lock: nobody else can
// open the same file meanwhile, but anybody can Read, Check or Duplicate it, which work on a
// private copy and never touch the original.
//
//	Open ─ hold (raw header) ─ session (lock) ─ verify (schema, pages) ─ climb ─ contents
//
// History grows by a row for each change, and by marks between them (marks.go). What undo does not
// reach is joined before a file is closed (join.go), so that files stay small.
//
// A file may have come by mail, so nothing in it is believed before it was looked at: the raw
// header first, then the schema against the one this program would make, then every page. What
// fails is one of the named errors of errors.go. A record that cannot be read is no error: it is
// left out, kept in the file, and told as a canvas.Problem.
//
// The package knows SQL and records. It must not know scenes, exports or windows, starts no
// goroutines, and writes no words for users.
package storage
