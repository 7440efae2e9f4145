package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clustercanvas/canvas"
)

// TestOpen_NamedErrors: what people may try to open, and what they are told.
func TestOpen_NamedErrors(t *testing.T) {
	good, err := os.ReadFile(createClosed(t, many(t, 300)))
	must(t, err)
	patched := func(at int, with ...byte) []byte {
		b := bytes.Clone(good)
		copy(b[at:], with)
		return b
	}
	version := func(v int32) []byte { return patched(60, binary.BigEndian.AppendUint32(nil, uint32(v))...) }
	foreign := func(ddl string) []byte {
		path := createClosed(t, one(t))
		s, err := connect(path, toDisk)
		must(t, err)
		must(t, s.exec(ddl))
		must(t, s.close())
		b, err := os.ReadFile(path)
		must(t, err)
		return b
	}
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"empty":                  {nil, ErrNotWorkbook},
		"text":                   {[]byte("Dear all,\nplease find attached\n"), ErrNotWorkbook},
		"long text":              {bytes.Repeat([]byte("Dear all, "), 1000), ErrNotWorkbook},
		"a header cut short":     {good[:50], ErrNotWorkbook},
		"another database":       {patched(68, 0, 0, 0, 1), ErrNotWorkbook},
		"no application id":      {patched(68, 0, 0, 0, 0), ErrNotWorkbook},
		"newer":                  {version(99), ErrNewer},
		"newest":                 {version(1<<31 - 1), ErrNewer},
		"version zero":           {version(0), ErrDamaged},
		"version below zero":     {version(-1), ErrDamaged},
		"only the header":        {good[:100], ErrDamaged},
		"half":                   {good[:len(good)/2], ErrDamaged},
		"one byte short":         {good[:len(good)-1], ErrDamaged},
		"one page short":         {good[:len(good)-pageSize], ErrDamaged},
		"a wrong page":           {patched(len(good)-pageSize, bytes.Repeat([]byte{0xa5}, pageSize)...), ErrDamaged},
		"a wrong first page":     {patched(100, bytes.Repeat([]byte{0xa5}, 400)...), ErrDamaged},
		"a wrong page size":      {patched(16, 0xff, 0xff), ErrDamaged},
		"a later file format":    {patched(18, 9, 9), ErrDamaged},
		"a trigger":              {foreign(`CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM change; END`), ErrDamaged},
		"a view":                 {foreign(`CREATE VIEW spy AS SELECT load_extension('x')`), ErrDamaged},
		"another table":          {foreign(`CREATE TABLE t (x)`), ErrDamaged},
		"a virtual table":        {foreign(`CREATE VIRTUAL TABLE v USING fts3(x)`), ErrDamaged},
		"an index":               {foreign(`CREATE INDEX i ON record (upper(body))`), ErrDamaged},
		"a table missing":        {foreign(`DROP TABLE asset`), ErrDamaged},
		"a view missing":         {foreign(`DROP VIEW note`), ErrDamaged},
		"a view for a table":     {foreign(`ALTER TABLE record RENAME TO r; CREATE VIEW record AS SELECT * FROM r`), ErrDamaged},
		"a column more":          {foreign(`ALTER TABLE record ADD COLUMN x TEXT DEFAULT 1`), ErrDamaged},
		"a generated column":     {foreign(`ALTER TABLE record ADD COLUMN x ANY AS (zeroblob(1000000000))`), ErrDamaged},
		"statistics of the user": {foreign(`ANALYZE`), ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "plan.cluster")
			must(t, os.WriteFile(path, c.content, 0o600))
			if f, _, err := Open(path); !errors.Is(err, c.want) {
				if err == nil {
					f.Close()
				}
				t.Errorf("open: %v", err)
			}
			if _, err := Read(path); !errors.Is(err, c.want) {
				t.Errorf("read: %v", err)
			}
			r, err := Check(path)
			if c.want == ErrDamaged {
				if err != nil || len(r.Damage) == 0 {
					t.Errorf("check: %+v %v", r, err)
				}
			} else if !errors.Is(err, c.want) {
				t.Errorf("check: %v", err)
			}
			if err := Duplicate(path, path+"2"); !errors.Is(err, c.want) {
				t.Errorf("duplicate: %v", err)
			}
			if b, _ := os.ReadFile(path); !bytes.Equal(b, c.content) {
				t.Error("the file has changed")
			}
			checkAlone(t, dir, "plan.cluster")
		})
	}
}

func TestOpen_NamedErrorsOfPaths(t *testing.T) {
	dir := t.TempDir()
	file := createClosed(t, one(t))
	large := filepath.Join(dir, "large.cluster")
	must(t, os.WriteFile(large, nil, 0o600))
	must(t, os.Truncate(large, maxFile+1)) // takes no room
	for path, want := range map[string]error{
		filepath.Join(dir, "none.cluster"):         ErrNotFound,
		filepath.Join(dir, "none", "none.cluster"): ErrNotFound,
		filepath.Join(file, "plan.cluster"):        ErrNotFound,
		dir:                                        ErrNotWorkbook,
		large:                                      ErrTooLarge,
	} {
		if _, _, err := Open(path); !errors.Is(err, want) {
			t.Errorf("open %s: %v", path, err)
		}
		if _, err := Read(path); !errors.Is(err, want) {
			t.Errorf("read %s: %v", path, err)
		}
		if _, err := Check(path); !errors.Is(err, want) {
			t.Errorf("check %s: %v", path, err)
		}
	}
	for path, want := range map[string]error{
		filepath.Join(dir, "none", "new.cluster"): ErrNotFound,
		filepath.Join(file, "new.cluster"):        ErrNotFound,
		dir:                                       ErrExists,
		filepath.Join(dir, strings.Repeat("n", 250)+".c"): nil, // too long for a journal: any error
	} {
		_, err := Create(path, canvas.Workbook{})
		if err == nil || (want != nil && !errors.Is(err, want)) {
			t.Errorf("create %s: %v", path, err)
		}
	}
	checkAlone(t, dir, "large.cluster")
}

func TestNewer_NamesBothVersions(t *testing.T) {
	path := createClosed(t, one(t))
	s, err := connect(path, toDisk)
	must(t, err)
	must(t, s.exec(`PRAGMA user_version = 4711`))
	must(t, s.close())
	_, _, err = Open(path)
	var newer Newer
	if !errors.As(err, &newer) || newer != (Newer{File: 4711, Program: len(steps)}) {
		t.Fatalf("%v", err)
	}
	if !strings.Contains(err.Error(), "4711") || !strings.Contains(err.Error(), fmt.Sprint("up to ", len(steps))) {
		t.Errorf("%q does not name both versions", err)
	}
}

// A header may be right and be replaced by the journal beside it.
func TestOpen_JournalBringsAnotherHeader(t *testing.T) {
	path := createClosed(t, many(t, 300))
	s, err := connect(path, toDisk)
	must(t, err)
	must(t, s.exec(`PRAGMA application_id = 7`))
	must(t, s.exec(`PRAGMA cache_size = 2; BEGIN IMMEDIATE`))
	must(t, s.exec(`PRAGMA application_id = 1131168630`))
	must(t, s.exec(`UPDATE record SET body = body || ' '`)) // spills, the first page with it
	journal, err := os.ReadFile(path + "-journal")
	must(t, err)
	must(t, s.exec(`COMMIT`))
	must(t, s.close())
	written, err := os.ReadFile(path)
	must(t, err)
	torn := filepath.Join(t.TempDir(), "torn.cluster")
	must(t, os.WriteFile(torn, written, 0o600))
	must(t, os.WriteFile(torn+"-journal", journal, 0o600))
	if _, err := Read(torn); !errors.Is(err, ErrDamaged) {
		t.Errorf("read: %v", err)
	}
	if _, _, err := Open(torn); !errors.Is(err, ErrDamaged) {
		t.Errorf("open: %v", err)
	}
	if _, _, err := Open(torn); !errors.Is(err, ErrNotWorkbook) {
		t.Errorf("open after the journal was played back: %v", err)
	}
}
