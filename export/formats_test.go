package export

import (
	"testing"

	"clustercanvas/canvas/geom"
	"clustercanvas/canvas/scene"
)

func TestFormats_ShowTheSame(t *testing.T) {
	poster := Scaled(ordinarySheet(), geom.Size{W: 594, H: 420})
	checkFormats(t, []scene.Scene{sample(), ordinarySheet(), poster, Scaled(sample(), geom.Size{W: 279.4, H: 215.9})})
}
