//go:build !linux

package storage

import "errors"

func fullRole([]string) error { return errors.New("only on Linux") }
