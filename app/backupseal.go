package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"tickmark/annotate"
	"tickmark/app/sealed"
	"tickmark/db"
)

// Backups are made while nobody is there to type a passphrase. So they are sealed for a
// key, of which only the public half is at hand; the other half is in a file that is
// itself sealed with the passphrase, and lies beside the backups, so that they can be
// opened wherever the folder is taken: age -d -i backup-key-….age BACKUP.

// keyName is the name of the file with the key for a recipient.
func keyName(recipient string) string {
	return "backup-key-" + recipient[max(0, len(recipient)-8):] + sealed.Extension
}

// settingsFile is the path of a file beside the preferences.
func (a *App) settingsFile(name string) (string, error) {
	if a.preferences.path == "" {
		return "", annotate.Errorf(annotate.Invalid, "Settings cannot be kept on this machine, and so no key for backups either.")
	}
	return filepath.Join(filepath.Dir(a.preferences.path), name), nil
}

// SetBackupPassphrase has backups sealed from now on. If they are already, it changes
// the passphrase: the key stays the same, and so the new one opens the earlier backups
// beside which the file of the key is written anew as well. Neither is stored anywhere.
//
// Errors: those of [sealed.Passphrase.Check]; those of [sealed.Open] if the old
// passphrase is not the present one.
func (a *App) SetBackupPassphrase(p, old sealed.Passphrase) error {
	if err := p.Check(); err != nil {
		return err
	}
	a.backups.making.Lock()
	defer a.backups.making.Unlock()
	key, err := a.backupIdentity(old)
	if err != nil {
		return err
	}
	recipient := key.Recipient().String()
	path, err := a.settingsFile(keyName(recipient))
	if err != nil {
		return err
	}
	var content bytes.Buffer
	if err := sealed.WriteIdentity(&content, key, p); err != nil {
		return err
	}
	// Before it counts: what is sealed for a key that does not open is lost.
	again, err := sealed.ReadIdentity(bytes.NewReader(content.Bytes()), p)
	if err != nil || again.Recipient().String() != recipient {
		return fmt.Errorf("read the key again: %w", err)
	}
	if err := WriteSettings(path, content.Bytes()); err != nil {
		return err
	}
	changed, err := a.ChangePreferences(func(was *Preferences) error {
		was.BackupKey = recipient
		return nil
	})
	if err != nil {
		return err
	}
	if folder := backupFolder(a.db.Path(), changed); isFolder(folder) {
		return a.layKey(folder, recipient)
	}
	return nil // the next backup does it
}

// backupIdentity is the key of the backups, opened with its passphrase; a new one if they
// are not sealed.
func (a *App) backupIdentity(p sealed.Passphrase) (sealed.Identity, error) {
	recipient := a.Preferences().BackupKey
	if recipient == "" {
		return sealed.NewIdentity()
	}
	path, err := a.settingsFile(keyName(recipient))
	if err != nil {
		return sealed.Identity{}, err
	}
	return readKey(path, p)
}

func readKey(path string, p sealed.Passphrase) (sealed.Identity, error) {
	file, _, err := openFile(path)
	if err != nil {
		return sealed.Identity{}, annotate.Errorf(annotate.NotFound, "The key of the sealed backups is missing: there is no file %s that can be read.", path)
	}
	defer file.Close()
	return sealed.ReadIdentity(file, p)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// layKey puts the file with the key into a folder with backups, unless it is there.
func (a *App) layKey(folder, recipient string) error {
	from, err := a.settingsFile(keyName(recipient))
	if err != nil {
		return err
	}
	to := filepath.Join(folder, keyName(recipient))
	there, _ := os.ReadFile(to)
	content, err := os.ReadFile(from)
	switch {
	case err != nil && sealed.Is(there):
		return nil // of another machine, or from before the settings were lost
	case err != nil:
		return annotate.Errorf(annotate.NotFound, "The key of the sealed backups is missing: there is no file %s that can be read. Without it none could be opened. Stop sealing in the settings, and set a passphrase again.", from)
	case bytes.Equal(there, content):
		return nil
	}
	if err := writeFile(to, content); err != nil {
		return annotate.Errorf(annotate.Invalid, "The key of the backups could not be written to %s: %v", folder, reason(err))
	}
	return nil
}

// StopSealingBackups has backups made as plain libraries from now on. Those that are
// sealed stay so, and open with the passphrase that they had.
func (a *App) StopSealingBackups() error {
	_, err := a.ChangePreferences(func(p *Preferences) error {
		p.BackupKey = ""
		return nil
	})
	return err
}

// DeletePlainBackups deletes the backups of the open library that are not sealed. The
// error is Conflict unless the newest one is sealed, and still what was written.
func (a *App) DeletePlainBackups(ctx context.Context) error {
	a.backups.making.Lock()
	defer a.backups.making.Unlock()
	folder := backupFolder(a.db.Path(), a.Preferences())
	all, err := a.backupsIn(ctx, folder)
	if err != nil {
		return err
	}
	if len(all) == 0 || all[0].SealedFor == "" {
		return annotate.Errorf(annotate.Conflict, "The newest backup is not sealed. Make one that is before you delete the others.")
	}
	hash, err := hashOfFile(ctx, filepath.Join(folder, all[0].Name), func(int64) {})
	if err != nil {
		return err
	}
	if hash != all[0].Hash {
		return annotate.Errorf(annotate.Conflict, "The newest backup is not what was written any more. Make another one before you delete those that are not sealed.")
	}
	plain := slices.DeleteFunc(all, func(b Backup) bool { return b.SealedFor != "" })
	for _, b := range plain {
		if err := b.remove(folder); err != nil {
			return annotate.Errorf(annotate.Invalid, "The backup %s could not be deleted: %v", b.Name, reason(err))
		}
	}
	return nil
}

// remove deletes the backup first: what is left of it otherwise would never be deleted.
func (b Backup) remove(folder string) error {
	return errors.Join(os.Remove(filepath.Join(folder, b.Name)), os.Remove(filepath.Join(folder, b.manifest())))
}

// sealBackup makes a backup at the path, sealed for the recipient, and puts the key
// beside it. It returns what the library is, with the size of the sealed file, and the
// SHA-256 of that.
//
// The plain copy is made and checked beside the library, where it is as safe as that: on
// the disk for backups, what is deleted could be found again. What was sealed is read again
// from there and opened, with a second key that was made for that alone and is then
// forgotten: that needs no passphrase, and shows that all of it is there and opens.
func (a *App) sealBackup(ctx context.Context, path, recipient string, progress func(done, total int64)) (made db.Copy, hash string, err error) {
	with, err := sealed.ParseRecipient(recipient)
	if err != nil {
		return made, "", err
	}
	if _, err := os.Lstat(path); err == nil {
		return made, "", annotate.Errorf(annotate.Conflict, "There is a file %s already. Give another name.", path)
	}
	beside := filepath.Dir(a.db.Path())
	sweepPartial(beside, stem(a.db.Path()), a.db.Now())
	if err := errors.Join(a.hasRoom(beside, 2), a.layKey(filepath.Dir(path), recipient)); err != nil {
		return made, "", err
	}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	plain := unsealedName(a.db.Path())
	defer func() { _ = os.Remove(plain) }() // sweepPartial does it if this cannot
	// Copied, sealed, and read again.
	made, err = a.db.BackUp(ctx, plain, func(done, total int64) { progress(done, 3*total) })
	if err != nil {
		return made, "", err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(path + ".partial")
		}
	}()
	witness, err := sealed.NewIdentity()
	if err != nil {
		return made, "", err
	}
	plainSize := made.Size
	sum, err := sealFile(ctx, plain, path+".partial", sealed.Recipients{with, witness.Recipient()}, func(done int64) { progress(plainSize+done, 3*plainSize) })
	if err != nil {
		return made, "", explainSeal(ctx, path, err)
	}
	again, hash, size, err := readSealed(ctx, path+".partial", witness, func(done int64) { progress(min(2*plainSize+done, 3*plainSize), 3*plainSize) })
	if err == nil && again != sum {
		err = annotate.Errorf(annotate.Invalid, "The sealed backup is not what was written, and was removed: the disk that holds %s fails.", filepath.Dir(path))
	}
	if err == nil {
		err = db.Rename(path+".partial", path)
	}
	made.Size = size
	return made, hash, explainSeal(ctx, path, err)
}

// unsealedName is a name beside the library for what is plain for a while; [sweepPartial]
// knows such names.
func unsealedName(library string) string {
	return filepath.Join(filepath.Dir(library), stem(library)+"-"+annotate.NewID()+libraryEnding+".partial")
}

// sealFile seals a file into another one, which is on the disk then, and returns the
// SHA-256 of what was sealed.
func sealFile(ctx context.Context, from, to string, with sealed.Sealer, tell func(done int64)) (hash string, err error) {
	source, _, err := openFile(from)
	if err != nil {
		return "", err
	}
	defer source.Close()
	_ = os.Remove(to) // what an earlier run left
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, ignoreClosed(file.Close())) }()
	w, err := sealed.Seal(file, with)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w, sum), watched(ctx, source, tell)); err != nil {
		return "", err
	}
	if err := errors.Join(w.Close(), file.Sync(), file.Close()); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// readSealed opens a sealed file, and returns the SHA-256 of what was sealed, and that and
// the size of the file.
func readSealed(ctx context.Context, path string, with sealed.Opener, tell func(done int64)) (hash, hashOfAll string, size int64, err error) {
	file, info, err := openFile(path)
	if err != nil {
		return "", "", 0, err
	}
	defer file.Close()
	sum := sha256.New()
	all := io.TeeReader(file, sum)
	plain, err := sealed.Open(all, with)
	if err == nil {
		hash, _, err = hashOf(ctx, watched(ctx, plain, tell), func(int64) {})
	}
	if err == nil {
		_, err = io.Copy(io.Discard, all)
	}
	return hash, hex.EncodeToString(sum.Sum(nil)), info.Size(), err
}

// explainSeal turns what went wrong with writing a sealed file into something to act on.
func explainSeal(ctx context.Context, path string, err error) error {
	switch {
	case err == nil || annotate.CodeOf(err) != "":
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, syscall.ENOSPC):
		return annotate.Errorf(annotate.Unavailable, "There is no room left on the disk that holds %s. Make room, or choose another folder.", filepath.Dir(path))
	}
	return annotate.Errorf(annotate.Invalid, "The file %s could not be written (%v). Check that the folder is there and that you may write in it, or choose another.", path, reason(err))
}

// unsealBackup opens a sealed backup into a file beside the library, and returns its path. tell
// is told how many bytes of it were opened.
func unsealBackup(ctx context.Context, library, backup string, key sealed.Identity, tell func(done int64)) (path string, err error) {
	file, _, err := openFile(backup)
	if err != nil {
		return "", err
	}
	defer file.Close()
	plain, err := sealed.Open(file, key)
	if err != nil {
		return "", err
	}
	path = unsealedName(library)
	to, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", explainSeal(ctx, path, err)
	}
	_, err = io.Copy(to, watched(ctx, plain, tell))
	if err = errors.Join(err, to.Close()); err != nil {
		_ = os.Remove(path) // sweepPartial does it if this cannot
		return "", explainSeal(ctx, path, err)
	}
	return path, nil
}

// keyOf opens the key of a sealed backup with the passphrase: that which its manifest
// names, or else each that lies beside it or in the settings, until one opens it.
//
// Errors: those of [sealed.Open]; NotFound if the key is not there.
func keyOf(ctx context.Context, backup string, p sealed.Passphrase, o Options) (sealed.Identity, error) {
	folder, name := filepath.Split(backup)
	pattern := keyName(strings.Repeat("?", 8))
	if b, ok := readManifest(filepath.Clean(folder), (Backup{Name: name}).manifest()); ok && b.Name == name && b.SealedFor != "" {
		pattern = keyName(b.SealedFor)
	}
	keys, _ := filepath.Glob(filepath.Join(escaped(folder), pattern)) // the pattern is good
	if o.Settings != "" {
		more, _ := filepath.Glob(filepath.Join(escaped(o.Settings), pattern))
		keys = append(keys, more...)
	}
	problem := annotate.Errorf(annotate.NotFound, "This backup is sealed, and the file of its key is not beside it: backup-key-….age. Put it there, and try again.")
	seen := map[string]bool{}
	for _, path := range keys {
		// Guessing is made slow, and the same file in both places opens no better.
		hash, err := hashOfFile(ctx, path, func(int64) {})
		if err != nil || seen[hash] {
			continue
		}
		seen[hash] = true
		key, err := readKey(path, p)
		if err == nil {
			err = opens(backup, key)
		}
		if err == nil {
			return key, nil
		}
		problem = err
	}
	return sealed.Identity{}, problem
}

// escaped is a path as a pattern that fits nothing else.
func escaped(path string) string {
	return strings.NewReplacer("*", `[*]`, "?", `[?]`, "[", `[[]`).Replace(path)
}

// opens returns an error if the key does not open the file.
func opens(path string, key sealed.Identity) error {
	file, _, err := openFile(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = sealed.Open(file, key)
	return err
}
