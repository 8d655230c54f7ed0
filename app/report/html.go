package report

import (
	"context"
	"fmt"
	"io"
	"strings"

	"tickmark/annotate"
)

// WriteHTML writes the report as one page that needs nothing else: no script,
// no font, no picture from elsewhere. Its Content-Security-Policy allows its
// own style sheet and nothing more.
func WriteHTML(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	return writeHTML(ctx, w, d, o, &htmlPage{style: styleSheet()})
}

// WriteSheet writes the page that [WriteHTML] writes, to be looked at on the screen
// as it is printed on the paper, without its data. It is one long sheet: where pages
// end is not known.
func WriteSheet(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	paper, err := o.Paper.size()
	if err != nil {
		return err
	}
	return writeHTML(ctx, w, d, o, &htmlPage{style: sheetStyle(paper), isSheet: true})
}

func writeHTML(ctx context.Context, w io.Writer, d annotate.Dossier, o Options, page *htmlPage) error {
	digest, err := newDigest(d, o)
	if err != nil {
		return err
	}
	data, err := digest.data()
	if err != nil {
		return err
	}
	page.markup, page.digest, page.data, page.progress = newMarkup(w), digest, data, o.progress
	if page.holdsClaims() && !page.isSheet {
		if page.reviews, err = page.embeddedReviews(o.BaseURL); err != nil {
			return err
		}
	}
	if data != nil && !page.isSheet {
		if page.annotations, err = embeddedAnnotations(d, o); err != nil {
			return err
		}
	}
	page.total = len(page.Version.Blocks) + len(page.Claims) + 1
	if err := page.write(ctx); err != nil {
		return fmt.Errorf("write HTML report: %w", err)
	}
	o.progress(1)
	return nil
}

// htmlPage is an HTML report that is being written.
type htmlPage struct {
	*markup
	*digest
	style string
	// isSheet says that the page stands for a file of another format.
	isSheet bool
	// data, annotations and reviews are the dossier, its W3C annotations and its
	// ClaimReviews as JSON.
	data, annotations, reviews []byte
	progress                   func(done float64)
	done, total                int
}

// step is called for each block and claim; it reports progress, and the error
// of a context that has ended.
func (p *htmlPage) step(ctx context.Context) error {
	p.done++
	if p.done%64 != 0 {
		return nil
	}
	p.progress(float64(p.done) / float64(p.total))
	return ctx.Err()
}

func (p *htmlPage) write(ctx context.Context) error {
	p.raw("<!DOCTYPE html>\n")
	p.open("html", lang(p.say.Lang), attribute{"dir", directionName(p.say.rightToLeft())})
	p.head()
	if p.kind == Annotated {
		p.raw("<body class=\"annotated\">\n")
	} else {
		p.raw("<body>\n")
	}
	p.signs()
	p.element("a", p.say.SkipToContent, class("skip"), to("content"))
	p.cover()
	p.raw("<div class=\"desk\">\n")
	if p.holdsClaims() || !p.isSheet { // lists are short on paper
		p.contents()
	}
	p.raw("<main id=\"content\">\n")
	for _, each := range p.parts {
		if err := p.part(ctx, each); err != nil {
			return err
		}
	}
	p.raw("</main>\n</div>\n")
	if p.data != nil && !p.isSheet {
		p.open("script", attribute{"type", "application/json"}, id("dossier"))
		p.script(p.data)
		p.raw("</script>\n")
		p.open("script", attribute{"type", "application/ld+json"}, id("annotations"))
		p.script(p.annotations)
		p.raw("</script>\n")
	}
	p.raw("</body>\n</html>\n")
	return p.flush()
}

func (p *htmlPage) part(ctx context.Context, which Part) error {
	switch which {
	case articlePart:
		return p.article(ctx)
	case claimsPart:
		return p.claimList(ctx)
	case queriesPart:
		p.querySheet()
	case asidesPart:
		p.asides()
	case sourcesPart:
		p.sourceList()
	case ratingsPart:
		p.ratings()
	case aboutPart:
		p.about()
	}
	return nil
}

// script writes JSON into a script element. [json.Marshal] leaves no "<" in it.
func (p *htmlPage) script(data []byte) { _, _ = p.w.Write(data) }

func (p *htmlPage) head() {
	title := p.name() + ": " + p.Article.Title
	p.raw("\n<head>\n<meta charset=\"utf-8\">\n")
	policy := "default-src 'none'; style-src '" + styleHash(p.style) + "'; base-uri 'none'; form-action 'none'"
	if p.letterhead.Logo != nil || p.hasPictures() || p.hasRegions() {
		policy += "; img-src data:"
	}
	p.open("meta", attribute{"http-equiv", "Content-Security-Policy"}, attribute{"content", policy})
	p.open("title")
	p.escaped(title)
	p.close("title")
	meta := func(name constant, content string) {
		p.open("meta", attribute{"name", string(name)}, attribute{"content", content})
	}
	meta("viewport", "width=device-width, initial-scale=1")
	meta("color-scheme", "light dark")
	meta("referrer", "no-referrer")
	meta("generator", p.Generator)
	meta("author", strings.Join(p.checkers(), ", "))
	meta("description", p.summary())
	meta("dcterms.created", p.CreatedAt.UTC().Format("2006-01-02T15:04:05Z"))
	p.raw("\n<style>")
	// The style sheet is ours, and the policy names its hash.
	_, _ = p.w.WriteString(p.style)
	p.raw("</style>\n")
	if len(p.reviews) > 0 {
		p.open("script", attribute{"type", "application/ld+json"})
		p.script(p.reviews)
		p.raw("</script>\n")
	}
	p.raw("</head>\n")
}

// signs defines the glyphs once, to be used by name.
func (p *htmlPage) signs() {
	p.raw(`<svg class="signs" aria-hidden="true" width="0" height="0">`)
	for _, g := range annotate.Glyphs() {
		p.open("symbol", id("sign-"+string(g.Key)), attribute{"viewBox", "0 0 16 16"})
		p.open("path", attribute{"d", g.Path})
		p.raw("</path></symbol>")
	}
	p.raw("</svg>\n")
}

func (p *htmlPage) sign(g annotate.Glyph) {
	p.raw(`<svg class="sign" aria-hidden="true"><use`)
	p.raw(` href="`)
	p.text("#sign-" + string(g))
	p.raw(`"></use></svg>`)
}

// tone is the class of a colour.
func tone(t annotate.Tone) string { return "t-" + string(t) }

// badge draws a verdict or a status: sign, word and colour.
func (p *htmlPage) badge(l look) {
	names := "badge " + tone(l.Tone)
	if !l.Judged {
		names += " open"
	}
	p.open("span", class(names))
	p.sign(l.Glyph)
	p.foreign(l.Label)
	p.close("span")
}

// filled writes one of the report's own patterns, in which the functions write
// what stands in the place of the names in braces.
func (p *htmlPage) filled(pattern string, write map[string]func()) {
	for pattern != "" {
		before, rest, _ := strings.Cut(pattern, "{")
		p.text(before)
		name, after, ok := strings.Cut(rest, "}")
		if ok {
			write[name]()
		}
		pattern = after
	}
}

// directionName is the value of a dir attribute.
func directionName(rightToLeft bool) string {
	if rightToLeft {
		return "rtl"
	}
	return "ltr"
}

// dir is the attribute for text whose direction is not that around it, and no
// attribute for other text.
func dir(text string, around bool) attribute {
	rtl := rightToLeft(text, around)
	if rtl == around {
		return attribute{}
	}
	return attribute{"dir", directionName(rtl)}
}

// lang is the attribute for text in a language, or in one that is not known.
func lang(tag string) attribute { return attribute{"lang", tag} }

// anchorName is the id of a passage's first words (text-3, text-3-2) or, with
// another prefix, of the number after them.
func anchorName(prefix string, number, passage int) string {
	if passage == 0 {
		return fmt.Sprintf("%s-%d", prefix, number)
	}
	return fmt.Sprintf("%s-%d-%d", prefix, number, passage+1)
}

func claimID(number int) string  { return fmt.Sprintf("claim-%d", number) }
func sourceID(number int) string { return fmt.Sprintf("source-%d", number) }
func headingID(block int) string { return fmt.Sprintf("part-%d", block+1) }
