package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"tickmark/annotate"
	"tickmark/app/importer"
	"tickmark/app/sample"
	"tickmark/db"
)

// InputFormat is what an article is read as.
type InputFormat = importer.Format

// MaxBytes is the size of the largest original that is read, in bytes.
const MaxBytes = importer.MaxBytes

// ArticleEndings lists how the names of the files end that articles can be read
// from; see [importer.Endings].
func ArticleEndings() []string { return importer.Endings() }

// Intake is an article as it comes in.
type Intake struct {
	Name   string      // file name; empty for a paste
	Bytes  []byte      // kept unchanged, by their SHA-256
	Format InputFormat // empty: found out from name and bytes
	// Charset is what the encoding was called where the bytes come from; may be empty.
	Charset string
	// URL is where it was fetched; empty for what was not.
	URL string
	// Fields holds what the person says about the article; it wins over what
	// the document says of itself.
	Fields annotate.ArticleFields
	// Again imports a text that the library already holds.
	Again bool
}

// Outcome is what an import came to.
type Outcome struct {
	Article annotate.Article `json:"article"`
	Exists  bool             `json:"exists" doc:"The library already held the same text, as this article; nothing was stored"`
	Notes   []string         `json:"notes" doc:"What was left out of the text"`
}

// Import reads an article and keeps it with its original bytes. The same text
// twice is recognised: the article that is already there comes back.
//
// Errors: those of [importer.Read]; Invalid for fields that break a rule.
func (a *App) Import(ctx context.Context, in Intake) (Outcome, error) {
	read, err := a.readArticle(ctx, in)
	if err != nil {
		return Outcome{}, err
	}
	fields := merge(in.Fields.Clean(), read.Fields.Clean())
	if err := fields.Check(); err != nil {
		return Outcome{}, err
	}
	article := annotate.Article{ID: annotate.NewID(), ArticleFields: fields}
	version, err := annotate.NewVersion(article.ID, 1, read.Blocks, fields.Lang)
	if err != nil {
		return Outcome{}, err
	}
	if !in.Again {
		there, err := a.db.ArticleByTextHash(ctx, version.TextHash)
		if err == nil {
			return Outcome{Article: there, Exists: true, Notes: []string{}}, nil
		}
		if annotate.CodeOf(err) != annotate.NotFound {
			return Outcome{}, err
		}
	}
	in.describe(&version, read)
	article.VersionID = version.ID

	err = a.do(ctx, db.Work{Label: "Import article"}, func(tx *db.Tx, _ string) error {
		now := tx.Now()
		article.CreatedAt, article.UpdatedAt, version.CapturedAt = now, now, now
		if err := tx.PutArticle(article); err != nil {
			return err
		}
		return tx.AddVersion(version, in.Bytes, imageBytes(read.Images)...)
	})
	if err != nil {
		return Outcome{}, err
	}
	return Outcome{Article: article, Notes: read.Notes}, nil
}

// readArticle reads an article as it comes in, for as long as that gets on.
func (a *App) readArticle(ctx context.Context, in Intake) (importer.Result, error) {
	read, err := a.read(ctx, in.Name, importer.Input{Name: in.Name, Bytes: in.Bytes, Format: in.Format, Charset: in.Charset})
	if errors.Is(err, errStuck) {
		return read, annotate.Errorf(annotate.TooLarge, "Reading this did not get on for %v and was given up. Paste the text of the article instead.", patience)
	}
	if in.URL != "" && !sameSite(read.Fields.URL, in.URL) {
		read.Fields.URL = in.URL
	}
	return read, err
}

// describe says in a version what it was read from.
func (in Intake) describe(version *annotate.Version, read importer.Result) {
	version.OriginalHash = annotate.Hash(in.Bytes)
	version.OriginalName = filepath.Base(cmp.Or(in.Name, "pasted text"))
	version.Format = string(read.Format)
}

func imageBytes(images []importer.Image) [][]byte {
	all := make([][]byte, len(images))
	for i, image := range images {
		all[i] = image.Bytes
	}
	return all
}

// merge fills what the person left empty with what the document says.
func merge(said, read annotate.ArticleFields) annotate.ArticleFields {
	said.Title = cmp.Or(said.Title, read.Title)
	said.Byline = cmp.Or(said.Byline, read.Byline)
	said.Publisher = cmp.Or(said.Publisher, read.Publisher)
	said.URL = cmp.Or(said.URL, read.URL)
	said.Lang = cmp.Or(said.Lang, read.Lang)
	said.PublishedOn = cmp.Or(said.PublishedOn, read.PublishedOn)
	return said
}

// ImportFile imports the file at path for a kind of job ("" is a claim check);
// again has the meaning of Intake.Again.
// A file larger than [importer.MaxBytes] is refused before it is read.
func (a *App) ImportFile(ctx context.Context, path string, kind annotate.ArticleKind, again bool) (Outcome, error) {
	in, err := fileIntake(path)
	if err != nil {
		return Outcome{}, err
	}
	in.Fields.Kind, in.Again = kind, again
	return a.Import(ctx, in)
}

// fileIntake reads the bytes of the file at path.
func fileIntake(path string) (Intake, error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return Intake{}, annotate.Errorf(annotate.NotFound, "This could not be opened: %v", reason(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return Intake{}, annotate.Errorf(annotate.Unsupported, "“%s” is a folder. Choose the files in it.", name)
	}
	// One byte more than allowed lets the importer see that there is too much.
	content, err := io.ReadAll(io.LimitReader(f, importer.MaxBytes+1))
	if err != nil {
		return Intake{}, annotate.Errorf(annotate.Invalid, "“%s” could not be read: %v", name, reason(err))
	}
	return Intake{Name: name, Bytes: content}, nil
}

// ImportSample imports the article that comes with Tickmark, with its checked
// claims. Where the library already holds it, that one comes back.
func (a *App) ImportSample(ctx context.Context) (Outcome, error) {
	name, text := sample.Article()
	outcome, err := a.Import(ctx, Intake{Name: name, Bytes: text, Fields: sample.Fields()})
	if err != nil || outcome.Exists {
		return outcome, err
	}
	if _, err := a.Apply(ctx, outcome.Article.ID, sample.Claims()); err != nil {
		return Outcome{}, fmt.Errorf("check the sample article: %w", err)
	}
	return outcome, nil
}

// ArticleQuery says which part of the library to list.
type ArticleQuery = db.ArticleQuery

// Articles lists the library, or what a search finds in it, and counts all
// that match.
func (a *App) Articles(ctx context.Context, q ArticleQuery) ([]annotate.ArticleSummary, int, error) {
	return a.db.Articles(ctx, q)
}

// FindArticle returns the article that a person names by its identifier or an
// unambiguous part of it.
func (a *App) FindArticle(ctx context.Context, id string) (annotate.Article, error) {
	return a.db.ArticleByPrefix(ctx, id)
}

// Desk is an article with everything needed to work on it.
type Desk struct {
	Article  annotate.Article       `json:"article"`
	Version  annotate.Version       `json:"version"`
	Versions []annotate.VersionInfo `json:"versions" doc:"All versions of the text, the first one first"`
	Claims   []annotate.Claim       `json:"claims" doc:"Those that have a place in the text, in its order"`
	Parked   []annotate.Claim       `json:"parked" doc:"Those whose place was in an earlier version only, by age"`
	Asides   []annotate.Aside       `json:"asides" doc:"What is set aside, in the order of the text"`
	// FunctionWords are those of the article's language, which need not be
	// covered in a sentence that is broken down.
	FunctionWords []string            `json:"functionWords" doc:"Words of the article's language that hold no fact, to be compared as they are written; at the beginning of a sentence or quotation also with a small first letter"`
	Dismissals    []annotate.Span     `json:"dismissals" doc:"Places of the suggestions that are not wanted"`
	Sources       []annotate.Source   `json:"sources" doc:"Those that the evidence cites"`
	Origins       []annotate.Source   `json:"origins" doc:"Those that the sources have it from, and that no evidence here cites"`
	Snapshots     []annotate.Snapshot `json:"snapshots" doc:"Those that the evidence was taken from, by time"`
	Scales        []annotate.Scale    `json:"scales" doc:"The current rating scales, then the earlier versions on which verdicts stand"`
	History
}

// Desk returns the article as it lies on the checker's desk.
func (a *App) Desk(ctx context.Context, articleID string) (Desk, error) {
	dossier, err := a.db.Dossier(ctx, articleID)
	if err != nil {
		return Desk{}, err
	}
	scales, err := a.db.Scales(ctx)
	if err != nil {
		return Desk{}, err
	}
	for _, used := range dossier.Scales {
		if !slices.ContainsFunc(scales, func(s annotate.Scale) bool { return s.ID == used.ID }) {
			scales = append(scales, used)
		}
	}
	dismissals, err := a.db.Dismissals(ctx, articleID)
	if err != nil {
		return Desk{}, err
	}
	history, err := a.History(ctx, articleID)
	if err != nil {
		return Desk{}, err
	}
	return Desk{
		Article:       dossier.Article,
		Version:       dossier.Version,
		Versions:      dossier.Versions,
		Claims:        dossier.Claims,
		Parked:        dossier.Parked,
		Asides:        dossier.Asides,
		FunctionWords: annotate.FunctionWords(dossier.Article.Lang),
		Dismissals:    dismissals,
		Sources:       dossier.Sources,
		Snapshots:     dossier.Snapshots,
		Origins:       dossier.Origins,
		Scales:        scales,
		History:       history,
	}, nil
}

// SaveArticle changes what is known about an article.
func (a *App) SaveArticle(ctx context.Context, id string, edit func(*annotate.ArticleFields) error) (annotate.Article, error) {
	var article annotate.Article
	err := a.do(ctx, db.Work{Label: "Edit article details", ArticleID: id, Merge: true}, func(tx *db.Tx, _ string) (err error) {
		if article, err = tx.Article(ctx, id); err != nil {
			return err
		}
		if err := edit(&article.ArticleFields); err != nil {
			return err
		}
		article.ArticleFields = article.Clean()
		if err := article.Check(); err != nil {
			return err
		}
		article.UpdatedAt = tx.Now()
		return tx.PutArticle(article)
	})
	return article, err
}

// DeleteArticle removes an article with its claims. It can be undone in the
// library's history.
func (a *App) DeleteArticle(ctx context.Context, id string) error {
	return a.do(ctx, db.Work{Label: "Delete article"}, func(tx *db.Tx, _ string) error {
		return tx.DeleteArticle(id)
	})
}

// Original returns the bytes that the article's current version was read from,
// and their file name.
func (a *App) Original(ctx context.Context, articleID string) (name string, content []byte, err error) {
	article, err := a.db.Article(ctx, articleID)
	if err != nil {
		return "", nil, err
	}
	version, err := a.db.Version(ctx, article.VersionID)
	if err != nil {
		return "", nil, err
	}
	content, err = a.db.Blob(ctx, version.OriginalHash)
	return version.OriginalName, content, err
}

// Picture is a picture that a figure of a text shows.
type Picture struct {
	MediaType string // image/png, image/jpeg, image/gif or image/webp
	Bytes     []byte
}

// Picture returns the picture with the SHA-256.
//
// Errors: NotFound, also for what the library keeps under it that is no picture of
// these types.
func (a *App) Picture(ctx context.Context, hash string) (Picture, error) {
	content, err := a.db.Blob(ctx, hash)
	if err != nil {
		return Picture{}, err
	}
	mediaType := importer.PictureType(content)
	if mediaType == "" {
		return Picture{}, annotate.Errorf(annotate.NotFound, "There is no such picture in this library.")
	}
	return Picture{mediaType, content}, nil
}
