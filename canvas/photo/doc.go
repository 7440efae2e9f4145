// Package photo reads the codes on a printed canvas and on the cards that lie on it from a photo.
//
// The way of a photo: its brightness, in several sizes (plane.go); squares within squares, which codes have in
// three corners (finder.go); three of these that are a code (triple.go), its grid laid over the photo exactly and
// read (grid.go); from the codes in the corners of the page, where every point of the photo lies on it
// (homography.go). It finds what is printed: handwriting stays for people.
//
// It is apart because it must be tried on thousands of pictures without a window. A picture goes in, findings
// come out; it reads no files, knows no workbook, and never guesses: a code that is not read is told as unread.
package photo
