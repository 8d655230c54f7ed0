package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app"
)

// A library goes out as files and comes back, sealed or not, and no passphrase is
// ever shown.
func TestDumpAndLoad(t *testing.T) {
	m := newTerminal(t)
	var in []struct{ Article annotate.Article }
	m.must(&in, article, "import", "-")
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	const words = "four mild herons at noon"
	for name, content := range map[string]string{"words": words + "\r\nmore", "other": "four mild herons at none", "short": "herons"} {
		if err := os.WriteFile(at(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var plain, locked app.Dumped
	m.must(&plain, "", "dump", at("plain"))
	m.must(&locked, "", "dump", at("locked.zip.age"), "--passphrase-file", at("words"))
	if plain.Content != locked.Content || plain.Articles != 1 {
		t.Errorf("%+v and %+v", plain, locked)
	}
	again := &terminal{t: t, library: at("again.tickmark")}
	for _, c := range []struct {
		code int
		args []string
		says string
	}{
		{exitConflict, []string{"dump", at("plain")}, "already"},
		{exitConflict, []string{"dump", at("locked.zip.age"), "--passphrase-file", at("words")}, "already"},
		{exitInput, []string{"dump", at("x.zip.age")}, "--passphrase-file"},
		{exitInput, []string{"dump", at("x.zip.age"), "--passphrase-file", at("short")}, "at least 12"},
		{exitInput, []string{"dump", at("x.zip"), "--passphrase-file", at("words")}, ".zip.age"},
		{exitNotFound, []string{"dump", at("x.zip.age"), "--passphrase-file", at("none")}, "no file “none”"},
		{exitConflict, []string{"load", at("plain")}, "choose another name"},
		{exitInput, []string{"load", at("locked.zip.age")}, "--passphrase-file"},
		{exitInput, []string{"load", at("locked.zip.age"), "--passphrase-file", at("other")}, "not the passphrase"},
		{exitNotFound, []string{"load", at("none")}, "cannot be opened"},
		{exitInput, []string{"load", at("words")}, "no copy of a Tickmark library"},
	} {
		on := m
		if c.args[0] == "load" && c.code != exitConflict {
			on = again
		}
		code, stdout, stderr := on.run("", c.args...)
		if code != c.code || !strings.Contains(stderr, c.says) || strings.Contains(stdout+stderr, "heron") {
			t.Errorf("%q: exit code %d\n%s", c.args, code, stderr)
		}
	}
	var loaded app.Dumped
	again.must(&loaded, "", "load", at("locked.zip.age"), "--passphrase-file", at("words"))
	if loaded.Content != plain.Content {
		t.Errorf("%+v", loaded)
	}
	var listed struct{ Articles []annotate.ArticleSummary }
	again.must(&listed, "", "list", "harbour")
	if len(listed.Articles) != 1 || listed.Articles[0].ID != in[0].Article.ID {
		t.Errorf("listed %+v", listed)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 6 {
		t.Errorf("there is %v", entries)
	}
}
