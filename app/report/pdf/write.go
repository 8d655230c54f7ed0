package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
)

// Write lays out the blocks and writes the document to w.
//
// The error is that of ctx if it ends first (asked for at every block and page),
// that of w, [fonts.ErrNotBuilt] if the binary has no fonts, or says which value
// of the document or of a block cannot be used: an empty title or language, margins
// that leave no room, a link to a name that no block has, a name that two blocks have,
// a path that cannot be read. What was written until then is not a usable file.
func Write(ctx context.Context, w io.Writer, doc Document, body iter.Seq[Block]) (Result, error) {
	out, err := newWriter(ctx, w, doc)
	if err != nil {
		return Result{}, err
	}
	out.compose(body)
	if err := out.finish(); err != nil {
		return Result{}, err
	}
	return Result{Pages: len(out.pages), Missing: out.missing()}, nil
}

// writer is the state of one document while it is written.
type writer struct {
	ctx       context.Context //nolint:containedctx // lives as long as the call it belongs to
	doc       Document
	file      *objectFile
	shaper    *shaper
	structure structure
	flow      *flow
	err       error

	pages     []*pageRecord
	pageTree  int // the object all pages have as parent
	resources int // the object all pages draw with
	outline   []bookmark
	places    map[string]place
	wanted    map[string]bool // names that links lead to
	contents  []contentsLine
	pictures  map[*Picture]int
	comments  map[*Comment]*element
}

// place is a point of the document: a page, and a distance from its top.
type place struct {
	page int32
	top  float64
}

// minMeasure is the narrowest text area that is accepted.
const minMeasure = 72

func newWriter(ctx context.Context, w io.Writer, doc Document) (*writer, error) {
	if doc.Title == "" || doc.Language == "" {
		return nil, errors.New("a PDF needs a title and a language")
	}
	if doc.Paper == (Paper{}) {
		doc.Paper = A4
	}
	if doc.Margins == (Margins{}) {
		doc.Margins = Margins{Top: 68, Bottom: 62, Start: 57, End: 57}
	}
	out := &writer{
		ctx: ctx, doc: doc, file: newObjectFile(w), shaper: newShaper(),
		places: map[string]place{}, wanted: map[string]bool{}, pictures: map[*Picture]int{},
		comments: map[*Comment]*element{},
	}
	out.structure.root = &element{role: "Document", lang: doc.Language}
	out.pageTree, out.resources = out.file.reserve(), out.file.reserve()
	out.flow = &flow{w: out, top: doc.Margins.Top, height: doc.Paper.Height - doc.Margins.Top - doc.Margins.Bottom, fresh: true}
	if r := out.area(); r.width < minMeasure || out.flow.height < minMeasure {
		return nil, fmt.Errorf("the margins leave %.0f by %.0f points for text", r.width, out.flow.height)
	}
	return out, nil
}

// area is the region of the whole text area.
func (w *writer) area() region {
	m := w.doc.Margins
	r := region{
		width: w.doc.Paper.Width, rightToLeft: w.doc.RightToLeft,
		style: defaultStyle.with(w.doc.Text),
	}
	return r.inset(m.Start, m.End)
}

func (w *writer) compose(body iter.Seq[Block]) {
	c := &composer{w: w, sink: &sink{out: w.flow.add}}
	for b := range body {
		if w.stopped() {
			return
		}
		b.layout(c, w.area(), w.structure.root)
	}
}

// stopped reports whether there is no use in going on.
func (w *writer) stopped() bool {
	if w.err == nil {
		w.err = w.ctx.Err()
	}
	if w.err == nil {
		w.err = w.shaper.faces.err
	}
	return w.err != nil
}

// newPage begins a page to draw on.
func (w *writer) newPage() *canvas {
	record := &pageRecord{number: w.file.reserve(), key: w.structure.pageKey()}
	w.pages = append(w.pages, record)
	return w.canvas(len(w.pages) - 1)
}

// canvas draws on a page, perhaps once more.
func (w *writer) canvas(index int) *canvas {
	return &canvas{w: w, record: w.pages[index], index: int32(index), height: w.doc.Paper.Height}
}

// destination gives a place a name.
func (w *writer) destination(name string, page int32, top float64) {
	if _, ok := w.places[name]; ok && w.err == nil {
		w.err = fmt.Errorf("two destinations are named %q", name)
	}
	w.places[name] = place{page, top}
}

// missing lists the characters without a glyph.
func (w *writer) missing() []rune {
	return append([]rune{}, slices.Sorted(maps.Keys(w.shaper.missing))...)
}
