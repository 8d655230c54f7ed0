package app

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"tickmark/annotate"
)

// State is how far work in the background has come.
type State string

// The states; all but the first are final.
const (
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

// background is work of one sort that goes on while the person does something
// else. What is told of it, a T, can be asked for until the program ends. The zero
// value is ready.
type background[T any] struct {
	name string // in messages: export
	mu   sync.Mutex
	byID map[string]*job[T]
	work sync.WaitGroup
}

// job is one piece of such work and what is needed to follow and stop it.
type job[T any] struct {
	told    T
	ended   bool
	changed chan struct{} // closed and replaced at every change
	cancel  context.CancelFunc
}

// begin starts work, of which told is told at first, and returns at once. The work
// outlives ctx, gets a way to change what is told of it, and is over when it
// returns; end then notes its final state, with a message if it has failed.
func (b *background[T]) begin(ctx context.Context, id string, told T, end func(*T, State, string), work func(ctx context.Context, tell func(func(*T))) error) {
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	j := &job[T]{told: told, changed: make(chan struct{}), cancel: cancel}
	b.mu.Lock()
	if b.byID == nil {
		b.byID = map[string]*job[T]{}
	}
	b.byID[id] = j
	b.mu.Unlock()
	b.work.Go(func() {
		defer cancel()
		err := contained(run, b.name, func() error { return work(run, func(change func(*T)) { b.update(j, change) }) })
		state, problem := Done, ""
		switch {
		case err != nil && run.Err() != nil:
			state = Cancelled
		case err != nil:
			state, problem = Failed, err.Error()
		}
		b.update(j, func(told *T) {
			j.ended = true
			end(told, state, problem)
		})
	})
}

// contained does work and turns a panic in it into an error: what one article holds
// must not take the program down with the work that is open in it.
func contained(ctx context.Context, name string, work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.ErrorContext(ctx, "panic in the background", "work", name, "panic", p, "stack", string(debug.Stack()))
			err = errors.New("something went wrong inside Tickmark; the log says more")
		}
	}()
	return work()
}

// update changes what is told of a job and wakes whoever waits for news of it.
func (b *background[T]) update(j *job[T], change func(*T)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	change(&j.told)
	close(j.changed)
	j.changed = make(chan struct{})
}

func (b *background[T]) get(id string) (*job[T], error) {
	j, ok := b.byID[id]
	if !ok {
		return nil, annotate.Errorf(annotate.NotFound, "This %s is not known any more. Start it again.", b.name)
	}
	return j, nil
}

// follow returns what is told of work. While that goes on, it waits up to wait for
// news first.
func (b *background[T]) follow(ctx context.Context, id string, wait time.Duration) (none T, err error) {
	b.mu.Lock()
	j, err := b.get(id)
	if err != nil {
		b.mu.Unlock()
		return none, err
	}
	ended, changed := j.ended, j.changed
	b.mu.Unlock()

	if !ended && wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-changed:
		case <-timer.C:
		case <-ctx.Done():
			return none, ctx.Err()
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return j.told, nil
}

// find returns what is told of work that goes on and is the one that is meant.
func (b *background[T]) find(isMeant func(T) bool) (none T, found bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, j := range b.byID {
		if !j.ended && isMeant(j.told) {
			return j.told, true
		}
	}
	return none, false
}

func (b *background[T]) stop(id string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	j, err := b.get(id)
	if err != nil {
		return err
	}
	j.cancel()
	return nil
}

// close stops all work and waits until it has cleaned up.
func (b *background[T]) close() {
	b.mu.Lock()
	for _, j := range b.byID {
		j.cancel()
	}
	b.mu.Unlock()
	b.work.Wait()
}
