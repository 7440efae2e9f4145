// Package deck holds what the program knows of the domain, as data, in every language: the thirty
// financing cards (deck.json), the usual cost lines (costs.json), shock cards with what each would
// take (shocks.json), what is known of the money of other clusters (peers.json), and the pictograms.
//
// It is apart so that knowledge can be corrected and translated without reading code. It never
// computes: what a shock does to a workbook is analysis, and a change.
//
// A canvas.Card names a card of the deck by id and has no words of its own until the user
// changes them; Title, Short, Body and Pictogram give what to show in the language of a sheet. A
// canvas.CostLine names a usual line in the same way (CostTitle). A file can come from a later
// version: an id that this deck has not is shown as it is, and nothing fails. A Peer is shown with
// its source and year, and is never a target.
//
// Pictograms are lines on a grid of 24 units (pictograms.json, pictograms.md); Outlines gives
// them as filled polygons, so that every renderer draws the same round ends.
//
// The texts of the cards, of shocks and of what is known are licensed CC BY-SA 4.0, the pictograms
// ISC and MIT (LICENSE-lucide.txt).
package deck
