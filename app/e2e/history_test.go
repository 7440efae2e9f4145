//go:build e2e

package e2e

import (
	"testing"

	"clustercanvas/canvas"
	"clustercanvas/storage"
)

// TestHistory_LooksBackComparesAndRestores works on a file, gives a state a name, goes on, looks at
// that state, compares it, restores it and takes that back; and does so again in the next program.
func TestHistory_LooksBackComparesAndRestores(t *testing.T) {
	p, path := example(t, "intl-entrepreneurial")
	bin := need(t, "CLUSTERCANVAS_BIN")
	before := held(t, path)
	sources := before.Sources(before.Scenarios()[0].ID)
	lost, kept := "item:"+string(sources[1].ID), "item:"+string(sources[0].ID)
	there := func(name string, want bool) {
		t.Helper()
		if _, ok := p.at[name]; ok != want {
			t.Errorf("%s is on the sheet: %t", name, ok)
		}
	}

	p.key("ctrl+shift+y")
	p.rest()
	p.key("ctrl+shift+k")
	p.wait("dialog")
	p.rest()
	p.typed("Board of May")
	p.picture("history-snapshot")
	p.click("dialog:Save")
	if name := p.wait("snapshot"); name != "Board of May" {
		t.Errorf("the snapshot is called %q", name)
	}
	p.wait("saved")
	p.rest()

	p.click(lost)
	p.wait("select")
	p.key("Delete")
	p.wait("saved")
	p.rest()
	p.click(kept)
	p.wait("select")
	p.key("Right", "Right", "Right")
	p.wait("saved")
	p.rest()
	p.picture("history-changes")
	there(lost, false)

	p.click("history:Board of May")
	p.wait("back")
	p.rest()
	p.picture("history-back")
	there(lost, true)
	p.key("Delete", "ctrl+z") // nothing happens to what was, as it shows below

	p.click("button:compare-with-now")
	p.wait("compare")
	p.rest()
	p.picture("history-compare")
	there(lost, false)
	p.click("button:compare-with-now") // it says "Look at then" now
	p.rest()
	there(lost, true)
	p.key("Escape")
	p.wait("now")
	p.rest()
	there(lost, false)

	p.click("history:Board of May")
	p.wait("back")
	p.rest()
	p.click("button:restore-this")
	p.wait("restored")
	p.wait("saved")
	p.rest()
	p.picture("history-restored")
	there(lost, true)
	p.key("ctrl+z")
	p.wait("saved")
	p.rest()
	there(lost, false)
	p.close()

	c, err := storage.Read(path)
	if err != nil || len(c.Marks) == 0 || c.Marks[0].Kind != canvas.MarkSnapshot {
		t.Fatalf("the file has the marks %v: %v", c.Marks, err)
	}
	p = open(t, bin, path)
	there(lost, false)
	p.key("ctrl+shift+z") // redo of what the first program has undone
	p.wait("saved")
	p.rest()
	there(lost, true)
	// The restoring, the three nudges, which a slow hand makes three steps, and the removal. What is
	// too much does nothing.
	p.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
	p.close()
	if got := held(t, path); len(canvas.Between(before, got)) != 0 {
		t.Errorf("after undoing all of it %d records differ", len(canvas.Between(before, got)))
	}
}
