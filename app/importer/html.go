package importer

import (
	"context"
	"net/url"
	"regexp"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// maxArticleTags is how many elements a page may have for the article to be
// looked for in it. Beyond that, which takes seconds, all of the page is kept:
// pages of this size are books and lists rather than news.
const maxArticleTags = 100_000

// readHTML reads a saved page, or HTML that was cut out of one.
func readHTML(ctx context.Context, source string) (Result, error) {
	doc, err := parseHTML(ctx, source)
	if err != nil {
		return Result{}, err
	}
	page := describe(doc, source)
	root := doc
	if isPage(source) {
		article, err := findArticle(ctx, doc, page.base)
		if err != nil {
			return Result{}, err
		}
		page.byline.or(article.byline)
		root = article.node
		if root == nil || !visible(textOf(root)) {
			// There is none, and looking for it took the page apart.
			if root, err = parseHTML(ctx, source); err != nil {
				return Result{}, err
			}
		}
	}
	w := walkPage(root, page.base, page.lang)
	return Result{
		Fields: page.fields(),
		Blocks: withHeadline(w.blocks, page.headline),
		Notes:  w.notes(),
	}, nil
}

var (
	pageTag       = regexp.MustCompile(`(?i)<(?:!doctype|html|head|body|title)[\s>/]`)
	clipboardMark = regexp.MustCompile(`(?i)<!--\s*StartFragment\s*-->`)
)

// isPage tells a page, in which the article has to be found, from a piece of
// one, as the clipboard holds it: what somebody selected is kept whole.
func isPage(source string) bool {
	return pageTag.MatchString(source) && !clipboardMark.MatchString(source)
}

func parseHTML(ctx context.Context, source string) (*html.Node, error) {
	if err := checkTags(source); err != nil {
		return nil, err
	}
	doc, err := html.Parse(&contextReader{ctx: ctx, r: strings.NewReader(source)})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, annotate.Errorf(annotate.Invalid, "This cannot be read, because it is nested more than 500 levels deep. Copy the article's text where it can be seen and paste it.")
	}
	return doc, nil
}

// foundArticle is what looking for an article came to; node is nil where there
// is none.
type foundArticle struct {
	node   *html.Node
	byline string
}

// findArticle looks for the article in a page, and takes the page apart while
// doing so.
func findArticle(ctx context.Context, doc *html.Node, base *url.URL) (foundArticle, error) {
	return abandonable(ctx, func() foundArticle {
		parser := readability.NewParser()
		parser.MaxElemsToParse = maxArticleTags
		article, err := parser.ParseAndMutate(doc, base)
		if err != nil { // too large
			return foundArticle{}
		}
		if article.Node != nil {
			nameAtoms(article.Node)
		}
		return foundArticle{node: article.Node, byline: article.Byline()}
	})
}

// nameAtoms makes each element's atom agree with its name again: the search
// renames elements, and makes new ones, by name only.
func nameAtoms(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
}

// withHeadline puts the headline that a page prints before its text, unless the
// text begins with it.
func withHeadline(blocks []annotate.Block, headline string) []annotate.Block {
	if headline == "" {
		return blocks
	}
	for i, b := range blocks[:min(len(blocks), 3)] {
		if b.Kind == annotate.Heading && annotate.CleanLine(b.Text) == headline {
			blocks[i].Level = 1
			return blocks
		}
	}
	return append([]annotate.Block{{Kind: annotate.Heading, Level: 1, Text: headline}}, blocks...)
}
