package export

import (
	"reflect"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"clustercanvas/canvas/text"
)

// TestSubsetFont_DrawsTheSame reads the small font with a reader of others.
func TestSubsetFont_DrawsTheSame(t *testing.T) {
	const letters = "The quick brown fox, 1234567890 % € “Größe” – é Å ž Ł ø · … Ǻ ﬁ ½"
	for _, style := range text.Styles {
		glyphs := map[rune]uint16{}
		for _, r := range letters {
			if id, _ := text.Glyph(style, r); id != 0 {
				glyphs[r] = id
			}
		}
		whole := text.Bytes(style)
		small, err := subsetFont(whole, glyphs, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(small) > 24<<10 {
			t.Errorf("style %d: %d bytes for %d letters", style, len(small), len(glyphs))
		}
		want, err := sfnt.Parse(whole)
		if err != nil {
			t.Fatal(err)
		}
		got, err := sfnt.Parse(small)
		if err != nil {
			t.Fatalf("style %d: %v", style, err)
		}
		var b sfnt.Buffer
		em := fixed.I(1000)
		for r, id := range glyphs {
			if i, err := got.GlyphIndex(&b, r); err != nil || uint16(i) != id {
				t.Errorf("style %d: %q is glyph %d %v, want %d", style, r, i, err, id)
			}
			a1, err1 := want.GlyphAdvance(&b, sfnt.GlyphIndex(id), em, font.HintingNone)
			a2, err2 := got.GlyphAdvance(&b, sfnt.GlyphIndex(id), em, font.HintingNone)
			if err1 != nil || err2 != nil || a1 != a2 {
				t.Errorf("style %d: %q is %v wide, want %v (%v %v)", style, r, a2, a1, err2, err1)
			}
			o1, err1 := want.LoadGlyph(&b, sfnt.GlyphIndex(id), em, nil)
			o1 = append(sfnt.Segments{}, o1...)
			o2, err2 := got.LoadGlyph(&b, sfnt.GlyphIndex(id), em, nil)
			if err1 != nil || err2 != nil || !reflect.DeepEqual(o1, append(sfnt.Segments{}, o2...)) {
				t.Errorf("style %d: the outline of %q differs (%v %v)", style, r, err2, err1)
			}
		}
		if i, err := got.GlyphIndex(&b, 'Z'); err != nil || i != 0 {
			t.Errorf("style %d: a letter that was not asked for is glyph %d %v", style, i, err)
		}
		for _, id := range []sfnt.NameID{sfnt.NameIDFamily, sfnt.NameIDLicense} {
			n1, _ := want.Name(&b, id)
			if n2, err := got.Name(&b, id); err != nil || n1 != n2 {
				t.Errorf("style %d: name %d is %q %v, want %q", style, id, n2, err, n1)
			}
		}
	}
}

func TestSubsetFont_MakesRoomBetweenLetters(t *testing.T) {
	id, advance := text.Glyph(text.Bold, 'V')
	small, err := subsetFont(text.Bytes(text.Bold), map[rune]uint16{'V': id}, 120)
	if err != nil {
		t.Fatal(err)
	}
	f, err := sfnt.Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.GlyphAdvance(new(sfnt.Buffer), sfnt.GlyphIndex(id), fixed.I(1000), font.HintingNone)
	if err != nil || got != fixed.I(advance+120) {
		t.Errorf("advance is %v %v, want %d", got, err, advance+120)
	}
}

func TestSubsetFont_RefusesWhatIsNoFont(t *testing.T) {
	whole := text.Bytes(text.Regular)
	for name, b := range map[string][]byte{
		"nothing": nil, "text": []byte("this is no font at all, but long enough"), "half": whole[:len(whole)/2],
	} {
		if _, err := subsetFont(b, map[rune]uint16{'a': 68}, 0); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := subsetFont(whole, map[rune]uint16{'a': 65000}, 0); err == nil {
		t.Error("a glyph that the font has not: no error")
	}
}
