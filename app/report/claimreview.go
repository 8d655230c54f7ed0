package report

import (
	"encoding/json"
	"fmt"
	"time"

	"tickmark/annotate"
)

// The classes of schema.org that describe a fact check. A field is left out
// where the dossier does not say.
type (
	reviewGraph struct {
		Context string        `json:"@context"`
		Graph   []claimReview `json:"@graph"`
	}
	claimReview struct {
		Type          string        `json:"@type"`
		ID            string        `json:"@id"`
		ClaimReviewed string        `json:"claimReviewed"`
		DatePublished string        `json:"datePublished"`
		Author        *reviewPerson `json:"author,omitempty"`
		ReviewRating  reviewRating  `json:"reviewRating"`
		ItemReviewed  reviewedClaim `json:"itemReviewed"`
	}
	// A claimant may be a person or an organisation, and a dossier does not tell
	// them apart: it has no type.
	reviewPerson struct {
		Type        string `json:"@type,omitempty"`
		Name        string `json:"name"`
		Description string `json:"description,omitempty"`
	}
	reviewRating struct {
		Type          string `json:"@type"`
		AlternateName string `json:"alternateName"`
		RatingValue   int    `json:"ratingValue,omitempty"`
		BestRating    int    `json:"bestRating,omitempty"`
		WorstRating   int    `json:"worstRating,omitempty"`
	}
	reviewedClaim struct {
		Type          string        `json:"@type"`
		Author        *reviewPerson `json:"author,omitempty"`
		DatePublished annotate.Date `json:"datePublished,omitempty"`
		// The article is where the claim was met, which need not be the first place.
		Appearance *creativeWork `json:"appearance,omitempty"`
	}
	creativeWork struct {
		Type          string        `json:"@type"`
		URL           string        `json:"url"`
		Headline      string        `json:"headline"`
		InLanguage    string        `json:"inLanguage,omitempty"`
		DatePublished annotate.Date `json:"datePublished,omitempty"`
	}
)

// claimReviews returns the verdicts as a graph of schema.org ClaimReviews, or
// nil if there are none. A review is named by its place in the page, which
// JSON-LD resolves against the address that the page gets when it is published.
// Levels off the axis from true to false have a name and no number.
func (p *digest) claimReviews() ([]byte, error) {
	graph := reviewGraph{Context: "https://schema.org", Graph: []claimReview{}}
	for _, c := range p.Claims {
		scale, level, ok := p.Rating(c.Verdict)
		if !ok {
			continue
		}
		review := claimReview{
			Type:          "ClaimReview",
			ID:            "#" + claimID(c.Number),
			ClaimReviewed: c.Words(),
			DatePublished: c.Verdict.GivenAt.UTC().Format(time.DateOnly),
			ReviewRating:  reviewRating{Type: "Rating", AlternateName: level.Label},
			ItemReviewed:  reviewedClaim{Type: "Claim", DatePublished: c.SaidOn},
		}
		if c.Verdict.GivenBy != "" {
			review.Author = &reviewPerson{Type: "Person", Name: c.Verdict.GivenBy}
		}
		if value, best, ok := scale.Rating(level.Key); ok {
			review.ReviewRating.RatingValue, review.ReviewRating.BestRating, review.ReviewRating.WorstRating = value, best, 1
		}
		if c.Claimant != "" {
			review.ItemReviewed.Author = &reviewPerson{Name: c.Claimant, Description: c.ClaimantRole}
		}
		if annotate.SafeURL(p.Article.URL) {
			review.ItemReviewed.Appearance = &creativeWork{
				Type: "NewsArticle", URL: p.Article.URL, Headline: p.Article.Title,
				InLanguage: p.Article.Lang, DatePublished: p.Article.PublishedOn,
			}
		}
		graph.Graph = append(graph.Graph, review)
	}
	if len(graph.Graph) == 0 {
		return nil, nil
	}
	data, err := json.Marshal(graph)
	if err != nil {
		return nil, fmt.Errorf("encode ClaimReviews: %w", err)
	}
	return data, nil
}
