package printing

import (
	"math"
	"slices"
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/words"
)

// Pair is two things that look alike on a black-and-white printer, by what they mean.
type Pair [2]string

// alikeBelow is how much two grays differ in lightness at least to be told apart beside each other, of 100 (scene.Lightness).
const alikeBelow = 6

// meaning is a color that stands for something, and the word for it.
type meaning struct {
	color scene.Color
	name  string
}

// meanings lists the colors that mean something, in families of which two are seen beside each other: what is
// public, private or of projects, and what a note is.
func meanings(language string) [][]meaning {
	var groups, notes []meaning
	for _, g := range canvas.Groups {
		groups = append(groups, meaning{layout.GroupColor(g), words.Text(language, "table-group-"+string(g))})
	}
	for _, t := range canvas.Tints {
		notes = append(notes, meaning{layout.TintColor(t), words.Text(language, string(t))})
	}
	return [][]meaning{groups, notes}
}

// Alike returns what on some pages becomes alike in gray. Every one of these has a sign as well, which tells it
// from the others: cards the square, circle or diamond of their group, notes the sign in their corner. Segments of
// bars have none; the colors of groups differ enough for them.
func Alike(pages []scene.Scene, language string) []Pair {
	seen := map[scene.Color]bool{}
	for _, p := range pages {
		for _, item := range p.Items {
			switch x := item.(type) {
			case scene.Polygon:
				if x.Fill != nil {
					seen[*x.Fill] = true
				}
			case scene.Symbol:
				seen[x.Color] = true
			case scene.Polyline, scene.Text, scene.Image: // nothing is told by the color of these alone
			}
		}
	}
	var out []Pair
	for _, family := range meanings(language) {
		for i, a := range family {
			for _, b := range family[:i] {
				if seen[a.color] && seen[b.color] && math.Abs(scene.Lightness(a.color)-scene.Lightness(b.color)) < alikeBelow {
					out = append(out, Pair{b.name, a.name})
				}
			}
		}
	}
	return out
}

// Together joins pairs that have a thing in common: what is alike, each named once, in the order of the pairs.
func Together(pairs []Pair) [][]string {
	var out [][]string
	for _, pair := range pairs {
		joined, rest := []string{}, [][]string{}
		at := -1
		for _, set := range out {
			if !slices.Contains(set, pair[0]) && !slices.Contains(set, pair[1]) {
				rest = append(rest, set)
				continue
			}
			if at < 0 {
				at = len(rest)
			}
			joined = append(joined, set...)
		}
		for _, name := range pair {
			if !slices.Contains(joined, name) {
				joined = append(joined, name)
			}
		}
		if at < 0 {
			at = len(rest)
		}
		out = slices.Insert(rest, at, joined)
	}
	return out
}

// Said returns pairs as a line for people: what is alike with commas between, and what is not with a semicolon.
func Said(pairs []Pair) string {
	var out []string
	for _, set := range Together(pairs) {
		out = append(out, strings.Join(set, ", "))
	}
	return strings.Join(out, "; ")
}

// readRoles are the texts of a sheet that somebody reads in it: not the credit, questions, or what helps to find
// the way.
var readRoles = map[string]bool{
	"note": true, "title": true, "share": true, "text": true, "body": true, "figure": true, "line": true, "metric": true, "total": true, "answer": true,
}

// Smallest returns the size of the smallest letters that somebody reads on some pages, in mm; 0 where there are none.
func Smallest(pages []scene.Scene) geom.MM {
	var out geom.MM
	for _, p := range pages {
		for _, item := range p.Items {
			if x, ok := item.(scene.Text); ok && readRoles[x.Role] && (out == 0 || x.Size < out) {
				out = x.Size
			}
		}
	}
	return out
}

// capitals is how high capital letters are in our fonts, as a part of the size: 714 of 1,000 units in Noto Sans.
const capitals = 0.714

// ReadFrom returns from how far letters of a size are read, in mm: two hundred times the height of their capitals, a
// rule of thumb of sign makers that a test print confirms or not.
func ReadFrom(size geom.MM) geom.MM { return 200 * capitals * size }

// InHand is how far a page that is held is away, in mm, when letters are so small that it is brought near; what is
// not read from there is too small.
const InHand geom.MM = 280
