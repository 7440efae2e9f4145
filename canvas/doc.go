// Package canvas is the domain: what a workbook is, and how it may change.
//
// A Workbook holds one cluster. It is an immutable set of records (record.go): the cluster itself
// (Info), scenarios with their periods, cards, sources, what each source brings in each period
// (Funding), totals that are known although their sources are not (Total), sheets, where sources
// lie on them (Placement), notes, and the workbook's own copies of its templates.
//
// Three rules shape everything:
//
//   - Money belongs to (source, period). Every sheet of a scenario shows all its sources; no sheet
//     owns a number, so no two sheets can disagree.
//   - Only a Change alters a workbook. Commands are pure functions that check the rules and return
//     one: DropCard, MoveItems, RemoveItems and Edit are the first to read. Editor.Do applies it,
//     keeps the past, and tells who listens; so undo, saving and history cannot be forgotten.
//   - A tool is data. A Template (template.go) says which sections a sheet has, what each means
//     (Role), and where it lies. No code here or above knows a tool by its name.
//
// The package imports nothing but geometry and the standard library. It opens no file, reads no
// clock and rolls no dice: ids (IDs), times and texts come in as arguments. Words for people are
// keys (Label, Refusal), translated where they are shown.
package canvas
