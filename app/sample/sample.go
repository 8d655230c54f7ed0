package sample

import (
	_ "embed"

	"tickmark/annotate"
)

//go:embed article.md
var article []byte

//go:embed claims.json
var claims []byte

// Article returns the file name and the Markdown of the article.
func Article() (name string, markdown []byte) { return "article.md", article }

// Fields returns what is known about the article beside its text.
func Fields() annotate.ArticleFields {
	return annotate.ArticleFields{
		Kind:        annotate.Published,
		Title:       "A year on, Halmsey’s harbour tram has beaten every forecast",
		Byline:      "Nora Lindqvist-Bell",
		Publisher:   "The Halmsey Courier",
		URL:         "https://courier.halmsey.example/2025/09/20/harbour-tram",
		Lang:        "en",
		PublishedOn: "2025-09-20",
		Note:        "A sample. Halmsey, its people and its trams are invented.",
	}
}

// Claims returns the check of the article in the form that is written by hand:
// claims by their words, ratings of the default scale, and the sources.
func Claims() []byte { return claims }
