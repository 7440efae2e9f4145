package export

import (
	"image"
	"image/draw"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/systemfonts"
)

// hard are texts that a program must be able to write, by language.
var hard = []struct{ language, text string }{
	{"Romanian", "Ștefan și țara, ăâî"},
	{"Hungarian and Polish", "Győr, Łódź, źdźbło"},
	{"Croatian and Spanish", "Đakovo, señor, ¿qué?"},
	{"Turkish", "İstanbul ığdır, değişim"},
	{"Serbian", "Ћирилица и Ђорђе"},
	{"Russian", "Морские технологии № 5"},
	{"Greek", "Ελληνική τεχνολογία"},
	{"Vietnamese", "Hợp tác và đổi mới sáng tạo"},
	{"signs", "Ω € – “quoted” … 5 %"},
	{"Arabic", "هيئة الملاحة البحرية"},
	{"Persian", "شرکت\u200cهای نوآور گروه"},
	{"Hebrew", "אשכול אנרגיה לאומי"},
	{"Hindi", "मुख्य साझेदार और प्रौद्योगिकी समूह क्षेत्रीय"},
	{"Bengali", "জাতীয় উদ্ভাবন ক্লাস্টার"},
	{"Tamil", "தேசிய கண்டுபிடிப்பு"},
	{"Thai", "โครงการนวัตกรรมร่วมกัน"},
	{"Chinese", "成员与合作伙伴：创新项目，第一年。"},
	{"Japanese", "海洋クラスターの年次会議（東京）"},
	{"Korean", "공동 혁신 프로젝트와 회원사"},
	{"emoji", "Team 🚀 of 18 😀✅"},
}

func withSystemFonts(t *testing.T) {
	t.Helper()
	text.SetSource(systemfonts.OfSystem().Find)
	t.Cleanup(func() { text.SetSource(nil) })
}

func hardPage(t *testing.T) scene.Scene {
	t.Helper()
	page := scene.Scene{Size: geom.Size{W: 210, H: 20 + 9*geom.MM(len(hard))}, Title: "Hard"}
	for i, h := range hard {
		l := text.Set([]text.Style{text.Regular, text.Bold}[i%2], 4, 0, h.text)
		if len(l.Missing) > 0 {
			t.Fatalf("%s: no font has %q; `make test` installs fonts for it", h.language, l.Missing[0].Letter)
		}
		l.Text.At, l.Text.Color = geom.Pt{X: 10, Y: 15 + 9*geom.MM(i)}, ink
		if i%3 == 0 {
			l.Text.Alpha = 60
		}
		page.Items = append(page.Items, l.Text)
	}
	return page
}

// Poppler puts marks of direction around what is read from the right; they are not of the text.
var withoutDirections = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "", "\u200e", "", "\u200f", "", "\f", "")

func TestPDF_TextsOfAllScriptsAreFound(t *testing.T) {
	withSystemFonts(t)
	page := hardPage(t)
	path, b := pdfOf(t, Input{Pages: []scene.Scene{page}})
	got := strings.Split(norm.NFC.String(withoutDirections.Replace(tool(t, "pdftotext", "-layout", path, "-"))), "\n")
	var lines []string
	for _, l := range got {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	if len(lines) != len(hard) {
		t.Fatalf("%d lines and not %d: %q", len(lines), len(hard), lines)
	}
	for i, h := range hard {
		if want := norm.NFC.String(h.text); lines[i] != want {
			t.Errorf("%s: %q is read as %q", h.language, want, lines[i])
		}
	}
	fonts := tool(t, "pdffonts", path)
	if n := strings.Count(fonts, "yes yes yes"); n != strings.Count(fonts, "\n")-2 || n != 3 {
		t.Errorf("not every font is embedded:\n%s", fonts)
	}
	tool(t, "qpdf", "--check", path)
	if len(b) > 80<<10 {
		t.Errorf("the file has %d bytes", len(b))
	}
}

func TestFormats_AgreeOnAllScripts(t *testing.T) {
	withSystemFonts(t)
	page := hardPage(t)
	page.Items = append(page.Items, text.Set(text.Regular, 40, 0, "海洋 مر क्षि ก่").Text)
	last := len(page.Items) - 1
	large := page.Items[last].(scene.Text)
	large.At, large.Color = geom.Pt{X: 10, Y: page.Size.H + 30}, ink
	page.Items[last] = large
	page.Size.H += 50
	dir := t.TempDir()
	in := Input{Pages: []scene.Scene{page}, DPI: compareDPI, Outlines: true}
	for _, f := range []Format{PDF, PNG, SVG} {
		writeTwice(t, f, in, filepath.Join(dir, "a."+f.Ext))
	}
	name := filepath.Join(dir, "a")
	picture := readPicture(t, name+".png")
	checkTiles(t, picture, page)
	ref := newReference(picture, page)
	ref.check(t, byPoppler, byPoppler.show(t, name+".pdf", 1))
	ref.check(t, byRSVG, byRSVG.show(t, name+".svg", 1))
	empty := image.NewRGBA(picture.Rect)
	draw.Draw(empty, empty.Rect, image.White, image.Point{}, draw.Src)
	if d, _, _ := ref.compare(empty); d.edges < byPoppler.most.edges {
		t.Fatalf("the page is nearly empty: %v", d)
	}
}

func TestSVG_HasTheLettersOfAllScripts(t *testing.T) {
	withSystemFonts(t)
	page := hardPage(t)
	for _, outlines := range []bool{false, true} {
		var b strings.Builder
		if err := SVG.Write(&b, Input{Pages: []scene.Scene{page}, Outlines: outlines}); err != nil {
			t.Fatal(err)
		}
		_, drawn, _ := strings.Cut(b.String(), "</desc>")
		for _, h := range hard {
			for _, word := range strings.Fields(h.text) {
				word = strings.ReplaceAll(word, "\u200c", "")
				if got := strings.ReplaceAll(drawn, "\u200c", ""); !strings.Contains(got, escaped(word)) {
					t.Errorf("outlines %v: %s: no %q", outlines, h.language, word)
				}
			}
		}
	}
}

// Thousands of different letters need more than one font in the file.
func TestPDF_HoldsManyDifferentLetters(t *testing.T) {
	withSystemFonts(t)
	page := scene.Scene{Size: geom.Size{W: 1189, H: 841}}
	var want strings.Builder
	for i := range 70 {
		var line strings.Builder
		for k := range 100 {
			line.WriteRune(rune(0x4e00 + 100*i + k))
		}
		l := text.Set(text.Regular, 4, 0, line.String())
		if len(l.Missing) > 0 {
			t.Fatalf("no font has %q", l.Missing[0].Letter)
		}
		l.Text.At, l.Text.Color = geom.Pt{X: 20, Y: 20 + 8*geom.MM(i)}, ink
		page.Items = append(page.Items, l.Text)
		want.WriteString(line.String())
	}
	path, b := pdfOf(t, Input{Pages: []scene.Scene{page}})
	tool(t, "qpdf", "--check", path)
	if got := strings.Join(strings.Fields(tool(t, "pdftotext", "-layout", path, "-")), ""); got != want.String() {
		t.Error("not every letter is read")
	}
	t.Logf("%d bytes for 7000 letters", len(b))
}
