package report

import (
	"strconv"

	"tickmark/annotate"
	"tickmark/app/report/pdf"
)

func (p *pdfReport) sourceList() pdf.Block {
	if len(p.Sources) == 0 {
		return section("sources", p.say.Sources, pdf.Paragraph{Text: pdf.Plain(p.say.NoSources), Style: note})
	}
	list := pdf.List{Numbering: pdf.NoLabels, Indent: 24, Gap: 10}
	for _, s := range p.Sources {
		list.Items = append(list.Items, p.source(p.digest.sources[s.ID]))
	}
	return section("sources", p.say.Sources, list)
}

func (p *pdfReport) source(s numberedSource) pdf.Item {
	blocks := []pdf.Block{pdf.Paragraph{Text: p.citation(s.Source, false, pdf.Style{Size: 10, Leading: 1.4})}}
	if p.showsAddress(s.Source) {
		blocks = append(blocks, pdf.Paragraph{Text: []pdf.Span{linked(plain(s.URL, note), s.URL)}})
	}
	meta := []pdf.Span{plain(p.say.Classes[s.Class], note)}
	if len(s.citedBy) > 0 {
		cited := [][]pdf.Span{}
		for _, n := range s.citedBy {
			name := fill(p.say.CitedClaim, "number", strconv.Itoa(n))
			if p.kind == SourceList {
				cited = append(cited, []pdf.Span{plain(name, note)})
			} else {
				cited = append(cited, []pdf.Span{jump(name, claimID(n), "", note)})
			}
		}
		meta = append(meta, plain(" · "+p.say.CitedBy+" ", note))
		meta = append(meta, separated(p.say.Comma, note, cited...)...)
	}
	blocks = append(blocks, pdf.Paragraph{Text: meta})
	for _, line := range p.aboutSource(s.Source) {
		blocks = append(blocks, pdf.Paragraph{Text: []pdf.Span{plain(line, note)}})
	}
	if p.kind == SourceList {
		blocks = append(blocks, p.citedFor(s)...)
	}
	return pdf.Item{
		Name:   sourceID(s.number),
		Label:  []pdf.Span{plain(strconv.Itoa(s.number), over(label, pdf.Style{Color: soft}))},
		Blocks: []pdf.Block{pdf.Box{Blocks: blocks}},
	}
}

// citedFor says of each claim what the source says about it.
func (p *pdfReport) citedFor(s numberedSource) []pdf.Block {
	blocks := []pdf.Block{}
	for _, c := range p.citedIn(s.ID) {
		l := p.stanceLook(c.Stance)
		name := fill(p.say.ClaimName, "number", strconv.Itoa(c.claim.Number), "label", pdf.Isolate(c.claim.Words()))
		text := []pdf.Span{plain(l.Label+"  ", over(listed, pdf.Style{Bold: true, Color: shadeOf(l.Tone).ink})), plain(name, listed)}
		if where := p.say.locator(c.Evidence); where != "" {
			text = append(text, plain(" · ", listed), foreign(where, "", listed))
		}
		blocks = append(blocks, pdf.Paragraph{Frame: pdf.Frame{Before: 6}, Text: text})
		blocks = append(blocks, p.shown(c.Evidence, listed)...)
	}
	return blocks
}

// querySheet asks the author and the editor what is open.
func (p *pdfReport) querySheet() pdf.Block {
	blocks := []pdf.Block{}
	for _, to := range annotate.Addressees() {
		queries := p.openQueries(annotate.Addressee(to.Key))
		if len(queries) == 0 {
			continue
		}
		blocks = append(blocks, pdf.Heading{
			Frame: pdf.Frame{Before: 16, After: 8}, Level: 3, Text: pdf.Plain(p.say.Addressees[annotate.Addressee(to.Key)]),
			Style: pdf.Style{Family: pdf.Sans, Size: 13, Bold: true},
		})
		for _, q := range queries {
			blocks = append(blocks, p.query(q))
		}
	}
	if len(blocks) == 0 {
		blocks = append(blocks, pdf.Paragraph{Text: pdf.Plain(p.say.NoQueries), Style: note})
	}
	return section("queries", p.say.Queries, blocks...)
}

func (p *pdfReport) query(q asked) pdf.Block {
	blocks := []pdf.Block{}
	for _, passage := range q.claim.Passages {
		quote := passage.Quote.Exact
		blocks = append(blocks, pdf.Box{
			Frame: pdf.Frame{After: 5, Lang: p.lang(), Dir: direction(quote, p.say.rightToLeft()), KeepWithNext: true}, Role: pdf.BlockQuote,
			Bar: hairline, BarWidth: 2, Padding: pdf.Padding{Start: 9},
			Blocks: []pdf.Block{pdf.Paragraph{Text: []pdf.Span{{Text: "“" + quote + "”", Style: pdf.Style{Italic: !isUpright(quote)}}}}},
		})
	}
	blocks = append(blocks, pdf.Paragraph{
		Frame: pdf.Frame{Dir: direction(q.Question, p.say.rightToLeft())}, Text: pdf.Plain(q.Question), Style: pdf.Style{Bold: true},
	})
	if q.Suggestion != "" {
		blocks = append(blocks, pdf.Paragraph{
			Frame: pdf.Frame{Before: 4, Dir: direction(q.Suggestion, p.say.rightToLeft())},
			Text:  []pdf.Span{plain(p.say.SuggestedWording+": ", label), foreign(q.Suggestion, p.lang(), pdf.Style{})},
		})
	}
	number := []pdf.Span{plain(fill(p.say.CitedClaim, "number", strconv.Itoa(q.claim.Number)), note)}
	by := words(p.byOn(q.AskedBy, p.say.day(q.AskedAt)), "", note)
	blocks = append(blocks, pdf.Paragraph{Frame: pdf.Frame{Before: 3}, Text: separated(" · ", note, number, by)})
	return pdf.Box{Frame: pdf.Frame{After: 18}, Blocks: blocks}
}

// asides lists the words that were set aside, if any were.
func (p *pdfReport) asides() []pdf.Block {
	if len(p.Asides) == 0 {
		return nil
	}
	list := pdf.List{Numbering: pdf.Bullets, Gap: 4, Indent: 17}
	for _, a := range p.Asides {
		words := foreign(a.Quote.Exact, p.lang(), pdf.Style{})
		list.Items = append(list.Items, pdf.Item{Blocks: []pdf.Block{pdf.Paragraph{
			Text: []pdf.Span{words, plain("  "+p.say.AsideKinds[a.Kind], note)},
		}}})
	}
	return []pdf.Block{section("asides", p.say.SetAside, list)}
}

// ratings explains every rating of the scales that were used.
func (p *pdfReport) ratings() pdf.Block {
	blocks := []pdf.Block{}
	for _, s := range p.Scales {
		table := pdf.Table{
			Columns: []pdf.Column{{Width: 118}, {}, {Width: 72}}, Head: []pdf.Row{headRow(p.say.Rating, p.say.Meaning, p.say.Value)},
			Summary: p.say.scaleName(s),
			Style:   listed, Lines: hairline, Padding: pdf.Padding{Top: 5, Bottom: 5, Start: 0, End: 8},
		}
		for _, l := range s.Levels {
			name := pdf.Paragraph{Text: badge(look{l.Label, l.Definition, l.Tone, l.Glyph, true}, 8.5)}
			table.Rows = append(table.Rows, pdf.Row{Cells: []pdf.Cell{
				{Header: true, Blocks: []pdf.Block{name}},
				{Blocks: []pdf.Block{pdf.Paragraph{Frame: pdf.Frame{Dir: direction(l.Definition, p.say.rightToLeft())}, Text: pdf.Plain(l.Definition)}}},
				pdf.TextCell(plain(p.scaleValue(s, l.Key), note)),
			}})
		}
		caption := pdf.Paragraph{
			Frame: pdf.Frame{After: 4, KeepWithNext: true},
			Text:  []pdf.Span{plain(fill(p.say.ScaleName, "name", pdf.Isolate(s.Name), "version", strconv.Itoa(s.Version)), note)},
		}
		blocks = append(blocks, pdf.Box{Frame: pdf.Frame{After: 18}, Blocks: []pdf.Block{caption, table}})
	}
	if len(blocks) == 0 {
		blocks = append(blocks, pdf.Paragraph{Text: pdf.Plain(p.say.NoRatings), Style: note})
	}
	return section("ratings", p.say.Ratings, blocks...)
}

// about says what was done, to which text, by whom and when.
func (p *pdfReport) about() pdf.Block {
	table := pdf.Table{
		Columns: []pdf.Column{{Width: 128}, {}}, Summary: p.say.About,
		Style: listed, Lines: hairline, Padding: pdf.Padding{Top: 5, Bottom: 5, Start: 0, End: 4},
	}
	for _, f := range p.facts() {
		style := listed
		if f.hash {
			style = pdf.Style{Family: pdf.Mono, Size: 7.6}
		}
		value := []pdf.Block{pdf.Paragraph{Text: []pdf.Span{foreign(f.value, "", style)}}}
		if f.note != "" {
			value = append(value, pdf.Paragraph{Text: []pdf.Span{plain(f.note, small)}})
		}
		table.Rows = append(table.Rows, pdf.Row{Cells: []pdf.Cell{
			{Header: true, Blocks: []pdf.Block{pdf.Paragraph{Text: []pdf.Span{plain(f.name, note)}}}}, {Blocks: value},
		}})
	}
	blocks := []pdf.Block{}
	if p.kind.isInternal() {
		blocks = append(blocks, pdf.Paragraph{
			Frame: pdf.Frame{After: 8, KeepWithNext: true}, Text: pdf.Plain(p.say.Internal), Style: over(label, pdf.Style{Color: gold}),
		})
	}
	blocks = append(blocks, pdf.Paragraph{Frame: pdf.Frame{After: 8, KeepWithNext: true}, Text: pdf.Plain(p.method())})
	blocks = append(blocks, pdf.Box{Frame: pdf.Frame{Before: 6, After: 12}, Blocks: []pdf.Block{table}})
	if len(p.data) > 0 {
		blocks = append(blocks, pdf.Paragraph{Text: pdf.Plain(p.say.AttachedData), Style: note})
	}
	return section("about", p.say.About, blocks...)
}
