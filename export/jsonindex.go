package export

import (
	"fmt"
	"strconv"
	"strings"

	"clustercanvas/canvas"
)

// exchangeIndex finds what a file refers to: by its id or, so that people need no ids, by a name
// that nothing else has.
type exchangeIndex struct {
	what  string // as messages call it
	order []exchangeNamed
	ids   map[canvas.RecordID]bool
	names map[string]canvas.RecordID // an empty id where several have the name
}

type exchangeNamed struct {
	id   canvas.RecordID
	name string // the first that is not empty, or the id
}

func newExchangeIndex(what string) *exchangeIndex {
	return &exchangeIndex{what: what, ids: map[canvas.RecordID]bool{}, names: map[string]canvas.RecordID{}}
}

// add makes something known by its id and its names; an empty name is none.
func (x *exchangeIndex) add(id canvas.RecordID, names ...string) {
	called := string(id)
	for i := len(names) - 1; i >= 0; i-- {
		name := names[i]
		if name == "" {
			continue
		}
		called = name
		if other, taken := x.names[name]; taken && other != id {
			x.names[name] = ""
		} else {
			x.names[name] = id
		}
	}
	x.ids[id] = true
	x.order = append(x.order, exchangeNamed{id, called})
}

// find returns what a reference means. An unknown one is no error, so that the caller can look
// elsewhere; a name that several have is one.
func (x *exchangeIndex) find(ref string) (id canvas.RecordID, known bool, err error) {
	if x.ids[canvas.RecordID(ref)] {
		return canvas.RecordID(ref), true, nil
	}
	id, known = x.names[ref]
	if known && id == "" {
		return "", true, fmt.Errorf("several are called %q: say which by its id", ref)
	}
	return id, known, nil
}

// pick returns what a reference means; an empty one means the only one there is.
func (x *exchangeIndex) pick(ref string) (canvas.RecordID, error) {
	if ref == "" {
		if len(x.order) == 1 {
			return x.order[0].id, nil
		}
		return "", fmt.Errorf("this is missing; %s", x.choice())
	}
	id, known, err := x.find(ref)
	if !known {
		return "", fmt.Errorf("no %s %q; %s", x.what, ref, x.choice())
	}
	return id, err
}

// exchangeExact stands before an id that is meant to the letter although something has it as its name.
const exchangeExact = "id:"

// exchangeLoose returns what a reference means that may lead nowhere, as what it meant may be gone
// from the file: something in one of the indexes, the first counting first, or else an id.
func exchangeLoose(ref string, among ...*exchangeIndex) (canvas.RecordID, error) {
	if id, exact := strings.CutPrefix(ref, exchangeExact); exact {
		return canvas.RecordID(id), nil
	}
	for _, x := range among {
		if x.ids[canvas.RecordID(ref)] {
			return canvas.RecordID(ref), nil
		}
	}
	for _, x := range among {
		if id, known, err := x.find(ref); known {
			return id, err
		}
	}
	return canvas.RecordID(ref), nil
}

// exchangeLooseWritten writes a reference so that exchangeLoose takes it as it is.
func exchangeLooseWritten(id canvas.RecordID, among ...*exchangeIndex) string {
	if back, err := exchangeLoose(string(id), among...); err != nil || back != id {
		return exchangeExact + string(id)
	}
	return string(id)
}

// addPeriod makes a period known by its id and by its scenario and label together.
func (x *exchangeIndex) addPeriod(id canvas.RecordID, scenario, label string) {
	if scenario != "" && label != "" {
		x.add(id, scenario+" / "+label)
	} else {
		x.add(id)
	}
}

// choice lists the first few of what there is.
func (x *exchangeIndex) choice() string {
	const few = 8
	var names []string
	for _, n := range x.order[:min(few, len(x.order))] {
		names = append(names, strconv.Quote(n.name))
	}
	switch {
	case len(names) == 0:
		return "there is none"
	case len(x.order) > few:
		names = append(names, fmt.Sprintf("%d more", len(x.order)-few))
	}
	return "there is " + strings.Join(names, ", ")
}
