package layout

import (
	"clustercanvas/canvas"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// secondLanguage returns the language that titles stand in a second time; empty where the cluster has
// none. On a sheet that is shown in the second language it is the first.
func secondLanguage(info canvas.Info, shown string) string {
	if info.Second == "" {
		return ""
	}
	for _, l := range []string{info.Second, info.Language} {
		if l = words.Known(l); l != shown {
			return l
		}
	}
	return ""
}

// second returns what something is called in the second language: nothing where there is none, or
// where it is called the same in both.
func (b *builder) second(name func(language string) string) string {
	if b.other == "" {
		return ""
	}
	s := name(b.other)
	if s == name(b.language) {
		return ""
	}
	return s
}

// gap is where a title in the second language may stand: on one line from a point, no wider than room.
type gap struct {
	at   geom.Pt
	room geom.MM
}

// echo draws a title in the second language, smaller and quieter than the first: the first of some
// names for it that fits into the gap without getting smaller than least. Where none does it is not
// drawn: it is said already, and makes nothing else give way.
func (p *page) echo(size, least geom.MM, g gap, names ...string) {
	f := face{size: size, color: Secondary, role: "second"}
	for _, s := range names {
		if set := shrunk(f, least, g.room, s); s != "" && g.room > 0 && text.Width(set.style, set.size, s) <= g.room {
			p.text(set, g.at, canvas.AlignStart, s)
			return
		}
	}
}

// Sizes of titles in the second language, in mm, and the least ones.
const (
	secondTitle   geom.MM = 4.6
	secondSection geom.MM = 2.9
	secondLeast   geom.MM = 2.2
	secondApart   geom.MM = 2.6 // from what stands before it
)

// secondTitle draws what the section is called in the second language.
func (a *area) secondTitle(p *page, g gap) {
	p.echo(secondSection, secondLeast, g, a.b.second(a.section.Title.In))
}
