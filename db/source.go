package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// PutSource inserts or updates a source by its id.
func (tx *Tx) PutSource(s annotate.Source) error {
	return tx.put(sources, s.ID, s.Title, s.Author, s.Publisher, s.Issued, s.URL, s.Class, s.Confidential, s.Alias,
		millis(s.CreatedAt), millis(s.UpdatedAt))
}

// DeleteSource deletes a source with its snapshots. It returns a NotFound error if there is no such
// source, and a Conflict error if evidence cites it.
func (tx *Tx) DeleteSource(id string) error {
	s, err := tx.Source(tx.ctx, id)
	if err != nil {
		return err
	}
	if s.Uses > 0 {
		return annotate.Errorf(annotate.Conflict, "“%s” is cited as evidence %d times. Delete that evidence first.", s.Name(), s.Uses)
	}
	if _, err := tx.deleteAll(snapshots, "source_id = ?", id); err != nil {
		return err
	}
	return tx.deleteOne(sources, id)
}

const sourceColumns = "s.id, s.title, s.author, s.publisher, s.issued, s.url, s.class, s.confidential, s.alias, s.uses, s.created_at, s.updated_at"

func scanSource(row scanner) (s annotate.Source, err error) {
	err = row.Scan(&s.ID, &s.Title, &s.Author, &s.Publisher, &s.Issued, &s.URL, &s.Class, &s.Confidential, &s.Alias, &s.Uses,
		moment{&s.CreatedAt}, moment{&s.UpdatedAt})
	return s, err
}

// Source returns the source with the id.
func (r Reader) Source(ctx context.Context, id string) (annotate.Source, error) {
	return one(ctx, r.q, "source", scanSource, "SELECT "+sourceColumns+" FROM sources s WHERE s.id = ?", id)
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
// beginning of a word, in title, author, publisher, address or alias; "" finds
// every source. The most cited come first, then the newest. A limit of 0 is none.
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
