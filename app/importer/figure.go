package importer

import (
	"slices"
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
	hash, fate := w.picture(n)
	if fate == pictureOrnament {
		return
	}
	w.gap()
	caption := ""
	if w.titled {
		caption = annotate.CleanLine(attribute(n, "title"))
	}
	if fate == pictureLeft && (w.flat && !w.figured || !visible(alt+caption)) {
		return
	}
	w.figures = append(w.figures, annotate.Block{Kind: annotate.Figure, Text: caption, Image: hash, Alt: alt, Lang: w.next.Lang})
	if w.length == 0 && w.next.Kind == annotate.Paragraph {
		w.end()
	}
}

// picture keeps the picture that an element shows, if its bytes are at hand, and
// counts it if it is left out.
func (w *walker) picture(n *html.Node) (hash string, fate pictureFate) {
	fate = pictureLeft
	if w.source != nil {
		if content, ok := w.source(attribute(n, "src")); ok {
			hash, fate = w.gallery.keep(content)
		}
	}
	if fate == pictureLeft {
		w.pictures++
	}
	return hash, fate
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
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table, atom.Blockquote, atom.Pre, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			w.within(n)
			return
		}
	}
	before, outer := w.figures, w.figured
	w.figures, w.figured = nil, true
	caption := w.line(n)
	pictures := w.figures
	w.figures, w.figured = before, outer
	for _, block := range captioned(pictures, caption, w.next.Lang) {
		w.put(block)
	}
}

// captioned returns the pictures of a figure with its caption, which goes with
// the last one. Where none was kept, they are one block that describes them.
func captioned(pictures []annotate.Block, caption annotate.Block, lang string) []annotate.Block {
	if !slices.ContainsFunc(pictures, func(p annotate.Block) bool { return p.Image != "" }) {
		var alt []string
		for _, p := range pictures {
			alt = append(alt, p.Alt)
		}
		pictures = []annotate.Block{{Kind: annotate.Figure, Alt: strings.Join(alt, " ")}}
	}
	last := &pictures[len(pictures)-1]
	last.Text, last.Marks, last.References, last.Places, last.Lang = caption.Text, caption.Marks, caption.References, caption.Places, lang
	if last.Alt == last.Text {
		last.Alt = "" // says nothing more
	}
	if last.Text == "" && last.Alt == "" && last.Image == "" {
		return nil
	}
	return pictures
}
