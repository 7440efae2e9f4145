package export

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/signintech/gopdf"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

// Letters that come as outlines are a font in the file as well: every cluster is a glyph of it, so that
// a letter that comes often is there once, and words can be searched and copied. Gopdf knows one letter
// for each glyph and none beyond U+FFFF; so it is told stand-ins from the area for private use, and what
// the glyphs stand for is written after it.

// pdfCluster is a glyph of such a font: an outline, what it stands for, and its advance.
type pdfCluster struct {
	shape   *scene.Shape
	text    string
	advance int // in thousandths of an em
}

const (
	firstStandIn = 0xe000
	mostClusters = 6000 // in one font
)

// pdfOutlineFaces are the clusters of a document.
type pdfOutlineFaces struct {
	index    map[pdfCluster]int
	clusters []pdfCluster
}

func clusterOf(c scene.Cluster, size geom.MM) pdfCluster {
	advance := math.Round(1000 * c.Advance / size)
	return pdfCluster{c.Shape, c.Text, int(max(0, min(advance, math.MaxInt16)))}
}

// add takes the clusters of a text.
func (f *pdfOutlineFaces) add(t scene.Text) {
	for _, run := range t.Runs {
		for _, c := range run.Clusters {
			k := clusterOf(c, t.Size)
			if _, known := f.index[k]; !known {
				f.index[k] = len(f.clusters)
				f.clusters = append(f.clusters, k)
			}
		}
	}
}

// place returns the face of a cluster, and its stand-in.
func (f *pdfOutlineFaces) place(k pdfCluster) (pdfFaceKey, rune) {
	i := f.index[k]
	face := i / mostClusters
	return outlineFace(face), standIn(face, i%mostClusters)
}

func outlineFace(n int) pdfFaceKey { return pdfFaceKey{face: scene.NoFace - 1 - n} }

// standIn returns the stand-in for a glyph of a face. Those of the first glyphs tell the faces apart.
func standIn(face, glyph int) rune { return rune(firstStandIn + face + glyph) }

// faces returns the clusters of each face.
func (f pdfOutlineFaces) faces() [][]pdfCluster {
	return slices.Collect(slices.Chunk(f.clusters, mostClusters))
}

// addOutlineFaces adds the faces of clusters to the document.
func (p *pdfWriter) addOutlineFaces() error {
	const family = "NotoSans-System" // stands among ours, and comes from fonts of the system
	for n, clusters := range p.outlined.faces() {
		small, ascent, err := outlineFont(clusters, n)
		if err != nil {
			return err
		}
		f := pdfFace{family: "CANS" + string(rune('A'+n/26%26)) + string(rune('A'+n%26)) + "+" + family, ascent: ascent}
		if err := p.gp.AddTTFFontDataWithOption(f.family, small, gopdf.TtfOption{}); err != nil {
			return err
		}
		p.faces[outlineFace(n)] = f
	}
	return nil
}

// clusters draws a run of outlines: pieces of it, each so short that rounding does not add up.
func (p *pdfWriter) clusters(run scene.Run, t scene.Text) error {
	for from := 0; from < len(run.Clusters); {
		face, letter := p.outlined.place(clusterOf(run.Clusters[from], t.Size))
		letters := []rune{letter}
		x := run.Clusters[from].X
		end := x + geom.MM(clusterOf(run.Clusters[from], t.Size).advance)*t.Size/1000
		to := from + 1
		for ; to < len(run.Clusters); to++ {
			k := clusterOf(run.Clusters[to], t.Size)
			next, letter := p.outlined.place(k)
			if next != face || math.Abs(end-run.Clusters[to].X) > drift {
				break
			}
			letters = append(letters, letter)
			end += geom.MM(k.advance) * t.Size / 1000
		}
		if err := p.face(face, t.Size, 0); err != nil {
			return err
		}
		p.gp.SetTextColor(t.Color.R, t.Color.G, t.Color.B)
		if err := p.piece(string(letters), geom.Pt{X: t.At.X + run.X + x, Y: t.At.Y}, t, p.faces[face]); err != nil {
			return err
		}
		if p.set.alpha == 0 {
			p.set.fill, p.set.hasFill = t.Color, true
		}
		from = to
	}
	return nil
}

// outlineFont returns a TrueType font of clusters, glyph 1 being the first, and its ascent as a part of
// one em.
func outlineFont(clusters []pdfCluster, n int) ([]byte, float64, error) {
	old, err := readTables(text.Bytes(text.Regular))
	if err != nil {
		return nil, 0, err
	}
	glyf, loca, hmtx := []byte{}, binary.BigEndian.AppendUint32(nil, 0), make([]byte, 4)
	letters := map[rune]uint16{}
	loca = binary.BigEndian.AppendUint32(loca, 0) // glyph 0 is empty
	for i, c := range clusters {
		glyph, left := outlineGlyph(c.shape)
		glyf = append(glyf, glyph...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(c.advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(left))
		letters[standIn(n, i)] = uint16(i + 1)
	}
	if len(glyf) == 0 {
		glyf = []byte{0, 0, 0, 0} // all are spaces; readers want a table with something in it
	}
	count := len(clusters) + 1
	head, hhea, maxp, post := slices.Clone(old["head"]), slices.Clone(old["hhea"]), slices.Clone(old["maxp"]), slices.Clone(old["post"][:32])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[18:], 1000)
	for i, v := range []int16{-1000, -1000, 4000, 2000} { // around every glyph
		binary.BigEndian.PutUint16(head[36+2*i:], uint16(v))
	}
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(count))
	binary.BigEndian.PutUint16(maxp[4:], uint16(count))
	binary.BigEndian.PutUint16(maxp[6:], math.MaxUint16) // corners
	binary.BigEndian.PutUint16(maxp[8:], 4000)           // outlines
	binary.BigEndian.PutUint16(maxp[26:], 0)
	binary.BigEndian.PutUint32(post, 0x00030000)
	ascent := float64(int16(binary.BigEndian.Uint16(old["OS/2"][68:]))) / float64(text.UnitsPerEm(text.Regular))
	return writeTables(map[string][]byte{
		"OS/2": old["OS/2"], "cmap": characterMap(letters), "glyf": glyf, "head": head, "hhea": hhea,
		"hmtx": hmtx, "loca": loca, "maxp": maxp, "name": old["name"], "post": post,
	}), ascent, nil
}

// outlineGlyph returns an outline as an entry of glyf, in thousandths of an em, and how far left it
// reaches. An outline of more corners than the format can hold loses the last ones.
func outlineGlyph(shape *scene.Shape) (entry []byte, left int) {
	if shape == nil || !(shape.Grid > 0) {
		return nil, 0
	}
	type corner struct{ x, y int }
	unit := func(v float64) int {
		return int(max(-16000, min(16000, math.Round(v*1000/shape.Grid))))
	}
	var corners []corner
	var ends []int
	for _, o := range shape.Outlines {
		from := len(corners)
		for _, q := range o {
			c := corner{unit(q.X), unit(-q.Y)}
			if len(corners) > from && corners[len(corners)-1] == c {
				continue
			}
			corners = append(corners, c)
		}
		if len(corners)-from < 3 {
			corners = corners[:from]
			continue
		}
		if len(corners) > math.MaxUint16 || len(ends) == 4000 {
			corners = corners[:from]
			break
		}
		ends = append(ends, len(corners)-1)
	}
	if len(ends) == 0 {
		return nil, 0
	}
	box := [4]int{corners[0].x, corners[0].y, corners[0].x, corners[0].y}
	var flags, xs, ys []byte
	last := corner{}
	// step writes how far the next corner is, in one byte where that is enough, and the flags for that.
	step := func(to []byte, by int, short, same byte) ([]byte, byte) {
		switch {
		case by == 0:
			return to, same
		case by > 0 && by < 256:
			return append(to, byte(by)), short | same
		case by < 0 && by > -256:
			return append(to, byte(-by)), short
		}
		return binary.BigEndian.AppendUint16(to, uint16(by)), 0
	}
	for _, c := range corners {
		box = [4]int{min(box[0], c.x), min(box[1], c.y), max(box[2], c.x), max(box[3], c.y)}
		var fx, fy byte
		xs, fx = step(xs, c.x-last.x, 0x02, 0x10)
		ys, fy = step(ys, c.y-last.y, 0x04, 0x20)
		flags = append(flags, 0x01|fx|fy)
		last = c
	}
	entry = binary.BigEndian.AppendUint16(nil, uint16(len(ends)))
	for _, v := range box {
		entry = binary.BigEndian.AppendUint16(entry, uint16(v))
	}
	for _, v := range ends {
		entry = binary.BigEndian.AppendUint16(entry, uint16(v))
	}
	entry = append(entry, 0, 0) // no instructions
	return slices.Concat(entry, flags, xs, ys), box[0]
}

// explain adds to a document what the glyphs of its faces of clusters stand for.
func (f pdfOutlineFaces) explain(a *pdfAddition) error {
	faces := f.faces()
	if len(faces) == 0 {
		return nil
	}
	found := 0
	for n := 1; n < a.size; n++ {
		object, err := a.object(n)
		if err != nil {
			return err
		}
		if !strings.Contains(object, "begincmap") {
			continue
		}
		for face, clusters := range faces {
			if strings.Contains(object, fmt.Sprintf("<0001><0001><%04X>", standIn(face, 0))) {
				body := meanings(clusters)
				a.replace(n, fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(body), body))
				found++
			}
		}
	}
	if found != len(faces) {
		return fmt.Errorf("document without the letters of its fonts")
	}
	return nil
}

// meanings returns a character map of PDF: what glyphs stand for, from glyph 1 on.
func meanings(clusters []pdfCluster) string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	glyph := 0
	for some := range slices.Chunk(clusters, 100) { // as many as a list may have
		b.WriteString(strconv.Itoa(len(some)) + " beginbfchar\n")
		for _, c := range some {
			glyph++
			fmt.Fprintf(&b, "<%04X> <", glyph)
			for _, u := range utf16.Encode([]rune(c.text)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.String()
}
