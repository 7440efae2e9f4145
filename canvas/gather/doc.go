// Package gather reads what people type, or a scanner types for them, of the cards that lie on a printed
// sheet: section by section, by the ids that stand on the cards. What it finds is what canvas.Gather puts
// on the sheet; what it cannot make out it says, word by word.
//
// It is apart from canvas because it knows the deck by its numbers, and from the window because the
// command line reads the same. It changes no workbook and says nothing in the words of any language.
package gather
