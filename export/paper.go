package export

import (
	"math"
	"slices"
	"strings"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

type paper struct {
	name string
	size geom.Size
}

// papers are sizes in mm, lying on their long side.
var papers = []paper{
	{"a0", geom.Size{W: 1189, H: 841}},
	{"a1", geom.Size{W: 841, H: 594}},
	{"a2", geom.Size{W: 594, H: 420}},
	{"a3", geom.Size{W: 420, H: 297}},
	{"a4", geom.Size{W: 297, H: 210}},
	{"letter", geom.Size{W: 279.4, H: 215.9}},
	{"tabloid", geom.Size{W: 431.8, H: 279.4}},
	{"arch c", geom.Size{W: 609.6, H: 457.2}},
	{"arch d", geom.Size{W: 914.4, H: 609.6}},
}

// PaperNames returns the names that PaperSize knows.
func PaperNames() []string {
	names := make([]string, len(papers))
	for i, p := range papers {
		names[i] = p.name
	}
	return names
}

// paperNamed returns the index of a paper by its name in any case; "arch c" may be written "archc" and
// "arch-c" too. It is -1 where there is none.
func paperNamed(name string) int {
	plain := strings.NewReplacer(" ", "", "-", "", "_", "")
	name = plain.Replace(strings.ToLower(name))
	return slices.IndexFunc(papers, func(p paper) bool { return plain.Replace(p.name) == name })
}

// PaperSize returns the size of a paper in mm, lying on its long side, by its name.
func PaperSize(name string) (geom.Size, bool) {
	i := paperNamed(name)
	if i < 0 {
		return geom.Size{}, false
	}
	return papers[i].size, true
}

// PaperTitle returns what people call a paper that PaperSize knows: "A4", "Arch C".
func PaperTitle(name string) string {
	if i := paperNamed(name); i >= 0 {
		name = papers[i].name
	}
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// Scaled returns s on another paper: enlarged or reduced as a whole until it just fits, and
// centered. The paper is turned as the page is. On paper of the same shape, such as any A size,
// the page fills it.
func Scaled(s scene.Scene, to geom.Size) scene.Scene {
	if (s.Size.W < s.Size.H) != (to.W < to.H) {
		to.W, to.H = to.H, to.W
	}
	if !(s.Size.W > 0 && s.Size.H > 0 && to.W > 0 && to.H > 0) {
		return s
	}
	k := math.Min(to.W/s.Size.W, to.H/s.Size.H)
	out := s.Placed(k, geom.Pt{X: (to.W - k*s.Size.W) / 2, Y: (to.H - k*s.Size.H) / 2})
	out.Size = to
	return out
}
