package app

import (
	"cmp"
	"context"
	"slices"

	"tickmark/annotate"
	"tickmark/annotate/anchor"
	"tickmark/db"
)

// RecheckKind is what waits for a decision.
type RecheckKind string

// The kinds of what can wait.
const (
	RecheckClaim   RecheckKind = "claim"   // words of a claim
	RecheckPicture RecheckKind = "picture" // a region of a picture, of a claim
	RecheckAside   RecheckKind = "aside"   // words that are set aside
)

// QuotedPlace is a place in a version's text with its words.
type QuotedPlace struct {
	annotate.Span
	Quote annotate.Quote `json:"quote"`
}

// Candidate is a place in the current text where lost words may have gone.
type Candidate struct {
	QuotedPlace
	Score float64 `json:"score" doc:"How alike the words are, from 0 to 1"`
}

// RecheckItem is a place of the check that has changed or is gone, about which a
// person has to decide.
type RecheckItem struct {
	ID           string               `json:"id" doc:"Of the passage, aside or loss; decisions name it"`
	Kind         RecheckKind          `json:"kind" enum:"claim,picture,aside"`
	State        annotate.AnchorState `json:"state" enum:"changed,lost"`
	Score        float64              `json:"score" doc:"How alike the words are, from 0 to 1; 0 for what is lost"`
	ClaimID      string               `json:"claimId,omitempty"`
	ClaimNumber  int                  `json:"claimNumber,omitempty" doc:"Absent for a claim that is parked"`
	Words        string               `json:"words,omitempty" doc:"What the claim says"`
	StatusBefore annotate.Status      `json:"statusBefore,omitempty" doc:"The status that the claim gets back once all its changes are accepted"`
	AsideKind    annotate.AsideKind   `json:"asideKind,omitempty"`
	Seq          int                  `json:"seq" doc:"Number of the version that the words before are from"`
	Before       QuotedPlace          `json:"before" doc:"In that version; the name of a picture for its region"`
	After        *QuotedPlace         `json:"after,omitempty" doc:"In the current text; absent for what is lost"`
	Parts        []DiffPart           `json:"parts" doc:"From the words before to those after, word by word; places are counted from their beginnings"`
	Candidates   []Candidate          `json:"candidates" doc:"Where lost words may have gone, the likeliest first"`
	Decisions    []annotate.Decision  `json:"decisions" enum:"accept,attach,park" doc:"Those that can be made"`
}

// Recheck is what a person has to look at because the text has changed.
type Recheck struct {
	Version   annotate.VersionInfo `json:"version" doc:"The current version"`
	Items     []RecheckItem        `json:"items" doc:"In the order of the text, what is lost at its old place"`
	Sentences []NewSentence        `json:"sentences" doc:"Sentences with words that the first version does not have, as long as they are untouched or begun and nothing in them waits"`
}

// NewSentence is a sentence that is new in the text, or has new words.
type NewSentence struct {
	annotate.Sentence
	Text  string                 `json:"text"`
	State annotate.SentenceState `json:"state" enum:"untouched,begun"`
}

// Recheck lists what waits for a decision since the text of an article changed:
// words of claims and asides that are not the same, and those that are gone. With
// them come the sentences that are new and not accounted for.
//
// Errors: NotFound.
func (a *App) Recheck(ctx context.Context, articleID string) (Recheck, error) {
	dossier, err := a.db.Dossier(ctx, articleID)
	if err != nil {
		return Recheck{}, err
	}
	r := &rechecking{ctx: ctx, db: a.db.Reader, dossier: dossier, text: dossier.Version.Text(), versions: map[string]annotate.Version{dossier.Version.ID: dossier.Version}}
	list := Recheck{Version: dossier.Version.VersionInfo, Items: []RecheckItem{}, Sentences: []NewSentence{}}
	if dossier.Version.Seq == 1 {
		return list, nil
	}
	if err := r.items(); err != nil {
		return Recheck{}, err
	}
	if err := r.candidates(); err != nil {
		return Recheck{}, err
	}
	for _, item := range r.found {
		list.Items = append(list.Items, item.RecheckItem)
	}
	list.Sentences, err = r.sentences(list.Items)
	return list, err
}

// rechecking is one run of Recheck.
type rechecking struct {
	ctx      context.Context //nolint:containedctx // lives as long as the call
	db       db.Reader
	dossier  annotate.Dossier
	text     annotate.Text
	versions map[string]annotate.Version // those that were needed
	found    []foundItem
}

// foundItem is an item, and the version from which it is looked for.
type foundItem struct {
	RecheckItem
	from annotate.Version
}

func (r *rechecking) version(id string) (annotate.Version, error) {
	if v, ok := r.versions[id]; ok {
		return v, nil
	}
	v, err := r.db.Version(r.ctx, id)
	r.versions[id] = v
	return v, err
}

func (r *rechecking) items() error {
	for _, c := range slices.Concat(r.dossier.Claims, r.dossier.Parked) {
		about := RecheckItem{Kind: RecheckClaim, ClaimID: c.ID, ClaimNumber: c.Number, Words: c.Words(), StatusBefore: c.StatusBefore}
		for _, p := range c.Passages {
			if !p.Carried.Waits() {
				continue
			}
			before, err := r.db.Passage(r.ctx, p.Carried.From)
			if err != nil {
				return err
			}
			if err := r.add(about, p, QuotedPlace{before.Span, before.Quote}, before.VersionID); err != nil {
				return err
			}
		}
		for _, l := range c.Lost {
			if !l.Waits() {
				continue
			}
			if err := r.addLoss(about, l); err != nil {
				return err
			}
		}
	}
	for _, aside := range r.dossier.Asides {
		if !aside.Carried.Waits() {
			continue
		}
		before, err := r.db.Aside(r.ctx, aside.Carried.From)
		if err != nil {
			return err
		}
		passage := annotate.Passage{ID: aside.ID, Span: aside.Span, Quote: aside.Quote, Carried: aside.Carried}
		err = r.add(RecheckItem{Kind: RecheckAside, AsideKind: aside.Kind}, passage, QuotedPlace{before.Span, before.Quote}, before.VersionID)
		if err != nil {
			return err
		}
	}
	slices.SortStableFunc(r.found, func(x, y foundItem) int { return cmp.Compare(x.place(), y.place()) })
	return nil
}

func (i RecheckItem) place() int {
	if i.After != nil {
		return i.After.Start
	}
	return i.Before.Start
}

// add adds changed words.
func (r *rechecking) add(item RecheckItem, p annotate.Passage, before QuotedPlace, versionID string) error {
	from, err := r.version(versionID)
	if err != nil {
		return err
	}
	item.ID, item.State, item.Score, item.Seq = p.ID, annotate.AnchorChanged, p.Carried.Score, from.Seq
	item.Before, item.After = before, &QuotedPlace{p.Span, p.Quote}
	item.Parts, item.Candidates = wordDiff(before.Quote.Exact, p.Quote.Exact), []Candidate{}
	item.Decisions = []annotate.Decision{annotate.Accept, annotate.Attach, annotate.Park}
	r.found = append(r.found, foundItem{item, from})
	return nil
}

// addLoss adds a place that is gone.
func (r *rechecking) addLoss(item RecheckItem, l annotate.Loss) error {
	item.ID, item.State, item.Seq = l.ID, annotate.AnchorLost, l.Seq
	item.Parts, item.Candidates = []DiffPart{}, []Candidate{}
	item.Decisions = []annotate.Decision{annotate.Attach, annotate.Park}
	if l.RegionID != "" {
		region, err := r.db.Region(r.ctx, l.RegionID)
		if err != nil {
			return err
		}
		item.Kind = RecheckPicture
		item.Before = QuotedPlace{annotate.Span{Start: region.At, End: region.At}, l.Quote}
		r.found = append(r.found, foundItem{RecheckItem: item})
		return nil
	}
	passage, err := r.db.Passage(r.ctx, l.PassageID)
	if err != nil {
		return err
	}
	from, err := r.version(passage.VersionID)
	if err != nil {
		return err
	}
	item.Before = QuotedPlace{passage.Span, passage.Quote}
	r.found = append(r.found, foundItem{item, from})
	return nil
}

// candidates looks for where lost words may have gone.
func (r *rechecking) candidates() error {
	lost := map[string][]int{} // by the version that they are from
	for i, item := range r.found {
		if item.State == annotate.AnchorLost && item.Kind == RecheckClaim {
			lost[item.from.ID] = append(lost[item.from.ID], i)
		}
	}
	for versionID, items := range lost {
		from, err := r.version(versionID)
		if err != nil {
			return err
		}
		spans := make([]anchor.Span, len(items))
		for k, i := range items {
			spans[k] = anchor.Span(r.found[i].Before.Span)
		}
		for k, found := range anchor.Map(annotate.JoinBlocks(from.Blocks), r.text.String(), spans) {
			item := &r.found[items[k]]
			for _, c := range found.Candidates {
				span := annotate.Span(c.Span)
				item.Candidates = append(item.Candidates, Candidate{QuotedPlace{span, r.text.QuoteAt(span)}, c.Score})
			}
		}
	}
	return nil
}

// sentences lists those with words that the first version does not have. Those
// with an item in them are left to it.
func (r *rechecking) sentences(items []RecheckItem) ([]NewSentence, error) {
	v := r.dossier.Version
	first, err := r.db.VersionBySeq(r.ctx, v.ArticleID, 1)
	if err != nil {
		return nil, err
	}
	differing := r.differing(annotate.JoinBlocks(first.Blocks))
	taken := []annotate.Span{}
	for _, item := range items {
		if item.After != nil {
			taken = append(taken, item.After.Span)
		}
	}
	states := annotate.SentenceStates(v.Blocks, v.Sentences, annotate.AccountedFor(r.dossier.Claims, r.dossier.Asides), r.dossier.Article.Lang)
	found := []NewSentence{}
	for i, s := range v.Sentences {
		if states[i] != annotate.Untouched && states[i] != annotate.Begun || !differing[i] || slices.ContainsFunc(taken, s.Span.Overlaps) {
			continue
		}
		found = append(found, NewSentence{s, r.text.Slice(s.Span), states[i]})
	}
	return found, nil
}

// differing says of each sentence whether words in it are new, or were taken out of
// it, since the text was the old one.
func (r *rechecking) differing(old string) []bool {
	sentences := r.dossier.Version.Sentences
	found := make([]bool, len(sentences))
	text := annotate.NewText(old)
	for _, e := range anchor.Diff(old, r.text.String()) {
		at, words := annotate.Span(e.New), ""
		switch e.Op {
		case anchor.Insert:
			words = r.text.Slice(at)
		case anchor.Delete:
			words = text.Slice(annotate.Span(e.Old))
		}
		if annotate.CountWords(words) == 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(sentences, at.Start, func(s annotate.Sentence, start int) int { return cmp.Compare(s.End, start+1) })
		if e.Op == anchor.Delete {
			// Between sentences it has taken away a whole one.
			if i < len(sentences) && sentences[i].Start < at.Start {
				found[i] = true
			}
			continue
		}
		for ; i < len(sentences) && sentences[i].Start < at.End; i++ {
			found[i] = true
		}
	}
	return found
}

// Target is what [annotate.Attach] attaches to, in the current text: words, or for
// what is lost or parked also a region of a picture. One of them is nil.
type Target struct {
	Span   *annotate.Span `json:"span,omitempty" doc:"The words that are meant"`
	Region *PictureRegion `json:"region,omitempty" doc:"The region of a picture that is meant, for what is lost or parked"`
}

// Decide makes a decision about what waits in the recheck list, or attaches what
// has been parked to another place; to is looked at for [annotate.Attach] only.
//
// Accepting all that waits of a claim gives it the status back that it had before.
// With any other decision it stays to check.
//
// Errors: Invalid for a decision that does not fit, or a place that is not there;
// NotFound for what does not wait any more.
func (a *App) Decide(ctx context.Context, articleID, itemID string, d annotate.Decision, to Target) (Recheck, error) {
	err := a.do(ctx, db.Work{ArticleID: articleID}, func(tx *db.Tx, person string) error {
		version, err := currentVersion(ctx, tx, articleID)
		if err != nil {
			return err
		}
		x := decider{ctx: ctx, tx: tx, person: person, version: version, decision: d}
		if d == annotate.Attach {
			if err := x.choose(to); err != nil {
				return err
			}
		}
		return x.decide(itemID)
	})
	if err != nil {
		return Recheck{}, err
	}
	return a.Recheck(ctx, articleID)
}

// decider carries out one decision.
type decider struct {
	ctx      context.Context //nolint:containedctx // lives as long as the action
	tx       *db.Tx
	person   string
	version  annotate.Version
	decision annotate.Decision
	// For Attach one of them is not nil.
	chosen       *annotate.Passage
	chosenRegion *annotate.FigureRegion
}

// choose checks what is to be attached to.
func (x *decider) choose(to Target) error {
	switch {
	case to.Span != nil && to.Region == nil:
		passage, err := annotate.NewPassage(x.version.ID, x.version.Text(), *to.Span)
		x.chosen = &passage
		return err
	case to.Region != nil && to.Span == nil:
		region, err := annotate.NewFigureRegion(x.version, to.Region.Block, to.Region.Region)
		x.chosenRegion = &region
		return err
	}
	return annotate.Errorf(annotate.Invalid, "Select the words that are meant, or a region of a picture.")
}

func (x *decider) decide(id string) error {
	placed, parked, err := x.tx.AllClaims(x.ctx, x.version.ArticleID)
	if err != nil {
		return err
	}
	for _, claim := range slices.Concat(placed, parked) {
		for _, p := range claim.Passages {
			if p.ID == id && p.Carried.Waits() {
				return x.settle(claim, func() error { return x.passage(claim, p) })
			}
		}
		for _, l := range claim.Lost {
			if l.ID == id {
				return x.settle(claim, func() error { return x.loss(claim, l) })
			}
		}
	}
	aside, err := x.tx.Aside(x.ctx, id)
	if err == nil && aside.VersionID == x.version.ID && aside.Carried.Waits() {
		return x.aside(aside)
	}
	if err != nil && annotate.CodeOf(err) != annotate.NotFound {
		return err
	}
	return annotate.Errorf(annotate.NotFound, "This does not wait for a decision any more.")
}

// settle carries out what was decided about a place of a claim, and what follows
// for its status.
func (x *decider) settle(before annotate.Claim, write func() error) error {
	if err := write(); err != nil {
		return err
	}
	after, err := x.tx.Claim(x.ctx, before.ID)
	if err != nil {
		return err
	}
	if x.decision != annotate.Accept {
		return placedByHand(x.tx, before, after)
	}
	if !after.Restore() {
		return nil
	}
	after.UpdatedAt = x.tx.Now()
	return x.tx.PutClaim(after)
}

func (x *decider) passage(claim annotate.Claim, p annotate.Passage) error {
	decided := p.Carried.Decide(x.decision, x.person, x.tx.Now())
	switch x.decision {
	case annotate.Accept:
		x.tx.Work.Label = "Accept changed words"
		p.Carried = decided
		return x.tx.PutPassage(claim.ID, p)
	case annotate.Attach:
		if x.chosen == nil {
			return x.unfit()
		}
		x.tx.Work.Label = "Attach claim to other words"
		x.chosen.ID, x.chosen.Carried = p.ID, decided
		return x.tx.PutPassage(claim.ID, *x.chosen)
	case annotate.Park:
		x.tx.Work.Label = "Park words of claim"
		now := x.tx.Now()
		if err := x.tx.DeletePassage(p.ID); err != nil {
			return err
		}
		return x.tx.PutLoss(annotate.Loss{
			ID: annotate.NewID(), ClaimID: claim.ID, VersionID: x.version.ID, PassageID: p.Carried.From, ParkedBy: x.person, ParkedAt: &now,
		})
	}
	return x.unfit()
}

func (x *decider) loss(claim annotate.Claim, l annotate.Loss) error {
	switch {
	case x.decision == annotate.Park && l.Waits():
		x.tx.Work.Label = "Park words of claim"
		now := x.tx.Now()
		l.ParkedBy, l.ParkedAt = x.person, &now
		return x.tx.PutLoss(l)
	case x.decision == annotate.Attach && x.chosenRegion != nil:
		x.tx.Work.Label = "Attach claim to a region"
		if err := x.tx.PutRegion(claim.ID, *x.chosenRegion); err != nil {
			return err
		}
		return x.tx.DeleteLoss(l.ID)
	case x.decision == annotate.Attach:
		x.tx.Work.Label = "Attach claim to other words"
		if l.PassageID != "" { // words do not come from a picture
			x.chosen.Carried = annotate.Carried{From: l.PassageID, Anchor: annotate.AnchorChanged}.Decide(x.decision, x.person, x.tx.Now())
		}
		if err := x.tx.PutPassage(claim.ID, *x.chosen); err != nil {
			return err
		}
		return x.tx.DeleteLoss(l.ID)
	}
	return x.unfit()
}

func (x *decider) aside(aside annotate.Aside) error {
	decided := aside.Carried.Decide(x.decision, x.person, x.tx.Now())
	switch x.decision {
	case annotate.Accept:
		x.tx.Work.Label = "Accept changed words"
		aside.Carried = decided
		return x.tx.PutAside(aside)
	case annotate.Attach:
		if x.chosen == nil {
			return x.unfit()
		}
		x.tx.Work.Label = "Set other words aside"
		aside.Span, aside.Quote, aside.Carried = x.chosen.Span, x.chosen.Quote, decided
		return x.tx.PutAside(aside)
	case annotate.Park:
		x.tx.Work.Label = "Take back into the check"
		return x.tx.DeleteAside(aside.ID)
	}
	return x.unfit()
}

func (x *decider) unfit() error {
	return annotate.Errorf(annotate.Invalid, "“%s” is not a decision that can be made here.", x.decision)
}
