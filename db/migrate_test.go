package db

import (
	"database/sql"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tickmark/annotate"
)

// theFirst returns the first migrations, as many as said.
func theFirst(t *testing.T, count int) fstest.MapFS {
	t.Helper()
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, name := range names[:count] {
		statements, err := migrations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: statements}
	}
	return files
}

// oldLibrary returns the path of a library as the first migrations, as many as said,
// leave it, with the rows that the statements put in.
func oldLibrary(t *testing.T, count int, clock *clock, statements string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.tickmark")
	if err := migrate(t.Context(), path, 0, theFirst(t, count), clock.Now()); err != nil {
		t.Fatal(err)
	}
	err := using(path, setupParameters, func(pool *sql.DB) error {
		_, err := pool.ExecContext(t.Context(), statements)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// oneMore returns the migrations and another one.
func oneMore(t *testing.T, statements string) fstest.MapFS {
	files := theFirst(t, newest)
	files["migrations/9999_next.sql"] = &fstest.MapFile{Data: []byte(statements)}
	return files
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
		{"has a mistake", "ALTER TABLE claims ADD COLUMN colour TEXT; NONSENSE", "9999_next.sql"},
		{"breaks references", "DELETE FROM versions", "broken references in"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, clock := openTest(t)
			addClaim(t, d, addArticle(t, d, "Pier", "The pier is long."), annotate.Span{Start: 0, End: 8})
			before := state(t, d)
			d.Close()

			err := migrate(t.Context(), d.path, newest, oneMore(t, c.statements), clock.Now())
			if c.fails == "" && err != nil || c.fails != "" && (err == nil || !strings.Contains(err.Error(), c.fails)) {
				t.Fatalf("the error is %v", err)
			}
			wantVersion := newest + 1
			if c.fails != "" {
				wantVersion = newest
			}
			if version, err := userVersion(t.Context(), d.path, lookParameters); err != nil || version != wantVersion {
				t.Errorf("the version is %d, %v", version, err)
			}
			backups, _ := filepath.Glob(d.path + fmt.Sprintf(".backup-v%d-*", newest))
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

// A library from before confidential sources finds its sources as before, and
// takes aliases.
func TestMigrateKeepsTheIndexOfSources(t *testing.T) {
	clock := newClock()
	path := oldLibrary(t, 2, clock, `
		INSERT INTO sources (id, title, author, publisher, issued, url, class, created_at, updated_at)
		VALUES ('s', 'Harbour survey', '', '', '', '', 'primary', 1, 1)`)
	d := reopen(t, path, clock)
	found, _, err := d.Sources(t.Context(), SourceQuery{Search: "survey"})
	if err != nil || len(found) != 1 || found[0].Confidential {
		t.Fatalf("found %+v, %v", found, err)
	}
	do(t, d, Work{Label: "Edit source"}, func(tx *Tx) error {
		found[0].Confidential, found[0].Alias = true, "a surveyor"
		return tx.PutSource(found[0])
	})
	if again, _, err := d.Sources(t.Context(), SourceQuery{Search: "surveyor"}); err != nil || len(again) != 1 || again[0] != found[0] {
		t.Errorf("found %+v, %v", again, err)
	}
	state(t, d) // holds the index against the sources
}

// A library from before sentences were kept has them cut by the migration.
func TestMigrateCutsSentences(t *testing.T) {
	clock := newClock()
	path := oldLibrary(t, 1, clock, `
		INSERT INTO blobs VALUES ('b', CAST('[{"kind":"paragraph","text":"The pier is long. It is old."}]' AS BLOB));
		INSERT INTO articles (id, kind, title, byline, publisher, url, lang, published_on, note, version_id, created_at, updated_at)
		VALUES ('a', 'published', 'Pier', '', '', '', 'en', '', '', 'v', 1, 1);
		INSERT INTO versions (id, article_id, seq, blocks_hash, text_hash, words, original_name, format, captured_at)
		VALUES ('v', 'a', 1, 'b', 't', 7, '', 'text', 1)`)
	v, err := reopen(t, path, clock).Version(t.Context(), "v")
	if err != nil {
		t.Fatal(err)
	}
	if want := annotate.Sentences(v.Blocks, "en"); len(want) == 0 || !slices.Equal(v.Sentences, want) {
		t.Errorf("the sentences are %v, want %v", v.Sentences, want)
	}
}

// In a library from before versions were carried over, every place was marked in
// the version that has it, and no claim has lost one.
func TestMigrateKeepsPlaces(t *testing.T) {
	clock := newClock()
	path := oldLibrary(t, 7, clock, `
		INSERT INTO blobs VALUES ('b', CAST('[{"kind":"paragraph","text":"The pier is long. It is old."}]' AS BLOB)), ('s', CAST('[]' AS BLOB));
		INSERT INTO articles (id, kind, title, byline, publisher, url, lang, published_on, note, version_id, created_at, updated_at)
		VALUES ('a', 'published', 'Pier', '', '', '', 'en', '', '', 'v', 1, 1);
		INSERT INTO versions (id, article_id, seq, blocks_hash, sentences_hash, text_hash, words, original_name, format, captured_at)
		VALUES ('v', 'a', 1, 'b', 's', 't', 7, '', 'text', 1);
		INSERT INTO claims (id, article_id, wording, claimant, claimant_role, said_on, kind, priority, status, tags, note, created_at, updated_at)
		VALUES ('c', 'a', '', '', '', '', 'other', 'normal', 'verified', '[]', '', 1, 1);
		INSERT INTO passages (id, claim_id, version_id, start, stop, exact, prefix, suffix) VALUES ('p', 'c', 'v', 0, 16, 'The pier is long', '', '');
		INSERT INTO asides (id, article_id, version_id, start, stop, exact, prefix, suffix, kind, created_at)
		VALUES ('d', 'a', 'v', 18, 28, 'It is old.', '', '', 'opinion', 1);
		INSERT INTO sign_offs (id, article_id, role, person, at, text_hash, check_hash, note) VALUES ('o', 'a', 'check', 'Ben', 2, 't', 'k', '')`)
	dossier, err := reopen(t, path, clock).Dossier(t.Context(), "a")
	if err != nil || len(dossier.Claims) != 1 || len(dossier.Parked) != 0 || len(dossier.Versions) != 1 || len(dossier.Asides) != 1 {
		t.Fatalf("the dossier is %+v, %v", dossier, err)
	}
	c := dossier.Claims[0]
	if c.Number != 1 || c.StatusBefore != "" || len(c.Lost) != 0 || c.Passages[0].Carried != nil || dossier.Asides[0].Carried != nil || dossier.SignOffs[0].Seq != 1 {
		t.Errorf("the places are %+v and %+v, the sign-off is %+v", c, dossier.Asides[0], dossier.SignOffs[0])
	}
}
