// Package canvas is the domain: what a workbook is, and how it may change.
//
// A Workbook holds one cluster. It is an immutable set of records (record.go):
//
//   - the cluster itself (Info), and its texts by the keys that templates name (Field);
//   - scenarios with their periods; cards, sources and what each source brings in each period
//     (Funding); cost lines and what each takes (Cost); totals that are known although their parts
//     are not (Total);
//   - what the cluster wants to reach, which no scenario owns: metrics, horizons, what each metric
//     shall be at each horizon (Target) and was on a day (Reading), figures of other clusters
//     (Reference);
//   - sheets, where sources lie on them (Placement), notes, and the workbook's own copies of its
//     templates. A sheet shows a period, all of a scenario, two that are compared, or the cluster.
//
// Four rules shape everything:
//
//   - Money belongs to (source, period) or (cost line, period), a target to (metric, horizon), a
//     text to its key. Every sheet of a scenario shows all its sources; no sheet owns a figure or a
//     text, so no two sheets can disagree.
//   - Only a Change alters a workbook. Commands are pure functions that check the rules and return
//     one: DropCard, MoveItems, RemoveItems and Edit are the first to read. Editor.Do applies it,
//     keeps the past, and tells who listens; so undo, saving and history cannot be forgotten.
//     Commands that arrange things are told how these lie (Lying), for no record says how great a
//     thing is: AlignItems, StackItems, LockItems.
//     TypeCell (cell.go) is the one command behind all that is typed into a sheet like into a
//     table; LoseSources (loss.go) makes the change of a stress test, which is applied to look at
//     and thrown away unless KeepLosses puts it into a copy of the scenario.
//   - A History is changes in order, and marks between them (history.go, mark.go). History.At finds
//     every state again, Restore makes it the present one by a change, BringBack one record of it;
//     Joined makes one change of those that undo does not reach.
//   - A tool is data. A Template (template.go) says which sections a sheet has, what each means
//     (Role, role.go), where it lies, and which questions about the figures are answered beside
//     (Insight, insight.go). No code here or above knows a tool by its name.
//
// The package imports nothing but geometry and the standard library. It opens no file, reads no
// clock and rolls no dice: ids (IDs), times and texts come in as arguments. Words for people are
// keys (Label, Refusal), translated where they are shown.
package canvas
