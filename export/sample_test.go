package export

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
)

var (
	ink     = scene.Color{R: 0x1b, G: 0x27, B: 0x33}
	white   = scene.Color{R: 255, G: 255, B: 255}
	public  = scene.Color{R: 0x2f, G: 0x4b, B: 0x8f}
	private = scene.Color{R: 0x00, G: 0x84, B: 0x6a}
	pale    = scene.Color{R: 0xe8, G: 0xec, B: 0xf6}
	orange  = scene.Color{R: 0xff, G: 0xd9, B: 0xa8}
	landed  = &scene.Shape{Name: "house", Grid: 24, Outlines: []geom.Polygon{
		geom.Stroke([]geom.Pt{{X: 3, Y: 12}, {X: 12, Y: 4}, {X: 21, Y: 12}}, 1.75, false),
		geom.Stroke([]geom.Pt{{X: 5, Y: 10}, {X: 5, Y: 21}, {X: 19, Y: 21}, {X: 19, Y: 10}}, 1.75, false),
		geom.Stroke(geom.Circle(geom.Pt{X: 12, Y: 14}, 3), 1.75, true),
	}}
)

// set returns text as layout sets it.
func set(s text.Style, x, y, size geom.MM, c scene.Color, str string) scene.Text {
	t := text.Set(s, size, 0, str).Text
	t.At, t.Color, t.Role = geom.Pt{X: x, Y: y}, c, "body"
	return t
}

func fill(p geom.Polygon, c scene.Color) scene.Polygon { return scene.Polygon{Points: p, Fill: &c} }

// sampleCard is a card as layout makes them: shadow, ground and frame, spine, disc, pictogram,
// words.
func sampleCard(id string, at geom.Pt, k float64, title string) []scene.Item {
	r := func(x, y, w, h geom.MM) geom.Rect { return geom.R(at.X+k*x, at.Y+k*y, k*w, k*h) }
	a := scene.Attrs{Ref: scene.Ref{Kind: scene.RefSource, ID: id, Section: "public"}}
	shadow := fill(r(0.6, 0.8, 62, 34).Round(2*k), ink)
	shadow.Attrs, shadow.Shadow = a, true
	shadow.Alpha = 230
	ground := fill(r(0, 0, 62, 34).Round(2*k), white)
	ground.Attrs, ground.Pen = a, scene.Pen{Width: 0.35 * k, Color: public}
	items := []scene.Item{
		shadow, ground, fill(r(0, 0, 4, 34).Rounded(2*k, 0, 0, 2*k), public),
		fill(geom.Circle(geom.Pt{X: at.X + 14*k, Y: at.Y + 11*k}, 7*k), pale),
		scene.Symbol{Attrs: a, At: geom.Pt{X: at.X + 9*k, Y: at.Y + 6*k}, Size: 10 * k, Color: public, Shape: landed},
	}
	for i, l := range text.Wrap(text.Bold, 4.1*k, 36*k, title) {
		l.Text.Attrs, l.Text.At, l.Text.Color = a, geom.Pt{X: at.X + 23*k, Y: at.Y + (8+5*float64(i))*k}, ink
		items = append(items, l.Text)
	}
	return append(items, set(text.Regular, at.X+46*k, at.Y+30*k, 8.2*k, ink, "24 %"))
}

// sample has every kind of item with every attribute, and the texts that formats stumble over.
func sample() scene.Scene {
	s := scene.Scene{Size: geom.Size{W: 297, H: 210}, Title: `Über <Map> & "Größe"`, Author: "Haze & Rangen", Language: "de"}
	add := func(items ...scene.Item) { s.Items = append(s.Items, items...) }
	add(fill(geom.R(0, 0, 297, 210).Polygon(), white))
	section := fill(geom.R(10, 30, 140, 150).Round(3), pale)
	section.Pen = scene.Pen{Width: 0.25, Color: public}
	add(section)
	add(set(text.Bold, 14, 22, 8.6, ink, s.Title))
	add(scene.Polyline{Points: []geom.Pt{{X: 14, Y: 26}, {X: 283, Y: 26}}, Pen: scene.Pen{Width: 0.5, Color: ink}})
	add(sampleCard("a", geom.Pt{X: 16, Y: 36}, 1, "Regional government, AVATAR To Wave Tyre")...)
	add(sampleCard("b", geom.Pt{X: 82, Y: 36}, 1, "Mitglieds\u00adbeiträge der Unternehmen")...)
	lines := []string{
		"AVATAR To Wave Tyre, LT. Ya. P, W. fjord office fifi flu", "Key Partners: suppliers; (members) [and] {others}",
		"Größe, Ärger, Åse, Øre, Übermaß, ćčđšž, ¿señor?, œuvre", "“Quotes” ‘inside’ «guillemets» – dash — and…",
		`<tag attr="x">&amp;</tag> 'quoted' \backslash (parens`, "a漢b missing, ✅ too, soft\u00adhyphen and e\u0301",
		"Leer   drei Leerzeichen, NBSP\u00a0hier, 1\u202f234\u202f567 €", "½ × 35 % · 2026/27 • § ° ² µ",
	}
	for i, l := range lines {
		add(set(text.Styles[i%4], 16, 82+8*float64(i), 3.1+0.37*float64(i%5), ink, l))
	}
	label := text.Set(text.Bold, 2.9, 0.35, "PUBLIC FUNDING – ÖFFENTLICH").Text
	label.At, label.Color, label.Role = geom.Pt{X: 16, Y: 150}, public, "label"
	add(label)
	faint := set(text.Italic, 16, 158, 4, private, "Half transparent, VAT")
	faint.Alpha = 120
	add(faint)
	linked := set(text.Regular, 16, 166, 3, public, "https://example.org/a(b)")
	linked.Link = "https://example.org/a(b)?x=1&y=ü"
	add(linked)
	evil := set(text.Regular, 16, 172, 3, ink, "no link")
	evil.Link = "javascript:alert(1)"
	add(evil)
	tri := fill(geom.Polygon{{X: 180, Y: 40}, {X: 220, Y: 100}, {X: 165, Y: 95}}, orange)
	tri.Pen = scene.Pen{Width: 1.2, Color: ink}
	add(tri)
	glass := fill(geom.Circle(geom.Pt{X: 210, Y: 60}, 18), private)
	glass.Alpha, glass.Pen = 140, scene.Pen{Width: 2, Color: public}
	add(glass)
	clip := geom.R(230.5, 40.5, 30, 12)
	clipped := fill(geom.Circle(geom.Pt{X: 245, Y: 50}, 14), private)
	clipped.Clip = &clip
	add(clipped)
	words := set(text.Bold, 226, 48, 9, ink, "Clipped words")
	words.Clip = &clip
	add(words)
	add(scene.Polygon{Points: geom.R(165, 110, 40, 24).Round(2), Pen: scene.Pen{Width: 0.4, Color: public, Dash: [2]geom.MM{2, 1.2}}})
	add(scene.Polygon{Points: geom.R(165, 140, 40, 24).Polygon(), Pen: scene.Pen{Width: 0.8, Color: private, Dash: [2]geom.MM{3, 2}}})
	add(scene.Polyline{Points: []geom.Pt{{X: 215, Y: 130}, {X: 235, Y: 112}, {X: 250, Y: 125}, {X: 280, Y: 105}}, Pen: scene.Pen{Width: 0.9, Color: ink}})
	add(scene.Polyline{Points: []geom.Pt{{X: 215, Y: 138}, {X: 235, Y: 120}, {X: 280, Y: 113}}, Pen: scene.Pen{Width: 0.4, Color: ink, Dash: [2]geom.MM{1.5, 1}}})
	add(scene.Polyline{Attrs: scene.Attrs{Alpha: 100}, Points: []geom.Pt{{X: 215, Y: 150}, {X: 240, Y: 145}, {X: 260, Y: 155}}, Pen: scene.Pen{Width: 3, Color: private}})
	add(scene.Image{Rect: geom.R(215, 160, 32, 24), Hash: "png", Alt: "a logo"}, scene.Image{Attrs: scene.Attrs{Alpha: 90}, Rect: geom.R(250, 160, 32, 24), Hash: "jpeg", Alt: "a photo"})
	add(scene.Symbol{At: geom.Pt{X: 165, Y: 170}, Size: 18, Color: private, Shape: landed})
	add(scene.Symbol{Attrs: scene.Attrs{Alpha: 128}, At: geom.Pt{X: 188, Y: 170}, Size: 18, Color: public, Shape: landed})
	for i := range 9 { // hairlines of tables and charts
		y := 186 + 1.1*float64(i)
		add(scene.Polyline{Points: []geom.Pt{{X: 14, Y: y}, {X: 150, Y: y}}, Pen: scene.Pen{Width: 0.05 * float64(i+1), Color: ink}})
		add(fill(geom.R(160+12*float64(i), 190, 11.4, 6).Polygon(), scene.Color{R: uint8(20 * i), G: 100, B: 140}))
	}
	add(set(text.Regular, 14, 204, 2.1, ink, "Small print: Cluster Business Models, Haze and Rangen, Strategy Tools 2021, CC BY-SA 4.0 – 6 pt and readable"))
	// What has nothing to draw must break nothing.
	add(scene.Polygon{}, scene.Polyline{}, scene.Text{}, scene.Image{}, scene.Symbol{},
		fill(geom.Polygon{{X: 5, Y: 5}, {X: 6, Y: 5}}, ink), scene.Image{Rect: geom.R(1, 1, 5, 5), Hash: "none"},
		fill(geom.Polygon{{X: math.NaN(), Y: 5}, {X: 6, Y: 5}, {X: 6, Y: 8}}, ink),
		scene.Polyline{Points: []geom.Pt{{X: 1, Y: 1}, {X: math.Inf(1), Y: 2}}, Pen: scene.Pen{Width: 1}})
	return s
}

// sampleImages has a PNG with alpha and a JPEG.
func sampleImages(hash string) ([]byte, bool) {
	m := image.NewNRGBA(image.Rect(0, 0, 64, 48))
	for y := range 48 {
		for x := range 64 {
			m.SetNRGBA(x, y, color.NRGBA{uint8(x * 4), uint8(y * 5), 120, 255})
			if hash == "png" && (x-32)*(x-32)+(y-24)*(y-24) > 500 {
				m.SetNRGBA(x, y, color.NRGBA{})
			}
		}
	}
	var b bytes.Buffer
	var err error
	switch hash {
	case "png":
		err = png.Encode(&b, m)
	case "jpeg":
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: 90})
	default:
		return nil, false
	}
	return b.Bytes(), err == nil
}

// ordinarySheet is as full as sheets are: forty cards and sixty notes with their texts.
func ordinarySheet() scene.Scene {
	s := scene.Scene{Size: geom.Size{W: 420, H: 297}, Title: "Cluster Map", Author: "Example", Language: "en"}
	s.Items = append(s.Items, fill(geom.R(0, 0, 420, 297).Polygon(), white), set(text.Bold, 14, 22, 8.6, ink, s.Title))
	titles := []string{"Regional government", "Membership fees of companies", "EU projects", "Events and conference tickets", "Sponsors and partners"}
	for i := range 40 {
		at := geom.Pt{X: 14 + 40*float64(i%10), Y: 36 + 24*float64(i/10)}
		s.Items = append(s.Items, sampleCard("c", at, 0.6, titles[i%5])...)
	}
	for i := range 60 {
		x, y := 14+float64(i%15)*26.2, 140+float64(i/15)*30
		s.Items = append(s.Items, fill(geom.R(x, y, 25, 28).Round(0.8), orange))
		for j, l := range text.Wrap(text.Regular, 2.6, 21, "Members meet customers, find partners for new projects and stay in the region for years") {
			l.Text.At, l.Text.Color = geom.Pt{X: x + 2, Y: y + 4 + 3.3*float64(j)}, ink
			s.Items = append(s.Items, l.Text)
		}
	}
	return s
}

// hugeSheet has ten thousand cards on A0.
func hugeSheet() scene.Scene {
	s := scene.Scene{Size: geom.Size{W: 1189, H: 841}, Title: "Ten thousand"}
	for i := range 10000 {
		at := geom.Pt{X: 5 + 11.7*float64(i%100), Y: 5 + 8.2*float64(i/100)}
		s.Items = append(s.Items, sampleCard("c", at, 0.18, "Membership fees of companies")...)
	}
	return s
}
