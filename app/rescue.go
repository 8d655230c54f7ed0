package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"tickmark/annotate"
	"tickmark/app/sealed"
)

// rescue is what is known of the last salvage or restore of the present library.
type rescue struct {
	task     string // its identifier; "" if there was none
	salvaged string // the path of the library that was made of this one; "" if none was
}

var (
	errSalvaging = annotate.Errorf(annotate.Conflict, "What can be saved of this library is being saved. Wait until that is done, or stop it.")
	errRestoring = annotate.Errorf(annotate.Conflict, "A backup is being put in the place of the library. Wait until that is done, or stop it.")
)

// enter takes the turn. The error is Conflict while a rescue is under way: that may take long.
func (s *Session) enter() error {
	s.turn.Lock()
	under, ok := s.tasks.find(func(t Task) bool { return t.Kind == SalvageTask || t.Kind == RestoreTask })
	if !ok {
		return nil
	}
	s.turn.Unlock()
	if under.Kind == RestoreTask {
		return errRestoring
	}
	return errSalvaging
}

// startRescue begins a task that has the library to itself until it ends. The caller has the turn.
func (s *Session) startRescue(ctx context.Context, kind TaskKind, work func(ctx context.Context, progress func(done, total int64)) (func(*Task), error)) Task {
	t := startTask(ctx, &s.tasks, kind, work)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rescue.task = t.ID
	return t
}

// StartSalvage begins to make a new library, beside the one that does not open, of what can be
// read of it, and returns at once; see [Salvage]. [Session.StartRestore] puts it in the place of
// that one.
//
// Errors: Conflict if the library is open, or a rescue under way.
func (s *Session) StartSalvage(ctx context.Context) (Task, error) {
	if err := s.enter(); err != nil {
		return Task{}, err
	}
	defer s.turn.Unlock()
	if _, err := s.App(); err == nil {
		return Task{}, annotate.Errorf(annotate.Conflict, "The library is open. Only of one that does not open can the rest be saved.")
	}
	path := s.Path()
	name, err := freeName(filepath.Dir(path), stem(path)+".saved", libraryEnding)
	if err != nil {
		return Task{}, err
	}
	return s.startRescue(ctx, SalvageTask, func(ctx context.Context, progress func(done, total int64)) (func(*Task), error) {
		to := filepath.Join(filepath.Dir(path), name)
		saved, err := Salvage(ctx, path, to, s.options, progress)
		if err != nil {
			return nil, err
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.rescue.salvaged = to
		return func(t *Task) { t.Salvaged = &saved }, nil
	}), nil
}

// StartRestore begins to put a backup, one of those that [ListBackups] lists, or what was
// salvaged, in the place of the library, open or not, and returns at once; see [Restore]. No
// library is open until it ends. Then it is the restored one or, if that has failed or was
// stopped, the one that was open before, as it was.
//
// Errors: NotFound if there is no such backup; Conflict while a rescue is under way; those of
// [sealed.Open].
func (s *Session) StartRestore(ctx context.Context, backup string, p sealed.Passphrase) (Task, error) {
	source, err := s.source(backup)
	if err != nil {
		return Task{}, err
	}
	found, err := findBackup(ctx, s.Path(), source, p, s.options)
	if err != nil {
		return Task{}, err
	}
	if err := s.enter(); err != nil {
		return Task{}, err
	}
	defer s.turn.Unlock()
	s.mu.Lock()
	path, again := s.path, s.options
	again.ReadOnly = s.readOnly
	s.mu.Unlock()
	// Not its error: of a damaged library it says what is known, and that it is to be replaced.
	_ = s.leave(errRestoring)
	return s.startRescue(ctx, RestoreTask, func(ctx context.Context, progress func(done, total int64)) (func(*Task), error) {
		defer func() { s.open(context.WithoutCancel(ctx), again) }()
		kept, err := found.restore(ctx, path, s.options, progress)
		if err != nil {
			return nil, err
		}
		again = s.options
		if filepath.IsAbs(source) {
			_ = os.Remove(source) // what was salvaged is in its place now
		}
		return func(t *Task) {
			if kept != "" {
				t.Kept = filepath.Base(kept)
			}
		}, nil
	}), nil
}

// source is the path of what is to be restored: a backup, one of those that [ListBackups]
// lists, or what was salvaged.
func (s *Session) source(name string) (string, error) {
	s.mu.Lock()
	salvaged := s.rescue.salvaged
	s.mu.Unlock()
	if salvaged != "" && name == filepath.Base(salvaged) {
		return salvaged, nil
	}
	listed, err := ListBackups(s.Path(), s.options.Settings)
	if err != nil {
		return "", err
	}
	if !slices.ContainsFunc(listed.Backups, func(b Backup) bool { return b.Name == name }) {
		return "", annotate.Errorf(annotate.NotFound, "There is no backup “%s” in %s any more.", name, listed.Folder)
	}
	return name, nil
}
