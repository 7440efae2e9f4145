// Package gather makes out which cards lie where on a printed sheet: from what people type, or a scanner types
// for them, section by section, by the ids that stand on the cards; and from what canvas/photo has found in a
// photo of the sheet, whose pages it knows how to lay out. What it finds is what canvas.Gather puts on the
// sheet; what it cannot make out it says, card by card.
//
// It is apart from canvas because it knows the deck by its numbers and pages by their layout, and from the window
// because the command line reads the same. It changes no workbook, reads no files, and says nothing in the words
// of any language.
package gather
