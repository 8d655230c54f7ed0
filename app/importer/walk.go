package importer

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// walker turns nodes of a page into blocks. The parser nests elements at most
// 512 deep, so that it may recurse.
type walker struct {
	*writer
	base   *url.URL // what links are relative to; may be nil
	lang   string   // the article's language
	quotes int      // how many q elements are open
	// figures are the pictures met inside a block; they follow it.
	figures []annotate.Block

	pictures, embeds, struck int // what is left out, for the notes
}

// walkPage returns the blocks under root.
func walkPage(root *html.Node, base *url.URL, lang string) *walker {
	w := &walker{writer: newWriter(), base: base, lang: lang}
	w.children(root)
	w.end()
	return w
}

// notes says what was left out.
func (w *walker) notes() []string {
	notes := []string{}
	if w.pictures > 0 {
		notes = append(notes, count(w.pictures, "picture was", "pictures were")+" not kept; descriptions and captions were.")
	}
	if w.embeds > 0 {
		notes = append(notes, count(w.embeds, "embedded video or other item was", "embedded videos or other items were")+" left out.")
	}
	if w.struck > 0 {
		notes = append(notes, count(w.struck, "passage is", "passages are")+" struck through in the original, and not here.")
	}
	return notes
}

func (w *walker) children(n *html.Node) {
	for c := range n.ChildNodes() {
		w.node(c)
	}
}

func (w *walker) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
	case html.ElementNode:
		if !dropped(n) {
			w.element(n)
		}
	}
}

// end ends the block and lets the pictures met inside it follow.
func (w *walker) end() {
	if w.flat {
		w.gap()
		return
	}
	w.flush()
	w.blocks = append(w.blocks, w.figures...)
	w.figures = nil
}

func (w *walker) element(n *html.Node) {
	switch tag := n.DataAtom; tag {
	case atom.Br:
		w.lineBreak()
	case atom.Hr:
		w.end()
	case atom.Img:
		w.image(n)
	case atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed:
		w.embeds++
		w.gap()
	case atom.A:
		w.marked(n, annotate.MarkLink, absolute(w.base, attribute(n, "href")))
	case atom.B, atom.Strong:
		w.marked(n, annotate.MarkStrong, "")
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		w.marked(n, annotate.MarkEm, "")
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		w.marked(n, annotate.MarkCode, "")
	case atom.Q:
		w.quotation(n)
	case atom.Sup:
		w.superscript(n)
	case atom.Rt:
		// What stands above the characters follows them in brackets.
		w.words("(")
		w.children(n)
		w.words(")")
	case atom.Del, atom.S, atom.Strike:
		w.struck++
		w.children(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		level := int(tag.String()[1] - '0')
		w.as(n, annotate.Block{Kind: annotate.Heading, Level: level})
	case atom.Blockquote:
		outer := w.body
		w.body = annotate.BlockQuote
		w.as(n, annotate.Block{Kind: annotate.BlockQuote})
		w.body = outer
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Li:
		// An item outside any list, as browsers show it.
		w.as(n, annotate.Block{Kind: annotate.ListItem, Level: 1})
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		outer := w.verbatim
		w.end()
		w.verbatim = true
		w.as(n, annotate.Block{Kind: annotate.Preformatted})
		w.verbatim = outer
	case atom.Table:
		w.table(n)
	case atom.Figure:
		w.figure(n)
	default:
		if isBlock[tag] {
			w.within(n)
		} else {
			w.children(n)
		}
	}
}

// within writes the element's content apart from what is before and after it,
// in the element's own language.
func (w *walker) within(n *html.Node) {
	w.end()
	outer := w.next.Lang
	if own, ok := langOf(n); ok {
		w.next.Lang = differentLang(own, w.lang)
	}
	w.children(n)
	w.end()
	w.next.Lang = outer
}

// as writes the element's content as blocks like the given one.
func (w *walker) as(n *html.Node, block annotate.Block) {
	w.end()
	outer := w.next
	block.Lang = outer.Lang
	w.next = block
	w.within(n)
	w.next = outer
}

func (w *walker) marked(n *html.Node, kind annotate.MarkKind, href string) {
	if kind == annotate.MarkLink && href == "" {
		w.children(n)
		return
	}
	done := w.mark(kind, href)
	w.children(n)
	done()
}

// quotation writes a q element with the quotation marks that browsers draw.
func (w *walker) quotation(n *html.Node) {
	left, right := "“", "”"
	if w.quotes%2 == 1 {
		left, right = "‘", "’"
	}
	w.quotes++
	w.words(left)
	w.children(n)
	w.words(right)
	w.quotes--
}

// superscripts are the digits and signs that exist as raised characters.
var superscripts = map[rune]rune{
	'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
	'+': '⁺', '-': '⁻', '−': '⁻',
}

// superscript keeps raised digits raised: without it 10⁶ would read 106, and a
// footnote's number would become part of the number before it.
func (w *walker) superscript(n *html.Node) {
	raised := strings.Map(func(r rune) rune {
		if s, ok := superscripts[r]; ok {
			return s
		}
		return -1
	}, strings.TrimSpace(textOf(n)))
	if utf8.RuneCountInString(raised) != utf8.RuneCountInString(strings.TrimSpace(textOf(n))) {
		w.children(n)
		return
	}
	// The links and other marks inside stay: only the words are replaced.
	for leaf := range n.Descendants() {
		if leaf.Type == html.TextNode {
			leaf.Data = raised
			raised = ""
		}
	}
	w.children(n)
}

// list writes the items of a list one level deeper than the list around it.
// The first words of an item are the item; what follows in it are blocks of
// their own.
func (w *walker) list(n *html.Node) {
	w.end()
	level := 1
	for p := n.Parent; p != nil; p = p.Parent {
		switch p.DataAtom {
		case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
			level++
		}
	}
	number, step := 1, 1
	if start, err := strconv.Atoi(attribute(n, "start")); err == nil {
		number = start
	}
	if _, reversed := lookup(n, "reversed"); reversed {
		step = -1
		if _, given := lookup(n, "start"); !given {
			number = items(n)
		}
	}
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Li || dropped(c) {
			w.node(c)
			continue
		}
		item := annotate.Block{Kind: annotate.ListItem, Level: level}
		if n.DataAtom == atom.Ol {
			if value, err := strconv.Atoi(attribute(c, "value")); err == nil {
				number = value
			}
			item.Ordered, item.Number = true, number
			number += step
		}
		w.as(c, item)
	}
	w.end()
}

func items(list *html.Node) int {
	n := 0
	for c := range list.ChildNodes() {
		if c.DataAtom == atom.Li {
			n++
		}
	}
	return n
}

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
	if w.flat || !visible(alt) {
		return
	}
	w.figures = append(w.figures, annotate.Block{Kind: annotate.Figure, Alt: alt, Lang: w.next.Lang})
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

// line returns the element's content as one line.
func (w *walker) line(n *html.Node) annotate.Block {
	outer := w.writer
	w.writer = newWriter()
	w.flat = true
	w.children(n)
	block, ok := w.take()
	w.writer = outer
	if !ok {
		return annotate.Block{}
	}
	return block
}
