package cli

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"tickmark/app"
)

// What Tickmark keeps for itself, nobody else of the machine can read: the
// library with its log and lock, the preferences, reports and recordings on their way. A report that
// a person saves somewhere is theirs to pass on, and has the permissions of any new file.
func TestFilesArePrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the folders of a user's profile are private there, and files have no such permissions")
	}
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"} {
		folder := filepath.Join(home, strings.ToLower(name))
		t.Setenv(name, folder)
		if name == "TMPDIR" { // the one that is everybody's
			if err := os.Mkdir(folder, 0o777); err != nil {
				t.Fatal(err)
			}
		}
	}
	library, err := defaultLibrary()
	if err != nil {
		t.Fatal(err)
	}
	m := &terminal{t: t, library: library}
	var in []struct{ Article struct{ ID string } }
	m.must(&in, article, "import", "-")
	m.window = func(ctx context.Context, s *app.Session) error {
		a, err := s.App()
		if err != nil {
			return err
		}
		if _, err := a.ChangePreferences(func(p *app.Preferences) error { p.Zoom = 125; return nil }); err != nil {
			return err
		}
		export, err := a.StartExport(ctx, in[0].Article.ID, app.Markdown, app.ReportOptions{}, "")
		if err != nil {
			return err
		}
		for export.State == app.Running {
			if export, err = a.Export(ctx, export.ID, 10*time.Second); err != nil {
				return err
			}
		}
		seen := map[string]bool{}
		err = filepath.WalkDir(home, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := entry.Info()
			if err != nil {
				return err
			}
			seen[filepath.Ext(path)] = true
			if path == home || path == os.Getenv("TMPDIR") {
				return nil
			}
			if entry.IsDir() && strings.HasPrefix(path, os.Getenv("TMPDIR")) {
				if info.Mode().Perm() != 0o700 {
					t.Errorf("%s is %v", path, info.Mode())
				}
				return fs.SkipDir // what is in it, nobody reaches
			}
			if info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s is %v", path, info.Mode())
			}
			return nil
		})
		for _, ending := range []string{".tickmark", ".tickmark-wal", ".lock", ".json"} {
			if !seen[ending] {
				t.Errorf("no file %s was there to look at: %v", ending, seen)
			}
		}
		return err
	}
	if code, _, stderr := m.run("", "open"); code != exitDone {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
