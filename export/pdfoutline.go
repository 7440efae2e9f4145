package export

import (
	"fmt"
	"strings"

	"clustercanvas/canvas/scene"
)

// outlineNode is an entry of the outline of a document, with its place in the tree. Numbers are those of
// objects; zero is none.
type outlineNode struct {
	entry                          scene.Entry
	page                           int // from 0
	parent, prev, next, first, end int
	below                          int // entries under it, at any depth
}

// pdfOutline returns the objects of the outline of all pages, numbered from first on, the one that the
// catalog names first; none where no page has an entry. It is written here because gopdf knows flat
// outlines only, and titles within a page.
func pdfOutline(pages []scene.Scene, kids []int, first int) []string {
	nodes := []outlineNode{{}}
	open := []int{0} // the nodes that the next entry may be under
	for i, page := range pages {
		for _, e := range page.Outline {
			for len(open) > 1 && nodes[open[len(open)-1]].entry.Level >= e.Level {
				open = open[:len(open)-1]
			}
			n, up := len(nodes), open[len(open)-1]
			node := outlineNode{entry: e, page: i, parent: first + up}
			if last := nodes[up].end; last != 0 {
				node.prev = last
				nodes[last-first].next = first + n
			} else {
				nodes[up].first = first + n
			}
			nodes[up].end = first + n
			for _, o := range open {
				nodes[o].below++
			}
			nodes = append(nodes, node)
			open = append(open, n)
		}
	}
	if len(nodes) == 1 {
		return nil
	}
	out := make([]string, len(nodes))
	for i, n := range nodes {
		var b strings.Builder
		b.WriteString("<<")
		if i == 0 {
			b.WriteString(" /Type /Outlines")
		} else {
			h := pages[n.page].Size.H
			fmt.Fprintf(&b, " /Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ 0 %.2f null]", pdfString(n.entry.Title), n.parent, kids[n.page], (h-n.entry.At.Y)*ptPerMM)
		}
		for _, to := range []struct {
			name string
			n    int
		}{{"Prev", n.prev}, {"Next", n.next}, {"First", n.first}, {"Last", n.end}} {
			if to.n != 0 {
				fmt.Fprintf(&b, " /%s %d 0 R", to.name, to.n)
			}
		}
		if n.below > 0 {
			fmt.Fprintf(&b, " /Count %d", n.below)
		}
		b.WriteString(" >>")
		out[i] = b.String()
	}
	return out
}
