package desktop

import "net/http"

var checkFiles = fileFilter{"Checks", "*.json;*.jsonld;*.age"}

// chooseCheck asks for a file with claims that is to be applied to an article.
func (d *door) chooseCheck(w http.ResponseWriter, r *http.Request) {
	path, ok := d.pickOne(w, r, "Apply a check", checkFiles, "Choose one check at a time.")
	if !ok {
		return
	}
	offered, err := d.app().OfferCheckFile(path)
	if err != nil {
		fail(w, r, err)
		return
	}
	answer(w, offered)
}
