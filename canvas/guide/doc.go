// Package guide leads through the work with a workbook: ways of a few steps each, and what of them is
// done already.
//
// A way, its steps and all of its words are data (guide.json). A step is ticked off by facts: words of
// a closed vocabulary (fact.go), each a pure function from a workbook and its history to a number. What
// no data can tell, such as a talk that took place, is ticked off by hand; the tick is a text of the
// cluster like any other, so that it is in the file and can be undone (hand.go).
//
// It is apart because a window, and whatever else wants to say how far a cluster has come, must say
// the same. It changes nothing, knows no sentence but those of its data, and nothing of panels and
// buttons: what a step opens is a name that the window knows.
package guide
