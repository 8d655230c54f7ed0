package db

import (
	"context"
	"encoding/json"
	"fmt"

	"tickmark/annotate"
)

// PutClaim inserts or updates the claim itself by its id: its fields and times,
// not its passages, regions, verdicts and evidence.
func (tx *Tx) PutClaim(c annotate.Claim) error {
	tags, err := list(c.Tags)
	if err != nil {
		return err
	}
	checked, err := list(c.Checked)
	if err != nil {
		return err
	}
	return tx.put(claims, c.ID, c.ArticleID, c.Wording, c.Claimant, c.ClaimantRole, c.SaidOn, c.Kind, c.Priority, c.Status,
		c.StatusReason, checked, tags, c.Note, millis(c.CreatedAt), millis(c.UpdatedAt))
}

// list returns the words as a JSON array.
func list(words []string) (string, error) {
	b, err := json.Marshal(append([]string{}, words...))
	if err != nil {
		return "", fmt.Errorf("encode a list of words: %w", err)
	}
	return string(b), nil
}

// DeleteClaim deletes a claim with its passages, regions, verdicts, evidence,
// queries and search log. It returns a NotFound error if there is no such claim.
func (tx *Tx) DeleteClaim(id string) error {
	n, err := tx.deleteClaims("id = ?", id)
	if err == nil && n == 0 {
		err = missing(claims.name)
	}
	return err
}

// deleteClaims deletes the claims for which the SQL condition holds, with all
// that belongs to them, and returns how many claims there were.
func (tx *Tx) deleteClaims(condition, arg string) (int, error) {
	theirs := "claim_id IN (SELECT id FROM claims WHERE " + condition + ")"
	for _, r := range []record{passages, regions, verdicts, evidence, queries, searches} {
		if _, err := tx.deleteAll(r, theirs, arg); err != nil {
			return 0, err
		}
	}
	return tx.deleteAll(claims, condition, arg)
}

// PutPassage inserts or updates a passage of a claim.
func (tx *Tx) PutPassage(claimID string, p annotate.Passage) error {
	return tx.put(passages, p.ID, claimID, p.VersionID, p.Start, p.End, p.Quote.Exact, p.Quote.Prefix, p.Quote.Suffix)
}

// DeletePassage deletes a passage, or returns a NotFound error.
func (tx *Tx) DeletePassage(id string) error { return tx.deleteOne(passages, id) }

// Claims returns the claims of an article, in the order of the text and
// numbered, with their passages and regions in the article's current version, all their
// verdicts, and their evidence, queries and searches in the order in which they
// were added.
func (r Reader) Claims(ctx context.Context, articleID string) (found []annotate.Claim, err error) {
	err = r.view(ctx, func(q queryer) error {
		found, err = readClaims(ctx, q, "c.article_id = ?", articleID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the claims of article %s: %w", articleID, err)
	}
	annotate.SortClaims(found)
	return found, nil
}

// Claim returns the claim with the id, as it is in [Reader.Claims].
func (r Reader) Claim(ctx context.Context, id string) (annotate.Claim, error) {
	var found []annotate.Claim
	err := r.view(ctx, func(q queryer) (err error) {
		if found, err = readClaims(ctx, q, "c.id = ?", id); err != nil || len(found) == 0 {
			return err
		}
		annotate.SortClaims(found)
		found[0].Number, err = numberOf(ctx, q, found[0])
		return err
	})
	switch {
	case err != nil:
		return annotate.Claim{}, fmt.Errorf("read claim %s: %w", id, err)
	case len(found) == 0:
		return annotate.Claim{}, missing("claim")
	}
	return found[0], nil
}

// places gives each claim of an article (?1) its place in the current text as one
// number, by which they are in the order of [annotate.SortClaims]: by the start of
// the first passage or picture, then the longer first. No text has 2^31 code points.
const places = `(SELECT claim_id, min(place) AS place FROM (
	SELECT claim_id, (start << 31) - stop AS place FROM passages WHERE version_id = (SELECT version_id FROM articles WHERE id = ?1)
	UNION ALL SELECT claim_id, (start << 31) - start FROM regions WHERE version_id = (SELECT version_id FROM articles WHERE id = ?1))
	GROUP BY claim_id)`

// numberOf counts where the claim stands among its article's. It reads no more
// than the order needs.
func numberOf(ctx context.Context, q queryer, c annotate.Claim) (n int, err error) {
	place, ok := c.Place()
	if !ok {
		err = q.QueryRowContext(ctx, `SELECT count(*) FROM claims c JOIN articles a ON a.id = c.article_id WHERE c.article_id = ?1 AND (c.id <= ?2
			OR EXISTS (SELECT 1 FROM passages p WHERE p.claim_id = c.id AND p.version_id = a.version_id)
			OR EXISTS (SELECT 1 FROM regions r WHERE r.claim_id = c.id AND r.version_id = a.version_id))`, c.ArticleID, c.ID).Scan(&n)
		return n, err
	}
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM "+places+" WHERE (place, claim_id) <= (?2, ?3)",
		c.ArticleID, int64(place.Start)<<31-int64(place.End), c.ID).Scan(&n)
	return n, err
}

// readClaims returns the claims (c) for which the SQL condition holds, whole. It
// takes seven queries however many there are.
func readClaims(ctx context.Context, q queryer, condition, arg string) ([]annotate.Claim, error) {
	found, err := query(ctx, q, scanClaim, `SELECT c.id, c.article_id, c.wording, c.claimant, c.claimant_role, c.said_on, c.kind,
		c.priority, c.status, c.status_reason, c.checked, c.tags, c.note, c.created_at, c.updated_at FROM claims c WHERE `+condition, arg)
	if err != nil {
		return nil, err
	}
	if err := addPassages(ctx, q, found, condition, arg); err != nil {
		return nil, err
	}
	if err := addRegions(ctx, q, found, condition, arg); err != nil {
		return nil, err
	}
	if err := addVerdicts(ctx, q, found, condition, arg); err != nil {
		return nil, err
	}
	if err := addEvidence(ctx, q, found, condition, arg); err != nil {
		return nil, err
	}
	if err := addQueries(ctx, q, found, condition, arg); err != nil {
		return nil, err
	}
	return found, addSearches(ctx, q, found, condition, arg)
}

func scanClaim(row scanner) (c annotate.Claim, err error) {
	var checked, tags []byte
	if err := row.Scan(&c.ID, &c.ArticleID, &c.Wording, &c.Claimant, &c.ClaimantRole, &c.SaidOn, &c.Kind, &c.Priority, &c.Status,
		&c.StatusReason, &checked, &tags, &c.Note, moment{&c.CreatedAt}, moment{&c.UpdatedAt}); err != nil {
		return c, err
	}
	c.Passages, c.Regions, c.EarlierVerdicts = []annotate.Passage{}, []annotate.FigureRegion{}, []annotate.Verdict{}
	c.Evidence, c.Queries, c.Searches = []annotate.Evidence{}, []annotate.Query{}, []annotate.Search{}
	if err := json.Unmarshal(checked, &c.Checked); err != nil {
		return c, err
	}
	err = json.Unmarshal(tags, &c.Tags)
	return c, err
}

// byID finds claims by their id.
func byID(found []annotate.Claim) map[string]*annotate.Claim {
	index := make(map[string]*annotate.Claim, len(found))
	for i := range found {
		index[found[i].ID] = &found[i]
	}
	return index
}

func addPassages(ctx context.Context, q queryer, to []annotate.Claim, condition, arg string) error {
	index := byID(to)
	_, err := query(ctx, q, func(row scanner) (struct{}, error) {
		var p annotate.Passage
		var claimID string
		err := row.Scan(&p.ID, &claimID, &p.VersionID, &p.Start, &p.End, &p.Quote.Exact, &p.Quote.Prefix, &p.Quote.Suffix)
		if c := index[claimID]; c != nil {
			c.Passages = append(c.Passages, p)
		}
		return struct{}{}, err
	}, `SELECT p.id, p.claim_id, p.version_id, p.start, p.stop, p.exact, p.prefix, p.suffix
		FROM claims c JOIN articles a ON a.id = c.article_id JOIN passages p ON p.claim_id = c.id AND p.version_id = a.version_id
		WHERE `+condition, arg)
	return err
}
