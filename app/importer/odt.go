package importer

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// odt reads an OpenDocument text (ISO/IEC 26300). Tracked insertions stand in
// the text and deletions apart from it, so that leaving the latter out is
// reading the document with all changes accepted.
type odt struct {
	*manuscript
	archive  *archive
	styles   odtStyles
	lists    odtLists
	comments map[string]int // those whose words are named, by name: their numbers among the notes
	after    []*html.Node   // what follows the paragraph being written: text boxes
	heading  bool
	pages    pageCount
	title    string // the first paragraph in the style Title
}

// readODT reads an OpenDocument text.
func readODT(content []byte) (Result, error) {
	a, err := openArchive(content)
	if err != nil {
		return Result{}, err
	}
	o := &odt{manuscript: newManuscript(), archive: a, comments: map[string]int{}}
	o.pictures = o.picture
	manifest, err := a.optional("META-INF/manifest.xml", nil)
	if err != nil {
		return Result{}, err
	}
	if manifest.find("encryption-data").name != "" {
		return Result{}, errPartSecret
	}
	main, err := a.xml("content.xml", odtIgnored)
	if err != nil {
		return Result{}, err
	}
	styles, err := a.optional("styles.xml", odtIgnored)
	if err != nil {
		return Result{}, err
	}
	meta, err := a.optional("meta.xml", nil)
	if err != nil {
		return Result{}, err
	}
	o.fields = annotate.ArticleFields{
		Title:  meta.find("title").content(),
		Byline: firstOf(meta.find("initial-creator").content(), meta.find("creator").content()),
		Lang:   cleanLang(meta.find("language").content()),
	}
	o.styles = readODTStyles(styles, main)
	o.lang = o.styles.lang
	o.lists.next = map[string]int{}
	o.tally.margins = annotate.CountWords(styles.find("master-styles").content()) > 1
	o.pages = pageCount{known: main.find("soft-page-break").name != "", number: 1}
	text := main.find("text")
	o.tally.deleted = countDeletions(text)
	if o.pages.known {
		o.body.AppendChild(special(pageElement, "number", o.pages.number))
	}
	o.blocks(text, o.body, 0)
	if o.title != "" {
		o.fields.Title = o.title
	}
	return o.manuscript.read(), nil
}

// odtIgnored are elements whose words are not those of the text: scripts, forms
// and the fallback forms of what cannot be shown.
var odtIgnored = map[string]bool{
	"scripts": true, "forms": true, "font-face-decls": true, "sequence-decls": true, "variable-decls": true,
	"user-field-decls": true, "event-listeners": true, "settings": true,
}

func firstOf(values ...string) string {
	for _, v := range values {
		if visible(v) {
			return v
		}
	}
	return ""
}

// countDeletions counts the tracked deletions of a text.
func countDeletions(text *xmlNode) int {
	n := 0
	for _, region := range text.child("tracked-changes").children {
		if region.child("deletion").name != "" {
			n++
		}
	}
	return n
}

func (o *odt) picture(name string) ([]byte, bool) {
	content, err := o.archive.read(strings.TrimPrefix(name, "./"))
	return content, err == nil
}

// blocks writes paragraphs, lists and tables. The level is that of the list
// around them.
func (o *odt) blocks(n *xmlNode, parent *html.Node, level int) {
	for _, c := range n.children {
		switch c.name {
		case "p", "h":
			o.paragraph(c, parent)
		case "list":
			o.list(c, parent, level+1)
		case "table":
			o.table(c, parent)
		case "section":
			if c.attr("display") == "none" {
				o.tally.hidden++
				continue
			}
			o.blocks(c, parent, level)
		case "frame", "annotation", "annotation-end", "soft-page-break", "g", "custom-shape", "rect", "text-box":
			// Anchored to the page rather than to a paragraph.
			o.one(c, parent, 0)
			o.flush(parent)
		case "", "tracked-changes", "title", "desc":
		default: // indexes, groups
			o.blocks(c, parent, level)
		}
	}
}

// flush lets text boxes follow the paragraph.
func (o *odt) flush(parent *html.Node) {
	for _, box := range o.after {
		parent.AppendChild(box)
	}
	o.after = nil
}

func (o *odt) paragraph(n *xmlNode, parent *html.Node) {
	style := o.styles.paragraph(n.attr("style-name"))
	var node *html.Node
	switch level, _ := strconv.Atoi(n.attr("outline-level")); {
	case style.hidden:
		o.tally.hidden++
		return
	case style.title:
		node = element(atom.H1)
	case n.name == "h":
		node = element(headings[min(max(level, 1), len(headings))-1])
	case style.quote:
		node = element(atom.Blockquote)
	default:
		node = element(atom.P)
	}
	outer, heading := o.after, o.heading
	o.after, o.heading = nil, n.name == "h" || style.title
	o.inline(n, node, 0)
	after := o.after
	o.after, o.heading = outer, heading
	if style.title && o.title == "" {
		o.title = annotate.CleanLine(textOf(node))
	}
	parent.AppendChild(node)
	for _, box := range after {
		parent.AppendChild(box)
	}
}

// inline writes what stands in a paragraph, in the format of what is around it.
func (o *odt) inline(n *xmlNode, parent *html.Node, f format) {
	for _, c := range n.children {
		o.one(c, parent, f)
	}
}

// maxSpaces is how many spaces a document may write as one element.
const maxSpaces = 100

func (o *odt) one(c *xmlNode, parent *html.Node, f format) {
	switch c.name {
	case "":
		o.write(parent, f, textNode(c.text))
	case "s":
		n, err := strconv.Atoi(c.attr("c"))
		if err != nil {
			n = 1
		}
		o.write(parent, f, textNode(strings.Repeat(" ", min(max(n, 1), maxSpaces))))
	case "tab":
		o.write(parent, f, textNode(" "))
	case "line-break":
		o.write(parent, f, element(atom.Br))
	case "span":
		own := o.styles.character(c.attr("style-name"))
		if own.hidden {
			o.tally.hidden++
			return
		}
		if o.heading {
			own.set &= raised
		}
		o.inline(c, parent, f&^own.unset|own.set)
	case "a":
		o.inline(c, appendLink(parent, c.attr("href")), f)
	case "note":
		o.note(c, parent)
	case "annotation", "annotation-end":
		o.comment(c, parent)
	case "soft-page-break":
		o.pages.number++
		parent.AppendChild(special(pageElement, "number", o.pages.number))
	case "ruby":
		base, above := element(atom.Span), element(atom.Rt)
		o.inline(c.child("ruby-base"), base, 0)
		o.inline(c.child("ruby-text"), above, 0)
		parent.AppendChild(element(atom.Ruby, base, above))
	case "frame":
		o.frame(c, parent)
	case "text-box", "custom-shape", "rect":
		o.box(c)
	case "hidden-text", "hidden-paragraph", "conditional-text", "tracked-changes", "title", "desc", "object", "object-ole", "plugin":
	default: // fields, references, groups of shapes
		o.inline(c, parent, f)
	}
}

// frame writes the picture in a frame, of several forms of it the first that can
// be shown, or the words in it.
func (o *odt) frame(n *xmlNode, parent *html.Node) {
	found := false
	for _, c := range n.children {
		switch c.name {
		case "object", "object-ole", "plugin":
			o.tally.embedded++ // the picture beside it shows a program's icon or a preview
			return
		case "image":
			if href := c.attr("href"); !found && o.archive.has(strings.TrimPrefix(href, "./")) {
				found = true
				img := element(atom.Img)
				set(img, "src", href)
				set(img, "alt", firstOf(n.child("desc").content(), n.child("title").content()))
				parent.AppendChild(img)
			}
		case "text-box":
			found = true
			o.box(c)
		case "table":
			found = true
			box := element(atom.Div)
			o.table(c, box)
			o.after = append(o.after, box)
		}
	}
	if !found {
		o.tally.embedded++
	}
}

// box lets the words in a text box follow the paragraph.
func (o *odt) box(n *xmlNode) {
	outer := o.after
	o.after = nil
	box := element(atom.Div)
	o.blocks(n, box, 0)
	outer = append(outer, box)
	o.after = outer
}

// apart reads the blocks of a note, which has nothing to do with those around.
func (o *odt) apart(n *xmlNode) *html.Node {
	after, heading, pages := o.after, o.heading, o.pages
	o.after, o.heading = nil, false
	body := element(atom.Div)
	o.blocks(n, body, 0)
	o.after, o.heading, o.pages = after, heading, pages
	return body
}

func (o *odt) note(n *xmlNode, parent *html.Node) {
	kind := annotate.ReferenceFootnote
	if n.attr("note-class") == "endnote" {
		kind = annotate.ReferenceEndnote
	}
	i := o.addNote(note{kind: kind})
	o.notes[i].body = o.apart(n.child("note-body"))
	parent.AppendChild(special(signElement, "note", i))
}

// comment writes the place of a comment, or where the words that it is on begin
// and end. A comment on words is named, and so is their end.
func (o *odt) comment(n *xmlNode, parent *html.Node) {
	name := n.attr("name")
	if n.name == "annotation-end" {
		if i, ok := o.comments[name]; ok {
			parent.AppendChild(special(toElement, "note", i))
		}
		return
	}
	said := &xmlNode{}
	for _, c := range n.children {
		if c.name == "p" || c.name == "list" {
			said.children = append(said.children, c)
		}
	}
	i := o.addNote(note{kind: annotate.ReferenceComment, author: n.child("creator").content()})
	o.notes[i].body = o.apart(said)
	if o.styles.ranged[name] {
		o.comments[name] = i
		parent.AppendChild(special(fromElement, "note", i))
		return
	}
	parent.AppendChild(special(signElement, "note", i))
}

// list writes the items of a list.
func (o *odt) list(n *xmlNode, parent *html.Node, level int) {
	outer := o.lists.style
	if style := n.attr("style-name"); style != "" {
		o.lists.style = style // otherwise that of the list around it
	}
	number := o.lists.first(n, o.styles, level)
	for _, c := range n.children {
		if c.name != "list-item" && c.name != "list-header" {
			continue
		}
		own, rest := ownParagraph(c)
		if own != nil {
			item := element(atom.Div)
			ordered, marked := o.styles.ordered(o.lists.style, level)
			if marked && c.name == "list-item" {
				item = special(itemElement, "level", level)
			}
			if ordered && marked && c.name == "list-item" {
				if start, err := strconv.Atoi(c.attr("start-value")); err == nil {
					number = start
				}
				setNumber(item, "number", number)
				number++
			}
			o.blocks(own, item, level)
			parent.AppendChild(item)
		}
		o.blocks(rest, parent, level)
	}
	o.lists.end(n, number)
	o.lists.style = outer
}

// ownParagraph parts the first paragraph of a list item, which is the item, from
// what follows in it. It is nil where there is none: deeper lists stand in items
// of their own, and so do headings that are numbered.
func ownParagraph(item *xmlNode) (own, rest *xmlNode) {
	for i, c := range item.children {
		if c.name == "p" {
			return &xmlNode{children: item.children[i : i+1]}, &xmlNode{children: item.children[i+1:]}
		}
		if c.name != "" {
			break
		}
	}
	return nil, item
}

// maxRepeated is how often a cell or row that a document says to be repeated
// is. Spreadsheets repeat empty ones a million times, up to the end of a sheet.
const maxRepeated = 100

func repeated(n *xmlNode, key string) int {
	times, err := strconv.Atoi(n.attr(key))
	if err != nil {
		return 1
	}
	return min(max(times, 1), maxRepeated)
}

func (o *odt) table(n *xmlNode, parent *html.Node) {
	table := element(atom.Table)
	o.rows(n, table, false)
	parent.AppendChild(table)
}

func (o *odt) rows(n *xmlNode, table *html.Node, header bool) {
	for _, c := range n.children {
		switch c.name {
		case "table-row":
			for range repeated(c, "number-rows-repeated") {
				row := element(atom.Tr)
				o.cells(c, row, header)
				table.AppendChild(row)
				if !visible(textOf(row)) {
					break // empty ones are left out anyway
				}
			}
		case "table-header-rows":
			o.rows(c, table, true)
		case "table-rows", "table-row-group", "soft-page-break":
			o.rows(c, table, header)
		}
	}
}

func (o *odt) cells(n *xmlNode, row *html.Node, header bool) {
	tag := atom.Td
	if header {
		tag = atom.Th
	}
	for _, c := range n.children {
		if c.name != "table-cell" {
			continue // covered cells are made up for by those that cover them
		}
		for range repeated(c, "number-columns-repeated") {
			cell := element(tag)
			set(cell, "colspan", c.attr("number-columns-spanned"))
			set(cell, "rowspan", c.attr("number-rows-spanned"))
			o.blocks(c, cell, 0)
			row.AppendChild(cell)
		}
	}
}
