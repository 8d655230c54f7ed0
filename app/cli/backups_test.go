package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/app"
)

func TestBackUpAndRestore(t *testing.T) {
	t.Setenv("HOME", t.TempDir()) // no preferences of whoever runs this
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(t.TempDir(), "config"))
	m := newTerminal(t)
	m.must(&[]any{}, article, "import", "-")
	var made app.Backup
	m.must(&made, "", "backup")
	own := filepath.Join(t.TempDir(), "own.tickmark")
	m.must(&map[string]any{}, "", "backup", own)
	if code, _, stderr := m.run("", "backup", own); code != exitConflict {
		t.Errorf("over a file: exit code %d, %s", code, stderr)
	}
	m.must(&[]any{}, "Another text entirely.", "import", "-")

	// The library cannot be opened; the backups are known nevertheless.
	whole, err := os.ReadFile(m.library)
	if err == nil {
		err = os.WriteFile(m.library, whole[:len(whole)/2], 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := m.run("", "list"); code != exitInput || !strings.Contains(stderr, "damaged") {
		t.Errorf("damaged: exit code %d, %s", code, stderr)
	}
	damaged, err := os.ReadFile(m.library)
	if err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := m.run("", "salvage", m.library, filepath.Join(t.TempDir(), "saved.tickmark"))
	if code != exitDamaged || !strings.Contains(stdout, "Article") || !strings.Contains(stdout, "its chain of hashes begins anew") {
		t.Errorf("salvage: exit code %d, %s%s", code, stdout, stderr)
	}
	if now, err := os.ReadFile(m.library); err != nil || string(now) != string(damaged) {
		t.Errorf("the damaged library has changed: %v", err)
	}
	var listed app.Backups
	m.must(&listed, "", "backups")
	if len(listed.Backups) != 1 || listed.Backups[0] != made {
		t.Fatalf("listed are %+v", listed)
	}
	for _, backup := range []string{made.Name, own} {
		var done restored
		m.must(&done, "", "restore", backup)
		if _, err := os.Stat(done.Kept); err != nil {
			t.Errorf("the library of before is not kept: %v", err)
		}
		var articles struct{ Articles []struct{} }
		m.must(&articles, "", "list")
		if len(articles.Articles) != 1 {
			t.Errorf("%s has %d articles", backup, len(articles.Articles))
		}
	}
	if code, _, _ := m.run("", "restore", "nothing-of-the-kind"); code != exitNotFound {
		t.Errorf("nothing: exit code %d", code)
	}
}
