package code

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clustercanvas/canvas/geom"
)

const madeID = "VTQ5XCZ3WZ3NWXP4DUDPOKSXQE" // as the program makes them

var marks = []struct {
	mark  Mark
	says  string
	width float64
}{
	{Deck(7), "CC:D:07", 25},
	{Deck(30), "CC:D:30", 25},
	{Deck(100), "CC:D:100", 25},
	{Of(madeID), "CC:S:" + madeID, 29},
	{Of("erdf 1"), "CC:S:erdf 1", 25},
	{Mark{Kind: Blank, Number: 1}, "CC:B:1", 25},
	{Mark{Kind: Shock, Number: 12}, "CC:X:12", 25},
	{Mark{Kind: Corner, Corner: 3, Layout: 2, ID: madeID, Page: 12}, "CC:P:32:" + madeID + ":12", 29},
	{Mark{Kind: Corner, Corner: 1, ID: "a:b", Page: 1}, "CC:P:10:a:b:1", 25},
}

func TestMarks_SayWhatTheyAre(t *testing.T) {
	for _, c := range marks {
		if got := c.mark.String(); got != c.says {
			t.Errorf("%+v says %q, want %q", c.mark, got, c.says)
		}
		if got, err := Parse(" " + c.says + "\n"); got != c.mark || err != nil {
			t.Errorf("%q is %+v, %v", c.says, got, err)
		}
	}
}

func TestParse_RefusesWhatNoMarkSays(t *testing.T) {
	for s, want := range map[string]error{
		"": ErrForeign, "https://example.org": ErrForeign, "cc:D:07": ErrForeign, "WIFI:S:net": ErrForeign,
		"CC:": ErrUnknown, "CC:D:7": ErrUnknown, "CC:D:007": ErrUnknown, "CC:D:00": ErrUnknown, "CC:D:1000": ErrUnknown,
		"CC:D:-7": ErrUnknown, "CC:D:+7": ErrUnknown, "CC:D:07:": ErrUnknown, "CC:Z:1": ErrUnknown, "CC:S:": ErrUnknown, "CC:B:01": ErrUnknown,
		"CC:P:51:x:1": ErrUnknown, "CC:P:1:x:1": ErrUnknown, "CC:P:11:x:0": ErrUnknown, "CC:P:11::1": ErrUnknown, "CC:P:11:x": ErrUnknown,
		"CC:S:" + strings.Repeat("x", mostID+1): ErrUnknown,
	} {
		if m, err := Parse(s); !errors.Is(err, want) || m != (Mark{}) {
			t.Errorf("%q is %+v, %v; want %v", s, m, err, want)
		}
	}
}

// drawn returns the squares of a picture as somebody who looks at its outlines sees them.
func drawn(t *testing.T, m Mark) (n int, dark func(x, y int) bool) {
	t.Helper()
	shape, ok := Shape(m)
	if !ok {
		t.Fatalf("%+v has no picture", m)
	}
	n = int(shape.Grid) - 2*Quiet
	return n, func(x, y int) bool {
		at := geom.Pt{X: Quiet + float64(x) + 0.5, Y: Quiet + float64(y) + 0.5}
		winding := 0
		for _, o := range shape.Outlines {
			if o.Contains(at) {
				winding += int(math.Copysign(1, o.Area()))
			}
		}
		return winding != 0
	}
}

func TestShape_IsReadBack(t *testing.T) {
	for _, c := range marks {
		n, dark := drawn(t, c.mark)
		if got := float64(n + 2*Quiet); got != c.width {
			t.Errorf("%v is %v squares wide, want %v", c.mark, got, c.width)
		}
		if got, err := Read(n, dark); got != c.mark || err != nil {
			t.Errorf("%v is read as %v, %v", c.mark, got, err)
		}
	}
	for _, m := range []Mark{{}, Deck(0), Deck(1000), Of(""), {Kind: Corner, Corner: 5, ID: "x", Page: 1}, {Kind: Card, Number: 1, ID: "x"}} {
		if _, ok := Shape(m); ok {
			t.Errorf("%+v has a picture", m)
		}
	}
}

// The outlines have the area of the dark squares: none is drawn twice.
func TestShape_DrawsEachSquareOnce(t *testing.T) {
	for _, c := range marks {
		n, dark := drawn(t, c.mark)
		var squares, area float64
		for y := range n {
			for x := range n {
				if dark(x, y) {
					squares++
				}
			}
		}
		shape, _ := Shape(c.mark)
		for _, o := range shape.Outlines {
			area += o.Area()
		}
		if area != squares {
			t.Errorf("%v: outlines of %v squares, want %v", c.mark, area, squares)
		}
	}
}

// Whatever squares there are, reading them gives a mark that is read or an error, and never what was not
// printed.
func TestRead_LivesWithAnySquares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{0, 1, 7, 20, 21, 25, 29, 45}).Draw(t, "n")
		bits := rapid.SliceOfN(rapid.Bool(), n*n, n*n).Draw(t, "squares")
		if m, err := Read(n, func(x, y int) bool { return bits[y*n+x] }); err == nil {
			t.Errorf("noise says %v", m)
		}
	})
}

func TestRead_BearsSpots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(marks).Draw(t, "mark")
		shape, _ := Shape(c.mark)
		n := int(shape.Grid) - 2*Quiet
		q, err := smallest(c.mark.String())
		if err != nil {
			t.Fatal(err)
		}
		// A spot of two by two squares, somewhere.
		sx, sy := rapid.IntRange(0, n-2).Draw(t, "x"), rapid.IntRange(0, n-2).Draw(t, "y")
		ink := rapid.Bool().Draw(t, "ink")
		got, err := Read(n, func(x, y int) bool {
			if x >= sx && x < sx+2 && y >= sy && y < sy+2 {
				return ink
			}
			return q.GetMatrix().Get(x, y) == 1
		})
		if err != nil || got != c.mark {
			t.Errorf("%v with a spot at %d, %d is read as %v, %v", c.mark, sx, sy, got, err)
		}
	})
}
