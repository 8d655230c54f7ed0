package importer

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"

	"tickmark/annotate"
)

// teaserLabel is what may stand before the link.
var teaserLabel = regexp.MustCompile(`(?i)^(?:related|read more|read also|also read|see also|don['’]t miss|more on this|watch|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|lea también|lee también|leia também|leia mais|leggi anche)\s*:`)

// maxTeaser is the length, in code points, of the longest paragraph that is
// taken for a link to another article.
const maxTeaser = 250

// dropTeasers takes the links to other articles of a site away that it puts
// between the paragraphs of one: each a paragraph of nothing but a link, with a
// heading of the same kind perhaps. Links to other sites stay: an article may
// rest on them. Where such links make up much of the page, they are what it is
// about, and stay. It returns how many it took.
func dropTeasers(blocks []annotate.Block, page *url.URL) ([]annotate.Block, int) {
	if page == nil {
		return blocks, 0
	}
	site := siteOf(page.Hostname())
	teasers := make([]bool, len(blocks))
	chars, all := 0, 0
	for i, b := range blocks {
		all += utf8.RuneCountInString(b.Text)
		if b.Kind == annotate.Paragraph && isTeaser(b, site) {
			teasers[i] = true
			chars += utf8.RuneCountInString(b.Text)
		}
	}
	if 3*chars > all {
		return blocks, 0
	}
	for i, b := range blocks {
		if b.Kind == annotate.Heading && b.Level > 1 && i+1 < len(blocks) && teasers[i+1] && isTeaser(b, site) {
			teasers[i] = true
		}
	}
	kept := make([]annotate.Block, 0, len(blocks))
	for i, b := range blocks {
		if !teasers[i] {
			kept = append(kept, b)
		}
	}
	return kept, len(blocks) - len(kept)
}

// siteOf returns the part of a host's name that its owner has registered.
func siteOf(host string) string {
	site, err := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(host))
	if err != nil {
		return strings.ToLower(host)
	}
	return site
}

// isTeaser reports whether a block is a link within a site and nothing else.
// Addresses that are written out and links to documents are none.
func isTeaser(b annotate.Block, site string) bool {
	if utf8.RuneCountInString(b.Text) > maxTeaser || strings.Contains(b.Text, "://") || strings.Contains(b.Text, "www.") {
		return false
	}
	links := slices.DeleteFunc(slices.Clone(b.Marks), func(m annotate.Mark) bool { return m.Kind != annotate.MarkLink })
	if len(links) == 0 || len(b.References) > 0 {
		return false
	}
	for _, m := range links {
		to, err := url.Parse(m.Href)
		if err != nil || siteOf(to.Hostname()) != site || strings.HasSuffix(strings.ToLower(to.Path), ".pdf") {
			return false
		}
	}
	at, label := 0, len(teaserLabel.FindString(b.Text))
	for i, r := range b.Text {
		bare := !slices.ContainsFunc(links, func(m annotate.Mark) bool { return m.Start <= at && at < m.End })
		if bare && i >= label && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return false
		}
		at++
	}
	return true
}
