// Package imposition lays pages out on sheets of paper, as a printer does: posters larger than the
// paper, on several sheets that are glued together, and cards, many to a sheet that is cut up.
//
// It takes scenes and gives scenes, all in mm, and knows nothing of workbooks, files and printers.
// What it writes on sheets it is given as words.
package imposition
