package canvas

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"clustercanvas/canvas/geom"
)

// Limits of what a record may hold. They are far above what people type and keep a crafted file
// from filling memory.
const (
	MaxTitle    = 400     // bytes of a title, a label, a payer
	MaxText     = 20_000  // bytes of a note, a description
	MaxTemplate = 400_000 // bytes of a template
	MaxPeriods  = 6       // columns of time in a scenario
	MaxHorizons = 6       // points in time that a cluster looks ahead to
	MinHorizons = 2
	MaxSteps    = 99      // steps in which a sheet is explained
	maxPlace    = 100_000 // mm from the content's corner
)

// check of each kind returns what is wrong with a record by itself.

func (r Info) check() error {
	return errors.Join(
		named(r.ID == InfoID, "id", r.ID),
		short("cluster", r.Cluster), short("country", r.Country), short("type", r.Type), short("category", r.Category),
		short("helix", r.Helix), short("currency", r.Currency), short("language", r.Language),
		short("second", r.Second), long("about", r.About), year("founded", r.Founded),
		named(r.Members >= 0, "members", r.Members), named(r.Staff >= 0, "staff", r.Staff),
		asset("logo", r.Logo), named(r.Brand == "" || isColor(r.Brand), "brand", r.Brand),
		oneOf("discretion", r.Discretion, Discretions))
}

func (r TemplateCopy) check() error {
	return errors.Join(id(r.ID), text("template", r.JSON, MaxTemplate))
}

func (r Scenario) check() error {
	return errors.Join(id(r.ID), short("title", r.Title), rank(r.Rank), reference("basedOn", r.BasedOn))
}

func (r Period) check() error {
	return errors.Join(id(r.ID), short("label", r.Label), rank(r.Rank),
		year("fromYear", r.FromYear), year("toYear", r.ToYear), reference("sameAs", r.SameAs),
		named(r.FromYear == 0 || r.ToYear == 0 || r.FromYear <= r.ToYear, "toYear before fromYear", r.ToYear))
}

func (r Card) check() error {
	return errors.Join(id(r.ID), short("deck", r.Deck), short("title", r.Title), short("short", r.Short),
		long("body", r.Body), short("pictogram", r.Pictogram),
		oneOf("group", r.Group, Groups), oneOf("side", r.Side, Sides), agree(r.Group, r.Side),
		oneOf("level", r.Level, Levels), oneOf("use", r.Use, Uses))
}

func (s Source) check() error {
	return errors.Join(id(s.ID), rank(s.Rank), short("title", s.Title), short("payer", s.Payer),
		oneOf("group", s.Group, Groups), oneOf("side", s.Side, Sides), agree(s.Group, s.Side),
		oneOf("use", s.Use, Uses), reference("sameAs", s.SameAs),
		named(s.Starts >= 0, "starts", s.Starts), named(s.Ends >= 0, "ends", s.Ends),
		year("starts", s.Starts.Year()), year("ends", s.Ends.Year()),
		named(s.Starts == 0 || s.Ends == 0 || s.Starts <= s.Ends, "ends before starts", s.Ends))
}

func (r Funding) check() error {
	return errors.Join(named(r.ID == FundingID(r.Source, r.Period), "id", r.ID), r.Value.check(),
		oneOf("status", r.Status, Statuses), oneOf("basis", r.Basis, Bases), short("origin", r.Origin))
}

func (r Total) check() error {
	return errors.Join(named(r.ID == TotalID(r.Period, r.Of), "id", r.ID), oneOf("of", r.Of, TotalsOf),
		r.Value.check(), named(r.Value.Kind != NothingYet, "a total without a figure", r.Of),
		named(!r.Of.OnlyAmount() || r.Value.Kind == AmountValue, "a share where only an amount can be", r.Value.Share),
		oneOf("basis", r.Basis, Bases), short("origin", r.Origin))
}

func (r CostLine) check() error {
	return errors.Join(id(r.ID), rank(r.Rank), oneOf("group", r.Group, CostGroups), short("deck", r.Deck),
		short("title", r.Title), reference("sameAs", r.SameAs))
}

func (r Cost) check() error {
	return errors.Join(named(r.ID == CostID(r.Line, r.Period), "id", r.ID),
		named(r.Amount >= 0 && r.Amount <= MaxMoney, "amount", r.Amount),
		oneOf("status", r.Status, Statuses), oneOf("basis", r.Basis, Bases), short("origin", r.Origin))
}

func (r Field) check() error {
	return errors.Join(named(r.ID == FieldID(r.Of, r.Key), "id", r.ID), named(r.Key != "", "key", r.Key),
		short("key", r.Key), long("text", r.Text), named(r.Text != "", "a field without a text", r.Key))
}

func (r Horizon) check() error {
	return errors.Join(id(r.ID), rank(r.Rank), short("label", r.Label), year("year", r.Year))
}

func (r Metric) check() error {
	return errors.Join(id(r.ID), rank(r.Rank), short("title", r.Title), short("unit", r.Unit),
		oneOf("measures", r.Measures, MetricKinds), short("origin", r.Origin), short("owner", r.Owner),
		oneOf("scale", r.Scale, Scales), reference("shareOf", r.ShareOf),
		named(r.ShareOf == "" || r.ShareOf != r.ID, "a share of itself", r.ShareOf),
		oneOf("available", r.Available, Ratings), oneOf("understood", r.Understood, Ratings),
		oneOf("trackable", r.Trackable, Ratings), oneOf("outcome", r.Outcome, Ratings))
}

func (r Target) check() error {
	return errors.Join(named(r.ID == TargetID(r.Metric, r.Horizon), "id", r.ID), r.Value.check(),
		oneOf("basis", r.Basis, Bases), short("origin", r.Origin))
}

func (r Reading) check() error {
	return errors.Join(id(r.ID), r.Day.check(), r.Value.check(), short("origin", r.Origin), short("by", r.By))
}

func (r Reference) check() error {
	return errors.Join(id(r.ID), rank(r.Rank), short("cluster", r.Cluster), short("measure", r.Measure),
		short("unit", r.Unit), r.Value.check(), year("year", r.Year), short("origin", r.Origin),
		reference("metric", r.Metric))
}

func (q Quantity) check() error {
	return named(q >= -MaxQuantity && q <= MaxQuantity, "quantity", int64(q))
}

// check wants a year, a month of a year, or a day of a month; no calendar has a day without its
// month.
func (d Day) check() error {
	y, m, day := d.Year(), d.Month(), d.Day()
	last := 31
	switch m {
	case 4, 6, 9, 11:
		last = 30
	case 2:
		if last = 28; y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			last = 29
		}
	}
	ok := d > 0 && y >= 1000 && y < 10_000 && m <= 12 && day <= last && (m > 0 || day == 0)
	return named(ok, "day", int(d))
}

func (r Sheet) check() error {
	return errors.Join(id(r.ID), short("title", r.Title), rank(r.Rank),
		named(r.Template != "", "template", r.Template), reference("against", r.Against),
		named(r.Scenario != "" || r.Period == "", "a period without its scenario", r.Period))
}

func (r Placement) check() error {
	return errors.Join(named(r.ID == PlacementID(r.Source, r.Sheet, r.Column), "id", r.ID),
		named(r.Source != "" && r.Sheet != "", "source or sheet", r.Source),
		named(r.Rank == "" || r.Rank.valid(), "rank", r.Rank), place(r.At), short("section", string(r.Section)), appears(r.Step))
}

func (n Note) check() error {
	return errors.Join(id(n.ID), named(n.Sheet != "", "sheet", n.Sheet), rank(n.Rank), place(n.At),
		short("section", string(n.Section)), oneOf("size", n.Size, NoteSizes), oneOf("tint", n.Tint, Tints),
		long("text", n.Text), short("author", n.Author), named(n.Part == NoPart || slices.Contains(Parts, n.Part), "part", n.Part),
		asset("picture", n.Picture), appears(n.Step))
}

func (r Link) check() error {
	from, to := r.Ends()
	return errors.Join(named(r.ID == LinkID(r.Sheet, from, to), "id", r.ID), named(r.Sheet != "", "sheet", r.Sheet),
		named(r.From != "" && r.To != "" && from != to, "ends", r.From), short("label", r.Label))
}

func (r View) check() error {
	part := r.Frame != geom.Rect{}
	return errors.Join(id(r.ID), rank(r.Rank), short("title", r.Title), named(r.Sheet != "", "sheet", r.Sheet),
		short("section", string(r.Section)), short("layout", r.Layout), place(r.Frame.Min()),
		place(geom.Pt{X: r.Frame.W, Y: r.Frame.H}), named(!part || !r.Frame.Empty(), "frame", r.Frame),
		named(!part || r.Section == "", "a frame beside a section", r.Section),
		named(r.Page >= 0 && r.Page < 10_000, "page", r.Page), named(part || r.Page == 0 && r.Layout == "", "a page without a frame", r.Page))
}

// agree says that public money lies on the public side and private money on the private one;
// only project money may lie on either.
func agree(g Group, s Side) error {
	return named(g == GroupProject || string(g) == string(s), "side of "+string(g)+" money", s)
}

func named(ok bool, what string, value any) error {
	if ok {
		return nil
	}
	return fmt.Errorf("wrong %s: %q", what, fmt.Sprint(value))
}

func id(id RecordID) error {
	return named(id != "" && len(id) <= MaxTitle && utf8.ValidString(string(id)), "id", id)
}

// reference checks an id of a record that may be gone.
func reference(what string, id RecordID) error { return short(what, string(id)) }

// asset checks the hash of a picture, which may be gone.
func asset(what, hash string) error { return named(hash == "" || isHash(hash), what, hash) }

func rank(r Rank) error { return named(r != "" && r.valid() && len(r) <= MaxTitle, "rank", r) }

func year(what string, y int) error { return named(y >= 0 && y < 10_000, what, y) }

func appears(n int) error { return named(n >= 0 && n <= MaxSteps, "step", n) }

func place(p geom.Pt) error {
	ok := math.Abs(p.X) <= maxPlace && math.Abs(p.Y) <= maxPlace // false for NaN as well
	return named(ok, "place", p)
}

func short(what, s string) error { return text(what, s, MaxTitle) }

func long(what, s string) error { return text(what, s, MaxText) }

func text(what, s string, limit int) error {
	switch {
	case len(s) > limit:
		return fmt.Errorf("%s of %d bytes is longer than %d", what, len(s), limit)
	case !utf8.ValidString(s):
		return fmt.Errorf("%s is not valid UTF-8", what)
	}
	return nil
}

func oneOf[T ~string](what string, v T, of []T) error {
	return named(slices.Contains(of, v), what, v)
}
