package importer

import (
	"context"
	"fmt"
)

// abandonable does work that cannot be stopped, because most of it is done by
// other people's code, and returns when it ends or ctx does, whichever comes
// first. Work that was abandoned runs to its end, which the limits on documents
// bound. A panic in it becomes an error: a document that a parser trips over
// must not take the application down.
func abandonable[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if p := recover(); p != nil {
				o.err = fmt.Errorf("read the document: panic: %v", p)
			}
			done <- o
		}()
		o.value, o.err = work()
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
