// Package photo reads the codes on a printed canvas and on the cards that lie on it from a photo.
//
// The way of a photo: its brightness, in several sizes (plane.go); squares within squares, which codes have in
// three corners (finder.go); three of these that may be a code (triple.go); its grid laid over the photo exactly, by
// what every code has, and read (grid.go). Codes that are too small or too blurred for that are grey squares still
// (blob.go), and like one of those that may lie there and like no other (known.go). From the codes in the corners of
// the page follows where every point of the photo lies on it (homography.go, reading.go). It finds what is
// printed: handwriting stays for people.
//
// It is apart because it must be tried on thousands of pictures without a window. A picture goes in, findings
// come out; it reads no files, knows no workbook, and tells what is like a code and was not made out.
package photo
