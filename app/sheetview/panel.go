package sheetview

import (
	"maps"

	"clustercanvas/canvas"
	"clustercanvas/canvas/layout"
	"clustercanvas/canvas/scene"
)

// panel is what the tiles were told to show.
type panel struct {
	pages  []scene.Scene
	hidden map[canvas.Item]bool
}

// shows reports whether the tiles were told so already.
func (p panel) shows(res layout.Result, hidden map[canvas.Item]bool) bool {
	if len(p.pages) != len(res.Pages) || len(p.pages) > 0 && &p.pages[0] != &res.Pages[0] {
		return false
	}
	return maps.Equal(p.hidden, hidden)
}
