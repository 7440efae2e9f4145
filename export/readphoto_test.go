package export

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image/png"
	"testing"

	"clustercanvas/canvas"
)

// TestReadPhoto_IsUpright: it shows what the picture shows that a workbook would keep.
func TestReadPhoto_IsUpright(t *testing.T) {
	jpg := asJPEG(t, flagOf(48, 24))
	for way := uint16(1); way <= 8; way++ {
		content := held(jpg, way, binary.LittleEndian)
		kept, err := ReadPicture(content)
		if err != nil {
			t.Fatal(err)
		}
		m, err := ReadPhoto(content, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		as := canvas.Asset{Bytes: encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) }), Width: m.Rect.Dx(), Height: m.Rect.Dy()}
		if got, want := halves(t, as), halves(t, kept); got != want || as.Width != kept.Width || as.Height != kept.Height {
			t.Errorf("way %d: %d by %d, red at the %s and not at the %s", way, as.Width, as.Height, got, want)
		}
	}
}

func TestReadPhoto_IsNoLargerThanAsked(t *testing.T) {
	content := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, flagOf(400, 200)) })
	m, err := ReadPhoto(content, 10_000)
	if err != nil || m.Rect.Dx() != 133 || m.Rect.Dy() != 66 {
		t.Errorf("%v %v", m.Rect, err)
	}
	for _, bad := range [][]byte{nil, []byte("a shopping list"), content[:40]} {
		if _, err := ReadPhoto(bad, 1000); !errors.Is(err, ErrNoPicture) {
			t.Errorf("%d bytes: %v", len(bad), err)
		}
	}
}
