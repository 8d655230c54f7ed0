package importer

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tickmark/annotate"
	"tickmark/app/pdfium"
	"tickmark/app/pdfium/pdftest"
)

// sketch writes blocks as a line each: what they are, where in them a page
// begins, and their words.
func sketch(blocks []annotate.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(string(block.Kind))
		if block.Level > 0 {
			fmt.Fprintf(&b, " %d", block.Level)
		}
		if block.Ordered {
			fmt.Fprintf(&b, " #%d", block.Number)
		}
		text := []rune(block.Text)
		for _, place := range slices.Backward(block.Places) {
			text = slices.Insert(text, place.At, []rune(fmt.Sprintf("[page %d]", place.Page))...)
		}
		fmt.Fprintf(&b, ": %s\n", strings.NewReplacer("\n", " / ", "\t", " | ").Replace(string(text)))
	}
	return b.String()
}

// TestReadPDF reads pages of 45 characters a line, or two columns of 30.
func TestReadPDF(t *testing.T) {
	const left, second = 72, 320
	for name, c := range map[string]struct {
		pages []pdftest.Page
		want  string
		notes []string
	}{
		"headings and paragraphs": {
			pages: []pdftest.Page{slices.Concat(
				pdftest.Page{{X: left, Y: 80, Size: 24, Font: "Bold", Text: "The harbour tram"}},
				pdftest.Lines(left, 120,
					"The tram opened in September and carries four",
					"thousand people on a working day."),
				pdftest.Page{{X: left, Y: 180, Size: 11, Font: "Bold", Text: "The stops"}},
				pdftest.Lines(left, 194,
					"There are seven stops between the lighthouse",
					"and the fish market, where most people leave.",
					"The last one opened later."),
			)},
			want: `
heading 1: [page 1]The harbour tram
paragraph: The tram opened in September and carries four thousand people on a working day.
heading 2: The stops
paragraph: There are seven stops between the lighthouse and the fish market, where most people leave. The last one opened later.
`,
		},
		"paragraphs told by their first line": {
			pages: []pdftest.Page{
				slices.Concat(
					pdftest.Lines(left, 80,
						"The tram opened in September and carries four",
						"thousand people on every working day it runs."),
					pdftest.Page{{X: left + 20, Y: 108, Text: "There are seven stops between lighthouse"}},
					pdftest.Lines(left, 122,
						"and the fish market, where most people leave.")),
			},
			want: `
paragraph: [page 1]The tram opened in September and carries four thousand people on every working day it runs.
paragraph: There are seven stops between lighthouse and the fish market, where most people leave.
`,
		},
		"paragraphs told by a little more room": {
			pages: []pdftest.Page{slices.Concat(
				pdftest.Lines(left, 80,
					"The tram opened in September and carries four",
					"thousand people on every working day it runs."),
				pdftest.Lines(left, 112,
					"Few people leave at the last stop. The market",
					"does not attract many, they say."))},
			want: `
paragraph: [page 1]The tram opened in September and carries four thousand people on every working day it runs.
paragraph: Few people leave at the last stop. The market does not attract many, they say.
`,
		},
		"a head that counts": {
			pages: []pdftest.Page{
				slices.Concat(pdftest.Lines(left, 40, "Chapter 2: Trams 17"), pdftest.Lines(left, 80, "The tram opened in September and carries four")),
				slices.Concat(pdftest.Lines(left, 40, "Chapter 2: Trams 18"), pdftest.Lines(left, 80, "thousand people.")),
				slices.Concat(pdftest.Lines(left, 40, "Chapter 3: Buses 19"), pdftest.Lines(left, 80, "The bus is older.")),
			},
			want: `
paragraph: [page 1]The tram opened in September and carries four [page 2]thousand people.
paragraph: [page 3]Chapter 3: Buses 19
paragraph: The bus is older.
`,
			notes: []string{"What is repeated at the head or foot of pages was left out: “Chapter 2: Trams 17”."},
		},
		"columns below a headline, drawn line by line across": {
			pages: []pdftest.Page{{
				{X: left, Y: 80, Size: 20, Text: "A headline over both of the columns"},
				{X: left, Y: 120, Text: "The tram opened in September"},
				{X: second, Y: 120, Text: "ninety thousand people, which"},
				{X: left, Y: 134, Text: "and carries people every day,"},
				{X: second, Y: 134, Text: "is more than any other line"},
				{X: left, Y: 148, Text: "also at night. The first week"},
				{X: second, Y: 148, Text: "of the town. The council has"},
				{X: left, Y: 162, Text: "was free of charge and drew"},
				{X: second, Y: 162, Text: "asked for three more of them."},
			}},
			want: `
heading 1: [page 1]A headline over both of the columns
paragraph: The tram opened in September and carries people every day, also at night. The first week was free of charge and drew ninety thousand people, which is more than any other line of the town. The council has asked for three more of them.
`,
		},
		"broken words": {
			pages: []pdftest.Page{pdftest.Lines(left, 80,
				"They co-operate well. The tram opened in Sep-",
				"tember, and since then the operators co-",
				"operate with the bus line to Nether Halmsey-",
				"Fishmarket in the 2019-",
				"2024 plan.")},
			want: `
paragraph: [page 1]They co-operate well. The tram opened in September, and since then the operators co-operate with the bus line to Nether Halmsey-Fishmarket in the 2019-2024 plan.
`,
		},
		"lists": {
			pages: []pdftest.Page{
				slices.Concat(
					pdftest.Lines(left, 80,
						"The tram has three kinds of stops, which are:",
						"• stops with a shelter and a bench in it, and",
						"  a clock",
						"• stops with a shelter"),
					pdftest.Lines(left, 150,
						"1. Lighthouse",
						"2. Fishmarket, where most of the people leave",
						"   the tram"),
					pdftest.Page{
						{X: left, Y: 260, Text: "•"},
						{X: left + 40, Y: 260, Text: "a stop far from its sign"},
						{X: left, Y: 280, Text: "•"},
						{X: left + 40, Y: 280, Text: "another one"},
						{X: left, Y: 300, Text: "•"},
						{X: left + 40, Y: 300, Text: "and the last"},
					},
					pdftest.Lines(left, 210, "In 2019. it was a plan. – And nothing else.")),
			},
			want: `
paragraph: [page 1]The tram has three kinds of stops, which are:
listItem 1: stops with a shelter and a bench in it, and a clock
listItem 1: stops with a shelter
listItem 1 #1: Lighthouse
listItem 1 #2: Fishmarket, where most of the people leave the tram
paragraph: In 2019. it was a plan. – And nothing else.
listItem 1: a stop far from its sign
listItem 1: another one
listItem 1: and the last
`,
		},
		"a table": {
			pages: []pdftest.Page{
				slices.Concat(
					pdftest.Lines(left, 80, "How many people boarded at each of the stops:"),
					pdftest.Page{
						{X: left, Y: 120, Font: "Bold", Text: "Stop"},
						{X: 250, Y: 120, Font: "Bold", Text: "2024"},
						{X: 350, Y: 120, Font: "Bold", Text: "2025"},
						{X: left, Y: 136, Text: "Lighthouse"},
						{X: 250, Y: 136, Text: "310"},
						{X: 350, Y: 136, Text: "402"},
						{X: left, Y: 152, Text: "Fish market"},
						{X: 350, Y: 152, Text: "97"},
					}),
			},
			want: `
paragraph: [page 1]How many people boarded at each of the stops:
table: Stop | 2024 | 2025 / Lighthouse | 310 | 402 / Fish market |  | 97
`,
		},
		"a paragraph over two pages, between what is repeated on them": {
			pages: []pdftest.Page{
				slices.Concat(pdftest.Page{{X: left, Y: 40, Size: 9, Text: "Halmsey Town Council"}}, pdftest.Lines(left, 720,
					"The tram opened in September and carries four"), pdftest.Page{{X: 290, Y: 800, Size: 9, Text: "7"}}),
				slices.Concat(pdftest.Page{{X: left, Y: 40, Size: 9, Text: "Halmsey Town Council"}}, pdftest.Lines(left, 80,
					"thousand people on a working day.",
					"It is never late."), pdftest.Page{{X: 290, Y: 800, Size: 9, Text: "8"}}),
			},
			want: `
paragraph: [page 1]The tram opened in September and carries four [page 2]thousand people on a working day.
paragraph: It is never late.
`,
			notes: []string{
				"What is repeated at the head or foot of pages was left out: “Halmsey Town Council”.",
				"2 page numbers were left out.",
			},
		},
		"footnotes": {
			pages: []pdftest.Page{
				slices.Concat(pdftest.Lines(left, 80, "It carried 4,200 people in 2024"), pdftest.Page{
					{X: left + 31*6.6, Y: 76, Size: 6, Text: "1"},
					{X: left + 31*6.6 + 4, Y: 80, Text: ", a record."},
					{X: left, Y: 760, Size: 8, Text: "1 Counted at the doors, see the annual report of"},
					{X: left, Y: 770, Size: 8, Text: "the council."},
				}),
				pdftest.Lines(left, 80, "More people than ever wait."),
			},
			want: `
paragraph: [page 1]It carried 4,200 people in 2024¹, a record.
paragraph: [page 2]More people than ever wait.
paragraph: [page 1]1 Counted at the doors, see the annual report of the council.
`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			result := mustRead(t, Input{Bytes: pdftest.File(pdftest.Info{}, c.pages...)})
			if got := sketch(result.Blocks); got != strings.TrimLeft(c.want, "\n") {
				t.Errorf("got:\n%s", got)
			}
			if !slices.Equal(result.Notes, c.notes) {
				t.Errorf("notes: %q", result.Notes)
			}
		})
	}
}

// TestPDFNotes shows two pages that count their notes apart, with raised numbers
// that are no signs.
func TestPDFNotes(t *testing.T) {
	const left, char = 72, 6.6
	raised := func(after int, y float64, sign string) pdftest.Text {
		return pdftest.Text{X: left + float64(after)*char - 1, Y: y - 4, Size: 6, Text: sign}
	}
	file := pdftest.File(pdftest.Info{Lang: "en"},
		slices.Concat(pdftest.Lines(left, 80, "It carried 4,200 people in 2010", "The town has 40 km", "They chose oak", "",
			"Ten years before, there was no tram. Nobody", "had asked for one, least of all the people", "who would have to pay for it in the end."), pdftest.Page{
			raised(31, 80, "1"), raised(18, 94, "2"), raised(14, 108, "2"),
			{X: left, Y: 740, Size: 8, Text: "1 Counted at the doors, see the annual report,"},
			{X: left, Y: 750, Size: 8, Text: "2 copies, https://example.org/doors."},
			{X: left, Y: 760, Size: 8, Text: "3 Nobody knows why."},
		}),
		slices.Concat(pdftest.Lines(left, 80, "More people than ever wait."), pdftest.Page{
			raised(27, 80, "1"), {X: left, Y: 760, Size: 8, Text: "1. On a working day", URL: "https://example.org/days"},
		}))
	want := `"It carried 4,200 people in 2010": footnote "Counted at the doors, see the annual report," []
"They chose oak": footnote "copies, https://example.org/doors." [https://example.org/doors]
"More people than ever wait.": footnote "On a working day" [https://example.org/days]
`
	if got := backing(mustRead(t, Input{Bytes: file}).Blocks); got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestPDFPictures shows a picture with a caption, one without, one in strips, a
// logo on every page, a background and a bullet.
func TestPDFPictures(t *testing.T) {
	logo := pdftest.Text{X: 450, Y: 80, Width: 60, Height: 50}
	file := pdftest.File(pdftest.Info{},
		slices.Concat(pdftest.Page{logo}, pdftest.Lines(72, 100, "The tram opened in September and carries four", "thousand people on every working day it runs.", "The last one opened later."), pdftest.Page{
			{X: 72, Y: 300, Width: 200, Height: 120},
			{X: 72, Y: 316, Size: 9, Text: "The tram at the fish market"},
			{X: 72, Y: 350, Text: "Nobody had asked for it."},
			{X: 60, Y: 350, Width: 6, Height: 6},
		}),
		slices.Concat(pdftest.Page{logo}, pdftest.Lines(72, 100, "It has seven stops."), pdftest.Page{
			{X: 72, Y: 250, Width: 200, Height: 60},
			{X: 72, Y: 310, Width: 200, Height: 60},
			{X: 72, Y: 400, Text: "Two have a clock."},
		}),
		pdftest.Page{logo, {X: 0, Y: 842, Width: 595, Height: 842}, {X: 72, Y: 100, Text: "A page in grey."}},
	)
	result := mustRead(t, Input{Bytes: file})
	want := `
paragraph: [page 1]The tram opened in September and carries four thousand people on every working day it runs. The last one opened later.
figure: The tram at the fish market
paragraph: Nobody had asked for it.
paragraph: [page 2]It has seven stops.
figure: 
paragraph: Two have a clock.
paragraph: [page 3]A page in grey.
`
	if got := sketch(result.Blocks); got != strings.TrimLeft(want, "\n") {
		t.Errorf("got:\n%s", got)
	}
	wantNotes := []string{"1 picture was not kept: it lies behind words, or there are too many.", "1 picture that is repeated on the pages was left out."}
	if !slices.Equal(result.Notes, wantNotes) {
		t.Errorf("notes: %q", result.Notes)
	}
	if len(result.Images) != 1 || result.Blocks[1].Image != result.Images[0].Hash || result.Blocks[4].Image != result.Images[0].Hash {
		t.Errorf("%d pictures", len(result.Images)) // both are the same grey
	}
}

func TestReadPDFMarks(t *testing.T) {
	result := mustRead(t, Input{Bytes: pdftest.File(pdftest.Info{}, pdftest.Page{
		{X: 72, Y: 80, Text: "See the"},
		{X: 72 + 8*6.6, Y: 80, Text: "annual report", URL: "https://example.org/report"},
		{X: 72 + 22*6.6, Y: 80, Font: "Bold", Text: "not"},
		{X: 72 + 26*6.6, Y: 80, Font: "Italic", Text: "the draft", URL: "javascript:alert(1)"},
	})})
	var got []string
	text := annotate.NewText(result.Blocks[0].Text)
	for _, m := range result.Blocks[0].Marks {
		got = append(got, fmt.Sprintf("%s %q %s", m.Kind, text.Slice(m.Span), m.Href))
	}
	want := []string{`link "annual report" https://example.org/report`, `strong "not" `, `em "the draft" `}
	if text.String() != "See the annual report not the draft" || !slices.Equal(got, want) {
		t.Errorf("%q: %q", text.String(), got)
	}
}

func TestReadPDFFields(t *testing.T) {
	page := pdftest.Page{{X: 72, Y: 80, Size: 24, Text: "The harbour tram"}, {X: 72, Y: 120, Text: "The tram opened in September and carries many."}}
	for title, want := range map[string]string{
		"Trams of Halmsey": "Trams of Halmsey", "": "The harbour tram", "Microsoft Word - draft.doc": "The harbour tram", "tram_final.indd": "The harbour tram", "Untitled": "The harbour tram",
	} {
		info := pdftest.Info{Title: title, Author: "Nora Bell", Created: "D:20250914080000+02'00'", Lang: "en-GB"}
		got := mustRead(t, Input{Bytes: pdftest.File(info, page)}).Fields
		if got.Title != want || got.Byline != "Nora Bell" || got.PublishedOn != "2025-09-14" || got.Lang != "en-GB" {
			t.Errorf("title %q: %+v", title, got)
		}
	}
}

func TestReadPDFErrors(t *testing.T) {
	good := pdftest.File(pdftest.Info{}, pdftest.Lines(72, 80, "words"))
	for name, c := range map[string]struct {
		content []byte
		code    annotate.Code
		says    string
	}{
		"scanned": {pdftest.File(pdftest.Info{}, pdftest.Page{}), annotate.Unsupported, "holds no text"},
		"cut off": {good[:60], annotate.Invalid, "damaged"},
		"locked": {
			bytes.Replace(good, []byte("trailer\n<<"), []byte("trailer\n<</ID[(a)(a)]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)>>"), 1),
			annotate.Unsupported, "password",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(t.Context(), Input{Bytes: c.content})
			if annotate.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %s %v", annotate.CodeOf(err), err)
			}
		})
	}
}

// FuzzPDFText puts characters anywhere on pages, in any font. None may be lost
// or come twice, but those of running heads and feet, and the blocks have to be
// valid.
func FuzzPDFText(f *testing.F) {
	f.Add([]byte("one line of words"), byte(0))
	f.Add([]byte("\x10\x40two\x90\x40columns of\x10\x48words be\x90\x48side each\x10\x50other\x90\x50here"), byte(0))
	f.Add([]byte("1 a- \x04\x90b. c\n\x05- d\x10\x10e2 \x10\x10f\x10\x10g"), byte(3))
	f.Fuzz(func(t *testing.T, data []byte, perPage byte) {
		pages := fuzzPages(data, int(perPage))
		text := &pdfText{}
		want := map[rune]int{}
		for i, page := range pages {
			text.add(i+1, page)
			for _, c := range page.Chars {
				if unicode.IsLetter(c.Rune) {
					want[c.Rune]++
				}
			}
		}
		blocks := text.blocks()
		if err := annotate.ValidateBlocks(blocks); err != nil {
			t.Fatal(err)
		}
		if len(text.furniture)+text.numbers > 0 {
			return
		}
		got := map[rune]int{}
		for _, b := range blocks {
			for _, r := range b.Text {
				got[r]++
			}
		}
		for r, n := range want {
			if got[r] != n {
				t.Errorf("%q is %d times on the pages and %d times in %q", r, n, got[r], sketch(blocks))
			}
		}
	})
}

// fuzzPages reads data as characters that follow each other, but for bytes
// below 8, which choose a font, and the others that are not ASCII or below the
// space, which with the next one say where to go on.
func fuzzPages(data []byte, perPage int) []pdfium.Page {
	fonts := []pdfium.Font{{Size: 10}, {Size: 10, Bold: true}, {Size: 7}, {Size: 20}, {Size: 10, Italic: true}}
	page := pdfium.Page{Width: 595, Height: 842, Fonts: fonts}
	var pages []pdfium.Page
	x, y, font := 50.0, 50.0, 0
	for i := 0; i < len(data); i++ {
		b := data[i]
		switch {
		case b < 8:
			font = int(b) % len(fonts)
		case b < ' ' || b > '~':
			x = float64(b) * 2
			if i++; i < len(data) {
				y = float64(data[i]) * 3
			}
		case b == ' ':
			page.Chars = append(page.Chars, pdfium.Char{Rune: ' '})
			x += fonts[font].Size / 2
		default:
			size := fonts[font].Size
			page.Chars = append(page.Chars, pdfium.Char{Rune: rune(b), Box: pdfium.Box{Left: x, Top: y - size, Right: x + size/2, Bottom: y}, Font: font})
			x += size / 2
		}
		if perPage > 0 && len(page.Chars) == perPage {
			pages = append(pages, page)
			page.Chars = nil
		}
	}
	return append(pages, page)
}
