package importer

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// The bounds on the notes of a page: the bytes and nodes of one that a plain
// link leads to, and the nodes that are looked at in all.
const (
	maxNoteBytes = 10_000
	maxNoteNodes = 5_000
	maxNoteWork  = 2 * maxTags
)

// pageNote is a footnote or endnote of a page or a book.
type pageNote struct {
	reference annotate.Reference
	sign      string           // what leads to it, without brackets
	blocks    []annotate.Block // what it says
	signed    bool             // a sign of it is in the text
	met       bool             // it is in the text itself
}

// linkedPage is a page whose links lead to places in it, or in the others of a book.
type linkedPage struct {
	root *html.Node
	name string   // in the book; "" for a page of its own
	base *url.URL // what its links are relative to; may be nil
}

// place returns what a link within the pages leads to, as the name of the page
// and the identifier; "" for links that lead elsewhere.
func (p linkedPage) place(href string) string {
	where, id, _ := strings.Cut(strings.TrimSpace(href), "#")
	if id == "" {
		return ""
	}
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	switch {
	case where == "":
		return p.name + "#" + id
	case p.name != "":
		return resolve(p.name, unescapePath(where)) + "#" + id
	case p.base == nil:
		return ""
	}
	u, err := url.Parse(href)
	if err != nil || !sameExceptFragment(p.base.ResolveReference(u), p.base) {
		return ""
	}
	return "#" + id
}

// The attributes, in [manuscriptSpace], by which the walker knows what belongs to notes.
const (
	noteSignAttribute = "sign" // of a link to a note: its number
	noteBodyAttribute = "note" // of an element that is one: its number
	noteBackAttribute = "back" // of a link from a note to its sign
)

// findPageNotes finds the notes that signs in the pages lead to, and marks both.
// A page need not say what its notes are: a raised or bracketed number that
// links to a short piece of text further down is the sign of one.
func findPageNotes(pages []linkedPage, lang string) []pageNote {
	f := noteFinder{lang: lang, places: map[string]*html.Node{}, order: map[*html.Node]int{}, numbers: map[*html.Node]int{}, work: maxNoteWork}
	for _, p := range pages {
		f.index(p)
	}
	for _, p := range pages {
		f.links(p)
	}
	targets := map[*html.Node]bool{}
	for _, s := range f.signs {
		targets[s.target] = true
	}
	for _, s := range f.signs {
		f.resolve(s, targets)
	}
	return f.notes
}

type noteFinder struct {
	lang    string
	places  map[string]*html.Node // by page and identifier
	order   map[*html.Node]int    // of links and of what has an identifier, as they stand in the text
	signs   []pageSign
	notes   []pageNote
	numbers map[*html.Node]int // of the notes, by element; -1 for elements that are none
	work    int                // nodes that may still be looked at
}

// pageSign is a link that may be the sign of a note.
type pageSign struct {
	link, target *html.Node
	base         *url.URL
	text         string
}

// index notes where the places of a page are that links can lead to.
func (f *noteFinder) index(p linkedPage) {
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		ids := []string{attribute(n, "id")}
		if n.DataAtom == atom.A {
			ids = append(ids, attribute(n, "name"))
			f.order[n] = len(f.order)
		}
		for _, id := range ids {
			if id == "" {
				continue
			}
			if _, ok := f.order[n]; !ok {
				f.order[n] = len(f.order)
			}
			if key := p.name + "#" + id; f.places[key] == nil {
				f.places[key] = n
			}
		}
	}
}

// pageNoteSign is what leads to a note where the page does not say that it does: a
// number, a letter or a symbol.
var pageNoteSign = regexp.MustCompile(`(?i)^(?:(?:note|nb|fn)?\s?\d{1,4}|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§¶‖#]{1,3})$`)

// noteClass is in the class or identifier of many signs that are raised by a style sheet.
var noteClass = regexp.MustCompile(`(?i)foot-?note|end-?note|note-?ref|\bfn`)

// links finds the links of a page that lead to notes, or back from them.
func (f *noteFinder) links(p linkedPage) {
	for n := range p.root.Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		role := roleOf(n)
		if strings.Contains(role, "backlink") {
			setMark(n, noteBackAttribute, 0)
			continue
		}
		target := f.places[p.place(attribute(n, "href"))]
		if target == nil || target == n {
			continue
		}
		text, short := f.textWithin(n, 40)
		if !short {
			continue
		}
		text = strings.TrimSpace(text)
		sign := strings.TrimSpace(strings.Trim(text, "[]()"))
		back := f.order[target] < f.order[n]
		switch {
		case strings.Contains(role, "noteref"):
			f.signs = append(f.signs, pageSign{n, target, p.base, sign})
		case back && (!isWord(text) || pageNoteSign.MatchString(sign)):
			setMark(n, noteBackAttribute, 0)
		case !back && pageNoteSign.MatchString(sign) && (text != sign || isRaised(n) || noteClass.MatchString(attribute(n, "class")+" "+attribute(n, "id"))):
			f.signs = append(f.signs, pageSign{n, target, p.base, sign})
		}
	}
}

// roleOf returns what an element says that it is: in the words of DPUB-ARIA, which
// begin with doc-, or of EPUB, whose attribute has a namespace in HTML only.
func roleOf(n *html.Node) string {
	return attribute(n, "role") + " " + attribute(n, "epub:type") + " " + attribute(n, "type")
}

// isWord reports whether there is a letter or digit in s.
func isWord(s string) bool { return annotate.CountWords(s) > 0 }

// isRaised reports whether an inline element stands in a sup element, or one in it.
func isRaised(n *html.Node) bool {
	for p := n.Parent; p != nil && !isBlock[p.DataAtom]; p = p.Parent {
		if p.DataAtom == atom.Sup {
			return true
		}
	}
	return first(n, tagged(atom.Sup)) != nil
}

// textWithin returns the text under a node, and whether it is no longer than that
// many bytes.
func (f *noteFinder) textWithin(n *html.Node, most int) (string, bool) {
	var b strings.Builder
	for d := range n.Descendants() {
		if f.work--; f.work < 0 || b.Len() > most {
			return "", false
		}
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String(), b.Len() <= most
}

// resolve finds the note that a sign leads to.
func (f *noteFinder) resolve(s pageSign, targets map[*html.Node]bool) {
	body := f.body(s)
	if body == nil {
		return
	}
	number, ok := f.numbers[body]
	if !ok {
		number = -1
		if f.isNote(body, s, targets) {
			number = len(f.notes)
			f.notes = append(f.notes, f.read(body, s))
			setMark(body, noteBodyAttribute, number)
		}
		f.numbers[body] = number
	}
	if number >= 0 {
		setMark(s.link, noteSignAttribute, number)
	}
}

// body returns the element that holds the words of a note: what its sign leads
// to, or what is around that where it is only an anchor.
func (f *noteFinder) body(s pageSign) *html.Node {
	for n := s.target; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Body, atom.Html, atom.Main, atom.Article, atom.Tr:
			return nil
		}
		if n.DataAtom != atom.Li && !isBlock[n.DataAtom] {
			continue
		}
		if text, short := f.textWithin(n, 2*len(s.text)+20); !short || isWord(strings.ReplaceAll(text, s.text, "")) {
			return n
		}
	}
	return nil
}

// isNote reports whether an element can be the note of a sign: it is short, and
// neither a section nor something that holds the sign or several notes.
func (f *noteFinder) isNote(body *html.Node, s pageSign, targets map[*html.Node]bool) bool {
	size, nodes := 0, 0
	for d := range body.Descendants() {
		f.work--
		nodes++
		size += len(d.Data)
		switch d.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return false
		}
		if f.work < 0 || nodes > maxNoteNodes || size > maxNoteBytes || d == s.link || targets[d] && d != s.target {
			return false
		}
	}
	return true
}

// read reads a note. Its words do not begin with its sign, nor end with a way back.
func (f *noteFinder) read(body *html.Node, s pageSign) pageNote {
	kind := annotate.ReferenceFootnote
	for n := body; n != nil; n = n.Parent {
		if role := roleOf(n); strings.Contains(role, "endnote") || strings.Contains(role, "rearnote") {
			kind = annotate.ReferenceEndnote
		}
	}
	reference, blocks := readNote(note{kind: kind, body: body}, f.lang, s.base)
	text := strings.TrimLeft(reference.Text, "^↑ ")
	if rest, ok := strings.CutPrefix(strings.TrimLeft(text, "[("), s.text); ok && s.text != "" {
		if cut := strings.TrimLeft(rest, "]).: \t\u00A0"); cut != rest {
			text = cut
		}
	}
	reference.Text = annotate.CleanText(strings.TrimSpace(text))
	if s.base != nil {
		// An encyclopaedia links the author and the publisher to its own articles.
		within := func(link string) int { return strings.Count(link, "://"+s.base.Host+"/") }
		slices.SortStableFunc(reference.Links, func(a, b string) int { return within(a) - within(b) })
	}
	return pageNote{reference: reference, sign: s.text, blocks: blocks}
}

// setMark sets an attribute in [manuscriptSpace], which no page can hold.
func setMark(n *html.Node, key string, number int) {
	n.Attr = append(n.Attr, html.Attribute{Namespace: manuscriptSpace, Key: key, Val: strconv.Itoa(number)})
}

func markOf(n *html.Node, key string) (number int, ok bool) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Namespace == manuscriptSpace && a.Key == key })
	if i < 0 {
		return 0, false
	}
	number, err := strconv.Atoi(n.Attr[i].Val)
	return number, err == nil
}

// meet notes that an element which is a note has got into the text.
func (w *walker) meet(n *html.Node) {
	if i, ok := markOf(n, noteBodyAttribute); ok && i < len(w.pageNotes) {
		w.pageNotes[i].met = true
	}
}

// endNotes adds the notes that are not in the text though their signs are: who
// looks for the article in a page takes them for a footer.
func (w *walker) endNotes() {
	for _, n := range w.pageNotes {
		if !n.signed || n.met || len(n.blocks) == 0 {
			continue
		}
		if number, err := strconv.Atoi(n.sign); err == nil && !strings.HasPrefix(n.blocks[0].Text, n.sign) {
			n.blocks[0].Kind, n.blocks[0].Level, n.blocks[0].Ordered, n.blocks[0].Number = annotate.ListItem, 1, true, number
		}
		w.blocks = append(w.blocks, n.blocks...)
	}
}
