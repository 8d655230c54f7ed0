package db

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

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
		c.StatusBefore, c.StatusReason, checked, tags, c.Note, millis(c.CreatedAt), millis(c.UpdatedAt))
}

// list returns the words as a JSON array.
func list(words []string) (string, error) {
	b, err := json.Marshal(append([]string{}, words...))
	if err != nil {
		return "", fmt.Errorf("encode a list of words: %w", err)
	}
	return string(b), nil
}

// DeleteClaim deletes a claim with its places in all versions, verdicts, evidence,
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
	for _, r := range []record{losses, passages, regions, verdicts, evidence, queries, searches} {
		if _, err := tx.deleteAll(r, theirs, arg); err != nil {
			return 0, err
		}
	}
	return tx.deleteAll(claims, condition, arg)
}

// PutPassage inserts or updates a passage of a claim.
func (tx *Tx) PutPassage(claimID string, p annotate.Passage) error {
	return tx.put(passages, p.ID, append([]any{
		claimID, p.VersionID, p.Start, p.End, p.Quote.Exact, p.Quote.Prefix, p.Quote.Suffix,
	}, carriedValues(p.Carried)...)...)
}

// DeletePassage deletes a passage, or returns a NotFound error.
func (tx *Tx) DeletePassage(id string) error { return tx.deleteOne(passages, id) }

// claimScope says which claims (c) of articles (a) are read, and in which version
// their places; both are SQL with one argument.
type claimScope struct{ condition, version, arg string }

func ofArticle(id string) claimScope { return claimScope{"c.article_id = ?1", "a.version_id", id} }

func ofClaim(id string) claimScope { return claimScope{"c.id = ?1", "a.version_id", id} }

func inVersion(id string) claimScope {
	return claimScope{"c.article_id = (SELECT article_id FROM versions WHERE id = ?1)", "?1", id}
}

// Claims returns the claims that have a place in the current version of an
// article, in the order of the text and numbered, with all their verdicts, and
// their evidence, queries and searches in the order in which they were added.
func (r Reader) Claims(ctx context.Context, articleID string) ([]annotate.Claim, error) {
	placed, _, err := r.allClaims(ctx, ofArticle(articleID))
	return placed, err
}

// AllClaims returns those, and the ones that are parked by age.
func (r Reader) AllClaims(ctx context.Context, articleID string) (placed, parked []annotate.Claim, err error) {
	return r.allClaims(ctx, ofArticle(articleID))
}

// ClaimsIn returns the claims that have a place in a version, with their places
// there and otherwise as they are now; see [Reader.Claims].
func (r Reader) ClaimsIn(ctx context.Context, versionID string) ([]annotate.Claim, error) {
	placed, _, err := r.allClaims(ctx, inVersion(versionID))
	return placed, err
}

func (r Reader) allClaims(ctx context.Context, s claimScope) (placed, parked []annotate.Claim, err error) {
	err = r.view(ctx, func(q queryer) error {
		placed, err = s.read(ctx, q)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the claims of %s: %w", s.arg, err)
	}
	annotate.SortClaims(placed)
	n := slices.IndexFunc(placed, annotate.Claim.Parked)
	if n < 0 {
		n = len(placed)
	}
	return placed[:n:n], placed[n:], nil
}

// Claim returns the claim with the id, as it is in [Reader.AllClaims].
func (r Reader) Claim(ctx context.Context, id string) (annotate.Claim, error) {
	var found []annotate.Claim
	err := r.view(ctx, func(q queryer) (err error) {
		if found, err = ofClaim(id).read(ctx, q); err != nil || len(found) == 0 {
			return err
		}
		annotate.SortClaims(found)
		if place, ok := found[0].Place(); ok {
			found[0].Number, err = numberOf(ctx, q, found[0], place)
		}
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

// numberOf counts where the claim, which begins at the place, stands among its
// article's. It reads no more than the order needs.
func numberOf(ctx context.Context, q queryer, c annotate.Claim, place annotate.Span) (int, error) {
	return count(ctx, q, "SELECT count(*) FROM "+places+" WHERE (place, claim_id) <= (?2, ?3)",
		c.ArticleID, int64(place.Start)<<31-int64(place.End), c.ID)
}

// isPlaced is the condition for a claim (c) that has a place in the current version
// of its article (a). The plus signs keep SQLite from looking among all places of the
// version, which are thousands, for one of the claim, which has a few.
const isPlaced = `(EXISTS (SELECT 1 FROM passages WHERE claim_id = c.id AND +version_id = a.version_id)
	OR EXISTS (SELECT 1 FROM regions WHERE claim_id = c.id AND +version_id = a.version_id))`

// read returns the claims whole. It takes eight queries however many there are.
func (s claimScope) read(ctx context.Context, q queryer) ([]annotate.Claim, error) {
	found, err := query(ctx, q, scanClaim, `SELECT c.id, c.article_id, c.wording, c.claimant, c.claimant_role, c.said_on, c.kind,
		c.priority, c.status, c.status_before, c.status_reason, c.checked, c.tags, c.note, c.created_at, c.updated_at FROM claims c WHERE `+s.condition, s.arg)
	if err != nil {
		return nil, err
	}
	for _, add := range []func(context.Context, queryer, []annotate.Claim) error{s.addPassages, s.addRegions, s.addLosses} {
		if err := add(ctx, q, found); err != nil {
			return nil, err
		}
	}
	if err := addVerdicts(ctx, q, found, s.condition, s.arg); err != nil {
		return nil, err
	}
	if err := addEvidence(ctx, q, found, s.condition, s.arg); err != nil {
		return nil, err
	}
	if err := addQueries(ctx, q, found, s.condition, s.arg); err != nil {
		return nil, err
	}
	return found, addSearches(ctx, q, found, s.condition, s.arg)
}

func scanClaim(row scanner) (c annotate.Claim, err error) {
	var checked, tags []byte
	if err := row.Scan(&c.ID, &c.ArticleID, &c.Wording, &c.Claimant, &c.ClaimantRole, &c.SaidOn, &c.Kind, &c.Priority, &c.Status,
		&c.StatusBefore, &c.StatusReason, &checked, &tags, &c.Note, moment{&c.CreatedAt}, moment{&c.UpdatedAt}); err != nil {
		return c, err
	}
	c.Passages, c.Regions, c.Lost, c.EarlierVerdicts = []annotate.Passage{}, []annotate.FigureRegion{}, []annotate.Loss{}, []annotate.Verdict{}
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

func (s claimScope) addPassages(ctx context.Context, q queryer, to []annotate.Claim) error {
	index := byID(to)
	_, err := query(ctx, q, func(row scanner) (struct{}, error) {
		claimID, p, err := scanPassage(row)
		if c := index[claimID]; c != nil {
			c.Passages = append(c.Passages, p)
		}
		return struct{}{}, err
	}, "SELECT "+passageColumns+`
		FROM claims c JOIN articles a ON a.id = c.article_id JOIN passages p ON p.claim_id = c.id AND p.version_id = `+s.version+`
		LEFT JOIN passages w ON w.id = p.from_id AND p.anchor = 'changed' WHERE `+s.condition, s.arg)
	return err
}

// Passage returns the passage with the id, of whatever version.
func (r Reader) Passage(ctx context.Context, id string) (annotate.Passage, error) {
	return one(ctx, r.q, "passage", scanOnePassage, selectPassages+"WHERE p.id = ?", id)
}

// AllPassages returns the passages of a claim in all versions, by age.
func (r Reader) AllPassages(ctx context.Context, claimID string) ([]annotate.Passage, error) {
	found, err := query(ctx, r.q, scanOnePassage, selectPassages+"WHERE p.claim_id = ? ORDER BY p.id", claimID)
	if err != nil {
		return nil, fmt.Errorf("read the passages of claim %s: %w", claimID, err)
	}
	return found, nil
}

const selectPassages = "SELECT " + passageColumns + " FROM passages p LEFT JOIN passages w ON w.id = p.from_id AND p.anchor = 'changed' "

const passageColumns = `p.id, p.claim_id, p.version_id, p.start, p.stop, p.exact, p.prefix, p.suffix,
	p.from_id, p.anchor, p.score, w.exact, p.decision, p.decided_by, p.decided_at`

func scanPassage(row scanner) (claimID string, p annotate.Passage, err error) {
	var carried carriedColumns
	err = row.Scan(append([]any{&p.ID, &claimID, &p.VersionID, &p.Start, &p.End, &p.Quote.Exact, &p.Quote.Prefix, &p.Quote.Suffix}, carried.fields()...)...)
	p.Carried = carried.value()
	return claimID, p, err
}

func scanOnePassage(row scanner) (annotate.Passage, error) {
	_, p, err := scanPassage(row)
	return p, err
}
