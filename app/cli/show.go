package cli

import (
	"fmt"
	"io"
	"strings"

	"tickmark/annotate"
	"tickmark/app"
)

// shortID is the end of an identifier, which is random and so tells articles apart; the beginning is the time.
func shortID(id string) string {
	const length = 8
	return id[max(0, len(id)-length):]
}

// join joins the parts that are not empty by spaces.
func join(parts []string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

func printDesk(w io.Writer, desk app.Desk) {
	dossier := annotate.Dossier{
		Article: desk.Article, Version: desk.Version, Claims: desk.Claims, Asides: desk.Asides, Sources: desk.Sources, Scales: desk.Scales,
	}
	a, coverage := desk.Article, dossier.Coverage()
	fmt.Fprintf(w, "%s\n%s\n", a.Title, strings.Repeat("=", min(len([]rune(a.Title)), 80)))
	for _, line := range [][2]string{
		{"Identifier", a.ID},
		{"By", a.Byline},
		{"Publisher", a.Publisher},
		{"Published", string(a.PublishedOn)},
		{"Address", a.URL},
		{"Text", fmt.Sprintf("%d words, SHA-256 %s", desk.Version.Words, desk.Version.TextHash)},
		{"Sentences", fmt.Sprintf("%d of %d done (%s), %d broken down", coverage.Sentences.Done, coverage.Sentences.Total, share(coverage.Sentences), coverage.Sentences.BrokenDown)},
		{"Words done", fmt.Sprintf("%d of %d", coverage.Words.Done, coverage.Words.Total)},
		{"Claims", fmt.Sprintf("%d of %d in a final status", coverage.Claims.Final, coverage.Claims.Total)},
	} {
		if line[1] != "" {
			fmt.Fprintf(w, "%-11s %s\n", line[0], line[1])
		}
	}
	for _, claim := range desk.Claims {
		printClaim(w, dossier, claim)
	}
}

func printClaim(w io.Writer, dossier annotate.Dossier, claim annotate.Claim) {
	judgement := "no verdict yet"
	if _, level, ok := dossier.Rating(claim.Verdict); ok {
		judgement = level.Label
	}
	heading := fmt.Sprintf("%d. [%s; %s] %s", claim.Number, judgement, claim.Status.Info().Label, claim.Wording)
	fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(heading))
	for _, passage := range claim.Passages {
		fmt.Fprintf(w, "   “%s”\n", passage.Quote.Exact)
	}
	for _, region := range claim.Regions {
		fmt.Fprintf(w, "   in the picture “%s”\n", region.Name)
	}
	if claim.Claimant != "" {
		fmt.Fprintf(w, "   said by %s\n", claim.Claimant)
	}
	for _, evidence := range claim.Evidence {
		source := dossier.Source(evidence.SourceID)
		fmt.Fprintf(w, "   - %s: %s\n", evidence.Stance, join([]string{source.Title, source.URL}))
	}
	for _, query := range claim.Queries {
		if query.Open() {
			fmt.Fprintf(w, "   ? to the %s: %s\n", query.To, join([]string{query.Question, query.Suggestion}))
		}
	}
}
