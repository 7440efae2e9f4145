package canvas

import "errors"

// ErrStale means that a diff was made for another state of the workbook.
var ErrStale = errors.New("canvas: the workbook has changed meanwhile")

// ErrBroken means that a diff would leave a workbook that breaks a rule.
var ErrBroken = errors.New("canvas: the change would break the workbook")

// ErrRefused is what every Refusal is: the rules do not allow what was asked.
var ErrRefused = errors.New("canvas: refused")

// Refusal is a command that the rules do not allow, and why: a key of the translations and its
// arguments. It is ErrRefused for errors.Is.
type Refusal struct {
	Key  string
	Args []string
}

// Error returns the key and the arguments, for logs.
func (r Refusal) Error() string {
	s := "canvas: refused: " + r.Key
	for _, a := range r.Args {
		s += " " + a
	}
	return s
}

// Is reports whether target is ErrRefused.
func (r Refusal) Is(target error) bool { return target == ErrRefused }

func refused(key string, args ...string) error { return Refusal{Key: key, Args: args} }

// Problem is something odd that is told and not fatal: a record that could not be used.
type Problem struct {
	Record RecordID
	Kind   Kind
	Reason string // for logs and the check command, in English
}
