// Package outline tells a whole workbook as rows of a tree, one fact in each: what it is called, what
// it holds, and what can be done with it.
//
// It is the second front of the model: who cannot see a sheet, or would rather type, reads and changes
// everything here that sheets show. It changes nothing by itself: a row gives the commands of package
// canvas. What rows are called is a key of the translations, or a name from the workbook.
package outline
