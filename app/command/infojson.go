package command

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"clustercanvas/canvas"
)

// infoFile is what info --json writes, field by field, in this order; docs/command-line.md
// describes it. Every field is always there. Records refer to each other by id, and what is on a
// sheet has the number of the sheet, from 1, as well. Shares are per cent and amounts are major
// units of the currency per year, both exact; null is not known.
type infoFile struct {
	File       string          `json:"file"`
	Records    int             `json:"records"`
	Changes    int             `json:"changes"`
	Snapshots  int             `json:"snapshots"`
	Profile    infoProfile     `json:"profile"`
	Scenarios  []infoScenario  `json:"scenarios"`
	Periods    []infoPeriod    `json:"periods"`
	Cards      []infoCard      `json:"cards"`
	Sources    []infoSource    `json:"sources"`
	Fundings   []infoFunding   `json:"fundings"`
	Totals     []infoTotal     `json:"totals"`
	CostLines  []infoCostLine  `json:"costLines"`
	Costs      []infoCost      `json:"costs"`
	Texts      []infoField     `json:"texts"`
	Horizons   []infoHorizon   `json:"horizons"`
	Metrics    []infoMetric    `json:"metrics"`
	Targets    []infoTarget    `json:"targets"`
	Readings   []infoReading   `json:"readings"`
	References []infoReference `json:"references"`
	Sheets     []infoSheet     `json:"sheets"`
	Placements []infoPlacement `json:"placements"`
	Notes      []infoNote      `json:"notes"`
	Links      []infoLink      `json:"links"`
	Views      []infoView      `json:"views"`
	Meetings   []infoMeeting   `json:"meetings"`
	Slots      []infoSlot      `json:"slots"`
	Shares     []infoShares    `json:"shares"`
	Coverage   []infoCoverage  `json:"coverage"`
	Checks     []infoCheck     `json:"checks"`
	Problems   []infoProblem   `json:"problems"`
}

type infoProfile struct {
	Cluster  string `json:"cluster"`
	Country  string `json:"country"`
	Type     string `json:"type"`
	Category string `json:"category"`
	Helix    string `json:"helix"`
	Founded  int    `json:"founded"`
	Members  int    `json:"members"`
	Staff    int    `json:"staff"`
	Currency string `json:"currency"`
	Language string `json:"language"`
	Second   string `json:"second"`
	About    string `json:"about"`
	Logo     string `json:"logo"` // the hash of a picture
	Brand    string `json:"brand"`

	Discretion string `json:"discretion"` // what the public version does with figures
}

type infoScenario struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	BasedOn string   `json:"basedOn"`
	Periods []string `json:"periods"`
}

type infoPeriod struct {
	ID       string `json:"id"`
	Scenario string `json:"scenario"`
	Label    string `json:"label"`
	From     int    `json:"from"`
	To       int    `json:"to"`
	SameAs   string `json:"sameAs"`
}

type infoCard struct {
	ID        string `json:"id"`
	Deck      string `json:"deck"`
	Title     string `json:"title"` // as sheets show it
	OwnTitle  string `json:"ownTitle"`
	Short     string `json:"short"`
	Group     string `json:"group"`
	Side      string `json:"side"`
	Level     string `json:"level"`
	Use       string `json:"use"`
	Pictogram string `json:"pictogram"`
}

type infoSource struct {
	ID           string `json:"id"`
	Scenario     string `json:"scenario"`
	Card         string `json:"card"`
	Deck         string `json:"deck"`
	Title        string `json:"title"` // as sheets show it
	OwnTitle     string `json:"ownTitle"`
	Payer        string `json:"payer"`
	Group        string `json:"group"`
	Side         string `json:"side"`
	Use          string `json:"use"`
	Starts       string `json:"starts"`
	Ends         string `json:"ends"`
	Confidential bool   `json:"confidential"`
	SameAs       string `json:"sameAs"`
	Rank         string `json:"rank"`
}

type infoFunding struct {
	ID          string       `json:"id"`
	Source      string       `json:"source"`
	Title       string       `json:"title"` // of the source
	Period      string       `json:"period"`
	Kind        string       `json:"kind"`        // what was typed: nothing, share, amount
	Share       *json.Number `json:"share"`       // as typed
	Amount      *json.Number `json:"amount"`      // as typed
	ShownShare  *json.Number `json:"shownShare"`  // as sheets show it, rounded
	ShownAmount *json.Number `json:"shownAmount"` // typed or computed
	Counts      bool         `json:"counts"`
	Status      string       `json:"status"`
	Basis       string       `json:"basis"`
	Origin      string       `json:"origin"`

	Confidential bool `json:"confidential"`
}

type infoTotal struct {
	ID     string       `json:"id"`
	Period string       `json:"period"`
	Of     string       `json:"of"`
	Kind   string       `json:"kind"`
	Share  *json.Number `json:"share"`
	Amount *json.Number `json:"amount"`
	Basis  string       `json:"basis"`
	Origin string       `json:"origin"`

	Confidential bool `json:"confidential"`
}

type infoSheet struct {
	N        int    `json:"n"`
	ID       string `json:"id"`
	Tool     string `json:"tool"`
	Title    string `json:"title"` // as the tab shows it
	OwnTitle string `json:"ownTitle"`
	Scenario string `json:"scenario"`
	Period   string `json:"period"`  // empty where the sheet shows all
	Against  string `json:"against"` // the period that it is compared with
	Pages    int    `json:"pages"`
}

type infoPlacement struct {
	ID      string     `json:"id"`
	Sheet   string     `json:"sheet"`
	N       int        `json:"n"`
	Source  string     `json:"source"`
	Title   string     `json:"title"` // of the source
	Column  string     `json:"column"`
	Section string     `json:"section"`
	Rank    string     `json:"rank"`
	Free    bool       `json:"free"`
	At      [2]float64 `json:"at"` // mm, from the corner of the section's content
	Hidden  bool       `json:"hidden"`
	Locked  bool       `json:"locked"`
	Step    int        `json:"step"` // of the explanation, with which it appears; 0: from the start
}

type infoNote struct {
	ID           string     `json:"id"`
	Sheet        string     `json:"sheet"`
	N            int        `json:"n"`
	Section      string     `json:"section"`
	Column       string     `json:"column"`
	Text         string     `json:"text"`
	Heading      bool       `json:"heading"`
	Tint         string     `json:"tint"`
	Size         string     `json:"size"`
	Author       string     `json:"author"`
	Part         string     `json:"part"`
	Confidential bool       `json:"confidential"`
	Rank         string     `json:"rank"`
	Free         bool       `json:"free"`
	At           [2]float64 `json:"at"`
	Locked       bool       `json:"locked"`
	Picture      string     `json:"picture"` // the hash of a picture
	Step         int        `json:"step"`    // as of a placement
}

// infoLink is an arrow from one source or note of a sheet to another.
type infoLink struct {
	ID         string `json:"id"`
	Sheet      string `json:"sheet"`
	N          int    `json:"n"`
	From       string `json:"from"`
	FromColumn string `json:"fromColumn"`
	To         string `json:"to"`
	ToColumn   string `json:"toColumn"`
	Label      string `json:"label"`
}

// infoView is something to be shown: a sheet, or a part of it.
type infoView struct {
	N            int        `json:"n"` // from 1, in order
	ID           string     `json:"id"`
	Title        string     `json:"title"`
	Sheet        string     `json:"sheet"`
	Period       string     `json:"period"`
	Section      string     `json:"section"`
	Frame        [4]float64 `json:"frame"`
	Page         int        `json:"page"` // from 1
	Layout       string     `json:"layout"`
	Veiled       bool       `json:"veiled"`
	HidesAmounts bool       `json:"hidesAmounts"`
	HidesNotes   bool       `json:"hidesNotes"`
	HidesPrompts bool       `json:"hidesPrompts"`
	Rank         string     `json:"rank"`
}

// infoSlot is where a source or a note is drawn, by hand or not.
type infoSlot struct {
	Sheet   string     `json:"sheet"`
	N       int        `json:"n"`
	Page    int        `json:"page"` // from 1
	Kind    string     `json:"kind"` // of the record: source, note
	ID      string     `json:"id"`
	Section string     `json:"section"`
	Column  string     `json:"column"`
	Free    bool       `json:"free"`
	Rect    [4]float64 `json:"rect"` // x, y, width, height in mm on the page
}

type infoShares struct {
	Scenario string       `json:"scenario"`
	Period   string       `json:"period"`
	Label    string       `json:"label"`
	Known    bool         `json:"known"`
	Decimals int          `json:"decimals"`
	Mixed    bool         `json:"mixed"`
	Income   *json.Number `json:"income"`
	InKind   *json.Number `json:"inKind"`
	Unknown  int          `json:"unknown"` // sources that count and have no figure
	Total    infoSum      `json:"total"`
	Sides    infoSides    `json:"sides"`
	Groups   infoGroups   `json:"groups"`
	Parts    []infoPart   `json:"parts"`
	Rests    []infoRest   `json:"rests"`
}

type infoSides struct {
	Public  infoSum `json:"public"`
	Private infoSum `json:"private"`
}

type infoGroups struct {
	Public  infoSum `json:"public"`
	Private infoSum `json:"private"`
	Project infoSum `json:"project"`
}

type infoSum struct {
	Share        *json.Number `json:"share"` // with what is in action
	Today        *json.Number `json:"today"` // without
	Typed        bool         `json:"typed"` // a typed total stands behind it
	Over         *json.Number `json:"over"`  // by how much the sources exceed it
	Illustrative bool         `json:"illustrative"`
}

type infoPart struct {
	Source string       `json:"source"`
	Title  string       `json:"title"`
	Counts bool         `json:"counts"`
	Share  *json.Number `json:"share"`
	Amount *json.Number `json:"amount"`
	Status string       `json:"status"`
}

type infoRest struct {
	Of    string       `json:"of"` // as of a total; income is nobody's
	Share *json.Number `json:"share"`
}

type infoCheck struct {
	Key      string       `json:"key"`
	Scenario string       `json:"scenario"`
	Period   string       `json:"period"`
	Figure   *json.Number `json:"figure"` // per cent; 0 where the check has none
	Amount   *json.Number `json:"amount"` // per year; 0 where the check has none
	Item     string       `json:"item"`   // the source, cost line, note or metric to look at
	Sheet    string       `json:"sheet"`  // where it lies
	Section  string       `json:"section"`
	Record   string       `json:"record"` // any other record to look at
	Severe   bool         `json:"severe"` // figures are wrong by it
	Text     string       `json:"text"`
}

type infoProblem struct {
	Record string `json:"record"`
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	Text   string `json:"text"`
}

// Places behind the point of the exact figures.
const (
	moneyPlaces    = 2 // minor units
	sharePlaces    = 4 // millionths, as per cent
	quantityPlaces = 6
)

// nothing is the kind of a figure that nobody has typed yet.
const nothing = "nothing"

// typed returns a value as it was typed.
func typed(v canvas.Value) (kind string, share, amount *json.Number) {
	switch v.Kind {
	case canvas.ShareValue:
		return string(v.Kind), decimal(int64(v.Share), sharePlaces), nil
	case canvas.AmountValue:
		return string(v.Kind), nil, decimal(int64(v.Amount), moneyPlaces)
	}
	return nothing, nil, nil
}

// decimal returns n through 10 to the power of places as a number, exactly.
func decimal(n int64, places int) *json.Number {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	if places > 0 {
		s = strings.Repeat("0", max(0, places+1-len(s))) + s
		s = strings.TrimRight(s[:len(s)-places]+"."+s[len(s)-places:], "0")
		s = strings.TrimSuffix(s, ".")
	}
	out := json.Number(sign + s)
	return &out
}

// hundredth rounds millimetres to what is worth telling.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
