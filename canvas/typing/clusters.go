package typing

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// Clusters returns where a caret may stand in a text: before each cluster, as Unicode tells them
// (UAX #29), and at the end.
func Clusters(s string) []int {
	out := []int{}
	at := 0
	var seg segmenter.Segmenter
	seg.InitWithString(s)
	for it := seg.GraphemeIterator(); it.Next(); {
		out = append(out, at)
		at += size(it.Grapheme().Text)
	}
	return append(out, len(s))
}

func size(rs []rune) int {
	n := 0
	for _, r := range rs {
		n += utf8.RuneLen(r)
	}
	return n
}

// span is a stretch of a text.
type span struct{ from, to int }

// words returns the words of a text, as Unicode tells them.
func words(s string) []span {
	starts := make([]int, 0, len(s)+1) // of each rune
	for i := range s {
		starts = append(starts, i)
	}
	starts = append(starts, len(s))
	var seg segmenter.Segmenter
	seg.InitWithString(s)
	var out []span
	for it := seg.WordIterator(); it.Next(); {
		w := it.Word()
		out = append(out, span{starts[w.Offset], starts[w.Offset+len(w.Text)]})
	}
	return out
}

// paragraph returns the bounds of the paragraph around a place: clusters and words never reach beyond
// one, so that a long text is not gone through for every key.
func (d Draft) paragraph(at int) (from, to int) {
	from = strings.LastIndexByte(d.Text[:at], '\n') + 1
	to = len(d.Text)
	if i := strings.IndexByte(d.Text[at:], '\n'); i >= 0 {
		to = at + i
	}
	return from, to
}

// between returns the place nearest to one, and not after it, where a caret may stand.
func (d Draft) between(at int) int {
	at = min(max(at, 0), len(d.Text))
	for at > 0 && at < len(d.Text) && !utf8.RuneStart(d.Text[at]) {
		at--
	}
	from, to := d.paragraph(at)
	stops := Clusters(d.Text[from:to])
	i, found := slices.BinarySearch(stops, at-from)
	if !found {
		i--
	}
	return from + stops[i]
}
