package canvas

import (
	"fmt"
	"math/bits"
)

// Group is one of the three kinds of money of Canvas and Financing Model.
type Group string

// The groups.
const (
	GroupPublic  Group = "public"
	GroupPrivate Group = "private"
	GroupProject Group = "project"
)

// Groups lists the groups in their order on sheets.
var Groups = []Group{GroupPublic, GroupPrivate, GroupProject}

// Side is one of the two sides of Map and Evolution Map. It follows the deal, not the payer:
// tickets bought by ministries are private money.
type Side string

// The sides.
const (
	SidePublic  Side = "public"
	SidePrivate Side = "private"
)

// Sides lists the sides in their order on sheets.
var Sides = []Side{SidePublic, SidePrivate}

// Level is how far away the payer decides. It is words on a card; nothing is computed from it.
type Level string

// The levels. LevelAny says nothing and is not shown.
const (
	LevelAny              Level = ""
	LevelLocal            Level = "local"
	LevelLocalRegional    Level = "local-regional"
	LevelRegional         Level = "regional"
	LevelNationalRegional Level = "national-regional"
	LevelNational         Level = "national"
	LevelInternational    Level = "international"
)

// Levels lists the levels, nearest first.
var Levels = []Level{
	LevelAny, LevelLocal, LevelLocalRegional, LevelRegional, LevelNationalRegional, LevelNational,
	LevelInternational,
}

// Use is what money may pay for.
type Use string

// The uses. What is in kind lowers cost, brings no cash and stands apart in every sum.
const (
	UseAnything Use = "anything"
	UseProjects Use = "projects"
	UseInKind   Use = "in-kind"
)

// Uses lists the uses.
var Uses = []Use{UseAnything, UseProjects, UseInKind}

// Status says how real a funding is. Sums count what is as is and what is in action, and tell
// them apart; an idea is shown and not counted.
type Status string

// The statuses.
const (
	AsIs     Status = "as-is"
	InAction Status = "in-action"
	Idea     Status = "idea"
)

// Statuses lists the statuses, most real first.
var Statuses = []Status{AsIs, InAction, Idea}

// Basis says how sure a figure is.
type Basis string

// The bases.
const (
	Stated       Basis = "stated"
	Estimate     Basis = "estimate"
	Illustrative Basis = "illustrative"
)

// Bases lists the bases, surest first.
var Bases = []Basis{Stated, Estimate, Illustrative}

// TotalOf says what a typed total is the total of.
type TotalOf string

// What can have a typed total: the income of a period, a side, or a group.
const (
	TotalIncome       TotalOf = "income"
	TotalPublicSide   TotalOf = "public-side"
	TotalPrivateSide  TotalOf = "private-side"
	TotalPublicGroup  TotalOf = "public-group"
	TotalPrivateGroup TotalOf = "private-group"
	TotalProjectGroup TotalOf = "project-group"
	TotalReserve      TotalOf = "reserve" // the money that a period begins with; no income
)

// TotalsOf lists what can have a typed total.
var TotalsOf = []TotalOf{
	TotalIncome, TotalPublicSide, TotalPrivateSide, TotalPublicGroup, TotalPrivateGroup,
	TotalProjectGroup, TotalReserve,
}

// OnlyAmount reports whether the total can be no share.
func (t TotalOf) OnlyAmount() bool { return t == TotalIncome || t == TotalReserve }

// CostGroup is one of the four kinds of cost of the Financing Model.
type CostGroup string

// The groups of cost.
const (
	CostStartUp    CostGroup = "start-up" // one-time: in the first period only
	CostTeam       CostGroup = "team"
	CostOperations CostGroup = "operations"
	CostProjects   CostGroup = "projects"
)

// CostGroups lists the groups of cost in their order on sheets.
var CostGroups = []CostGroup{CostStartUp, CostTeam, CostOperations, CostProjects}

// MetricKind says what a metric counts.
type MetricKind string

// What a metric counts: what the cluster changes, or what it does.
const (
	MeasuresImpact   MetricKind = "impact"
	MeasuresActivity MetricKind = "activity"
)

// MetricKinds lists what a metric may count.
var MetricKinds = []MetricKind{MeasuresImpact, MeasuresActivity}

// Scale is how the path of a metric is drawn.
type Scale string

// The scales. Steps draws one step up for each horizon, whatever the figures.
const (
	ScaleLinear Scale = "linear"
	ScaleLog    Scale = "log"
	ScaleSteps  Scale = "steps"
)

// Scales lists the scales.
var Scales = []Scale{ScaleLinear, ScaleLog, ScaleSteps}

// Rating is how well a candidate metric does by one test.
type Rating string

// The ratings; the empty one is not rated yet.
const (
	NotRated  Rating = ""
	RatedNo   Rating = "no"
	RatedPart Rating = "partly"
	RatedYes  Rating = "yes"
)

// Ratings lists the ratings, the worst first.
var Ratings = []Rating{NotRated, RatedNo, RatedPart, RatedYes}

// Part is one of the parts that a cluster is made of.
type Part string

// The parts.
const (
	NoPart         Part = ""
	PartStartUps   Part = "start-ups"
	PartCompanies  Part = "companies"
	PartAcademia   Part = "academia"
	PartGovernment Part = "government"
	PartCapital    Part = "capital"
)

// Parts lists the parts in their order on sheets.
var Parts = []Part{PartStartUps, PartCompanies, PartAcademia, PartGovernment, PartCapital}

// The words that Info.Helix has for how many parts a cluster counts.
const (
	HelixTriple   = "triple"
	HelixPentagon = "pentagon"
)

// PartsOf returns the parts that a cluster of a helix has: three in a triple helix, five in a
// pentagon, which is also what is meant where nothing is known.
func PartsOf(helix string) []Part {
	if helix == HelixTriple {
		return []Part{PartCompanies, PartAcademia, PartGovernment}
	}
	return Parts
}

// Quantity is the figure of a metric in millionths of its unit. Exact; never a float.
type Quantity int64

// One is a quantity of one unit.
const One Quantity = 1_000_000

// MaxQuantity is the greatest quantity, and with a minus the least.
const MaxQuantity Quantity = 9_000_000_000_000 * One / 10

// Day is a day of a calendar as year*10000 + month*100 + day. Month and day may be zero: not
// known.
type Day int

// NewDay returns a day; month and day may be zero.
func NewDay(year, month, day int) Day { return Day(year*10000 + month*100 + day) }

// Year returns the year.
func (d Day) Year() int { return int(d) / 10000 }

// Month returns the month, 1 to 12; 0 is not known.
func (d Day) Month() int { return int(d) / 100 % 100 }

// Day returns the day of the month, 1 to 31; 0 is not known.
func (d Day) Day() int { return int(d) % 100 }

// String returns as much of a day as is known, as ISO 8601 writes it: 2026-03-31, 2026-03 or 2026;
// empty where nothing is known.
func (d Day) String() string {
	switch {
	case d == 0:
		return ""
	case d.Month() == 0:
		return fmt.Sprintf("%04d", d.Year())
	case d.Day() == 0:
		return fmt.Sprintf("%04d-%02d", d.Year(), d.Month())
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Month(), d.Day())
}

// TotalOfSide returns the name of the total of a side.
func TotalOfSide(s Side) TotalOf { return TotalOf(s + "-side") }

// TotalOfGroup returns the name of the total of a group.
func TotalOfGroup(g Group) TotalOf { return TotalOf(g + "-group") }

// Group returns the group that the money of a total counts as; empty where it may be of any. What
// is of a side and of no group counts as money of the side's own group.
func (t TotalOf) Group() Group {
	switch t {
	case TotalPublicGroup, TotalPublicSide:
		return GroupPublic
	case TotalPrivateGroup, TotalPrivateSide:
		return GroupPrivate
	case TotalProjectGroup:
		return GroupProject
	}
	return ""
}

// NoteSize is the size of a note; in a full section layout steps below it.
type NoteSize string

// The sizes of notes.
const (
	NoteSmall  NoteSize = "small"
	NoteMedium NoteSize = "medium"
	NoteLarge  NoteSize = "large"
)

// NoteSizes lists the sizes, smallest first.
var NoteSizes = []NoteSize{NoteSmall, NoteMedium, NoteLarge}

// Tint is a color of a note by its meaning.
type Tint string

// The tints: blue, orange, green and yellow on a sheet.
const (
	TintAsIs     Tint = "as-is"
	TintInAction Tint = "in-action"
	TintRemark   Tint = "remark"
	TintNeutral  Tint = "neutral"
)

// Tints lists the tints.
var Tints = []Tint{TintAsIs, TintInAction, TintRemark, TintNeutral}

// YearMonth is a month of a year as year*12 + month-1; zero is not known.
type YearMonth int

// NewYearMonth returns the given month, 1 to 12, of a year.
func NewYearMonth(year, month int) YearMonth { return YearMonth(year*12 + month - 1) }

// Year returns the year.
func (m YearMonth) Year() int { return int(m) / 12 }

// Month returns the month, 1 to 12.
func (m YearMonth) Month() int { return int(m)%12 + 1 }

// String returns a month as ISO 8601 writes it, 2026-03; empty where it is not known.
func (m YearMonth) String() string {
	if m == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.Year(), m.Month())
}

// ValueKind says which figure was typed.
type ValueKind string

// The kinds of values.
const (
	NothingYet  ValueKind = ""
	ShareValue  ValueKind = "share"
	AmountValue ValueKind = "amount"
)

// Whole is the share of everything: shares are in millionths, so that four places behind the
// decimal point of a percentage are exact.
const Whole Share = 1_000_000

// Share is a part of the cash income of a period, in millionths. Exact; never a float.
type Share int64

// Percent returns n whole per cent as a share.
func Percent(n int) Share { return Share(n) * (Whole / 100) }

// Of returns the share of an amount, rounded half up to a minor unit.
func (s Share) Of(m Money) Money {
	return Money(mulDivHalfUp(uint64(s), uint64(m), uint64(Whole)))
}

// mulDivHalfUp returns a*b/c, rounded half up; c is not zero and the result fits.
func mulDivHalfUp(a, b, c uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	q, rest := bits.Div64(hi, lo, c)
	if rest >= c-rest {
		q++
	}
	return q
}

// Money is an amount in minor units (cents) of the one currency of a workbook. Exact.
type Money int64

// MaxMoney is the greatest amount that a value may hold: ten trillion units. Sums of ten
// thousand of them still fit into 64 bits.
const MaxMoney Money = 900_000_000_000_000

// Value is what a funding brings, as it was typed: nothing yet, a share, or an amount per year.
// The other of the two is computed, never stored. The zero Value is nothing yet.
type Value struct {
	Kind   ValueKind `json:"kind,omitempty"`
	Share  Share     `json:"share,omitempty"`  // 0 to Whole; only with ShareValue
	Amount Money     `json:"amount,omitempty"` // per year, 0 to MaxMoney; only with AmountValue
}

// ShareOf returns the value of a typed share.
func ShareOf(s Share) Value { return Value{Kind: ShareValue, Share: s} }

// AmountOf returns the value of a typed amount per year.
func AmountOf(m Money) Value { return Value{Kind: AmountValue, Amount: m} }

func (v Value) check() error {
	switch v.Kind {
	case NothingYet:
		if v.Share != 0 || v.Amount != 0 {
			return fmt.Errorf("a value of nothing holds a figure")
		}
	case ShareValue:
		if v.Share < 0 || v.Share > Whole || v.Amount != 0 {
			return fmt.Errorf("share %d is not between 0 and %d millionths", v.Share, Whole)
		}
	case AmountValue:
		if v.Amount < 0 || v.Amount > MaxMoney || v.Share != 0 {
			return fmt.Errorf("amount %d is not between 0 and %d", v.Amount, MaxMoney)
		}
	default:
		return fmt.Errorf("unknown kind of value %q", v.Kind)
	}
	return nil
}
