package report

import (
	"strconv"

	"tickmark/annotate"
)

func (p *htmlPage) sourceList() {
	p.raw("<section aria-labelledby=\"sources\">\n")
	p.element("h2", p.say.Sources, id("sources"))
	if len(p.Sources) == 0 {
		p.element("p", p.say.NoSources, class("none"))
	} else {
		p.raw("<ol class=\"sources\">\n")
		for _, s := range p.Sources {
			p.source(p.sources[s.ID])
		}
		p.raw("</ol>\n")
	}
	p.raw("</section>\n")
}

func (p *htmlPage) source(s numberedSource) {
	p.open("li", id(sourceID(s.number)))
	p.raw("<p>")
	p.citation(s.Source, false)
	p.raw("</p>\n")
	if p.showsAddress(s.Source) {
		p.raw(`<p class="url">`)
		p.link(s.URL, s.URL)
		p.raw("</p>\n")
	}
	p.raw(`<p class="meta">`)
	p.text(p.say.Classes[s.Class])
	if len(s.citedBy) > 0 {
		p.text(" · " + p.say.CitedBy + " ")
		for i, n := range s.citedBy {
			if i > 0 {
				p.text(p.say.Comma)
			}
			name := fill(p.say.CitedClaim, "number", strconv.Itoa(n))
			if p.kind == SourceList {
				p.text(name)
			} else {
				p.element("a", name, to(claimID(n)))
			}
		}
	}
	p.raw("</p>")
	for _, line := range p.aboutSource(s.Source) {
		p.element("p", line, class("meta"))
	}
	if p.kind == SourceList {
		p.citedFor(s)
	}
	p.raw("</li>\n")
}

// citedFor says of each claim what the source says about it.
func (p *htmlPage) citedFor(s numberedSource) {
	p.raw("\n<ol class=\"evidence\">\n")
	for _, c := range p.citedIn(s.ID) {
		p.raw("<li>\n<p class=\"cite\">")
		p.stance(c.Stance)
		p.filled(p.say.ClaimName, map[string]func(){
			"number": func() { p.text(strconv.Itoa(c.claim.Number)) },
			"label":  func() { p.foreign(c.claim.Words(), lang(p.Article.Lang)) },
		})
		if where := p.say.locator(c.Evidence); where != "" {
			p.raw(" · ")
			p.foreign(where)
		}
		p.raw("</p>\n")
		p.shown(c.Evidence)
		p.raw("</li>\n")
	}
	p.raw("</ol>")
}

// querySheet asks the author and the editor what is open.
func (p *htmlPage) querySheet() {
	p.raw("<section aria-labelledby=\"queries\">\n")
	p.element("h2", p.say.Queries, id("queries"))
	none := true
	for _, to := range annotate.Addressees() {
		queries := p.openQueries(annotate.Addressee(to.Key))
		if len(queries) == 0 {
			continue
		}
		none = false
		p.element("h3", p.say.Addressees[annotate.Addressee(to.Key)])
		p.raw("<ol class=\"queries\">\n")
		for _, q := range queries {
			p.query(q)
		}
		p.raw("</ol>\n")
	}
	if none {
		p.element("p", p.say.NoQueries, class("none"))
	}
	p.raw("</section>\n")
}

func (p *htmlPage) query(q asked) {
	p.raw("<li>\n")
	for _, passage := range q.claim.Passages {
		words := passage.Quote.Exact
		p.open("blockquote", class("words"), lang(p.Article.Lang), dir(words, p.say.rightToLeft()))
		p.raw("<p>")
		p.element("q", words)
		p.raw("</p></blockquote>\n")
	}
	p.open("p", class("question"), attribute{"dir", "auto"})
	p.lines(q.Question)
	p.raw("</p>\n")
	if q.Suggestion != "" {
		p.raw("<dl>")
		p.element("dt", p.say.SuggestedWording)
		p.open("dd", lang(p.Article.Lang), attribute{"dir", "auto"})
		p.lines(q.Suggestion)
		p.raw("</dd></dl>\n")
	}
	p.raw(`<p class="meta">`)
	p.text(fill(p.say.CitedClaim, "number", strconv.Itoa(q.claim.Number)))
	if by := p.byOn(q.AskedBy, p.say.day(q.AskedAt)); by != "" {
		p.raw(" · ")
		p.foreign(by)
	}
	p.raw("</p></li>\n")
}

// asides lists the words that were set aside.
func (p *htmlPage) asides() {
	if len(p.Asides) == 0 {
		return
	}
	p.raw("<section aria-labelledby=\"asides\">\n")
	p.element("h2", p.say.SetAside, id("asides"))
	p.raw("<ul>\n")
	for _, a := range p.Asides {
		p.raw("<li>")
		p.element("q", a.Quote.Exact, lang(p.Article.Lang), dir(a.Quote.Exact, p.say.rightToLeft()))
		p.raw(` <span class="aside">`)
		p.text(p.say.AsideKinds[a.Kind])
		p.raw("</span></li>\n")
	}
	p.raw("</ul>\n</section>\n")
}

// ratings explains every rating of the scales that were used.
func (p *htmlPage) ratings() {
	p.raw("<section aria-labelledby=\"ratings\">\n")
	p.element("h2", p.say.Ratings, id("ratings"))
	if len(p.Scales) == 0 {
		p.element("p", p.say.NoRatings, class("none"))
	}
	for _, s := range p.Scales {
		p.raw(`<div class="wide"><table class="scale">`)
		p.open("caption")
		p.filled(p.say.ScaleName, map[string]func(){
			"name":    func() { p.foreign(s.Name) },
			"version": func() { p.text(strconv.Itoa(s.Version)) },
		})
		p.raw("</caption><thead><tr>")
		for _, heading := range []string{p.say.Rating, p.say.Meaning, p.say.Value} {
			p.element("th", heading, attribute{"scope", "col"})
		}
		p.raw("</tr></thead><tbody>\n")
		for _, l := range s.Levels {
			p.raw(`<tr><th scope="row">`)
			p.badge(look{l.Label, l.Definition, l.Tone, l.Glyph, true})
			p.raw("</th><td>")
			p.foreign(l.Definition, lang(""))
			p.raw("</td>")
			p.element("td", p.scaleValue(s, l.Key))
			p.raw("</tr>\n")
		}
		p.raw("</tbody></table></div>\n")
	}
	p.raw("</section>\n")
}

// scaleValue is where a level lies on the axis from false to true: 4 of 5.
func (g *digest) scaleValue(s annotate.Scale, level string) string {
	value, best, ok := s.Rating(level)
	if !ok {
		return g.say.OffAxis
	}
	return g.say.partOf(value, best)
}

func (p *htmlPage) about() {
	p.raw("<section aria-labelledby=\"about\">\n")
	p.element("h2", p.say.About, id("about"))
	if p.kind.isInternal() {
		p.element("p", p.say.Internal, class("internal"))
	}
	p.element("p", p.method())
	p.raw("<dl>\n")
	for _, f := range p.facts() {
		p.element("dt", f.name)
		p.raw("<dd>")
		if f.hash {
			p.element("code", f.value)
		} else {
			p.foreign(f.value)
		}
		if f.note != "" {
			p.element("p", f.note, class("meta"))
		}
		p.raw("</dd>\n")
	}
	p.raw("</dl>\n")
	if p.data != nil {
		where := p.say.EmbeddedData
		if p.isSheet {
			where = p.say.AttachedData
		}
		p.element("p", where)
	}
	p.raw("</section>\n")
}
