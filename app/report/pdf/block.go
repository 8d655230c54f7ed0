package pdf

import "iter"

// Block is a part of the document that stands below the one before it:
// [Paragraph], [Heading], [Preformatted], [List], [Box], [Section], [Columns],
// [Table], [Image], [Drawing], [Rule], [Contents] or [PageBreak].
type Block interface {
	layout(c *composer, r region, parent *element)
}

// Frame is what all visible blocks have in common. The zero value is usual.
type Frame struct {
	// Before and After are the distances to the neighbouring blocks; between two
	// blocks the larger one counts. Before is dropped at the top of a page.
	Before, After float64
	// Start and End indent the block from its surroundings.
	Start, End float64
	// Name makes the block a destination: Link "#name" leads to it.
	Name string
	// Lang is the BCP 47 tag, if it differs from the surroundings'.
	Lang string
	// Dir is the base direction, if it differs from the surroundings'. It is
	// given, never guessed from the text.
	Dir Direction
	// KeepWithNext forbids a page break after the block.
	KeepWithNext bool
}

// Direction is a base direction of text (UAX #9).
type Direction uint8

// The base directions.
const (
	InheritDirection Direction = iota
	LeftToRight
	RightToLeft
)

// Align is how the lines of a paragraph or the content of a cell are placed.
type Align uint8

// The alignments; start and end depend on the direction.
const (
	AlignStart Align = iota
	AlignMiddle
	AlignEnd
)

// Role is a structure type of ISO 32000-1, 14.8.4: what a block is to a
// reader who hears the document.
type Role string

// The roles a caller chooses. Lists, tables, figures, links and the table of
// contents get theirs by themselves.
const (
	P          Role = "P"
	Sect       Role = "Sect"       // a section with a heading of its own
	Art        Role = "Art"        // a self-contained text
	Part       Role = "Part"       // a large division
	Div        Role = "Div"        // a group without a meaning of its own
	BlockQuote Role = "BlockQuote" // quoted blocks
	Note       Role = "Note"       // an aside or a note
	Caption    Role = "Caption"    // the caption of a figure or table
)

// Paragraph is running text. A newline in its text ends a line; English and German
// words may be broken with a hyphen where a line would end much too early. Two lines at
// least stay together at the foot and at the top of a page.
type Paragraph struct {
	Frame
	Text  []Span
	Style Style
	Align Align
	// Role is P if empty.
	Role Role
}

// Heading is a heading of level 1 to 6. It appears in the outline (nested by
// level) and never stands at the foot of a page. Levels should not be skipped on
// the way down.
type Heading struct {
	Frame
	Level int
	Text  []Span
	// Style is merged over sans, bold and the size of the level.
	Style Style
	Align Align
	// Outline is the text in the outline, if it is not the heading's own.
	Outline string
}

// Preformatted is text whose spaces and line ends count, in the monospaced
// face. Lines that are too long are broken, never cut.
type Preformatted struct {
	Frame
	Text  []Span
	Style Style
}

// List is a list of items; items may hold lists again.
type List struct {
	Frame
	Numbering Numbering
	// First is the number of the first item; 0 means 1.
	First int
	Items []Item
	// Style is for the labels and all that is in the items.
	Style Style
	// Gap is the distance between items.
	Gap float64
	// Indent is the room for the labels; 0 means 16.
	Indent float64
}

// Item is one item of a list.
type Item struct {
	// Label replaces the bullet or number.
	Label []Span
	// Name makes the item a destination.
	Name   string
	Blocks []Block
}

// Numbering is the kind of labels of a list.
type Numbering uint8

// The numberings.
const (
	Bullets Numbering = iota
	Decimal
	// NoLabels leaves the labels to [Item.Label].
	NoLabels
)

// Section groups blocks in the structure tree and has no appearance. Its
// blocks are asked for one by one, so a long document need not be in memory.
type Section struct {
	// Role is Sect if empty.
	Role Role
	// Lang is the BCP 47 tag, if it differs from the surroundings'.
	Lang   string
	Blocks iter.Seq[Block]
}

// Box is a group of blocks with a frame around it. It stays on one page if it
// fits on one, unless Breakable; a taller box continues on the next page.
type Box struct {
	Frame
	// Role is Div if empty.
	Role Role
	// Padding is the distance from the edge to the blocks.
	Padding Padding
	// Background, Border (a hairline around) and Bar (at the start side) are
	// drawn if their colours are set.
	Background, Border, Bar Color
	// BarWidth is 3 if zero. Radius rounds the corners of background and border.
	BarWidth, Radius float64
	// Style is for all text in the box.
	Style     Style
	Breakable bool
	Blocks    []Block
}

// Padding is the inner distance of a box or cell from its edges.
type Padding struct{ Top, Bottom, Start, End float64 }

// Pad is the same padding on all sides.
func Pad(v float64) Padding { return Padding{v, v, v, v} }

// Columns sets blocks beside each other, for the look alone: they are read one
// column after the other.
type Columns struct {
	Frame
	// Widths are the widths; a zero width shares what remains. There must be as
	// many as Cells.
	Widths []float64
	Gap    float64
	Cells  [][]Block
	// Middle centres each column's content on the tallest one.
	Middle bool
}

// Rule is a horizontal line.
type Rule struct {
	Frame
	Color Color
	// Thickness is 0.5 if zero.
	Thickness float64
}

// PageBreak ends the page, if anything stands on it.
type PageBreak struct{}

// Contents is a table of contents: a line an entry, with dots and the page number.
type Contents struct {
	Frame
	Entries []Entry
	// Style is for all entries.
	Style Style
}

// Entry is a line of a table of contents.
type Entry struct {
	// Level starts at 1; each further level is indented and a little lighter.
	Level int
	// Text is cut with an ellipsis if it is wider than a line. Text that may be
	// of the other direction should be set with [Isolate].
	Text []Span
	// Target is the name of the destination, without "#".
	Target string
	Lang   string
}
