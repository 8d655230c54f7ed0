package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// Dossier returns everything about an article as it is at one moment. The
// Generator is left empty.
func (d *DB) Dossier(ctx context.Context, articleID string) (annotate.Dossier, error) {
	dossier := annotate.Dossier{Format: annotate.DossierFormat, CreatedAt: millisecond(d.now())}
	err := d.view(ctx, func(q queryer) (err error) {
		r := Reader{q: q, view: inside(q)}
		if dossier.Article, err = r.Article(ctx, articleID); err != nil {
			return err
		}
		if dossier.Version, err = r.Version(ctx, dossier.Article.VersionID); err != nil {
			return err
		}
		if dossier.Versions, err = r.Versions(ctx, articleID); err != nil {
			return err
		}
		if dossier.Claims, dossier.Parked, err = r.AllClaims(ctx, articleID); err != nil {
			return err
		}
		if dossier.Revisions, err = r.revisions(ctx, articleID); err != nil {
			return err
		}
		if dossier.Asides, err = r.Asides(ctx, articleID); err != nil {
			return err
		}
		if dossier.Waivers, err = r.Waivers(ctx, articleID); err != nil {
			return err
		}
		if dossier.SignOffs, err = r.signOffs(ctx, articleID); err != nil {
			return err
		}
		dossier.Sources, err = query(ctx, q, scanSource, "SELECT "+sourceColumns+` FROM sources s WHERE s.id IN
			(SELECT e.source_id FROM claims c JOIN evidence e ON e.claim_id = c.id WHERE c.article_id = ?)
			ORDER BY s.title COLLATE NOCASE, s.id`, articleID)
		if err != nil {
			return fmt.Errorf("read the sources: %w", err)
		}
		dossier.Origins, err = query(ctx, q, scanSource, `WITH RECURSIVE
			cited (id) AS (SELECT e.source_id FROM claims c JOIN evidence e ON e.claim_id = c.id WHERE c.article_id = ?),
			way (id) AS (SELECT id FROM cited UNION SELECT s.origin_id FROM way JOIN sources s ON s.id = way.id WHERE s.origin_id IS NOT NULL)
			SELECT `+sourceColumns+` FROM sources s WHERE s.id IN (SELECT id FROM way EXCEPT SELECT id FROM cited)
			ORDER BY s.title COLLATE NOCASE, s.id`, articleID)
		if err != nil {
			return fmt.Errorf("read the origins of the sources: %w", err)
		}
		dossier.Snapshots, err = query(ctx, q, scanSnapshot, selectSnapshots+`WHERE s.id IN
			(SELECT e.snapshot_id FROM claims c JOIN evidence e ON e.claim_id = c.id WHERE c.article_id = ?)
			ORDER BY s.captured_at, s.id`, articleID)
		if err != nil {
			return fmt.Errorf("read the snapshots: %w", err)
		}
		dossier.Scales, err = query(ctx, q, scanScale, selectScales+`WHERE s.id IN
			(SELECT j.scale_version_id FROM claims c JOIN verdicts j ON j.claim_id = c.id WHERE c.article_id = ?)
			ORDER BY s.scale_id, s.version`, articleID)
		if err != nil {
			return fmt.Errorf("read the rating scales: %w", err)
		}
		return nil
	})
	dossier.MarkLapsed()
	return dossier, err
}
