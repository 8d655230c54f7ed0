package importer

import (
	"path"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// docx reads a Word document (ECMA-376, Office Open XML). What is tracked as
// inserted is kept and what is tracked as deleted is not, as if all changes had
// been accepted: that is how its author last left it.
type docx struct {
	*manuscript
	archive  *archive
	rels     map[string]relation // of the part being read
	styles   docxStyles
	numbers  docxNumbers
	apart    map[annotate.ReferenceKind]notePart
	comments map[string]int // the comments that were met, by identifier: their numbers among the notes
	within   int            // how many notes are being read; comments stand in footnotes

	flow
	pages pageCount
	title string // the first paragraph in the style Title
}

// flow is where in a text reading is. Notes and text boxes are texts apart.
type flow struct {
	paragraph *html.Node   // the one being written
	after     []*html.Node // what follows it: text boxes
	merging   *html.Node   // a paragraph whose end is deleted; the next joins it
	heading   bool
	open      []*field // the fields that are open, outermost first
}

// field is a field whose code or result is being read (ECMA-376, 17.16.18).
type field struct {
	code      strings.Builder
	result    bool
	link      *html.Node // what the result goes into, if it is a link
	paragraph *html.Node // where that is
}

// pageCount follows the pages. Word notes where they ended when it last laid
// the document out; where it did not, only breaks set by hand would be known,
// and no page is told.
type pageCount struct {
	known  bool
	number int
}

// docxIgnored are elements without words: properties that are not looked at,
// marks of the spell checker, and the second of two forms of the same drawing.
var docxIgnored = map[string]bool{
	"rFonts": true, "sz": true, "szCs": true, "color": true, "spacing": true, "ind": true, "tabs": true, "jc": true,
	"shd": true, "kern": true, "proofErr": true, "bookmarkStart": true, "bookmarkEnd": true, "tcBorders": true,
	"tblBorders": true, "pBdr": true, "rsids": true, "latentStyles": true, "Fallback": true, "rPrChange": true,
	"pPrChange": true, "tblPrChange": true, "tcPrChange": true, "trPrChange": true, "sectPrChange": true,
	"numberingChange": true, "spPr": true, "bodyPr": true, "shapetype": true,
}

// readDOCX reads a Word document.
func readDOCX(content []byte) (Result, error) {
	a, err := openArchive(content)
	if err != nil {
		return Result{}, err
	}
	d := &docx{manuscript: newManuscript(), archive: a, comments: map[string]int{}}
	d.pictures = d.picture
	main, err := d.parts()
	if err != nil {
		return Result{}, err
	}
	d.pages = pageCount{known: main.find("lastRenderedPageBreak").name != "", number: 1}
	if d.pages.known {
		d.body.AppendChild(special(pageElement, "number", d.pages.number))
	}
	d.blocks(main.find("body"), d.body)
	if err := d.margins(); err != nil {
		return Result{}, err
	}
	if d.title != "" {
		d.fields.Title = d.title
	}
	return d.read(), nil
}

// parts reads the parts of the document that say how the main one, which it
// returns, is to be understood.
func (d *docx) parts() (*xmlNode, error) {
	whole, err := d.relations("")
	if err != nil {
		return nil, err
	}
	name := target(whole, "officeDocument")
	if name == "" {
		name = "word/document.xml"
	}
	main, err := d.archive.xml(name, docxIgnored)
	if err != nil {
		return nil, err
	}
	if d.rels, err = d.relations(name); err != nil {
		return nil, err
	}
	styles, err := d.archive.optional(target(d.rels, "styles"), docxIgnored)
	if err != nil {
		return nil, err
	}
	d.styles = readDOCXStyles(styles)
	d.lang = d.styles.lang
	numbering, err := d.archive.optional(target(d.rels, "numbering"), docxIgnored)
	if err != nil {
		return nil, err
	}
	d.numbers = readDOCXNumbers(numbering)
	if err := d.readNotes(); err != nil {
		return nil, err
	}
	properties, err := d.archive.optional(target(whole, "core-properties"), nil)
	if err != nil {
		return nil, err
	}
	d.fields = annotate.ArticleFields{
		Title:  properties.find("title").content(),
		Byline: properties.find("creator").content(),
		Lang:   cleanLang(properties.find("language").content()),
	}
	return main, nil
}

// notePart is a part that holds notes or comments.
type notePart struct {
	notes map[string]*xmlNode // by identifier
	rels  map[string]relation
}

// readNotes reads the notes and comments, which stand in parts of their own.
func (d *docx) readNotes() error {
	d.apart = map[annotate.ReferenceKind]notePart{}
	for _, of := range []struct {
		kind annotate.ReferenceKind
		part string
	}{{annotate.ReferenceFootnote, "footnotes"}, {annotate.ReferenceEndnote, "endnotes"}, {annotate.ReferenceComment, "comments"}} {
		name := target(d.rels, of.part)
		root, err := d.archive.optional(name, docxIgnored)
		if err != nil {
			return err
		}
		rels, err := d.relations(name)
		if err != nil {
			return err
		}
		part := notePart{notes: map[string]*xmlNode{}, rels: rels}
		for _, n := range root.child(of.part).children {
			// Other types are the lines that separate notes from the text.
			if kind := n.attr("type"); kind == "" || kind == "normal" {
				part.notes[n.attr("id")] = n
			}
		}
		d.apart[of.kind] = part
	}
	return nil
}

// relation is how a part refers to another, or to something outside.
type relation struct {
	kind     string // the last word of its type, which the transitional and the strict form share
	target   string // a part, or an address if it is external
	external bool
}

// relations reads the references of a part, or of the package where name is "".
func (d *docx) relations(name string) (map[string]relation, error) {
	part := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	if name == "" {
		part = "_rels/.rels"
	}
	root, err := d.archive.optional(part, nil)
	if err != nil {
		return nil, err
	}
	rels := map[string]relation{}
	for _, r := range root.child("Relationships").children {
		if r.name != "Relationship" {
			continue
		}
		rel := relation{kind: path.Base(r.attr("Type")), target: r.attr("Target"), external: r.attr("TargetMode") == "External"}
		if !rel.external {
			rel.target = resolve(name, rel.target)
		}
		rels[r.attr("Id")] = rel
	}
	return rels, nil
}

// target returns the part of a kind that is referred to, or "".
func target(rels map[string]relation, kind string) string {
	name := ""
	for _, r := range rels {
		// The smallest, so that a package with two is read the same way each time.
		if r.kind == kind && !r.external && (name == "" || r.target < name) {
			name = r.target
		}
	}
	return name
}

// picture returns the bytes of a picture in the package.
func (d *docx) picture(name string) ([]byte, bool) {
	content, err := d.archive.read(name)
	return content, err == nil
}

// margins notes whether there are words in the headers and footers of pages.
func (d *docx) margins() error {
	for _, r := range d.rels {
		if r.kind != "header" && r.kind != "footer" {
			continue
		}
		root, err := d.archive.optional(r.target, docxIgnored)
		if err != nil {
			return err
		}
		d.tally.margins = d.tally.margins || annotate.CountWords(root.content()) > 1 // not just the number of the page
	}
	return nil
}

// blocks writes paragraphs and tables.
func (d *docx) blocks(n *xmlNode, parent *html.Node) {
	defer func() {
		if d.merging != nil { // nothing follows that it could join
			d.place(parent, d.merging)
			d.merging = nil
		}
	}()
	for _, c := range n.children {
		switch c.name {
		case "p":
			d.writeParagraph(c, parent)
		case "tbl":
			d.table(c, parent)
		case "del", "moveFrom":
			d.tally.deleted++
		case "commentRangeStart", "commentRangeEnd":
			d.comment(c, parent)
		case "altChunk":
			d.tally.embedded++
		case "", "sectPr", "tcPr", "sdtPr", "sdtEndPr":
		default: // content controls, insertions
			d.blocks(c, parent)
		}
	}
}

// writeParagraph writes a paragraph as what its style makes it.
func (d *docx) writeParagraph(p *xmlNode, parent *html.Node) {
	properties := p.child("pPr")
	style := d.styles.paragraph(properties)
	node := d.merging
	d.merging = nil
	if node == nil {
		node = d.frame(properties, style)
	}
	outer, outerAfter, outerHeading := d.paragraph, d.after, d.heading
	d.paragraph, d.after, d.heading = node, nil, style.level > 0
	d.inline(p, node)
	after := d.after
	d.paragraph, d.after, d.heading = outer, outerAfter, outerHeading

	mark := properties.child("rPr")
	if mark.child("del").name != "" || mark.child("moveFrom").name != "" {
		d.merging = node
		return
	}
	if style.title && d.title == "" {
		d.title = annotate.CleanLine(textOf(node))
	}
	d.place(parent, node)
	for _, box := range after {
		parent.AppendChild(box)
	}
}

// place puts a paragraph where it belongs. A caption joins the picture that
// stands alone before it.
func (d *docx) place(parent, node *html.Node) {
	if node.DataAtom == atom.Figcaption {
		if before := parent.LastChild; before != nil && isPictureAlone(before) {
			picture := first(before, tagged(atom.Img))
			picture.Parent.RemoveChild(picture)
			parent.AppendChild(element(atom.Figure, picture, node))
			return
		}
		node.DataAtom, node.Data = atom.P, "p"
	}
	parent.AppendChild(node)
}

// isPictureAlone reports whether a paragraph holds one picture and no words.
func isPictureAlone(p *html.Node) bool {
	pictures := 0
	for n := range p.Descendants() {
		switch {
		case n.Type == html.TextNode && visible(n.Data), n.Namespace == manuscriptSpace && n.Data != pageElement:
			return false
		case n.DataAtom == atom.Img:
			pictures++
		}
	}
	return p.DataAtom == atom.P && pictures == 1
}

// frame makes the element that a paragraph becomes. What Word prints before it
// is part of the words where it is more than the number of an item: “Article
// 12”, “1.3”, “c)”.
func (d *docx) frame(properties *xmlNode, style docxStyle) *html.Node {
	item := d.numbers.next(properties, style)
	var node *html.Node
	switch {
	case style.level > 0:
		node = element(headings[min(style.level, len(headings))-1])
	case item.level > 0 && (item.label == "" || item.plain()):
		node = special(itemElement, "level", item.level)
		if item.number >= 0 {
			setNumber(node, "number", item.number)
		}
		return node
	case style.quote:
		node = element(atom.Blockquote)
	case style.caption:
		node = element(atom.Figcaption)
	default:
		node = element(atom.P)
	}
	if item.label != "" {
		node.AppendChild(textNode(item.label + " "))
	}
	return node
}

var headings = []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}

// inline writes what stands in a paragraph.
func (d *docx) inline(n *xmlNode, parent *html.Node) {
	for _, c := range n.children {
		switch c.name {
		case "r":
			d.run(c, parent)
		case "hyperlink":
			d.hyperlink(c, parent)
		case "fldSimple":
			into := parent
			if href := fieldLink(c.attr("instr")); href != "" {
				into = appendLink(parent, href)
			}
			d.inline(c, into)
		case "del", "moveFrom":
			if c.find("delText").name != "" || c.find("t").name != "" {
				d.tally.deleted++
			}
		case "commentRangeStart", "commentRangeEnd":
			d.comment(c, parent)
		case "", "pPr", "sdtPr", "sdtEndPr", "rPr":
		case "t": // of a formula
			d.write(parent, 0, textNode(c.content()))
		default: // insertions, tags, content controls, formulas: what is in them counts
			d.inline(c, parent)
		}
	}
}

func appendLink(parent *html.Node, href string) *html.Node {
	a := element(atom.A)
	set(a, "href", href)
	parent.AppendChild(a)
	return a
}

func (d *docx) hyperlink(n *xmlNode, parent *html.Node) {
	into := parent
	if rel, ok := d.rels[n.attr("id")]; ok && rel.external {
		into = appendLink(parent, rel.target)
	}
	d.inline(n, into)
}

// fieldLink returns the address of a field that is a link to somewhere outside.
func fieldLink(code string) string {
	words := strings.Fields(code)
	if len(words) < 2 || !strings.EqualFold(words[0], "HYPERLINK") || strings.HasPrefix(words[1], `\`) {
		return ""
	}
	return strings.Trim(words[1], `"`)
}

// run writes a run of characters of one format.
func (d *docx) run(n *xmlNode, parent *html.Node) {
	properties := n.child("rPr")
	f := d.styles.format(properties)
	if d.heading {
		f &^= bold | italic // a heading stands out by being one
	}
	if on(properties, "vanish") || on(properties, "webHidden") {
		if visible(n.content()) {
			d.tally.hidden++
		}
		return
	}
	for _, c := range n.children {
		if c.name == "fldChar" || c.name == "instrText" {
			d.fieldPart(c, parent)
			continue
		}
		if code := len(d.open) > 0 && !d.open[len(d.open)-1].result; code {
			continue // an argument of a field, not its result
		}
		d.piece(c, d.into(parent), f)
	}
}

// into returns where a run goes: into the link of the field that is open.
func (d *docx) into(parent *html.Node) *html.Node {
	for i := len(d.open) - 1; i >= 0; i-- {
		if f := d.open[i]; f.link != nil && f.paragraph == d.paragraph && f.link.Parent == parent {
			return f.link
		}
	}
	return parent
}

func (d *docx) fieldPart(n *xmlNode, parent *html.Node) {
	switch {
	case n.attr("fldCharType") == "begin":
		if len(d.open) < maxXMLDepth {
			d.open = append(d.open, &field{paragraph: d.paragraph})
		}
	case len(d.open) == 0:
	case n.name == "instrText":
		d.open[len(d.open)-1].code.WriteString(n.content())
	case n.attr("fldCharType") == "separate":
		f := d.open[len(d.open)-1]
		f.result = true
		if href := fieldLink(f.code.String()); href != "" {
			f.link, f.paragraph = appendLink(parent, href), d.paragraph
		}
	case n.attr("fldCharType") == "end":
		d.open = d.open[:len(d.open)-1]
	}
}

// piece writes a part of a run.
func (d *docx) piece(n *xmlNode, parent *html.Node, f format) {
	switch n.name {
	case "t":
		d.write(parent, f, textNode(n.content()))
	case "tab", "ptab":
		d.write(parent, f, textNode(" "))
	case "noBreakHyphen":
		d.write(parent, f, textNode("\u2011"))
	case "cr":
		d.write(parent, f, element(atom.Br))
	case "br":
		if kind := n.attr("type"); kind == "page" || kind == "column" {
			d.write(parent, f, textNode(" "))
		} else {
			d.write(parent, f, element(atom.Br))
		}
	case "lastRenderedPageBreak":
		d.pages.number++
		parent.AppendChild(special(pageElement, "number", d.pages.number))
	case "sym":
		d.write(parent, f, textNode(symbol(n)))
	case "footnoteReference":
		d.sign(annotate.ReferenceFootnote, n.attr("id"), parent)
	case "endnoteReference":
		d.sign(annotate.ReferenceEndnote, n.attr("id"), parent)
	case "commentReference":
		if _, met := d.comments[n.attr("id")]; !met {
			d.sign(annotate.ReferenceComment, n.attr("id"), parent)
		}
	case "ruby":
		d.ruby(n, parent)
	case "drawing", "pict", "object":
		d.drawing(n, parent)
	case "AlternateContent":
		for _, c := range n.child("Choice").children {
			d.piece(c, parent, f)
		}
	}
}

// ruby writes characters and what stands above them, as HTML has it.
func (d *docx) ruby(n *xmlNode, parent *html.Node) {
	base, above := element(atom.Span), element(atom.Rt)
	d.inline(n.child("rubyBase"), base)
	d.inline(n.child("rt"), above)
	parent.AppendChild(element(atom.Ruby, base, above))
}

// symbol returns a character of a symbol font, if it stands for one of Unicode
// as well. The private ones of such fonts are ornaments.
func symbol(n *xmlNode) string {
	code, err := strconv.ParseUint(n.attr("char"), 16, 16)
	if err != nil || code >= 0xE000 && code <= 0xF8FF {
		return ""
	}
	return string(rune(code))
}

// drawing writes pictures and the words in text boxes. What else is drawn
// (charts, diagrams, shapes, embedded documents) cannot be shown.
func (d *docx) drawing(n *xmlNode, parent *html.Node) {
	found := false
	alt := n.find("docPr").attr("descr")
	for _, name := range []string{"blip", "imagedata"} {
		picture := n.find(name)
		id := picture.attr("embed")
		if id == "" && name == "imagedata" {
			id = picture.attr("id")
		}
		rel, ok := d.rels[id]
		if !ok || rel.external || n.name == "object" {
			continue
		}
		found = true
		img := element(atom.Img)
		set(img, "src", rel.target)
		set(img, "alt", alt)
		parent.AppendChild(img)
		break
	}
	if box := n.find("txbxContent"); box.name != "" {
		found = true
		d.textBoxes(n)
	}
	if !found {
		d.tally.embedded++
	}
}

// textBoxes lets the words of text boxes follow the paragraph that they are
// anchored in.
func (d *docx) textBoxes(n *xmlNode) {
	for _, c := range n.children {
		if c.name != "txbxContent" {
			d.textBoxes(c)
			continue
		}
		box := element(atom.Div)
		outer := d.flow
		d.flow = flow{}
		d.blocks(c, box)
		d.flow = outer
		d.after = append(d.after, box)
	}
}

// sign writes the sign of a note or the place of a comment.
func (d *docx) sign(kind annotate.ReferenceKind, id string, parent *html.Node) {
	if i, ok := d.note(kind, id); ok {
		parent.AppendChild(special(signElement, "note", i))
	}
}

// comment writes where the words that a comment is on begin or end.
func (d *docx) comment(n *xmlNode, parent *html.Node) {
	id := n.attr("id")
	if n.name == "commentRangeEnd" {
		if i, ok := d.comments[id]; ok {
			parent.AppendChild(special(toElement, "note", i))
		}
		return
	}
	if _, met := d.comments[id]; met {
		return
	}
	if i, ok := d.note(annotate.ReferenceComment, id); ok {
		d.comments[id] = i
		parent.AppendChild(special(fromElement, "note", i))
	}
}

// note reads a note, once.
func (d *docx) note(kind annotate.ReferenceKind, id string) (int, bool) {
	part := d.apart[kind]
	n, ok := part.notes[id]
	if !ok || d.within > 1 {
		return 0, false
	}
	delete(part.notes, id)
	i := d.addNote(note{kind: kind, author: n.attr("author"), body: element(atom.Div)})
	outer, rels := d.flow, d.rels
	d.flow, d.rels = flow{}, part.rels
	d.within++
	d.blocks(n, d.notes[i].body)
	d.within--
	d.flow, d.rels = outer, rels
	return i, true
}

// table writes a table as that of HTML.
func (d *docx) table(n *xmlNode, parent *html.Node) {
	table := element(atom.Table)
	d.rows(n, table)
	parent.AppendChild(table)
}

func (d *docx) rows(n *xmlNode, table *html.Node) {
	for _, c := range n.children {
		switch c.name {
		case "tr":
			properties := c.child("trPr")
			if properties.child("del").name != "" {
				d.tally.deleted++
				continue
			}
			row := element(atom.Tr)
			d.cells(c, row, on(properties, "tblHeader"))
			table.AppendChild(row)
		case "", "tblPr", "tblGrid":
		default: // insertions, content controls
			d.rows(c, table)
		}
	}
}

func (d *docx) cells(n *xmlNode, row *html.Node, header bool) {
	for _, c := range n.children {
		switch c.name {
		case "tc":
			tag := atom.Td
			if header {
				tag = atom.Th
			}
			cell := element(tag)
			set(cell, "colspan", c.child("tcPr").child("gridSpan").attr("val"))
			d.blocks(c, cell)
			row.AppendChild(cell)
		case "", "trPr", "tblPrEx":
		default:
			d.cells(c, row, header)
		}
	}
}
