// Package deck holds the thirty financing cards, the usual cost lines, shock cards, what is known of
// the money of other clusters, and the pictograms, as data, in every language.
//
// A canvas.Card names a card of the deck by id and has no words of its own until the user
// changes them; Title, Short, Body and Pictogram give what to show in the language of a sheet.
// A file can come from a later version: an id that this deck has not is shown as it is, and
// nothing fails.
//
// Pictograms are lines on a grid of 24 units (pictograms.json, pictograms.md); Outlines gives
// them as filled polygons, so that every renderer draws the same round ends.
//
// The texts of the cards, of shocks and of what is known are licensed CC BY-SA 4.0, the pictograms ISC and MIT
// (LICENSE-lucide.txt).
package deck
