package report

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
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
		Context       string        `json:"@context,omitempty"` // of a review that stands alone
		Type          string        `json:"@type"`
		ID            string        `json:"@id,omitempty"`
		URL           string        `json:"url,omitempty"`
		ClaimReviewed string        `json:"claimReviewed"`
		DatePublished string        `json:"datePublished"`
		DateModified  string        `json:"dateModified,omitempty"`
		Author        *reviewPerson `json:"author,omitempty"`
		ReviewRating  reviewRating  `json:"reviewRating"`
		// ReviewBody is CommonMark; schema.org does not say what a Text is written in.
		ReviewBody   string        `json:"reviewBody,omitempty"`
		ItemReviewed reviewedClaim `json:"itemReviewed"`
		// Citation holds the addresses of the evidence, each once.
		Citation []string `json:"citation,omitempty"`
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
		Type string `json:"@type"`
		// Text is the claim as it stands in the article, where it stands in one place.
		Text          string        `json:"text,omitempty"`
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

// claimReviews returns the verdicts as schema.org ClaimReviews. With the
// address at which the report will stand, each has the absolute url that
// schema.org's readers ask for. Without it a review is named by its place in the
// page, which JSON-LD resolves against the address that the page then gets.
// Levels off the axis from true to false have a name and no number.
func (g *digest) claimReviews(baseURL string) []claimReview {
	reviews := []claimReview{}
	for _, c := range g.Claims {
		scale, level, ok := g.Rating(c.Verdict)
		if !ok {
			continue
		}
		review := claimReview{
			Type:          "ClaimReview",
			ID:            baseURL + "#" + claimID(c.Number),
			ClaimReviewed: c.Words(),
			DatePublished: c.Verdict.GivenAt.UTC().Format(time.DateOnly),
			ReviewRating:  reviewRating{Type: "Rating", AlternateName: level.Label},
			ReviewBody:    c.Verdict.Explanation,
			ItemReviewed:  reviewedClaim{Type: "Claim", DatePublished: c.SaidOn},
		}
		if baseURL != "" {
			review.URL = review.ID
		}
		if day := c.Verdict.UpdatedAt.UTC().Format(time.DateOnly); day > review.DatePublished {
			review.DateModified = day
		}
		if c.Verdict.GivenBy != "" {
			review.Author = &reviewPerson{Type: "Person", Name: c.Verdict.GivenBy}
		}
		if value, best, ok := scale.Rating(level.Key); ok {
			review.ReviewRating.RatingValue, review.ReviewRating.BestRating, review.ReviewRating.WorstRating = value, best, 1
		}
		if len(c.Passages) == 1 {
			review.ItemReviewed.Text = c.ExactWords()
		}
		if c.Claimant != "" {
			review.ItemReviewed.Author = &reviewPerson{Name: c.Claimant, Description: c.ClaimantRole}
		}
		if annotate.SafeURL(g.Article.URL) {
			review.ItemReviewed.Appearance = &creativeWork{
				Type: "NewsArticle", URL: g.Article.URL, Headline: g.Article.Title,
				InLanguage: g.Article.Lang, DatePublished: g.Article.PublishedOn,
			}
		}
		for _, e := range c.Evidence {
			if address := g.sources[e.SourceID].URL; address != "" && !slices.Contains(review.Citation, address) {
				review.Citation = append(review.Citation, address)
			}
		}
		reviews = append(reviews, review)
	}
	return reviews
}

func graphOf(reviews []claimReview) reviewGraph {
	return reviewGraph{Context: schemaOrg, Graph: reviews}
}

const schemaOrg = "https://schema.org"

// embeddedReviews returns the graph as compact JSON for a script element, or
// nil if there is no verdict.
func (g *digest) embeddedReviews(baseURL string) ([]byte, error) {
	reviews := g.claimReviews(baseURL)
	if len(reviews) == 0 {
		return nil, nil
	}
	data, err := json.Marshal(graphOf(reviews))
	if err != nil {
		return nil, fmt.Errorf("encode ClaimReviews: %w", err)
	}
	return data, nil
}

// WriteClaimReview writes the verdicts as one graph of schema.org ClaimReviews
// in JSON-LD.
func WriteClaimReview(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	digest, err := newDigest(d, Options{Kind: FactCheck, Lang: o.Lang}) // never a memo: the file is for others
	if err != nil {
		return err
	}
	return writeIndented(ctx, w, graphOf(digest.claimReviews(o.BaseURL)), o)
}

// WriteClaimReviewFiles writes a ZIP archive with a ClaimReview file for each
// claim that has a verdict, for a site on which each has a page of its own. Such a
// page has an address that nobody knows here, so that these reviews have none.
func WriteClaimReviewFiles(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	digest, err := newDigest(d, Options{Kind: FactCheck, Lang: o.Lang}) // never a memo: the file is for others
	if err != nil {
		return err
	}
	archive := zip.NewWriter(w)
	for _, review := range digest.claimReviews("") {
		name := review.ID[1:] + ".jsonld"
		review.Context, review.ID = schemaOrg, ""
		var b bytes.Buffer
		if err := writeIndented(ctx, &b, review, Options{}); err != nil {
			return err
		}
		file, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: d.CreatedAt.UTC()})
		if err != nil {
			return fmt.Errorf("write ClaimReviews: %w", err)
		}
		if _, err := file.Write(b.Bytes()); err != nil {
			return fmt.Errorf("write ClaimReviews: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write ClaimReviews: %w", err)
	}
	o.progress(1)
	return nil
}
