package db

import (
	"bytes"
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tickmark/annotate"
)

// course is work on a library, with all that it held each time that something had
// been acknowledged.
type course struct {
	t      *testing.T
	disk   *disk
	path   string
	clock  *clock
	start  int   // what lies before happened to nobody
	marks  []int // how much had been asked of the drive by then
	states []string
	faults string // that a verification finds anyhow
	images *disk
	kept   bool // whether what was replaced has to be kept beside it
}

func newCourse(t *testing.T) *course {
	d := newDisk(t)
	return &course{t: t, faults: "[]", disk: d, images: newDisk(t), path: filepath.Join(d.folder, "library.tickmark"), clock: newClock()}
}

// open opens the library; acknowledged notes what it holds.
func (c *course) open() *DB {
	d := reopen(c.t, c.path, c.clock)
	c.acknowledged(d)
	return d
}

func (c *course) acknowledged(d *DB) {
	c.t.Helper()
	at := c.disk.now()
	c.states, c.marks = append(c.states, everything(c.t, d)), append(c.marks, at)
}

// mayHold returns the states that a library may be in after a power cut: the last
// that was acknowledged, and the one that it was on its way to. before is for a cut
// before the first; there, with nothing in it, any will do.
func (c *course) mayHold(at int) []string {
	last := -1
	for i, mark := range c.marks {
		if mark <= at {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	return c.states[last:min(last+2, len(c.states))]
}

// everything is all that a library holds for people, their history included.
func everything(t testing.TB, d *DB) string {
	t.Helper()
	var all strings.Builder
	texts := []string{
		"SELECT json_array(id, kind, label, article_id, person, at, state) FROM actions ORDER BY n",
		"SELECT json_array(id, action_id, at, record, record_id, before, after) FROM changes ORDER BY n",
		"SELECT hash || ' ' || size FROM contents WHERE hash IS NOT NULL ORDER BY hash",
		"SELECT json_array(key, value) FROM settings ORDER BY key",
	}
	for _, name := range slices.Sorted(maps.Keys(records)) {
		texts = append(texts, "SELECT object FROM (SELECT 1 AS id, '' AS object WHERE 0 UNION ALL "+records[name].snapshot+") ORDER BY id")
	}
	for i, text := range texts {
		rows, err := query(t.Context(), d.q, scanText, text)
		if err != nil {
			t.Fatal(text, err)
		}
		fmt.Fprintln(&all, i, strings.Join(rows, "\n"))
	}
	return all.String()
}

// ordinaryWork makes a library and does in it what people do, at the end of the day
// and on the next one, too.
func ordinaryWork(c *course) {
	t := c.t
	for day := range 2 {
		d := c.open()
		a := addArticle(t, d, fmt.Sprint("Pier ", day), strings.Repeat("The pier is 900 m long. ", 100))
		c.acknowledged(d)
		first := addClaim(t, d, a, annotate.Span{Start: 0, End: 8})
		c.acknowledged(d)
		if _, _, err := d.AddContent(t.Context(), strings.NewReader("survey"), 100); err != nil {
			t.Fatal(err)
		}
		c.acknowledged(d)
		capture(t, d, first)
		c.acknowledged(d)
		for i := range 3 {
			addClaim(t, d, a, annotate.Span{Start: 24 * i, End: 24*i + 8})
			c.acknowledged(d)
		}
		d.emptyLog(t.Context())
		for _, step := range []func() error{
			func() error { _, err := d.Undo(t.Context(), a.ID, "Ben"); return err },
			func() error { _, err := d.Redo(t.Context(), a.ID, "Ben"); return err },
			func() error { return d.SetSetting(t.Context(), "Ada", "person", fmt.Sprint("Ada ", day)) },
		} {
			if err := step(); err != nil {
				t.Fatal(err)
			}
			c.acknowledged(d)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// bigImport brings in more than SQLite leaves in its log, so that it goes into the
// file while it is brought in.
func bigImport(c *course) {
	d := c.open()
	if _, _, err := d.AddContent(c.t.Context(), bytes.NewReader(noise(5<<20)), 16<<20); err != nil {
		c.t.Fatal(err)
	}
	c.acknowledged(d)
	for i := range 3 {
		addArticle(c.t, d, fmt.Sprint("Pier ", i), strings.Repeat("The pier is 900 m long. ", 1000))
		c.acknowledged(d)
	}
}

// migration opens a library of an older Tickmark. Whenever the power goes, opening it
// again has to come to the same.
func migration(c *course) {
	t := c.t
	beginOld(t, c.path)
	c.start = c.disk.now()
	d := c.open()
	c.marks[0] = c.start
	v, err := d.Verify(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	c.faults = fmt.Sprint(v.Damages) // nobody put its rows into the history
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// restore puts a backup in the place of a library.
func restore(c *course) { restoreOver(c, false) }

// restoreBesideLog does so where the library was not closed.
func restoreBesideLog(c *course) { restoreOver(c, true) }

func restoreOver(c *course, logged bool) {
	t := c.t
	d, _ := openTest(t)
	addArticle(t, d, "Pier", strings.Repeat("The pier is 900 m long. ", 500))
	restored, backup := everything(t, d), filepath.Join(t.TempDir(), "backup.tickmark")
	if _, err := d.BackUp(t.Context(), backup, nil); err != nil {
		t.Fatal(err)
	}
	addArticle(t, d, "Quay", "The quay is long.")
	old := everything(t, d)
	if logged {
		copyFile(t, d.path+"-wal", c.path+"-wal")
	} else if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	copyFile(t, d.path, c.path)
	c.disk.find(t)
	c.start, c.kept = c.disk.now(), true
	if _, err := Restore(t.Context(), c.path, backup, Options{Now: c.clock.Now}, nil); err != nil {
		t.Fatal(err)
	}
	c.states, c.marks = []string{old, restored}, []int{c.start, c.disk.now()}
	// Until the copy is written, there is nothing more than a file that means nothing.
	for i, w := range c.disk.log {
		if w.op == "write" {
			c.start = i
		}
	}
}

// beginOld makes a library of an older Tickmark, with an article.
func beginOld(t *testing.T, path string) {
	t.Helper()
	if err := migrate(t.Context(), path, 0, theFirst(t, 7), newClock().Now()); err != nil {
		t.Fatal(err)
	}
	err := using(path, setupParameters, func(pool *sql.DB) error {
		_, err := pool.ExecContext(t.Context(), `
			PRAGMA journal_mode = wal;
			INSERT INTO scales (id, scale_id, version, name, levels, created_at) VALUES ('s', 's', 1, 'House', '[]', 1);
			INSERT INTO articles (id, kind, title, byline, publisher, url, lang, published_on, note, version_id, created_at, updated_at)
			VALUES ('a', 'published', 'Pier', '', '', '', 'en', '', '', 'v', 1, 1);
			INSERT INTO blobs SELECT sha256(b), b FROM (SELECT CAST('[{"kind":"paragraph","text":"The pier is long. It is old."}]' AS BLOB) AS b
				UNION ALL SELECT CAST('[]' AS BLOB));
			INSERT INTO versions (id, article_id, seq, blocks_hash, sentences_hash, text_hash, words, original_name, format, captured_at)
			VALUES ('v', 'a', 1, (SELECT hash FROM blobs WHERE length(bytes) > 2), (SELECT hash FROM blobs WHERE length(bytes) = 2), 't', 7, '', 'text', 1)`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Whenever the power goes, and whatever of that which was not synced reaches the
// disk, in which order, and be it in pieces: the library opens, whole, and holds what
// was acknowledged, and of what was under way all or nothing.
func TestPowerCuts(t *testing.T) {
	share := 1 // of the images, when time is short
	if testing.Short() {
		share = 5
	}
	for _, work := range []struct {
		name   string
		do     func(*course)
		images int
	}{{"work", ordinaryWork, 250 / share}, {"import", bigImport, 50 / share}, {"migration", migration, 100 / share}, {"restore", restore, 30 / share}, {"restore of one with a log", restoreBesideLog, 30 / share}} {
		t.Run(work.name, func(t *testing.T) {
			t.Parallel()
			c := newCourse(t)
			work.do(c)
			c.disk.cuts(work.images, c.start, rand.New(rand.NewPCG(1, 2)), func(cut powerCut) {
				if fault := c.fault(cut); fault != "" {
					t.Errorf("power cut after %d of %d steps: %s", cut.at, c.disk.now(), fault)
				}
			})
		})
	}
}

// fault says what is wrong with what a power cut leaves, or "".
func (c *course) fault(cut powerCut) string {
	defer c.images.forget()
	folder, err := os.MkdirTemp(c.images.folder, "")
	if err != nil {
		c.t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	cut.write(c.t, folder)
	want := c.mayHold(cut.at)
	d, err := Open(c.t.Context(), filepath.Join(folder, filepath.Base(c.path)), Options{Now: newClock().Now})
	if err != nil {
		return err.Error()
	}
	defer d.Close()
	holds := everything(c.t, d)
	switch {
	case len(want) > 1 && holds == want[1], len(want) > 0 && holds == want[0], len(want) == 0:
	case len(want) > 0 && len(holds) < len(want[0]):
		return fmt.Sprintf("it has lost something: it holds %d characters and not %d", len(holds), len(want[0]))
	default:
		return "it holds what it never held"
	}
	found, err := d.Verify(c.t.Context(), nil)
	if err != nil || fmt.Sprint(found.Damages) != c.faults {
		return fmt.Sprintf("it is damaged: %v, %v", found.Damages, err)
	}
	if err := d.SetSetting(c.t.Context(), "Ada", "person", "Cora"); err != nil {
		return err.Error()
	}
	if err := d.Close(); err != nil {
		return err.Error()
	}
	if c.kept && holds == c.states[1] {
		return c.keptFault(folder)
	}
	return ""
}

// keptFault says what is wrong with the library that was replaced, or "".
func (c *course) keptFault(folder string) string {
	found, _ := filepath.Glob(filepath.Join(folder, "*.before-restore-*.tickmark")) // the pattern is good
	if len(found) != 1 {
		return fmt.Sprintf("the library of before is kept as %q", found)
	}
	d, err := Open(c.t.Context(), found[0], Options{Now: newClock().Now})
	if err != nil {
		return "of the library of before: " + err.Error()
	}
	defer d.Close()
	if everything(c.t, d) != c.states[0] {
		return "the library of before is not what it was"
	}
	return ""
}

// The test above is one that can fail: it finds what is lost when the log is not
// synced with every acknowledgement, or not in full.
func TestPowerCutsFindWhatIsLost(t *testing.T) {
	for _, care := range []struct{ with, without string }{{"synchronous(full)", "synchronous(normal)"}, {"fullfsync(on)", "fullfsync(off)"}} {
		t.Run(care.without, func(t *testing.T) {
			c := newCourse(t)
			d := c.open()
			defer d.pool.Close()
			d.pool = connect(c.path, strings.ReplaceAll(poolParameters, care.with, care.without))
			d.Reader = Reader{q: d.pool, view: snapshot(d.pool)}
			for i := range 20 {
				addArticle(t, d, fmt.Sprint("Pier ", i), "The pier is 900 m long.")
				c.acknowledged(d)
			}
			lost := 0
			c.disk.cuts(40, c.marks[0], rand.New(rand.NewPCG(1, 2)), func(cut powerCut) {
				if strings.HasPrefix(c.fault(cut), "it has lost something") {
					lost++
				}
			})
			if lost < 5 {
				t.Errorf("of 40 power cuts, %d lost something", lost)
			}
		})
	}
}
