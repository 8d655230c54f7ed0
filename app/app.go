package app

import (
	"context"
	"net/netip"
	"os/user"
	"time"

	"tickmark/annotate"
	"tickmark/app/capture"
	"tickmark/db"
)

// Options are what an [App] is told at its start.
type Options struct {
	// Version is the program's own version, named in exports.
	Version string
	// Now is the clock; nil for the real one.
	Now func() time.Time
	// Settings is the folder that keeps the [Preferences], which need not exist; see [SettingsFolder]. With "" they
	// last as long as the run.
	Settings string
	// ReadOnly opens the library to be read only, also where it is damaged: what can be
	// read of it can be shown and exported, and nothing is stored.
	ReadOnly bool
	// Permit says which addresses of the network may be asked when a person allows
	// a site; nil for those of the public internet. Tests permit the machine itself.
	Permit func(netip.Addr) bool
}

// App is the use cases over one open library.
type App struct {
	db      *db.DB
	version string

	preferences *preferences
	fetcher     *capture.Fetcher

	readings readings
	outside  outside
	exports  exports
	tasks    background[Task]
	backups  backups

	checkFiles checkFiles
}

// Open opens the library in the file at path, making it if there is none. One that cannot
// be written, as on a disk that is read-only, is opened to be read only. The errors are
// those of [db.Open] and [db.OpenReadOnly].
func Open(ctx context.Context, path string, o Options) (*App, error) {
	store, err := openStore(ctx, path, o)
	if err != nil {
		return nil, err
	}
	return &App{
		db: store, version: o.Version, preferences: newPreferences(o.Settings),
		fetcher: capture.New(capture.Options{Agent: "Tickmark/" + o.Version, Permit: o.Permit}),
		exports: exports{background: background[Export]{name: "export"}}, tasks: background[Task]{name: "task"},
	}, nil
}

func openStore(ctx context.Context, path string, o Options) (*db.DB, error) {
	options := db.Options{Now: o.Now}
	if o.ReadOnly {
		return db.OpenReadOnly(ctx, path, options, annotate.Errorf(annotate.Invalid, "The library %s was opened to be read only: everything that can be read can be exported, and nothing is stored. If it is damaged, export what you need, then restore a backup.", path))
	}
	store, err := db.Open(ctx, path, options)
	if annotate.CodeOf(err) == annotate.Invalid && db.CannotBeWritten(path) {
		return db.OpenReadOnly(ctx, path, options, annotate.Errorf(annotate.Invalid, "The library %s is where nothing can be written: on a disk that is read-only, or in a folder that you may only read. Everything can be read and exported, and nothing is stored. To work in it, copy it elsewhere and open the copy.", path))
	}
	return store, err
}

// Close cancels the backups, exports and tasks under way, waits until they have
// cleaned up, and closes the library.
func (a *App) Close() error {
	a.backups.close()
	a.exports.close()
	a.tasks.close()
	return a.db.Close()
}

// Library is what is known about the open library.
type Library struct {
	Path     string `json:"path" doc:"The library's file"`
	Version  string `json:"version" doc:"Of the program"`
	Person   string `json:"person" doc:"Who is at work; empty until somebody has said so"`
	Articles int    `json:"articles" doc:"How many articles it holds"`
	Damages  int    `json:"damages" doc:"How many things the last verification found damaged"`
	Checked  bool   `json:"checked" doc:"Whether its file has been gone through since it was opened"`
	Fault    string `json:"fault" doc:"What is wrong if that found it damaged: nothing is stored any more then"`
	Remote   bool   `json:"remote" doc:"Whether it lies on a network drive, which can damage it"`
}

// personSetting is the setting that holds the name of whoever is at work.
const personSetting = "person"

// Library describes the open library.
func (a *App) Library(ctx context.Context) (Library, error) {
	person, err := a.db.Setting(ctx, personSetting)
	if err != nil {
		return Library{}, err
	}
	total, err := a.db.CountArticles(ctx)
	if err != nil {
		return Library{}, err
	}
	damages, err := a.db.Damages(ctx)
	if err != nil {
		return Library{}, err
	}
	l := Library{Path: a.db.Path(), Version: a.version, Person: person, Articles: total, Damages: damages, Checked: a.db.Checked(), Remote: a.db.IsRemote()}
	if fault := a.db.Fault(); fault != nil {
		l.Fault = fault.Error()
	}
	return l, nil
}

// SetPerson says who is at work from now on. The name goes into the verdicts
// and the change record.
func (a *App) SetPerson(ctx context.Context, name string) error {
	name = annotate.CleanLine(name)
	return a.db.SetSetting(ctx, name, personSetting, name)
}

// setSetting sets a setting of the library in the name of whoever is at work; see
// [db.DB.SetSetting].
func (a *App) setSetting(ctx context.Context, key, value string, blobs ...[]byte) error {
	person, err := a.person(ctx)
	if err != nil {
		return err
	}
	return a.db.SetSetting(ctx, person, key, value, blobs...)
}

// person names whoever is at work: as they said, or else as the operating
// system knows them.
func (a *App) person(ctx context.Context) (string, error) {
	name, err := a.db.Setting(ctx, personSetting)
	if err != nil || name != "" {
		return name, err
	}
	if u, err := user.Current(); err == nil {
		if name = annotate.CleanLine(u.Name); name != "" {
			return name, nil
		}
		return u.Username, nil
	}
	return "Unknown", nil
}

// do carries out one action in the name of whoever is at work.
func (a *App) do(ctx context.Context, w db.Work, write func(tx *db.Tx, person string) error) error {
	person, err := a.person(ctx)
	if err != nil {
		return err
	}
	w.Person = person
	return a.db.Do(ctx, w, func(tx *db.Tx) error { return write(tx, person) })
}
