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
	p.citation(s.Source)
	p.raw("</p>\n")
	if annotate.SafeURL(s.URL) && s.Title != "" {
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
				p.raw(", ")
			}
			p.element("a", fill(p.say.CitedClaim, "number", strconv.Itoa(n)), to(claimID(n)))
		}
	}
	p.raw("</p></li>\n")
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
	p.element("p", p.say.Method)
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
	p.element("p", p.say.EmbeddedData)
	p.raw("</section>\n")
}
