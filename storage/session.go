package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// maxValue is how many bytes one row may have: a change that removes ten thousand records takes
// about eight million.
const maxValue = 64 << 20

// pageSize is that of the files this program makes.
const pageSize = 4096

// session is one connection to one database. Every statement of this package goes through it. It
// is pinned: a pool would hand a second connection to somebody, without the pragmas and without
// the lock.
type session struct {
	real string // absolute path; empty in memory
	pool *sql.DB
	conn *sql.Conn
}

// durable is how much is done so that a commit outlasts a power cut.
type durable string

const (
	toDisk durable = "FULL" // of every file that is somebody's
	toGo   durable = "OFF"  // of private copies, and of files that are synced when they are done
)

// connect opens the database at an absolute path, which must exist.
func connect(real string, d durable) (*session, error) {
	return dial(real, fileURI(real)+"?mode=rw&_busy_timeout=500&_txlock=immediate&_synchronous="+string(d))
}

// scratch opens an empty database in memory.
func scratch() (*session, error) { return dial("", "file::memory:?_synchronous=OFF") }

func dial(real, dsn string) (*session, error) {
	pool := sql.OpenDB(connector{dsn})
	pool.SetMaxOpenConns(1)
	conn, err := pool.Conn(context.Background())
	if err != nil {
		pool.Close()
		return nil, named(err)
	}
	return &session{real: real, pool: pool, conn: conn}, nil
}

func (s *session) close() error {
	return errors.Join(s.conn.Close(), s.pool.Close())
}

// fileURI returns a path in the form in which no letter of it has a meaning to SQLite or to its
// driver: they would end the path at a question mark.
func fileURI(real string) string {
	path := filepath.ToSlash(real)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/x
	}
	var b strings.Builder
	b.WriteString("file://")
	for i := range len(path) {
		switch c := path[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("/:._-", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

type connector struct{ dsn string }

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.dsn) }

func (connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{ConnectHook: harden} }

// harden sets what a file from a stranger calls for, as sqlite.org/security.html has it.
func harden(c *sqlite3.SQLiteConn) error {
	for limit, most := range map[int]int{
		sqlite3.SQLITE_LIMIT_LENGTH:          maxValue,
		sqlite3.SQLITE_LIMIT_SQL_LENGTH:      100_000,
		sqlite3.SQLITE_LIMIT_COLUMN:          100,
		sqlite3.SQLITE_LIMIT_EXPR_DEPTH:      100,
		sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
		sqlite3.SQLITE_LIMIT_ATTACHED:        1, // VACUUM INTO attaches the file it writes
		sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 100,
		sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH:   1,
	} {
		c.SetLimit(limit, most)
	}
	_, err := c.Exec(fmt.Sprintf(`
		PRAGMA trusted_schema = OFF;
		PRAGMA cell_size_check = ON;
		PRAGMA mmap_size = 0;
		PRAGMA temp_store = MEMORY;
		PRAGMA fullfsync = ON; -- on a Mac a plain sync may stay in the drive
		PRAGMA max_page_count = %d;`, maxFile/pageSize), nil)
	return err
}

// lock takes the file for this session alone until it is closed, rolls back what a killed program
// left half done, and makes sure that the file can be written. Nothing in the file changes.
func (s *session) lock() error {
	// Exclusive mode alone locks lazily: two sessions could both read, and the second would fail
	// only when it writes. The mode is set here and not in the DSN, or a read before BEGIN would
	// keep a shared lock and two that open at once could lock each other out.
	if err := s.exec(`PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT`); err != nil {
		return err
	}
	// Somebody may have put the file into WAL mode, in which it must not be mailed.
	var mode string
	if err := s.row(`PRAGMA journal_mode = DELETE`).Scan(&mode); err != nil {
		return named(err)
	}
	if mode != "delete" {
		return fmt.Errorf("%w: its journal is %s", ErrLocked, mode)
	}
	// A write that is taken back makes the journal, and so tells whether the folder can be
	// written. A disk that is full now may have room later: such a file can still be looked at.
	err := s.transact(func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
			return err
		}
		if _, err := tx.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, version)); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) || errors.Is(err, ErrFull) {
		return nil
	}
	return err
}

var errTried = errors.New("only tried")

func (s *session) exec(query string, args ...any) error {
	_, err := s.conn.ExecContext(context.Background(), query, args...)
	return named(err)
}

func (s *session) row(query string, args ...any) *sql.Row {
	return s.conn.QueryRowContext(context.Background(), query, args...)
}

// each calls f for every row of a query; scan gives f the columns.
func (s *session) each(query string, f func(scan func(...any) error) error) error {
	rows, err := s.conn.QueryContext(context.Background(), query)
	if err != nil {
		return named(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return named(err)
		}
	}
	return named(rows.Err())
}

// transact does all that f does, or nothing of it.
func (s *session) transact(f func(*sql.Tx) error) error {
	tx, err := s.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return named(err)
	}
	defer tx.Rollback() // does nothing after Commit
	if err := f(tx); err != nil {
		return named(err)
	}
	return named(tx.Commit())
}
