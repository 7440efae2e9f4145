// Package gesture is what the pointer is doing on a sheet: nothing, pressing, dragging, drawing a
// rubber band, moving a boundary of the bar of shares, carrying a card from the deck, drawing an
// arrow, pulling at something that is locked.
//
// Each of these is a small State. A State answers an Event with the next State and an Effect:
// what is to be shown or done. A State changes nothing itself; it asks the commands of package
// canvas what would change, and hands that on as a preview or, at the end, as a commit. So a
// gesture that is given up leaves nothing behind, and stories of events can be told in a test
// without a window (robot_test.go).
//
// All lengths are millimetres on the desk, the plane on which the pages of a sheet lie one under
// another (desk.go). What is under the pointer is asked of the layout (hit.go), where a thing
// would land is found in landing.go, and what it falls into line with in snap.go. The package must
// never know a toolkit or a pixel, but for the scale that tells a trembling hand from a drag.
package gesture
