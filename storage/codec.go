package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"clustercanvas/canvas"
)

// side is a record before or after a change.
type side struct {
	Kind canvas.Kind     `json:"kind"`
	Body json.RawMessage `json:"body"`
}

// delta is what happened to one record. No Before: it was made; no After: it was removed.
type delta struct {
	Before *side `json:"before,omitempty"`
	After  *side `json:"after,omitempty"`
}

// encodeDiff returns a diff as JSON: deltas by the id of their record.
func encodeDiff(d canvas.Diff) (string, error) {
	out := make(map[canvas.RecordID]delta, len(d))
	for id, x := range d {
		before, err := encodeSide(x.Before)
		if err != nil {
			return "", err
		}
		after, err := encodeSide(x.After)
		if err != nil {
			return "", err
		}
		out[id] = delta{before, after}
	}
	text, err := json.Marshal(out)
	return string(text), err
}

func encodeSide(r canvas.Record) (*side, error) {
	if r == nil {
		return nil, nil
	}
	body, err := canvas.Encode(r)
	return &side{r.Kind(), body}, err
}

func decodeDiff(text string) (canvas.Diff, error) {
	if !utf8.ValidString(text) {
		return nil, errors.New("its diff is not valid UTF-8")
	}
	var deltas map[canvas.RecordID]delta
	if err := json.Unmarshal([]byte(text), &deltas); err != nil {
		return nil, err
	}
	if deltas == nil {
		return nil, errors.New("its diff is null")
	}
	out := make(canvas.Diff, len(deltas))
	for id, x := range deltas {
		before, err := decodeSide(id, x.Before)
		if err != nil {
			return nil, err
		}
		after, err := decodeSide(id, x.After)
		if err != nil {
			return nil, err
		}
		out[id] = canvas.Delta{Before: before, After: after}
	}
	return out, nil
}

func decodeSide(id canvas.RecordID, s *side) (canvas.Record, error) {
	if s == nil {
		return nil, nil
	}
	return decodeRecord(id, s.Kind, s.Body)
}

// decodeRecord reads a body and makes sure that it is that of the record it is filed under.
func decodeRecord(id canvas.RecordID, kind canvas.Kind, body []byte) (canvas.Record, error) {
	if !utf8.Valid(body) {
		return nil, errors.New("its body is not valid UTF-8")
	}
	r, err := canvas.Decode(kind, body)
	if err != nil {
		return nil, err
	}
	if r.RecordID() != id {
		return nil, fmt.Errorf("its body calls itself %q", r.RecordID())
	}
	return r, nil
}

// changeRow is a row of the table change, without its seq.
type changeRow struct {
	id, at, label, diff string
	undoes              *string
	joins               *int
	since               *string
}

// changeColumns are the columns that a changeRow is read from, in the order of its into.
const changeColumns = `id, at, label, diff, undoes, joins, since`

func (row *changeRow) into() []any {
	return []any{&row.id, &row.at, &row.label, &row.diff, &row.undoes, &row.joins, &row.since}
}

func encodeChange(c canvas.Change) (changeRow, error) {
	label, err := json.Marshal(c.Label)
	if err != nil {
		return changeRow{}, err
	}
	diff, err := encodeDiff(c.Diff)
	if err != nil {
		return changeRow{}, err
	}
	row := changeRow{id: string(c.ID), at: c.At.UTC().Format(time.RFC3339Nano), label: string(label), diff: diff}
	if c.Undoes != "" {
		undoes := string(c.Undoes)
		row.undoes = &undoes
	}
	if c.Joins > 0 {
		since := c.Since.UTC().Format(time.RFC3339Nano)
		row.joins, row.since = &c.Joins, &since
	}
	return row, nil
}

func (row changeRow) decode() (canvas.Change, error) {
	c := canvas.Change{ID: canvas.ChangeID(row.id)}
	var err error
	if c.At, err = time.Parse(time.RFC3339Nano, row.at); err != nil {
		return c, err
	}
	if err = json.Unmarshal([]byte(row.label), &c.Label); err != nil {
		return c, err
	}
	if c.Diff, err = decodeDiff(row.diff); err != nil {
		return c, err
	}
	if row.undoes != nil {
		c.Undoes = canvas.ChangeID(*row.undoes)
	}
	if row.joins == nil {
		return c, nil
	}
	if c.Joins = *row.joins; c.Joins < 1 || row.since == nil {
		return c, errors.New("it was joined of no changes")
	}
	c.Since, err = time.Parse(time.RFC3339Nano, *row.since)
	return c, err
}
