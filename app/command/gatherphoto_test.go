package command_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"clustercanvas/app/command"
)

// photoDPI is how fine a wall is photographed: a poster of A1 in a photo of 13 megapixels.
const photoDPI = 110

// onWall draws the first page of a PDF as poppler does.
func onWall(t *testing.T, path string) image.Image {
	t.Helper()
	if out, err := exec.Command("pdftoppm", "-r", "110", "-f", "1", "-l", "1", "-singlefile", "-png", path, path).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	m, err := png.Decode(bytes.NewReader(read(t, path+".png")))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func mm(v float64) int { return int(math.Round(v * photoDPI / 25.4)) }

// turnedBy returns what turns a picture by degrees around a point, and moves that point to another one.
func turnedBy(degrees float64, around, to image.Point) f64.Aff3 {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	x, y := float64(around.X), float64(around.Y)
	return f64.Aff3{cos, -sin, float64(to.X) - cos*x + sin*y, sin, cos, float64(to.Y) - sin*x - cos*y}
}

// TestGather_FromAPhotoOfThePrint: what the program prints, with cards cut out and laid on it, photographed
// aslant and half in shade, comes back.
func TestGather_FromAPhotoOfThePrint(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	run(t, "new", in("a.cluster"))
	ran(t, "print", in("a.cluster"), "-o", in("wall.pdf"), "--poster", "a1", "--paper", "a1", "--codes")
	ran(t, "print", in("a.cluster"), "-o", in("cards.pdf"), "--kit", "cards", "--cards", "deck")
	page, cards := onWall(t, in("wall.pdf")), onWall(t, in("cards.pdf"))
	wall := image.NewRGBA(image.Rect(0, 0, page.Bounds().Dx()+mm(80), page.Bounds().Dy()+mm(60)))
	draw.Draw(wall, wall.Bounds(), image.NewUniform(color.RGBA{R: 170, G: 160, B: 150, A: 255}), image.Point{}, draw.Src)
	draw.Draw(wall, page.Bounds().Add(image.Pt(mm(40), mm(30))), page, image.Point{}, draw.Src)
	for i, at := range []struct{ x, y, turned float64 }{{150, 200, 6}, {300, 350, -9}, {560, 180, 0}, {660, 260, 14}} {
		cut := image.Rect(mm(10.5+63*float64(i%3)), mm(16.5+88*float64(i/3)), mm(10.5+63*float64(i%3+1)), mm(16.5+88*float64(i/3+1)))
		draw.BiLinear.Transform(wall, turnedBy(at.turned, cut.Min, image.Pt(mm(at.x), mm(at.y))), cards, cut, draw.Src, nil)
	}
	aslant := turnedBy(5, image.Pt(0, 0), image.Pt(mm(30), 0))
	aslant[1] += 0.06
	photo := image.NewRGBA(image.Rect(0, 0, wall.Bounds().Dx()+mm(70), wall.Bounds().Dy()+mm(90)))
	draw.Draw(photo, photo.Bounds(), image.NewUniform(color.RGBA{R: 90, G: 90, B: 95, A: 255}), image.Point{}, draw.Src)
	draw.BiLinear.Transform(photo, aslant, wall, wall.Bounds(), draw.Src, nil)
	for y := range photo.Rect.Dy() {
		for x := range photo.Rect.Dx() / 2 {
			for i := range 3 {
				p := &photo.Pix[photo.PixOffset(x, y)+i]
				*p = uint8(int(*p) * 6 / 10)
			}
		}
	}
	var body bytes.Buffer
	if err := jpeg.Encode(&body, photo, &jpeg.Options{Quality: 85}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in("wall.jpg"), body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if keep := os.Getenv("CLUSTERCANVAS_ARTIFACTS"); keep != "" {
		if err := os.WriteFile(filepath.Join(keep, "wall.jpg"), body.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, "gather", in("a.cluster"), "-o", in("b.cluster"), "--photo", in("wall.jpg"), "--lay")
	out := run(t, "info", in("b.cluster"))
	for _, want := range []string{"Local government funding", "Regional or state government funding", "National cluster program", "National government grant"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not there:\n%s", want, out)
		}
	}
	if n := strings.Count(out, "  public   public"); n != 2 {
		t.Errorf("%d cards are on the public side:\n%s", n, out)
	}
	// Each is told twice: as a place of its own, and where it lies on the sheet.
	if placed := strings.Count(run(t, "info", in("b.cluster"), "--json"), `"free": true`); placed != 2*4 {
		t.Errorf("%d times something lies where it lay", placed)
	}
	run(t, "gather", in("b.cluster"), "-o", in("c.cluster"), "--photo", in("wall.jpg"), "--lay")
	if again := run(t, "diff", in("b.cluster"), in("c.cluster")); !strings.Contains(again, "No difference") {
		t.Errorf("the same photo again changes\n%s", again)
	}
	for name, want := range map[string]string{"cards.pdf": "no photo that can be read", "cards.pdf.png": "not in", "gone.jpg": "no file"} {
		var out, said bytes.Buffer
		code, _ := command.Run([]string{"gather", in("a.cluster"), "-o", in("no.cluster"), "--photo", in(name)}, &out, &said, env())
		if code != 1 || !strings.Contains(said.String(), want) {
			t.Errorf("%s: exit code %d, %s", name, code, said.String())
		}
	}
}
