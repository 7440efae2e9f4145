package storage

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// step leads from one version of the file format to the next. The rules:
//
//   - A released step is never edited. What is wrong with it is put right by a later one.
//   - A step uses no type and no default of the program, which will have changed when it runs.
//   - testdata holds a file of every version (TestOldFiles_Open).
type step struct {
	name string
	// sql changes tables and views. A table or a view is dropped and made anew, so that its DDL
	// is the same in a file that climbed and in one that was made so.
	sql string
	// record changes one body, of a row or of either side of a change, and reports whether it
	// did. Numbers are json.Number.
	record func(kind string, body map[string]any) bool
}

// ladder is the steps in order. The version of a file is how many of them it has climbed.
type ladder []step

var steps = ladder{
	{name: "records, history and pictures", sql: schemaSQL},
	{name: "costs, metrics and texts", sql: schema2SQL},
	{name: "arrows, pictures and locks", sql: schema3SQL},
	{name: "views, steps and meetings", sql: schema4SQL},
}

// Format returns the version of the file format that this program writes. It reads all versions from
// 1 on.
func Format() int { return len(steps) }

// climb runs the steps that a file of a version lacks, in the transaction that also states the
// new version: a file is never between two versions.
func (l ladder) climb(tx *sql.Tx, from int) error {
	for i, st := range l[from:] {
		if err := st.run(tx); err != nil {
			return fmt.Errorf("step %d, %s: %w", from+i+1, st.name, named(err))
		}
	}
	_, err := tx.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, len(l)))
	return err
}

func (st step) run(tx *sql.Tx) error {
	if st.sql != "" {
		if _, err := tx.Exec(st.sql); err != nil {
			return err
		}
	}
	if st.record == nil {
		return nil
	}
	if err := st.rewrite(tx, `SELECT id, kind, body FROM record`, `UPDATE record SET body = ?2 WHERE id = ?1`, st.body); err != nil {
		return err
	}
	return st.rewrite(tx, `SELECT id, '', diff FROM change`, `UPDATE change SET diff = ?2 WHERE id = ?1`, st.diff)
}

// rewrite puts the texts that a query gives through f and stores what has changed.
func (st step) rewrite(tx *sql.Tx, query, update string, f func(kind, text string) (string, bool)) error {
	type row struct{ id, text string }
	var changed []row
	rows, err := tx.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, kind, text string
		if err := rows.Scan(&id, &kind, &text); err != nil {
			return err
		}
		if now, did := f(kind, text); did {
			changed = append(changed, row{id, now})
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, r := range changed {
		if _, err := tx.Exec(update, r.id, r.text); err != nil {
			return err
		}
	}
	return nil
}

// body runs the step on one body. What is no JSON object stays as it is and is reported when the
// file is read.
func (st step) body(kind, text string) (string, bool) {
	var fields map[string]any
	if !numbersKept(text, &fields) || fields == nil || !st.record(kind, fields) {
		return "", false
	}
	return encoded(fields)
}

// diff runs the step on both sides of every delta.
func (st step) diff(_, text string) (string, bool) {
	var deltas map[string]map[string]*struct {
		Kind string         `json:"kind"`
		Body map[string]any `json:"body"`
	}
	if !numbersKept(text, &deltas) {
		return "", false
	}
	did := false
	for _, sides := range deltas {
		for _, side := range sides {
			if side != nil && side.Body != nil && st.record(side.Kind, side.Body) {
				did = true
			}
		}
	}
	if !did {
		return "", false
	}
	return encoded(deltas)
}

func numbersKept(text string, into any) bool {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return d.Decode(into) == nil
}

func encoded(v any) (string, bool) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return "", false
	}
	return strings.TrimSuffix(b.String(), "\n"), true
}

// migrate brings an open file to the newest version of the ladder.
func (s *session) migrate(l ladder, from int) error {
	if from == len(l) {
		return nil
	}
	if err := s.transact(func(tx *sql.Tx) error { return l.climb(tx, from) }); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// upgrade migrates a file that is somebody's: not without a backup.
func (s *session) upgrade(h *held, real string, l ladder, from int) error {
	name, err := backup(real, h.reader(), from)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := s.migrate(l, from); err != nil {
		os.Remove(name) // or every try would leave another one
		return err
	}
	return nil
}

// backup keeps a file as it is beside itself before it is migrated: plan.cluster of version 3 as
// plan.v3.cluster.bak. It returns the name; an older backup is never replaced.
func backup(real string, r io.Reader, version int) (string, error) {
	ext := filepath.Ext(real)
	stem := strings.TrimSuffix(real, ext)
	tmp, err := stage(real)
	if err != nil {
		return "", err
	}
	defer tmp.discard()
	if err := tmp.fill(r); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.v%d%s.bak", stem, version, ext)
		if n > 1 {
			name = fmt.Sprintf("%s.v%d-%d%s.bak", stem, version, n, ext)
		}
		err := tmp.place(name)
		if errors.Is(err, ErrExists) && n < 1000 {
			continue
		}
		return name, err
	}
}
