package desktop

import (
	"net/http"
	"path/filepath"

	"tickmark/app"
	"tickmark/app/sealed"
)

var (
	copyFiles      = fileFilter{"Copies of everything", "*" + app.DumpEnding + ";*" + app.SealedDumpEnding}
	plainCopyFile  = fileFilter{"Copy of everything", "*" + app.DumpEnding}
	sealedCopyFile = fileFilter{"Sealed copy of everything", "*" + app.SealedDumpEnding}
)

// startDump asks where a copy of everything goes, and begins to make it: a folder in the
// one that is chosen, or a file.
func (d *door) startDump(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Folder     bool   `json:"folder"`
		Passphrase string `json:"passphrase"`
	}
	if !read(w, r, &in) {
		return
	}
	passphrase := sealed.Optional(in.Passphrase)
	ending, filter := app.DumpEnding, plainCopyFile
	if passphrase != nil {
		if err := passphrase.Check(); err != nil { // before somebody chooses a place
			fail(w, r, err)
			return
		}
		ending, filter = app.SealedDumpEnding, sealedCopyFile
	}
	path, err := d.placeOfDump(in.Folder, ending, filter)
	if err == nil && path == "" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	var task app.Task
	if err == nil {
		task, err = d.app().StartDump(r.Context(), path, passphrase)
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, task)
}

func (d *door) placeOfDump(isFolder bool, ending string, filter fileFilter) (string, error) {
	const title = "Where the copy of everything goes"
	if isFolder {
		path, err := d.native.openFolder(title)
		if err != nil || path == "" {
			return "", err
		}
		return d.app().DumpFolder(path)
	}
	path, err := d.native.saveFile(title, d.app().DumpName()+ending, filter)
	if err != nil || path == "" {
		return "", err
	}
	return lengthened(path, ending)
}

// revealDump shows a copy of everything in the file manager.
func (d *door) revealDump(w http.ResponseWriter, r *http.Request) {
	path, err := d.app().DumpPath(r.PathValue("id"))
	if err == nil {
		err = d.native.reveal(r.Context(), path)
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// chooseCopy asks for a copy of everything of which a library is to be made.
func (d *door) chooseCopy(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Folder bool `json:"folder"`
	}
	if !read(w, r, &in) {
		return
	}
	const title = "Open a copy of everything"
	var path string
	var err error
	if in.Folder {
		if path, err = d.native.openFolder(title); err == nil && path == "" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
	} else {
		var ok bool
		if path, ok = d.pickOne(w, r, title, copyFiles, "Choose one copy."); !ok {
			return
		}
	}
	var offered app.Offered
	if err == nil {
		offered, err = d.Session.OfferCopy(path)
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, offered)
}

// loadCopy asks where the new library goes, and begins to make it.
func (d *door) loadCopy(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Passphrase string `json:"passphrase"`
	}
	if !read(w, r, &in) {
		return
	}
	id, passphrase := r.PathValue("id"), sealed.NewPassphrase(in.Passphrase)
	err := d.Session.CheckOffered(id, passphrase) // before somebody chooses a place
	var path, name string
	if err == nil {
		name, err = d.Session.LibraryName(id)
	}
	if err == nil {
		path, err = d.native.saveFile("Where the new library goes", name, libraryFiles)
	}
	if err == nil && path == "" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if err == nil {
		path, err = lengthened(path, filepath.Ext(name))
	}
	var task app.Task
	if err == nil {
		task, err = d.Session.StartLoad(r.Context(), id, path, passphrase)
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, task)
}
