package report

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/app/report/pdf"
)

// article is the text with its claims underlined and numbered.
func (p *pdfReport) article() pdf.Block {
	hint := pdf.Paragraph{Frame: pdf.Frame{After: 16}, Text: pdf.Plain(p.say.HowToRead), Style: note}
	text := pdf.Section{Role: pdf.Art, Lang: p.lang(), Blocks: p.articleBlocks()}
	if len(p.Claims) == 0 {
		return section("article", p.say.Article, text)
	}
	return section("article", p.say.Article, hint, text)
}

func (p *pdfReport) articleBlocks() iter.Seq[pdf.Block] {
	return func(yield func(pdf.Block) bool) {
		for _, stretch := range p.stretches() {
			p.step()
			block := p.block(stretch.from)
			if p.Version.Blocks[stretch.from].Kind == annotate.ListItem {
				block = p.list(stretch.from, stretch.to, 1)
			}
			if !yield(block) {
				return
			}
			for _, c := range stretch.notes {
				if !yield(p.note(c)) {
					return
				}
			}
		}
	}
}

// note is what stands below the text in an annotated article: how a claim came
// out and why.
func (p *pdfReport) note(c annotate.Claim) pdf.Block {
	l := p.looks[c.ID]
	number := pdf.Span{Text: strconv.Itoa(c.Number) + "\u2003", Style: pdf.Style{Family: pdf.Sans, Size: 10, Bold: true, Color: shadeOf(l.Tone).ink}}
	blocks := []pdf.Block{pdf.Paragraph{Frame: pdf.Frame{After: 3, KeepWithNext: true}, Text: append([]pdf.Span{number}, badge(l, 8)...)}}
	explained := c.Verdict != nil && c.Verdict.Explanation != ""
	if c.Wording != "" {
		blocks = append(blocks, pdf.Paragraph{
			Frame: pdf.Frame{After: 3, Lang: p.lang(), Dir: direction(c.Wording, p.say.rightToLeft()), KeepWithNext: explained || len(c.Evidence) > 0},
			Text:  pdf.Plain(c.Wording), Style: label,
		})
	}
	if explained {
		blocks = append(blocks, p.explanation(c.Verdict.Explanation)...)
	}
	if len(c.Evidence) > 0 {
		keepLast(blocks)
	}
	for _, e := range c.Evidence {
		blocks = append(blocks, pdf.Box{Frame: pdf.Frame{Before: 7}, Breakable: true, Blocks: p.evidence(e, p.stanceLook(e.Stance), small)})
	}
	return pdf.Box{
		Frame: pdf.Frame{Name: claimID(c.Number), Before: 6, After: 12, Lang: p.say.Lang, Dir: direction("", p.say.rightToLeft())}, Role: pdf.Sect,
		Bar: shadeOf(l.Tone).ink, BarWidth: 2.5, Padding: pdf.Padding{Start: 12}, Breakable: true,
		Style: pdf.Style{Size: 9, Leading: 1.4}, Blocks: blocks,
	}
}

// frame is that of a block of the article.
func (p *pdfReport) frame(b annotate.Block, before, after float64) pdf.Frame {
	return pdf.Frame{Before: before, After: after, Lang: languageTag(b.Lang), Dir: direction(b.Text, p.rightToLeft)}
}

// headingStyles are those of the article's headings, by rank.
var headingStyles = []struct {
	style         pdf.Style
	before, after float64
}{
	{pdf.Style{Family: pdf.Serif, Size: 17, Bold: true, Leading: 1.25}, 4, 10},
	{pdf.Style{Family: pdf.Sans, Size: 12.5, Bold: true, Leading: 1.3}, 20, 6},
	{pdf.Style{Family: pdf.Sans, Size: 10.5, Bold: true, Leading: 1.35}, 16, 5},
	{pdf.Style{Family: pdf.Sans, Size: 9.5, Bold: true, Leading: 1.35}, 14, 4},
}

func (p *pdfReport) block(i int) pdf.Block {
	b, text := p.Version.Blocks[i], p.inline(p.pieces[i])
	reading := pdf.Style{Size: 10.5, Leading: 1.62}
	switch b.Kind {
	case annotate.Heading:
		look := headingStyles[min(p.headings[i], len(headingStyles))-1]
		frame := p.frame(b, look.before, look.after)
		frame.Name = headingID(i)
		return pdf.Heading{Frame: frame, Level: min(2+p.headings[i], 6), Text: text, Style: look.style, Outline: brief(b.Text, briefLength)}
	case annotate.BlockQuote:
		reading.Italic = !isUpright(b.Text)
		return pdf.Box{
			Frame: p.frame(b, 12, 14), Role: pdf.BlockQuote, Bar: gold, BarWidth: 2, Breakable: true,
			Padding: pdf.Padding{Start: 16}, Style: reading, Blocks: []pdf.Block{pdf.Paragraph{Text: text}},
		}
	case annotate.Preformatted:
		return pdf.Box{
			Frame: p.frame(b, 8, 12), Background: tint, Radius: 3, Padding: pdf.Pad(10), Breakable: true,
			Blocks: []pdf.Block{pdf.Preformatted{Text: text, Style: pdf.Style{Size: 8.5}}},
		}
	case annotate.Table:
		return p.table(i)
	case annotate.Figure:
		return p.figure(b, text)
	}
	return pdf.Paragraph{Frame: p.frame(b, 0, 8.5), Text: text, Style: reading}
}

// maxFigureHeight leaves room for text on the page of a tall picture, in points.
const maxFigureHeight = 380

// figure is a picture with its caption. Where there is none to be shown, its
// description stands for it.
func (p *pdfReport) figure(b annotate.Block, text []pdf.Span) pdf.Block {
	if packed, ok := p.pictureOf(b); ok {
		if picture, err := pdf.NewPicture(packed.file); err == nil {
			return pdf.Image{
				Frame: p.frame(b, 8, 14), Picture: picture, Alt: cmp.Or(b.Alt, p.say.Image), MaxHeight: maxFigureHeight,
				Caption: text, CaptionStyle: pdf.Style{Size: 9.5},
			}
		}
	}
	box := pdf.Box{Frame: p.frame(b, 8, 14), Background: tint, Radius: 3, Padding: pdf.Padding{Top: 9, Bottom: 9, Start: 12, End: 12}}
	if b.Alt != "" {
		box.Blocks = append(box.Blocks, pdf.Paragraph{
			Text: []pdf.Span{{Text: p.say.Image + ": ", Style: pdf.Style{Bold: true}, Lang: p.say.Lang}, {Text: pdf.Isolate(withNames(b.Alt))}}, Style: note,
		})
	}
	if len(text) > 0 {
		box.Blocks = append(box.Blocks, pdf.Paragraph{Frame: pdf.Frame{Before: 3}, Text: text, Style: pdf.Style{Size: 9.5}, Role: pdf.Caption})
	}
	if len(box.Blocks) == 0 {
		box.Blocks = []pdf.Block{pdf.Paragraph{Text: pdf.Plain(p.say.Image), Style: note}}
	}
	return box
}

// list sets the items from one block to another that stand at a depth; deeper
// ones become lists within the item before them.
func (p *pdfReport) list(from, to, depth int) pdf.Block {
	first := p.Version.Blocks[from]
	list := pdf.List{
		Frame: p.frame(first, 0, 8.5), Numbering: pdf.Bullets, Gap: 4, Indent: 18,
		Style: pdf.Style{Size: 10.5, Leading: 1.62},
	}
	if depth > 1 {
		list.After = 0
	}
	if first.Ordered {
		list.Numbering = pdf.Decimal
	}
	for i := from; i < to; {
		b := p.Version.Blocks[i]
		item := pdf.Item{}
		if b.Ordered {
			item.Label = pdf.Plain(strconv.Itoa(b.Number) + ".")
		}
		next := i
		if b.Level > depth {
			item.Label = []pdf.Span{} // the article leaves out a level
		} else {
			item.Blocks = append(item.Blocks, pdf.Paragraph{Frame: p.frame(b, 0, 0), Text: p.inline(p.pieces[i])})
			next++
		}
		deeper := next
		for deeper < to && p.Version.Blocks[deeper].Level > depth {
			deeper++
		}
		if deeper > next {
			item.Blocks = append(item.Blocks, p.list(next, deeper, depth+1))
		}
		list.Items = append(list.Items, item)
		i = deeper
	}
	return list
}

// table sets a table; rows of headings at its top are repeated on each page.
func (p *pdfReport) table(i int) pdf.Block {
	b := p.Version.Blocks[i]
	table := pdf.Table{Frame: p.frame(b, 8, 14), Style: listed, Lines: hairline, Padding: pdf.Padding{Top: 4, Bottom: 4, Start: 2, End: 8}}
	text, columns := annotate.NewText(b.Text), 0
	for r, row := range b.Rows {
		columns = max(columns, len(row.Cells))
		cells, headings := []pdf.Cell{}, 0
		for _, c := range row.Cells {
			spans := p.inline(within(p.pieces[i], c.Span))
			block := pdf.Paragraph{Frame: pdf.Frame{Dir: direction(text.Slice(c.Span), p.rightToLeft)}, Text: spans}
			cells = append(cells, pdf.Cell{Header: c.Header, Blocks: []pdf.Block{block}})
			if c.Header {
				headings++
			}
		}
		if headings == len(cells) && headings > 0 && len(table.Head) == r {
			table.Head = append(table.Head, pdf.Row{Cells: cells})
		} else {
			table.Rows = append(table.Rows, pdf.Row{Cells: cells})
		}
	}
	table.Columns = make([]pdf.Column, columns)
	for k := range table.Columns {
		table.Columns[k].Share = columnShare(b, text, k)
		if figures(b, text, k) {
			table.Columns[k].Align = pdf.AlignEnd
		}
	}
	return table
}

// columnShare is how much of a table's width a column asks for, in characters: enough
// for its longest word, more for longer text, but not so much that it takes what the
// other columns need.
func columnShare(b annotate.Block, text annotate.Text, column int) float64 {
	const widestWord, widestText, padding = 20, 36, 3
	word, whole := 0, 0
	for _, row := range b.Rows {
		if column >= len(row.Cells) {
			continue
		}
		cell := text.Slice(row.Cells[column].Span)
		whole = max(whole, utf8.RuneCountInString(cell))
		for _, w := range strings.Fields(cell) {
			word = max(word, utf8.RuneCountInString(w))
		}
	}
	return float64(max(min(word, widestWord), min(whole, widestText)) + padding)
}

// inline turns pieces into spans: highlights with a line for each claim, and
// behind a passage the number that leads to its claim.
func (p *pdfReport) inline(pieces []piece) []pdf.Span {
	var spans []pdf.Span
	for i, piece := range pieces {
		s := pdf.Span{Text: withNames(piece.text), Style: pdf.Style{Bold: piece.strong, Italic: piece.em}}
		if piece.code {
			s.Family = pdf.Mono
		}
		if piece.href != "" {
			s = linked(s, piece.href)
		}
		for _, a := range piece.starts {
			spans = append(spans, pdf.Span{Name: anchorName("text", a.number, a.passage)})
			p.comments[a.claim] = p.comment(a)
		}
		spans = append(spans, p.highlighted(s, piece.lanes))
		for _, a := range piece.ends {
			for _, m := range p.marker(a) {
				spans = append(spans, p.highlighted(m, goingOn(pieces[i:])))
			}
		}
	}
	return spans
}

// goingOn are the lanes of the claims that the first piece and the next share.
func goingOn(pieces []piece) []string {
	if len(pieces) == 1 {
		return nil
	}
	lanes := slices.Clone(pieces[0].lanes)
	for i := range lanes {
		if next := pieces[1].lanes; i >= len(next) || next[i] != lanes[i] {
			lanes[i] = ""
		}
	}
	return lanes
}

// highlighted is a span under the claims in the lanes.
func (p *pdfReport) highlighted(s pdf.Span, lanes []string) pdf.Span {
	for _, claim := range lanes {
		line := pdf.Underline{}
		if claim != "" {
			l := p.looks[claim]
			c := shadeOf(l.Tone)
			line = pdf.Underline{Line: pdf.Solid, Color: c.ink}
			if !l.Judged {
				line.Line = pdf.Dashed
			}
			if s.Background == 0 {
				s.Background = c.fill
			}
			if comment := p.comments[claim]; comment != nil {
				s.Comments = append(s.Comments, comment)
			}
		}
		s.Underlines = append(s.Underlines, line)
	}
	return s
}

// comment is what viewers show over the words of a passage: the verdict and its
// explanation.
func (p *pdfReport) comment(a anchor) *pdf.Comment {
	look := p.looks[a.claim]
	name := p.say.claimName(a.number, look)
	comment := &pdf.Comment{Subject: name, Text: name, Color: shadeOf(look.Tone).fill}
	if v := p.claims[a.claim].Verdict; v != nil {
		comment.Author, comment.At = v.GivenBy, v.GivenAt
		if explanation := plainProse(v.Explanation); explanation != "" {
			comment.Text += "\n\n" + explanation
		}
	}
	return comment
}

// marker is the number of a claim behind its words.
func (p *pdfReport) marker(a anchor) []pdf.Span {
	l := p.looks[a.claim]
	color := shadeOf(l.Tone).ink
	link, alt := "#"+claimID(a.number), p.say.claimName(a.number, l)
	style := pdf.Style{Family: pdf.Sans, Size: 6.8, Bold: true, Color: color, Rise: 4}
	return []pdf.Span{
		{Text: "\u2060\u202f" + strconv.Itoa(a.number) + "\u2060", Style: style, Link: link, Alt: alt, Lang: p.say.Lang, Name: anchorName("ref", a.number, a.passage)},
		{Drawing: glyph(l.Glyph, color, 4.6, 4.3)},
		{Text: "\u2060"}, // no line ends before a comma
	}
}
