package report

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"tickmark/app/report/pdf"
)

// cover is the first page: what was checked, and how it came out.
func (p *pdfReport) cover() []pdf.Block {
	kicker := pdf.Style{Family: pdf.Sans, Size: 10, Bold: true, Color: gold}
	tick := &pdf.Drawing{
		Width: 13, Height: 13, Drop: 2, ViewBox: [4]float64{0, 0, 24, 24},
		Shapes: []pdf.Shape{{Path: "M3 12 L9 19 L21 3", Stroke: gold, StrokeWidth: 4}},
	}
	title := p.Article.Title
	heading := pdf.Frame{Name: "top", After: 12, End: 48, Lang: p.lang(), Dir: direction(title, p.say.rightToLeft())}
	if (heading.Dir == pdf.RightToLeft) != p.say.rightToLeft() { // the room is at the end of the title, not of the page
		heading.Start, heading.End = heading.End, 0
	}
	blocks := append(
		p.house(),
		pdf.Paragraph{
			Frame: pdf.Frame{After: 16},
			Text:  []pdf.Span{{Drawing: tick}, plain("\u00a0 "+p.name()+" · "+p.say.day(p.CreatedAt), kicker)},
		},
		pdf.Heading{
			Frame: heading,
			Level: 1, Text: pdf.Plain(title),
			Style: pdf.Style{Family: pdf.Serif, Size: titleSize(title), Bold: true, Leading: 1.18},
		},
		pdf.Paragraph{Frame: pdf.Frame{After: 26}, Text: p.publication()},
		pdf.Rule{Frame: pdf.Frame{After: 22}, Color: hairline},
	)
	if !p.holdsClaims() {
		return blocks
	}
	blocks = append(blocks, pdf.Heading{
		Frame: pdf.Frame{Name: "brief", After: 12}, Level: 2, Text: pdf.Plain(p.say.Brief),
		Style: pdf.Style{Family: pdf.Sans, Size: 14, Bold: true},
	})
	if len(p.Claims) == 0 {
		return append(blocks, pdf.Paragraph{Text: pdf.Plain(p.say.NoClaims), Style: note})
	}
	return append(
		blocks, p.chart(),
		pdf.Columns{Gap: 34, Widths: []float64{0.56 * p.measure(), 0}, Cells: [][]pdf.Block{{p.tallyTable()}, {p.factTable()}}},
	)
}

// house is the letterhead.
func (p *pdfReport) house() []pdf.Block {
	blocks, head := []pdf.Block{}, p.letterhead
	if p.picture != nil {
		const perPixel, padding = 0.75, 7.0 // points
		image := pdf.Image{Frame: pdf.Frame{After: 8}, Picture: p.picture, Alt: cmp.Or(head.Name, p.say.Logo), MaxHeight: perPixel * float64(p.logo.height)}
		if p.logo.plate == darkPlate {
			image.After = 0
			room := p.measure() - perPixel*float64(p.logo.width) - 2*padding
			blocks = append(blocks, pdf.Box{
				Frame: pdf.Frame{After: 8, End: max(0, room)}, Background: ink, Radius: 3, Padding: pdf.Pad(padding), Blocks: []pdf.Block{image},
			})
		} else {
			blocks = append(blocks, image)
		}
	} else if head.Name != "" {
		blocks = append(blocks, pdf.Paragraph{Text: []pdf.Span{foreign(head.Name, "", over(label, pdf.Style{Size: 11}))}})
	}
	if head.Byline != "" {
		blocks = append(blocks, pdf.Paragraph{Text: []pdf.Span{foreign(head.Byline, "", note)}})
	}
	if len(blocks) == 0 {
		return nil
	}
	return []pdf.Block{pdf.Box{Frame: pdf.Frame{After: 30}, Blocks: blocks}}
}

// titleSize makes room for long titles.
func titleSize(title string) float64 {
	switch n := utf8.RuneCountInString(title); {
	case n <= 70:
		return 30
	case n <= 140:
		return 24
	case n <= 300:
		return 18
	}
	return 13
}

// publication says where the article stands.
func (p *pdfReport) publication() []pdf.Span {
	style := pdf.Style{Family: pdf.Sans, Size: 10, Color: soft, Leading: 1.5}
	a := p.Article
	var address []pdf.Span
	if a.URL != "" {
		address = []pdf.Span{linked(plain(a.URL, style), a.URL)}
	}
	spans := separated(" · ", style, words(a.Byline, p.lang(), style), words(a.Publisher, p.lang(), style), words(p.say.date(a.PublishedOn), "", style))
	if len(spans) > 0 && len(address) > 0 {
		spans = append(spans, plain("\n", style))
	}
	return append(spans, address...)
}

// chart is the bar of verdicts.
func (p *pdfReport) chart() pdf.Block {
	rows := p.tally()
	const gap, height = 2.0, 14.0
	room := p.measure() - gap*float64(len(rows)-1)
	bar := pdf.Drawing{Frame: pdf.Frame{After: 14, KeepWithNext: true}, Width: p.measure(), Height: height, Alt: p.summary()}
	x := 0.0
	for _, row := range rows {
		width := room * float64(len(row.Claims)) / float64(len(p.Claims))
		left := x
		if p.say.rightToLeft() { // a drawing is not mirrored with the page
			left = p.measure() - x - width
		}
		c := shadeOf(row.Tone)
		if row.Judged {
			bar.Shapes = append(bar.Shapes, pdf.Shape{Path: rectangle(left, 0, width, height), Fill: c.ink})
		} else {
			bar.Shapes = append(bar.Shapes, pdf.Shape{Path: rectangle(left+0.4, 0.4, max(0, width-0.8), height-0.8), Fill: c.fill, Stroke: c.ink, StrokeWidth: 0.8})
		}
		x += width + gap
	}
	return bar
}

// fewRatings is how many ratings the front page has ample room for.
const fewRatings = 8

// tallyTable is what the bar shows, in numbers.
func (p *pdfReport) tallyTable() pdf.Block {
	table := pdf.Table{
		Columns: []pdf.Column{{}, {Width: 62, Align: pdf.AlignEnd}, {Width: 40, Align: pdf.AlignEnd}},
		Head:    []pdf.Row{headRow(p.say.Verdict, p.say.Number, p.say.Share)},
		Summary: p.summary(), Style: listed, Lines: hairline,
		Padding: pdf.Padding{Top: 4.5, Bottom: 4.5, Start: 0, End: 2},
	}
	rows := p.tally()
	if len(rows) > fewRatings { // or else they may not fit below the title
		table.Padding.Top, table.Padding.Bottom = 3.5, 3.5
	}
	for _, row := range rows {
		name := badge(row.look, 8.5)
		if !row.Judged {
			name = append(name, plain("  "+p.say.NoVerdict, small))
		}
		table.Rows = append(table.Rows, pdf.Row{Cells: []pdf.Cell{
			{Header: true, Blocks: []pdf.Block{pdf.Paragraph{Text: name}}},
			pdf.TextCell(plain(p.say.grouped(len(row.Claims)), listed)),
			pdf.TextCell(plain(p.say.percent(len(row.Claims), len(p.Claims)), listed)),
		}})
	}
	return table
}

func headRow(names ...string) pdf.Row {
	row := pdf.Row{}
	for _, name := range names {
		row.Cells = append(row.Cells, pdf.TextCell(plain(name, small)))
	}
	return row
}

// factTable shows the key facts.
func (p *pdfReport) factTable() pdf.Block {
	table := pdf.Table{
		Columns: []pdf.Column{{Width: 92}, {}}, Summary: p.say.Brief, Style: listed,
		Padding: pdf.Padding{Top: 4.5, Bottom: 4.5, Start: 0, End: 2}, Lines: hairline,
	}
	for _, f := range p.keyFacts() {
		table.Rows = append(table.Rows, pdf.Row{Cells: []pdf.Cell{
			{Header: true, Blocks: []pdf.Block{pdf.Paragraph{Text: []pdf.Span{plain(f.name, note)}}}},
			pdf.TextCell(foreign(f.value, "", listed)),
		}})
	}
	return table
}

// contents lists the parts, the article's headings and the claims.
func (p *pdfReport) contents() pdf.Block {
	entries := []pdf.Entry{}
	for _, each := range p.parts {
		if each == asidesPart && len(p.Asides) == 0 {
			continue
		}
		entries = append(entries, pdf.Entry{Level: 1, Text: pdf.Plain(p.title(each)), Target: string(each)})
		switch {
		case each == articlePart:
			entries = append(entries, p.contentsOfArticle()...)
			if p.kind == Annotated {
				entries = append(entries, p.contentsOfClaims()...)
			}
		case each == claimsPart:
			entries = append(entries, p.contentsOfClaims()...)
		}
	}
	list := pdf.Contents{Entries: entries, Style: pdf.Style{Size: 9.5, Leading: 1.6}}
	return section("contents", p.say.Contents, pdf.Box{Blocks: []pdf.Block{list}}) // in one piece
}

func (p *pdfReport) contentsOfArticle() []pdf.Entry {
	entries := []pdf.Entry{}
	for i, b := range p.Version.Blocks {
		if p.headings[i] > 0 && b.Text != p.Article.Title {
			entries = append(entries, pdf.Entry{Level: 2, Text: words(brief(b.Text, briefLength), p.lang(), pdf.Style{}), Target: headingID(i)})
		}
	}
	return entries
}

func (p *pdfReport) contentsOfClaims() []pdf.Entry {
	entries := []pdf.Entry{}
	width := len(strconv.Itoa(len(p.Claims)))
	for _, c := range p.Claims {
		l, number := p.looks[c.ID], strconv.Itoa(c.Number)
		color := shadeOf(l.Tone).ink
		entries = append(entries, pdf.Entry{Level: 2, Target: claimID(c.Number), Text: []pdf.Span{
			{Text: strings.Repeat("\u2007", width-len(number)) + number + "\u2002", Style: pdf.Style{Bold: true, Color: color}},
			{Drawing: glyph(l.Glyph, color, 6.5, 0.2), Alt: l.Label},
			{Text: "\u2002"},
			foreign(brief(c.Words(), 2*briefLength), p.lang(), pdf.Style{}), // the line cuts it
		}})
	}
	return entries
}
