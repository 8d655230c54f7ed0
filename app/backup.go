package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tickmark/annotate"
	"tickmark/app/sealed"
	"tickmark/db"
)

// Backup is a copy of the library in a file of its own: a library that can be opened, or
// be put in the place of the one that it was made of ([Restore]). It was read again and
// found whole after it was written. It may be sealed ([App.SetBackupPassphrase]); then the
// library in it opens with a passphrase only.
//
// What is known of it stands in a file beside it, as JSON with these names. Tickmark
// deletes no file but those of which it finds that it made them itself.
type Backup struct {
	Format string `json:"format" enum:"tickmark-backup"`
	// LibraryID keeps the backups of two libraries apart that share a folder.
	LibraryID string    `json:"libraryId" doc:"Which library it is of; it stays the same when the file is moved or restored"`
	Name      string    `json:"name" doc:"Of its file"`
	At        time.Time `json:"at" doc:"When it was made"`
	Size      int64     `json:"size" doc:"In bytes"`
	Hash      string    `json:"sha256" doc:"Of its file"`
	Actions   int64     `json:"actions" doc:"How many actions its history has"`
	Head      string    `json:"head" doc:"Hash of the last action, which stands for the whole history; see tickmark verify"`
	Version   string    `json:"tickmark" doc:"The version that made it"`
	SealedFor string    `json:"sealedFor,omitempty" doc:"The key for which it is sealed; empty if it is not"`
}

const backupFormat = "tickmark-backup"

const (
	libraryEnding  = ".tickmark"
	manifestEnding = ".json"
)

// manifest is the name of the file that says what a backup is.
func (b Backup) manifest() string {
	return strings.TrimSuffix(strings.TrimSuffix(b.Name, sealed.Extension), libraryEnding) + manifestEnding
}

// Backups are those of a library.
type Backups struct {
	Folder  string   `json:"folder" doc:"Where they are"`
	Backups []Backup `json:"backups" doc:"The newest first"`
	Failure string   `json:"failure" doc:"What kept the last backup that was due from being made; empty if it was made"`
	Sealing bool     `json:"sealing" doc:"Whether those that are made from now on are sealed"`
}

// backupFolder is where the backups of the library at path are: in a folder that the
// person chose, or in one beside the library.
func backupFolder(library string, p Preferences) string {
	return cmp.Or(p.BackupFolder, filepath.Join(filepath.Dir(library), "backups"))
}

// stem is how the names of a library's backups begin.
func stem(library string) string {
	name := filepath.Base(library)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// ListBackups returns the backups of the library at path, which need not be open, or be
// there at all: those that have its name. settings is as in [Options].
func ListBackups(library, settings string) (Backups, error) {
	folder := backupFolder(library, newPreferences(settings).read())
	all, err := listBackups(folder)
	if err != nil {
		return Backups{}, err
	}
	all = slices.DeleteFunc(all, func(b Backup) bool { return !strings.HasPrefix(b.Name, stem(library)+"-") })
	return Backups{Folder: folder, Backups: all, Sealing: newPreferences(settings).read().BackupKey != ""}, nil
}

// listBackups returns all backups in a folder, the newest first. There are none in a
// folder that is not there.
func listBackups(folder string) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, annotate.Errorf(annotate.Invalid, "The folder for backups cannot be read: %v", reason(err))
	}
	all := []Backup{}
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) != manifestEnding {
			continue
		}
		if b, ok := readManifest(folder, entry.Name()); ok {
			all = append(all, b)
		}
	}
	slices.SortStableFunc(all, func(x, y Backup) int {
		return cmp.Or(y.At.Compare(x.At), cmp.Compare(y.Actions, x.Actions), cmp.Compare(y.Name, x.Name))
	})
	return all, nil
}

// maxManifest is more than any has, in bytes.
const maxManifest = 16 << 10

// readManifest returns the backup that a file in the folder describes, if it does and the
// backup is there.
func readManifest(folder, name string) (b Backup, ok bool) {
	path := filepath.Join(folder, name)
	if info, err := os.Stat(path); err != nil || info.Size() > maxManifest {
		return b, false
	}
	content, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(content, &b) != nil || b.Format != backupFormat {
		return b, false
	}
	if filepath.Base(b.Name) != b.Name || b.manifest() != name {
		return b, false // it names something elsewhere
	}
	info, err := os.Stat(filepath.Join(folder, b.Name))
	return b, err == nil && info.Mode().IsRegular() && info.Size() == b.Size
}

// Backups returns those of the open library.
func (a *App) Backups(ctx context.Context) (Backups, error) {
	p := a.Preferences()
	folder := backupFolder(a.db.Path(), p)
	mine, err := a.backupsIn(ctx, folder)
	return Backups{folder, mine, a.backupFailure(), p.BackupKey != ""}, err
}

func (a *App) backupsIn(ctx context.Context, folder string) ([]Backup, error) {
	id, err := a.db.LibraryID(ctx)
	if err != nil {
		return nil, err
	}
	all, err := listBackups(folder)
	return slices.DeleteFunc(all, func(b Backup) bool { return b.LibraryID != id }), err
}

// BackUp makes a backup of the library in the folder for them, sealed if there is a
// passphrase, and deletes those that are too many by now; see [keepBackups]. Work goes on meanwhile. progress is told how many bytes
// were copied, and of how many; it may be nil.
//
// Errors: those of [db.DB.BackUp]; NotFound if the folder that the person chose is not
// there; Unavailable where the backup would leave too little room on the disk.
func (a *App) BackUp(ctx context.Context, progress func(done, total int64)) (Backup, error) {
	a.backups.making.Lock()
	defer a.backups.making.Unlock()
	folder, err := a.prepareBackupFolder()
	if err != nil {
		return Backup{}, err
	}
	b := Backup{Format: backupFormat, At: a.db.Now().UTC().Truncate(time.Second), Version: a.version, SealedFor: a.Preferences().BackupKey}
	endings := []string{libraryEnding, libraryEnding + sealed.Extension}
	if b.SealedFor != "" {
		slices.Reverse(endings)
	}
	if b.Name, err = freeName(folder, stem(a.db.Path())+"-"+b.At.Format("20060102T1504Z"), endings...); err != nil {
		return Backup{}, err
	}
	if err := a.writeBackup(ctx, folder, &b, progress); err != nil {
		return Backup{}, err
	}
	a.rotate(ctx, folder)
	return b, nil
}

// BackUpTo makes a copy of the library in the file at path, which must not be there. No
// rotation deletes it. Whether it is sealed is as with [App.BackUp], and the name has to
// say so. progress and errors are as there, and Invalid for another name.
func (a *App) BackUpTo(ctx context.Context, path string, progress func(done, total int64)) (size int64, err error) {
	key := a.Preferences().BackupKey
	switch isSealed := strings.HasSuffix(path, sealed.Extension); {
	case key != "" && !isSealed:
		return 0, annotate.Errorf(annotate.Invalid, "Backups are sealed here. Give the file a name that ends in %s%s; its key is put beside it. For a copy that is not sealed: tickmark dump.", libraryEnding, sealed.Extension)
	case key == "" && isSealed:
		return 0, annotate.Errorf(annotate.Invalid, "A name that ends in %s is one of a sealed file. Set a passphrase for backups in the settings first, or give another name.", sealed.Extension)
	case !isSealed:
		made, err := a.db.BackUp(ctx, path, progress)
		return made.Size, err
	}
	a.backups.making.Lock()
	defer a.backups.making.Unlock()
	made, _, err := a.sealBackup(ctx, path, key, progress)
	return made.Size, err
}

// writeBackup writes the backup and the file that says what it is, in this order: a
// backup of which nothing is known is only one more file, and is not trusted.
func (a *App) writeBackup(ctx context.Context, folder string, b *Backup, progress func(done, total int64)) error {
	path := filepath.Join(folder, b.Name)
	var made db.Copy
	var err error
	if b.SealedFor != "" {
		made, b.Hash, err = a.sealBackup(ctx, path, b.SealedFor, progress)
	} else {
		made, err = a.db.BackUp(ctx, path, progress)
	}
	if err != nil {
		return err
	}
	b.LibraryID, b.Size, b.Actions, b.Head = made.LibraryID, made.Size, made.Head.Actions, made.Head.Hash
	if b.Hash == "" {
		b.Hash, err = hashOfFile(ctx, path, func(int64) {})
	}
	if err == nil {
		err = writeManifest(folder, *b)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

func writeManifest(folder string, b Backup) error {
	content, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return fmt.Errorf("describe the backup: %w", err)
	}
	return writeFile(filepath.Join(folder, b.manifest()), append(content, '\n'))
}

// hashOfFile returns the SHA-256 of a file. tell is told how many bytes of it were read.
func hashOfFile(ctx context.Context, path string, tell func(done int64)) (string, error) {
	file, _, err := openFile(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash, _, err := hashOf(ctx, file, tell)
	return hash, err
}

// roomLeft is how much of a disk a backup leaves free at least, in bytes: a full disk
// would keep the library itself from being written.
const roomLeft = 512 << 20

// prepareBackupFolder returns the folder, in which there is room for one more backup.
func (a *App) prepareBackupFolder() (string, error) {
	chosen := a.Preferences().BackupFolder
	folder := backupFolder(a.db.Path(), Preferences{BackupFolder: chosen})
	if chosen == "" {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", annotate.Errorf(annotate.Invalid, "The folder for backups could not be made: %v", reason(err))
		}
	} else if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		// It is not made: it may be on a disk that is not plugged in, and what was made
		// instead would be on this one.
		return "", annotate.Errorf(annotate.NotFound, "The folder for backups, %s, is not there. If it is on another disk, plug that in; or choose another folder in the settings.", folder)
	}
	if err := a.hasRoom(folder, 1); err != nil {
		return "", err
	}
	sweepPartial(folder, stem(a.db.Path()), a.db.Now())
	return folder, nil
}

// hasRoom returns an Unavailable error if the disk that holds the folder has too little
// room for so many copies of the library.
func (a *App) hasRoom(folder string, copies int64) error {
	size := int64(0)
	for _, ending := range []string{"", "-wal"} {
		if info, err := os.Stat(a.db.Path() + ending); err == nil {
			size += info.Size() * copies
		}
	}
	if free, err := freeSpace(folder); err == nil && free < size+roomLeft {
		return annotate.Errorf(annotate.Unavailable, "There is too little room for a backup on the disk that holds %s: it takes %d MB, and %d MB are free. Make room, or choose another folder in the settings.", folder, size>>20+roomLeft>>20, free>>20)
	}
	return nil
}

// sweepPartial deletes what backups that did not come to their end have left. Those of
// today stay: another library of this name may be in the middle of writing one.
func sweepPartial(folder, stem string, now time.Time) {
	left, _ := filepath.Glob(filepath.Join(folder, "*"+libraryEnding+"*.partial")) // the pattern is good
	for _, path := range left {
		info, err := os.Stat(path)
		if err == nil && strings.HasPrefix(filepath.Base(path), stem+"-") && now.Sub(info.ModTime()) > 24*time.Hour {
			_ = os.Remove(path) // there is another day
		}
	}
}

// freeName returns a name with the first of the endings that no file in the folder has
// with any of them: two backups may be made in one minute, and a clock may go back to one
// that it has had.
func freeName(folder, name string, endings ...string) (string, error) {
	for n := 1; ; n++ {
		numbered := name
		if n > 1 {
			numbered = fmt.Sprintf("%s-%d", name, n)
		}
		isFree := true
		for _, ending := range endings {
			if _, err := os.Lstat(filepath.Join(folder, numbered+ending)); err == nil {
				isFree = false
			} else if !errors.Is(err, fs.ErrNotExist) {
				return "", annotate.Errorf(annotate.Invalid, "The folder %s cannot be read: %v", folder, reason(err))
			}
		}
		if isFree {
			return numbered + endings[0], nil
		}
	}
}

// rotate deletes the backups that are too many. That it fails is no reason to say that
// none was made.
func (a *App) rotate(ctx context.Context, folder string) {
	all, err := a.backupsIn(ctx, folder)
	if err != nil {
		slog.WarnContext(ctx, "list the backups", "error", err)
		return
	}
	size := int64(0)
	for _, b := range all {
		size += b.Size
	}
	limit := int64(maxBackups)
	if free, err := freeSpace(folder); err == nil {
		limit = min(limit, (free+size)/backupShare)
	}
	kept := keepBackups(all, a.db.Now(), limit)
	for _, b := range all {
		if slices.Contains(kept, b) {
			continue
		}
		if err := b.remove(folder); err != nil {
			slog.WarnContext(ctx, "delete an old backup", "error", err)
		}
	}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
