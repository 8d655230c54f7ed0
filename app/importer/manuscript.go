package importer

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// manuscript is a document of a word processor as the HTML that it stands for,
// so that it takes the same way as a page. What HTML has no element for is an
// element in [manuscriptSpace].
type manuscript struct {
	body     *html.Node
	fields   annotate.ArticleFields
	lang     string // what its text is set in; a guess by its words is better
	notes    []note // in the order in which they were met
	tally    tally
	pictures func(src string) ([]byte, bool)

	// The wrapper of the formatted words written last, so that those that follow
	// in the same format join them.
	outer, inner *html.Node
	format       format
}

// manuscriptSpace is the namespace of elements that no parser of HTML makes, so
// that no page can hold them.
const manuscriptSpace = "manuscript"

// The elements in that namespace.
const (
	itemElement = "item" // a list item: level; number, if it is ordered
	signElement = "sign" // the sign of a footnote or endnote, or the place of a comment: note
	fromElement = "from" // the words that a comment is on begin: note
	toElement   = "to"   // they end: note
	pageElement = "page" // a page begins: number
)

// note is a footnote, endnote or comment.
type note struct {
	kind   annotate.ReferenceKind
	author string
	body   *html.Node
}

// tally counts what is left out of a manuscript.
type tally struct {
	deleted  int  // tracked deletions
	hidden   int  // hidden passages
	embedded int  // charts, drawings and embedded documents
	margins  bool // there are words in page headers or footers
}

// format is how words are set.
type format uint8

const (
	bold format = 1 << iota
	italic
	raised
)

func newManuscript() *manuscript {
	return &manuscript{body: element(atom.Body)}
}

func element(tag atom.Atom, children ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: tag, Data: tag.String()}
	for _, c := range children {
		n.AppendChild(c)
	}
	return n
}

func textNode(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

// special makes an element in [manuscriptSpace] with one number.
func special(name, key string, value int) *html.Node {
	n := &html.Node{Type: html.ElementNode, Namespace: manuscriptSpace, Data: name}
	setNumber(n, key, value)
	return n
}

func setNumber(n *html.Node, key string, value int) { set(n, key, strconv.Itoa(value)) }

func set(n *html.Node, key, value string) {
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// write adds words, or what stands among them, to parent.
func (m *manuscript) write(parent *html.Node, f format, content *html.Node) {
	if f == 0 {
		parent.AppendChild(content)
		return
	}
	if m.outer == nil || parent.LastChild != m.outer || m.format != f {
		m.outer, m.inner, m.format = nil, parent, f
		for _, wrapper := range []struct {
			format format
			tag    atom.Atom
		}{{bold, atom.B}, {italic, atom.I}, {raised, atom.Sup}} {
			if f&wrapper.format != 0 {
				e := element(wrapper.tag)
				m.inner.AppendChild(e)
				m.inner = e
				if m.outer == nil {
					m.outer = e
				}
			}
		}
	}
	m.inner.AppendChild(content)
}

// addNote keeps a note and returns its number among all.
func (m *manuscript) addNote(n note) int {
	m.notes = append(m.notes, n)
	return len(m.notes) - 1
}

// read turns the manuscript into blocks: its body, then its footnotes and
// endnotes, each a list item with the number of its sign.
func (m *manuscript) read() Result {
	signs, last := m.signs()
	w := walker{lang: m.fields.Lang, noted: m.notes, signs: signs, source: m.pictures}
	ends := make([]*html.Node, last)
	for i, sign := range w.signs {
		if sign > 0 {
			item := special(itemElement, "level", 1)
			setNumber(item, "number", sign)
			item.AppendChild(m.notes[i].body)
			ends[sign-1] = item
		}
	}
	for _, item := range ends {
		m.body.AppendChild(item)
	}
	w.walk(m.body)
	notes := append(w.notes(), m.tally.notes()...)
	if m.fields.Lang == "" {
		if m.fields.Lang = annotate.GuessLang(w.blocks); m.fields.Lang == "" {
			m.fields.Lang = m.lang
		}
	}
	anchorReferences(w.blocks, m.fields.Lang)
	return Result{Fields: m.fields, Blocks: w.blocks, Images: w.gallery.images, Notes: notes}
}

// signs numbers the footnotes in the order of their signs, and the endnotes on
// from them, so that no number names two; where a document numbers the two
// apart, it has other digits for each. A comment has none, 0.
func (m *manuscript) signs() (signs []int, last int) {
	signs = make([]int, len(m.notes))
	for _, kind := range []annotate.ReferenceKind{annotate.ReferenceFootnote, annotate.ReferenceEndnote} {
		for i, n := range m.notes {
			if n.kind == kind {
				last++
				signs[i] = last
			}
		}
	}
	return signs, last
}

func (t tally) notes() []string {
	var notes []string
	if t.deleted > 0 {
		notes = append(notes, count(t.deleted, "tracked deletion is", "tracked deletions are")+" left out; tracked insertions are kept.")
	}
	if t.hidden > 0 {
		notes = append(notes, count(t.hidden, "hidden passage was", "hidden passages were")+" left out.")
	}
	if t.embedded > 0 {
		notes = append(notes, count(t.embedded, "chart, drawing or embedded document was", "charts, drawings or embedded documents were")+" left out.")
	}
	if t.margins {
		notes = append(notes, "The headers and footers of the pages were left out.")
	}
	return notes
}

// special writes an element in [manuscriptSpace].
func (w *walker) special(n *html.Node) {
	switch n.Data {
	case itemElement:
		item := annotate.Block{Kind: annotate.ListItem, Level: numberOf(n, "level")}
		if _, ordered := lookup(n, "number"); ordered {
			item.Ordered, item.Number = true, numberOf(n, "number")
		}
		w.as(n, item)
	case pageElement:
		w.place(annotate.Place{Page: numberOf(n, "number")})
	}
	if w.noted == nil {
		return // in a note itself
	}
	switch n.Data {
	case signElement:
		i := numberOf(n, "note")
		w.refer(w.reference(i), annotate.Span{Start: w.length, End: w.length})
		if sign := w.signs[i]; sign > 0 {
			w.words(raise(strconv.Itoa(sign)))
		}
	case fromElement:
		i := numberOf(n, "note")
		w.begin(i, w.reference(i))
	case toElement:
		w.finish(numberOf(n, "note"))
	}
}

func numberOf(n *html.Node, key string) int {
	value, _ := strconv.Atoi(attribute(n, key))
	return value
}
