// Package typing is a text while somebody types it: the text, the caret in it, what is selected, and
// what keys do to the three.
//
// It knows no toolkit and draws nothing. Where the letters lie comes from the lines that layout has
// set, so that the caret stands between the letters of the paper and keys that go up and down follow
// its lines. A caret stands only between clusters: what people take for one letter, accents and all.
//
// A Draft is a value: every key makes a new one. Offsets are bytes of the text.
package typing
