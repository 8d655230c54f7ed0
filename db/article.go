package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"tickmark/annotate"
)

// PutArticle inserts or updates an article by its id. A new article's version
// is added in the same transaction.
func (tx *Tx) PutArticle(a annotate.Article) error {
	return tx.put(articles, a.ID, a.Kind, a.Title, a.Byline, a.Publisher, a.URL, a.Lang, a.PublishedOn, a.Note, a.Profile, a.VersionID,
		millis(a.CreatedAt), millis(a.UpdatedAt))
}

// DeleteArticle deletes an article with its versions, claims and all that
// belongs to them; sources stay. It returns a NotFound error if there is no such
// article.
func (tx *Tx) DeleteArticle(id string) error {
	if _, err := tx.deleteClaims("article_id = ?", id); err != nil {
		return err
	}
	for _, r := range []record{asides, dismissals, waivers, signOffs, versions} {
		if _, err := tx.deleteAll(r, "article_id = ?", id); err != nil {
			return err
		}
	}
	return tx.deleteOne(articles, id)
}

// AddVersion adds a version of an article, and keeps the images that its figures
// name and the original bytes it was read from; nil if they are not at hand. It
// fails if the bytes are not those that the version names.
func (tx *Tx) AddVersion(v annotate.Version, original []byte, images ...[]byte) error {
	blocksHash, err := tx.AddBlocks(v.Blocks, images...)
	if err != nil {
		return err
	}
	sentences, err := encodeSentences(v.Sentences)
	if err != nil {
		return err
	}
	sentencesHash, err := tx.putBlob(sentences)
	if err != nil {
		return err
	}
	if original != nil {
		hash, err := tx.putBlob(original)
		if err != nil {
			return err
		}
		if hash != v.OriginalHash {
			return fmt.Errorf("the original of version %s is not the one that it names", v.ID)
		}
	}
	return tx.put(versions, v.ID, v.ArticleID, v.Seq, blocksHash, sentencesHash, v.TextHash, v.Words, orNothing(v.OriginalHash), v.OriginalName, v.Format,
		millis(v.CapturedAt))
}

const articleColumns = `a.id, a.kind, a.title, a.byline, a.publisher, a.url, a.lang, a.published_on, a.note, a.profile, a.version_id,
	a.created_at, a.updated_at`

func scanArticle(row scanner) (a annotate.Article, err error) {
	err = row.Scan(articleFields(&a)...)
	return a, err
}

func articleFields(a *annotate.Article) []any {
	return []any{
		&a.ID, &a.Kind, &a.Title, &a.Byline, &a.Publisher, &a.URL, &a.Lang, &a.PublishedOn, &a.Note, &a.Profile, &a.VersionID,
		moment{&a.CreatedAt},
		moment{&a.UpdatedAt},
	}
}

// Article returns the article with the id.
func (r Reader) Article(ctx context.Context, id string) (annotate.Article, error) {
	return one(ctx, r.q, "article", scanArticle, "SELECT "+articleColumns+" FROM articles a WHERE a.id = ?", id)
}

// ArticleByTextHash returns an article whose current version has the text with
// that hash; the oldest, if there are several.
func (r Reader) ArticleByTextHash(ctx context.Context, hash string) (annotate.Article, error) {
	return one(ctx, r.q, "article", scanArticle, "SELECT "+articleColumns+` FROM versions v JOIN articles a ON a.version_id = v.id
		WHERE v.text_hash = ? ORDER BY a.created_at, a.id LIMIT 1`, hash)
}

// ArticleByPrefix returns the one article whose id begins or ends with the given
// characters. It returns a Conflict error if there are several.
func (r Reader) ArticleByPrefix(ctx context.Context, part string) (annotate.Article, error) {
	return byPart(ctx, r.q, "article", "articles", scanArticle, "SELECT "+articleColumns+" FROM articles a", "a.id", part)
}

// byPart returns the one of the selected records whose id, which is in that
// column, begins or ends with part, as do its last eight characters, which are
// what lists show of it.
func byPart[T any](ctx context.Context, q queryer, name, names string, scan func(scanner) (T, error), selected, id, part string) (none T, err error) {
	part = strings.ToLower(part)
	if part == "" || strings.Trim(part, "0123456789abcdef-") != "" {
		return none, missing(name)
	}
	found, err := query(ctx, q, scan, selected+" WHERE "+id+" LIKE ?1 || '%' OR "+id+" LIKE '%' || ?1 OR substr("+id+", -8) LIKE ?1 || '%' LIMIT 2", part)
	switch {
	case err != nil:
		return none, fmt.Errorf("find %s %s: %w", name, part, err)
	case len(found) == 0:
		return none, missing(name)
	case len(found) > 1:
		return none, annotate.Errorf(annotate.Conflict, "Several %s have “%s” at the beginning or end of their id. Give more of it.", names, part)
	}
	return found[0], nil
}

const versionColumns = `v.id, v.article_id, v.seq, v.text_hash, v.words, coalesce(v.original_hash, ''), v.original_name, v.format, v.captured_at`

func versionFields(v *annotate.VersionInfo) []any {
	return []any{&v.ID, &v.ArticleID, &v.Seq, &v.TextHash, &v.Words, &v.OriginalHash, &v.OriginalName, &v.Format, moment{&v.CapturedAt}}
}

// Versions returns all versions of an article without their texts, the first one
// first.
func (r Reader) Versions(ctx context.Context, articleID string) ([]annotate.VersionInfo, error) {
	found, err := query(ctx, r.q, func(row scanner) (v annotate.VersionInfo, err error) {
		err = row.Scan(versionFields(&v)...)
		return v, err
	}, "SELECT "+versionColumns+" FROM versions v WHERE v.article_id = ? ORDER BY v.seq", articleID)
	if err != nil {
		return nil, fmt.Errorf("read the versions of article %s: %w", articleID, err)
	}
	return found, nil
}

const selectVersions = "SELECT " + versionColumns + `, t.bytes, s.bytes
	FROM versions v JOIN blobs t ON t.hash = v.blocks_hash JOIN blobs s ON s.hash = v.sentences_hash `

// Version returns the version with the id, and its text.
func (r Reader) Version(ctx context.Context, id string) (annotate.Version, error) {
	return one(ctx, r.q, "version", scanVersion, selectVersions+"WHERE v.id = ?", id)
}

// VersionBySeq returns the version of an article with the number, and its text.
func (r Reader) VersionBySeq(ctx context.Context, articleID string, seq int) (annotate.Version, error) {
	return one(ctx, r.q, "version", scanVersion, selectVersions+"WHERE v.article_id = ? AND v.seq = ?", articleID, seq)
}

func scanVersion(row scanner) (v annotate.Version, err error) {
	var blocks, sentences []byte
	if err := row.Scan(append(versionFields(&v.VersionInfo), &blocks, &sentences)...); err != nil {
		return v, err
	}
	if err := json.Unmarshal(blocks, &v.Blocks); err != nil {
		return v, err
	}
	v.Sentences, err = decodeSentences(sentences)
	return v, err
}

// one returns the one row of an answer, or a NotFound error.
func one[T any](ctx context.Context, q queryer, name string, scan func(scanner) (T, error), text string, args ...any) (T, error) {
	found, err := scan(q.QueryRowContext(ctx, text, args...))
	if errors.Is(err, sql.ErrNoRows) {
		return found, missing(name)
	}
	if err != nil {
		return found, fmt.Errorf("read %s: %w", name, unread(err))
	}
	return found, nil
}
