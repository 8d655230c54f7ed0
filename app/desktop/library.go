package desktop

import (
	"net/http"

	"tickmark/app"
)

var libraryFiles = fileFilter{"Tickmark libraries", "*.tickmark"}

// chooseLibrary asks for a library and opens it in place of the present one. That it cannot
// be opened is no error here: the page then shows why, and what can be done.
func (d *door) chooseLibrary(w http.ResponseWriter, r *http.Request) {
	path, ok := d.pickOne(w, r, "Open a library", libraryFiles, "Choose one library.")
	if !ok {
		return
	}
	if err := d.Session.Choose(r.Context(), path); err != nil {
		fail(w, r, err)
		return
	}
	answer(w, d.Session.State())
}

// chooseBackupFolder asks for the folder for backups, and keeps the choice.
func (d *door) chooseBackupFolder(w http.ResponseWriter, r *http.Request) {
	path, err := d.native.openFolder("Folder for backups")
	if err == nil && path == "" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	var changed app.Preferences
	if err == nil {
		changed, err = d.app().ChangePreferences(func(p *app.Preferences) error {
			p.BackupFolder = path
			return nil
		})
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, changed)
}
