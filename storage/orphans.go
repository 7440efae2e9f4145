package storage

import "database/sql"

// orphans lists the pictures that neither a record nor a change of the history names any more: undo
// cannot need them.
const orphans = `SELECT hash FROM asset
	WHERE NOT EXISTS (SELECT 1 FROM record WHERE instr(body, asset.hash) > 0)
	AND NOT EXISTS (SELECT 1 FROM change WHERE instr(diff, asset.hash) > 0)`

// dropOrphans removes them. A file without any is not written to.
func (s *session) dropOrphans() error {
	var hashes []string
	err := s.each(orphans, func(scan func(...any) error) error {
		var hash string
		err := scan(&hash)
		hashes = append(hashes, hash)
		return err
	})
	if err != nil || len(hashes) == 0 {
		return err
	}
	return s.transact(func(tx *sql.Tx) error {
		for _, hash := range hashes {
			if _, err := tx.Exec(`DELETE FROM asset WHERE hash = ?`, hash); err != nil {
				return err
			}
		}
		return nil
	})
}
