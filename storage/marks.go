package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"clustercanvas/canvas"
)

const (
	putMark = `INSERT INTO mark (id, kind, at, "after", name, remark) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, remark = excluded.remark`
	dropMark = `DELETE FROM mark WHERE id = ?`
)

// SetMarks writes marks and takes others away, all or none. A mark that is in the file gets its
// name and its remark anew and stays where it is. The changes that marks stand behind must have
// been appended before. After an error the same can be tried again; it is one of those of Append.
func (f *File) SetMarks(put []canvas.Mark, drop []canvas.MarkID) error {
	return f.use("mark", func(s *session) error {
		if !f.held.at(f.real) {
			return ErrGone
		}
		return s.transact(func(tx *sql.Tx) error {
			for _, m := range put {
				if err := m.Check(); err != nil {
					return fmt.Errorf("mark %q: %w", m.ID, err)
				}
				if _, err := tx.Exec(putMark, m.ID, m.Kind, m.At.UTC().Format(time.RFC3339Nano), m.After, m.Name, m.Remark); err != nil {
					return err
				}
			}
			return dropMarks(tx, drop)
		})
	})
}

func dropMarks(tx *sql.Tx, ids []canvas.MarkID) error {
	for _, id := range ids {
		if _, err := tx.Exec(dropMark, id); err != nil {
			return err
		}
	}
	return nil
}

// marks returns the marks that stand in a past, and those that cannot be used. Whether it is whole
// tells whether it goes back to the beginning of the file.
func (s *session) marks(past []canvas.Change, whole bool) ([]canvas.Mark, []canvas.Problem, error) {
	known := map[canvas.ChangeID]bool{"": whole}
	for _, c := range past {
		known[c.ID] = true
	}
	return s.readMarks(func(id canvas.ChangeID) bool { return known[id] })
}

func (s *session) readMarks(known func(canvas.ChangeID) bool) ([]canvas.Mark, []canvas.Problem, error) {
	var marks []canvas.Mark
	var adrift []canvas.Problem
	err := s.each(`SELECT id, kind, at, "after", name, remark FROM mark ORDER BY seq`, func(scan func(...any) error) error {
		var m canvas.Mark
		var at string
		if err := scan(&m.ID, &m.Kind, &at, &m.After, &m.Name, &m.Remark); err != nil {
			return err
		}
		var err error
		if m.At, err = time.Parse(time.RFC3339Nano, at); err == nil {
			err = m.Check()
		}
		if err == nil && !known(m.After) {
			err = errors.New("the change that it stands behind is not known")
		}
		if err != nil {
			adrift = append(adrift, canvas.Problem{Reason: fmt.Sprintf("mark %q in the history: %v", m.ID, err)})
			return nil
		}
		marks = append(marks, m)
		return nil
	})
	return marks, adrift, err
}
