package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/app/pdfium"
)

// pdfWriter writes blocks of a PDF.
type pdfWriter struct {
	*writer
	words map[string]bool // of the document, see vocabulary
	page  int             // of the words before
	notes []pdfNote
}

func newPDFWriter(words map[string]bool) *pdfWriter {
	w := &pdfWriter{writer: newWriter(), words: words}
	w.budget = &referenceBudget{left: maxReferenceBytes}
	return w
}

// pagePiece is a piece with its page.
type pagePiece struct {
	pdfPiece
	page int
}

// block writes a block, with the places in it where another page begins.
func (w *pdfWriter) block(b pdfBlock) {
	if b.kind == annotate.Table {
		block := table(b.lines)
		if page := b.lines[0].page; page != w.page {
			block.Places = []annotate.Place{{Page: page}}
			w.page = page
		}
		w.blocks = append(w.blocks, block)
		return
	}
	if len(b.lines) == 0 { // a picture without a caption
		block := annotate.Block{Kind: b.kind, Image: b.picture.hash}
		if page := b.picture.page; page != w.page {
			block.Places = []annotate.Place{{Page: page}}
			w.page = page
		}
		w.blocks = append(w.blocks, block)
		return
	}
	var pieces []pagePiece
	for i, l := range b.lines {
		line := make([]pagePiece, len(l.pieces))
		for k, p := range l.pieces {
			line[k] = pagePiece{p, l.page}
		}
		if i == 0 {
			line = cutSign(line, b.sign)
		} else {
			w.join(pieces, line)
		}
		pieces = append(pieces, line...)
	}

	w.next = annotate.Block{Kind: b.kind, Level: b.level, Ordered: b.ordered, Number: b.number, Image: b.picture.hash}
	plain := b.kind == annotate.Heading || b.bold()
	var places []annotate.Place
	for i := 0; i < len(pieces); {
		// Words of one style are marked together.
		style := styleOf(pieces[i], plain)
		end := i + 1
		for end < len(pieces) && styleOf(pieces[end], plain) == style {
			end++
		}
		if pieces[i].spaced {
			w.gap()
		}
		closes := w.marks(style)
		for k, p := range pieces[i:end] {
			if p.spaced && k > 0 {
				w.gap()
			}
			if p.page != w.page {
				at := w.length
				if w.space && !w.lineStart {
					at++
				}
				places = append(places, annotate.Place{At: at, Page: p.page})
				w.page = p.page
			}
			if n := w.noteOf(p, w.text.String()); n != nil {
				w.refer(n.reference, annotate.Span{Start: w.length, End: w.length})
			}
			w.writer.words(readable(p.text))
		}
		for _, closing := range slices.Backward(closes) {
			closing()
		}
		i = end
	}
	if block, ok := w.take(); ok {
		block.Places = places
		w.blocks = append(w.blocks, block)
	} else if len(places) > 0 {
		w.page = 0 // nothing was written; the next block says where it stands
	}
}

// pdfStyle is what is marked of words.
type pdfStyle struct {
	strong, em bool
	link       string
}

func styleOf(p pagePiece, plain bool) pdfStyle {
	return pdfStyle{strong: p.font.Bold && !plain, em: p.font.Italic && !plain, link: absolute(nil, p.link)}
}

func (w *pdfWriter) marks(style pdfStyle) (closes []func()) {
	if style.link != "" {
		closes = append(closes, w.mark(annotate.MarkLink, style.link))
	}
	if style.strong {
		closes = append(closes, w.mark(annotate.MarkStrong, ""))
	}
	if style.em {
		closes = append(closes, w.mark(annotate.MarkEm, ""))
	}
	return closes
}

// cutSign takes the sign of a list item, n bytes, off its first words.
func cutSign(pieces []pagePiece, n int) []pagePiece {
	for n > 0 && len(pieces) > 0 {
		if pieces[0].spaced {
			n--
		}
		if n < len(pieces[0].text) {
			pieces[0].text = pieces[0].text[n:]
			break
		}
		n -= len(pieces[0].text)
		pieces = pieces[1:]
	}
	return pieces
}

// join says how a line goes on with the words before: after a space, in the
// middle of a word that was broken, or without either where the script has no
// spaces.
func (w *pdfWriter) join(before, line []pagePiece) {
	if len(before) == 0 || len(line) == 0 {
		return
	}
	last, first := &before[len(before)-1], &line[0]
	end, _ := utf8.DecodeLastRuneInString(last.text)
	begin, _ := utf8.DecodeRuneInString(first.text)
	switch {
	case isBroken(last.text):
		word := strings.TrimSuffix(last.text, string(end))
		if w.keepsHyphen(lastWord(before, word), firstWord(line), begin) {
			word += "-"
		}
		last.text = word
	case end == pdfium.Hyphen, end == '-' && unicode.IsDigit(begin):
	case unspaced(end) && unspaced(begin):
	default:
		first.spaced = true
	}
}

// keepsHyphen reports whether the hyphen between the parts of a word belongs
// to it. The document itself may say so, by having the word on one line.
func (w *pdfWriter) keepsHyphen(a, b string, begin rune) bool {
	if !unicode.IsLower(begin) {
		return true
	}
	with, without := w.words[a+"-"+b], w.words[a+b]
	return with && !without
}

// lastWord and firstWord return the word at the end of some pieces, of which
// the last has this text, and the one at their beginning.
func lastWord(pieces []pagePiece, text string) string {
	for i := len(pieces) - 1; i > 0 && !pieces[i].spaced; i-- {
		text = pieces[i-1].text + text
	}
	words := strings.FieldsFunc(strings.ToLower(text), notInWord)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func firstWord(line []pagePiece) string {
	var b strings.Builder
	for i, p := range line {
		if i > 0 && p.spaced {
			break
		}
		b.WriteString(p.text)
	}
	words := strings.FieldsFunc(strings.ToLower(b.String()), notInWord)
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// notInWord reports the characters that end a word; a hyphen does not.
func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' }

// vocabulary returns the words that stand within the lines of the document,
// those with a hyphen as one, in small letters.
func (t *pdfText) vocabulary() map[string]bool {
	words := map[string]bool{}
	for _, p := range t.pages {
		for _, s := range p.segments {
			found := strings.FieldsFunc(strings.ToLower(s.text()), notInWord)
			for _, word := range found {
				words[word] = true
			}
		}
	}
	return words
}

// readable writes hyphens as such.
func readable(s string) string { return strings.ReplaceAll(s, string(pdfium.Hyphen), "-") }
