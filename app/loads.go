package app

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"tickmark/annotate"
	"tickmark/app/dump"
	"tickmark/app/sealed"
)

// Offered is a copy of everything of which a library can be made.
type Offered struct {
	ID       string `json:"id"`
	Name     string `json:"name" doc:"Of the folder or file"`
	IsSealed bool   `json:"isSealed" doc:"Whether a passphrase opens it"`
}

// loads is what new libraries are made of. It is the session's: that needs no open library,
// and goes on when another one is opened.
type loads struct {
	mutex   sync.Mutex
	offered Offered // the last one
	path    string  // of it
	isOurs  bool    // whether that is a file which was received, and is deleted when it is needed no more
}

// OfferCopy takes note of the copy of everything at the path, in place of the one that
// was offered before.
//
// Errors: Conflict while one is being loaded; those of [dump.Open].
func (s *Session) OfferCopy(path string) (Offered, error) {
	return s.offer(path, filepath.Base(path), false)
}

// ReceiveCopy takes a copy of everything in, for where nobody can say where it is.
// The errors are those of [Session.OfferCopy]; Unavailable if there is no room for it.
func (s *Session) ReceiveCopy(ctx context.Context, name string, from io.Reader) (_ Offered, err error) {
	// Beside the library, which is where the new one will need room as well.
	path := filepath.Join(filepath.Dir(s.Path()), ".tickmark-"+annotate.NewID()+".part")
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return Offered{}, annotate.Errorf(annotate.Invalid, "The copy cannot be taken in: %v", reason(err))
	}
	defer func() {
		if err != nil {
			_ = os.Remove(path) // it may be what was offered, and gone with that
		}
	}()
	_, err = io.Copy(file, watched(ctx, from, func(int64) {}))
	if err = errors.Join(err, file.Close()); err != nil {
		if ctx.Err() != nil {
			return Offered{}, ctx.Err()
		}
		return Offered{}, annotate.Errorf(annotate.Unavailable, "The copy could not be taken in: %v. Make room on the disk of the library, and try again.", reason(err))
	}
	return s.offer(path, filepath.Base(name), true)
}

func (s *Session) offer(path, name string, isOurs bool) (Offered, error) {
	isSealed, err := IsSealed(path)
	if err == nil && !isSealed {
		err = checkCopy(path, sealed.Passphrase{})
	}
	if err != nil {
		return Offered{}, err
	}
	l := &s.loads
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if err := s.isFreeToLoad(); err != nil {
		return Offered{}, err
	}
	l.forget()
	l.offered, l.path, l.isOurs = Offered{annotate.NewID(), name, isSealed}, path, isOurs
	return l.offered, nil
}

// isFreeToLoad returns a Conflict error while a copy is being loaded.
func (s *Session) isFreeToLoad() error {
	if _, ok := s.tasks.find(func(t Task) bool { return t.Kind == LoadTask }); ok {
		return annotate.Errorf(annotate.Conflict, "A copy of everything is being opened already. Wait until it is done, or stop it.")
	}
	return nil
}

// forget forgets what was offered. The caller holds the mutex.
func (l *loads) forget() {
	if l.isOurs {
		_ = os.Remove(l.path) // hidden, and beside the library; it takes nothing but room
	}
	l.offered, l.path, l.isOurs = Offered{}, "", false
}

// checkCopy returns an error if the path is no copy of everything, or does not open with
// the passphrase. What is in it is read only when it is loaded.
func checkCopy(path string, p sealed.Passphrase) error {
	d, err := dump.Open(path, p, nil)
	if err != nil {
		return err
	}
	return d.Close()
}

// offeredPath is where the copy is that was offered under the identifier.
func (l *loads) offeredPath(id string) (string, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if id == "" || l.offered.ID != id {
		return "", annotate.Errorf(annotate.NotFound, "This copy is not at hand any more. Choose it again.")
	}
	return l.path, nil
}

// CheckOffered returns an error if the copy that was offered does not open with the
// passphrase: it is known before somebody is asked where the library should go. Copies
// that are not sealed are not held against it.
func (s *Session) CheckOffered(id string, p sealed.Passphrase) error {
	path, err := s.loads.offeredPath(id)
	if err != nil {
		return err
	}
	return checkCopy(path, p)
}

// LibraryName suggests what the library is called that is made of the copy that was
// offered: as that, in the folder of the present library, and not like anything in it.
func (s *Session) LibraryName(id string) (string, error) {
	if _, err := s.loads.offeredPath(id); err != nil {
		return "", err
	}
	s.loads.mutex.Lock()
	name := s.loads.offered.Name
	s.loads.mutex.Unlock()
	for _, ending := range []string{sealed.Extension, DumpEnding} {
		name = strings.TrimSuffix(name, ending)
	}
	return freeName(filepath.Dir(s.Path()), name, libraryEnding)
}

// StartLoad begins [Load] of the copy that was offered, into a new library at the path or,
// with an empty one, where [Session.LibraryName] says. It returns at once.
//
// Errors: Conflict while another is being loaded; those of [Session.CheckOffered].
func (s *Session) StartLoad(ctx context.Context, id, library string, p sealed.Passphrase) (Task, error) {
	if err := s.CheckOffered(id, p); err != nil {
		return Task{}, err
	}
	if library == "" {
		name, err := s.LibraryName(id)
		if err != nil {
			return Task{}, err
		}
		library = filepath.Join(filepath.Dir(s.Path()), name)
	}
	l := &s.loads
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if err := s.isFreeToLoad(); err != nil {
		return Task{}, err
	}
	from := l.path
	return startTask(ctx, &s.tasks, LoadTask, func(ctx context.Context, progress func(done, total int64)) (func(*Task), error) {
		d, err := Load(ctx, from, library, p, s.options, progress)
		if err == nil {
			l.mutex.Lock()
			defer l.mutex.Unlock()
			l.forget()
		}
		return func(t *Task) { t.Copied = &d }, err
	}), nil
}

// OpenLoaded opens the library that a task has made in place of the present one. The
// error is Conflict while it is not finished.
func (s *Session) OpenLoaded(ctx context.Context, id string) error {
	t, err := s.tasks.follow(ctx, id, 0)
	if err != nil {
		return err
	}
	if t.State != Done || t.Copied == nil {
		return annotate.Errorf(annotate.Conflict, "The library is not finished.")
	}
	return s.Choose(ctx, t.Copied.Path)
}

// close forgets what was offered.
func (l *loads) close() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.forget()
}
