package app

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"

	"tickmark/annotate"
	"tickmark/app/report"
	"tickmark/db"
)

// Applied counts what an applied file did.
type Applied struct {
	Added     int `json:"added" doc:"Claims that are new"`
	Updated   int `json:"updated" doc:"Claims that were there already, and are different now"`
	Asides    int `json:"asides" doc:"Passages that are newly set aside"`
	Sources   int `json:"sources" doc:"Sources that are new"`
	Concealed int `json:"concealed" doc:"Sources that were there already, and are confidential now"`
	Parked    int `json:"parked" doc:"Claims of the file that are parked there, without a place in its text; they were left out"`
}

// Apply reads claims, with their passages, verdicts, evidence, sources, queries
// and search log, and what is set aside, from
// a dossier or a file written by hand, from W3C annotations or from
// ClaimReviews, and puts them on the article: all of
// them, or none if one does not fit. Applying a file twice changes nothing the
// second time: a claim is known by its identifier or, without one, by its
// words; a source by its identifier or by being the same in all fields.
//
// Errors: those of [report.ReadClaims]; NotFound and Conflict for quoted words
// that do not occur, or occur several times.
func (a *App) Apply(ctx context.Context, articleID string, file []byte) (Applied, error) {
	submission, err := report.ReadClaims(bytes.NewReader(file))
	if err != nil {
		return Applied{}, err
	}
	var s *application
	err = a.do(ctx, db.Work{Label: "Apply claims", ArticleID: articleID}, func(tx *db.Tx, person string) error {
		s = &application{ctx: ctx, tx: tx, person: person, sources: map[string]string{}, added: map[string]bool{}}
		return s.run(articleID, submission)
	})
	if err != nil {
		return Applied{}, err
	}
	return s.done, nil
}

// application is one run of Apply.
type application struct {
	ctx     context.Context //nolint:containedctx // lives as long as the call
	tx      *db.Tx
	person  string
	version annotate.Version
	text    annotate.Text
	claims  []annotate.Claim  // of the article, before
	scales  []annotate.Scale  // the library's current ones
	brought []annotate.Scale  // those in the file
	sources map[string]string // what the file calls a source -> its id in the library
	added   map[string]bool   // the sources that are new, by their id in the library
	done    Applied
}

func (s *application) run(articleID string, file report.Submission) (err error) {
	if s.version, err = currentVersion(s.ctx, s.tx, articleID); err != nil {
		return err
	}
	s.text = s.version.Text()
	claims, parked, err := s.tx.AllClaims(s.ctx, articleID)
	if err != nil {
		return err
	}
	s.claims = slices.Concat(claims, parked)
	if s.scales, err = s.tx.Scales(s.ctx); err != nil {
		return err
	}
	s.brought, s.done.Parked = file.Scales, file.Parked
	for _, source := range file.Sources {
		if err := s.source(source); err != nil {
			return err
		}
	}
	if err := s.origins(file.Sources); err != nil {
		return err
	}
	var faults []error
	for i, claim := range file.Claims {
		if err := s.claim(articleID, claim); err != nil {
			code := annotate.CodeOf(err)
			if code == "" {
				return err
			}
			// The others are tried, to name every claim that does not fit; the whole
			// action is rolled back.
			faults = append(faults, annotate.Errorf(code, "Claim %d of the file: %v", i+1, err))
		}
	}
	if len(faults) > 0 {
		return annotate.Errorf(annotate.CodeOf(faults[0]), "%v Nothing was applied.", errors.Join(faults...))
	}
	for i, aside := range file.Asides {
		if err := s.aside(aside); err != nil {
			if code := annotate.CodeOf(err); code != "" {
				return annotate.Errorf(code, "Aside %d of the file: %v Nothing was applied.", i+1, err)
			}
			return err
		}
	}
	return nil
}

// aside sets words aside unless they are already.
func (s *application) aside(in report.SubmittedAside) error {
	span, err := in.In(s.text)
	if err != nil {
		return err
	}
	span = s.text.Trim(span)
	over, err := s.tx.AsidesOver(s.ctx, s.version.ArticleID, span)
	if err != nil {
		return err
	}
	if len(over) == 1 && over[0].Span == span && over[0].Kind == in.Kind {
		return nil
	}
	s.done.Asides++
	_, err = setAside(s.ctx, s.tx, s.version, s.text, span, in.Kind)
	return err
}

func (s *application) source(in report.SubmittedSource) error {
	if annotate.ValidID(in.ID) {
		same, err := s.tx.Source(s.ctx, in.ID)
		if err == nil {
			s.sources[in.ID] = same.ID
			return s.keepConfidential(same, in.SourceFields)
		}
		if annotate.CodeOf(err) != annotate.NotFound {
			return err
		}
	}
	same, err := s.tx.SourceLike(s.ctx, in.SourceFields)
	if err == nil {
		s.sources[in.ID] = same.ID
		return s.keepConfidential(same, in.SourceFields)
	}
	if annotate.CodeOf(err) != annotate.NotFound {
		return err
	}
	now := s.tx.Now()
	source := annotate.Source{ID: keepID(in.ID), SourceFields: in.SourceFields, CreatedAt: now, UpdatedAt: now}
	source.OriginID = "" // see origins
	s.sources[in.ID] = source.ID
	s.added[source.ID] = true
	s.done.Sources++
	return s.tx.PutSource(source)
}

// origins says of the sources that are new where they have it from, once all of
// them are there.
func (s *application) origins(in []report.SubmittedSource) error {
	for _, described := range in {
		id := s.sources[described.ID]
		if described.OriginID == "" || !s.added[id] {
			continue
		}
		source, err := s.tx.Source(s.ctx, id)
		if err != nil {
			return err
		}
		source.OriginID = s.sources[described.OriginID]
		if err := s.tx.PutSource(source); err != nil {
			return err
		}
	}
	return nil
}

// keepConfidential makes a source of the library confidential if the file says
// that it is; it never opens one up.
func (s *application) keepConfidential(source annotate.Source, in annotate.SourceFields) error {
	if source.Confidential || !in.Confidential {
		return nil
	}
	s.done.Concealed++
	source.Confidential, source.Alias, source.UpdatedAt = true, cmp.Or(in.Alias, source.Alias), s.tx.Now()
	return s.tx.PutSource(source)
}

// keepID keeps an identifier that another library gave, so that the records
// stay the same wherever they go, and makes one for a name given by hand.
func keepID(id string) string {
	if annotate.ValidID(id) {
		return id
	}
	return annotate.NewID()
}

func (s *application) claim(articleID string, in report.SubmittedClaim) error {
	spans := make([]annotate.Span, 0, len(in.Passages))
	for _, p := range in.Passages {
		span, err := p.In(s.text)
		if err != nil {
			return err
		}
		spans = append(spans, s.text.Trim(span))
	}
	regions := make([]annotate.FigureRegion, 0, len(in.Regions))
	for _, r := range in.Regions {
		region, err := r.In(s.version)
		if err != nil {
			return err
		}
		regions = append(regions, region)
	}
	if len(spans)+len(regions) == 0 {
		return annotate.Errorf(annotate.Invalid, "it names no words of the text and no region of a picture.")
	}
	claim, known := s.known(in.ID, spans, regions)
	changes := s.tx.Changes()
	now := s.tx.Now()
	if !known {
		id, err := s.freeID(in.ID)
		if err != nil {
			return err
		}
		claim = annotate.Claim{ID: id, ArticleID: articleID, CreatedAt: now}
	}
	fields := in.ClaimFields
	if known && in.Partial {
		fields = claim.Absorb(in.ClaimFields)
	}
	if !known || !reflect.DeepEqual(claim.ClaimFields, fields) {
		if claim.Status != fields.Status {
			claim.StatusBefore = ""
		}
		claim.ClaimFields, claim.UpdatedAt = fields, now
		if err := s.tx.PutClaim(claim); err != nil {
			return err
		}
	}
	if err := s.passages(claim, spans); err != nil {
		return err
	}
	if err := s.regions(claim, regions); err != nil {
		return err
	}
	if err := s.unpark(claim); err != nil {
		return err
	}
	if in.Verdict != nil {
		if err := s.verdict(claim, *in.Verdict); err != nil {
			return err
		}
	}
	if err := s.evidence(claim, in.Evidence); err != nil {
		return err
	}
	if err := s.queries(claim, in.Queries); err != nil {
		return err
	}
	if err := s.searches(claim, in.Searches); err != nil {
		return err
	}
	switch {
	case !known:
		s.done.Added++
	case s.tx.Changes() > changes:
		s.done.Updated++
	}
	return nil
}

// known finds the article's claim that a submitted one is: the one with its
// identifier, or else the one in the same places.
func (s *application) known(id string, spans []annotate.Span, regions []annotate.FigureRegion) (annotate.Claim, bool) {
	for _, c := range s.claims {
		if id == c.ID {
			return c, true
		}
	}
	if id != "" {
		return annotate.Claim{}, false
	}
	for _, c := range s.claims {
		marked := make([]annotate.Span, len(c.Passages))
		for i, p := range c.Passages {
			marked[i] = p.Span
		}
		slices.SortFunc(spans, annotate.Span.Compare)
		slices.SortFunc(marked, annotate.Span.Compare)
		if slices.Equal(marked, spans) && slices.EqualFunc(c.Regions, regions, sameRegion) {
			return c, true
		}
	}
	return annotate.Claim{}, false
}

// sameRegion reports whether two regions are the same part of the same picture.
func sameRegion(a, b annotate.FigureRegion) bool {
	return a.At == b.At && a.Image == b.Image && a.Region == b.Region
}

// freeID keeps the claim's identifier unless a claim of another article has it,
// as when a check is applied to a copy of its article.
func (s *application) freeID(id string) (string, error) {
	if !annotate.ValidID(id) {
		return annotate.NewID(), nil
	}
	_, err := s.tx.Claim(s.ctx, id)
	switch {
	case err == nil:
		return annotate.NewID(), nil
	case annotate.CodeOf(err) == annotate.NotFound:
		return id, nil
	}
	return "", err
}

// passages makes the claim's passages be the spans.
func (s *application) passages(claim annotate.Claim, spans []annotate.Span) error {
	for _, p := range claim.Passages {
		if i := slices.Index(spans, p.Span); i >= 0 {
			spans = slices.Delete(spans, i, i+1)
			continue
		}
		if err := s.tx.DeletePassage(p.ID); err != nil {
			return err
		}
	}
	return addPassages(s.tx, s.version.ID, s.text, claim.ID, spans...)
}

// unpark ends what a claim has lost that now has its places from the file.
func (s *application) unpark(claim annotate.Claim) error {
	if !claim.Waits() && len(claim.Lost) == 0 {
		return nil
	}
	if err := dropLosses(s.tx, claim.Lost); err != nil {
		return err
	}
	after, err := s.tx.Claim(s.ctx, claim.ID)
	if err != nil || after.StatusBefore == "" || after.Waits() {
		return err
	}
	after.StatusBefore = ""
	return s.tx.PutClaim(after)
}

// regions makes the claim's regions be those.
func (s *application) regions(claim annotate.Claim, regions []annotate.FigureRegion) error {
	for _, r := range claim.Regions {
		if i := slices.IndexFunc(regions, func(o annotate.FigureRegion) bool { return sameRegion(r, o) }); i >= 0 {
			regions = slices.Delete(regions, i, i+1)
			continue
		}
		if err := s.tx.DeleteRegion(r.ID); err != nil {
			return err
		}
	}
	for _, r := range regions {
		if err := s.tx.PutRegion(claim.ID, r); err != nil {
			return err
		}
	}
	return nil
}

func (s *application) verdict(claim annotate.Claim, in report.SubmittedVerdict) error {
	scale, err := s.scale(in)
	if err != nil {
		return err
	}
	in.ScaleVersionID = scale.ID
	if level, ok := levelNamed(scale, in.Label); ok {
		in.Level = level.Key
	}
	person := cmp.Or(in.GivenBy, s.person)
	if v := claim.Verdict; v != nil && in.Amends(*v, person) {
		if v.Explanation == in.Explanation {
			return nil
		}
		v.Explanation, v.UpdatedAt = in.Explanation, s.tx.Now()
		return s.tx.PutVerdict(*v)
	}
	if err := withdraw(s.tx, claim); err != nil {
		return err
	}
	at := s.orNow(in.GivenAt)
	return s.tx.PutVerdict(annotate.Verdict{
		ID: annotate.NewID(), ClaimID: claim.ID, VerdictFields: in.VerdictFields,
		GivenBy: person, GivenAt: at, UpdatedAt: at,
	})
}

// scale returns the version of a scale on which a verdict is given: one that
// the library has, one that came with the file and is now put into the
// library, or, where the file names none, the first of the library's current
// scales that has the level.
func (s *application) scale(v report.SubmittedVerdict) (annotate.Scale, error) {
	if v.Label != "" {
		for _, scale := range s.scales {
			if level, ok := levelNamed(scale, v.Label); ok && s.agrees(scale, level, v) {
				return scale, nil
			}
		}
	}
	if v.ScaleVersionID == "" {
		for _, scale := range s.scales {
			if _, ok := scale.Level(v.Level); ok {
				return scale, nil
			}
		}
		return annotate.Scale{}, annotate.Errorf(annotate.Invalid, "no rating scale of the library has the rating “%s”.", cmp.Or(v.Label, v.Level))
	}
	scale, err := s.tx.Scale(s.ctx, v.ScaleVersionID)
	if err == nil {
		return scale, v.CheckOn(scale)
	}
	if annotate.CodeOf(err) != annotate.NotFound {
		return annotate.Scale{}, err
	}
	for _, scale := range s.brought {
		if scale.ID == v.ScaleVersionID {
			if err := v.CheckOn(scale); err != nil {
				return annotate.Scale{}, err
			}
			return scale, s.tx.AddScale(scale)
		}
	}
	return annotate.Scale{}, annotate.Errorf(annotate.Invalid, "its verdict names a rating scale that neither the file nor the library has.")
}

// levelNamed finds a level by the name that people read.
func levelNamed(scale annotate.Scale, label string) (annotate.Level, bool) {
	for _, l := range scale.Levels {
		if strings.EqualFold(l.Label, label) {
			return l, true
		}
	}
	return annotate.Level{}, false
}

// agrees tells whether a level of the library's is the one that a verdict
// names: by its number, too, where the file has one.
func (s *application) agrees(scale annotate.Scale, level annotate.Level, v report.SubmittedVerdict) bool {
	for _, brought := range s.brought {
		if brought.ID != v.ScaleVersionID {
			continue
		}
		theirs, theirBest, numbered := brought.Rating(v.Level)
		ours, ourBest, _ := scale.Rating(level.Key)
		return !numbered || ours == theirs && ourBest == theirBest
	}
	return true
}

// evidence adds what the claim does not have yet.
func (s *application) evidence(claim annotate.Claim, in []report.SubmittedEvidence) error {
	for _, e := range in {
		sourceID := s.sources[e.SourceID]
		there := slices.ContainsFunc(claim.Evidence, func(have annotate.Evidence) bool {
			return have.SourceID == sourceID && have.EvidenceFields == e.EvidenceFields
		})
		if there {
			continue
		}
		if _, err := addEvidence(s.ctx, s.tx, claim, NewEvidence{SourceID: sourceID, Fields: e.EvidenceFields}); err != nil {
			return err
		}
	}
	return nil
}

// queries adds those that the claim does not have yet.
func (s *application) queries(claim annotate.Claim, in []report.SubmittedQuery) error {
	for _, q := range in {
		there := slices.ContainsFunc(claim.Queries, func(have annotate.Query) bool { return have.QueryFields == q.QueryFields })
		if there {
			continue
		}
		err := s.tx.PutQuery(annotate.Query{
			ID: annotate.NewID(), ClaimID: claim.ID, QueryFields: q.QueryFields,
			AskedBy: cmp.Or(q.AskedBy, s.person), AskedAt: s.orNow(q.AskedAt), ClosedAt: q.ClosedAt,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// searches adds the entries that the claim's search log does not have yet.
func (s *application) searches(claim annotate.Claim, in []report.SubmittedSearch) error {
	for _, l := range in {
		there := slices.ContainsFunc(claim.Searches, func(have annotate.Search) bool { return have.SearchFields == l.SearchFields })
		if there {
			continue
		}
		err := s.tx.PutSearch(annotate.Search{
			ID: annotate.NewID(), ClaimID: claim.ID, SearchFields: l.SearchFields,
			Person: cmp.Or(l.Person, s.person), CreatedAt: s.orNow(l.CreatedAt),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// orNow is the time that a file gives, or the time of the action.
func (s *application) orNow(t time.Time) time.Time {
	if t.IsZero() {
		return s.tx.Now()
	}
	return t
}
