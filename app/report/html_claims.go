package report

import (
	"context"
	"strconv"
	"strings"
	"time"

	"tickmark/annotate"
)

func (p *htmlPage) claimList(ctx context.Context) error {
	p.raw("<section aria-labelledby=\"claims\">\n")
	p.element("h2", p.say.Claims, id("claims"))
	if len(p.Claims) == 0 {
		p.element("p", p.say.NoClaims, class("none"))
	}
	for _, c := range p.Claims {
		if err := p.step(ctx); err != nil {
			return err
		}
		p.claim(c)
	}
	p.raw("</section>\n")
	return nil
}

func (p *htmlPage) claim(c annotate.Claim) {
	l := p.looks[c.ID]
	name := claimID(c.Number)
	p.open("article", class("claim "+tone(l.Tone)), id(name), attribute{"aria-labelledby", name + "-title"})
	p.raw("\n<p class=\"top\">")
	p.element("span", strconv.Itoa(c.Number), class("number"))
	p.badge(l)
	p.element("span", strings.Join(p.traits(c), " · "), class("aside"))
	p.permalink(c)
	p.raw("</p>\n")
	p.element("h3", c.Words(), id(name+"-title"), lang(p.Article.Lang), dir(c.Words(), p.say.rightToLeft()))
	p.claimant(c)
	p.passages(c)
	p.pictures(c)
	p.explanation(c)
	p.verdictBy(c)
	p.element("h4", p.say.Evidence)
	if len(c.Evidence) == 0 {
		p.element("p", p.say.NoEvidence, class("none"))
	} else {
		p.evidenceList(c)
	}
	p.remarkList(p.remarks(c))
	p.raw("</article>\n")
}

// permalink is a link of the claim to itself, whose address can be copied.
func (p *htmlPage) permalink(c annotate.Claim) {
	p.open("a", class("permalink"), to(claimID(c.Number)), attribute{"title", p.say.Permalink})
	p.raw(`<span aria-hidden="true">#</span><span class="heard">`)
	p.text(p.say.Permalink)
	p.raw("</span></a>")
}

// explanation writes the reasons for a verdict.
func (p *htmlPage) explanation(c annotate.Claim) {
	if c.Verdict == nil || c.Verdict.Explanation == "" {
		return
	}
	p.raw("<div class=\"prose\" lang=\"\" dir=\"auto\">\n")
	p.prose(readProse(c.Verdict.Explanation))
	p.raw("</div>\n")
}

func (p *htmlPage) claimant(c annotate.Claim) {
	if c.Claimant == "" && c.SaidOn == "" {
		return
	}
	p.raw(`<p class="meta">`)
	p.text(p.say.Claimant + " ")
	if c.Claimant != "" {
		p.element("bdi", c.Claimant, class("who"), lang(p.Article.Lang))
	}
	if c.ClaimantRole != "" {
		p.text(p.say.Comma)
		p.foreign(c.ClaimantRole, lang(p.Article.Lang))
	}
	if c.SaidOn != "" {
		p.text(p.say.Comma)
		p.element("time", p.say.date(c.SaidOn), attribute{"datetime", string(c.SaidOn)})
	}
	p.raw("</p>\n")
}

// passages quotes the article and leads back to the places. A claim without a
// wording of its own has those words for its heading already.
func (p *htmlPage) passages(c annotate.Claim) {
	for i, passage := range c.Passages {
		words := passage.Quote.Exact
		drawn := p.drawn[anchor{c.ID, c.Number, i}]
		if c.Wording == "" {
			if drawn {
				p.raw("<p>")
				p.backToText(c, i)
				p.raw("</p>\n")
			}
			continue
		}
		p.open("blockquote", class("words"), lang(p.Article.Lang), dir(words, p.say.rightToLeft()))
		p.raw("<p>")
		p.element("q", words)
		if drawn {
			p.raw(" ")
			p.backToText(c, i)
		}
		p.raw("</p></blockquote>\n")
	}
}

// pictures names the pictures that a claim with a wording of its own is made in.
func (p *htmlPage) pictures(c annotate.Claim) {
	for _, name := range p.picturesOf(c) {
		p.raw("<p>")
		p.text(p.say.Image + ": ")
		p.foreign(name, lang(p.Article.Lang))
		p.raw("</p>\n")
	}
}

// backToText leads from a claim to the words of one of its passages.
func (p *htmlPage) backToText(c annotate.Claim, passage int) {
	p.open("a", class("back"), to(anchorName("text", c.Number, passage)), lang(p.say.Lang))
	p.text(p.say.BackToText)
	p.raw(` <span aria-hidden="true">↑</span></a>`)
}

// stanceLook is how a stance is drawn.
func (g *digest) stanceLook(s annotate.Stance) look {
	l := look{Label: g.say.Stances[s], Judged: true, Tone: annotate.Slate, Glyph: annotate.GlyphQuestion}
	switch s {
	case annotate.Supports:
		l.Tone, l.Glyph = annotate.Green, annotate.GlyphCheck
	case annotate.Contradicts:
		l.Tone, l.Glyph = annotate.Red, annotate.GlyphCross
	case annotate.Context:
		l.Tone, l.Glyph = annotate.Blue, annotate.GlyphPlus
	}
	return l
}

func (p *htmlPage) stance(s annotate.Stance) {
	l := p.stanceLook(s)
	p.open("span", class("stance "+tone(l.Tone)))
	p.sign(l.Glyph)
	p.text(l.Label)
	p.raw("</span> ")
}

// cite names the source of a piece of evidence, and how it stands to the claim.
func (p *htmlPage) cite(e annotate.Evidence) {
	source := p.sources[e.SourceID]
	p.stance(e.Stance)
	p.citation(source.Source, true)
	if where := p.say.locator(e); where != "" {
		p.text(p.say.Comma)
		p.foreign(where)
	}
	if source.number > 0 && p.has(sourcesPart) {
		p.raw(" ")
		p.open("a", class("key"), to(sourceID(source.number)), attribute{"aria-label", p.say.sourceName(source.number)})
		p.text("[" + strconv.Itoa(source.number) + "]")
		p.raw("</a>")
	}
}

func (p *htmlPage) evidenceList(c annotate.Claim) {
	p.raw("<ol class=\"evidence\">\n")
	for _, e := range c.Evidence {
		p.evidence(e)
	}
	p.raw("</ol>\n")
}

func (p *htmlPage) evidence(e annotate.Evidence) {
	p.raw("<li>\n<p class=\"cite\">")
	p.cite(e)
	p.raw("</p>\n")
	p.shown(e)
	p.raw("</li>\n")
}

// shown is what can be seen at the place of a piece of evidence: the words or the
// picture, what they do not prove, and when they stood there in which bytes.
func (p *htmlPage) shown(e annotate.Evidence) {
	if e.Quote != "" {
		p.open("blockquote", lang(""), attribute{"dir", "auto"})
		p.element("p", e.Quote)
		p.raw("</blockquote>\n")
	}
	p.region(e)
	if e.Limits != "" {
		p.raw(`<p class="limits"><b>`)
		p.text(p.say.DoesNotProve)
		p.raw("</b> ")
		p.foreign(e.Limits, lang(""))
		p.raw("</p>\n")
	}
	if seen := p.seen(e); seen != "" || e.ArchiveURL != "" {
		p.raw(`<p class="meta">`)
		p.text(seen)
		if e.ArchiveURL != "" {
			if seen != "" {
				p.raw(" · ")
			}
			p.link(e.ArchiveURL, p.say.ArchivedCopy)
		}
		p.raw("</p>\n")
	}
}

// region shows the region of a picture or page that the evidence was taken from.
func (p *htmlPage) region(e annotate.Evidence) {
	if picture, ok := p.regionOf(e); ok {
		p.raw("<p class=\"region\">")
		p.picture(picture, p.altOfRegion(e))
		p.raw("</p>\n")
	}
}

// remarkList writes what the checkers noted for themselves.
func (p *htmlPage) remarkList(remarks []remark) {
	if len(remarks) == 0 {
		return
	}
	p.element("h4", p.say.ForTheFile)
	p.raw("<dl>\n")
	for _, r := range remarks {
		p.element("dt", r.name)
		p.open("dd", attribute{"dir", "auto"})
		p.lines(r.text)
		if r.by != "" {
			p.element("p", r.by, class("meta"))
		}
		p.raw("</dd>\n")
	}
	p.raw("</dl>\n")
}

// citation writes a source, its title linked to where it stands.
func (p *htmlPage) citation(s annotate.Source, asNote bool) {
	for _, r := range p.cited(s, asNote) {
		if r.Own {
			p.text(r.Text)
			continue
		}
		if r.Title {
			p.raw("<cite>")
		}
		if r.Italic {
			p.raw("<i>")
		}
		if r.URL != "" {
			p.link(r.URL, r.Text, lang(""))
		} else {
			p.foreign(r.Text, lang(""))
		}
		if r.Italic {
			p.raw("</i>")
		}
		if r.Title {
			p.raw("</cite>")
		}
	}
}

func (p *htmlPage) verdictBy(c annotate.Claim) {
	if c.Verdict == nil {
		return
	}
	p.raw(`<p class="meta signed">`)
	pattern := p.say.VerdictBy
	if c.Verdict.GivenBy == "" {
		pattern = p.say.VerdictOn
	}
	p.filled(pattern, map[string]func(){
		"person": func() { p.foreign(c.Verdict.GivenBy) },
		"date": func() {
			p.element("time", p.say.day(c.Verdict.GivenAt), attribute{"datetime", c.Verdict.GivenAt.UTC().Format(time.DateOnly)})
		},
	})
	p.raw("</p>\n")
}

// prose writes an explanation. Its headings are no headings of the report.
func (p *htmlPage) prose(blocks []prose) {
	for _, b := range blocks {
		switch b.kind {
		case proseHeading:
			p.raw(`<p class="heading" dir="auto">`)
			p.phrases(b.words)
			p.raw("</p>\n")
		case proseQuote:
			p.raw("<blockquote>\n")
			p.prose(b.inner)
			p.raw("</blockquote>\n")
		case proseBullets:
			p.raw("<ul>\n")
			p.proseItems(b.items)
			p.raw("</ul>\n")
		case proseNumbers:
			p.open("ol", attribute{"start", strconv.Itoa(b.first)})
			p.proseItems(b.items)
			p.raw("</ol>\n")
		case proseCode:
			p.raw(`<pre dir="ltr">`)
			p.phrases(b.words)
			p.raw("</pre>\n")
		case proseRule:
			p.raw("<hr>\n")
		default:
			p.raw(`<p dir="auto">`)
			p.phrases(b.words)
			p.raw("</p>\n")
		}
	}
}

func (p *htmlPage) proseItems(items [][]prose) {
	for _, item := range items {
		p.raw("<li>")
		p.prose(item)
		p.raw("</li>\n")
	}
}

func (p *htmlPage) phrases(words []phrase) {
	for _, w := range words {
		wrap := func(is bool, tag constant) {
			if is {
				p.open(tag)
			}
		}
		if w.href != "" {
			p.open("a", attribute{"href", w.href})
		}
		wrap(w.strong, "strong")
		wrap(w.em, "em")
		wrap(w.code, "code")
		p.lines(w.text)
		unwrap := func(is bool, tag constant) {
			if is {
				p.close(tag)
			}
		}
		unwrap(w.code, "code")
		unwrap(w.em, "em")
		unwrap(w.strong, "strong")
		unwrap(w.href != "", "a")
	}
}
