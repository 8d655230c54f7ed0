package report

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"tickmark/annotate"
	"tickmark/app/report/pdf"
)

// WritePDF writes the report for paper: tagged, with an outline, links both
// ways between the text and the claims, and the dossier attached as data. It
// warns of characters that no typeface here can draw. The error is
// [tickmark/app/report/fonts.ErrNotBuilt] in a program built without its fonts.
func WritePDF(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	digest, err := newDigest(d, o)
	if err != nil {
		return err
	}
	data, err := digest.data()
	if err != nil {
		return err
	}
	paper, err := o.Paper.size()
	if err != nil {
		return err
	}
	var annotations []byte
	if data != nil {
		if annotations, err = embeddedAnnotations(d, o); err != nil {
			return err
		}
	}
	// What is attached keeps every character; what is printed shows it.
	d, isNamed, err := dossierWithNames(d)
	if err == nil && isNamed {
		digest, err = newDigest(d, o)
	}
	if err != nil {
		return err
	}
	p := &pdfReport{digest: digest, data: data, annotations: annotations, paper: paper, comments: map[string]*pdf.Comment{}, progress: o.progress}
	if o.Letterhead.Logo != nil {
		if p.picture, err = pdf.NewPicture(o.Letterhead.Logo); err != nil {
			return fmt.Errorf("read logo: %w", err)
		}
	}
	p.total = len(p.Version.Blocks) + len(p.Claims) + 1
	result, err := pdf.Write(ctx, w, p.document(), p.body())
	if err != nil {
		return fmt.Errorf("write PDF report: %w", err)
	}
	if len(result.Missing) > 0 {
		o.warn(fmt.Sprintf("No typeface in this program has the characters %s. Another sign stands in their place in the PDF; in the HTML report your browser may have them.", quoteRunes(result.Missing)))
	}
	o.progress(1)
	return nil
}

// pdfReport is a PDF report that is being written.
type pdfReport struct {
	*digest
	// data and annotations are the dossier and its W3C annotations as JSON; nil in a
	// list that is not the whole check.
	data, annotations []byte
	paper             pdf.Paper
	// picture is the logo; nil if there is none.
	picture *pdf.Picture
	// comments are those on the passages met last, by claim.
	comments    map[string]*pdf.Comment
	progress    func(done float64)
	done, total int
}

// step is called for each block and claim.
func (p *pdfReport) step() {
	p.done++
	if p.done%64 == 0 {
		p.progress(float64(p.done) / float64(p.total))
	}
}

// The margins: they leave a measure of about 75 characters.
const (
	pageSide   = 68.0
	pageTop    = 82.0
	pageBottom = 70.0
)

// measure is the width of the text area.
func (p *pdfReport) measure() float64 { return p.paper.Width - 2*pageSide }

func (p *pdfReport) document() pdf.Document {
	return pdf.Document{
		Title:       p.name() + ": " + p.Article.Title,
		Author:      strings.Join(p.checkers(), ", "),
		Subject:     p.summary(),
		Creator:     p.Generator,
		Language:    p.say.Lang,
		RightToLeft: p.say.rightToLeft(),
		Created:     p.CreatedAt,
		Paper:       p.paper,
		Margins:     pdf.Margins{Top: pageTop, Bottom: pageBottom, Start: pageSide, End: pageSide},
		Text:        pdf.Style{Family: pdf.Serif, Size: 10, Color: ink, Leading: 1.5},
		Head:        p.runningHead,
		Foot:        p.runningFoot,
		Attachments: p.attachments(),
	}
}

func (p *pdfReport) attachments() []pdf.Attachment {
	if p.data == nil {
		return nil
	}
	return []pdf.Attachment{
		{
			Name: "dossier.json", Type: "application/json", Description: p.say.DataDescription,
			Relation: pdf.Data, Data: p.data,
		},
		{
			Name: "annotations.jsonld", Type: "application/ld+json", Description: p.say.AnnotationsDescription,
			Relation: pdf.Data, Data: p.annotations,
		},
	}
}

// runningHead names the article on every page but the first.
func (p *pdfReport) runningHead(page, _ int) pdf.Running {
	if page == 1 {
		return pdf.Running{}
	}
	title := pdf.Span{Text: pdf.Isolate(brief(p.Article.Title, 72)), Style: small, Lang: p.lang()}
	return pdf.Running{
		Start: []pdf.Span{title},
		End:   []pdf.Span{{Text: p.name(), Style: over(small, pdf.Style{Color: gold, Bold: true})}},
		Rule:  hairline,
	}
}

func (p *pdfReport) runningFoot(page, pages int) pdf.Running {
	if page == 1 {
		return pdf.Running{}
	}
	return pdf.Running{
		Start: []pdf.Span{{Text: p.say.day(p.CreatedAt), Style: small}},
		End:   []pdf.Span{{Text: fill(p.say.PageOf, "page", strconv.Itoa(page), "pages", strconv.Itoa(pages)), Style: small}},
	}
}

// shortReport is how many claims a report may have whose parts follow one
// another on the page; those of a longer one each begin a page.
const shortReport = 4

// body yields the parts of the report in their order.
func (p *pdfReport) body() iter.Seq[pdf.Block] {
	blocks := p.cover()
	fresh := func() {
		if len(p.Claims) > shortReport {
			blocks = append(blocks, pdf.PageBreak{})
		}
	}
	if p.holdsClaims() {
		fresh()
		blocks = append(blocks, p.contents(), pdf.PageBreak{})
	}
	for _, each := range p.parts {
		switch each {
		case articlePart:
			blocks = append(blocks, p.article())
			fresh()
		case claimsPart:
			blocks = append(blocks, p.claimList())
			fresh()
		case queriesPart:
			blocks = append(blocks, p.querySheet())
		case asidesPart:
			blocks = append(blocks, p.asides()...)
		case sourcesPart:
			blocks = append(blocks, p.sourceList())
		case ratingsPart:
			blocks = append(blocks, p.ratings())
		case aboutPart:
			blocks = append(blocks, p.about())
		}
	}
	return slices.Values(blocks)
}

// lang is the language of the article, if it is one.
func (p *pdfReport) lang() string { return languageTag(p.Article.Lang) }

// languageTag returns a tag of BCP 47 as it is, and "" for anything else.
func languageTag(s string) string {
	if _, err := language.Parse(s); err != nil {
		return ""
	}
	return s
}

// direction is that of a text.
func direction(text string, around bool) pdf.Direction {
	if rightToLeft(text, around) {
		return pdf.RightToLeft
	}
	return pdf.LeftToRight
}

// quoteRunes lists characters with their code points, a dozen at most.
func quoteRunes(runes []rune) string {
	const most = 12
	list := []string{}
	for _, r := range runes[:min(most, len(runes))] {
		list = append(list, fmt.Sprintf("“%c” (%U)", r, r))
	}
	if len(runes) > most {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}
