package annotate

import (
	"reflect"
	"strings"
	"testing"
)

func TestValidateBlocks(t *testing.T) {
	// A table of a heading row and a row with an empty cell.
	table := Block{Kind: Table, Text: "Pier\tÖl\nEast\t", Rows: []Row{
		{Cells: []Cell{{Span{0, 4}, true}, {Span{5, 7}, true}}},
		{Cells: []Cell{{Span{8, 12}, false}, {Span{13, 13}, false}}},
	}}
	mark := func(m Mark) Block { return Block{Kind: Paragraph, Text: "Öl pier", Marks: []Mark{m}} }
	refers := func(r Reference) Block {
		return Block{Kind: Paragraph, Text: "Öl pier", References: []Reference{r}}
	}
	cells := func(cells ...Cell) Block { return Block{Kind: Table, Text: "a\tb", Rows: []Row{{Cells: cells}}} }
	cases := []struct {
		name  string
		block Block
		fault string
	}{
		{"paragraph", Block{Kind: Paragraph, Text: "The pier\nis long."}, ""},
		{"heading", Block{Kind: Heading, Level: 6, Text: "Pier"}, ""},
		{"list item", Block{Kind: ListItem, Level: 9, Ordered: true, Number: 3, Text: "Pier"}, ""},
		{"figure without a caption", Block{Kind: Figure, Alt: "A pier"}, ""},
		{"table", table, ""},
		{"link", mark(Mark{MarkLink, Span{0, 2}, "https://port.example"}), ""},
		{"emphasis to the end", mark(Mark{MarkEm, Span{3, 7}, ""}), ""},

		{"places", Block{Kind: Paragraph, Text: "Öl", Places: []Place{{At: 0, Page: 3}, {At: 1, Page: 4}}}, ""},
		{"reference", refers(Reference{Span{0, 2}, ReferenceComment, "Ada Marsh", "See the survey.", []string{"https://port.example"}}), ""},

		{"unknown kind", Block{Kind: "aside", Text: "x"}, "kind"},
		{"no text", Block{Kind: Paragraph}, "empty"},
		{"carriage return", Block{Kind: Paragraph, Text: "a\r\nb"}, "control"},
		{"invalid UTF-8", Block{Kind: Paragraph, Text: "a\xff"}, "control"},
		{"heading without level", Block{Kind: Heading, Text: "Pier"}, "level"},
		{"heading of level 7", Block{Kind: Heading, Level: 7, Text: "Pier"}, "level"},
		{"list item without depth", Block{Kind: ListItem, Text: "Pier"}, "level"},
		{"table without rows", Block{Kind: Table, Text: "Pier"}, "rows"},
		{"rows of a paragraph", Block{Kind: Paragraph, Text: table.Text, Rows: table.Rows}, "rows"},
		{"image of a paragraph", Block{Kind: Paragraph, Text: "Pier", Alt: "A pier"}, "figure"},
		{"mark beyond the end", mark(Mark{MarkEm, Span{3, 8}, ""}), "outside"},
		{"empty mark", mark(Mark{MarkEm, Span{3, 3}, ""}), "outside"},
		{"link without address", mark(Mark{MarkLink, Span{0, 2}, ""}), "link"},
		{"address of emphasis", mark(Mark{MarkEm, Span{0, 2}, "https://port.example"}), "link"},
		{"script as a link", mark(Mark{MarkLink, Span{0, 2}, "javascript:alert(1)"}), "link"},
		{"cell beyond the end", cells(Cell{Span{0, 1}, false}, Cell{Span{2, 4}, false}), "outside"},
		{"cell turned round", cells(Cell{Span{1, 0}, false}, Cell{Span{2, 3}, false}), "outside"},
		{"cell over a tab", cells(Cell{Span{0, 3}, false}), "tab"},
		{"words in no cell", cells(Cell{Span{0, 1}, false}), "make up"},
		{"places out of order", Block{Kind: Paragraph, Text: "Öl", Places: []Place{{At: 1, Page: 3}, {At: 1, Page: 4}}}, "order"},
		{"place beyond the end", Block{Kind: Paragraph, Text: "Öl", Places: []Place{{At: 3, Page: 3}}}, "order"},
		{"page with a time", Block{Kind: Paragraph, Text: "Öl", Places: []Place{{Page: 3, Time: 5}}}, "page"},
		{"reference of no words", refers(Reference{Span{2, 2}, ReferenceComment, "", "See.", nil}), "outside"},
		{"reference of an unknown kind", refers(Reference{Span{0, 2}, "", "", "See.", nil}), "kind"},
		{"empty reference", refers(Reference{Span{0, 2}, ReferenceFootnote, "", "", nil}), "empty"},
		{"reference to a file", refers(Reference{Span{0, 2}, ReferenceFootnote, "", "See.", []string{"file:///etc/passwd"}}), "address"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := ValidateBlocks([]Block{{Kind: Paragraph, Text: "Before."}, c.block})
			if c.fault == "" && err != nil {
				t.Fatal(err)
			}
			if c.fault != "" && (CodeOf(err) != Invalid || !strings.Contains(err.Error(), "Block 2") || !strings.Contains(err.Error(), c.fault)) {
				t.Errorf("the error is %v, want one about %q", err, c.fault)
			}
		})
	}
}

func TestBlocksJoinAndSplit(t *testing.T) {
	blocks := []Block{{Kind: Heading, Level: 1, Text: "Öl"}, {Kind: Figure}, {Kind: Paragraph, Text: "The pier 😀"}}
	text := NewText(JoinBlocks(blocks))
	if text.String() != "Öl\n\nThe pier 😀" {
		t.Errorf("the text is %q", text.String())
	}
	for i, span := range BlockSpans(blocks) {
		if got := text.Slice(span); got != blocks[i].Text {
			t.Errorf("block %d is at %v, where %q is", i, span, got)
		}
	}
}

func TestPlaceAt(t *testing.T) {
	blocks := []Block{
		{Kind: Paragraph, Text: "Öl"},
		{Kind: Paragraph, Text: "one two", Places: []Place{{At: 0, Page: 1}, {At: 4, Page: 2}}},
		{Kind: Paragraph, Text: "two"},
		{Kind: Paragraph, Text: "three", Places: []Place{{At: 2, Page: 3}}},
	}
	for at, page := range map[int]int{0: 0, 2: 0, 3: 1, 6: 1, 7: 2, 11: 2, 15: 2, 16: 2, 17: 3, 99: 3} {
		if place, ok := PlaceAt(blocks, at); place.Page != page || ok != (page > 0) {
			t.Errorf("%d is at %+v, want page %d", at, place, page)
		}
	}
}

func TestNewVersion(t *testing.T) {
	blocks := []Block{{Kind: Paragraph, Text: "The pier."}, {Kind: Paragraph, Text: "It is long."}}
	v, err := NewVersion("a", 3, blocks, "en")
	if err != nil {
		t.Fatal(err)
	}
	// printf 'The pier.\nIt is long.' | sha256sum
	const hash = "63d6b5554f45f783e46d8e68d7b59c80d164a5871d1ce8dd121774dbd800ec88"
	if !ValidID(v.ID) || v.ArticleID != "a" || v.Seq != 3 || v.Words != 5 || v.TextHash != hash || !reflect.DeepEqual(v.Blocks, blocks) {
		t.Errorf("the version is %+v", v)
	}
	for name, blocks := range map[string][]Block{"no blocks": nil, "no words": {{Kind: Paragraph, Text: "— …"}}, "invalid": {{Kind: "x", Text: "y"}}} {
		if _, err := NewVersion("a", 1, blocks, "en"); CodeOf(err) != Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
