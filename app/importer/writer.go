package importer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
)

// writer gathers words, line breaks and inline marks into blocks. White space
// is collapsed as HTML wants it, unless verbatim is set.
type writer struct {
	blocks []annotate.Block
	// next is what the words being gathered will become: kind, level, number
	// and language. Its text and marks are filled in by flush.
	next annotate.Block
	// body is the kind of block that follows when next was for one block only.
	body annotate.BlockKind

	flat     bool // all becomes one block of one line
	verbatim bool // white space is kept

	text      strings.Builder
	length    int  // code points in text
	lineStart bool // text is empty or ends with a line feed
	space     bool // white space is due before the next word
	closed    []annotate.Mark
	open      []annotate.Mark // still without their end, outermost first
	places    []annotate.Place
	referring
}

func newWriter() *writer {
	return &writer{
		next:      annotate.Block{Kind: annotate.Paragraph},
		body:      annotate.Paragraph,
		lineStart: true,
	}
}

// words adds text. Soft hyphens are dropped: they say where a line may break,
// and would keep a word from being found.
func (w *writer) words(s string) {
	s = strings.ReplaceAll(s, "\u00AD", "")
	if w.verbatim && !w.flat {
		w.add(annotate.CleanText(s))
		return
	}
	for s != "" {
		gap := strings.IndexFunc(s, isGap)
		switch {
		case gap < 0:
			w.word(s)
			return
		case gap > 0:
			w.word(s[:gap])
		}
		_, size := utf8.DecodeRuneInString(s[gap:])
		s = s[gap+size:]
		w.space = true
	}
}

// isGap reports the characters that separate words: the white space of HTML
// (not the no-break spaces, which are part of the text), and the controls that
// end a line or page elsewhere.
func isGap(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func (w *writer) word(s string) {
	s = annotate.CleanText(s)
	if s == "" {
		return
	}
	if w.space && !w.lineStart {
		w.add(" ")
	}
	w.add(s)
}

func (w *writer) add(s string) {
	if s == "" {
		return
	}
	w.text.WriteString(s)
	w.length += utf8.RuneCountInString(s)
	w.lineStart = strings.HasSuffix(s, "\n")
	w.space = false
}

// gap parts the words before from those after without ending the line.
func (w *writer) gap() { w.space = true }

// lineBreak ends a line of the block. Two in a row end the block, as writers of
// HTML mean them to; in a heading a line break is a space.
func (w *writer) lineBreak() {
	switch {
	case w.flat || w.next.Kind == annotate.Heading:
		w.space = true
	case w.verbatim:
		w.add("\n")
	case w.lineStart:
		w.flush()
	default:
		w.add("\n")
	}
}

// mark opens an inline mark; the function that it returns closes it. Marks
// close in the reverse order of their opening. A mark that is open when a block
// ends goes on in the next.
func (w *writer) mark(kind annotate.MarkKind, href string) func() {
	w.open = append(w.open, annotate.Mark{Kind: kind, Href: href, Span: annotate.Span{Start: w.length}})
	depth := len(w.open)
	return func() {
		m := w.open[depth-1]
		w.open = w.open[:depth-1]
		m.End = w.length
		w.closed = append(w.closed, m)
	}
}

// flush ends the block, if any words were gathered for it.
func (w *writer) flush() {
	if w.flat {
		w.space = true
		return
	}
	if block, ok := w.take(); ok {
		w.blocks = append(w.blocks, block)
		if w.next.Kind == annotate.ListItem {
			w.next = annotate.Block{Kind: w.body, Lang: w.next.Lang}
		}
	}
}

// take returns the block gathered so far and begins another. It reports false
// where nothing visible was gathered.
func (w *writer) take() (annotate.Block, bool) {
	for i := range w.open {
		m := w.open[i]
		m.End = w.length
		w.closed = append(w.closed, m)
		w.open[i].Start = 0
	}
	w.referBegun()
	text, marks, references, places := annotate.NewText(w.text.String()), w.closed, w.referred, w.places
	w.text.Reset()
	w.length, w.lineStart, w.space = 0, true, false
	w.closed, w.referred, w.places = nil, nil, nil

	within := text.Trim(annotate.Span{End: text.Len()})
	if w.next.Kind == annotate.Preformatted {
		within.Start = indented(text.String(), within.Start)
	}
	block := w.next
	block.Text = text.Slice(within)
	if !visible(block.Text) {
		w.places = lastPlace(places)
		return annotate.Block{}, false
	}
	block.Marks = marksWithin(text, within, marks)
	block.References = referencesWithin(text, within, references)
	block.Places, w.places = placesWithin(within, places)
	return block, true
}

// place notes where in the original the words that follow stand.
func (w *writer) place(p annotate.Place) {
	p.At = w.length
	w.places = append(w.places, p)
}

// placesWithin returns the places of the words within a part of the text,
// counted from its beginning, and the one that goes for what follows it.
func placesWithin(within annotate.Span, places []annotate.Place) (kept, next []annotate.Place) {
	for _, p := range places {
		if p.At >= within.End {
			next = append(next, p)
			continue
		}
		p.At = max(p.At-within.Start, 0)
		if n := len(kept); n > 0 && kept[n-1].At == p.At {
			kept[n-1] = p
		} else {
			kept = append(kept, p)
		}
	}
	return kept, lastPlace(next)
}

// lastPlace returns the last of the places, for the block that comes next.
func lastPlace(places []annotate.Place) []annotate.Place {
	if len(places) == 0 {
		return nil
	}
	last := places[len(places)-1]
	last.At = 0
	return []annotate.Place{last}
}

// indented moves the start of preformatted text, in code points, back over the
// white space before its first word, to the beginning of that line.
func indented(s string, start int) int {
	runes := []rune(s)
	for start > 0 && runes[start-1] != '\n' {
		start--
	}
	return start
}

// marksWithin returns the marks over the part of the text, counted from its
// beginning, in the order of their start, without the white space at their
// edges and without those that mark nothing or repeat another.
func marksWithin(text annotate.Text, within annotate.Span, marks []annotate.Mark) []annotate.Mark {
	var kept []annotate.Mark
	for _, m := range marks {
		part := m.Intersect(within)
		if part.Len() <= 0 {
			continue
		}
		part = text.Trim(part)
		if part.Len() == 0 {
			continue
		}
		m.Span = annotate.Span{Start: part.Start - within.Start, End: part.End - within.Start}
		kept = append(kept, m)
	}
	return tidyMarks(kept)
}

// visible reports whether there is anything to see in s.
func visible(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r)
	})
}

// tidyMarks sorts marks by start, the longer first, and drops each that lies
// within an equal one.
func tidyMarks(marks []annotate.Mark) []annotate.Mark {
	slices.SortStableFunc(marks, func(a, b annotate.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	var tidy []annotate.Mark
	reach := map[annotate.Mark]int{} // by kind and address: where the last one ends
	for _, m := range marks {
		key := annotate.Mark{Kind: m.Kind, Href: m.Href}
		if end, ok := reach[key]; ok && m.End <= end {
			continue
		}
		reach[key] = m.End
		tidy = append(tidy, m)
	}
	return tidy
}
