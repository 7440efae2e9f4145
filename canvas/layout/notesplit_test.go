package layout

import (
	"fmt"
	"strings"
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/canvas/scene"
)

// A list of fifty names in a small section begins there and goes on on a further page; what comes after
// it still shows beside it.
func TestNotes_ALongListBeginsInItsSection(t *testing.T) {
	b := newBook(t, "en")
	names := []string{"Companies"}
	for i := range 50 {
		names = append(names, fmt.Sprintf("Company number %d", i+1))
	}
	made := b.notes(canvas.Spot{Sheet: b.at["canvas"], Section: "members"}, canvas.TintAsIs, strings.Join(names, "\n"), "Ocean University")
	b.do(canvas.Edit(b.Workbook, made[0].ID, "heading", func(n *canvas.Note) { n.Heading = true }))
	res := b.lay("canvas", Options{})
	var shown []string
	on := map[int]int{} // lines of the list, by page
	for page, p := range res.Pages {
		for _, i := range p.Items {
			if x, ok := i.(scene.Text); ok && x.Ref.Kind == scene.RefNote && x.Ref.ID == string(made[0].ID) {
				shown = append(shown, strings.TrimSpace(x.Plain))
				on[page]++
			}
		}
	}
	if strings.Join(shown, "\n") != strings.Join(names, "\n") {
		t.Errorf("the list shows as %q", shown)
	}
	if on[0] < 5 || on[1] == 0 {
		t.Errorf("its lines by page: %v", on)
	}
	first := map[canvas.Item]Slot{}
	for _, s := range res.Slots {
		if _, known := first[s.Item]; !known {
			first[s.Item] = s
		}
		if s.Page == 0 && s.Rect.Bottom() > s.Content.Bottom()+0.01 {
			t.Errorf("%v reaches out of its section", s)
		}
	}
	if first[made[1]].Page != 0 {
		t.Errorf("the note after it lies on page %d", first[made[1]].Page+1)
	}
}
