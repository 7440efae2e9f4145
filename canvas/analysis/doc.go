// Package analysis answers questions about a workbook: pure functions from records to figures.
//
// It is apart because sheets, side panel, exports and the command line show the same figures and
// none of them may compute. Numbers are exact: whole numbers over one denominator, rounded once,
// for display, so that what a reader adds up on paper comes out as on paper. Growth per year and
// the path of even growth are the exception: roots are computed in floating point and rounded.
//
// Of, the shares of a period, is the first to read (shares.go); Cover holds its money against what
// the cost lines take (coverage.go). On these two stand the others: how much a period leans on few
// sources, how far away and who the payers are (dependency.go, thirds.go), its money as a hundred
// coins (hundred.go), when sources end (ends.go), what is missing without some of them (stress.go,
// shock.go), what differs between two periods (compare.go), the way of a metric to its targets
// (growth.go), and what in all of it a person should look at (checks.go).
//
// It never writes: a question that begins with "what if" is asked of a workbook with a change
// applied. It knows nothing of pages or sentences; a Finding is a key of words with arguments. It
// knows the deck, which says which cards are money of members and what shocks take.
package analysis
