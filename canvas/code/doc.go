// Package code knows what the square codes on paper say, draws them, and reads their squares back.
//
// It is apart because who prints (canvas/layout) and who reads a photo (canvas/photo) or a scanner (app)
// must mean the same, and because only it knows the library that writes and reads QR codes. A code says
// which card lies on the wall, or which corner of which sheet it is, and nothing that somebody typed:
// no title, no amount. It never looks for codes in a picture.
package code
