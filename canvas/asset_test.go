package canvas

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
	"time"
)

// picture returns a picture as a file holds it.
func picture(t *testing.T, mime string, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	img, err := image.NewGray(image.Rect(0, 0, width, height)), error(nil)
	if mime == "image/png" {
		err = png.Encode(&b, img)
	} else {
		err = jpeg.Encode(&b, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestNewAsset_TellsWhatBytesAre(t *testing.T) {
	for _, mime := range []string{"image/png", "image/jpeg"} {
		a, err := NewAsset(picture(t, mime, 12, 7))
		if err != nil || a.Mime != mime || a.Width != 12 || a.Height != 7 || !isHash(a.Hash) {
			t.Errorf("%s is %+v: %v", mime, a, err)
		}
	}
	for name, content := range map[string][]byte{
		"nothing":         nil,
		"a text":          []byte("<svg/>"),
		"cut off":         picture(t, "image/png", 3, 3)[:20],
		"too many pixels": picture(t, "image/png", 8193, 2048),
		"too many bytes":  append(picture(t, "image/png", 3, 3), make([]byte, MaxAsset)...),
	} {
		if a, err := NewAsset(content); !errors.Is(err, ErrAsset) {
			t.Errorf("%s is %+v: %v", name, a, err)
		}
	}
}

func TestEditor_KeepsThePicturesOfAChange(t *testing.T) {
	b := newBook(t)
	note := b.note("channels", "x")
	a, err := NewAsset(picture(t, "image/png", 3, 3))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Edit(b.Workbook, note, "set-picture", func(n *Note) { n.Picture = a.Hash })
	if err != nil {
		t.Fatal(err)
	}
	c.Assets = []Asset{a}
	e := NewEditor(b.Workbook, b.ids, nil)
	if err := e.Do(time.Time{}, c); err != nil {
		t.Fatal(err)
	}
	if got := e.Workbook().Assets(); len(got) != 1 || got[0].Hash != a.Hash {
		t.Errorf("the workbook shows %v", got)
	}
	e.Undo(time.Time{})
	if len(e.Workbook().Assets()) != 0 {
		t.Error("a picture that nothing shows is still shown")
	}
	e.Redo(time.Time{})
	if _, ok := e.Workbook().Asset(a.Hash); !ok || len(e.Workbook().Assets()) != 1 {
		t.Error("redo has lost the picture")
	}
}

// A note takes its picture along to another workbook.
func TestPaste_BringsThePicturesOfNotes(t *testing.T) {
	from, to := newBook(t), newBook(t)
	note := from.note("channels", "x")
	a, err := NewAsset(picture(t, "image/jpeg", 9, 5))
	if err != nil {
		t.Fatal(err)
	}
	c, err := SetPicture(from.Workbook, note, &a)
	from.do(c, err)
	from.Workbook = from.WithAssets(c.Assets)
	clip := Copy(from.Workbook, from.canvas, []Item{{ID: note}})
	c, made, err := Paste(to.Workbook, to.ids, clip, to.on(to.canvas, "members"))
	to.do(c, err)
	pasted := has[Note](to, made[0].ID)
	if pasted.Picture != a.Hash || len(c.Assets) != 1 || !bytes.Equal(c.Assets[0].Bytes, a.Bytes) {
		t.Errorf("the note %+v comes with %d pictures", pasted, len(c.Assets))
	}
}
