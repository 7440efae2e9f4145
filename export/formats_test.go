package export

import (
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

// TestFormats_ShowTheSame takes pages that have what sheets of today do not use.
func TestFormats_ShowTheSame(t *testing.T) {
	letter := geom.Size{W: 279.4, H: 215.9}
	checkFormats(t, []scene.Scene{sample(), Scaled(ordinarySheet(), letter)}, startChromium(t))
}
