package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/app"
)

// A copy of a source is kept, listed and written as it was; a byte that changed in the library is found.
func TestSnapshotCommands(t *testing.T) {
	m := newTerminal(t)
	folder := t.TempDir()
	file := filepath.Join(folder, "audit.html")
	const page = "<title>Audit</title><p>The line cost 43 million crowns.</p>"
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := m.run("", "snapshot", "add", "audit", file); code != exitNotFound || !strings.Contains(stderr, "audit") {
		t.Errorf("no such source: exit code %d, %s", code, stderr)
	}
	var added []kept
	m.must(&added, "", "snapshot", "add", "--new", "Audit of the line", "--url", "https://audit.example/line", file)
	m.must(&added, "", "snapshot", "add", "audit", file)
	if len(added) != 1 || !added[0].Exists || added[0].Snapshot.URL != "https://audit.example/line" {
		t.Errorf("added %+v", added)
	}
	id := shortID(added[0].Snapshot.ID)
	if _, listed, _ := m.run("", "snapshot", "list", "line"); !strings.Contains(listed, id) || !strings.Contains(listed, "Audit of the line") {
		t.Errorf("listed %s", listed)
	}

	copied := filepath.Join(folder, "copy.html")
	if code, stdout, stderr := m.run("", "snapshot", "export", id, "-o", copied); code != exitDone || !strings.Contains(stdout, added[0].Snapshot.Hash) {
		t.Errorf("exit code %d, %s%s", code, stdout, stderr)
	}
	if got, err := os.ReadFile(copied); err != nil || string(got) != page {
		t.Errorf("written is %q, %v", got, err)
	}
	if code, stdout, _ := m.run("", "verify"); code != exitDone || !strings.Contains(stdout, "as it was kept") {
		t.Errorf("a whole library: exit code %d, %s", code, stdout)
	}
	var verified app.Verification
	m.must(&verified, "", "verify")
	head := verified.Head.Hash[:12]
	if _, stdout, _ := m.run("", "log", "-n", "2"); !strings.Contains(stdout, "Keep copy of source\n  Copy of a source “audit.html”, new\n    + File: audit.html\n") || strings.Contains(stdout, "Make library") {
		t.Errorf("the log is\n%s", stdout)
	}
	if code, stdout, _ := m.run("", "verify", "--head", head); code != exitDone || !strings.Contains(stdout, "It goes through the head that was kept: action 3, “Keep copy of source”") {
		t.Errorf("with the head %s: exit code %d, %s", head, code, stdout)
	}
	if code, stdout, _ := m.run("", "verify", "--head", "0123456789ab"); code != exitDamaged || !strings.Contains(stdout, "It does not go through 0123456789ab.") {
		t.Errorf("with a head from elsewhere: exit code %d, %s", code, stdout)
	}

	library, err := os.ReadFile(m.library)
	if err != nil || !bytes.Contains(library, []byte(page)) {
		t.Fatalf("the library does not hold the page as it is; %v", err)
	}
	changed := bytes.ReplaceAll(library, []byte("<p>The line cost 43"), []byte("<p>The line cost 34"))
	if err := os.WriteFile(m.library, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := m.run("", "verify"); code != exitDamaged || !strings.Contains(stdout, "DAMAGED  The copy “audit.html” of “Audit of the line”") {
		t.Errorf("a damaged library: exit code %d, %s", code, stdout)
	}
	var all []app.SourceSnapshot
	m.must(&all, "", "snapshot", "list")
	if len(all) != 1 || all[0].Damage == "" {
		t.Errorf("listed %+v", all)
	}
	if code, _, stderr := m.run("", "snapshot", "export", id, "-o", filepath.Join(folder, "damaged.html")); code != exitConflict || !strings.Contains(stderr, "damaged") {
		t.Errorf("exporting what is damaged: exit code %d, %s", code, stderr)
	}
	if files, _ := os.ReadDir(folder); len(files) != 2 {
		t.Errorf("the folder holds %v", files)
	}
}
