package importer

import (
	stdhtml "html"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// said is a fact about a document: the first that is said counts.
type said string

func (s *said) or(value string) {
	if *s == "" {
		*s = said(annotate.CleanLine(stdhtml.UnescapeString(value)))
	}
}

// page is what a page says of itself.
type page struct {
	title, byline, publisher said
	published                annotate.Date
	lang                     string
	address                  *url.URL // nil if unknown
	base                     *url.URL // what links are relative to; nil if unknown
	headline                 string   // the title as it stands printed in the page; "" if it does not
}

func (p *page) fields() annotate.ArticleFields {
	f := annotate.ArticleFields{
		Title:       string(p.title),
		Byline:      string(p.byline),
		Publisher:   string(p.publisher),
		Lang:        p.lang,
		PublishedOn: p.published,
	}
	if p.address != nil {
		f.URL = p.address.String()
	}
	return f
}

// describe collects what a page says of itself. The sources, the more precise
// first: JSON-LD of schema.org, Open Graph and article properties, Dublin Core
// and older meta names, microdata, and what stands in the page. In the beginning
// of its source may be written where it was saved; from says so in its stead, and
// may be nil.
func describe(doc *html.Node, beginning string, from *url.URL) *page {
	facts := collect(doc)
	ld := facts.article()
	p := &page{}

	p.byline.or(ld.authors())
	for _, name := range []string{"author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "article:author"} {
		if s := strings.Join(facts.meta[name], ", "); !strings.Contains(s, "://") {
			p.byline.or(s)
		}
	}
	p.byline.or(facts.prop["author"])

	p.publisher.or(ld.publisher())
	for _, name := range []string{"og:site_name", "dc.publisher", "dcterms.publisher", "application-name"} {
		p.publisher.or(facts.one(name))
	}

	for _, s := range []string{
		ld.text("datePublished"), facts.one("article:published_time"), facts.one("og:article:published_time"),
		facts.prop["datePublished"], facts.one("parsely-pub-date"), facts.one("sailthru.date"),
		facts.one("dc.date.issued"), facts.one("dcterms.issued"), facts.one("dcterms.created"), facts.one("dc.date"),
		facts.one("pubdate"), facts.one("publishdate"), facts.one("publish-date"), facts.one("date"), facts.time,
	} {
		if p.published == "" {
			p.published = readDate(s)
		}
	}

	for _, s := range []string{facts.lang, ld.text("inLanguage"), facts.one("og:locale"), facts.one("content-language"), facts.one("dc.language")} {
		if p.lang == "" {
			p.lang = cleanLang(s)
		}
	}

	for _, s := range []string{facts.canonical, facts.one("og:url"), ld.address(), savedFrom(beginning)} {
		if p.address == nil {
			p.address = pageURL(s)
		}
	}
	if p.address == nil {
		p.address = from
	}
	if p.base = from; from == nil {
		p.base = p.address
	}
	if facts.baseHref != "" {
		if base := absolute(p.base, facts.baseHref); base != "" {
			p.base = pageURL(base)
		}
	}

	names := []string{
		ld.text("headline"), facts.one("og:title"), facts.one("dc.title"), facts.one("dcterms.title"),
		facts.one("twitter:title"), facts.one("parsely-title"), facts.title,
	}
	for i, name := range names {
		names[i] = withoutSite(stdhtml.UnescapeString(name), string(p.publisher))
	}
	p.headline = printedHeadline(facts.headings, names)
	p.title.or(p.headline)
	for _, name := range names {
		p.title.or(name)
	}
	if len(facts.headings) > 0 {
		p.title.or(facts.headings[0])
	}
	return p
}

// facts are the raw statements in a page.
type facts struct {
	meta      map[string][]string // by lower-case name, property or http-equiv
	prop      map[string]string   // microdata: the first value of a property
	linked    []any               // JSON-LD documents
	headings  []string            // texts of the h1 elements
	title     string              // the title element
	lang      string
	canonical string
	baseHref  string
	time      string // the first time element inside an article or main element
}

func (f *facts) one(name string) string {
	if values := f.meta[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}

func collect(doc *html.Node) *facts {
	f := &facts{meta: map[string][]string{}, prop: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Namespace != "" {
			continue
		}
		switch n.DataAtom {
		case atom.Html, atom.Body, atom.Article:
			if f.lang == "" {
				f.lang, _ = langOf(n)
			}
		case atom.Title:
			if f.title == "" {
				f.title = annotate.CleanLine(textOf(n))
			}
		case atom.H1:
			if s := annotate.CleanLine(textOf(n)); s != "" {
				f.headings = append(f.headings, s)
			}
		case atom.Base:
			if f.baseHref == "" {
				f.baseHref = attribute(n, "href")
			}
		case atom.Link:
			if f.canonical == "" && strings.EqualFold(attribute(n, "rel"), "canonical") {
				f.canonical = attribute(n, "href")
			}
		case atom.Meta:
			f.addMeta(n)
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(attribute(n, "type")), "application/ld+json") {
				f.addLinked(textOf(n))
			}
		case atom.Time:
			if at := attribute(n, "datetime"); f.time == "" && readDate(at) != "" && inArticle(n) {
				f.time = at
			}
		}
		f.addProperty(n)
	}
	return f
}

func (f *facts) addMeta(n *html.Node) {
	content := strings.TrimSpace(attribute(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"name", "property", "http-equiv"} {
		for name := range strings.FieldsSeq(strings.ToLower(attribute(n, key))) {
			f.meta[name] = append(f.meta[name], content)
		}
	}
}

// addProperty keeps an author or a date of publication that is marked up in
// the page itself.
func (f *facts) addProperty(n *html.Node) {
	for property := range strings.FieldsSeq(attribute(n, "itemprop")) {
		if (property != "author" && property != "datePublished") || f.prop[property] != "" {
			continue
		}
		value := attribute(n, "content")
		if value == "" {
			value = attribute(n, "datetime")
		}
		if value == "" {
			named := first(n, func(d *html.Node) bool { return attribute(d, "itemprop") == "name" })
			if named == nil {
				named = n
			}
			value = annotate.CleanLine(textOf(named))
			if content := attribute(named, "content"); value == "" {
				value = content
			}
		}
		if len(value) <= 200 { // longer is a biography
			f.prop[property] = value
		}
	}
}

func inArticle(n *html.Node) bool {
	for a := range n.Ancestors() {
		switch a.DataAtom {
		case atom.Article, atom.Main:
			return true
		case atom.Aside, atom.Footer, atom.Nav:
			return false
		}
	}
	return false
}

// savedComment is what browsers and SingleFile write into a page they save, and
// Windows before what was copied from one.
var savedComment = regexp.MustCompile(`<!--\s*(?:saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+))|(?m:^SourceURL:(\S+))`)

// savedFrom returns the address from which a page was saved or copied, if that
// was written into its beginning.
func savedFrom(beginning string) string {
	m := savedComment.FindStringSubmatch(beginning)
	if m == nil {
		return ""
	}
	return m[1] + m[2] + m[3]
}
