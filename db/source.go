package db

import (
	"context"
	"fmt"
	"strings"

	"tickmark/annotate"
)

// PutSource inserts or updates a source by its id. It returns an Invalid error if
// its origin does not exist, or has it from the source itself.
func (tx *Tx) PutSource(s annotate.Source) error {
	if err := tx.checkOrigin(s); err != nil {
		return err
	}
	origin := orNothing(s.OriginID)
	return tx.put(sources, s.ID, s.Title, s.Author, s.Publisher, s.Issued, s.URL, s.Class, s.Confidential, s.Alias,
		s.Type, s.ContainerTitle, s.Editor, s.Volume, s.Issue, s.Page, s.Edition, s.Number, s.Genre, s.Event, s.PublisherPlace,
		s.DOI, s.ISBN, s.Language, s.Note, s.Interests, origin, millis(s.CreatedAt), millis(s.UpdatedAt))
}

// checkOrigin follows the origins of a source that is to be stored.
func (tx *Tx) checkOrigin(s annotate.Source) error {
	if s.OriginID == "" {
		return nil
	}
	way, err := originsOf(tx.ctx, tx.q, s.OriginID)
	if err != nil {
		return err
	}
	if len(way) == 0 {
		return annotate.Errorf(annotate.Invalid, "The origin of “%s” is not in the library. Choose another one.", s.Name())
	}
	for _, o := range way {
		if o.ID == s.ID {
			return annotate.Errorf(annotate.Invalid, "“%s” has it from “%s” itself, directly or through others. An origin cannot lead back.", way[0].Name(), s.Name())
		}
	}
	return nil
}

// originsOf returns the source with the id, then the one that it has it from,
// and so on.
func originsOf(ctx context.Context, q queryer, id string) ([]annotate.Source, error) {
	way, err := query(ctx, q, scanSource, `WITH RECURSIVE way (id, step) AS (
			SELECT ?, 0
			UNION ALL SELECT s.origin_id, step + 1 FROM way JOIN sources s ON s.id = way.id WHERE s.origin_id IS NOT NULL AND step < 1000)
		SELECT `+sourceColumns+" FROM way JOIN sources s ON s.id = way.id ORDER BY way.step", id)
	if err != nil {
		return nil, fmt.Errorf("follow the origins of %s: %w", id, err)
	}
	return way, nil
}

// DeleteSource deletes a source with its snapshots. It returns a NotFound error if
// there is no such source, and a Conflict error if evidence cites it, or another
// source has it from this one.
func (tx *Tx) DeleteSource(id string) error {
	s, err := tx.Source(tx.ctx, id)
	if err != nil {
		return err
	}
	if s.Uses > 0 {
		return annotate.Errorf(annotate.Conflict, "“%s” is cited as evidence %d times. Delete that evidence first.", s.Name(), s.Uses)
	}
	var derived int
	if err := tx.q.QueryRowContext(tx.ctx, "SELECT count(*) FROM sources WHERE origin_id = ?", id).Scan(&derived); err != nil {
		return fmt.Errorf("count what has it from %s: %w", id, err)
	}
	if derived > 0 {
		return annotate.Errorf(annotate.Conflict, "“%s” is the origin of other sources (%d). Give them another one first.", s.Name(), derived)
	}
	if _, err := tx.deleteAll(snapshots, "source_id = ?", id); err != nil {
		return err
	}
	return tx.deleteOne(sources, id)
}

// sourceName is [annotate.SourceFields.Name] of the sources s.
const sourceName = "CASE s.confidential WHEN 1 THEN coalesce(nullif(s.alias, ''), 'Confidential source') ELSE coalesce(nullif(s.title, ''), s.url) END"

const sourceColumns = `s.id, s.title, s.author, s.publisher, s.issued, s.url, s.class, s.confidential, s.alias, s.type, s.container_title,
	s.editor, s.volume, s.issue, s.page, s.edition, s.number, s.genre, s.event, s.publisher_place, s.doi, s.isbn, s.language, s.note,
	s.interests, coalesce(s.origin_id, ''), s.uses, s.created_at, s.updated_at`

func scanSource(row scanner) (s annotate.Source, err error) {
	err = row.Scan(&s.ID, &s.Title, &s.Author, &s.Publisher, &s.Issued, &s.URL, &s.Class, &s.Confidential, &s.Alias, &s.Type, &s.ContainerTitle,
		&s.Editor, &s.Volume, &s.Issue, &s.Page, &s.Edition, &s.Number, &s.Genre, &s.Event, &s.PublisherPlace, &s.DOI, &s.ISBN, &s.Language, &s.Note,
		&s.Interests, &s.OriginID, &s.Uses, moment{&s.CreatedAt}, moment{&s.UpdatedAt})
	return s, err
}

// Source returns the source with the id.
func (r Reader) Source(ctx context.Context, id string) (annotate.Source, error) {
	return one(ctx, r.q, "source", scanSource, "SELECT "+sourceColumns+" FROM sources s WHERE s.id = ?", id)
}

// SourceByPrefix returns the one source whose id begins or ends with the given
// characters. It returns a Conflict error if there are several.
func (r Reader) SourceByPrefix(ctx context.Context, part string) (annotate.Source, error) {
	return byPart(ctx, r.q, "source", "sources", scanSource, "SELECT "+sourceColumns+" FROM sources s", "s.id", part)
}

// SourceLike returns the source that is the same in all fields that say which
// one it is, whether it is confidential or not: the oldest, if there are several.
// One that is written down by its alias alone is known by that.
func (r Reader) SourceLike(ctx context.Context, f annotate.SourceFields) (annotate.Source, error) {
	return one(ctx, r.q, "source", scanSource, "SELECT "+sourceColumns+` FROM sources s WHERE s.title = ? AND s.author = ?
		AND s.publisher = ? AND s.issued = ? AND s.url = ? AND s.class = ? AND (s.title <> '' OR s.url <> '' OR s.alias = ?)
		ORDER BY s.created_at, s.id LIMIT 1`, f.Title, f.Author, f.Publisher, f.Issued, f.URL, f.Class, f.Alias)
}

// SourceQuery says which sources to list.
type SourceQuery struct {
	// Search: words, each at least the beginning of one in a source's titles, names,
	// publication, numbers or notes, or in the alias of a confidential one. "" finds
	// every source.
	Search       string
	Type         annotate.SourceType  // "": any
	Class        annotate.SourceClass // "": any
	Confidential bool                 // only those
	Uncited      bool                 // only those that no evidence cites
	Sort         string               // "uses" (the default): the most cited first, then the newest; "added": the newest first; "title", or the alias of a confidential one
	Limit        int                  // 0: no limit
	Offset       int
}

func (want SourceQuery) where(words []string) (condition string, args []any) {
	all := []string{"true"}
	add := func(is bool, condition string, values ...any) {
		if is {
			all, args = append(all, condition), append(args, values...)
		}
	}
	add(len(words) > 0, "s.n IN (SELECT rowid FROM sources_fts WHERE sources_fts MATCH ?)", matchQuery(words))
	add(want.Type != "", "s.type = ?", want.Type)
	add(want.Class != "", "s.class = ?", want.Class)
	add(want.Confidential, "s.confidential = 1")
	add(want.Uncited, "s.uses = 0")
	return " WHERE " + strings.Join(all, " AND "), args
}

var sourceOrders = map[string]order{
	"":      {"sources_by_use", "s.uses DESC, s.created_at DESC, s.id DESC"},
	"uses":  {"sources_by_use", "s.uses DESC, s.created_at DESC, s.id DESC"},
	"added": {"sources_by_creation", "s.created_at DESC, s.id DESC"},
	"title": {"sources_by_name", "(CASE s.confidential WHEN 1 THEN s.alias ELSE s.title END) COLLATE NOCASE, s.id"},
}

// Sources returns a page of the list of sources, and how many the whole list has.
// It returns an Invalid error for an unknown order.
func (r Reader) Sources(ctx context.Context, want SourceQuery) (page []annotate.Source, total int, err error) {
	order, ok := sourceOrders[want.Sort]
	if !ok {
		return nil, 0, annotate.Errorf(annotate.Invalid, "Sources cannot be sorted by “%s”. Choose uses, added or title.", want.Sort)
	}
	words := searchWords(want.Search)
	if len(words) == 0 && want.Search != "" {
		return []annotate.Source{}, 0, nil
	}
	condition, args := want.where(words)
	err = r.view(ctx, func(q queryer) error {
		if total, err = count(ctx, q, "SELECT count(*) FROM sources s"+condition, args...); err != nil {
			return err
		}
		page, err = query(ctx, q, scanSource, "SELECT "+sourceColumns+" FROM sources s INDEXED BY "+order.index+condition+
			" ORDER BY "+order.by+" LIMIT ? OFFSET ?", append(args, orNone(want.Limit), want.Offset)...)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list sources: %w", err)
	}
	return page, total, nil
}

// SourceUse is a claim whose evidence cites a source.
type SourceUse struct {
	ArticleID    string `json:"articleId"`
	ArticleTitle string `json:"articleTitle"`
	ClaimID      string `json:"claimId"`
	Claim        string `json:"claim" doc:"Its wording, or the words that it is about"`
}

// SourceUses returns the claims that cite a source, each once, the newest evidence
// first. A limit of 0 is none.
func (r Reader) SourceUses(ctx context.Context, id string, limit int) ([]SourceUse, error) {
	found, err := query(ctx, r.q, func(row scanner) (u SourceUse, err error) {
		err = row.Scan(&u.ArticleID, &u.ArticleTitle, &u.ClaimID, &u.Claim)
		return u, err
	}, `SELECT a.id, a.title, c.id, CASE c.wording WHEN '' THEN
			coalesce((SELECT p.exact FROM passages p WHERE p.claim_id = c.id ORDER BY p.start LIMIT 1), '') ELSE c.wording END
		FROM evidence e JOIN claims c ON c.id = e.claim_id JOIN articles a ON a.id = c.article_id
		WHERE e.source_id = ? GROUP BY c.id ORDER BY max(e.created_at) DESC, c.id LIMIT ?`, id, orNone(limit))
	if err != nil {
		return nil, fmt.Errorf("list what cites source %s: %w", id, err)
	}
	return found, nil
}

// OriginsOf returns the source with the id, then the one that it has it from, and
// so on to its root.
func (r Reader) OriginsOf(ctx context.Context, id string) ([]annotate.Source, error) {
	return originsOf(ctx, r.q, id)
}

// Derived returns the sources that have it from the one with the id.
func (r Reader) Derived(ctx context.Context, id string) ([]annotate.Source, error) {
	found, err := query(ctx, r.q, scanSource, "SELECT "+sourceColumns+" FROM sources s WHERE s.origin_id = ? ORDER BY s.title COLLATE NOCASE, s.id", id)
	if err != nil {
		return nil, fmt.Errorf("list what has it from %s: %w", id, err)
	}
	return found, nil
}

// EvidenceFrom returns the pieces of evidence that cite a source, in any article.
func (r Reader) EvidenceFrom(ctx context.Context, sourceID string) ([]annotate.Evidence, error) {
	found, err := query(ctx, r.q, scanEvidence, "SELECT "+evidenceColumns+" FROM evidence e WHERE e.source_id = ? ORDER BY e.created_at, e.id", sourceID)
	if err != nil {
		return nil, fmt.Errorf("read the evidence from %s: %w", sourceID, err)
	}
	return found, nil
}
