package app

import (
	"errors"
	"io/fs"
)

// reason returns what went wrong with a file, without the operation and path
// that Go puts before it.
func reason(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
