package storage

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"clustercanvas/canvas"
)

// Contents is what a file holds.
type Contents struct {
	Workbook canvas.Workbook
	// Past is the changes in order, as canvas.NewEditor takes them. Each begins where the one
	// before it ended, and the last ends at Workbook.
	Past []canvas.Change
	// Marks are the places in Past that are worth finding again, in the order in which they were
	// set.
	Marks []canvas.Mark
	// Problems are the rows that could not be used. They stay in the file as they are.
	Problems []canvas.Problem
}

// History returns what happened to the workbook.
func (c Contents) History() canvas.History { return canvas.History{Changes: c.Past, Marks: c.Marks} }

// contents reads everything.
func (s *session) contents() (Contents, error) {
	records, problems, err := s.records()
	if err != nil {
		return Contents{}, suspect(err)
	}
	w, rejected := canvas.NewWorkbook(records)
	assets, unread, err := s.assets()
	if err != nil {
		return Contents{}, suspect(err)
	}
	w = w.WithAssets(assets)
	past, lost, err := s.past(w)
	if err != nil {
		return Contents{}, suspect(err)
	}
	marks, adrift, err := s.marks(past, len(lost) == 0)
	if err != nil {
		return Contents{}, suspect(err)
	}
	return Contents{Workbook: w, Past: past, Marks: marks, Problems: slices.Concat(problems, rejected, unread, lost, adrift)}, nil
}

// records returns the records that can be read, and the rows that cannot.
func (s *session) records() ([]canvas.Record, []canvas.Problem, error) {
	var records []canvas.Record
	var problems []canvas.Problem
	err := s.each(`SELECT id, kind, body FROM record`, func(scan func(...any) error) error {
		var id canvas.RecordID
		var kind canvas.Kind
		var body []byte
		if err := scan(&id, &kind, &body); err != nil {
			return err
		}
		r, err := decodeRecord(id, kind, body)
		if err != nil {
			problems = append(problems, canvas.Problem{Record: id, Kind: kind, Reason: err.Error()})
			return nil
		}
		records = append(records, r)
		return nil
	})
	return records, problems, err
}

// assets returns the pictures that can be used, and those that cannot: a crafted file may hold
// anything.
func (s *session) assets() ([]canvas.Asset, []canvas.Problem, error) {
	var assets []canvas.Asset
	var problems []canvas.Problem
	total := 0
	err := s.each(`SELECT hash, bytes FROM asset WHERE length(bytes) <= `+strconv.Itoa(canvas.MaxAsset)+` ORDER BY hash`, func(scan func(...any) error) error {
		var hash string
		var content []byte
		if err := scan(&hash, &content); err != nil {
			return err
		}
		a, err := canvas.NewAsset(content)
		if err == nil && a.Hash != hash {
			err = errors.New("it is not what its name says")
		}
		if total += len(content); total > maxAssets {
			err = errors.New("there are too many pictures in the file")
		}
		if err != nil {
			problems = append(problems, canvas.Problem{Record: canvas.RecordID(hash), Reason: err.Error()})
			return nil
		}
		assets = append(assets, a)
		return nil
	})
	return assets, problems, err
}

// maxAssets is how many bytes the pictures of a file may have together: more would not leave room
// for anything else in the memory of a small laptop.
const maxAssets = 128 << 20

// newest lists the changes backwards.
const newest = `SELECT ` + changeColumns + ` FROM change ORDER BY seq DESC`

// maxHistory is how many bytes of history are read at most: what joining leaves is far less, and
// a crafted file must not fill memory.
const maxHistory = 128 << 20

// past returns the changes that led to a workbook. It walks back from the workbook, so that undo
// is never offered what it cannot do: at a change that cannot be read, or that does not fit what
// came after it, history ends, and that is a problem to tell.
func (s *session) past(w canvas.Workbook) ([]canvas.Change, []canvas.Problem, error) {
	var past []canvas.Change
	var lost []canvas.Problem
	then := map[canvas.RecordID]canvas.Record{} // the records as they were, where not as in w
	size := 0
	err := s.each(newest, func(scan func(...any) error) error {
		var row changeRow
		if err := scan(row.into()...); err != nil {
			return err
		}
		c, err := row.decode()
		if size += len(row.diff); size > maxHistory {
			err = errors.New("there is too much of it")
		}
		if err == nil {
			err = rewind(w, then, c.Diff)
		}
		if err != nil {
			lost = append(lost, canvas.Problem{Reason: fmt.Sprintf("history up to change %q cannot be undone: %v", row.id, err)})
			return errEnough
		}
		past = append(past, c)
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, nil, err
	}
	slices.Reverse(past)
	return past, lost, nil
}

var errEnough = errors.New("enough read")

// rewind takes a diff back in then, if it led to what is there.
func rewind(w canvas.Workbook, then map[canvas.RecordID]canvas.Record, d canvas.Diff) error {
	for id, x := range d {
		now, ok := then[id]
		if !ok {
			now = w.Record(id)
		}
		if now != x.After {
			return fmt.Errorf("record %q is not what it left", id)
		}
	}
	for id, x := range d {
		then[id] = x.Before
	}
	return nil
}
