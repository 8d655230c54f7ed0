package pdf

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(t *testing.T, doc Document, blocks ...Block) ([]byte, Result) {
	t.Helper()
	var b bytes.Buffer
	result, err := Write(t.Context(), &b, doc, slices.Values(blocks))
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), result
}

// specimen has one of everything.
func specimen(t *testing.T) []Block {
	t.Helper()
	red := RGB(0x9b, 0x1c, 0x24)
	cross := &Drawing{Width: 6, Height: 6, ViewBox: [4]float64{0, 0, 24, 24}, Shapes: []Shape{{Path: "M6 6l12 12M18 6L6 18", Stroke: red, StrokeWidth: 4}}}
	return []Block{
		Heading{Level: 1, Text: Plain("The lake at Vossmere")},
		Contents{Entries: []Entry{
			{Level: 1, Text: Plain("The claims"), Target: "claims"},
			{Level: 2, Text: Plain(Isolate("האגם") + ": claim 1"), Target: "claim-1"},
		}},
		Paragraph{Text: []Span{
			{Text: "It lost "},
			{Text: "40 per cent", Background: RGB(0xfd, 0xee, 0xc4), Comments: []*Comment{{Author: "Ines Calder", Subject: "Claim 1: False", Text: "False: it was 12"}}},
			{Text: "1", Link: "#claim-1", Alt: "Claim 1: False", Style: Style{Rise: 3, Size: 7}},
			{Text: " in a year, "},
			{Text: "said the council", Link: "https://council.invalid/ä"},
			{Text: ", «in short»: "},
			{Text: "האגם ירד ב־40 אחוז (לפי הדו״ח)", Lang: "he"},
			{Text: "."},
		}},
		Section{Blocks: slices.Values([]Block{
			Heading{Level: 2, Frame: Frame{Name: "claims"}, Text: Plain("The claims")},
			Box{
				Frame: Frame{Name: "claim-1"}, Role: Sect, Bar: red, Padding: Pad(8),
				Blocks: []Block{
					Columns{Widths: []float64{0, 80}, Cells: [][]Block{
						{Heading{Level: 3, Text: Plain("Claim 1")}},
						{Paragraph{Text: []Span{{Drawing: cross, Alt: "a cross"}, {Text: " False", Badge: &Badge{Border: red}}}}},
					}},
					Box{Role: BlockQuote, Frame: Frame{Lang: "ar", Dir: RightToLeft}, Blocks: []Block{Paragraph{Text: Plain("انخفض منسوب البحيرة بنسبة 40٪")}}},
					List{Numbering: Decimal, Items: []Item{
						{Blocks: []Block{Paragraph{Text: Plain("Yearbook")}, List{Items: []Item{{Blocks: []Block{Paragraph{Text: Plain("Table 7")}}}}}}},
						{Blocks: []Block{Paragraph{Text: Plain("Gauges")}}},
					}},
				},
			},
		})},
		Table{
			Summary: "Level by year", Columns: []Column{{}, {Align: AlignEnd}, {}},
			Head: []Row{{Cells: []Cell{TextCell(Plain("Year")...), TextCell(Plain("Level")...), TextCell()}}},
			Rows: []Row{
				{Cells: []Cell{{Header: true, Blocks: []Block{Paragraph{Text: Plain("2025")}}}, TextCell(Plain("88 cm")...), TextCell(Plain("dry")...)}},
				{Cells: []Cell{{Span: 3, Blocks: []Block{Paragraph{Text: Plain("No other years")}}}}},
			},
		},
		Image{Picture: gradient(t), Alt: "A gradient", Caption: Plain("By nobody")},
		Preformatted{Text: Plain("a\n  b\tc")},
		Paragraph{Frame: Frame{Lang: "hi"}, Text: Plain("झील का जलस्तर क्षेत्र में 40 प्रतिशत गिर गया।")},
		Paragraph{Frame: Frame{Lang: "zh"}, Text: Plain("湖水下降了40%，“不正确”。👍🏽")},
	}
}

func TestStructure(t *testing.T) {
	doc := testDocument()
	doc.Head = func(page, pages int) Running {
		return Running{Start: Plain("head"), End: Plain(fmt.Sprint(page, "/", pages))}
	}
	doc.Attachments = []Attachment{{Name: "data.json", Type: "application/json", Relation: Data, Data: []byte(`{"a":1}`)}}
	data, result := write(t, doc, specimen(t)...)
	if len(result.Missing) != 0 {
		t.Errorf("no glyphs for %q", result.Missing)
	}
	got := check(t, data).String()
	golden := filepath.Join("testdata", "structure.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the structure has changed; if it should, run with -update:\n%s", got)
	}
	attached := tool(t, "qpdf", "--show-attachment=data.json", save(t, data))
	if attached != `{"a":1}` {
		t.Errorf("the attachment is %q", attached)
	}
}

func TestSameBytes(t *testing.T) {
	first, _ := write(t, testDocument(), specimen(t)...)
	second, _ := write(t, testDocument(), specimen(t)...)
	if !bytes.Equal(first, second) {
		t.Error("two runs gave different bytes")
	}
	other := testDocument()
	other.Title = "Another title"
	third, _ := write(t, other, specimen(t)...)
	if id := func(b []byte) []byte { return b[bytes.LastIndex(b, []byte("/ID [")):][:40] }; bytes.Equal(id(first), id(third)) {
		t.Error("two different documents have the same identifier")
	}
}

func TestMissingGlyph(t *testing.T) {
	data, result := write(t, testDocument(), Paragraph{Text: Plain("Cuneiform 𒀀𒀁 and 𒀀.")})
	if string(result.Missing) != "𒀀𒀁" {
		t.Errorf("missing are %q", result.Missing)
	}
	f := parse(t, data)
	if xmp := string(f.stream(f.root["/Metadata"])); strings.Contains(xmp, "<pdfuaid:part>") || strings.Contains(xmp, "<pdfaid:part>") {
		t.Error("the file claims conformance")
	}
	pages := f.pages()
	if pages[0].notdef > 0 {
		t.Error("an empty box stands for the character")
	}
	if text := f.tree(pages).plainText(); text != "Cuneiform 𒀀𒀁 and 𒀀." {
		t.Errorf("the text is %q", text)
	}
}

func TestErrors(t *testing.T) {
	fine := Paragraph{Text: Plain("text")}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, test := range map[string]struct {
		ctx   context.Context
		doc   func(*Document)
		block Block
		want  string
	}{
		"no title":         {doc: func(d *Document) { d.Title = "" }, block: fine, want: "title"},
		"no room":          {doc: func(d *Document) { d.Margins = Margins{Start: 300, End: 290} }, block: fine, want: "margins"},
		"lost link":        {block: Paragraph{Text: []Span{{Text: "a", Link: "#nowhere"}}}, want: `"nowhere"`},
		"lost contents":    {block: Contents{Entries: []Entry{{Text: Plain("a"), Target: "nowhere"}}}, want: `"nowhere"`},
		"two of one name":  {block: Paragraph{Frame: Frame{Name: "a"}, Text: []Span{{Text: "x", Name: "a"}}}, want: "two destinations"},
		"path":             {block: Drawing{Width: 9, Height: 9, Shapes: []Shape{{Path: "M0 0 L5", Fill: RGB(1, 1, 1)}}}, want: "path"},
		"drawing no area":  {block: Drawing{ViewBox: [4]float64{0, 0, 0, 1}}, want: "no area"},
		"image no picture": {block: Image{}, want: "no picture"},
		"cancelled":        {ctx: cancelled, block: fine, want: context.Canceled.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			doc := testDocument()
			if test.doc != nil {
				test.doc(&doc)
			}
			ctx := t.Context()
			if test.ctx != nil {
				ctx = test.ctx
			}
			_, err := Write(ctx, &bytes.Buffer{}, doc, slices.Values([]Block{test.block}))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

func TestCancelledWhileWriting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	doc := testDocument()
	doc.Progress = func(page int) {
		if page == 2 {
			cancel()
		}
	}
	_, err := Write(ctx, &bytes.Buffer{}, doc, longDocument(100))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// failing is a full disk.
type failing struct{ left int }

var errFull = errors.New("no space left")

func (f *failing) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestFailingWriter(t *testing.T) {
	_, err := Write(t.Context(), &failing{left: 100_000}, testDocument(), longDocument(300))
	if !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
}

// TestTextOrder reads the text with Poppler, which knows nothing of the structure
// but where each glyph stands and what it is.
func TestTextOrder(t *testing.T) {
	invisible := strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "", "\u200e", "", "\u200f", "")
	for name, test := range map[string]struct {
		lang, text string
		dir        Direction
		want       []string // stretches of text without a change of direction
	}{
		"Arabic":  {"ar", "انخفض منسوب البحيرة في عام 2025 وقالت الوزارة", RightToLeft, []string{"انخفض منسوب البحيرة في عام", "2025", "وقالت الوزارة"}},
		"vowels":  {"ar", "كِتَابٌ قُرْآن", RightToLeft, []string{"كِتَابٌ قُرْآن"}},
		"Hebrew":  {"he", "האגם ירד ב־40 אחוז. שָׁלוֹם", RightToLeft, []string{"האגם ירד ב־", "40", "אחוז", "שָׁלוֹם"}},
		"mixed":   {"en", "It says האגם ירד twice.", LeftToRight, []string{"It says", "האגם ירד", "twice."}},
		"Hindi":   {"hi", "झील का जलस्तर क्षेत्र में 40 प्रतिशत गिर गया, मंत्रालय", LeftToRight, []string{"झील का जलस्तर क्षेत्र में 40 प्रतिशत गिर गया, मंत्रालय"}},
		"Thai":    {"th", "ที่นี่หนังสือ", LeftToRight, []string{"ที่นี่หนังสือ"}},
		"Chinese": {"zh", "湖水下降了40%，“不正确”。", LeftToRight, []string{"湖水下降了40%，“不正确”。"}},
		"Latin":   {"en", "office affluent naïve q\u0303", LeftToRight, []string{"office affluent naïve q\u0303"}},
	} {
		t.Run(name, func(t *testing.T) {
			data, _ := write(t, testDocument(), Paragraph{Frame: Frame{Lang: test.lang, Dir: test.dir}, Text: Plain(test.text)})
			got := invisible.Replace(tool(t, "pdftotext", save(t, data), "-"))
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in %q", want, got)
				}
			}
		})
	}
}
