package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/db"
)

// PutBack makes a field, what was deleted, or a rating scale as it was before a change. It is an
// action like any other, which can be undone; only a setting is set without one.
// articleID names the article in whose history a change of a source belongs; empty
// for the library’s.
//
// Errors: NotFound for an unknown change; Invalid if it is like that already, or the
// value breaks a rule with what is there now; Conflict if the record, or what it
// belongs to, is not there any more.
func (a *App) PutBack(ctx context.Context, p PutBack, articleID string) error {
	c, action, err := a.db.Change(ctx, p.Change)
	if err != nil {
		return err
	}
	if p.Field == "" {
		if c.Record == "scale" && c.Before == nil {
			return a.putBackScale(ctx, rowOf(c.After))
		}
		return a.putBackDeleted(ctx, action)
	}
	i := slices.IndexFunc(fieldsOf[c.Record], func(f field) bool { return f.column == p.Field && !f.fixed })
	before := rowOf(c.Before)
	if i < 0 || !canPutBack(c.Record, p.Field, before) {
		return annotate.Errorf(annotate.Invalid, "This cannot be put back by itself.")
	}
	switch c.Record {
	case "verdict":
		return a.putBackVerdict(ctx, c, p.Field)
	case "setting":
		return a.setSetting(ctx, c.RecordID, before.text("value"))
	}
	f := fieldsOf[c.Record][i]
	label := "Put back " + strings.ToLower(f.title)
	return a.do(ctx, db.Work{Label: label, ArticleID: historyOf(c, action, articleID)}, func(tx *db.Tx, _ string) error {
		if err := tx.PutBack(c, append([]string{f.column}, f.with...)...); err != nil {
			return err
		}
		return checkAgain(ctx, tx, c, p.Field)
	})
}

// historyOf is the article in whose history the putting back belongs.
func historyOf(c annotate.Change, action annotate.Action, articleID string) string {
	if c.Record == "source" {
		return articleID
	}
	if c.Record == "article" {
		return c.RecordID
	}
	return action.ArticleID
}

func (a *App) putBackDeleted(ctx context.Context, action annotate.Action) error {
	return a.do(ctx, db.Work{ArticleID: action.ArticleID}, func(tx *db.Tx, _ string) error {
		record, err := tx.PutBackDeleted(action.ID)
		tx.Work.Label = "Put back " + strings.ToLower(recordTitles[record])
		return err
	})
}

// putBackScale makes a new version of a rating scale that says what the one before the
// given one said. Verdicts keep the version that they were given on.
func (a *App) putBackScale(ctx context.Context, version row) error {
	previous, err := a.db.ScaleBefore(ctx, version.text("scale_id"), int(version.number("version")))
	if err != nil {
		return err
	}
	present, err := offeredScale(ctx, a.db.Reader, previous.ScaleID)
	if err != nil {
		return err
	}
	if present.Equal(previous.ScaleFields) {
		return annotate.Errorf(annotate.Invalid, "It is like that already.")
	}
	_, err = a.reviseScale(ctx, "Put back rating scale", present, previous.ScaleFields)
	return err
}

// putBackVerdict gives a verdict again that another one has replaced, or its reasons.
// A verdict is never changed by somebody else: whoever puts it back gives it.
func (a *App) putBackVerdict(ctx context.Context, c annotate.Change, column string) error {
	var was struct {
		ClaimID string `json:"claim_id"`
		Scale   string `json:"scale_version_id"`
		annotate.VerdictFields
	}
	if err := json.Unmarshal(c.Before, &was); err != nil {
		return fmt.Errorf("read the verdict: %w", err)
	}
	label := "Put back verdict"
	if column == "explanation" {
		label = "Put back reasons"
	}
	_, err := a.onClaim(ctx, was.ClaimID, db.Work{Label: label}, func(tx *db.Tx, claim annotate.Claim, person string) error {
		fields := annotate.VerdictFields{ScaleVersionID: was.Scale, Level: was.Level, Explanation: was.Explanation}
		if column == "explanation" {
			if claim.Verdict == nil {
				return annotate.Errorf(annotate.Conflict, "The claim has no verdict any more. Put that back first, and then its reasons.")
			}
			fields.ScaleVersionID, fields.Level = claim.Verdict.ScaleVersionID, claim.Verdict.Level
		}
		if claim.Verdict != nil && claim.Verdict.VerdictFields == fields {
			return annotate.Errorf(annotate.Invalid, "It is like that already.")
		}
		return putVerdict(ctx, tx, claim, fields, person)
	})
	return err
}

// checkAgain holds a record, one column of which is as it was, against the rules
// that it has as a whole.
func checkAgain(ctx context.Context, tx *db.Tx, c annotate.Change, column string) error {
	id := c.RecordID
	switch c.Record {
	case "article":
		article, err := tx.Article(ctx, id)
		if err != nil {
			return err
		}
		return article.Check()
	case "claim":
		claim, err := tx.Claim(ctx, id)
		if err != nil {
			return err
		}
		if err := claim.Check(); err != nil || claim.StatusBefore == "" || column != "status" {
			return err
		}
		claim.StatusBefore = "" // a status chosen by hand; see App.SaveClaim
		return tx.PutClaim(claim)
	case "evidence":
		e, err := tx.Evidence(ctx, id)
		if err != nil {
			return err
		}
		return e.Check()
	case "query":
		q, err := tx.Query(ctx, id)
		if err != nil {
			return err
		}
		return q.Check()
	case "search":
		s, err := tx.Search(ctx, id)
		if err != nil {
			return err
		}
		return s.Check()
	case "scale":
		s, err := tx.Scale(ctx, id)
		if err != nil {
			return err
		}
		return checkName(ctx, tx.Reader, s)
	case "source":
		s, err := tx.Source(ctx, id)
		if err != nil {
			return err
		}
		if err := s.Check(); err != nil {
			return err
		}
		return tx.PutSource(s) // which also follows its origins
	}
	return nil
}
