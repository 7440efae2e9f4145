package canvas

import (
	"fmt"
	"regexp"
	"testing"
)

// Short ids tell sources apart, look as cards print them, and begin as they did before others came.
func TestShortIDs_TellSourcesApart(t *testing.T) {
	shape := regexp.MustCompile(`^[ACDEFGHJKMNPQRSTVWYZ][2-9ACDEFGHJKMNPQRSTVWXYZ]{3,9}$`)
	b := newBook(t)
	of := func(n int) map[RecordID]string {
		d := Diff{grant.ID: {After: grant}}
		for i := range n {
			s := Source{ID: RecordID(fmt.Sprintf("source-%05d", i)), Scenario: b.scenario, Card: grant.ID, Rank: "i", Group: GroupPublic, Side: SidePublic, Use: grant.Use}
			d[s.ID] = Delta{After: s}
		}
		w, err := b.Apply(d)
		if err != nil {
			t.Fatal(err)
		}
		return ShortIDs(w)
	}
	before, long := of(10), 0
	seen := map[string]RecordID{}
	for id, short := range of(5000) {
		if other, ok := seen[short]; ok {
			t.Fatalf("%s and %s are both %s", id, other, short)
		}
		seen[short] = id
		if !shape.MatchString(short) {
			t.Fatalf("%s is %q", id, short)
		}
		if len(short) > 4 {
			long++
		}
	}
	if long == 0 || long > 500 {
		t.Errorf("%d of 5,000 are longer than four letters; some dozens are expected", long)
	}
	for id, short := range before {
		if l := LongShortID(id); l[:len(short)] != short {
			t.Errorf("%s was %s and is %s now", id, short, l)
		}
	}
}
