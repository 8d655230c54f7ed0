package importer

import (
	"cmp"
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

// savedPage is a page as it comes in.
type savedPage struct {
	source   string
	whole    bool                                // all of it is wanted, not the article in it
	address  *url.URL                            // where it was saved from; nil if that is not known
	enclosed func(address string) ([]byte, bool) // finds what was saved with it; may be nil
	gallery  *gallery                            // keeps its pictures; nil for one of its own
}

// readHTML reads a saved page, or HTML that was cut out of one: the article in it,
// or the whole.
func readHTML(saved savedPage) (Result, error) {
	copied := clipboardHeader.FindString(saved.source)
	source := saved.source[len(copied):]
	doc, err := parseHTML(source)
	if err != nil {
		return Result{}, err
	}
	page := describe(doc, copied+source[:min(len(source), sniffed)], saved.address)
	root := doc
	notesOf := func() []pageNote { return findPageNotes([]linkedPage{{root: root, base: page.base}}, page.lang) }
	pageNotes := notesOf()
	articleOnly := !saved.whole && isPage(source)
	if articleOnly {
		article := findArticle(doc, page.base)
		page.byline.or(article.Byline())
		root = article.Node
		if root == nil || !visible(textOf(root)) {
			// There is none, and looking for it took the page apart.
			if root, err = parseHTML(source); err != nil {
				return Result{}, err
			}
			pageNotes = notesOf()
		}
	}
	w := walker{base: page.base, lang: page.lang, gallery: saved.gallery, source: saved.picture(page.base), pageNotes: pageNotes}
	w.walk(root)
	w.endNotes()
	blocks, notes := w.blocks, w.notes()
	if articleOnly {
		var teasers int
		if blocks, teasers = dropTeasers(blocks, page.base); teasers > 0 {
			notes = append(notes, count(teasers, "link to another article of the site was", "links to other articles of the site were")+" left out.")
		}
	}
	anchorReferences(blocks, cmp.Or(page.lang, annotate.GuessLang(blocks)))
	return Result{
		Fields: page.fields(),
		Blocks: withHeadline(blocks, page.headline),
		Images: w.gallery.images,
		Notes:  notes,
	}, nil
}

// picture returns a function that finds the bytes of a picture: in the address
// itself, as programs write it that save a page as one file, or in what was saved
// with the page. Nothing is fetched.
func (s savedPage) picture(base *url.URL) func(src string) ([]byte, bool) {
	return func(src string) ([]byte, bool) {
		if content, ok := dataURI(src); ok || s.enclosed == nil {
			return content, ok
		}
		if content, ok := s.enclosed(src); ok {
			return content, true
		}
		return s.enclosed(absolute(base, src))
	}
}

// dataURI returns the bytes that an address holds in itself (RFC 2397).
func dataURI(address string) ([]byte, bool) {
	head, body, ok := strings.Cut(address, ",")
	const scheme = "data:"
	if !ok || len(head) < len(scheme) || !strings.EqualFold(head[:len(scheme)], scheme) || len(body) > 2*maxPicture {
		return nil, false
	}
	unescaped, err := url.PathUnescape(body)
	if err != nil {
		return nil, false
	}
	if strings.HasSuffix(strings.ToLower(head), ";base64") {
		return decodeTransfer([]byte(unescaped), "base64"), true
	}
	return []byte(unescaped), true
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

func parseHTML(source string) (*html.Node, error) {
	if err := checkTags(source); err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil, errNested
	}
	return doc, nil
}

// findArticle looks for the article in a page, and takes the page apart while
// doing so. Its node is nil where there is none.
func findArticle(doc *html.Node, base *url.URL) readability.Article {
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxArticleTags
	article, err := parser.ParseAndMutate(doc, base)
	if err != nil { // more elements than that
		return readability.Article{}
	}
	if article.Node != nil {
		nameAtoms(article.Node)
	}
	return article
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

// withHeadline puts the headline that a page prints before its text, unless it
// stands in it.
func withHeadline(blocks []annotate.Block, headline string) []annotate.Block {
	if headline == "" {
		return blocks
	}
	for i, b := range blocks {
		if b.Kind == annotate.Heading && annotate.CleanLine(b.Text) == headline {
			blocks[i].Level = 1
			return blocks
		}
	}
	return append([]annotate.Block{{Kind: annotate.Heading, Level: 1, Text: headline}}, blocks...)
}
