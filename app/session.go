package app

import (
	"context"
	"sync"
	"time"

	"tickmark/annotate"
	"tickmark/db"
)

// Session is the one owner of the open library in the window and in the browser mode. It
// may have none: where the library cannot be opened, the person is told why and what can
// be done about it, in place of an end of the program; and a backup can only be put in its
// place while nobody has it open.
type Session struct {
	options Options
	// turn is held while a library is opened or closed; see [Session.enter].
	turn  sync.Mutex
	tasks background[Task] // those that need no open library
	loads loads

	mu       sync.Mutex
	path     string
	app      *App  // nil while none is open
	problem  error // why none is
	readOnly bool  // whether it was opened to be read only, or was to be
	rescue   rescue
}

// errBetween is the problem while one library is closed and another opened.
var errBetween = annotate.Errorf(annotate.Conflict, "The library is being opened. Try again in a moment.")

// NewSession opens the library in the file at path, as [Open] does, or notes why it cannot
// be opened. Backups are made while it is open; see [App.KeepBackups].
func NewSession(ctx context.Context, path string, o Options) *Session {
	s := &Session{options: o, path: path, tasks: background[Task]{name: "task"}}
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
	s.app, s.problem, s.readOnly = a, err, o.ReadOnly
}

// leave closes the library, if one is open. What is asked of it then fails with the problem.
func (s *Session) leave(problem error) error {
	s.mu.Lock()
	was := s.app
	s.app, s.problem = nil, problem
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

// Close closes the library, and stops the tasks of the session and waits until they have
// cleaned up.
func (s *Session) Close() error {
	s.tasks.close()
	s.loads.close()
	s.turn.Lock()
	defer s.turn.Unlock()
	return s.leave(errBetween)
}

// Task returns how far a task of the session has come; see [App.Task].
func (s *Session) Task(ctx context.Context, id string, wait time.Duration) (Task, error) {
	return s.tasks.follow(ctx, id, wait)
}

// CancelTask stops a task of the session.
func (s *Session) CancelTask(id string) error { return s.tasks.stop(id) }

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
	Salvageable bool  `json:"salvageable" doc:"Whether something of it may be saved in a new library"`
	Rescue      *Task `json:"rescue,omitempty" doc:"The last salvage or restore of this library in this run of the program, which may be under way"`
}

// State says whether the library is open, and if not, what can be done about it.
func (s *Session) State() SessionState {
	s.mu.Lock()
	state := SessionState{Path: s.path, IsOpen: s.app != nil, Backups: []Backup{}}
	problem, rescue := s.problem, s.rescue.task
	s.mu.Unlock()
	if t, err := s.tasks.follow(context.Background(), rescue, 0); err == nil {
		state.Rescue = &t
	}
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
// it comes to, [Session.State] says. The error is Conflict while a rescue is under way.
func (s *Session) Reopen(ctx context.Context, readOnly bool) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.turn.Unlock()
	if err := s.leave(errBetween); err != nil {
		return err
	}
	o := s.options
	o.ReadOnly = readOnly
	s.open(ctx, o)
	return nil
}

// Choose opens the library in the file at path in place of the present one. The error is
// Conflict while a rescue is under way.
func (s *Session) Choose(ctx context.Context, path string) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.turn.Unlock()
	if err := s.leave(errBetween); err != nil {
		return err
	}
	s.mu.Lock()
	s.path, s.rescue = path, rescue{}
	s.mu.Unlock()
	s.open(ctx, s.options)
	return nil
}
