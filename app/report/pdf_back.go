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
	blocks := []pdf.Block{pdf.Paragraph{Text: p.citation(s.Source, pdf.Style{Size: 10, Leading: 1.4})}}
	if annotate.SafeURL(s.URL) && s.Title != "" {
		blocks = append(blocks, pdf.Paragraph{Text: []pdf.Span{linked(plain(s.URL, note), s.URL)}})
	}
	meta := []pdf.Span{plain(p.say.Classes[s.Class], note)}
	if len(s.citedBy) > 0 {
		cited := [][]pdf.Span{}
		for _, n := range s.citedBy {
			cited = append(cited, []pdf.Span{jump(fill(p.say.CitedClaim, "number", strconv.Itoa(n)), claimID(n), "", note)})
		}
		meta = append(meta, plain(" · "+p.say.CitedBy+" ", note))
		meta = append(meta, separated(", ", note, cited...)...)
	}
	blocks = append(blocks, pdf.Paragraph{Text: meta})
	return pdf.Item{
		Name:   sourceID(s.number),
		Label:  []pdf.Span{plain(strconv.Itoa(s.number), over(label, pdf.Style{Color: soft}))},
		Blocks: []pdf.Block{pdf.Box{Blocks: blocks}},
	}
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
	return section(
		"about", p.say.About,
		pdf.Paragraph{Frame: pdf.Frame{After: 8, KeepWithNext: true}, Text: pdf.Plain(p.say.Method)},
		pdf.Box{Frame: pdf.Frame{Before: 6, After: 12}, Blocks: []pdf.Block{table}},
		pdf.Paragraph{Text: pdf.Plain(p.say.AttachedData), Style: note},
	)
}
