package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// shown are the pages of a document.
func shown(t *testing.T, doc Document, blocks ...Block) []*pageContent {
	t.Helper()
	data, _ := write(t, doc, blocks...)
	return parse(t, data).pages()
}

// rows are the distinct heights at which text of the page stands, from the top,
// with the text there.
func (p *pageContent) rows() []string {
	byY := map[float64]string{}
	for _, l := range p.lines {
		if !l.artifact {
			byY[l.y] += l.text
		}
	}
	var ys []float64
	for y := range byY {
		ys = append(ys, y)
	}
	slices.Sort(ys)
	slices.Reverse(ys)
	rows := make([]string, len(ys))
	for i, y := range ys {
		rows[i] = strings.TrimSpace(byY[y])
	}
	return rows
}

// lineBlock is a paragraph of so many lines, named in each.
func lineBlock(name string, lines int) Paragraph {
	text := make([]string, lines)
	for i := range text {
		text[i] = fmt.Sprint(name, i+1)
	}
	return Paragraph{Text: Plain(strings.Join(text, "\n"))}
}

// onePage is a document with room for ten lines of 20 points on a page.
func onePage() Document {
	doc := testDocument()
	doc.Paper = Paper{Width: 300, Height: 301}
	doc.Margins = Margins{Top: 50, Bottom: 50, Start: 50, End: 50}
	doc.Text = Style{Size: 10, Leading: 2}
	return doc
}

func TestPageBreaks(t *testing.T) {
	quote := func(lines int) Box { return Box{Blocks: []Block{lineBlock("q", lines)}} }
	for name, test := range map[string]struct {
		blocks []Block
		want   []string // the rows of each page
	}{
		"no orphan": {
			[]Block{lineBlock("a", 9), lineBlock("b", 4)},
			[]string{"a1 a2 a3 a4 a5 a6 a7 a8 a9", "b1 b2 b3 b4"},
		},
		"no widow": {
			[]Block{lineBlock("a", 7), lineBlock("b", 4)},
			[]string{"a1 a2 a3 a4 a5 a6 a7 b1 b2", "b3 b4"},
		},
		"three lines stay together": {
			[]Block{lineBlock("a", 8), lineBlock("b", 3)},
			[]string{"a1 a2 a3 a4 a5 a6 a7 a8", "b1 b2 b3"},
		},
		"heading goes with its text": {
			[]Block{lineBlock("a", 8), Heading{Level: 1, Style: Style{Size: 10, Leading: 2}, Frame: Frame{After: 1}, Text: Plain("H")}, lineBlock("b", 2)},
			[]string{"a1 a2 a3 a4 a5 a6 a7 a8", "H b1 b2"},
		},
		"box goes to the next page": {
			[]Block{lineBlock("a", 4), quote(8)},
			[]string{"a1 a2 a3 a4", "q1 q2 q3 q4 q5 q6 q7 q8"},
		},
		"box taller than a page splits": {
			[]Block{lineBlock("a", 4), quote(12)},
			[]string{"a1 a2 a3 a4 q1 q2 q3 q4 q5 q6", "q7 q8 q9 q10 q11 q12"},
		},
		"breakable box splits": {
			[]Block{lineBlock("a", 4), Box{Breakable: true, Blocks: []Block{lineBlock("q", 8)}}},
			[]string{"a1 a2 a3 a4 q1 q2 q3 q4 q5 q6", "q7 q8"},
		},
		"forced": {
			[]Block{lineBlock("a", 2), PageBreak{}, PageBreak{}, lineBlock("b", 1)},
			[]string{"a1 a2", "b1"},
		},
		"distance is dropped at the top": {
			[]Block{lineBlock("a", 10), Paragraph{Frame: Frame{Before: 30}, Text: Plain("b\nc\nd\ne\nf\ng\nh\ni\nj\nk")}},
			[]string{"a1 a2 a3 a4 a5 a6 a7 a8 a9 a10", "b c d e f g h i j k"},
		},
		"cell taller than a page splits": {
			[]Block{Table{Padding: Pad(0.001), Columns: []Column{{}}, Rows: []Row{{Cells: []Cell{{Blocks: []Block{lineBlock("c", 14)}}}}}}},
			[]string{"c1 c2 c3 c4 c5 c6 c7 c8 c9 c10", "c11 c12 c13 c14"},
		},
		"list item goes with its label": {
			[]Block{lineBlock("a", 9), List{Numbering: Decimal, Items: []Item{{Blocks: []Block{lineBlock("i", 2)}}}}},
			[]string{"a1 a2 a3 a4 a5 a6 a7 a8 a9", "1.i1 i2"},
		},
		"picture goes with its caption": {
			[]Block{lineBlock("a", 8), Image{Picture: gradient(t), Alt: "x", Caption: Plain("caption"), MaxHeight: 35}},
			[]string{"a1 a2 a3 a4 a5 a6 a7 a8", "caption"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range shown(t, onePage(), test.blocks...) {
				got = append(got, strings.Join(p.rows(), " "))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTableHeadRepeats(t *testing.T) {
	table := Table{Columns: []Column{{}}, Padding: Pad(0.001), Head: []Row{{Cells: []Cell{TextCell(Plain("head")...)}}}}
	for i := range 15 {
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(Plain(fmt.Sprint("r", i+1))...)}})
	}
	pages := shown(t, onePage(), table)
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	if got := strings.Join(pages[0].rows(), " "); got != "head r1 r2 r3 r4 r5 r6 r7 r8 r9" {
		t.Errorf("the first page shows %q", got)
	}
	if got := strings.Join(pages[1].rows(), " "); got != "r10 r11 r12 r13 r14 r15" || pages[1].outside != "head" {
		t.Errorf("the second page shows %q below %q", got, pages[1].outside)
	}
}

// TestBoxFragments checks that both parts of a split box have their background,
// and that it lies behind all of their lines.
func TestBoxFragments(t *testing.T) {
	pages := shown(t, onePage(), Box{Background: RGB(1, 2, 3), Padding: Pad(10), Blocks: []Block{lineBlock("q", 12)}})
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if len(p.boxes) != 1 {
			t.Fatalf("page %d has %d backgrounds", i+1, len(p.boxes))
		}
		b := p.boxes[0]
		for _, l := range p.lines {
			if l.x < b.x0+10-0.01 || l.y < b.y0+10 || l.y > b.y1-10 {
				t.Errorf("page %d: %q at %.1f, %.1f is not inside of %v", i+1, l.text, l.x, l.y, b)
			}
		}
	}
}

func TestMirroredLayout(t *testing.T) {
	blocks := []Block{Box{Bar: RGB(1, 2, 3), Padding: Padding{Start: 20}, Blocks: []Block{
		Paragraph{Text: Plain("אבג")},
		List{Numbering: Decimal, Items: []Item{{Blocks: []Block{Paragraph{Text: Plain("דהו")}}}}},
		Table{Columns: []Column{{Width: 60}, {}}, Rows: []Row{{Cells: []Cell{TextCell(Plain("זחט")...), TextCell(Plain("יכל")...)}}}},
	}}}
	left := shown(t, onePage(), blocks...)[0]
	doc := onePage()
	doc.RightToLeft = true
	right := shown(t, doc, blocks...)[0]
	if b := right.boxes[0]; b.x1 != 250 || b.x0 != 247 {
		t.Errorf("the bar is at %v", b)
	}
	if b := left.boxes[0]; b.x0 != 50 || b.x1 != 53 {
		t.Errorf("without mirroring the bar is at %v", b)
	}
	at := map[string]float64{}
	for _, l := range right.lines {
		at[strings.TrimSpace(l.text)] = l.x
	}
	if at["זחט"] <= at["יכל"] || at["1"] <= at["דהו"] {
		t.Errorf("the order is wrong: %v", at)
	}
	for text, x := range at {
		if x > 230 {
			t.Errorf("%q at %.1f is in the padding of the box", text, x)
		}
	}
}

func TestContentsAndRunningLines(t *testing.T) {
	doc := onePage()
	doc.Foot = func(page, pages int) Running {
		return Running{Middle: Plain(fmt.Sprintf("Page %d of %d", page, pages))}
	}
	doc.Head = func(int, int) Running {
		return Running{Start: Plain(strings.Repeat("a long title ", 9)), End: Plain("2026")}
	}
	pages := shown(t, doc,
		Contents{Entries: []Entry{{Text: Plain("Far"), Target: "far"}, {Text: Plain(strings.Repeat("long ", 30)), Target: "near"}}},
		Paragraph{Frame: Frame{Name: "near"}, Text: Plain("near")}, PageBreak{}, Paragraph{Text: Plain("between")}, PageBreak{},
		Paragraph{Text: []Span{{Text: "then "}, {Text: "far", Name: "far"}}})
	rows := pages[0].rows()
	if rows[0] != "Far3" || !strings.HasPrefix(rows[1], "long long") || !strings.HasSuffix(rows[1], "long…1") {
		t.Errorf("the contents are %q", rows[:2])
	}
	for i, p := range pages {
		if !strings.Contains(p.outside, fmt.Sprintf("Page %d of 3", i+1)) || !strings.Contains(p.outside, "…") || !strings.Contains(p.outside, "2026") {
			t.Errorf("page %d runs with %q", i+1, p.outside)
		}
		for _, l := range p.lines {
			if l.x < 50 || l.x > 250 {
				t.Errorf("page %d: %q begins at %.1f", i+1, l.text, l.x)
			}
		}
	}
}

// TestHighlights checks that backgrounds have no seams where spans meet, and that
// overlapping marks keep their lanes.
func TestHighlights(t *testing.T) {
	yellow, red := RGB(0xff, 0xee, 0xc4), RGB(0x9b, 0x1c, 0x24)
	s := newShaper()
	p := s.shape([]Span{
		{Text: "one "},
		{Text: "two ", Background: yellow, Underlines: []Underline{{Line: Solid, Color: red}}},
		{Text: "three ", Background: yellow, Underlines: []Underline{{Line: Solid, Color: red}, {Line: Dotted, Color: red}}, Style: Style{Bold: true}},
		{Text: "four", Underlines: []Underline{{}, {Line: Dotted, Color: red}}},
	}, defaultStyle, "en", false, false)
	l := p.breakLines(500)[0]
	at := func(i int) (from, to float64) { return l.parts[i].x, l.parts[i].x + l.parts[i].width }
	twoFrom, _ := at(1)
	threeFrom, threeTo := at(2)
	_, fourTo := at(3)
	type stretch struct{ from, to float64 }
	var backgrounds, first, second []stretch
	eachStretch(&l, func(p *part) Color { return p.run.span.Background }, func(_ Color, from, to float64) { backgrounds = append(backgrounds, stretch{from, to}) })
	eachStretch(&l, func(p *part) Underline { return p.run.span.underline(0) }, func(_ Underline, from, to float64) { first = append(first, stretch{from, to}) })
	eachStretch(&l, func(p *part) Underline { return p.run.span.underline(1) }, func(_ Underline, from, to float64) { second = append(second, stretch{from, to}) })
	if want := []stretch{{twoFrom, threeTo}}; !slices.Equal(backgrounds, want) || !slices.Equal(first, want) {
		t.Errorf("backgrounds %v, first lane %v, want %v", backgrounds, first, want)
	}
	if want := []stretch{{threeFrom, fourTo}}; !slices.Equal(second, want) {
		t.Errorf("second lane %v, want %v", second, want)
	}
}

// TestComments checks that each comment on overlapping text is one annotation a
// page, with an area a line and in the order of reading.
func TestComments(t *testing.T) {
	outer, inner := &Comment{Subject: "1", Text: "outer", Color: RGB(255, 0, 0)}, &Comment{Subject: "2", Text: "inner", Author: "Ines Calder"}
	data, _ := write(t, onePage(),
		lineBlock("a", 7),
		Paragraph{Text: []Span{
			{Text: "one ", Comments: []*Comment{outer}},
			{Text: "two\nthree\n", Comments: []*Comment{outer, inner}},
			{Text: "four\nfive ", Comments: []*Comment{inner}},
			{Text: "six"},
		}},
		Paragraph{Text: []Span{{Text: "seven", Comments: []*Comment{inner}, Link: "https://a.invalid/"}}},
		Paragraph{Text: []Span{{Text: "eight אבג", Comments: []*Comment{outer}}, {Text: " דהו"}}}, // in two parts to the eye
	)
	check(t, data)
	f := parse(t, data)
	var got []string
	for i, p := range f.pages() {
		for _, ref := range f.array(p.dict["/Annots"]) {
			a := f.dict(ref)
			if a["/Subtype"] != "/Highlight" {
				continue
			}
			at := ""
			quads := f.array(a["/QuadPoints"])
			for k := 0; k < len(quads); k += 8 {
				at += fmt.Sprintf(" %.0f,%.0f", quads[k], quads[k+1])
			}
			got = append(got, fmt.Sprint("page ", i+1, ", ", f.text(a["/Contents"]), ":", at))
		}
	}
	want := []string{
		"page 1, outer: 50,108 50,88",
		"page 1, inner: 70,108 50,88",
		"page 2, inner: 50,248 50,228 50,208",
		"page 2, outer: 50,188 93,188",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPath(t *testing.T) {
	for path, want := range map[string]string{
		"M1 2L3,4 5 6z":            "1 2 m 3 4 l 5 6 l h ",
		"m1 2 3 4h5v-6":            "1 2 m 4 6 l 9 6 l 9 0 l ",
		"M0 0C1 2 3 4 5 6s1 1 2 2": "0 0 m 1 2 3 4 5 6 c 7 8 6 7 7 8 c ",
		"M0 0Q3 3 6 0":             "0 0 m 2 2 4 2 6 0 c ",
		"M0 0q3 3 6 0t6 0":         "0 0 m 2 2 4 2 6 0 c 8 -2 10 -2 12 0 c ",
		"M1e1-.5.5.5":              "10 -0.5 m 0.5 0.5 l ",
		"M0 0A5 5 0 0110 0":        "", // checked below
	} {
		got, err := appendPath(nil, path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if want != "" && string(got) != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	arc, _ := appendPath(nil, "M0 0A5 5 0 0110 0") // the upper half circle in two curves
	numbers := strings.Fields(strings.NewReplacer("m", "", "c", "").Replace(string(arc)))
	var x, y float64
	if _, err := fmt.Sscan(numbers[6]+" "+numbers[7], &x, &y); err != nil || math.Hypot(x-5, y+5) > 0.01 {
		t.Errorf("the arc goes by %v, %v", x, y)
	}
	for _, path := range []string{"L1 1", "M1", "M1 1 X", "M1 1A1 1 0 2 0 3 3", "M1 1z2", "M1e9 1", "M--1 1"} {
		if out, err := appendPath([]byte("q "), path); err == nil || !bytes.Equal(out, []byte("q ")) {
			t.Errorf("%s is read as %q", path, out)
		}
	}
}
