package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// BlockKind says what a block of text is.
type BlockKind string

// The kinds of block.
const (
	Paragraph    BlockKind = "paragraph"
	Heading      BlockKind = "heading" // Level 1 to 6
	BlockQuote   BlockKind = "quote"
	ListItem     BlockKind = "listItem" // Level 1 and up: depth; Ordered and Number
	Preformatted BlockKind = "preformatted"
	Table        BlockKind = "table"  // Rows
	Figure       BlockKind = "figure" // Image, Alt; the text is the caption
)

// BlockKinds lists every kind.
func BlockKinds() []BlockKind {
	return []BlockKind{Paragraph, Heading, BlockQuote, ListItem, Preformatted, Table, Figure}
}

// Block is one paragraph-like piece of an article. Its text holds no carriage
// return, no control character but tab and line feed, and no half of a
// surrogate pair ([CleanText]); a line feed is a line break inside the block.
type Block struct {
	Kind    BlockKind `json:"kind" enum:"paragraph,heading,quote,listItem,preformatted,table,figure"`
	Level   int       `json:"level,omitempty" doc:"Heading level (1-6) or depth of a list item (from 1)"`
	Ordered bool      `json:"ordered,omitempty" doc:"A list item with a number"`
	Number  int       `json:"number,omitempty" doc:"The number of an ordered list item"`
	Text    string    `json:"text"`
	Marks   []Mark    `json:"marks,omitempty" doc:"Inline marks over the block's text"`
	Rows    []Row     `json:"rows,omitempty" doc:"Table rows; cells are spans of the block's text, tab between cells, line feed between rows"`
	Image   string    `json:"image,omitempty" doc:"SHA-256 of a figure's image, if the library holds it"`
	Alt     string    `json:"alt,omitempty" doc:"What a figure shows, from its alternative text"`
	Lang    string    `json:"lang,omitempty" doc:"BCP 47 language, where it differs from the article's"`
	Places  []Place   `json:"places,omitempty" doc:"Where in the original the words stand; each goes on to the next, also over the blocks that follow"`

	References []Reference `json:"references,omitempty" doc:"What the manuscript gives as backing for some of the words"`
}

// MarkKind says what an inline mark means.
type MarkKind string

// The kinds of inline mark.
const (
	MarkLink   MarkKind = "link" // Href is http, https or mailto
	MarkStrong MarkKind = "strong"
	MarkEm     MarkKind = "em"
	MarkCode   MarkKind = "code"
)

// Mark is an inline property of some words of a block.
type Mark struct {
	Kind MarkKind `json:"kind" enum:"link,strong,em,code"`
	Span          // code points of the block's own text
	Href string   `json:"href,omitempty"`
}

// Row is one row of a table block.
type Row struct {
	Cells []Cell `json:"cells"`
}

// Cell is one cell of a table block: a span of the block's own text, which may
// be empty. The text of a cell holds neither tab nor line feed.
type Cell struct {
	Span
	Header bool `json:"header,omitempty"`
}

// JoinBlocks returns the text of a version: the block texts joined by "\n".
func JoinBlocks(blocks []Block) string {
	texts := make([]string, len(blocks))
	for i, b := range blocks {
		texts[i] = b.Text
	}
	return strings.Join(texts, "\n")
}

// BlockSpans returns where each block lies in the text of the version.
func BlockSpans(blocks []Block) []Span {
	spans := make([]Span, len(blocks))
	at := 0
	for i, b := range blocks {
		n := utf8.RuneCountInString(b.Text)
		spans[i] = Span{Start: at, End: at + n}
		at += n + 1 // the "\n" between blocks
	}
	return spans
}

// ValidateBlocks checks every rule above and returns an [Invalid] error that
// names the first block that breaks one. Importers promise blocks that pass.
func ValidateBlocks(blocks []Block) error {
	for i, b := range blocks {
		if why := b.fault(); why != "" {
			return Errorf(Invalid, "Block %d of the text (%s) is not valid: %s.", i+1, b.Kind, why)
		}
	}
	return nil
}

func (b Block) fault() string {
	if !slices.Contains(BlockKinds(), b.Kind) {
		return "its kind is unknown"
	}
	if b.Text != CleanText(b.Text) {
		return "its text holds control characters or invalid Unicode"
	}
	if b.Text == "" && b.Kind != Figure {
		return "it is empty"
	}
	if b.Kind == Heading && (b.Level < 1 || b.Level > 6) {
		return "a heading's level is 1 to 6"
	}
	if b.Kind == ListItem && b.Level < 1 {
		return "a list item's level is at least 1"
	}
	if (b.Kind == Table) != (len(b.Rows) > 0) {
		return "a table, and only a table, has rows"
	}
	if (b.Image != "" || b.Alt != "") && b.Kind != Figure {
		return "only a figure has an image"
	}
	text := NewText(b.Text)
	for _, m := range b.Marks {
		if text.Check(m.Span) != nil {
			return "a mark lies outside the text"
		}
		if (m.Kind == MarkLink) != (m.Href != "") || m.Href != "" && !SafeURL(m.Href) {
			return "a link, and only a link, has an http, https or mailto address"
		}
	}
	for _, r := range b.References {
		if why := r.fault(text); why != "" {
			return why
		}
	}
	return cmp.Or(placesFault(b.Places, text.Len()), tableFault(b.Rows, text))
}

func tableFault(rows []Row, text Text) string {
	if len(rows) == 0 {
		return ""
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		cells := make([]string, len(row.Cells))
		for k, c := range row.Cells {
			if c.Start < 0 || c.End < c.Start || c.End > text.Len() {
				return "a cell lies outside the text"
			}
			cells[k] = text.Slice(c.Span)
			if strings.ContainsAny(cells[k], "\t\n") {
				return "a cell holds a tab or a line break"
			}
		}
		lines[i] = strings.Join(cells, "\t")
	}
	if strings.Join(lines, "\n") != text.String() {
		return "its cells do not make up its text"
	}
	return ""
}
