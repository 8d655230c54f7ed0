package docx

import "time"

// Document is what is written.
type Document struct {
	Title, Subject, Author, Creator string
	// Language is the tag (BCP 47) of the text that has none of its own.
	Language string
	// RightToLeft is the direction of the sections.
	RightToLeft bool
	// Created is also the time of the last change.
	Created time.Time
	// Width and Height of the paper, in points.
	Width, Height float64
	Body          []Block
	Comments      []Comment
}

// Comment is a note beside the text, on the words between a [CommentStart] and
// a [CommentEnd] that name its index.
type Comment struct {
	Author string
	// Date is left out if it is zero.
	Date time.Time
	Body []Paragraph
}

// Block is a [Paragraph] or a [Table].
type Block interface{ isBlock() }

// Paragraph is a paragraph of text.
type Paragraph struct {
	// Style is one of the styles below; Normal if it is empty.
	Style       Style
	RightToLeft bool
	// List makes the paragraph an item of a list.
	List *Item
	// Trailing puts the text at the end of the line.
	Trailing bool
	// Fill is the colour behind the paragraph as #rrggbb; there is none if it is
	// empty.
	Fill  string
	Items []Inline
}

// Item is what makes a paragraph one of a list.
type Item struct {
	// Level is the depth, from 1; what is deeper than 9 stands at 9.
	Level int
	// Ordered items show their Number, which is not negative; others a bullet.
	Ordered bool
	Number  int
}

// Table is a table. Rows may differ in length, and are not broken between pages.
type Table struct {
	RightToLeft bool
	// Shares are how wide the columns are beside one another; equally wide where
	// there are none.
	Shares []float64
	Rows   []Row
}

// Row is a row of a table. A heading is repeated on each page.
type Row struct {
	Heading bool
	Cells   []Cell
}

// Cell is a cell of a table.
type Cell struct {
	Header  bool
	Content Paragraph
}

// Inline is a [Run], a [Picture], or a mark at a place in the text: [BookmarkStart],
// [BookmarkEnd], [CommentStart] or [CommentEnd].
type Inline interface{ isInline() }

// Run is a stretch of text in one look. A line feed ends a line.
type Run struct {
	Text             string
	Strong, Em, Code bool
	// Color, Fill and Underline are colours as #rrggbb; there is none where they
	// are empty. Fill lies behind the words.
	Color, Fill, Underline string
	// Dotted draws the underline as dots.
	Dotted bool
	// Lang is a tag (BCP 47); the text has the document's language if it is
	// empty, and none that is known if it is “und”.
	Lang string
	// Href leads out of the document; Bookmark leads to the bookmark with the
	// name. One of them at most is set.
	Href, Bookmark string
}

// BookmarkStart begins a bookmark. Its name is a letter and up to 39 letters,
// digits and low lines, and nothing else has it.
type BookmarkStart struct{ Name string }

// BookmarkEnd ends the bookmark with the name, which may have begun in another
// block.
type BookmarkEnd struct{ Name string }

// CommentStart begins the words of a comment, given by its index.
type CommentStart struct{ Index int }

// CommentEnd ends the words of a comment, which may have begun in another
// block.
type CommentEnd struct{ Index int }

func (Paragraph) isBlock() {}
func (Table) isBlock()     {}

func (Run) isInline()           {}
func (BookmarkStart) isInline() {}
func (BookmarkEnd) isInline()   {}
func (CommentStart) isInline()  {}
func (CommentEnd) isInline()    {}
