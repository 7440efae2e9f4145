package export

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// errFont says that a font is not built as subsetFont expects; ours are, and a test sees to it.
var errFont = errors.New("font cannot be cut down")

// subsetFont returns a TrueType font cut down to some letters, given with their glyphs. Glyphs
// keep their index and their outline, so that text set with the whole font is drawn the same.
// Kerning, substitution and hints are left out: text comes with the place of every glyph. Wider,
// in font units, is added to all advances: it makes a font for spaced letters.
func subsetFont(ttf []byte, letters map[rune]uint16, wider int) ([]byte, error) {
	old, err := readTables(ttf)
	if err != nil {
		return nil, err
	}
	f := subset{tables: old, keep: map[uint16]bool{0: true}}
	for r, id := range letters {
		if r > 0xffff {
			return nil, fmt.Errorf("%w: %q lies beyond its character map", errFont, r)
		}
		f.keep[id] = true
	}
	glyf, loca, err := f.outlines()
	if err != nil {
		return nil, err
	}
	count := len(loca)/4 - 1
	head, hhea, maxp := slices.Clone(old["head"]), slices.Clone(old["hhea"]), slices.Clone(old["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)              // the sum of the whole font, filled in below
	binary.BigEndian.PutUint16(head[50:], 1)             // loca has four bytes an entry
	binary.BigEndian.PutUint16(hhea[34:], uint16(count)) // entries of hmtx
	binary.BigEndian.PutUint16(maxp[4:], uint16(count))
	binary.BigEndian.PutUint16(maxp[26:], 0) // no instructions
	hmtx, err := f.metrics(count, wider)
	if err != nil {
		return nil, err
	}
	post := slices.Clone(old["post"][:32])
	binary.BigEndian.PutUint32(post, 0x00030000) // without names of glyphs
	return writeTables(map[string][]byte{
		"OS/2": old["OS/2"], "cmap": characterMap(letters), "glyf": glyf, "head": head, "hhea": hhea,
		"hmtx": hmtx, "loca": loca, "maxp": maxp, "name": old["name"], "post": post,
	}), nil
}

// readTables returns the tables of a font that a subset is made of.
func readTables(ttf []byte) (map[string][]byte, error) {
	if len(ttf) < 12 || binary.BigEndian.Uint32(ttf) != 0x00010000 {
		return nil, fmt.Errorf("%w: not TrueType", errFont)
	}
	out := map[string][]byte{}
	n := int(binary.BigEndian.Uint16(ttf[4:]))
	for i := range n {
		entry := 12 + 16*i
		if entry+16 > len(ttf) {
			return nil, fmt.Errorf("%w: directory too short", errFont)
		}
		offset, length := uint64(binary.BigEndian.Uint32(ttf[entry+8:])), uint64(binary.BigEndian.Uint32(ttf[entry+12:]))
		if offset+length > uint64(len(ttf)) {
			return nil, fmt.Errorf("%w: table beyond the end", errFont)
		}
		out[string(ttf[entry:entry+4])] = ttf[offset : offset+length]
	}
	for tag, least := range map[string]int{
		"OS/2": 78, "glyf": 0, "head": 54, "hhea": 36, "hmtx": 4, "loca": 4, "maxp": 32, "name": 6, "post": 32,
	} {
		if t, ok := out[tag]; !ok || len(t) < least {
			return nil, fmt.Errorf("%w: table %s", errFont, tag)
		}
	}
	return out, nil
}

type subset struct {
	tables map[string][]byte
	keep   map[uint16]bool
}

// outlines returns the tables glyf and loca with the glyphs to keep, and their parts.
func (f *subset) outlines() (glyf, loca []byte, err error) {
	cut := map[uint16][]byte{}
	for todo := slices.Collect(maps.Keys(f.keep)); len(todo) > 0; {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if _, done := cut[id]; done {
			continue
		}
		g, err := f.outline(id)
		if err != nil {
			return nil, nil, err
		}
		g, parts, err := withoutHints(g)
		if err != nil {
			return nil, nil, err
		}
		cut[id], f.keep[id] = g, true
		todo = append(todo, parts...)
	}
	last := slices.Max(slices.Collect(maps.Keys(cut)))
	for id := range int(last) + 1 {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, cut[uint16(id)]...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf))), nil
}

// outline returns the entry of a glyph in glyf.
func (f *subset) outline(id uint16) ([]byte, error) {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	at := func(i int) (uint32, bool) {
		if binary.BigEndian.Uint16(f.tables["head"][50:]) == 0 {
			if 2*i+2 > len(loca) {
				return 0, false
			}
			return 2 * uint32(binary.BigEndian.Uint16(loca[2*i:])), true
		}
		if 4*i+4 > len(loca) {
			return 0, false
		}
		return binary.BigEndian.Uint32(loca[4*i:]), true
	}
	from, ok1 := at(int(id))
	to, ok2 := at(int(id) + 1)
	if !ok1 || !ok2 || from > to || uint64(to) > uint64(len(glyf)) {
		return nil, fmt.Errorf("%w: glyph %d", errFont, id)
	}
	return glyf[from:to], nil
}

// metrics returns the table hmtx for the first count glyphs, their advances made wider.
func (f *subset) metrics(count, wider int) ([]byte, error) {
	long := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	hmtx := f.tables["hmtx"]
	if long == 0 || len(hmtx) < 4*long+2*max(0, count-long) {
		return nil, fmt.Errorf("%w: table hmtx", errFont)
	}
	out := make([]byte, 4*count)
	for id := range count {
		switch {
		case !f.keep[uint16(id)]:
			continue
		case id < long:
			copy(out[4*id:], hmtx[4*id:4*id+4])
		default: // the last advance counts for all that follow
			copy(out[4*id:], hmtx[4*long-4:4*long-2])
			copy(out[4*id+2:], hmtx[4*long+2*(id-long):][:2])
		}
		advance := int(binary.BigEndian.Uint16(out[4*id:])) + wider
		binary.BigEndian.PutUint16(out[4*id:], uint16(min(max(0, advance), math.MaxInt16)))
	}
	return out, nil
}

// Flags of the parts of a composite glyph.
const (
	partWordArgs     = 0x0001
	partScale        = 0x0008
	partMore         = 0x0020
	partTwoScales    = 0x0040
	partMatrix       = 0x0080
	partInstructions = 0x0100
)

// withoutHints returns a copy of an entry of glyf without its instructions, and the glyphs that
// it is composed of.
func withoutHints(g []byte) ([]byte, []uint16, error) {
	short := fmt.Errorf("%w: glyph too short", errFont)
	if len(g) == 0 {
		return nil, nil, nil
	}
	if len(g) < 12 {
		return nil, nil, short
	}
	if contours := int(int16(binary.BigEndian.Uint16(g))); contours >= 0 {
		at := 10 + 2*contours
		if len(g) < at+2 {
			return nil, nil, short
		}
		rest := at + 2 + int(binary.BigEndian.Uint16(g[at:]))
		if len(g) < rest {
			return nil, nil, short
		}
		return slices.Concat(g[:at], []byte{0, 0}, g[rest:]), nil, nil
	}
	out := slices.Clone(g)
	var parts []uint16
	for at := 10; ; {
		if len(out) < at+4 {
			return nil, nil, short
		}
		flags := binary.BigEndian.Uint16(out[at:])
		parts = append(parts, binary.BigEndian.Uint16(out[at+2:]))
		binary.BigEndian.PutUint16(out[at:], flags&^partInstructions)
		at += 6
		if flags&partWordArgs != 0 {
			at += 2
		}
		switch {
		case flags&partScale != 0:
			at += 2
		case flags&partTwoScales != 0:
			at += 4
		case flags&partMatrix != 0:
			at += 8
		}
		if len(out) < at {
			return nil, nil, short
		}
		if flags&partMore == 0 {
			return out[:at], parts, nil
		}
	}
}

// characterMap returns a table cmap of format 4. Letters that follow each other like their glyphs
// share a segment.
func characterMap(letters map[rune]uint16) []byte {
	type segment struct{ first, last, delta uint16 }
	var segments []segment
	for _, r := range slices.Sorted(maps.Keys(letters)) {
		c, delta := uint16(r), letters[r]-uint16(r)
		if n := len(segments); n > 0 && segments[n-1].last+1 == c && segments[n-1].delta == delta {
			segments[n-1].last = c
		} else if c != 0xffff {
			segments = append(segments, segment{c, c, delta})
		}
	}
	segments = append(segments, segment{0xffff, 0xffff, 1}) // the format ends with this one
	n := len(segments)
	var t []byte
	u16 := func(vs ...int) {
		for _, v := range vs {
			t = binary.BigEndian.AppendUint16(t, uint16(v))
		}
	}
	u16(0, 2) // two encodings that share one table: Unicode, and Unicode for Windows
	for _, encoding := range [][2]int{{0, 3}, {3, 1}} {
		u16(encoding[0], encoding[1], 0, 4+2*8)
	}
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	u16(4, 16+8*n, 0, 2*n, 2*power, log, 2*(n-power))
	for _, s := range segments {
		u16(int(s.last))
	}
	u16(0)
	for _, s := range segments {
		u16(int(s.first))
	}
	for _, s := range segments {
		u16(int(s.delta))
	}
	for range segments {
		u16(0)
	}
	return t
}

// writeTables returns a font of tables.
func writeTables(tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	power, log := 1, 0
	for power*2 <= len(tags) {
		power, log = power*2, log+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(tags), 16 * power, log, 16 * (len(tags) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	offset, head := 12+16*len(tags), 0
	var body []byte
	for _, tag := range tags {
		t := tables[tag]
		if tag == "head" {
			head = offset + len(body)
		}
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t))
		out = binary.BigEndian.AppendUint32(out, uint32(offset+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t)))
		body = append(body, t...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out[head+8:], 0xb1b0afba-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	for i, c := range b {
		sum += uint32(c) << (24 - 8*i)
	}
	return sum
}
