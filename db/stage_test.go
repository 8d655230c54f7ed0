package db

import (
	"context"
	"testing"
)

// told does some work, and returns how often it told how far it had come: each time farther, as
// a part of one total, and in the end all of it.
func told(t *testing.T, work func(tell func(done, total int64)) error) (steps int) {
	t.Helper()
	var last, all int64
	err := work(func(done, total int64) {
		if done < last || done > total || all > 0 && total != all {
			t.Errorf("after %d of %d come %d of %d", last, all, done, total)
		}
		last, all = done, total
		steps++
	})
	if err != nil {
		t.Fatal(err)
	}
	if last != all || steps < 10 {
		t.Errorf("it ended at %d of %d, in %d steps", last, all, steps)
	}
	return steps
}

// stoppedAt is a context that ends when something has been told so many times before.
func stoppedAt(t *testing.T, step int) (ctx context.Context, tell func(done, total int64)) {
	ctx, stop := context.WithCancel(t.Context())
	return ctx, func(int64, int64) {
		if step--; step < 0 {
			stop()
		}
	}
}
