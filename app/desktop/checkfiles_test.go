package desktop

import (
	"net/http"
	"strings"
	"testing"

	"tickmark/app"
)

// A check is picked in a native dialog and then waits to be applied; what is none is refused at once.
func TestCheckByDialog(t *testing.T) {
	p := &person{}
	_, h := openDoor(t, p)
	if code := post(t, h, "/desktop/checks", "{}", nil); code != http.StatusNoContent {
		t.Errorf("cancelled: status %d", code)
	}
	var problem struct{ Detail string }
	letter := writeFile(t, "letter.json", "Dear diary")
	check := writeFile(t, "check.json", `{"claims":[{"passages":[],"wording":"The pier is long."}]}`)
	for says, chosen := range map[string][]string{"not JSON": {letter}, "one check at a time": {check, letter}, "could not be opened": {check + ".age"}} {
		p.chooses = chosen
		if code := post(t, h, "/desktop/checks", "{}", &problem); code < http.StatusBadRequest || !strings.Contains(problem.Detail, says) {
			t.Errorf("%v: status %d, %s", chosen, code, problem.Detail)
		}
	}
	var offered app.OfferedCheck
	p.chooses = []string{check}
	if code := post(t, h, "/desktop/checks", "{}", &offered); code != http.StatusOK || offered.ID == "" || offered.Name != "check.json" || offered.IsSealed {
		t.Errorf("status %d, %+v", code, offered)
	}
}
