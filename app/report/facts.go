package report

import (
	"slices"
	"strconv"
	"strings"

	"tickmark/annotate"
)

// fact is a line of what is known about the check. Hash is set for fingerprints.
type fact struct {
	name, value, note string
	hash              bool
}

// facts are what a reader needs to judge the check, and to find the text it
// holds for.
func (g *digest) facts() []fact {
	v := g.Version
	all := []fact{
		{name: g.say.Report, value: g.say.day(g.CreatedAt)},
		{name: g.say.CheckedBy, value: strings.Join(g.checkers(), ", ")},
	}
	all = append(all, g.signedOff()...)
	all = append(all, g.corrected()...)
	all = append(all, []fact{
		{name: g.say.TextChecked, value: fill(g.say.VersionTaken, "version", strconv.Itoa(v.Seq), "date", g.say.day(v.CapturedAt))},
		{name: g.say.Length, value: g.say.count(v.Words, g.say.CountedWords)},
		{name: g.say.Coverage, value: g.coverageWords()},
		{name: g.say.TextHash, value: v.TextHash, note: g.say.TextHashMeaning, hash: true},
		{name: g.say.OriginalHash, value: v.OriginalHash, note: g.say.OriginalHashMeaning, hash: true},
		{name: g.say.HistoryHash, value: g.Head.Hash, note: g.say.HistoryHashMeaning, hash: true},
		{name: g.say.MadeWith, value: g.Generator},
	}...)
	all = append(all, g.revised()...)
	if g.kind.isInternal() {
		all = append(all, fact{name: g.say.Note, value: g.Article.Note})
		for _, w := range g.Waivers {
			all = append(all, fact{name: g.say.Waiver, value: w.Rule, note: w.Reason + " (" + g.byOn(w.Person, g.say.day(w.CreatedAt)) + ")"})
		}
	}
	return slices.DeleteFunc(all, func(f fact) bool { return f.value == "" })
}

// signedOff says who stands for the check: of each role and person the last
// sign-off, the roles in their order.
func (g *digest) signedOff() []fact {
	all := []fact{}
	for _, role := range annotate.SignOffRoles() {
		for i, s := range g.SignOffs {
			again := func(later annotate.SignOff) bool {
				return later.Role == role && strings.EqualFold(later.Person, s.Person)
			}
			if s.Role != role || slices.ContainsFunc(g.SignOffs[i+1:], again) {
				continue
			}
			notes := []string{}
			if s.Lapsed {
				notes = append(notes, g.say.ChangedSince)
			}
			if s.Note != "" {
				notes = append(notes, s.Note)
			}
			all = append(all, fact{name: g.say.SignedOff[role], value: g.byOn(s.Person, g.say.day(s.At)), note: strings.Join(notes, " ")})
		}
	}
	return all
}

// corrected says which ratings were changed after the check had first been signed
// off. What the change rests on is in the reasons for the rating in force.
func (g *digest) corrected() []fact {
	if !g.holdsClaims() {
		return nil
	}
	all := []fact{}
	for _, c := range g.corrections {
		_, before, _ := g.Rating(&c.Before)
		pattern, label := g.say.CorrectionWithdrawn, ""
		if _, after, ok := g.Rating(c.After); ok {
			pattern, label = g.say.Correction, after.Label
		}
		all = append(all, fact{name: g.say.Corrected, value: fill(
			pattern, "number", strconv.Itoa(c.Claim.Number), "before", before.Label, "after", label, "date", g.say.day(*c.Before.ReplacedAt),
		)})
	}
	return all
}

// revised says which versions of the text there were before, and what the later ones
// did to words that were checked.
func (g *digest) revised() []fact {
	all := []fact{}
	for _, v := range g.Versions {
		if v.Seq < g.Version.Seq {
			value := fill(g.say.VersionTaken, "version", strconv.Itoa(v.Seq), "date", g.say.day(v.CapturedAt))
			all = append(all, fact{name: g.say.EarlierVersion, value: value, note: g.say.TextHash + ": " + v.TextHash})
		}
	}
	if !g.holdsClaims() {
		return all
	}
	for _, r := range g.Revisions {
		pattern, claim := g.say.WordsChanged, g.claims[r.ClaimID]
		if r.After == "" || claim.ID == "" {
			pattern = g.say.WordsGone
		}
		change := fact{name: g.say.ChangesOfText, value: fill(
			pattern, "number", strconv.Itoa(claim.Number), "before", brief(r.Before, 300), "after", brief(r.After, 300), "version", strconv.Itoa(r.Seq),
		)}
		if r.Waits {
			change.note = g.say.NotDecided
		}
		all = append(all, change)
	}
	return all
}

// keyFacts are the few that stand on the front.
func (g *digest) keyFacts() []fact {
	evidence := 0
	for _, c := range g.Claims {
		evidence += len(c.Evidence)
	}
	all := []fact{
		{name: g.say.ClaimsChecked, value: g.say.grouped(len(g.Claims))},
		{name: g.say.WithVerdict, value: g.say.grouped(g.judged())},
		{name: g.say.SourcesCited, value: g.say.grouped(len(g.Sources))},
		{name: g.say.PiecesOfEvidence, value: g.say.grouped(evidence)},
		{name: g.say.CheckedBy, value: strings.Join(g.checkers(), ", ")},
		{name: g.say.Length, value: g.say.count(g.Version.Words, g.say.CountedWords)},
		{name: g.say.SentencesDone, value: g.say.partOf(g.coverage.Sentences.Done, g.coverage.Sentences.Total)},
	}
	return slices.DeleteFunc(all, func(f fact) bool { return f.value == "" })
}

// summary says in a sentence what the report holds.
func (g *digest) summary() string {
	pattern := g.say.Summary
	if len(g.Sources) > 0 {
		pattern = g.say.SummaryWithSources
	}
	s := fill(
		pattern, "check", g.name(),
		"claims", g.say.count(len(g.Claims), g.say.CountedClaims), "sources", g.say.count(len(g.Sources), g.say.CountedSources),
	)
	parts := []string{}
	for _, row := range g.tally() {
		parts = append(parts, g.say.among(row.Label)+": "+g.say.grouped(len(row.Claims)))
	}
	if len(parts) > 0 {
		s += " (" + strings.Join(parts, ", ") + ")"
	}
	return s + "."
}

// coverageWords says how much of the text has been accounted for.
func (g *digest) coverageWords() string {
	c := g.coverage
	return fill(
		g.say.CoverageFigures,
		"sentences", g.say.partOf(c.Sentences.Done, c.Sentences.Total), "brokenDown", g.say.grouped(c.Sentences.BrokenDown),
		"claims", g.say.partOf(c.Claims.Final, c.Claims.Total), "words", g.say.partOf(c.Words.Done, c.Words.Total),
	)
}
