package importer

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"tickmark/annotate"
)

// The bounds on references: how many comments may go on at once, and how many
// bytes of notes are kept with the words that they are on. What a comment says
// is kept with every block that it goes over.
const (
	maxBegun          = 100
	maxReferenceBytes = 4 << 20
)

// referring gathers what a manuscript gives as backing for its words.
type referring struct {
	referred []annotate.Reference // with the words of the block being gathered
	begun    []begunReference
	budget   *referenceBudget // shared by the writers of a document
}

// begunReference is a comment whose words have begun and not ended yet.
type begunReference struct {
	note      int
	start     int
	reference annotate.Reference
}

type referenceBudget struct {
	left   int // bytes
	unkept int // notes that went beyond a bound
}

// refer keeps a reference with words of the block being gathered. An empty span
// is the place of a sign; see [anchorReferences].
func (w *writer) refer(r annotate.Reference, words annotate.Span) {
	if r.Text == "" {
		return
	}
	size := len(r.Text) + 100 // and about as much for the rest
	if w.budget.left < size {
		w.budget.unkept++
		return
	}
	w.budget.left -= size
	r.Span = words
	w.referred = append(w.referred, r)
}

// begin begins the words of a note.
func (w *writer) begin(note int, r annotate.Reference) {
	if len(w.begun) == maxBegun {
		w.budget.unkept++
		return
	}
	w.begun = append(w.begun, begunReference{note: note, start: w.length, reference: r})
}

// finish ends the words of a note.
func (w *writer) finish(note int) {
	for i, b := range w.begun {
		if b.note == note {
			if w.length > b.start || b.start == 0 {
				w.refer(b.reference, annotate.Span{Start: b.start, End: w.length})
			}
			w.begun = slices.Delete(w.begun, i, i+1)
			return
		}
	}
}

// referBegun keeps the notes whose words go on in the next block.
func (w *writer) referBegun() {
	for i := range w.begun {
		b := &w.begun[i]
		if w.length > b.start {
			w.refer(b.reference, annotate.Span{Start: b.start, End: w.length})
		}
		b.start = 0
	}
}

// referencesWithin returns the references with words in a part of the text, or
// with a sign in it, counted from its beginning.
func referencesWithin(text annotate.Text, within annotate.Span, references []annotate.Reference) []annotate.Reference {
	var kept []annotate.Reference
	for _, r := range references {
		part := text.Trim(r.Intersect(within))
		if r.Len() == 0 { // a sign may stand after the last word
			place := min(max(r.Start, within.Start), within.End)
			part = annotate.Span{Start: place, End: place}
		} else if part.Len() == 0 {
			continue
		}
		r.Span = annotate.Span{Start: part.Start - within.Start, End: part.End - within.Start}
		kept = append(kept, r)
	}
	slices.SortStableFunc(kept, func(a, b annotate.Reference) int { return a.Start - b.Start })
	return kept
}

// bareURL finds the addresses that authors type or paste into their notes.
var bareURL = regexp.MustCompile(`https?://[^\s<>"“”«»]+`)

// reference returns what a note of a manuscript says, as it is kept with the words
// it is on.
func (w *walker) reference(i int) annotate.Reference {
	if r, ok := w.references[i]; ok {
		return r
	}
	r, _ := readNote(w.noted[i], w.lang, nil)
	if w.references == nil {
		w.references = map[int]annotate.Reference{}
	}
	w.references[i] = r
	return r
}

// readNote reads a note alone: without comments on it, which the note itself gets
// where it stands. Its links are relative to base, which may be nil.
func readNote(n note, lang string, base *url.URL) (annotate.Reference, []annotate.Block) {
	w := walker{lang: lang, base: base, inNote: true}
	w.walk(n.body)
	r := annotate.Reference{Kind: n.kind, Author: annotate.CleanLine(n.author)}
	var texts []string
	for _, b := range w.blocks {
		texts = append(texts, b.Text)
		for _, mark := range b.Marks {
			if mark.Kind == annotate.MarkLink {
				r.Links = appendNew(r.Links, mark.Href)
			}
		}
	}
	r.Text = strings.Join(texts, "\n")
	r.Links = appendAddresses(r.Links, r.Text)
	return r, w.blocks
}

// appendAddresses adds the addresses that are written out in a text.
func appendAddresses(links []string, text string) []string {
	for _, found := range bareURL.FindAllString(text, -1) {
		if address := absolute(nil, strings.TrimRight(found, ".,;:!?)]’'")); address != "" {
			links = appendNew(links, address)
		}
	}
	return links
}

func appendNew(all []string, s string) []string {
	if slices.Contains(all, s) {
		return all
	}
	return append(all, s)
}

// anchorReferences lets each reference that names no words, but stands at a
// place among them, go for the sentence before it, from the place of an earlier
// one within that. The sentences are those of the language.
func anchorReferences(blocks []annotate.Block, lang string) {
	for i := range blocks {
		b := &blocks[i]
		var sentences []annotate.Sentence
		at := 0 // where the last one stands
		kept := b.References[:0]
		for _, r := range b.References {
			if r.Span.Len() == 0 {
				if sentences == nil {
					alone := *b
					alone.References = nil
					sentences = annotate.Sentences([]annotate.Block{alone}, lang)
				}
				place := r.Start
				r.Span = sentenceBefore(annotate.NewText(b.Text), sentences, at, place)
				at = place
			}
			if r.Span.Len() > 0 {
				kept = append(kept, r)
			}
		}
		b.References = kept
	}
}

// earlierSign is the sign of a note at the beginning of the words after it.
var earlierSign = regexp.MustCompile(`^(?:\[[^\[\]]{1,12}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)`)

// sentenceBefore returns the words between from and the place, of the sentence
// that stands before the place. Where there are none, as at the beginning of a
// block or where several signs stand together, it is the whole of that
// sentence, or else the one after.
func sentenceBefore(text annotate.Text, sentences []annotate.Sentence, from, place int) annotate.Span {
	var whole annotate.Span
	for _, s := range sentences {
		if s.Start >= place && whole.Len() > 0 {
			break
		}
		whole = s.Span
	}
	if from > whole.Start {
		from += utf8.RuneCountInString(earlierSign.FindString(text.Slice(annotate.Span{Start: from, End: max(from, place)})))
	}
	if part := text.Trim(whole.Intersect(annotate.Span{Start: from, End: place})); annotate.CountWords(text.Slice(part)) > 0 {
		return part
	}
	return whole
}
