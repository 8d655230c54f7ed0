package pdf

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"testing"
	"time"
)

// BenchmarkWrite sets documents of the size of a report: an article with marked
// passages, a contents, and a box for each of so many claims.
func BenchmarkWrite(b *testing.B) {
	for _, claims := range []int{20, 1000} {
		b.Run(fmt.Sprint(claims, "claims"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				result, err := Write(b.Context(), io.Discard, testDocument(), longDocument(claims))
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(result.Pages), "pages")
			}
		})
	}
}

// testDocument is a document without running lines.
func testDocument() Document {
	return Document{
		Title: "The lake at Vossmere", Author: "Ines Calder", Creator: "pdf test", Language: "en",
		Created: time.Date(2026, 2, 4, 9, 30, 0, 0, time.UTC),
	}
}

// sentences are of the usual length, numbered so that words are not all the same.
var sentences = []string{
	"The lake at Vossmere lost %d per cent of its water between 2019 and 2025, according to the county's own gauges. ",
	"A spokesman for the waterworks said that “nobody had expected” a fall of more than %d centimetres in one summer. ",
	"In the report of the regional council, table %d gives a different figure, which the newspaper did not mention. ",
	"The yearbook counts %d wells, of which only a third are read every month; the rest are estimated. ",
}

func sentence(i int) string { return fmt.Sprintf(sentences[i%len(sentences)], 10+i%83) }

// longDocument is like a report with so many claims, 20 to an article of about 1,150 words.
func longDocument(claims int) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		front := []Block{Heading{Level: 1, Text: Plain("The lake at Vossmere, checked")}, Heading{Level: 2, Text: Plain("Contents")}}
		toc := Contents{}
		for i := range claims {
			toc.Entries = append(toc.Entries, Entry{Level: 2, Target: fmt.Sprint("claim-", i), Text: Plain(fmt.Sprint("Claim ", i+1, ": ", Isolate(sentence(i))))})
		}
		article := Section{Role: Art, Blocks: func(yield func(Block) bool) {
			for i := range claims {
				p := Paragraph{Frame: Frame{After: 6}, Text: []Span{
					{Text: sentence(3*i) + sentence(3*i+1)},
					{Text: sentence(i), Name: fmt.Sprint("ref-", i), Background: RGB(0xfd, 0xee, 0xc4), Underlines: []Underline{{Line: Solid, Color: RGB(0x7a, 0x4b, 0x00)}}},
					{Text: fmt.Sprint(i + 1), Link: fmt.Sprint("#claim-", i), Alt: fmt.Sprint("Claim ", i+1, ": Mixed"), Style: Style{Family: Sans, Bold: true, Size: 7, Rise: 3.6}},
				}}
				if !yield(p) {
					return
				}
			}
		}}
		checked := Section{Blocks: func(yield func(Block) bool) {
			for i := range claims {
				if !yield(claimBox(i)) {
					return
				}
			}
		}}
		for _, b := range slices.Concat(front, []Block{
			toc,
			PageBreak{},
			Heading{Level: 2, Text: Plain("The article")},
			article,
			PageBreak{},
			Heading{Level: 2, Text: Plain("The claims")},
			checked,
		}) {
			if !yield(b) {
				return
			}
		}
	}
}

func claimBox(i int) Block {
	badge := &Badge{Fill: RGB(0xfd, 0xee, 0xc4), Border: RGB(0x7a, 0x4b, 0x00)}
	small := Style{Family: Sans, Size: 8.5, Color: RGB(0x56, 0x5d, 0x68)}
	sources := List{Numbering: Decimal, Gap: 2, Style: Style{Size: 9}}
	for k := range 3 {
		sources.Items = append(sources.Items, Item{Blocks: []Block{
			Paragraph{Text: []Span{
				{Text: "Supports: ", Style: Style{Family: Sans, Bold: true}},
				{Text: Isolate(sentence(i + k)), Link: "https://county.invalid/yearbook/" + fmt.Sprint(i, "/", k), Style: Style{Color: RGB(0x0b, 0x57, 0xa4)}},
				{Text: ", County of Vossmere, 12 March 2025"},
			}},
			Paragraph{Style: small, Text: Plain(fmt.Sprint("https://county.invalid/yearbook/", i, "/", k, " · archived 2 February 2026"))},
		}})
	}
	return Box{
		Frame: Frame{Before: 10, Name: fmt.Sprint("claim-", i)}, Padding: Padding{8, 8, 14, 12}, Radius: 3,
		Border: RGB(0xd6, 0xda, 0xe0), Bar: RGB(0x7a, 0x4b, 0x00), Role: Sect,
		Blocks: []Block{
			Columns{Widths: []float64{0, 90}, Middle: true, Cells: [][]Block{
				{Heading{Level: 3, Text: Plain(fmt.Sprint("Claim ", i+1)), Frame: Frame{After: 2}}},
				{Paragraph{Align: AlignEnd, Style: Style{Family: Sans, Size: 8.5, Bold: true}, Text: []Span{{Text: "Mixed", Badge: badge}}}},
			}},
			Box{Role: BlockQuote, Frame: Frame{Before: 4, After: 4}, Style: Style{Italic: true}, Blocks: []Block{Paragraph{Text: Plain(sentence(i))}}},
			Paragraph{Frame: Frame{After: 4}, Text: Plain(sentence(2*i) + sentence(2*i+1) + sentence(2*i+2))},
			sources,
			Paragraph{Frame: Frame{Before: 3}, Style: small, Text: []Span{
				{Text: "Claimed by the Vossmere Herald · checked 4 February 2026 by Ines Calder · "},
				{Text: "back to the text", Link: fmt.Sprint("#ref-", i), Alt: fmt.Sprint("Back to claim ", i+1, " in the text")},
			}},
		},
	}
}
