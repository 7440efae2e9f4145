package layout

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/canvas/analysis"
	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
	"clustercanvas/canvas/text"
	"clustercanvas/canvas/words"
)

// The measures of a poll's page, in mm of PaperWide: it is read from the back row of a room.
const (
	pollMargin geom.MM = 16
	pollTop    geom.MM = 50  // of what is drawn
	pollBottom geom.MM = 168 // where it ends
	pollLabel  geom.MM = 5.4
	pollSmall  geom.MM = 4
	pollDot    geom.MM = 4.4 // across, where there is room

	pollCredit      geom.MM = 2.85
	pollCreditPitch geom.MM = 3.7
)

// pollPage is the page of a poll while it is drawn.
type pollPage struct {
	*page
	w, truth canvas.Workbook
	poll     canvas.Poll
	bottom   geom.MM // where what is drawn ends
}

// The greatest height of a row, by what is asked, and what stands over the rows.
const (
	fillRow  geom.MM = 15
	voteRow  geom.MM = 17
	guessRow geom.MM = 34
	scaleRow geom.MM = 8
)

// needs returns how high the rows are together, where they have all the room they take.
func (d *pollPage) needs() geom.MM {
	n := len(d.w.Options(d.poll.ID))
	switch d.poll.Asks {
	case canvas.AsksVote:
		return voteRow * geom.MM(rowsInColumns(n, sideBySide(n, 14)))
	case canvas.AsksFill:
		return fillRow * geom.MM(rowsInColumns(n, sideBySide(n, 10)))
	default:
		return scaleRow + guessRow*geom.MM(n)
	}
}

// sideBySide returns in how many columns rows stand, where one holds at most so many.
func sideBySide(n, most int) int {
	if n > most {
		return 2
	}
	return 1
}

// Poll draws what came of a poll on a page: how far guesses lie apart, beside what is true in a state of the
// workbook; who could fill what; or what has most dots. While the answers are not open it shows what is asked
// and how many have answered. It reports false where there is no such poll.
func Poll(w, truth canvas.Workbook, id canvas.RecordID, language string) (scene.Scene, bool) {
	return poll(w, truth, id, language, false)
}

// poll is Poll; a short one is no page but as high as what is in it, and leaves the credit lines to the
// document that it is set into.
func poll(w, truth canvas.Workbook, id canvas.RecordID, language string, short bool) (scene.Scene, bool) {
	p, ok := canvas.Get[canvas.Poll](w, id)
	if !ok {
		return scene.Scene{}, false
	}
	if language == "" {
		language = w.Info().Language
	}
	language = words.Known(language)
	d := &pollPage{bottom: pollBottom, w: w, truth: truth, poll: p, page: &page{language: language, Scene: scene.Scene{
		Size: PaperWide, Title: p.Title, Author: w.Info().Cluster, Language: language,
	}}}
	d.head()
	if short {
		d.bottom = min(pollBottom, pollTop+d.needs()+6)
		d.Size.H = d.bottom + 14
	}
	r := geom.R(pollMargin, pollTop, PaperWide.W-2*pollMargin, d.bottom-pollTop)
	switch {
	case p.Asks == canvas.AsksVote:
		d.votes(r)
	case p.Asks == canvas.AsksFill:
		d.fills(r)
	default:
		d.guesses(r)
	}
	if !short {
		d.credits()
	}
	return d.Scene, true
}

func (d *pollPage) say(key string, args ...any) string { return words.Text(d.language, key, args...) }

// head draws the question, and who was asked.
func (d *pollPage) head() {
	title := d.poll.Title
	if title == "" {
		title = d.say("poll-" + string(d.poll.Asks))
	}
	right := d.Size.W - pollMargin
	f, lines := fitted(face{size: 10, color: Ink, role: "title"}.bold(), 6.4, right-pollMargin, 2, title)
	y := geom.MM(24)
	if len(lines) > 1 {
		y = 18
	}
	for _, l := range lines[:min(2, len(lines))] {
		d.put(f, geom.Pt{X: pollMargin, Y: y}, l)
		y += f.size * 1.2
	}
	var under []string
	if d.poll.Asks == canvas.AsksVote {
		under = append(under, d.say("poll-people-dots", count(d.poll.People), count(d.poll.Dots)))
	} else {
		under = append(under, d.say("poll-people", count(len(d.w.People(d.poll.ID)))))
	}
	if s := d.about(); s != "" {
		under = append(under, s)
	}
	if m, ok := canvas.Get[canvas.Meeting](d.w, d.poll.Meeting); ok && m.Day != 0 {
		under = append(under, dayWords(d.language, m.Day))
	}
	g := face{size: pollSmall + 0.6, color: Secondary, role: "subtitle"}
	g, said := clipped(g, 3.4, right-pollMargin, strings.Join(under, " · "))
	d.text(g, geom.Pt{X: pollMargin, Y: pollTop - 12}, canvas.AlignStart, said)
	d.line(scene.Pen{Width: 0.3, Color: Hairline}, geom.Pt{X: pollMargin, Y: pollTop - 7}, geom.Pt{X: right, Y: pollTop - 7})
}

// about returns which sheet and which state a poll is about.
func (d *pollPage) about() string {
	sheet, ok := canvas.Get[canvas.Sheet](d.truth, d.poll.Sheet)
	if !ok {
		sheet, ok = canvas.Get[canvas.Sheet](d.w, d.poll.Sheet)
	}
	said := ""
	if t := d.w.Template(sheet); ok && t != nil {
		if said = sheet.Title; said == "" {
			said = t.Short.In(d.language)
		}
	}
	if p, there := canvas.Get[canvas.Period](d.truth, d.poll.Period); there && d.poll.Asks == canvas.AsksGuess {
		s, _ := canvas.Get[canvas.Scenario](d.truth, p.Scenario)
		said = strings.Trim(said+" · "+stateWords(s.Title, p.Label), " ·")
	}
	return said
}

// credits draws the credit lines of the tool that a poll is about.
func (d *pollPage) credits() {
	sheet, _ := canvas.Get[canvas.Sheet](d.w, d.poll.Sheet)
	t := d.w.Template(sheet)
	if t == nil {
		return
	}
	f := face{size: pollCredit, color: Secondary, role: "credit"}
	y := d.Size.H - 10
	d.Credits = t.Credits(d.language)
	var all []string
	for _, c := range d.Credits {
		all = append(all, unbroken(c))
	}
	for _, l := range text.Wrap(f.style, f.size, d.Size.W-2*pollMargin, strings.Join(all, " ")) {
		d.put(f, geom.Pt{X: pollMargin, Y: y}, l)
		d.link()
		y += pollCreditPitch
	}
}

// foot draws the words under the rows, and what must not be overlooked at their right.
func (d *pollPage) foot(said, warning string) {
	y := d.bottom + 5
	d.text(face{size: pollSmall, color: Secondary, role: "foot"}, geom.Pt{X: pollMargin, Y: y}, canvas.AlignStart, said)
	d.text(face{size: pollSmall, color: Warning, role: "foot"}.bold(), geom.Pt{X: d.Size.W - pollMargin, Y: y}, canvas.AlignEnd, warning)
}

// title returns what an option is called: as its section is in the language of the page, where that is
// known, or its group.
func (d *pollPage) title(o canvas.Answer) string {
	sheet, _ := canvas.Get[canvas.Sheet](d.w, d.poll.Sheet)
	if t := d.w.Template(sheet); t != nil && d.poll.Asks.ByPerson() {
		if s, ok := t.Section(canvas.SectionID(o.Option)); ok {
			return plainTitle(s.Title.In(d.language))
		}
	}
	if d.poll.Asks == canvas.AsksGuess && d.poll.Sheet == "" && slices.Contains(canvas.Groups, canvas.Group(o.Option)) {
		return d.say("poll-group-" + o.Option)
	}
	return o.Title
}

// label draws the name of a row between its upper and lower edge, in at most two lines.
func (d *pollPage) label(r geom.Rect, size geom.MM, said string) {
	most := 1
	if r.H > 2.5*size {
		most = 2
	}
	f, lines := fitted(face{size: size, color: Ink, role: "option"}, 0.72*size, r.W, most, said)
	if len(lines) > most {
		last := ""
		f, last = clipped(f, f.size, r.W, said[lines[most-1].Start:])
		lines = append(lines[:most-1], text.Set(f.style, f.size, 0, last))
	}
	y := r.Center().Y - geom.MM(len(lines)-1)*f.size*0.6 + 0.36*f.size
	for _, l := range lines {
		d.put(f, geom.Pt{X: r.X, Y: y}, l)
		y += 1.2 * f.size
	}
}

// rowsIn divides a rectangle into rows, none higher than most.
func rowsIn(r geom.Rect, n int, most geom.MM) []geom.Rect {
	h := min(most, r.H/geom.MM(max(1, n)))
	out := make([]geom.Rect, n)
	for i := range out {
		out[i] = geom.R(r.X, r.Y+geom.MM(i)*h, r.W, h)
	}
	return out
}

// dayWords writes a day of which the month or the day may not be known.
func dayWords(language string, d canvas.Day) string {
	switch {
	case d == 0:
		return ""
	case d.Month() == 0:
		return count(d.Year())
	case d.Day() == 0:
		return words.Text(language, "month-and-year", words.Text(language, fmt.Sprintf("month-%d", d.Month())), d.Year())
	}
	return words.Date(language, time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC))
}

// fills draws a row for each section: a disk for everybody who could fill it.
func (d *pollPage) fills(r geom.Rect) {
	all := analysis.Fills(d.w, d.poll)
	columns := sideBySide(len(all), 10)
	per := rowsInColumns(len(all), columns)
	const gap = 16
	width := (r.W - gap*geom.MM(columns-1)) / geom.MM(columns)
	for i, x := range all {
		left := r.X + geom.MM(i/per)*(width+gap)
		row := rowsIn(geom.R(left, r.Y, width, r.H), per, fillRow)[i%per]
		d.filled(row, x, columns)
	}
	if !d.poll.Shown {
		d.foot(d.say("poll-hidden"), "")
		return
	}
	nobody := 0
	for _, x := range all {
		if x.Yes == 0 && x.Of > 0 {
			nobody++
		}
	}
	warning := ""
	if nobody > 0 {
		warning = d.say("poll-nobody", count(nobody))
	}
	d.foot(d.say("poll-fill-legend"), warning)
}

func (d *pollPage) filled(row geom.Rect, x analysis.Filled, columns int) {
	size := min(pollLabel, 0.55*row.H)
	name := 0.42 * row.W
	if columns > 1 {
		name = 0.46 * row.W
	}
	d.label(geom.R(row.X, row.Y, name-4, row.H), size, d.title(x.Option))
	said := "–"
	f := face{size: size, color: Ink, role: "count"}.bold()
	if d.poll.Shown {
		said = d.say("poll-of", count(x.Yes), count(x.Of))
		if x.Yes == 0 && x.Of > 0 {
			f.color = Warning
		}
		d.units(geom.R(row.X+name, row.Y, row.W-name-24, row.H), x.Yes, x.Of, Ink)
	}
	d.text(f, geom.Pt{X: row.Right(), Y: row.Center().Y + 0.36*size}, canvas.AlignEnd, said)
}

// units draws a disk for each of some, and a ring for each that is missing to all; a bar where there are too
// many to count.
func (d *pollPage) units(r geom.Rect, n, of int, c scene.Color) {
	pitch := min(pollDot*1.25, 0.7*r.H, r.W/geom.MM(max(1, of)))
	if pitch < 1.6 {
		h := min(4, 0.5*r.H)
		bar := geom.R(r.X, r.Center().Y-h/2, r.W, h)
		d.fill(bar.Polygon(), Shadow, scene.Pen{})
		if n > 0 {
			bar.W *= geom.MM(n) / geom.MM(of)
			d.fill(bar.Polygon(), c, scene.Pen{})
		}
		return
	}
	for i := range max(n, of) {
		at := geom.Pt{X: r.X + (geom.MM(i)+0.5)*pitch, Y: r.Center().Y}
		if i < n {
			d.fill(geom.Circle(at, 0.4*pitch), c, scene.Pen{})
		} else {
			d.frame(geom.Circle(at, 0.4*pitch-0.15), scene.Pen{Width: 0.3, Color: Pale})
		}
	}
}

// votes draws a row for each option, the one with most dots first.
func (d *pollPage) votes(r geom.Rect) {
	all := analysis.Votes(d.w, d.poll)
	columns := sideBySide(len(all), 14)
	per := rowsInColumns(len(all), columns)
	const gap = 16
	width := (r.W - gap*geom.MM(columns-1)) / geom.MM(columns)
	greatest := 1
	for _, x := range all {
		greatest = max(greatest, x.Dots)
	}
	for i, x := range all {
		left := r.X + geom.MM(i/per)*(width+gap)
		row := rowsIn(geom.R(left, r.Y, width, r.H), per, voteRow)[i%per]
		size := min(pollLabel+0.6, 0.5*row.H)
		y := row.Center().Y + 0.36*size
		f := face{size: size, color: Secondary, role: "place"}
		if x.Place > 0 {
			d.text(f, geom.Pt{X: row.X + 9, Y: y}, canvas.AlignEnd, count(x.Place)+".")
		}
		name := 0.46 * row.W
		d.label(geom.R(row.X+13, row.Y, name-17, row.H), size, d.title(x.Option))
		dots := geom.R(row.X+name, row.Y, row.W-name-16, row.H)
		c := Secondary
		if x.Place == 1 {
			c = Ink
		}
		// All rows have one scale, or they could not be compared.
		scaled := dots
		if pitch := min(pollDot*1.25, dots.W/geom.MM(greatest)); pitch < 1.6 {
			scaled.W = max(0.01, dots.W*geom.MM(x.Dots)/geom.MM(greatest))
			if x.Dots > 0 {
				h := min(6, 0.45*row.H)
				d.fill(geom.R(dots.X, dots.Center().Y-h/2, scaled.W, h).Polygon(), c, scene.Pen{})
			}
		} else {
			d.units(geom.R(dots.X, dots.Y, pitch*geom.MM(x.Dots), dots.H), x.Dots, x.Dots, c)
		}
		d.text(face{size: size, color: Ink, role: "count"}.bold(), geom.Pt{X: row.Right(), Y: y}, canvas.AlignEnd, count(x.Dots))
	}
	said, warning := d.counted()
	d.foot(said, warning)
}

// counted says how many of the dots were counted, and what is missing.
func (d *pollPage) counted() (said, warning string) {
	n, of := d.w.Counted(d.poll)
	said = d.say("poll-counted", count(n), count(of))
	switch {
	case n < of:
		warning = d.say("poll-missing", count(of-n))
	case n > of:
		warning = d.say("poll-too-many", count(n-of))
	}
	return said, warning
}
