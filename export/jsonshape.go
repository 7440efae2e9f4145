package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"clustercanvas/canvas"
	"clustercanvas/canvas/deck"
)

// What the first two lines of an exchange file say.
const (
	exchangeFormat  = "cluster-canvas"
	exchangeVersion = 1
)

// exchangeFile is the exchange format, field by field; docs/exchange-format.md describes it. The
// writer hands it to encoding/json, the reader fills it by exchangeDecode. What equals its
// default is left out: a person writes as little as the program does.
type exchangeFile struct {
	Format     string              `json:"format"`
	Version    int                 `json:"version"`
	Cluster    *exchangeCluster    `json:"cluster,omitempty"`
	Texts      []exchangeText      `json:"texts,omitempty"`
	Cards      []exchangeCard      `json:"cards,omitempty"`
	Scenarios  []exchangeScenario  `json:"scenarios,omitempty"`
	Horizons   []exchangeHorizon   `json:"horizons,omitempty"`
	Metrics    []exchangeMetric    `json:"metrics,omitempty"`
	References []exchangeReference `json:"references,omitempty"`
	Sheets     []exchangeSheet     `json:"sheets,omitempty"`
	Views      []exchangeView      `json:"views,omitempty"`
	Meetings   []exchangeMeeting   `json:"meetings,omitempty"`
	Templates  []exchangeTemplate  `json:"templates,omitempty"` // late, because they are long
	Pictures   []exchangePicture   `json:"pictures,omitempty"`  // last, because they are longer
}

type exchangeCluster struct {
	Name     string `json:"name,omitempty"`
	Country  string `json:"country,omitempty"`
	Type     string `json:"type,omitempty"`
	Category string `json:"category,omitempty"`
	Helix    string `json:"helix,omitempty"`
	Founded  int    `json:"founded,omitempty"`
	Members  int    `json:"members,omitempty"`
	Staff    int    `json:"staff,omitempty"`
	Currency string `json:"currency,omitempty"`
	Language string `json:"language,omitempty"`
	Second   string `json:"second,omitempty"`
	About    string `json:"about,omitempty"`
	Logo     string `json:"logo,omitempty"`
	Brand    string `json:"brand,omitempty"`

	Discretion string `json:"discretion,omitempty"`
}

// exchangeText is a text of the cluster or of a period.
type exchangeText struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

// exchangeCard is a card of the user's own, or one of the deck that was changed or that no
// source uses. Other cards of the deck need no entry.
type exchangeCard struct {
	ID        string  `json:"id,omitempty"`
	Deck      string  `json:"deck,omitempty"`
	Title     string  `json:"title,omitempty"`
	Short     string  `json:"short,omitempty"`
	Body      string  `json:"body,omitempty"`
	Pictogram string  `json:"pictogram,omitempty"`
	Group     string  `json:"group,omitempty"`
	Side      string  `json:"side,omitempty"`
	Level     *string `json:"level,omitempty"` // a pointer: "any" is the empty word, and a level of its own
	Use       string  `json:"use,omitempty"`
}

type exchangeScenario struct {
	ID      string           `json:"id,omitempty"`
	Rank    string           `json:"rank,omitempty"`
	Title   string           `json:"title,omitempty"`
	BasedOn string           `json:"basedOn,omitempty"`
	Periods []exchangePeriod `json:"periods,omitempty"`
	Sources []exchangeSource `json:"sources,omitempty"`
	Totals  []exchangeTotal  `json:"totals,omitempty"`
	Costs   []exchangeCost   `json:"costs,omitempty"`
}

type exchangePeriod struct {
	ID     string         `json:"id,omitempty"`
	Rank   string         `json:"rank,omitempty"`
	Label  string         `json:"label,omitempty"`
	From   int            `json:"from,omitempty"`
	To     int            `json:"to,omitempty"`
	SameAs string         `json:"sameAs,omitempty"`
	Texts  []exchangeText `json:"texts,omitempty"`
}

type exchangeSource struct {
	ID           string            `json:"id,omitempty"`
	Rank         string            `json:"rank,omitempty"`
	Card         string            `json:"card"`
	Title        string            `json:"title,omitempty"`
	Payer        string            `json:"payer,omitempty"`
	Group        string            `json:"group,omitempty"`
	Side         string            `json:"side,omitempty"`
	Use          string            `json:"use,omitempty"`
	Starts       string            `json:"starts,omitempty"`
	Ends         string            `json:"ends,omitempty"`
	Confidential bool              `json:"confidential,omitempty"`
	SameAs       string            `json:"sameAs,omitempty"`
	Fundings     []exchangeFunding `json:"fundings,omitempty"`
}

type exchangeFunding struct {
	Period string          `json:"period,omitempty"`
	Share  *exchangeFigure `json:"share,omitempty"`
	Amount *exchangeFigure `json:"amount,omitempty"`
	Status string          `json:"status,omitempty"`
	Basis  string          `json:"basis,omitempty"`
	Origin string          `json:"origin,omitempty"`

	Confidential bool `json:"confidential,omitempty"`
}

type exchangeTotal struct {
	Period string          `json:"period,omitempty"`
	Of     string          `json:"of"`
	Share  *exchangeFigure `json:"share,omitempty"`
	Amount *exchangeFigure `json:"amount,omitempty"`
	Basis  string          `json:"basis,omitempty"`
	Origin string          `json:"origin,omitempty"`

	Confidential bool `json:"confidential,omitempty"`
}

// exchangeCost is a cost line: one of the usual ones by its id, or the user's own by a title.
type exchangeCost struct {
	ID           string               `json:"id,omitempty"`
	Rank         string               `json:"rank,omitempty"`
	Line         string               `json:"line,omitempty"`
	Group        string               `json:"group,omitempty"`
	Title        string               `json:"title,omitempty"`
	Confidential bool                 `json:"confidential,omitempty"`
	SameAs       string               `json:"sameAs,omitempty"`
	Amounts      []exchangeCostAmount `json:"amounts,omitempty"`
}

type exchangeCostAmount struct {
	Period string          `json:"period,omitempty"`
	Amount *exchangeFigure `json:"amount"`
	Status string          `json:"status,omitempty"`
	Basis  string          `json:"basis,omitempty"`
	Origin string          `json:"origin,omitempty"`

	Confidential bool `json:"confidential,omitempty"`
}

type exchangeHorizon struct {
	ID    string `json:"id,omitempty"`
	Rank  string `json:"rank,omitempty"`
	Label string `json:"label,omitempty"`
	Year  int    `json:"year,omitempty"`
}

type exchangeMetric struct {
	ID         string            `json:"id,omitempty"`
	Rank       string            `json:"rank,omitempty"`
	Title      string            `json:"title,omitempty"`
	Unit       string            `json:"unit,omitempty"`
	Measures   string            `json:"measures,omitempty"`
	Origin     string            `json:"origin,omitempty"`
	Owner      string            `json:"owner,omitempty"`
	Scale      string            `json:"scale,omitempty"`
	ShareOf    string            `json:"shareOf,omitempty"`
	Parked     bool              `json:"parked,omitempty"`
	Available  string            `json:"available,omitempty"`
	Understood string            `json:"understood,omitempty"`
	Trackable  string            `json:"trackable,omitempty"`
	Outcome    string            `json:"outcome,omitempty"`
	Targets    []exchangeTarget  `json:"targets,omitempty"`
	Readings   []exchangeReading `json:"readings,omitempty"`
}

type exchangeTarget struct {
	Horizon string          `json:"horizon,omitempty"`
	Value   *exchangeFigure `json:"value"`
	Basis   string          `json:"basis,omitempty"`
	Origin  string          `json:"origin,omitempty"`
}

type exchangeReading struct {
	ID     string          `json:"id,omitempty"`
	Day    string          `json:"day"`
	Value  *exchangeFigure `json:"value"`
	Origin string          `json:"origin,omitempty"`
	By     string          `json:"by,omitempty"`
}

type exchangeReference struct {
	ID      string          `json:"id,omitempty"`
	Rank    string          `json:"rank,omitempty"`
	Cluster string          `json:"cluster,omitempty"`
	Measure string          `json:"measure,omitempty"`
	Unit    string          `json:"unit,omitempty"`
	Value   *exchangeFigure `json:"value"`
	Year    int             `json:"year,omitempty"`
	Origin  string          `json:"origin,omitempty"`
	Metric  string          `json:"metric,omitempty"`
}

type exchangeSheet struct {
	ID         string              `json:"id,omitempty"`
	Rank       string              `json:"rank,omitempty"`
	Tool       string              `json:"tool"`
	Scenario   string              `json:"scenario,omitempty"`
	Period     string              `json:"period,omitempty"`
	Against    string              `json:"against,omitempty"`
	Title      string              `json:"title,omitempty"`
	Placements []exchangePlacement `json:"placements,omitempty"`
	Notes      []exchangeNote      `json:"notes,omitempty"`
	Links      []exchangeLink      `json:"links,omitempty"`
}

type exchangePlacement struct {
	Source  string         `json:"source"`
	Column  string         `json:"column,omitempty"`
	Section string         `json:"section,omitempty"`
	Rank    string         `json:"rank,omitempty"`
	At      *exchangePoint `json:"at,omitempty"`
	Free    *bool          `json:"free,omitempty"` // only where it does not follow from At
	Hidden  bool           `json:"hidden,omitempty"`
	Locked  bool           `json:"locked,omitempty"`
	Step    int            `json:"step,omitempty"`
}

type exchangeNote struct {
	ID           string         `json:"id,omitempty"`
	Rank         string         `json:"rank,omitempty"`
	Section      string         `json:"section"`
	Column       string         `json:"column,omitempty"`
	At           *exchangePoint `json:"at,omitempty"`
	Free         *bool          `json:"free,omitempty"` // only where it does not follow from At
	Size         string         `json:"size,omitempty"`
	Tint         string         `json:"tint,omitempty"`
	Text         string         `json:"text,omitempty"`
	Heading      bool           `json:"heading,omitempty"`
	Author       string         `json:"author,omitempty"`
	Part         string         `json:"part,omitempty"`
	Confidential bool           `json:"confidential,omitempty"`
	Locked       bool           `json:"locked,omitempty"`
	Picture      string         `json:"picture,omitempty"`
	Step         int            `json:"step,omitempty"`
}

// exchangeLink is an arrow between two things of a sheet: notes by their id, sources as placements
// name them.
type exchangeLink struct {
	From       string `json:"from"`
	FromColumn string `json:"fromColumn,omitempty"`
	To         string `json:"to"`
	ToColumn   string `json:"toColumn,omitempty"`
	Label      string `json:"label,omitempty"`
}

// exchangeView is something to be shown: a sheet, or a part of it.
type exchangeView struct {
	ID      string         `json:"id,omitempty"`
	Rank    string         `json:"rank,omitempty"`
	Title   string         `json:"title,omitempty"`
	Sheet   string         `json:"sheet,omitempty"`
	Period  string         `json:"period,omitempty"`
	Section string         `json:"section,omitempty"`
	Frame   *exchangeFrame `json:"frame,omitempty"`
	Page    int            `json:"page,omitempty"` // from 1; 0 is the first as well
	Layout  string         `json:"layout,omitempty"`
	Veiled  bool           `json:"veiled,omitempty"`
	Hides   []string       `json:"hides,omitempty"`
}

// exchangePicture is a picture that a note or the header shows. Its name there follows from its
// content.
type exchangePicture struct {
	Data string `json:"data"` // a PNG or JPEG file in base64
}

// exchangeTemplate is a tool that is not built in, or one that no sheet uses. Exactly one of
// Tool, Template and JSON is given.
type exchangeTemplate struct {
	ID       string          `json:"id,omitempty"`
	Tool     string          `json:"tool,omitempty"`     // a built-in tool
	Template json.RawMessage `json:"template,omitempty"` // the template, white space not kept
	JSON     string          `json:"json,omitempty"`     // the template as text, kept to the letter
}

// exchangePoint is an x and a y in millimetres.
type exchangePoint [2]float64

// exchangeFrame is a part of a page: x, y, width and height in millimetres.
type exchangeFrame [4]float64

// exchangeFigure is a number as it stands in the file, bare or in quotation marks: it is never
// turned into a float.
type exchangeFigure string

// MarshalJSON returns the figure as a bare number.
func (f exchangeFigure) MarshalJSON() ([]byte, error) { return []byte(f), nil }

// What is meant where a file says nothing.
const (
	exchangeStatus = canvas.AsIs
	exchangeBasis  = canvas.Stated
	exchangeSize   = canvas.NoteMedium
	exchangeTint   = canvas.TintAsIs
	exchangeUse    = canvas.UseAnything

	exchangeMeasures = canvas.MeasuresImpact
	exchangeScale    = canvas.ScaleLinear
)

// exchangeSide returns the side of money of a group where a file says nothing: the group's own
// or, for project money, that of the card.
func exchangeSide(group canvas.Group, card canvas.Side) canvas.Side {
	if group == canvas.GroupProject {
		return card
	}
	return canvas.Side(group)
}

// exchangeCardDefaults returns what a card is where a file says nothing: the deck's card, or a
// card of the user's own.
func exchangeCardDefaults(deckID string) (card canvas.Card, inDeck bool) {
	if e, ok := deck.Find(deckID); ok {
		return e.Card(), true
	}
	return canvas.Card{Deck: deckID, Use: exchangeUse}, false
}

// exchangeTools are the tools that come with the program: a file names them and need not hold them.
type exchangeTools struct {
	names []string // ids of the templates, in the usual order
	copy  map[string]canvas.TemplateCopy
}

var exchangeBuiltIn = sync.OnceValue(func() exchangeTools {
	t := exchangeTools{copy: map[string]canvas.TemplateCopy{}}
	for _, record := range canvas.BuiltIn() {
		parsed, err := record.Parsed()
		if err != nil {
			panic(fmt.Sprintf("export: json: built-in template %s: %v", record.ID, err))
		}
		t.names = append(t.names, parsed.ID)
		t.copy[parsed.ID] = record
	}
	return t
})

// exchangeRanks fills the ranks that are missing from a list: after the item before, and before
// whatever comes next in order.
func exchangeRanks(given []canvas.Rank) []canvas.Rank {
	inOrder := slices.Sorted(slices.Values(given))
	out := slices.Clone(given)
	last := canvas.Rank("")
	for i := 0; i < len(out); i++ {
		if out[i] != "" {
			last = out[i]
			continue
		}
		end := i + 1
		for end < len(out) && out[end] == "" {
			end++
		}
		next := canvas.Rank("")
		if n, _ := slices.BinarySearch(inOrder, last+"\x00"); n < len(inOrder) { // the first after last
			next = inOrder[n]
		}
		copy(out[i:end], canvas.Ranks(last, next, end-i))
	}
	return out
}
