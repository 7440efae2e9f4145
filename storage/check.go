package storage

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"clustercanvas/canvas"
)

// Report is what Check found in a file.
type Report struct {
	Version  int // of the file format
	Records  int // rows of records
	Changes  int // rows of history
	Marks    int // rows of marks: checkpoints and snapshots
	Pictures int // rows of pictures
	// Damage is what is wrong with the file itself, in English, for logs. Where there is any,
	// the rows may not have been looked at.
	Damage []string
	// Problems are the records that cannot be used.
	Problems []canvas.Problem
	// History is where the history does not lead to the records, in English, for logs.
	History []string
}

// Sound reports whether nothing at all was found.
func (r Report) Sound() bool {
	return len(r.Damage) == 0 && len(r.Problems) == 0 && len(r.History) == 0
}

// Check looks at all of the file at a path, on a private copy as Read does: every page and index,
// the tables, every record, and whether the history leads to the records as they are. The error
// is one of Read's when there is nothing to look at; damage is in the report.
func Check(path string) (Report, error) {
	r, err := check(path, steps)
	if err != nil {
		return Report{}, fmt.Errorf("storage: check %q: %w", path, err)
	}
	return r, nil
}

func check(path string, l ladder) (r Report, err error) {
	err = borrow(path, l, func(s *session, version int) error {
		r.Version = version
		if err := r.structure(s, l); err != nil || len(r.Damage) > 0 {
			return err
		}
		if err := s.migrate(l, version); err != nil {
			return err
		}
		return r.rows(s)
	})
	if errors.Is(err, ErrDamaged) {
		r.Damage = append(r.Damage, err.Error())
		err = nil
	}
	return r, err
}

// structure looks at the file as a database.
func (r *Report) structure(s *session, l ladder) error {
	if err := s.structure(l, r.Version); err != nil {
		return err
	}
	found, err := s.pages(100)
	r.Damage = append(r.Damage, found...)
	return err
}

// rows looks at what the tables hold.
func (r *Report) rows(s *session) error {
	for table, n := range map[string]*int{"record": &r.Records, "change": &r.Changes, "mark": &r.Marks, "asset": &r.Pictures} {
		if err := s.row(`SELECT count(*) FROM ` + table).Scan(n); err != nil {
			return named(err)
		}
	}
	records, problems, err := s.records()
	if err != nil {
		return err
	}
	_, rejected := canvas.NewWorkbook(records)
	r.Problems = append(problems, rejected...)
	now := make(map[canvas.RecordID]canvas.Record, len(records))
	for _, x := range records {
		now[x.RecordID()] = x
	}
	unread := map[canvas.RecordID]bool{}
	for _, p := range problems {
		unread[p.Record] = true
	}
	return r.replay(s, now, unread)
}

// replay walks through all of history and compares: each change must begin where the one before
// it that touched the record ended, and the last must end at the record as it is.
func (r *Report) replay(s *session, now map[canvas.RecordID]canvas.Record, unread map[canvas.RecordID]bool) error {
	type left struct {
		record canvas.Record
		by     string
	}
	then := map[canvas.RecordID]left{}
	ids := map[string]bool{}
	joined := false // what is not before a change may be in what was joined
	err := s.each(`SELECT `+changeColumns+` FROM change ORDER BY seq`, func(scan func(...any) error) error {
		var row changeRow
		if err := scan(row.into()...); err != nil {
			return err
		}
		c, err := row.decode()
		joined = joined || row.joins != nil
		if err != nil {
			r.History = append(r.History, fmt.Sprintf("change %q: %v", row.id, err))
			return nil
		}
		if c.Undoes != "" && !ids[string(c.Undoes)] && !joined {
			r.History = append(r.History, fmt.Sprintf("change %q undoes %q, which is not before it", row.id, c.Undoes))
		}
		ids[row.id] = true
		for id, x := range c.Diff {
			if before, ok := then[id]; ok && before.record != x.Before {
				r.History = append(r.History, fmt.Sprintf("change %q: record %q is not what %q left", row.id, id, before.by))
			}
			then[id] = left{x.After, row.id}
		}
		return nil
	})
	for _, id := range slices.Sorted(maps.Keys(then)) {
		if x := then[id]; now[id] != x.record && !unread[id] {
			r.History = append(r.History, fmt.Sprintf("record %q is not what its last change %q left", id, x.by))
		}
	}
	if err != nil {
		return err
	}
	_, adrift, err := s.readMarks(func(id canvas.ChangeID) bool { return id == "" || ids[string(id)] })
	for _, p := range adrift {
		r.History = append(r.History, p.Reason)
	}
	return err
}
