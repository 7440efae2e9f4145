package storage

import (
	"database/sql"
	"time"

	"clustercanvas/canvas"
)

// joinAfter is how many changes more than undo reaches a file may hold before they are joined:
// joining for every single one would read all of the history each time.
const joinAfter = 500

const joinChange = `UPDATE change SET label = ?2, diff = ?3, undoes = NULL, joins = ?4, since = ?5 WHERE id = ?1`

// Join joins the changes that undo does not reach, and thins out old checkpoints
// (canvas.History.Joined), all or none. It reports how many rows of history that has saved. So the
// history of a file takes the room of 5,500 changes, of those that were made and taken back between
// them, and of what differs between the marks that are left before them. The room that gets free inside the file is used by the changes to come. After
// an error the file is as before; it is one of those of Append.
//
// Who edits the file meanwhile must read it anew afterwards: the time for it is before Close.
func (f *File) Join(now time.Time) (saved int, err error) {
	err = f.use("join the history of", func(s *session) error {
		if !f.held.at(f.real) {
			return ErrGone
		}
		saved, err = s.join(now)
		return err
	})
	return saved, err
}

func (s *session) join(now time.Time) (saved int, err error) {
	var changes int
	if err := s.row(`SELECT count(*) FROM change WHERE joins IS NULL`).Scan(&changes); err != nil {
		return 0, named(err)
	}
	if changes <= canvas.UndoReach+joinAfter {
		return 0, nil
	}
	c, err := s.contents()
	if err != nil {
		return 0, err
	}
	old := c.History()
	next := old.Joined(now)
	saved = len(old.Changes) - len(next.Changes)
	return saved, s.transact(func(tx *sql.Tx) error { return rejoin(tx, old, next) })
}

// rejoin makes the rows of one history those of the next: changes that were joined to one of them,
// and marks that are not worth keeping, are gone.
func rejoin(tx *sql.Tx, old, next canvas.History) error {
	left := make(map[canvas.ChangeID]canvas.Change, len(next.Changes))
	for _, c := range next.Changes {
		left[c.ID] = c
	}
	for _, c := range old.Changes {
		after, still := left[c.ID]
		switch {
		case !still:
			if _, err := tx.Exec(`DELETE FROM change WHERE id = ?`, c.ID); err != nil {
				return err
			}
		case after.Joins != c.Joins:
			row, err := encodeChange(after)
			if err != nil {
				return err
			}
			if _, err := tx.Exec(joinChange, row.id, row.label, row.diff, row.joins, row.since); err != nil {
				return err
			}
		}
	}
	marked := map[canvas.MarkID]bool{}
	for _, m := range next.Marks {
		marked[m.ID] = true
	}
	var gone []canvas.MarkID
	for _, m := range old.Marks {
		if !marked[m.ID] {
			gone = append(gone, m.ID)
		}
	}
	return dropMarks(tx, gone)
}
