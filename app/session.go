package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"tickmark/annotate"
	"tickmark/app/sealed"
	"tickmark/db"
)

// Session is the one owner of the open library in the window and in the browser mode. It
// may have none: where the library cannot be opened, the person is told why and what can
// be done about it, in place of an end of the program; and a backup can only be put in its
// place while nobody has it open.
type Session struct {
	options Options
	// turn is held while a library is opened or closed.
	turn  sync.Mutex
	loads loads

	mu      sync.Mutex
	path    string
	app     *App  // nil while none is open
	problem error // why none is
	// salvaged is the path of the library that was made of this one; "" if none was.
	salvaged string
}

// errBetween is the problem while one library is closed and another opened.
var errBetween = annotate.Errorf(annotate.Conflict, "The library is being opened. Try again in a moment.")

// NewSession opens the library in the file at path, as [Open] does, or notes why it cannot
// be opened. Backups are made while it is open; see [App.KeepBackups].
func NewSession(ctx context.Context, path string, o Options) *Session {
	s := &Session{options: o, path: path, loads: loads{background: background[Task]{name: "task"}}}
	s.open(ctx, o)
	return s
}

func (s *Session) open(ctx context.Context, o Options) {
	a, err := Open(ctx, s.Path(), o)
	if err == nil {
		a.KeepBackups(context.WithoutCancel(ctx)) // it ends with the library, not with the request that opens it
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.app, s.problem = a, err
}

// leave closes the library, if one is open. What was asked of it then fails.
func (s *Session) leave() error {
	s.mu.Lock()
	was := s.app
	s.app, s.problem = nil, errBetween
	s.mu.Unlock()
	if was == nil {
		return nil
	}
	return was.Close()
}

// App returns the use cases over the open library, or why none is open.
func (s *Session) App() (*App, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.app == nil {
		return nil, s.problem
	}
	return s.app, nil
}

// Path is where the library is, or would be.
func (s *Session) Path() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.path
}

// Close closes the library, and gives up what is being loaded.
func (s *Session) Close() error {
	s.loads.close()
	s.turn.Lock()
	defer s.turn.Unlock()
	return s.leave()
}

// SessionState is what there is to say while no library is open.
type SessionState struct {
	Path     string        `json:"path" doc:"The library's file"`
	IsOpen   bool          `json:"isOpen"`
	Problem  string        `json:"problem" doc:"Why it could not be opened, and what can be done; empty if it is open"`
	Code     annotate.Code `json:"code" doc:"invalid: it is damaged; conflict: another Tickmark has it open; unsupported: it is no library, or of a newer Tickmark"`
	Backups  []Backup      `json:"backups" doc:"Those of a library of this name; the newest first"`
	Folder   string        `json:"folder" doc:"Where these are"`
	Readable bool          `json:"readable" doc:"Whether it makes sense to open it to be read only"`
	// Salvageable also where not even the beginning of the file can be read.
	Salvageable bool `json:"salvageable" doc:"Whether something of it may be saved in a new library"`
}

// State says whether the library is open, and if not, what can be done about it.
func (s *Session) State() SessionState {
	s.mu.Lock()
	state := SessionState{Path: s.path, IsOpen: s.app != nil, Backups: []Backup{}}
	problem := s.problem
	s.mu.Unlock()
	if state.IsOpen {
		return state
	}
	state.Problem, state.Code = problem.Error(), annotate.CodeOf(problem)
	state.Readable = state.Code == annotate.Invalid && isFile(state.Path)
	state.Salvageable = state.Readable || state.Code == annotate.Unsupported && db.HasLostItsBeginning(state.Path)
	listed, err := ListBackups(state.Path, s.options.Settings)
	if err == nil {
		state.Backups, state.Folder = listed.Backups, listed.Folder
	}
	return state
}

// Reopen tries once more to open the library; to be read only, if that is asked for. What
// it comes to, [Session.State] says.
func (s *Session) Reopen(ctx context.Context, readOnly bool) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	if err := s.leave(); err != nil {
		return err
	}
	o := s.options
	o.ReadOnly = readOnly
	s.open(ctx, o)
	return nil
}

// Choose opens the library in the file at path in place of the present one.
func (s *Session) Choose(ctx context.Context, path string) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	if err := s.leave(); err != nil {
		return err
	}
	s.mu.Lock()
	s.path, s.salvaged = path, ""
	s.mu.Unlock()
	s.open(ctx, s.options)
	return nil
}

// Salvage makes a new library, beside the one that does not open, of what can be read of
// it; see [db.Salvage]. [Session.Restore] puts it in the place of that one.
func (s *Session) Salvage(ctx context.Context) (Salvaged, error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	if _, err := s.App(); err == nil {
		return Salvaged{}, annotate.Errorf(annotate.Conflict, "The library is open. Only of one that does not open can the rest be saved.")
	}
	path := s.Path()
	name, err := freeName(filepath.Dir(path), stem(path)+".saved", libraryEnding)
	if err != nil {
		return Salvaged{}, err
	}
	to := filepath.Join(filepath.Dir(path), name)
	saved, err := Salvage(ctx, path, to, s.options, nil)
	if err == nil {
		s.mu.Lock()
		s.salvaged = to
		s.mu.Unlock()
	}
	return saved, err
}

// source is the path of what is to be restored: a backup, one of those that [ListBackups]
// lists, or what was salvaged.
func (s *Session) source(name string) (string, error) {
	s.mu.Lock()
	salvaged := s.salvaged
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

// Restore puts a backup, one of those that [ListBackups] lists, or what was salvaged, in the
// place of the library, open or not, and opens it; see the function [Restore]. It returns the
// name of the file beside it in which the library of before is kept. If it fails, that one is
// opened again.
func (s *Session) Restore(ctx context.Context, backup string, p sealed.Passphrase) (kept string, err error) {
	source, err := s.source(backup)
	if err != nil {
		return "", err
	}
	s.turn.Lock()
	defer s.turn.Unlock()
	// Before anything is closed: the passphrase may be the wrong one.
	from, drop, err := openBackup(ctx, s.Path(), source, p, s.options)
	if err != nil {
		return "", err
	}
	defer drop()
	// Not Close's error: of a damaged library it says what is known, and that it is to be replaced.
	_ = s.leave()
	ctx = context.WithoutCancel(ctx) // a page that goes away does not stop it half way
	kept, err = db.Restore(ctx, s.Path(), from, db.Options{Now: s.options.Now}, nil)
	s.open(ctx, s.options)
	if err == nil && filepath.IsAbs(source) {
		_ = os.Remove(source) // what was salvaged is in its place now
	}
	if kept != "" {
		kept = filepath.Base(kept)
	}
	return kept, err
}
