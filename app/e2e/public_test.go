//go:build e2e

package e2e

import (
	"testing"

	"clustercanvas/canvas"
)

// TestPublicView_HidesWhatIsMarked marks a card as confidential by the commands, shows the public
// view, in which it is gone and nothing can be changed, and everything again.
func TestPublicView_HidesWhatIsMarked(t *testing.T) {
	p, path := example(t, "intl-entrepreneurial")
	before := held(t, path)
	sources := before.Sources(before.Scenarios()[0].ID)
	secret, open := "item:"+string(sources[1].ID), "item:"+string(sources[0].ID)
	there := func(name string, want bool) {
		t.Helper()
		if _, ok := p.at[name]; ok != want {
			t.Errorf("%s is on the sheet: %t", name, ok)
		}
	}

	p.click(secret)
	p.wait("select")
	p.key("ctrl+shift+p")
	p.rest()
	p.typed("Confidential")
	p.rest()
	p.key("Return")
	p.wait("saved")
	p.rest()
	p.picture("public-marked")
	if x, _ := canvas.Get[canvas.Source](held(t, path), sources[1].ID); !x.Confidential {
		t.Error("the card is not marked in the file")
	}
	there(secret, true)

	p.key("F8")
	p.wait("public")
	p.rest()
	p.picture("public-view")
	there(secret, false)
	there(open, true)
	p.click(open)
	p.wait("select")
	p.key("Delete", "ctrl+z", "Escape") // nothing happens, and Escape shows nothing
	p.rest()
	there(secret, false)
	there(open, true)

	p.key("F8")
	p.wait("everything")
	p.rest()
	there(secret, true)
	p.close()
	if x := held(t, path); x.Len() != before.Len() {
		t.Errorf("the file had %d records and has %d", before.Len(), x.Len())
	}
}
