package app

import (
	"context"
	"os"
	"path/filepath"

	"tickmark/annotate"
	"tickmark/app/sealed"
	"tickmark/db"
)

// Restore puts a backup in the place of the library at path, which nobody may have open,
// and returns the file in which the library is kept that was there; "" if there was none.
// backup is the path of any library that is a file of its own, or the name of one that
// [ListBackups] lists; the passphrase opens it if it is sealed. progress is told how many
// bytes were gone through, and of how many; it may be nil. If ctx ends in time, the library
// stays as it is; see [db.Restore]. Options are as for [Open].
//
// Errors: those of [db.Restore]; Invalid if the backup is not what was written, or the
// passphrase is not the one that it was sealed with.
func Restore(ctx context.Context, library, backup string, p sealed.Passphrase, o Options, progress func(done, total int64)) (kept string, err error) {
	found, err := findBackup(ctx, library, backup, p, o)
	if err != nil {
		return "", err
	}
	return found.restore(ctx, library, o, progress)
}

// IsBackupSealed reports whether a passphrase opens the backup; see [Restore].
func IsBackupSealed(library, backup string, o Options) (bool, error) {
	path, err := backupPath(library, backup, o)
	if err != nil {
		return false, err
	}
	return IsSealed(path)
}

// backupPath is where a backup is; see [Restore].
func backupPath(library, backup string, o Options) (string, error) {
	listed, err := ListBackups(library, o.Settings)
	if err != nil {
		return "", err
	}
	if known := filepath.Join(listed.Folder, backup); filepath.Base(backup) == backup && isFile(known) {
		return known, nil
	}
	return backup, nil
}

// foundBackup is a backup that is to be restored.
type foundBackup struct {
	path string
	key  *sealed.Identity // opens it; nil if it is not sealed
}

// findBackup finds a backup, and opens its key if it is sealed: that the passphrase is the wrong
// one is known before anything is begun.
func findBackup(ctx context.Context, library, backup string, p sealed.Passphrase, o Options) (b foundBackup, err error) {
	if b.path, err = backupPath(library, backup, o); err != nil {
		return b, err
	}
	if isSealed, err := IsSealed(b.path); err != nil || !isSealed {
		return b, nil //nolint:nilerr // that there is no such file, db.Restore says
	}
	key, err := keyOf(ctx, b.path, p, o)
	b.key = &key
	return b, err
}

// restore holds the backup against its hash, opens it, and puts it in the place of the library.
func (b foundBackup) restore(ctx context.Context, library string, o Options, progress func(done, total int64)) (kept string, err error) {
	if progress == nil {
		progress = func(int64, int64) {}
	}
	size := int64(0)
	if info, err := os.Stat(b.path); err == nil {
		size = info.Size()
	}
	passes := int64(3) // held against its hash, copied, and read again
	if b.key != nil {
		passes++
	}
	if err := b.check(ctx, func(done int64) { progress(done, passes*size) }); err != nil {
		return "", err
	}
	from, before := b.path, size
	if b.key != nil {
		from, err = unsealBackup(ctx, library, b.path, *b.key, func(done int64) { progress(size+done, passes*size) })
		if err != nil {
			return "", err
		}
		defer func() { _ = os.Remove(from) }() // sweepPartial does it if this cannot
		before += size
	}
	return db.Restore(ctx, library, from, db.Options{Now: o.Now}, func(done, total int64) { progress(before+done, before+total) })
}

// check returns an Invalid error if the backup has another hash than when it was written. SQLite
// would find a damaged page, but not one in which a word has become another.
func (b foundBackup) check(ctx context.Context, tell func(done int64)) error {
	folder, name := filepath.Split(b.path)
	made, ok := readManifest(filepath.Clean(folder), (Backup{Name: name}).manifest())
	if !ok || made.Name != name {
		return nil // a library from elsewhere
	}
	hash, err := hashOfFile(ctx, b.path, tell)
	if err != nil {
		return err
	}
	if hash != made.Hash {
		return annotate.Errorf(annotate.Invalid, "The backup %s is not what was written any more: its bytes have changed. Nothing was restored; take another backup.", b.path)
	}
	return nil
}
