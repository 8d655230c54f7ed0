package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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
		{name: sayReport, value: day(g.CreatedAt)},
		{name: sayCheckedBy, value: strings.Join(g.checkers(), ", ")},
		{name: sayTextChecked, value: fmt.Sprintf("version %d, taken in on %s", v.Seq, day(v.CapturedAt))},
		{name: sayWords, value: count(v.Words, "word", "words")},
		{name: sayCoverage, value: g.coverageWords()},
		{name: sayTextHash, value: v.TextHash, note: sayTextHashMeaning, hash: true},
		{name: sayOriginalHash, value: v.OriginalHash, note: "SHA-256 of the file or paste that the text was read from.", hash: true},
		{name: sayMadeWith, value: g.Generator},
	}
	return slices.DeleteFunc(all, func(f fact) bool { return f.value == "" })
}

// keyFacts are the few that stand on the front.
func (g *digest) keyFacts() []fact {
	evidence := 0
	for _, c := range g.Claims {
		evidence += len(c.Evidence)
	}
	all := []fact{
		{name: sayClaimsChecked, value: grouped(len(g.Claims))},
		{name: sayWithVerdict, value: grouped(g.judged())},
		{name: saySourcesCited, value: grouped(len(g.Sources))},
		{name: sayPiecesOfEvidence, value: grouped(evidence)},
		{name: sayCheckedBy, value: strings.Join(g.checkers(), ", ")},
		{name: sayWords, value: count(g.Version.Words, "word", "words")},
		{name: saySentencesDone, value: partOf(g.coverage.Sentences.Done, g.coverage.Sentences.Total)},
	}
	return slices.DeleteFunc(all, func(f fact) bool { return f.value == "" })
}

// summary says in a sentence what the report holds.
func (g *digest) summary() string {
	s := fmt.Sprintf("%s: %s", g.kindOfCheck(), claims(len(g.Claims)))
	if len(g.Sources) > 0 {
		s += " set against " + sources(len(g.Sources))
	}
	parts := []string{}
	for _, row := range g.tally() {
		parts = append(parts, fmt.Sprintf("%d %s", len(row.Claims), strings.ToLower(row.Label)))
	}
	if len(parts) > 0 {
		s += " (" + strings.Join(parts, ", ") + ")"
	}
	return s + "."
}

// coverageWords says how much of the text has been accounted for.
func (g *digest) coverageWords() string {
	c := g.coverage
	return fmt.Sprintf("%s sentences done, %s broken down into claims or set aside; %s claims in a final status; %s words done",
		partOf(c.Sentences.Done, c.Sentences.Total), grouped(c.Sentences.BrokenDown),
		partOf(c.Claims.Final, c.Claims.Total), partOf(c.Words.Done, c.Words.Total))
}

func partOf(part, whole int) string { return grouped(part) + " of " + grouped(whole) }

// percent is a share in whole per cent; a share that is not nothing is never
// rounded to nothing.
func percent(part, whole int) string {
	n := (200*part + whole) / (2 * whole)
	if n == 0 && part > 0 {
		return "< 1 %"
	}
	return strconv.Itoa(n) + " %"
}
