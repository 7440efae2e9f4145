package guide

import (
	"embed"
	"sync"

	"clustercanvas/canvas"
)

// Way is a list of steps that lead somewhere.
type Way struct {
	ID    string       `json:"id"`
	Title canvas.Words `json:"title"`
	Short canvas.Words `json:"short"` // for a list of ways
	Lead  canvas.Words `json:"lead"`  // what the way is for
	From  canvas.Words `json:"from"`  // whose idea it is; nil: the program's own
	Rates bool         `json:"rates"` // the steps are levels: what counts is how many in a row are done
	Steps []Step       `json:"steps"`
}

// Step is one thing to do.
type Step struct {
	ID    string       `json:"id"` // within its way
	Title canvas.Words `json:"title"`
	Do    canvas.Words `json:"do"`    // one or two sentences
	Needs []Need       `json:"needs"` // what ticks it off, all of it; none: only a hand can
	Opens Opens        `json:"opens"`
}

// Need is a fact that a step asks for, and how much of it.
type Need struct {
	Is    Fact   `json:"is"`
	Of    string `json:"of"`    // what the fact is of, where it is of something: a tool, a role, a text
	Least int    `json:"least"` // 0 is 1
}

// Opens is where a step leads: to a sheet of a tool, a page of the panel, an action, or several of
// them, in that order. Pages and actions are the window's.
type Opens struct {
	Tool   string `json:"tool"`
	Panel  string `json:"panel"`
	Action string `json:"action"`
}

// Ways returns the ways in their order. Callers must not change them.
func Ways() []Way { return contents().Ways }

// Find returns the way with an id.
func Find(id string) (Way, bool) {
	for _, w := range Ways() {
		if w.ID == id {
			return w, true
		}
	}
	return Way{}, false
}

// State is how far a workbook has come on a way.
type State struct {
	Way   Way
	Steps []StepState
	Done  int // steps that are done; where the way rates, those in a row from the first
	Next  int // the first step that is not done; -1: none is left
}

// StepState is what is known of a step.
type StepState struct {
	Step
	Done   bool
	ByHand string // what was written down when a hand ticked it off; empty: no hand did
	Met    []Met  // of each need
}

// Met is how much there is of what a step needs.
type Met struct {
	Need
	Count int
	Holds bool
}

// Of returns how far a workbook with its history has come on a way.
func Of(w canvas.Workbook, h canvas.History, way Way) State {
	s := State{Way: way, Next: -1}
	k := &known{w: w, history: h}
	for i, step := range way.Steps {
		x := StepState{Step: step, ByHand: byHand(w, way, step), Done: len(step.Needs) > 0}
		for _, n := range step.Needs {
			m := Met{Need: n, Count: k.count(n)}
			m.Holds = m.Count >= n.least()
			x.Met = append(x.Met, m)
			x.Done = x.Done && m.Holds
		}
		x.Done = x.Done || x.ByHand != ""
		if !x.Done && s.Next < 0 {
			s.Next = i
		}
		if x.Done && (!way.Rates || s.Next < 0) {
			s.Done++
		}
		s.Steps = append(s.Steps, x)
	}
	return s
}

func (n Need) least() int { return max(1, n.Least) }

// Its texts in the languages that do not stand in guide.json, by their English.
//
//go:embed words/*.json
var catalogFiles embed.FS

//go:embed guide.json
var guideJSON []byte

// data is what guide.json holds: the ways, and what each fact is called.
type data struct {
	Ways  []Way         `json:"ways"`
	Facts map[Fact]said `json:"facts"`
}

var contents = sync.OnceValue(func() data {
	var d data
	if err := decode(guideJSON, &d); err != nil {
		panic("guide: guide.json: " + err.Error()) // a fault of the build: TestGuide_IsWhole
	}
	catalogs := canvas.ReadCatalogs(catalogFiles, "words")
	for _, w := range d.Ways {
		catalogs.Complete(w.Title, w.Short, w.Lead, w.From)
		for _, s := range w.Steps {
			catalogs.Complete(s.Title, s.Do)
		}
	}
	for _, s := range d.Facts {
		catalogs.Complete(s.One, s.Many, s.Need, s.NeedOne)
	}
	return d
})
