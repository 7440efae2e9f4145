package storage

import (
	"database/sql"
	_ "embed"
	"fmt"
	"os"
	"slices"
	"strings"
)

//go:embed schema.sql
var schemaFile string

// schemaSQL is the tables of version 1. Some checkouts end lines with two letters, and files are
// compared with it word for word.
var schemaSQL = strings.ReplaceAll(schemaFile, "\r\n", "\n")

//go:embed schema2.sql
var schema2File string

// schema2SQL is what version 2 adds to them.
var schema2SQL = strings.ReplaceAll(schema2File, "\r\n", "\n")

//go:embed schema3.sql
var schema3File string

// schema3SQL is what version 3 adds to them.
var schema3SQL = strings.ReplaceAll(schema3File, "\r\n", "\n")

//go:embed schema4.sql
var schema4File string

// schema4SQL is what version 4 adds to them.
var schema4SQL = strings.ReplaceAll(schema4File, "\r\n", "\n")

const schemaQuery = `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema`

// schema returns what a file has besides rows: one line for each table, index, view and trigger,
// sorted, for SQLite may store them in another order after VACUUM.
func (s *session) schema() ([]string, error) {
	var out []string
	err := s.each(schemaQuery, func(scan func(...any) error) error {
		var kind, name, table, ddl string
		if err := scan(&kind, &name, &table, &ddl); err != nil {
			return err
		}
		out = append(out, fmt.Sprintf("%s %q of %q: %s", kind, name, table, ddl))
		return nil
	})
	slices.Sort(out)
	return out, err
}

// schema returns the schema that files of a version have: that of an empty one.
func (l ladder) schema(version int) ([]string, error) {
	s, err := scratch()
	if err != nil {
		return nil, err
	}
	defer s.close()
	if err := s.transact(func(tx *sql.Tx) error { return l[:version].climb(tx, 0) }); err != nil {
		return nil, err
	}
	return s.schema()
}

// verify looks at a file before anything in it is believed: is it ours, of the version that its
// header states, with the tables of that version and nothing else, and sound in every page? The
// schema comes first, so that looking at the pages calls nothing that a stranger wrote.
//
// The pages are looked at with integrity_check. quick_check, at half the time, passes an index
// that does not belong to its rows: such a file opens and then cannot be written.
func (s *session) verify(l ladder, version int) error {
	if err := s.structure(l, version); err != nil {
		return err
	}
	found, err := s.pages(1)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return fmt.Errorf("%w: %s", ErrDamaged, found[0])
	}
	return nil
}

// structure is verify without the pages.
func (s *session) structure(l ladder, version int) error {
	want, err := l.schema(version)
	if err != nil {
		return err
	}
	if err := s.sameHeader(version); err != nil {
		return suspect(err)
	}
	if err := s.sameSchema(want); err != nil {
		return suspect(err)
	}
	return suspect(s.sameSize())
}

// sameHeader compares what SQLite says with what the raw header said: a journal may have brought
// another one.
func (s *session) sameHeader(version int) error {
	var id, v int
	if err := s.row(`SELECT application_id, user_version FROM pragma_application_id, pragma_user_version`).Scan(&id, &v); err != nil {
		return err
	}
	if id != applicationID || v != version {
		return fmt.Errorf("%w: its header states another format than its pages", ErrDamaged)
	}
	return nil
}

func (s *session) sameSchema(want []string) error {
	have, err := s.schema()
	if err != nil {
		return err
	}
	for _, line := range have {
		if !slices.Contains(want, line) {
			return fmt.Errorf("%w: unknown %s", ErrDamaged, firstLine(line))
		}
	}
	for _, line := range want {
		if !slices.Contains(have, line) {
			return fmt.Errorf("%w: missing %s", ErrDamaged, firstLine(line))
		}
	}
	if len(have) != len(want) {
		return fmt.Errorf("%w: a table is there twice", ErrDamaged)
	}
	return nil
}

// sameSize finds a file that was cut within its last page. SQLite reads zeros for what is missing
// and finds nothing wrong.
func (s *session) sameSize() error {
	var pages, size int64
	if err := s.row(`SELECT page_count, page_size FROM pragma_page_count, pragma_page_size`).Scan(&pages, &size); err != nil {
		return err
	}
	info, err := os.Stat(s.real)
	if err != nil {
		return named(err)
	}
	if info.Size() < pages*size {
		return fmt.Errorf("%w: cut short, %d of %d bytes are left", ErrDamaged, info.Size(), pages*size)
	}
	return nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line[:min(len(line), 120)]
}

// pages returns what integrity_check finds, at most so many lines.
func (s *session) pages(most int) ([]string, error) {
	var found []string
	err := s.each(fmt.Sprintf(`PRAGMA integrity_check(%d)`, most), func(scan func(...any) error) error {
		var line string
		if err := scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			found = append(found, line)
		}
		return nil
	})
	return found, suspect(err)
}
