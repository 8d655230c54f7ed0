package report

import (
	"cmp"
	"encoding/base64"
	"strconv"
)

func (p *htmlPage) cover() {
	p.raw(`<header class="cover">` + "\n")
	p.house()
	p.raw(`<p class="kicker"><svg class="mark" aria-hidden="true" viewBox="0 0 24 24"><path d="M3 12 L9 19 L21 3"></path></svg> `)
	p.text(p.name())
	p.raw(" · ")
	p.element("time", p.say.day(p.CreatedAt), attribute{"datetime", p.CreatedAt.UTC().Format("2006-01-02")})
	p.raw("</p>\n")
	p.element("h1", p.Article.Title, lang(p.Article.Lang), dir(p.Article.Title, p.say.rightToLeft()))
	p.publication()
	if !p.holdsClaims() {
		p.raw("\n</header>\n")
		return
	}
	p.raw("\n<section class=\"brief\" aria-labelledby=\"brief\">\n")
	p.element("h2", p.say.Brief, id("brief"))
	p.chart()
	p.raw("</section>\n</header>\n")
}

// house writes the letterhead.
func (p *htmlPage) house() {
	head := p.letterhead
	if head.Logo == nil && head.Name == "" && head.Byline == "" {
		return
	}
	p.raw(`<div class="letterhead">`)
	if head.Logo != nil {
		names := "logo"
		switch p.logo.plate {
		case lightPlate:
			names += " light"
		case darkPlate:
			names += " dark"
		}
		p.open("img", class(names), attribute{"src", "data:image/png;base64," + base64.StdEncoding.EncodeToString(head.Logo)},
			attribute{"alt", cmp.Or(head.Name, p.say.Logo)},
			attribute{"width", strconv.Itoa(p.logo.width)}, attribute{"height", strconv.Itoa(p.logo.height)})
	}
	if head.Logo == nil && head.Name != "" {
		p.element("p", head.Name, class("house"), lang(""), attribute{"dir", "auto"})
	}
	if head.Byline != "" {
		p.element("p", head.Byline, lang(""), attribute{"dir", "auto"})
	}
	p.raw("</div>\n")
}

// publication says where the article stands.
func (p *htmlPage) publication() {
	p.raw(`<p class="publication">`)
	first := true
	separate := func() {
		if !first {
			p.raw(" · ")
		}
		first = false
	}
	if p.Article.Byline != "" {
		separate()
		p.foreign(p.Article.Byline, lang(p.Article.Lang))
	}
	if p.Article.Publisher != "" {
		separate()
		p.foreign(p.Article.Publisher, lang(p.Article.Lang))
	}
	if p.Article.PublishedOn != "" {
		separate()
		p.element("time", p.say.date(p.Article.PublishedOn), attribute{"datetime", string(p.Article.PublishedOn)})
	}
	if p.Article.URL != "" {
		separate()
		p.link(p.Article.URL, p.Article.URL, class("url"))
	}
	p.raw("</p>")
}

// chart shows how the claims came out: a bar, and the table that it draws.
func (p *htmlPage) chart() {
	if len(p.Claims) == 0 {
		p.element("p", p.say.NoClaims, class("none"))
		return
	}
	rows := p.tally()
	const width, gap = 1000.0, 5.0
	room := width - gap*float64(len(rows)-1)
	p.open("svg", class("bar"), attribute{"viewBox", "0 0 1000 14"}, attribute{"preserveAspectRatio", "none"},
		attribute{"role", "img"}, attribute{"aria-label", p.summary()})
	x := 0.0
	for _, row := range rows {
		w := room * float64(len(row.Claims)) / float64(len(p.Claims))
		names := tone(row.Tone)
		if !row.Judged {
			names += " open"
		}
		p.open("rect", class(names), attribute{"x", decimal(x)}, attribute{"y", "0"}, attribute{"width", decimal(w)}, attribute{"height", "14"})
		p.raw("</rect>")
		x += w + gap
	}
	p.raw("</svg>\n<div class=\"figures\">\n<table class=\"tally\"><thead><tr>")
	for _, heading := range []string{p.say.Verdict, p.say.Number, p.say.Share} {
		p.element("th", heading, attribute{"scope", "col"})
	}
	p.raw("</tr></thead><tbody>\n")
	for _, row := range rows {
		p.raw(`<tr><th scope="row">`)
		p.badge(row.look)
		if !row.Judged {
			p.raw(` <span class="aside">`)
			p.text(p.say.NoVerdict)
			p.raw("</span>")
		}
		p.raw("</th>")
		p.element("td", p.say.grouped(len(row.Claims)))
		p.element("td", p.say.percent(len(row.Claims), len(p.Claims)))
		p.raw("</tr>\n")
	}
	p.raw("</tbody></table>\n<dl>\n")
	for _, f := range p.keyFacts() {
		p.element("dt", f.name)
		p.raw("<dd>")
		p.foreign(f.value)
		p.raw("</dd>\n")
	}
	p.raw("</dl>\n</div>\n")
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// briefLength is how long titles of claims are where they are listed, in code
// points.
const briefLength = 90

func (p *htmlPage) contents() {
	p.raw(`<nav class="contents" aria-labelledby="contents">` + "\n")
	p.element("h2", p.say.Contents, id("contents"))
	p.raw("<ol>\n")
	for _, each := range p.parts {
		if each == asidesPart && len(p.Asides) == 0 {
			continue
		}
		p.raw("<li>")
		p.element("a", p.title(each), to(string(each)))
		switch each {
		case articlePart:
			p.contentsOfArticle()
			if p.kind == Annotated {
				p.contentsOfClaims()
			}
		case claimsPart:
			p.contentsOfClaims()
		}
		p.raw("</li>\n")
	}
	p.raw("</ol>\n</nav>\n")
}

func (p *htmlPage) contentsOfClaims() {
	if len(p.Claims) > 0 {
		p.raw("<ol class=\"numbers\">\n")
		for _, c := range p.Claims {
			l := p.looks[c.ID]
			p.raw("<li>")
			p.open("a", class(tone(l.Tone)), to(claimID(c.Number)))
			p.open("span", class("number"))
			p.text(strconv.Itoa(c.Number))
			p.sign(l.Glyph)
			p.element("span", " "+l.Label+":", class("heard"))
			p.raw("</span> ")
			words := brief(c.Words(), briefLength)
			p.foreign(words, lang(p.Article.Lang), dir(words, p.say.rightToLeft()))
			p.raw("</a></li>\n")
		}
		p.raw("</ol>")
	}
}

func (p *htmlPage) contentsOfArticle() {
	listed := false
	for i, b := range p.Version.Blocks {
		if p.headings[i] == 0 || b.Text == p.Article.Title {
			continue
		}
		if !listed {
			p.raw("<ol>\n")
			listed = true
		}
		p.raw("<li>")
		p.open("a", to(headingID(i)))
		p.foreign(brief(b.Text, briefLength), lang(p.Article.Lang), dir(b.Text, p.say.rightToLeft()))
		p.raw("</a></li>\n")
	}
	if listed {
		p.raw("</ol>")
	}
}
