package importer

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tickmark/annotate"
)

// noteSign is how a footnote begins.
var noteSign = regexp.MustCompile(`^(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§]{1,3})(?:[\s.):]|\pL)`)

// smallNote is how small the font of footnotes is, at most, in times the size
// of that of the text.
const smallNote = 0.93

// splitFootnotes takes the footnotes off the lines of a page: at the foot of
// each column, lines in a small font of which the first begins with a number
// or a sign.
func splitFootnotes(lines []pdfLine, body float64) (text, notes []pdfLine) {
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && lines[n].column == lines[0].column {
			n++
		}
		column := lines[:n]
		lines = lines[n:]
		foot := n
		for foot > 0 && column[foot-1].size < smallNote*body && !column[foot-1].slanted {
			foot--
		}
		for foot < n && !noteSign.MatchString(column[foot].text()) {
			foot++
		}
		if foot == 0 && len(text) == 0 {
			foot = n // a whole page in a small font
		}
		text = append(text, column[:foot]...)
		notes = append(notes, column[foot:]...)
	}
	return text, notes
}

// pdfNote is a footnote.
type pdfNote struct {
	page, number int // number is 0 for one with another sign
	blocks       []pdfBlock
	reference    annotate.Reference
}

// noteNumber is the number at the beginning of a footnote.
var noteNumber = regexp.MustCompile(`^(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[\s.):]*`)

// plainNumber returns what a number says whose digits may be raised; 0 for others.
func plainNumber(s string) int {
	n, _ := strconv.Atoi(norm.NFKC.String(strings.TrimRight(s, " .):")))
	return n
}

// footnotes makes footnotes of the lines that were taken off the pages, and reads
// them. A note begins with the number after the one before it, or a small one.
func (w *pdfWriter) footnotes(lines []pdfLine, body float64) []pdfNote {
	var notes []pdfNote
	for len(lines) > 0 {
		n := 1
		number := plainNumber(noteNumber.FindString(lines[0].text()))
		for n < len(lines) && lines[n].page == lines[0].page && !beginsNote(lines[n], number) {
			n++
		}
		note := pdfNote{page: lines[0].page, number: number, blocks: gatherLines(lines[:n], body)}
		lines = lines[n:]
		for i, b := range note.blocks {
			if b.kind != annotate.Table {
				note.blocks[i].kind = annotate.Paragraph
			}
			w.block(b)
		}
		note.reference = w.reference()
		notes = append(notes, note)
	}
	return notes
}

func beginsNote(l pdfLine, after int) bool {
	number := plainNumber(noteNumber.FindString(l.text()))
	return number > 0 && (number == after+1 || l.pieces[0].font.Size < 0.85*l.size)
}

// reference takes the blocks that were written for what a footnote says.
func (w *pdfWriter) reference() annotate.Reference {
	r := annotate.Reference{Kind: annotate.ReferenceFootnote}
	var texts []string
	for _, b := range w.blocks {
		texts = append(texts, b.Text)
		for _, mark := range b.Marks {
			if mark.Kind == annotate.MarkLink {
				r.Links = appendNew(r.Links, mark.Href)
			}
		}
	}
	w.blocks = nil
	text := strings.Join(texts, "\n")
	r.Text = strings.TrimSpace(text[len(noteNumber.FindString(text)):])
	r.Links = appendAddresses(r.Links, r.Text)
	return r
}

// power ends before a raised number that is an exponent: of a unit of length, or of ten.
var power = regexp.MustCompile(`(?:^|[\s\d(/])[kcdmµ]?m$|(?:^|\D)10$`)

// noteOf returns the footnote whose sign a piece is, after the words before it; nil
// for pieces that are none.
func (w *pdfWriter) noteOf(p pagePiece, before string) *pdfNote {
	if raise(norm.NFKC.String(p.text)) != p.text || power.MatchString(before) {
		return nil
	}
	number := plainNumber(p.text)
	var found *pdfNote
	for i, n := range w.notes {
		if n.page == p.page && n.number == number && number > 0 {
			if found != nil {
				return nil // which of them is not known
			}
			found = &w.notes[i]
		}
	}
	return found
}
