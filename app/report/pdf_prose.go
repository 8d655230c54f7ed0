package report

import (
	"strings"

	"tickmark/app/report/pdf"
)

// explanation sets CommonMark.
func (p *pdfReport) explanation(markdown string) []pdf.Block { return p.setProse(readProse(markdown)) }

func (p *pdfReport) setProse(blocks []prose) []pdf.Block {
	set := []pdf.Block{}
	for _, b := range blocks {
		frame := pdf.Frame{After: 6, Dir: direction(proseText(b), p.say.rightToLeft())}
		switch b.kind {
		case proseHeading:
			frame.KeepWithNext = true
			set = append(set, pdf.Paragraph{Frame: frame, Text: setPhrases(b.words), Style: pdf.Style{Bold: true}})
		case proseQuote:
			set = append(set, pdf.Box{
				Frame: frame, Role: pdf.BlockQuote, Bar: hairline, BarWidth: 2, Breakable: true,
				Padding: pdf.Padding{Start: 11}, Style: pdf.Style{Color: soft}, Blocks: p.setProse(b.inner),
			})
		case proseBullets, proseNumbers:
			set = append(set, p.setList(b, frame))
		case proseCode:
			set = append(set, pdf.Preformatted{Frame: frame, Text: setPhrases(b.words), Style: pdf.Style{Size: 8.5}})
		case proseRule:
			set = append(set, pdf.Rule{Frame: pdf.Frame{Before: 3, After: 9}, Color: hairline})
		default:
			set = append(set, pdf.Paragraph{Frame: frame, Text: setPhrases(b.words)})
		}
	}
	return set
}

func (p *pdfReport) setList(b prose, frame pdf.Frame) pdf.Block {
	list := pdf.List{Frame: frame, Numbering: pdf.Bullets, Gap: 2, Indent: 17}
	if b.kind == proseNumbers {
		list.Numbering, list.First = pdf.Decimal, b.first
	}
	for _, item := range b.items {
		list.Items = append(list.Items, pdf.Item{Blocks: p.setProse(item)})
	}
	return list
}

func setPhrases(words []phrase) []pdf.Span {
	spans := []pdf.Span{}
	for _, w := range words {
		s := pdf.Span{Text: withNames(w.text), Style: pdf.Style{Bold: w.strong, Italic: w.em && !isUpright(w.text)}}
		if w.code {
			s.Family = pdf.Mono
		}
		if w.href != "" {
			s = linked(s, w.href)
		}
		spans = append(spans, s)
	}
	return spans
}

// plainProse is an explanation without its formatting.
func plainProse(markdown string) string {
	return proseText(prose{inner: readProse(markdown)})
}

// proseText is the text of a block of an explanation and of those within it.
func proseText(b prose) string {
	var text strings.Builder
	for _, w := range b.words {
		text.WriteString(w.text)
	}
	for _, inner := range b.inner {
		text.WriteString(" " + proseText(inner))
	}
	for _, item := range b.items {
		for _, inner := range item {
			text.WriteString(" " + proseText(inner))
		}
	}
	return text.String()
}
