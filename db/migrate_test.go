package db

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"tickmark/annotate"
)

// oneMore returns the migrations and a second one.
func oneMore(t *testing.T, statements string) fstest.MapFS {
	t.Helper()
	first, err := migrations.ReadFile("migrations/0001_library.sql")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		"migrations/0001_library.sql": {Data: first},
		"migrations/0002_next.sql":    {Data: []byte(statements)},
	}
}

func TestNewestIsTheLastMigration(t *testing.T) {
	entries, err := migrations.ReadDir("migrations")
	if err != nil || len(entries) != newest {
		t.Errorf("there are %d migrations and the newest is %d; %v", len(entries), newest, err)
	}
}

func TestMigrate(t *testing.T) {
	cases := []struct {
		name       string
		statements string
		fails      string
	}{
		{"adds a column", "ALTER TABLE claims ADD COLUMN colour TEXT NOT NULL DEFAULT ''", ""},
		{"has a mistake", "ALTER TABLE claims ADD COLUMN colour TEXT; NONSENSE", "0002_next.sql"},
		{"breaks references", "DELETE FROM versions", "broken references in"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, clock := openTest(t)
			addClaim(t, d, addArticle(t, d, "Pier", "The pier is long."), annotate.Span{Start: 0, End: 8})
			before := state(t, d)
			d.Close()

			err := migrate(t.Context(), d.path, 1, oneMore(t, c.statements), clock.Now())
			if c.fails == "" && err != nil || c.fails != "" && (err == nil || !strings.Contains(err.Error(), c.fails)) {
				t.Fatalf("the error is %v", err)
			}
			wantVersion := 2
			if c.fails != "" {
				wantVersion = 1
			}
			if version, err := userVersion(t.Context(), d.path, lookParameters); err != nil || version != wantVersion {
				t.Errorf("the version is %d, %v", version, err)
			}
			backups, _ := filepath.Glob(d.path + ".backup-v1-*")
			if len(backups) != 1 {
				t.Fatalf("the backups are %q", backups)
			}
			if got := state(t, reopen(t, backups[0], clock)); got != before {
				t.Errorf("the backup holds\n%s", got)
			}
			if c.fails != "" {
				if got := state(t, reopen(t, d.path, clock)); got != before {
					t.Errorf("a migration that failed leaves\n%s", got)
				}
				return
			}
			err = using(d.path, setupParameters, func(pool *sql.DB) error {
				var undoable int
				err := pool.QueryRowContext(t.Context(), "SELECT count(*) FROM actions WHERE state IS NOT NULL").Scan(&undoable)
				if undoable > 0 {
					t.Errorf("%d actions could be undone across the migration", undoable)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}
