package guide

import (
	"strings"

	"clustercanvas/canvas"
	"clustercanvas/canvas/words"
)

// handKey is how the keys of ticks begin among the texts of a cluster.
const handKey = "guide:"

// HandKey returns the key of the text of the cluster that says that a step was ticked off by hand.
func HandKey(way, step string) string { return handKey + way + ":" + step }

// Hand returns the way and the step that a text of the cluster ticks off; false for other texts.
func Hand(key string) (Way, Step, bool) {
	rest, ok := strings.CutPrefix(key, handKey)
	if !ok {
		return Way{}, Step{}, false
	}
	id, name, _ := strings.Cut(rest, ":")
	way, _ := Find(id)
	for _, s := range way.Steps {
		if s.ID == name {
			return way, s, true
		}
	}
	return Way{}, Step{}, false
}

// HandTitle returns what people may call a text of the cluster that ticks a step off, "Five steps:
// Engage"; false for other texts.
func HandTitle(key, language string) (string, bool) {
	way, step, ok := Hand(key)
	if !ok {
		return "", false
	}
	return words.Labeled(language, way.Short.In(language), step.Title.In(language)), true
}

// IsHand reports whether a text of the cluster is about ticks, also of ways that this program does
// not know: it is for those who work with the file, and for nobody else.
func IsHand(key string) bool { return strings.HasPrefix(key, handKey) }

func byHand(w canvas.Workbook, way Way, step Step) string {
	return strings.TrimSpace(w.Text("", HandKey(way.ID, step.ID)))
}

// Tick ticks a step off by hand, or takes such a tick back. What it says, the day as a rule, is what
// the step shows as its reason; an empty one takes the tick back.
func Tick(w canvas.Workbook, way Way, step Step, says string) (canvas.Change, error) {
	c, err := canvas.SetField(w, "", HandKey(way.ID, step.ID), says)
	c.Key = "" // each is a step of undo of its own
	c.Label = canvas.Label{Key: "tick-step", Args: []string{step.Title.In(w.Info().Language)}}
	if says == "" {
		c.Label.Key = "untick-step"
	}
	return c, err
}
