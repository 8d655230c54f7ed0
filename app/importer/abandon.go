package importer

import (
	"context"
	"fmt"
	"io"
)

// abandonable runs work of somebody else's that cannot be stopped, and returns
// when it ends or ctx does, whichever comes first. Work that was abandoned runs
// to its end, which the limits on size bound. A panic in it becomes an error: a
// page that somebody else's code trips over must not take the application down.
func abandonable[T any](ctx context.Context, work func() T) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if p := recover(); p != nil {
				o.err = fmt.Errorf("read the document: %v", p)
			}
			done <- o
		}()
		o.value = work()
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// contextReader stops a parser when ctx is done.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

// Read reads on, or returns ctx's error.
func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
