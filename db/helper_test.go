package db

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

// clock is a time that goes on a second with every look.
type clock struct{ t time.Time }

func newClock() *clock { return &clock{time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.t = c.t.Add(time.Second)
	return c.t
}

// openTest opens a new library in a folder of the test's own.
func openTest(t testing.TB) (*DB, *clock) {
	t.Helper()
	c := newClock()
	return reopen(t, filepath.Join(t.TempDir(), "library.tickmark"), c), c
}

func reopen(t testing.TB, path string, c *clock) *DB {
	t.Helper()
	d, err := Open(t.Context(), path, Options{Now: c.Now})
	if err != nil {
		t.Fatalf("open %s: %v", path, err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func do(t testing.TB, d *DB, w Work, fn func(tx *Tx) error) {
	t.Helper()
	if err := d.Do(t.Context(), w, fn); err != nil {
		t.Fatalf("%s: %v", w.Label, err)
	}
}

// wantCode fails the test unless err is an annotate.Error with the code.
func wantCode(t testing.TB, err error, code annotate.Code) {
	t.Helper()
	if annotate.CodeOf(err) != code {
		t.Fatalf("error is %v (%q), want one with the code %q", err, annotate.CodeOf(err), code)
	}
}

// newArticle makes an article and its first version from paragraphs.
func newArticle(tx *Tx, title string, paragraphs ...string) (annotate.Article, annotate.Version, []byte) {
	blocks := make([]annotate.Block, len(paragraphs))
	for i, p := range paragraphs {
		blocks[i] = annotate.Block{Kind: annotate.Paragraph, Text: p}
	}
	a := annotate.Article{ID: annotate.NewID(), CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
	a.ArticleFields = annotate.ArticleFields{
		Title: title, Byline: "Ada Marsh", Publisher: "The Quill Harbour Courier", URL: "https://courier.example/" + a.ID,
		Lang: "en", PublishedOn: "2026-02-28", Note: "Called the harbour office.",
	}.Clean()
	v, err := annotate.NewVersion(a.ID, 1, blocks, "en")
	if err != nil {
		panic(err)
	}
	original := []byte(strings.Join(paragraphs, "\n\n"))
	v.OriginalHash, v.OriginalName, v.Format, v.CapturedAt = annotate.Hash(original), "courier.txt", "text", tx.Now()
	a.VersionID = v.ID
	return a, v, original
}

// addArticle stores an article.
func addArticle(t testing.TB, d *DB, title string, paragraphs ...string) annotate.Article {
	t.Helper()
	var a annotate.Article
	do(t, d, Work{Label: "Import article"}, func(tx *Tx) error {
		var v annotate.Version
		var original []byte
		a, v, original = newArticle(tx, title, paragraphs...)
		if err := tx.PutArticle(a); err != nil {
			return err
		}
		return tx.AddVersion(v, original)
	})
	return a
}

// addClaim stores a claim over a span, with a verdict, and evidence from a new
// source; it returns it as the library has it.
func addClaim(t testing.TB, d *DB, a annotate.Article, span annotate.Span) annotate.Claim {
	t.Helper()
	id := annotate.NewID()
	do(t, d, Work{Label: "Mark claim", ArticleID: a.ID, Person: "Ben"}, func(tx *Tx) error {
		v, err := tx.Version(tx.ctx, a.VersionID)
		if err != nil {
			return err
		}
		p, err := annotate.NewPassage(v.ID, v.Text(), span)
		if err != nil {
			return err
		}
		scales, err := tx.Scales(tx.ctx)
		if err != nil {
			return err
		}
		c := annotate.Claim{ID: id, ArticleID: a.ID, CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
		c.ClaimFields = annotate.ClaimFields{
			Wording: "The pier is 900 metres long.", Claimant: "Cora Lind", ClaimantRole: "harbour master", SaidOn: "2026-02",
			Kind: annotate.KindNumber, Status: annotate.Verified, Tags: []string{"harbour", "<numbers>"}, Note: "Ask again.",
		}.Clean()
		s := annotate.Source{ID: annotate.NewID(), CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
		s.SourceFields = annotate.SourceFields{Title: "Harbour survey", Author: "Port Office", Issued: "2024", URL: "https://port.example/survey", Class: annotate.Primary}
		e := annotate.Evidence{ID: annotate.NewID(), ClaimID: id, SourceID: s.ID, CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
		e.EvidenceFields = annotate.EvidenceFields{Stance: annotate.Contradicts, LocatorKind: annotate.LocatorPage, Locator: "4", Quote: "… 640 m …", Limits: "The year is not given.", AccessedOn: "2026-03-01", ArchiveURL: "https://archive.example/1"}
		return firstError(
			tx.PutClaim(c), tx.PutPassage(id, p), tx.PutSource(s), tx.PutEvidence(e),
			tx.PutVerdict(newVerdict(tx, id, scales[0].ID, "false")),
		)
	})
	return claim(t, d, id)
}

func newVerdict(tx *Tx, claimID, scaleVersionID, level string) annotate.Verdict {
	return annotate.Verdict{
		ID: annotate.NewID(), ClaimID: claimID, GivenBy: "Ben", GivenAt: tx.Now(), UpdatedAt: tx.Now(),
		VerdictFields: annotate.VerdictFields{ScaleVersionID: scaleVersionID, Level: level, Explanation: "It is *shorter*."},
	}
}

func claim(t testing.TB, d *DB, id string) annotate.Claim {
	t.Helper()
	c, err := d.Claim(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// firstError returns the first error of several steps, all of which were done.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
