// Package analysis answers questions about a workbook: pure functions from records to figures.
//
// It is apart because sheets, side panel and exports show the same figures and none of them may
// compute. Numbers are exact: whole numbers over one denominator, rounded once, for display, so
// that what a reader adds up on paper comes out as on paper. Growth per year and the path of even
// growth are the exception: roots are computed in floating point and rounded. It knows nothing of
// pages or sentences.
package analysis
