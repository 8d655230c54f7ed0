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
		{name: say.Report, value: day(g.CreatedAt)},
		{name: say.CheckedBy, value: strings.Join(g.checkers(), ", ")},
		{name: say.TextChecked, value: fmt.Sprintf("version %d, taken in on %s", v.Seq, day(v.CapturedAt))},
		{name: say.Words, value: count(v.Words, "word", "words")},
		{name: say.TextHash, value: v.TextHash, note: say.TextHashMeaning, hash: true},
		{name: say.OriginalHash, value: v.OriginalHash, note: "SHA-256 of the file or paste that the text was read from.", hash: true},
		{name: say.MadeWith, value: g.Generator},
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
		{name: say.ClaimsChecked, value: grouped(len(g.Claims))},
		{name: say.WithVerdict, value: grouped(g.judged())},
		{name: say.SourcesCited, value: grouped(len(g.Sources))},
		{name: say.PiecesOfEvidence, value: grouped(evidence)},
		{name: say.CheckedBy, value: strings.Join(g.checkers(), ", ")},
		{name: say.Words, value: count(g.Version.Words, "word", "words")},
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

// percent is a share in whole per cent; a share that is not nothing is never
// rounded to nothing.
func percent(part, whole int) string {
	n := (200*part + whole) / (2 * whole)
	if n == 0 && part > 0 {
		return "< 1 %"
	}
	return strconv.Itoa(n) + " %"
}
