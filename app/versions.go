package app

import (
	"context"
	"slices"

	"tickmark/annotate"
	"tickmark/annotate/anchor"
	"tickmark/db"
)

// CarryOver counts what became of a check when its text got another version:
// of words of claims and asides, and of regions of pictures.
type CarryOver struct {
	Exact    int `json:"exact" doc:"Places that are the same"`
	Moved    int `json:"moved" doc:"Places with the same words elsewhere"`
	Changed  int `json:"changed" doc:"Places with other words, which wait for a decision"`
	Lost     int `json:"lost" doc:"Places that the text does not have any more"`
	Reopened int `json:"reopened" doc:"Claims that were settled and are to check again"`
	Restored int `json:"restored" doc:"Claims that have their status back, because a change was taken back"`
	Parked   int `json:"parked" doc:"Claims without any place in the text now"`
}

// VersionOutcome is what importing a version came to.
type VersionOutcome struct {
	Version annotate.VersionInfo `json:"version" doc:"The version that is checked from now on"`
	Exists  bool                 `json:"exists" doc:"Text and pictures are those of the current version: nothing has changed, and nothing was stored"`
	Carried CarryOver            `json:"carried"`
	Notes   []string             `json:"notes" doc:"What was left out of the text"`
}

// ImportVersion makes what came in the next version of an article's text, and
// carries its check over, all in one action. What is said about the article stays
// as it is; of the intake, Fields and Again are not looked at.
//
// Words that are the same, wherever they stand, are carried as they are. Words
// that have changed wait for a decision ([App.Recheck]), and a claim that was
// settled is to check again. A claim of which no place is left is parked. Every
// place is looked for from the version in which it was last confirmed, so that a
// guess that nobody confirmed is not the ground for the next.
//
// Errors: those of [importer.Read]; NotFound.
func (a *App) ImportVersion(ctx context.Context, articleID string, in Intake) (VersionOutcome, error) {
	read, err := a.readArticle(ctx, in)
	if err != nil {
		return VersionOutcome{}, err
	}
	outcome := VersionOutcome{Notes: read.Notes}
	err = a.do(ctx, db.Work{Label: "Import new version", ArticleID: articleID}, func(tx *db.Tx, person string) error {
		article, err := tx.Article(ctx, articleID)
		if err != nil {
			return err
		}
		before, err := tx.Version(ctx, article.VersionID)
		if err != nil {
			return err
		}
		version, err := annotate.NewVersion(articleID, before.Seq+1, read.Blocks, article.Lang)
		if err != nil {
			return err
		}
		if version.TextHash == before.TextHash && slices.Equal(picturesOf(version.Blocks), picturesOf(before.Blocks)) {
			outcome.Version, outcome.Exists = before.VersionInfo, true
			return nil
		}
		in.describe(&version, read)
		version.CapturedAt = tx.Now()
		if err := tx.AddVersion(version, in.Bytes, imageBytes(read.Images)...); err != nil {
			return err
		}
		c := carrier{ctx: ctx, tx: tx, person: person, before: before, after: version, text: version.Text(), places: map[string][]placed{}}
		if err := c.carry(articleID); err != nil {
			return err
		}
		outcome.Version, outcome.Carried = version.VersionInfo, c.done
		article.VersionID, article.UpdatedAt = version.ID, tx.Now()
		return tx.PutArticle(article)
	})
	if err != nil {
		return VersionOutcome{}, err
	}
	return outcome, nil
}

// ImportVersionFile imports the file at path as the next version; see
// [App.ImportVersion] and [App.ImportFile].
func (a *App) ImportVersionFile(ctx context.Context, articleID, path string) (VersionOutcome, error) {
	in, err := fileIntake(path)
	if err != nil {
		return VersionOutcome{}, err
	}
	return a.ImportVersion(ctx, articleID, in)
}

// picturesOf are the hashes of the pictures of blocks, in the order of the text.
func picturesOf(blocks []annotate.Block) []string {
	all := []string{}
	for _, b := range blocks {
		if b.Image != "" {
			all = append(all, b.Image)
		}
	}
	return all
}

// carrier takes the places of a check from one version into the next. The places
// of a version are gathered first and then looked for in one go.
type carrier struct {
	ctx           context.Context //nolint:containedctx // lives as long as the action
	tx            *db.Tx
	person        string
	before, after annotate.Version
	text          annotate.Text // of the version after
	places        map[string][]placed
	done          CarryOver
}

// placed is a place in some version, and what is to happen once it is known what
// became of it.
type placed struct {
	span  annotate.Span
	carry func(anchor.Anchor) error
}

func (c *carrier) carry(articleID string) error {
	standing, parked, err := c.tx.AllClaims(c.ctx, articleID)
	if err != nil {
		return err
	}
	asides, err := c.tx.Asides(c.ctx, articleID)
	if err != nil {
		return err
	}
	dismissals, err := c.tx.Dismissals(c.ctx, articleID)
	if err != nil {
		return err
	}
	claims := []*annotate.Claim{}
	for _, before := range slices.Concat(standing, parked) {
		claim := before
		claim.Passages, claim.Regions, claim.Lost = nil, nil, nil
		claims = append(claims, &claim)
		if err := c.claim(before, &claim); err != nil {
			return err
		}
	}
	for _, aside := range asides {
		if err := c.aside(aside); err != nil {
			return err
		}
	}
	for _, span := range dismissals {
		c.dismissal(span)
	}
	if err := c.find(); err != nil {
		return err
	}
	for i, before := range slices.Concat(standing, parked) {
		if err := c.settle(before, claims[i]); err != nil {
			return err
		}
	}
	return nil
}

// find looks for all places in the new text.
func (c *carrier) find() error {
	for versionID, places := range c.places {
		from := c.before
		if versionID != from.ID {
			var err error
			if from, err = c.tx.Version(c.ctx, versionID); err != nil {
				return err
			}
		}
		spans := make([]anchor.Span, len(places))
		for i, p := range places {
			spans[i] = anchor.Span(p.span)
		}
		for i, found := range anchor.Map(annotate.JoinBlocks(from.Blocks), c.text.String(), spans) {
			if err := places[i].carry(found); err != nil {
				return err
			}
		}
	}
	return nil
}

// claim gathers the places of a claim. What they become goes into after.
func (c *carrier) claim(before annotate.Claim, after *annotate.Claim) error {
	for _, p := range before.Passages {
		if p.Carried.Waits() {
			var err error
			if p, err = c.tx.Passage(c.ctx, p.Carried.From); err != nil {
				return err
			}
		}
		c.passage(p, after)
	}
	for _, r := range before.Regions {
		if err := c.region(r, after); err != nil {
			return err
		}
	}
	for _, l := range before.Lost {
		switch {
		case !l.Waits():
		case l.PassageID != "":
			p, err := c.tx.Passage(c.ctx, l.PassageID)
			if err != nil {
				return err
			}
			c.passage(p, after)
		default:
			r, err := c.tx.Region(c.ctx, l.RegionID)
			if err != nil {
				return err
			}
			if err := c.region(r, after); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *carrier) passage(from annotate.Passage, claim *annotate.Claim) {
	c.look(from.VersionID, from.Span, func(found anchor.Anchor) error {
		passage, ok := c.at(found)
		if !ok {
			c.done.Lost++
			claim.Lost = append(claim.Lost, c.loss(*claim, annotate.Loss{PassageID: from.ID}))
			return nil
		}
		passage.Carried = carried(from.ID, found)
		claim.Passages = append(claim.Passages, passage)
		return c.tx.PutPassage(claim.ID, passage)
	})
}

// loss is a place of a claim that the new version does not have. That of a claim
// which has been cut is what was asked for, and nothing to decide.
func (c *carrier) loss(claim annotate.Claim, l annotate.Loss) annotate.Loss {
	l.ID, l.ClaimID, l.VersionID = annotate.NewID(), claim.ID, c.after.ID
	if claim.Status == annotate.Cut {
		now := c.tx.Now()
		l.ParkedBy, l.ParkedAt = c.person, &now
	}
	return l
}

func (c *carrier) aside(from annotate.Aside) error {
	kind := from.Kind
	if from.Carried.Waits() {
		var err error
		if from, err = c.tx.Aside(c.ctx, from.Carried.From); err != nil {
			return err
		}
	}
	c.look(from.VersionID, from.Span, func(found anchor.Anchor) error {
		// Words that were set aside and are gone are nothing to decide about.
		passage, ok := c.at(found)
		if !ok {
			c.done.Lost++
			return nil
		}
		return c.tx.PutAside(annotate.Aside{
			ID: passage.ID, ArticleID: c.after.ArticleID, VersionID: c.after.ID, Span: passage.Span, Quote: passage.Quote,
			Kind: kind, CreatedAt: from.CreatedAt, Carried: carried(from.ID, found),
		})
	})
	return nil
}

func (c *carrier) dismissal(span annotate.Span) {
	c.look(c.before.ID, span, func(found anchor.Anchor) error {
		if found.State != anchor.Exact && found.State != anchor.Moved {
			return nil
		}
		return c.tx.Dismiss(c.after, annotate.Span(found.Span))
	})
}

func (c *carrier) look(versionID string, span annotate.Span, carry func(anchor.Anchor) error) {
	c.places[versionID] = append(c.places[versionID], placed{span, carry})
}

// at makes a passage where something was found, and counts it; ok is false if it
// was not.
func (c *carrier) at(found anchor.Anchor) (p annotate.Passage, ok bool) {
	if found.State == anchor.Lost {
		return p, false
	}
	p, err := annotate.NewPassage(c.after.ID, c.text, annotate.Span(found.Span))
	if err != nil {
		return p, false // it lies nowhere, and is lost
	}
	switch found.State {
	case anchor.Exact:
		c.done.Exact++
	case anchor.Moved:
		c.done.Moved++
	default:
		c.done.Changed++
	}
	return p, true
}

func carried(from string, found anchor.Anchor) *annotate.Carried {
	return &annotate.Carried{From: from, Anchor: annotate.AnchorState(found.State), Score: found.Score}
}

// region carries a region over if the new version shows the same picture: for the
// second of two that are the same, the second one there.
func (c *carrier) region(from annotate.FigureRegion, claim *annotate.Claim) error {
	version := c.before
	if from.VersionID != version.ID {
		var err error
		if version, err = c.tx.Version(c.ctx, from.VersionID); err != nil {
			return err
		}
	}
	nth := 0
	for i, span := range annotate.BlockSpans(version.Blocks) {
		if span.Start < from.At && version.Blocks[i].Image == from.Image {
			nth++
		}
	}
	block := -1
	for i, b := range c.after.Blocks {
		if b.Image == from.Image && nth >= 0 {
			block = i
			nth--
		}
	}
	if block < 0 {
		c.done.Lost++
		claim.Lost = append(claim.Lost, c.loss(*claim, annotate.Loss{RegionID: from.ID}))
		return nil
	}
	region, err := annotate.NewFigureRegion(c.after, block, from.Region)
	if err != nil {
		return err
	}
	c.done.Exact++
	claim.Regions = append(claim.Regions, region)
	return c.tx.PutRegion(claim.ID, region)
}

// settle gives the claim the status that follows from its places, and keeps what
// it has lost.
func (c *carrier) settle(before annotate.Claim, after *annotate.Claim) error {
	if after.Parked() {
		// What has been parked before is what the claim is known by.
		for _, l := range before.Lost {
			if !l.Waits() {
				l.ID, l.VersionID = annotate.NewID(), c.after.ID
				after.Lost = append(after.Lost, l)
			}
		}
	}
	for _, l := range after.Lost {
		if err := c.tx.PutLoss(l); err != nil {
			return err
		}
	}
	switch {
	case after.Parked():
		c.done.Parked++
	case after.Waits():
		after.Reopen()
	default:
		after.Restore()
	}
	if after.Status == before.Status {
		return nil
	}
	if after.Status == annotate.ToCheck {
		c.done.Reopened++
	} else {
		c.done.Restored++
	}
	after.UpdatedAt = c.tx.Now()
	return c.tx.PutClaim(*after)
}

// Versions lists the versions of an article's text, the first one first. The error
// is NotFound if there is no such article.
func (a *App) Versions(ctx context.Context, articleID string) ([]annotate.VersionInfo, error) {
	if _, err := a.db.Article(ctx, articleID); err != nil {
		return nil, err
	}
	return a.db.Versions(ctx, articleID)
}

// VersionView is a version of an article's text as it was marked. It is for
// reading: work is done on the current version only.
type VersionView struct {
	Version annotate.Version `json:"version"`
	Current bool             `json:"current" doc:"Whether it is the version that is being checked"`
	Claims  []annotate.Claim `json:"claims" doc:"Those with a place in it, in its order; in all but their places they are as they are now"`
	Asides  []annotate.Aside `json:"asides"`
}

// VersionView returns a version with what was marked in it.
func (a *App) VersionView(ctx context.Context, id string) (VersionView, error) {
	version, err := a.db.Version(ctx, id)
	if err != nil {
		return VersionView{}, err
	}
	article, err := a.db.Article(ctx, version.ArticleID)
	if err != nil {
		return VersionView{}, err
	}
	claims, err := a.db.ClaimsIn(ctx, id)
	if err != nil {
		return VersionView{}, err
	}
	asides, err := a.db.AsidesIn(ctx, id)
	return VersionView{Version: version, Current: article.VersionID == id, Claims: claims, Asides: asides}, err
}
