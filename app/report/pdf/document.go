package pdf

import "time"

// Document is what holds for a whole file.
type Document struct {
	// Title is shown in the window's title bar. It must not be empty.
	Title string
	// Author, Subject and Creator (the program the document was made with)
	// go into the metadata; each may be empty.
	Author, Subject, Creator string
	// Language is the BCP 47 tag of the document. It must not be empty.
	Language string
	// Created is written as the date of creation and of change.
	Created time.Time
	// RightToLeft mirrors the layout: indents, bars, lists, tables, running
	// heads, and gives paragraphs their base direction.
	RightToLeft bool
	// Paper is the size of the pages; the zero value is [A4].
	Paper Paper
	// Margins may be left zero: 57 points at the sides, 68 above, 62 below.
	Margins Margins
	// Text is the style all text starts from. Its zero fields mean 10.5 point
	// serif in near-black.
	Text Style
	// Head and Foot give the running lines of a page (counted from 1) of so many
	// pages. Either may be nil. They are artifacts: not part of what is read aloud.
	Head, Foot func(page, pages int) Running
	// Attachments are embedded in the file, in this order.
	Attachments []Attachment
	// Progress, if not nil, is called after each finished page with its number.
	Progress func(page int)
}

// Running is one running head or foot: text at the start, the middle and the
// end of the line. Text that is too wide is cut with an ellipsis.
type Running struct {
	Start, Middle, End []Span
	// Rule draws a hairline between the running line and the text.
	Rule Color
}

// Paper is a page size in points.
type Paper struct{ Width, Height float64 }

// The two paper sizes in use: ISO 216 A4 and ANSI Letter.
var (
	A4     = Paper{Width: 595.276, Height: 841.89}
	Letter = Paper{Width: 612, Height: 792}
)

// Margins are the distances from the edges of the paper to the text area.
// Running heads stand in the middle of Top, running feet in the middle of Bottom.
type Margins struct{ Top, Bottom, Start, End float64 }

// Attachment is a file carried inside the PDF, as PDF/A-3 allows.
type Attachment struct {
	// Name is the file name shown to the reader: ASCII letters, digits, dot, dash.
	Name string
	// Type is the media type, e.g. "application/json".
	Type        string
	Description string
	// Relation says what the file is to the document (ISO 32000-2, 7.11.3).
	Relation Relation
	Data     []byte
}

// Relation is how an attachment relates to the document.
type Relation string

// The relations of ISO 19005-3, annex E.
const (
	Source      Relation = "Source"      // the document was made from it
	Data        Relation = "Data"        // the data behind what is shown
	Alternative Relation = "Alternative" // the same content in another form
	Supplement  Relation = "Supplement"  // additional to it
	Unspecified Relation = "Unspecified"
)

// Result is what [Write] found out while writing.
type Result struct {
	// Pages is the number of pages.
	Pages int
	// Missing are the characters no face had a glyph for, sorted, each once. A
	// replacement sign stands in their place (the character itself is kept for
	// searching and reading aloud), and the file makes no claim of conformance.
	Missing []rune
}
