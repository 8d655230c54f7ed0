package db

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

// BenchmarkLibrary measures what has to feel immediate in a library of 100,000
// articles with a million claims, and how many times as long it takes as in one of
// 2,000 articles: "ratio". It builds both libraries once.
func BenchmarkLibrary(b *testing.B) {
	small, large := buildLibrary(b, 2000), buildLibrary(b, 100_000)
	list := func(want ArticleQuery) func(b *testing.B, d *DB) {
		want.Limit = 50
		return func(b *testing.B, d *DB) {
			if page, _, err := d.Articles(b.Context(), want); err != nil || len(page) == 0 {
				b.Fatalf("%d articles, %v", len(page), err)
			}
		}
	}
	history := func(of Subject, id func(a annotate.Dossier) string) func(b *testing.B, d *DB) {
		return func(b *testing.B, d *DB) {
			dossier, err := d.Dossier(b.Context(), firstArticle(b, d).ID)
			if err != nil {
				b.Fatal(err)
			}
			if found, _, err := d.History(b.Context(), HistoryQuery{Of: of, ID: id(dossier), Limit: 50}); err != nil || len(found) == 0 {
				b.Fatalf("%d entries, %v", len(found), err)
			}
		}
	}
	cases := []struct {
		name string
		run  func(b *testing.B, d *DB)
	}{
		{"list/updated", list(ArticleQuery{})},
		{"list/title", list(ArticleQuery{Sort: "title"})},
		{"list/created", list(ArticleQuery{Sort: "created"})},
		{"list/far", list(ArticleQuery{Offset: 900})},
		{"search/rare-word", list(ArticleQuery{Search: "obelisk"})},
		{"search/common-word", list(ArticleQuery{Search: vocabulary[0]})},
		{"search/common-word-by-title", list(ArticleQuery{Search: vocabulary[0], Sort: "title"})},
		{"search/two-words", list(ArticleQuery{Search: vocabulary[3] + " " + vocabulary[200]})},
		{"search/one-letter", list(ArticleQuery{Search: vocabulary[0][:1]})},
		{"search/two-letters", list(ArticleQuery{Search: vocabulary[0][:2]})},
		{"search/chinese", list(ArticleQuery{Search: "海港"})},
		{"search/chinese-letter", list(ArticleQuery{Search: "港"})},
		{"sources/search", func(b *testing.B, d *DB) {
			if found, _, err := d.Sources(b.Context(), SourceQuery{Search: "survey", Limit: 20}); err != nil || len(found) == 0 {
				b.Fatal(err)
			}
		}},
	}
	cases = append(cases, []struct {
		name string
		run  func(b *testing.B, d *DB)
	}{
		{"article", func(b *testing.B, d *DB) {
			if dossier, err := d.Dossier(b.Context(), firstArticle(b, d).ID); err != nil || len(dossier.Claims) < claimsEach {
				b.Fatal(err)
			}
		}},
		{"history/claim", history(OfClaim, func(a annotate.Dossier) string { return a.Claims[0].ID })},
		{"history/article", history(OfArticle, func(a annotate.Dossier) string { return a.Article.ID })},
		{"history/library", history(OfLibrary, func(annotate.Dossier) string { return "" })},
		{"mark-and-undo", func(b *testing.B, d *DB) {
			first := firstArticle(b, d).ID
			do(b, d, Work{Label: "Mark claim"}, func(tx *Tx) error {
				a, err := tx.Article(tx.ctx, first)
				if err != nil {
					return err
				}
				v, err := tx.Version(tx.ctx, a.VersionID)
				if err != nil {
					return err
				}
				return putClaim(tx, a, v, annotate.Span{Start: 0, End: 40})
			})
			if _, err := d.Undo(b.Context(), "", "Ann"); err != nil {
				b.Fatal(err)
			}
		}},
	}...)
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.run(b, large)
			}
			reportRatio(b, func() { c.run(b, small) })
		})
	}
	b.Run("open", func(b *testing.B) {
		open := func(d *DB) {
			again, err := Open(b.Context(), d.Path(), Options{})
			if err != nil {
				b.Fatal(err)
			}
			again.Close()
		}
		small.Close()
		large.Close()
		for b.Loop() {
			open(large)
		}
		reportRatio(b, func() { open(small) })
	})
}

// reportRatio reports how many times as long the benchmark took as base.
func reportRatio(b *testing.B, base func()) {
	b.Helper()
	const rounds = 20
	start := time.Now()
	for range rounds {
		base()
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/(float64(time.Since(start))/rounds), "ratio")
}

// vocabulary is 20,000 invented words, by falling frequency.
var vocabulary = func() []string {
	random := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba ce di fo gu har lin mon net or pel qua ris sol tum ven wex yar zin ta")
	seen := map[string]bool{}
	var words []string
	for len(words) < 20_000 {
		word := ""
		for range 2 + random.IntN(3) {
			word += syllables[random.IntN(len(syllables))]
		}
		if !seen[word] {
			seen[word] = true
			words = append(words, word)
		}
	}
	return words
}()

// claimsEach is how many claims an article of [buildLibrary] has.
const claimsEach = 10

// firstArticle is one of those that have a history of their own.
func firstArticle(b *testing.B, d *DB) annotate.ArticleSummary {
	b.Helper()
	page, _, err := d.Articles(b.Context(), ArticleQuery{Sort: "title", Offset: 1, Limit: 1})
	if err != nil {
		b.Fatal(err)
	}
	return page[0]
}

func putClaim(tx *Tx, a annotate.Article, v annotate.Version, span annotate.Span) error {
	p, err := annotate.NewPassage(v.ID, v.Text(), span)
	if err != nil {
		return err
	}
	scales, err := tx.Scales(tx.ctx)
	if err != nil {
		return err
	}
	c := annotate.Claim{ID: annotate.NewID(), ArticleID: a.ID, CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
	c.ClaimFields = annotate.ClaimFields{Status: annotate.Verified}.Clean()
	return firstError(tx.PutClaim(c), tx.PutPassage(c.ID, p), tx.PutVerdict(newVerdict(tx, c.ID, scales[0].ID, "true")))
}

// buildLibrary makes a library of n articles of 400 words, each with claims with
// verdicts and a source, and one in fifty of them Chinese. It writes 1,000
// articles in the ordinary way, and then copies of their rows, the history of those
// and the search index with SQL, because the benchmark is about reading.
func buildLibrary(b *testing.B, n int) *DB {
	b.Helper()
	d, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.tickmark"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { d.Close() })
	do(b, d, Work{Label: "Fill library"}, fillLibrary)
	err = firstError(d.write(b.Context(), func(tx *Tx) error { return multiplyLibrary(tx, n/1000) }), d.Close())
	if err != nil {
		b.Fatal(err)
	}
	if d, err = Open(b.Context(), d.Path(), Options{}); err != nil {
		b.Fatal(err)
	}
	return d
}

func fillLibrary(tx *Tx) error {
	random := rand.New(rand.NewPCG(3, 4))
	zipf := rand.NewZipf(random, 1.1, 10, uint64(len(vocabulary)-1))
	prose := func(words int) string {
		var s strings.Builder
		for range words {
			s.WriteString(vocabulary[zipf.Uint64()])
			s.WriteByte(' ')
		}
		return strings.TrimSpace(s.String())
	}
	for i := range 1000 {
		paragraphs := []string{prose(100), prose(100), prose(100), prose(100)}
		if i%50 == 0 {
			paragraphs = []string{strings.Repeat("海港委员会昨天表示，新码头长九百米，是沿海最长的。", 20)}
		}
		if i == 500 {
			paragraphs = append(paragraphs, "An obelisk.")
		}
		a, v, original := newArticle(tx, prose(8), paragraphs...)
		s := annotate.Source{ID: annotate.NewID(), CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
		s.SourceFields = annotate.SourceFields{Title: prose(3) + " survey", Class: annotate.Primary}
		if err := firstError(tx.AddVersion(v, original), tx.PutArticle(a), tx.PutSource(s)); err != nil {
			return err
		}
		for n := range claimsEach {
			if err := putClaim(tx, a, v, annotate.Span{Start: 40 * n, End: 40*n + 40}); err != nil {
				return err
			}
		}
	}
	return nil
}

// multiplyLibrary makes times as many articles of those that there are. The
// copies have ids, times and titles of their own.
func multiplyLibrary(tx *Tx, times int) error {
	triggers, err := query(tx.ctx, tx.q, func(row scanner) (t [2]string, err error) {
		err = row.Scan(&t[0], &t[1])
		return t, err
	}, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return err
	}
	steps := []string{"PRAGMA cache_size = -2000000"} // 2 GB: the rows of an index come in any order
	for _, t := range triggers {
		steps = append(steps, "DROP TRIGGER "+t[0])
	}
	copies := fmt.Sprintf("(WITH RECURSIVE times (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM times) SELECT k FROM times LIMIT %d)", times-1)
	for _, r := range []struct{ table, columns, values string }{
		{
			"versions", "article_id, seq, blocks_hash, sentences_hash, text_hash, words, original_hash, original_name, format, captured_at",
			"article_id || '-' || k, seq, blocks_hash, sentences_hash, text_hash || k, words, original_hash, original_name, format, captured_at",
		},
		{
			"articles", "kind, title, byline, publisher, url, lang, published_on, note, version_id, created_at, updated_at",
			"kind, title || ' ' || k, byline, publisher, url, lang, published_on, note, version_id || '-' || k, created_at + random() % 1000000000, updated_at + random() % 1000000000",
		},
		{
			"claims", "article_id, wording, claimant, claimant_role, said_on, kind, priority, status, tags, note, created_at, updated_at",
			"article_id || '-' || k, wording, claimant, claimant_role, said_on, kind, priority, status, tags, note, created_at, updated_at",
		},
		{
			"passages", "claim_id, version_id, start, stop, exact, prefix, suffix",
			"claim_id || '-' || k, version_id || '-' || k, start, stop, exact, prefix, suffix",
		},
		{
			"verdicts", "claim_id, scale_version_id, level, explanation, given_by, given_at, updated_at",
			"claim_id || '-' || k, scale_version_id, level, explanation, given_by, given_at, updated_at",
		},
		{
			"sources", "title, author, publisher, issued, url, class, created_at, updated_at",
			"title || ' ' || k, author, publisher, issued, url, class, created_at, updated_at",
		},
	} {
		steps = append(steps, fmt.Sprintf("INSERT INTO %s (id, %s) SELECT id || '-' || k, %s FROM %[1]s, %[4]s", r.table, r.columns, r.values, copies))
	}
	// An action for each article, claim and source, with what was made for it.
	steps = append(steps, `INSERT INTO actions (id, kind, label, article_id, person, at, state)
		SELECT record_id || '-' || k, 'do', 'Make', CASE record WHEN 'article' THEN record_id || '-' || k WHEN 'claim' THEN after ->> 'article_id' || '-' || k ELSE '' END,
			'Ann', at, 'done' FROM changes, `+copies+` WHERE record IN ('article', 'claim', 'source') AND action_id = (SELECT id FROM actions WHERE label = 'Fill library')`,
		`INSERT INTO changes (id, action_id, at, record, record_id, after)
		SELECT id || '-' || k, coalesce(after ->> 'claim_id', iif(record = 'version', after ->> 'article_id', record_id)) || '-' || k, at, record, record_id || '-' || k,
			json_replace(after, '$.id', record_id || '-' || k, '$.article_id', after ->> 'article_id' || '-' || k,
				'$.version_id', after ->> 'version_id' || '-' || k, '$.claim_id', after ->> 'claim_id' || '-' || k) FROM changes, `+copies+` WHERE action_id = (SELECT id FROM actions WHERE label = 'Fill library')`)
	for _, t := range triggers {
		steps = append(steps, t[1])
	}
	steps = append(steps, "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')", "INSERT INTO sources_fts (sources_fts) VALUES ('rebuild')")
	for _, step := range steps {
		if _, err := tx.q.ExecContext(tx.ctx, step); err != nil {
			return fmt.Errorf("%s: %w", step, err)
		}
	}
	return nil
}

// BenchmarkDay is a long day's work in one library: 100 articles come in, are read,
// found and checked, with a verdict, evidence and much typing for each claim. It
// reports how the last quarter of the day compares with the first: how long a round of
// work took, how much memory is in use, by how much the file grew; and how large the
// log ever was, in MB.
func BenchmarkDay(b *testing.B) {
	for b.Loop() {
		d, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.tickmark"), Options{})
		if err != nil {
			b.Fatal(err)
		}
		const rounds = 100
		var took [rounds]time.Duration
		var memory, file [rounds + 1]float64
		largest := 0.0
		file[0] = sizeOf(b, d.path)
		for i := range rounds {
			start := time.Now()
			a := addArticle(b, d, fmt.Sprint("Pier ", i), strings.Repeat("The pier is 900 m long. ", 200))
			for n := range 10 {
				c := addClaim(b, d, a, annotate.Span{Start: 24 * n, End: 24*n + 23})
				for typed := range 10 {
					do(b, d, Work{Label: "Edit claim", ArticleID: a.ID, Person: "Ben", Merge: true}, func(tx *Tx) error {
						c.Note, c.UpdatedAt = strings.Repeat("Ask again. ", typed), tx.Now()
						return tx.PutClaim(c)
					})
				}
			}
			if _, err := d.Dossier(b.Context(), a.ID); err != nil {
				b.Fatal(err)
			}
			if _, _, err := d.Articles(b.Context(), ArticleQuery{Search: "pier", Limit: 50}); err != nil {
				b.Fatal(err)
			}
			largest = max(largest, sizeOf(b, d.path+"-wal"))
			took[i] = time.Since(start)
			d.emptyLog(b.Context()) // as in every pause
			file[i+1] = sizeOf(b, d.path)
			memory[i+1] = resident()
		}
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
		const quarter = rounds / 4
		slices.Sort(took[:quarter])
		slices.Sort(took[rounds-quarter:])
		b.ReportMetric(float64(took[rounds-quarter/2])/float64(took[quarter/2]), "time-ratio")
		b.ReportMetric(memory[rounds]/memory[quarter], "memory-ratio")
		b.ReportMetric((file[rounds]-file[rounds-quarter])/(file[quarter]-file[0]), "growth-ratio")
		b.ReportMetric(largest, "log-MB")
	}
}

// resident is how much memory the process has, SQLite's with it, after garbage has been
// collected; without Linux's /proc, only Go's.
func resident() float64 {
	debug.FreeOSMemory()
	var pages, held float64
	if content, err := os.ReadFile("/proc/self/statm"); err == nil {
		if n, err := fmt.Sscan(string(content), &pages, &held); n == 2 && err == nil {
			return held * float64(os.Getpagesize())
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// sizeOf is the size of a file in MB.
func sizeOf(b *testing.B, path string) float64 {
	b.Helper()
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	return float64(info.Size()) / (1 << 20)
}
