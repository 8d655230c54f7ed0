package importer

import (
	"net/url"
	"regexp"
	"strings"
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
	titled bool     // the title of a picture is its caption, as in Markdown
	quotes int      // how many q elements are open
	// figures are the pictures met inside a block; they follow it.
	figures []annotate.Block
	figured bool // within a figure, whose pictures are gathered

	pictures, embeds, struck int // what is left out, for the notes

	gallery *gallery
	source  func(src string) ([]byte, bool) // the bytes of a picture; nil where there are none

	// Of a manuscript: the notes in it, the number of each one's sign (0 for
	// none), and what each says, once it was read.
	noted      []note
	signs      []int
	references map[int]annotate.Reference

	// Of a page or a book: the notes in it; and whether it is a note itself that
	// is being written, without the way back to its sign.
	pageNotes []pageNote
	inNote    bool
}

// walk writes everything under root.
func (w *walker) walk(root *html.Node) {
	w.start()
	w.children(root)
	w.end()
}

func (w *walker) start() {
	w.writer = newWriter()
	w.budget = &referenceBudget{left: maxReferenceBytes}
	if w.gallery == nil {
		w.gallery = &gallery{}
	}
}

// notes says what was left out.
func (w *walker) notes() []string {
	notes := []string{}
	if w.pictures > 0 {
		notes = append(notes, count(w.pictures, "picture was not kept; its description and caption were.", "pictures were not kept; their descriptions and captions were."))
	}
	if w.embeds > 0 {
		notes = append(notes, count(w.embeds, "embedded video or other item was", "embedded videos or other items were")+" left out.")
	}
	if w.struck > 0 {
		notes = append(notes, count(w.struck, "passage is", "passages are")+" struck through in the original, and not here.")
	}
	if unkept := w.budget.unkept; unkept > 0 {
		notes = append(notes, count(unkept, "comment or note was not kept with its words, because there are too many.", "comments or notes were not kept with their words, because there are too many."))
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
		switch {
		case n.Namespace == manuscriptSpace:
			w.special(n)
		case !dropped(n):
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
	for _, figure := range w.figures {
		w.put(figure)
	}
	w.figures = nil
}

// put adds a block that was not gathered from words. The place that was noted
// last goes for it as well.
func (w *walker) put(block annotate.Block) {
	if len(block.Places) == 0 || block.Places[0].At > 0 {
		block.Places, w.places = append(w.places, block.Places...), nil
	}
	w.blocks = append(w.blocks, block)
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
		w.link(n)
	case atom.B, atom.Strong:
		w.emphasis(n, annotate.MarkStrong)
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		w.emphasis(n, annotate.MarkEm)
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		w.emphasis(n, annotate.MarkCode)
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
	w.meet(n)
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

func (w *walker) link(n *html.Node) {
	if _, back := markOf(n, noteBackAttribute); back && (w.inNote || !isWord(textOf(n))) {
		return
	}
	if i, ok := markOf(n, noteSignAttribute); ok && i < len(w.pageNotes) {
		w.refer(w.pageNotes[i].reference, annotate.Span{Start: w.length, End: w.length})
		w.pageNotes[i].signed = true
	}
	if href := absolute(w.base, attribute(n, "href")); href != "" {
		defer w.mark(annotate.MarkLink, href)()
	}
	w.children(n)
}

// plainStyle recognises elements that are used for something else than their
// looks: text copied from Google Docs comes in a b element that is not bold.
var plainStyle = regexp.MustCompile(`(?i)font-(?:weight|style)\s*:\s*(?:normal|400)`)

func (w *walker) emphasis(n *html.Node, kind annotate.MarkKind) {
	preformatted := kind == annotate.MarkCode && w.verbatim // says so already
	if !preformatted && !plainStyle.MatchString(attribute(n, "style")) {
		defer w.mark(kind, "")()
	}
	w.children(n)
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
	raised := raise(strings.TrimSpace(textOf(n)))
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

// raise returns the raised forms of the characters that have one.
func raise(s string) string {
	return strings.Map(func(r rune) rune {
		if raised, ok := superscripts[r]; ok {
			return raised
		}
		return -1
	}, s)
}

// line returns the element's content as one line.
func (w *walker) line(n *html.Node) annotate.Block {
	w.meet(n)
	outer := w.writer
	w.writer = newWriter()
	w.flat = true
	w.referring, w.places = outer.referring, outer.places
	w.referred = nil
	w.children(n)
	block, ok := w.take()
	outer.begun, outer.places = w.begun, w.places
	w.writer = outer
	if !ok {
		return annotate.Block{}
	}
	return block
}
