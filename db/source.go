package db

import (
	"context"
	"database/sql"
	"fmt"

	"tickmark/annotate"
)

// PutSource inserts or updates a source by its id. It returns an Invalid error if
// its origin does not exist, or has it from the source itself.
func (tx *Tx) PutSource(s annotate.Source) error {
	if err := tx.checkOrigin(s); err != nil {
		return err
	}
	origin := sql.NullString{String: s.OriginID, Valid: s.OriginID != ""}
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

// Sources returns the sources with all words of the search, each at least as the
// beginning of a word, in its titles, names, publication, numbers or notes; ""
// finds every source. The most cited come first, then the newest. A limit of 0 is none.
func (r Reader) Sources(ctx context.Context, search string, limit int) ([]annotate.Source, error) {
	words := searchWords(search)
	if len(words) == 0 && search != "" {
		return []annotate.Source{}, nil
	}
	condition, args := "", []any{}
	if len(words) > 0 {
		condition = " WHERE s.n IN (SELECT rowid FROM sources_fts WHERE sources_fts MATCH ?)"
		args = append(args, matchQuery(words))
	}
	found, err := query(ctx, r.q, scanSource, "SELECT "+sourceColumns+" FROM sources s INDEXED BY sources_by_use"+condition+
		" ORDER BY s.uses DESC, s.created_at DESC, s.id DESC LIMIT ?", append(args, orNone(limit))...)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	return found, nil
}
