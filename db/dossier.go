package db

import (
	"context"
	"fmt"

	"tickmark/annotate"
)

// Dossier returns everything about an article as it is at one moment. The
// Generator and the Head are left empty: a head that is given away is asked for with
// [DB.Head].
func (d *DB) Dossier(ctx context.Context, articleID string) (dossier annotate.Dossier, err error) {
	err = d.View(ctx, func(v View) (err error) {
		dossier, err = v.Dossier(ctx, articleID)
		return err
	})
	return dossier, err
}

// Dossier is [DB.Dossier] at the moment of the view.
func (v View) Dossier(ctx context.Context, articleID string) (dossier annotate.Dossier, err error) {
	dossier = annotate.Dossier{Format: annotate.DossierFormat, CreatedAt: v.at}
	if dossier.Article, err = v.Article(ctx, articleID); err != nil {
		return dossier, err
	}
	if dossier.Version, err = v.Version(ctx, dossier.Article.VersionID); err != nil {
		return dossier, err
	}
	if dossier.Versions, err = v.Versions(ctx, articleID); err != nil {
		return dossier, err
	}
	if dossier.Claims, dossier.Parked, err = v.AllClaims(ctx, articleID); err != nil {
		return dossier, err
	}
	if dossier.Revisions, err = v.revisions(ctx, articleID); err != nil {
		return dossier, err
	}
	if dossier.Asides, err = v.Asides(ctx, articleID); err != nil {
		return dossier, err
	}
	if dossier.Waivers, err = v.Waivers(ctx, articleID); err != nil {
		return dossier, err
	}
	if dossier.SignOffs, err = v.signOffs(ctx, articleID); err != nil {
		return dossier, err
	}
	dossier.Sources, err = query(ctx, v.q, scanSource, "SELECT "+sourceColumns+` FROM sources s WHERE s.id IN
		(SELECT e.source_id FROM claims c JOIN evidence e ON e.claim_id = c.id WHERE c.article_id = ?)
		ORDER BY s.title COLLATE NOCASE, s.id`, articleID)
	if err != nil {
		return dossier, fmt.Errorf("read the sources: %w", err)
	}
	dossier.Origins, err = query(ctx, v.q, scanSource, `WITH RECURSIVE
		cited (id) AS (SELECT e.source_id FROM claims c JOIN evidence e ON e.claim_id = c.id WHERE c.article_id = ?),
		way (id) AS (SELECT id FROM cited UNION SELECT s.origin_id FROM way JOIN sources s ON s.id = way.id WHERE s.origin_id IS NOT NULL)
		SELECT `+sourceColumns+` FROM sources s WHERE s.id IN (SELECT id FROM way EXCEPT SELECT id FROM cited)
		ORDER BY s.title COLLATE NOCASE, s.id`, articleID)
	if err != nil {
		return dossier, fmt.Errorf("read the origins of the sources: %w", err)
	}
	dossier.Snapshots, err = query(ctx, v.q, scanSnapshot, selectSnapshots+`WHERE s.id IN
		(SELECT e.snapshot_id FROM claims c JOIN evidence e ON e.claim_id = c.id WHERE c.article_id = ?)
		ORDER BY s.captured_at, s.id`, articleID)
	if err != nil {
		return dossier, fmt.Errorf("read the snapshots: %w", err)
	}
	dossier.Scales, err = query(ctx, v.q, scanScale, selectScales+`WHERE s.id IN
		(SELECT j.scale_version_id FROM claims c JOIN verdicts j ON j.claim_id = c.id WHERE c.article_id = ?)
		ORDER BY s.scale_id, s.version`, articleID)
	if err != nil {
		return dossier, fmt.Errorf("read the rating scales: %w", err)
	}
	dossier.MarkLapsed()
	return dossier, err
}
