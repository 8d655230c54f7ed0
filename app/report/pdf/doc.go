// Package pdf sets text and writes it as a tagged PDF. It knows paragraphs,
// boxes, tables and pages, and nothing of what a document is about.
//
// There is one entry point, [Write]: it takes the [Document] (title, language,
// paper, running heads, attachments) and a sequence of [Block] values, and
// writes the file as it goes. Blocks are plain values:
//
//	body := []pdf.Block{
//		pdf.Heading{Level: 1, Text: pdf.Plain("A river runs dry")},
//		pdf.Paragraph{Text: []pdf.Span{
//			{Text: "It fell by "},
//			{Text: "40 per cent", Background: pdf.RGB(0xfd, 0xee, 0xc4), Link: "#claim-1", Alt: "Claim 1"},
//			{Text: " in a year."},
//		}},
//		pdf.Box{Name: "claim-1", Bar: pdf.RGB(0x7a, 0x4b, 0x00), Blocks: []pdf.Block{...}},
//	}
//	result, err := pdf.Write(ctx, w, doc, slices.Values(body))
//
// # Units and directions
//
// All lengths are points (1/72 inch). A position is measured from the top of the
// page; only the writing of a page turns it into PDF's upward axis. "Start" and
// "end" are left and right in a left-to-right document and swapped in a
// right-to-left one: [Document.RightToLeft] mirrors the whole layout, [Frame.Dir]
// a single block.
//
// # How a block becomes bytes
//
//   - shape.go cuts a paragraph's text into runs of one face, style and direction
//     and shapes them with HarfBuzz (go-text); bidi.go finds the levels; line.go
//     breaks the runs into lines.
//   - layout.go turns each block into a list of pieces: things with a height that
//     stand below each other, and between which a page may or may not end.
//   - flow.go fills pages with pieces, opens and closes boxes, and repeats table heads.
//   - page.go draws a full page into a content stream and text.go its glyphs, noting
//     which part belongs to which element of the structure tree (structure.go).
//   - object.go writes objects; fontfile.go and subset.go the fonts; metadata.go,
//     outline.go and finish.go what stands at the end of the file.
//
// Pages leave as they fill, so memory grows with the structure tree and not with
// the text. What needs the number of the last page (running heads and feet, the
// numbers of a table of contents) is written as a second content stream of its page.
//
// # Text that can be read again
//
// Each glyph of a font in the file stands for one text, so a reader needs nothing
// but the font's ToUnicode map to search, copy and read aloud. Where a text takes
// several glyphs (a syllable of Devanagari, an Arabic letter and its dots), they
// are joined into one composite glyph of the subset. A word that is broken at the end
// of a line has its whole text as ActualText. Right-to-left text is shown in
// visual order and marked as ReversedChars; its marks come before their letters,
// and a mirrored bracket stands for the bracket that is drawn. Poppler, pdf.js and
// PDFium were tried: all three give back the words of Arabic, Hebrew (with points
// too) and Devanagari, and the first two the wrong one of two brackets.
//
// # What the file claims to be
//
// The file is PDF 1.7, tagged throughout, with a language, Unicode for every
// glyph, an sRGB output intent and metadata as PDF/UA-1 (ISO 14289-1) and PDF/A-3a
// (ISO 19005-3) ask. The two identifiers are written only if every character had
// a glyph: see [Result.Missing].
//
// The same input gives the same bytes.
package pdf
