package report

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/app/report/pdf"
)

func (p *pdfReport) claimList() pdf.Block {
	if len(p.Claims) == 0 {
		return section("claims", p.say.Claims, pdf.Paragraph{Text: pdf.Plain(p.say.NoClaims), Style: note})
	}
	return section("claims", p.say.Claims, pdf.Section{Role: pdf.Div, Blocks: p.claimBlocks()})
}

func (p *pdfReport) claimBlocks() iter.Seq[pdf.Block] {
	return func(yield func(pdf.Block) bool) {
		for _, c := range p.Claims {
			p.step()
			if !yield(p.claim(c)) {
				return
			}
		}
	}
}

// claim sets all that is known of a claim beside a bar in its colour. It may go
// over pages, but what it is and how it came out stay together.
func (p *pdfReport) claim(c annotate.Claim) pdf.Block {
	l := p.looks[c.ID]
	color := shadeOf(l.Tone)
	blocks := []pdf.Block{
		p.claimTop(c),
		pdf.Heading{
			Frame: pdf.Frame{Before: 5, After: 5, Lang: p.lang(), Dir: direction(c.Words(), p.say.rightToLeft())},
			Level: 3, Text: pdf.Plain(c.Words()),
			Style:   pdf.Style{Family: pdf.Serif, Size: wordingSize(c.Words()), Bold: true, Leading: 1.3},
			Outline: strconv.Itoa(c.Number) + ". " + l.Label + ": " + pdf.Isolate(brief(c.Words(), briefLength)),
		},
	}
	if claimant := p.claimant(c); len(claimant) > 0 {
		blocks = append(blocks, pdf.Paragraph{Frame: pdf.Frame{After: 8, KeepWithNext: true}, Text: claimant, Style: note})
	}
	for i := range c.Passages {
		blocks = append(blocks, p.passage(c, i, color)...)
	}
	for _, name := range p.picturesOf(c) {
		picture := []pdf.Span{plain(p.say.Image+": ", note)}
		picture = append(picture, words(name, p.lang(), note)...)
		blocks = append(blocks, pdf.Paragraph{Frame: pdf.Frame{After: 6, KeepWithNext: true}, Text: picture, Style: note})
	}
	if c.Verdict != nil && c.Verdict.Explanation != "" {
		blocks = append(blocks, p.explanation(c.Verdict.Explanation)...)
	}
	if by := p.verdictBy(c); len(by) > 0 {
		keepLast(blocks)
		blocks = append(blocks, pdf.Paragraph{Frame: pdf.Frame{Before: 2, After: 6}, Text: by, Style: small})
	}
	blocks = append(blocks, p.evidenceBlocks(c)...)
	blocks = append(blocks, p.remarkTable(p.remarks(c))...)
	return pdf.Box{
		Frame: pdf.Frame{Name: claimID(c.Number), Before: 26, After: 26}, Role: pdf.Sect,
		Bar: color.ink, BarWidth: 3, Padding: pdf.Padding{Top: 1, Bottom: 2, Start: 18}, Breakable: true, Blocks: blocks,
	}
}

// wordingSize makes room for long wordings.
func wordingSize(words string) float64 {
	switch n := utf8.RuneCountInString(words); {
	case n <= 180:
		return 13.5
	case n <= 400:
		return 11.5
	}
	return 10
}

// claimTop is the number, the badge, and what kind of claim it is.
func (p *pdfReport) claimTop(c annotate.Claim) pdf.Block {
	l := p.looks[c.ID]
	spans := []pdf.Span{{Text: strconv.Itoa(c.Number) + "\u2003", Style: pdf.Style{Family: pdf.Sans, Size: 12, Bold: true, Color: shadeOf(l.Tone).ink}}}
	spans = append(spans, badge(l, 8.5)...)
	spans = append(spans, plain("\u2003"+strings.Join(isolated(p.traits(c)), " · "), note))
	return pdf.Paragraph{Frame: pdf.Frame{KeepWithNext: true}, Text: spans}
}

func isolated(texts []string) []string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = pdf.Isolate(t)
	}
	return all
}

func (p *pdfReport) claimant(c annotate.Claim) []pdf.Span {
	parts := separated(
		p.say.Comma, note,
		words(c.Claimant, p.lang(), over(note, pdf.Style{Bold: true, Color: ink})),
		words(c.ClaimantRole, p.lang(), note),
		words(p.say.date(c.SaidOn), "", note),
	)
	if len(parts) == 0 {
		return nil
	}
	return append([]pdf.Span{plain(p.say.Claimant+" ", note)}, parts...)
}

// passage quotes the article and leads back to the place. A claim without a
// wording of its own has those words for its heading already.
func (p *pdfReport) passage(c annotate.Claim, i int, color shade) []pdf.Block {
	quote, text := c.Passages[i].Quote.Exact, []pdf.Span{}
	if c.Wording != "" {
		text = append(text, pdf.Span{Text: "“" + quote + "”  ", Style: pdf.Style{Italic: !isUpright(quote)}})
	}
	if p.drawn[anchor{c.ID, c.Number, i}] {
		alt := p.say.BackToText + ": " + p.say.claimName(c.Number, p.looks[c.ID])
		back := jump(p.say.BackToText, anchorName("text", c.Number, i), alt, pdf.Style{Family: pdf.Sans, Size: 8})
		back.Lang = p.say.Lang
		text = append(text, back)
	}
	if len(text) == 0 {
		return nil
	}
	if c.Wording == "" {
		return []pdf.Block{pdf.Paragraph{Frame: pdf.Frame{After: 6, Dir: direction(quote, p.say.rightToLeft()), KeepWithNext: true}, Text: text}}
	}
	return []pdf.Block{pdf.Box{
		Frame: pdf.Frame{Before: 4, After: 9, Lang: p.lang(), Dir: direction(quote, p.say.rightToLeft()), KeepWithNext: true}, Role: pdf.BlockQuote,
		Bar: color.fill, BarWidth: 2.5, Padding: pdf.Padding{Start: 11}, Blocks: []pdf.Block{pdf.Paragraph{Text: text}},
	}}
}

func (p *pdfReport) evidenceBlocks(c annotate.Claim) []pdf.Block {
	if len(c.Evidence) == 0 {
		return []pdf.Block{pdf.Paragraph{Frame: pdf.Frame{Before: 6}, Text: pdf.Plain(p.say.NoEvidence), Style: note}}
	}
	list := pdf.List{Numbering: pdf.NoLabels, Indent: 17, Gap: 9}
	for _, e := range c.Evidence {
		l := p.stanceLook(e.Stance)
		list.Items = append(list.Items, pdf.Item{
			Label:  []pdf.Span{{Drawing: glyph(l.Glyph, shadeOf(l.Tone).ink, 8, -0.6)}},
			Blocks: []pdf.Block{pdf.Box{Blocks: p.evidence(e, l, listed)}},
		})
	}
	title := pdf.Paragraph{Frame: pdf.Frame{Before: 10, After: 5, KeepWithNext: true}, Text: pdf.Plain(p.say.Evidence), Style: label}
	return []pdf.Block{title, list}
}

// maxRegionHeight is how high the picture of a region may be, in points.
const maxRegionHeight = 200

// cite names the source of a piece of evidence, and how it stands to the claim.
func (p *pdfReport) cite(e annotate.Evidence, l look, style pdf.Style) []pdf.Span {
	source := p.sources[e.SourceID]
	spans := []pdf.Span{plain(l.Label+"  ", over(style, pdf.Style{Bold: true, Color: shadeOf(l.Tone).ink}))}
	spans = append(spans, p.citation(source.Source, true, style)...)
	if where := p.say.locator(e); where != "" {
		spans = append(spans, plain(p.say.Comma, style), foreign(where, "", style))
	}
	if source.number > 0 && p.has(sourcesPart) {
		number := strconv.Itoa(source.number)
		spans = append(spans, plain(" ", style), jump("["+number+"]", sourceID(source.number), p.say.sourceName(source.number), style))
	}
	return spans
}

// evidence is what a claim has from one place of a source.
func (p *pdfReport) evidence(e annotate.Evidence, l look, style pdf.Style) []pdf.Block {
	return append([]pdf.Block{pdf.Paragraph{Text: p.cite(e, l, style)}}, p.shown(e, style)...)
}

// shown is what can be seen at the place of a piece of evidence: the words or the
// picture, what they do not prove, and when they stood there in which bytes.
func (p *pdfReport) shown(e annotate.Evidence, style pdf.Style) []pdf.Block {
	blocks := []pdf.Block{}
	if e.Quote != "" {
		blocks = append(blocks, pdf.Box{
			Frame: pdf.Frame{Before: 3, After: 3, Dir: direction(e.Quote, p.say.rightToLeft())}, Role: pdf.BlockQuote,
			Bar: hairline, BarWidth: 2, Padding: pdf.Padding{Start: 9},
			Blocks: []pdf.Block{pdf.Paragraph{Text: pdf.Plain(e.Quote), Style: pdf.Style{Size: style.Size + 0.5, Italic: !isUpright(e.Quote), Leading: 1.45}}},
		})
	}
	if packed, ok := p.regionOf(e); ok {
		if picture, err := pdf.NewPicture(packed.file); err == nil {
			blocks = append(blocks, pdf.Image{Frame: pdf.Frame{Before: 3, After: 3}, Picture: picture, Alt: p.altOfRegion(e), MaxHeight: maxRegionHeight})
		}
	}
	if e.Limits != "" {
		blocks = append(blocks, pdf.Paragraph{Frame: pdf.Frame{Before: 2}, Style: over(style, pdf.Style{Size: style.Size - 0.5}), Text: []pdf.Span{
			{Text: p.say.DoesNotProve + " ", Style: pdf.Style{Bold: true}}, {Text: pdf.Isolate(e.Limits)},
		}})
	}
	accessed, archived := []pdf.Span{}, []pdf.Span{}
	if seen := p.seen(e); seen != "" {
		accessed = append(accessed, plain(seen, small))
	}
	if annotate.SafeURL(e.ArchiveURL) {
		archived = append(archived, linked(plain(p.say.ArchivedCopy, small), e.ArchiveURL))
	}
	if meta := separated(" · ", small, accessed, archived); len(meta) > 0 {
		blocks = append(blocks, pdf.Paragraph{Frame: pdf.Frame{Before: 2}, Text: meta})
	}
	return blocks
}

// remarkTable is what the checkers noted for themselves.
func (p *pdfReport) remarkTable(remarks []remark) []pdf.Block {
	if len(remarks) == 0 {
		return nil
	}
	table := pdf.Table{
		Columns: []pdf.Column{{Width: 118}, {}}, Summary: p.say.ForTheFile,
		Style: listed, Lines: hairline, Padding: pdf.Padding{Top: 4, Bottom: 4, Start: 0, End: 4},
	}
	for _, r := range remarks {
		value := []pdf.Block{pdf.Paragraph{Frame: pdf.Frame{Dir: direction(r.text, p.say.rightToLeft())}, Text: pdf.Plain(r.text)}}
		if r.by != "" {
			value = append(value, pdf.Paragraph{Text: []pdf.Span{plain(r.by, small)}})
		}
		table.Rows = append(table.Rows, pdf.Row{Cells: []pdf.Cell{
			{Header: true, Blocks: []pdf.Block{pdf.Paragraph{Text: []pdf.Span{plain(r.name, note)}}}}, {Blocks: value},
		}})
	}
	title := pdf.Paragraph{Frame: pdf.Frame{Before: 10, After: 5, KeepWithNext: true}, Text: pdf.Plain(p.say.ForTheFile), Style: label}
	return []pdf.Block{title, table}
}

// citation is a source, its title linked to where it stands.
func (p *pdfReport) citation(s annotate.Source, asNote bool, style pdf.Style) []pdf.Span {
	spans := []pdf.Span{}
	for _, r := range p.cited(s, asNote) {
		look := style
		if r.Italic && !isUpright(r.Text) {
			look.Italic = true
		}
		if r.Own {
			spans = append(spans, plain(r.Text, look))
		} else {
			spans = append(spans, linked(foreign(r.Text, "", look), r.URL))
		}
	}
	return spans
}

func (p *pdfReport) verdictBy(c annotate.Claim) []pdf.Span {
	if c.Verdict == nil {
		return nil
	}
	pattern := p.say.VerdictBy
	if c.Verdict.GivenBy == "" {
		pattern = p.say.VerdictOn
	}
	return []pdf.Span{plain(fill(pattern, "person", pdf.Isolate(c.Verdict.GivenBy), "date", p.say.day(c.Verdict.GivenAt)), small)}
}
