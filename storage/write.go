package storage

import (
	"database/sql"
	"errors"
	"fmt"

	"clustercanvas/canvas"
)

const (
	putRecord = `INSERT INTO record (id, kind, body) VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, body = excluded.body`
	dropRecord = `DELETE FROM record WHERE id = ?`
	oldDiff    = `SELECT diff FROM change WHERE id = ?`
	putAsset   = `INSERT OR IGNORE INTO asset (hash, mime, bytes) VALUES (?, ?, ?)`
	putChange  = `INSERT INTO change (id, at, label, diff, undoes) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET at = excluded.at, label = excluded.label, diff = excluded.diff, undoes = excluded.undoes`
)

// Append writes changes, in their order, all or none. A change whose id is in the file replaces
// that one and keeps its place in history: it is the last one, grown by joining.
//
// After an error the file is as before and stays usable: append the same changes again, with
// what came after them. That is safe even where they were written after all. The error is
// ErrFull, ErrReadOnly, ErrGone, ErrDisk, ErrDamaged or ErrClosed.
func (f *File) Append(changes []canvas.Change) error {
	return f.use("append to", func(s *session) error {
		// SQLite would go on writing into a file that has no name any more.
		if !f.held.at(f.real) {
			return ErrGone
		}
		return s.transact(func(tx *sql.Tx) error {
			w, err := newWriter(tx)
			if err != nil {
				return err
			}
			defer w.close()
			for _, c := range changes {
				if err := w.change(c); err != nil {
					return fmt.Errorf("change %q: %w", c.ID, err)
				}
			}
			return nil
		})
	})
}

// writer holds the statements of one transaction.
type writer struct{ putRecord, dropRecord, oldDiff, putChange, putAsset *sql.Stmt }

func newWriter(tx *sql.Tx) (w writer, err error) {
	for _, p := range []struct {
		into  **sql.Stmt
		query string
	}{{&w.putRecord, putRecord}, {&w.dropRecord, dropRecord}, {&w.oldDiff, oldDiff}, {&w.putChange, putChange}, {&w.putAsset, putAsset}} {
		if *p.into, err = tx.Prepare(p.query); err != nil {
			w.close()
			return writer{}, err
		}
	}
	return w, nil
}

func (w writer) close() {
	for _, s := range []*sql.Stmt{w.putRecord, w.dropRecord, w.oldDiff, w.putChange, w.putAsset} {
		if s != nil {
			s.Close()
		}
	}
}

func (w writer) change(c canvas.Change) error {
	if err := w.forget(c); err != nil {
		return err
	}
	for id, x := range c.Diff {
		if err := w.record(id, x.After); err != nil {
			return err
		}
	}
	if err := w.assets(c.Assets); err != nil {
		return err
	}
	row, err := encodeChange(c)
	if err != nil {
		return err
	}
	_, err = w.putChange.Exec(row.id, row.at, row.label, row.diff, row.undoes)
	return err
}

// forget takes back what the row that c replaces did and c does not: typing a letter and removing
// it again, joined, is a change of nothing.
func (w writer) forget(c canvas.Change) error {
	var text string
	err := w.oldDiff.QueryRow(c.ID).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	old, err := decodeDiff(text)
	if err != nil {
		return fmt.Errorf("%w: the row it replaces: %w", ErrDamaged, err)
	}
	for id, x := range old {
		if _, still := c.Diff[id]; still {
			continue
		}
		if err := w.record(id, x.Before); err != nil {
			return err
		}
	}
	return nil
}

// assets keeps pictures. Their names follow from their content, so that one is never written twice.
func (w writer) assets(of []canvas.Asset) error {
	for _, a := range of {
		if _, err := w.putAsset.Exec(a.Hash, a.Mime, a.Bytes); err != nil {
			return err
		}
	}
	return nil
}

// record makes a row what a record is; nil is no row.
func (w writer) record(id canvas.RecordID, r canvas.Record) error {
	if r == nil {
		_, err := w.dropRecord.Exec(id)
		return err
	}
	body, err := canvas.Encode(r)
	if err != nil {
		return err
	}
	_, err = w.putRecord.Exec(id, r.Kind(), string(body))
	return err
}
