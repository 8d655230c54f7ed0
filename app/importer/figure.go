package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// image notes a picture. Pictures of single characters (emoji, drop capitals)
// are written as those; others follow the block they stand in.
func (w *walker) image(n *html.Node) {
	alt := annotate.CleanLine(attribute(n, "alt"))
	if isGlyph(alt) {
		w.words(alt)
		return
	}
	if attribute(n, "width") == "1" || attribute(n, "height") == "1" {
		return // counts visitors
	}
	w.pictures++
	w.gap()
	caption := ""
	if w.titled {
		caption = annotate.CleanLine(attribute(n, "title"))
	}
	if w.flat || !visible(alt+caption) {
		return
	}
	w.figures = append(w.figures, annotate.Block{Kind: annotate.Figure, Text: caption, Alt: alt, Lang: w.next.Lang})
	if w.length == 0 && w.next.Kind == annotate.Paragraph {
		w.end()
	}
}

// isGlyph reports whether the alternative text of a picture is the character
// that the picture shows: one letter, or symbols only.
func isGlyph(alt string) bool {
	n := utf8.RuneCountInString(alt)
	return n == 1 || n > 0 && n <= 8 && !strings.ContainsFunc(alt, func(r rune) bool {
		return r < unicode.MaxLatin1 || unicode.IsLetter(r) || unicode.IsSpace(r)
	})
}

// figure writes a picture with its caption as one block. A figure that holds
// text of its own, such as a table or a quotation, is written as that.
func (w *walker) figure(n *html.Node) {
	if w.flat {
		w.within(n)
		return
	}
	w.end()
	var alt []string
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table, atom.Blockquote, atom.Pre, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			w.within(n)
			return
		case atom.Img:
			if s := annotate.CleanLine(attribute(d, "alt")); visible(s) {
				alt = append(alt, s)
			}
		}
	}
	caption := w.line(n)
	block := annotate.Block{Kind: annotate.Figure, Text: caption.Text, Marks: caption.Marks, Alt: strings.Join(alt, " "), Lang: w.next.Lang}
	if block.Alt == block.Text {
		block.Alt = "" // says nothing more
	}
	if block.Text != "" || block.Alt != "" {
		w.blocks = append(w.blocks, block)
	}
}
