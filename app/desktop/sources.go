package desktop

import (
	"net/http"
	"os"
	"path/filepath"

	"tickmark/annotate"
	"tickmark/app"
)

var bibliographies = fileFilter{"Bibliographies", "*.json;*.bib;*.ris;*.txt"}

// importSources begins to add the sources of a bibliography that the person picks.
func (d *door) importSources(w http.ResponseWriter, r *http.Request) {
	path, ok := d.pickOne(w, r, "Import sources", bibliographies, "Choose one file of sources at a time.")
	if !ok {
		return
	}
	file, err := os.Open(path)
	if err != nil {
		fail(w, r, annotate.Errorf(annotate.NotFound, "“%s” could not be opened.", filepath.Base(path)))
		return
	}
	answer(w, d.app().StartSourceImport(r.Context(), file))
}

// exportSources writes sources as a bibliography where the person wants it.
func (d *door) exportSources(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Format       app.Format           `json:"format"`
		Search       string               `json:"q"`
		Type         annotate.SourceType  `json:"type"`
		Class        annotate.SourceClass `json:"class"`
		Confidential bool                 `json:"confidential"`
		Uncited      bool                 `json:"uncited"`
	}
	if !read(w, r, &in) {
		return
	}
	path, err := d.native.saveFile("Export sources", "Sources."+in.Format.Ending(), reportFiles[in.Format])
	if err == nil && path == "" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if err == nil {
		path, err = withEnding(path, in.Format, app.ReportOptions{})
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	which := app.SourceQuery{Search: in.Search, Type: in.Type, Class: in.Class, Confidential: in.Confidential, Uncited: in.Uncited}
	done, err := d.app().WriteSources(r.Context(), which, in.Format, path)
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, map[string]int{"written": done.Written, "confidential": done.Confidential})
}
