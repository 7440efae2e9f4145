package canvas

import "fmt"

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
)

// TotalsOf lists what can have a typed total.
var TotalsOf = []TotalOf{
	TotalIncome, TotalPublicSide, TotalPrivateSide, TotalPublicGroup, TotalPrivateGroup,
	TotalProjectGroup,
}

// TotalOfSide returns the name of the total of a side.
func TotalOfSide(s Side) TotalOf { return TotalOf(s + "-side") }

// TotalOfGroup returns the name of the total of a group.
func TotalOfGroup(g Group) TotalOf { return TotalOf(g + "-group") }

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
