package canvas

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"clustercanvas/canvas/geom"
)

// ErrTemplate means that a template cannot be used; the text says what and where.
var ErrTemplate = errors.New("canvas: template")

// TemplateFormat is the version of the template format that this program reads.
const TemplateFormat = 1

// ParseTemplate reads a template and checks every word of it. Errors are ErrTemplate. A template
// without a credit line is refused: the line stands on every sheet and cannot be lost.
func ParseTemplate(body []byte) (*Template, error) {
	if len(body) > MaxTemplate {
		return nil, fmt.Errorf("%w: longer than %d bytes", ErrTemplate, MaxTemplate)
	}
	t := &Template{}
	if err := strict(body, t); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("%w %q: %w", ErrTemplate, t.ID, err)
	}
	return t, nil
}

func (t *Template) check() error {
	switch {
	case t.Format != TemplateFormat:
		return fmt.Errorf("format %d, this program reads %d", t.Format, TemplateFormat)
	case t.ID == "" || len(t.ID) > MaxTitle:
		return errors.New("no id")
	case t.Version < 1:
		return fmt.Errorf("version %d is below 1", t.Version)
	case len(t.Credit) == 0:
		return errors.New("no credit line")
	case (len(t.Sections) == 0 && !t.drawsByItself()) || len(t.Sections) > 200:
		return fmt.Errorf("%d sections", len(t.Sections))
	case len(t.Layouts) == 0 || len(t.Layouts) > 20:
		return fmt.Errorf("%d layouts", len(t.Layouts))
	}
	for i, line := range t.Credit {
		if err := english(fmt.Sprintf("credit line %d", i+1), line); err != nil {
			return err
		}
	}
	if err := errors.Join(english("title", t.Title), english("short", t.Short),
		oneOf("of", t.Of, []Of{OfPeriod, OfScenario, OfPair, OfCluster})); err != nil {
		return err
	}
	if t.About != nil {
		if err := english("about", t.About); err != nil {
			return err
		}
	}
	seen := map[SectionID]bool{}
	for _, s := range t.Sections {
		if s.ID == "" || seen[s.ID] {
			return fmt.Errorf("section %q has no id of its own", s.ID)
		}
		seen[s.ID] = true
		if err := s.checkSection(); err != nil {
			return fmt.Errorf("section %q: %w", s.ID, err)
		}
		if t.Of == OfCluster && (s.Own || s.Takes(AcceptSources) || s.Takes(AcceptCosts)) {
			return fmt.Errorf("section %q: money is of a period, and the sheet is of the cluster", s.ID)
		}
	}
	if err := t.checkRoles(); err != nil {
		return err
	}
	layouts := map[string]bool{}
	for i, l := range t.Layouts {
		if l.ID == "" || layouts[l.ID] {
			return fmt.Errorf("layout %q has no id of its own", l.ID)
		}
		layouts[l.ID] = true
		if err := t.checkLayout(l, i == 0); err != nil {
			return fmt.Errorf("layout %q: %w", l.ID, err)
		}
	}
	return nil
}

// drawsByItself reports whether every layout draws something although nothing can lie on it.
func (t *Template) drawsByItself() bool {
	return !slices.ContainsFunc(t.Layouts, func(l Layout) bool { return len(l.Ornaments) == 0 })
}

// checkRoles checks that no source would lie on a sheet twice: a role that shows sources is there
// once, and those of sides and of groups stand beside each other only where they do not overlap.
func (t *Template) checkRoles() error {
	for _, group := range Groups {
		for _, side := range Sides {
			if agree(group, side) != nil {
				continue
			}
			in := 0
			for _, s := range t.Sections {
				if s.Role.Shows(Source{Group: group, Side: side}) {
					in++
				}
			}
			if in > 1 {
				return fmt.Errorf("%d sections show %s money on the %s side", in, group, side)
			}
		}
	}
	return nil
}

func (s Section) checkSection() error {
	if len(s.Accepts) == 0 {
		return errors.New("accepts nothing")
	}
	for _, a := range s.Accepts {
		if err := oneOf("accepts", a, Accepts); err != nil {
			return err
		}
	}
	_, sources := s.Role.TotalOf()
	for _, x := range []struct {
		accept Accept
		means  bool
	}{
		{AcceptSources, sources},
		{AcceptCosts, len(s.Role.CostGroups()) > 0 && (s.Role != RoleCosts || s.Takes(AcceptCosts))},
		{AcceptMetrics, s.Role == RoleMetrics || s.Role == RoleParked},
		{AcceptReferences, s.Role == RoleReferences},
		{AcceptText, s.Field != ""},
	} {
		if s.Takes(x.accept) != x.means {
			return fmt.Errorf("role %q and what it accepts do not agree about %s", s.Role, x.accept)
		}
	}
	if s.Most < 0 || (s.Most > 0 && s.Field == "") || (s.Own && s.Field == "") || len(s.Field) > MaxTitle {
		return errors.New("most and own are of a section with a field")
	}
	if s.Parts && !s.Takes(AcceptNotes) {
		return errors.New("parts are of a section that accepts notes")
	}
	return english("title", s.Title)
}

func (t *Template) checkLayout(l Layout, first bool) error {
	page := geom.R(0, 0, l.Page[0], l.Page[1])
	if !finite(l.Page[:]...) || page.W < 20 || page.H < 20 || page.W > 5000 || page.H > 5000 {
		return fmt.Errorf("page %v is not between 20 and 5000 mm", l.Page)
	}
	if err := oneOf("head", l.Head, []Head{HeadUsual, HeadLow}); err != nil {
		return err
	}
	frame := page
	if (l.Columns != nil) != t.Of.Repeats() {
		return fmt.Errorf("columns and of %q do not agree", t.Of)
	}
	if c := l.Columns; c != nil {
		if !finite(c.X, c.W, c.Gap, c.Nominal) || c.Nominal < 10 || c.Gap < 0 || c.X < 0 ||
			c.X+c.W > page.W || c.W-c.Gap*(MaxPeriods-1) < 10*MaxPeriods {
			return errors.New("the columns do not fit on the page")
		}
		frame.W = c.Nominal
	}
	placed := map[SectionID]bool{}
	for _, p := range l.Places {
		s, ok := t.Section(p.Section)
		if !ok || placed[p.Section] {
			return fmt.Errorf("place of section %q: no such section, or placed twice", p.Section)
		}
		placed[p.Section] = true
		within := page
		if p.Repeat {
			within = frame
		}
		if err := p.checkPlace(within, s); err != nil {
			return fmt.Errorf("place of section %q: %w", p.Section, err)
		}
		if p.Repeat && l.Columns == nil {
			return fmt.Errorf("place of section %q: repeat without columns", p.Section)
		}
	}
	if first && len(placed) != len(t.Sections) {
		return errors.New("a section has no place")
	}
	for i, o := range l.Ornaments {
		if o.Repeat && l.Columns == nil {
			return fmt.Errorf("ornament %d: repeat without columns", i+1)
		}
		if err := o.checkOrnament(); err != nil {
			return fmt.Errorf("ornament %d: %w", i+1, err)
		}
	}
	return nil
}

func (p Place) checkPlace(within geom.Rect, s Section) error {
	given := 0
	for _, b := range []bool{p.Outline.Rect != nil, p.Outline.Polygon != nil, p.Outline.Circle != nil} {
		if b {
			given++
		}
	}
	if given != 1 {
		return errors.New("outline is not exactly one of rect, polygon and circle")
	}
	if p.Outline.Rect != nil && (!finite(p.Outline.Rect[:]...) || p.Outline.Rect[2] <= 0 || p.Outline.Rect[3] <= 0) {
		return errors.New("outline has no area")
	}
	if p.Outline.Circle != nil && (!finite(p.Outline.Circle[:]...) || p.Outline.Circle[2] <= 0) {
		return errors.New("outline has no area")
	}
	if p.Outline.Polygon != nil && (len(p.Outline.Polygon) < 3 || len(p.Outline.Polygon) > 500) {
		return errors.New("outline has too few or too many corners")
	}
	if !finite(p.Outline.Round) || p.Outline.Round < 0 {
		return errors.New("outline has a wrong radius")
	}
	for _, q := range p.Outline.Polygon {
		if !finite(q[:]...) {
			return errors.New("outline has a wrong corner")
		}
	}
	const slack = 0.001 // for rounding in the file
	inside := func(r, in geom.Rect) bool {
		return r.X >= in.X-slack && r.Y >= in.Y-slack && r.Right() <= in.Right()+slack && r.Bottom() <= in.Bottom()+slack
	}
	outline, content := p.Outline.Shape().Bounds(), p.ContentRect()
	if !inside(outline, within) {
		return errors.New("outline lies outside of the page")
	}
	if !finite(p.Content[:]...) || content.W < 10 || content.H < 5 || !inside(content, outline) {
		return errors.New("content is too small or lies outside of the outline")
	}
	for _, show := range p.Shows {
		if err := oneOf("shows", show, []Show{ShowTotal}); err != nil {
			return err
		}
		if _, ok := s.Role.TotalOf(); !ok && !s.Takes(AcceptCosts) {
			return fmt.Errorf("role %q has no total to show", s.Role)
		}
	}
	if len(p.Bands) > 20 || (len(p.Bands) > 0 && p.Flow != FlowFree) {
		return errors.New("bands are for sections that place freely, and at most 20")
	}
	for _, b := range p.Bands {
		if err := errors.Join(oneOf("band", b.Level, Levels), english("band", b.Title)); err != nil {
			return err
		}
	}
	tables := s.Takes(AcceptMetrics) || s.Takes(AcceptReferences)
	switch {
	case (p.Flow == FlowText) != s.Takes(AcceptText):
		return errors.New("the flow text is for sections that accept text, and only for them")
	case p.Flow == FlowMatrix && s.Role != RoleMetrics:
		return errors.New("the flow matrix is for metrics")
	case tables && p.Flow != FlowMatrix && p.Flow != FlowLines:
		return errors.New("metrics and references flow as lines or as a matrix")
	case p.Flow == FlowLines && !tables && !s.Takes(AcceptSources) && !s.Takes(AcceptCosts):
		return errors.New("the flow lines is for what has figures")
	}
	if p.Pile != "" && (p.Outline.Rect == nil || p.Repeat || len(p.Pile) > MaxTitle) {
		return errors.New("a pile is of places with a rect that do not repeat")
	}
	return errors.Join(
		oneOf("flow", p.Flow, Flows),
		oneOf("text", p.Text, append([]TextSize{""}, TextSizes...)),
		oneOf("cards", p.Cards, []CardSize{"", CardFull, CardHalf, CardCompact, CardLine}),
		oneOf("notes", p.Notes, append([]NoteSize{""}, NoteSizes...)),
		oneOf("heading", p.Heading, Headings),
		oneOf("tone", p.Tone, Tones))
}

func (o Ornament) checkOrnament() error {
	for _, q := range o.Points {
		if !finite(q[:]...) {
			return errors.New("a wrong point")
		}
	}
	need := func(points int, rect bool) error {
		if len(o.Points) < points || (rect && (o.Rect == nil || !finite(o.Rect[:]...) || o.Rect[2] <= 0 || o.Rect[3] <= 0)) {
			return fmt.Errorf("%s lacks points or rect", o.Kind)
		}
		return nil
	}
	var err error
	switch o.Kind {
	case OrnamentLine, OrnamentArrow:
		err = need(2, false)
		for i := 1; i < len(o.Points) && err == nil; i++ {
			if o.Points[i] == o.Points[i-1] {
				err = fmt.Errorf("a %s of no length", o.Kind)
			}
		}
	case OrnamentText:
		err = errors.Join(need(1, false), english("words", o.Words))
	case OrnamentLegend:
		err = need(1, false)
	case OrnamentPeriod:
		err = need(1, false)
	case OrnamentBar:
		err = need(0, true)
	case OrnamentChanges:
		err = need(0, true)
	case OrnamentInsight:
		err = errors.Join(need(0, true), oneOf("insight", o.Insight, Insights))
	case OrnamentField:
		err = errors.Join(need(1, false), named(o.Field != "" && len(o.Field) <= MaxTitle, "field", o.Field))
	default:
		err = fmt.Errorf("unknown kind %q", o.Kind)
	}
	if (o.Kind == OrnamentPeriod || o.Kind == OrnamentChanges) && !o.Repeat {
		err = errors.Join(err, fmt.Errorf("%s is of a column: it lacks repeat", o.Kind))
	}
	return errors.Join(err,
		oneOf("style", o.Style, []TextStyle{"", TextLabel, TextOverbar, TextHeading}),
		oneOf("align", o.Align, []Align{AlignStart, AlignCenter, AlignEnd}),
		oneOf("tone", o.Tone, Tones),
		oneOf("pen", o.Pen, []PenWord{"", PenHair, PenRule, PenDash}))
}

func english(what string, w Words) error {
	if strings.TrimSpace(w["en"]) == "" {
		return fmt.Errorf("no English %s", what)
	}
	for lang, s := range w {
		if strings.TrimSpace(s) == "" {
			return fmt.Errorf("empty %s in %q", what, lang)
		}
		if err := long(what, s); err != nil {
			return err
		}
	}
	return nil
}

func finite(values ...float64) bool {
	return !slices.ContainsFunc(values, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e5 })
}
