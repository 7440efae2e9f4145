package deck

import (
	_ "embed"
	"strings"
	"sync"

	"clustercanvas/canvas"
)

// PeerKind says what stands behind a figure of other clusters.
type PeerKind string

// What stands behind figures of other clusters.
const (
	PeerRule   PeerKind = "rule"   // a rule of thumb
	PeerSurvey PeerKind = "survey" // many clusters were asked
	PeerCase   PeerKind = "case"   // one cluster
)

// Peer is something that is known about how other clusters are financed: for orientation, to be
// shown with its source and year, never as a target.
type Peer struct {
	ID      string       `json:"id"`
	Kind    PeerKind     `json:"kind"`
	Text    canvas.Words `json:"text"`    // with the figures in it
	Figures []PeerFigure `json:"figures"` // the same figures as numbers; none where the finding has none
	Source  string       `json:"source"`  // who says so
	Year    int          `json:"year"`    // when it was published
	At      string       `json:"at"`      // where it can be read, without the protocol
}

// PeerFigure is one share of income of a Peer.
type PeerFigure struct {
	Of       canvas.Words `json:"of"` // a word or two
	PerMille int          `json:"perMille"`
}

// Peers returns what is known about other clusters: rules of thumb first, then surveys, then
// single clusters. Callers must not change them.
func Peers() []Peer { return peers().Peers }

// Advice returns two sentences on the money of a cluster of a category (grow, transform, build)
// or of a type (baby, emerging, growth, supercluster); nothing for words of the user's own.
func Advice(word string) canvas.Words {
	return peers().Advice[strings.ToLower(strings.TrimSpace(word))]
}

//go:embed peers.json
var peersJSON []byte

type orientation struct {
	Peers  []Peer                  `json:"peers"`
	Advice map[string]canvas.Words `json:"advice"`
}

var peers = sync.OnceValue(func() orientation {
	var o orientation
	decode("peers.json", peersJSON, &o)
	for _, p := range o.Peers {
		complete(p.Text)
		for _, f := range p.Figures {
			complete(f.Of)
		}
	}
	for _, w := range o.Advice {
		complete(w)
	}
	return o
})
