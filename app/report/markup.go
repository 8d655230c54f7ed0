package report

import (
	"bufio"
	"html"
	"io"
	"strings"

	"tickmark/annotate"
)

// constant is markup that stands in this package: constants of the source
// convert to it by themselves, and no text of a dossier ever does. That is what
// keeps hostile text from becoming markup.
type constant string

// markup writes HTML. The first error of the writer below sticks and is
// returned by flush.
type markup struct{ w *bufio.Writer }

func newMarkup(w io.Writer) *markup { return &markup{bufio.NewWriterSize(w, 64<<10)} }

func (m *markup) flush() error { return m.w.Flush() }

// attribute is an attribute of an element; its value may be any text.
type attribute struct {
	name  constant
	value string
}

func class(names string) attribute { return attribute{"class", names} }
func id(name string) attribute     { return attribute{"id", name} }

// to is the attribute of a link inside the page.
func to(id string) attribute { return attribute{"href", "#" + id} }

// raw writes markup as it is.
func (m *markup) raw(s constant) { _, _ = m.w.WriteString(string(s)) }

// text writes text, escaped. A character that nobody sees is kept in an element of its
// own, which the style sheet shows by name and in which it turns the order of nothing else.
func (m *markup) text(s string) {
	if !annotate.HoldsUnseen(s) {
		m.escaped(s)
		return
	}
	for _, piece := range annotate.CutUnseen(s) {
		if piece.Name == "" {
			m.escaped(piece.Text)
			continue
		}
		m.open("bdi", class("unseen"), attribute{"data-name", piece.Name})
		m.escaped(piece.Text)
		m.close("bdi")
	}
}

// escaped writes text where there can be no elements.
func (m *markup) escaped(s string) { _, _ = m.w.WriteString(html.EscapeString(s)) }

// open writes a start tag. Attributes without a name are left out.
func (m *markup) open(tag constant, attributes ...attribute) {
	m.raw("<")
	m.raw(tag)
	for _, a := range attributes {
		if a.name == "" {
			continue
		}
		m.raw(" ")
		m.raw(a.name)
		m.raw(`="`)
		m.escaped(a.value)
		m.raw(`"`)
	}
	m.raw(">")
}

// close writes an end tag.
func (m *markup) close(tag constant) {
	m.raw("</")
	m.raw(tag)
	m.raw(">")
}

// element writes an element that holds only text.
func (m *markup) element(tag constant, text string, attributes ...attribute) {
	m.open(tag, attributes...)
	m.text(text)
	m.close(tag)
}

// foreign writes text of the dossier within text of the report, isolated from
// its direction.
func (m *markup) foreign(text string, attributes ...attribute) {
	m.element("bdi", text, attributes...)
}

// link writes a link out of the page, or its text alone where the address is
// not one to follow.
func (m *markup) link(address, text string, attributes ...attribute) {
	if !annotate.SafeURL(address) {
		m.foreign(text)
		return
	}
	m.open("a", append(attributes, attribute{"href", address})...)
	m.foreign(text)
	m.close("a")
}

// lines writes text with its line ends.
func (m *markup) lines(text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			m.raw("<br>\n")
		}
		m.text(line)
	}
}
