package importer

import (
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// maxRTFDepth is how deep groups may lie in one another.
const maxRTFDepth = 512

// rtf reads a document in the Rich Text Format (specification 1.9.1): the words,
// and of what is around them as much as a manuscript needs.
type rtf struct {
	*manuscript
	state  rtfState
	stack  []rtfState // of the groups around
	chars  rtfChars
	styles map[int]string // names of paragraph styles by number, in lower case
	blips  [][]byte       // pictures
	nodes  int            // pieces of text written and paragraphs begun, which are bounded
	author string         // of the comment that comes next
	ranges map[string]int // by the number of a comment on words: its number among the notes
	title  string         // the first paragraph in the style Title

	opened   bool // the token before began a group
	starred  bool // the group that begins need not be known
	dropping bool // the words read last were hidden or deleted
}

// rtfState is what a group inherits from the one around it, can change, and
// gives back when it ends.
type rtfState struct {
	rtfParagraph
	format    format
	hidden    bool
	deleted   bool
	font      int
	fallback  int // how many bytes stand in place of a character of Unicode
	flow      *rtfFlow
	gather    *strings.Builder // where words go that are not those of the text; nil for the text
	ignored   bool             // the words are dropped
	fonts     bool             // in the table of fonts
	sheet     bool             // in that of styles
	field     *string          // the code of the field around
	reference *string          // what the comment around refers to
	link      *html.Node       // what inline content goes into, in the paragraph within; nil for that itself
	within    *html.Node
	ended     func() // called when the group ends
}

// rtfParagraph is what the properties of a paragraph make it.
type rtfParagraph struct {
	style   int
	heading int // level, from 1
	level   int // of a list, from 0
	inTable bool
}

// rtfFlow is a text being written: the document, a note or a text box.
type rtfFlow struct {
	parent    *html.Node   // what its paragraphs go into
	paragraph *html.Node   // nil before the first word
	after     []*html.Node // text boxes, which follow the paragraph
	label     string       // what is printed before the paragraph: a number, a bullet
	table     *html.Node   // the one being written, with its row and cell
	row, cell *html.Node
	titled    bool // the paragraph is the title
}

// readRTF reads a document in the Rich Text Format.
func readRTF(content []byte) (Result, error) {
	r := &rtf{
		manuscript: newManuscript(),
		chars:      newRTFChars(),
		styles:     map[int]string{},
		ranges:     map[string]int{},
	}
	r.state = rtfState{flow: &rtfFlow{parent: r.body}, fallback: 1}
	r.pictures = r.picture
	tokens := rtfTokens{rest: content}
	for {
		token, ok := tokens.next()
		if !ok {
			break
		}
		r.take(token)
		if len(r.stack) > maxRTFDepth {
			return Result{}, annotate.Errorf(annotate.Invalid, "This cannot be read, because it is nested more than %d levels deep. Copy the article's text where it can be seen and paste it.", maxRTFDepth)
		}
		if r.nodes > maxTags {
			return Result{}, annotate.Errorf(annotate.TooLarge, "This document has more than a million parts. Save the article alone, or as plain text, and bring that in.")
		}
	}
	r.write()
	for len(r.stack) > 0 { // where the file was cut off
		r.close()
	}
	r.endParagraph()
	r.endTable()
	if r.title != "" {
		r.fields.Title = r.title
	}
	return r.manuscript.read(), nil
}

func (r *rtf) picture(src string) ([]byte, bool) {
	i, err := strconv.Atoi(src)
	if err != nil || i < 0 || i >= len(r.blips) {
		return nil, false
	}
	return r.blips[i], true
}

func (r *rtf) take(t rtfToken) {
	switch {
	case t.kind == rtfBytes:
		r.chars.add(t.content)
		return
	case t.kind == rtfBinary:
		if r.state.gather != nil {
			r.state.gather.WriteString(hex.EncodeToString(t.content))
		}
		return
	case t.kind == rtfWord && t.word == "u":
		r.write()
		r.text(r.chars.unicode(t.number, r.state.fallback))
		return
	}
	r.write()
	opened := r.opened
	r.opened = t.kind == rtfOpen
	switch t.kind {
	case rtfOpen:
		r.stack = append(r.stack, r.state)
		r.state.ended = nil
		if r.state.sheet {
			r.gathered(r.nameStyle)
		}
	case rtfClose:
		r.close()
	case rtfWord:
		r.word(t)
	case rtfSymbol:
		r.starred = t.word == "*" && opened
		r.symbol(t.word)
	}
}

// write writes the bytes that were gathered as text.
func (r *rtf) write() { r.text(r.chars.take(r.state.font)) }

// nameStyle keeps the name of the style that the group describes.
func (r *rtf) nameStyle(name string) {
	if name, ok := strings.CutSuffix(annotate.CleanLine(name), ";"); ok {
		r.styles[r.state.style] = strings.ToLower(name)
	}
}

func (r *rtf) close() {
	if len(r.stack) == 0 {
		return
	}
	if r.state.ended != nil {
		r.state.ended()
	}
	last := len(r.stack) - 1
	r.state, r.stack = r.stack[last], r.stack[:last]
}

// text writes words to where the group has them go.
func (r *rtf) text(s string) {
	switch {
	case s == "":
	case r.state.gather != nil:
		r.state.gather.WriteString(s)
	case r.state.ignored:
	case r.state.hidden || r.state.deleted:
		if !r.dropping && visible(s) {
			r.dropping = true
			if r.state.deleted {
				r.tally.deleted++
			} else {
				r.tally.hidden++
			}
		}
	default:
		r.dropping = false
		r.inline(textNode(s))
	}
}

// inline writes what stands in a paragraph.
func (r *rtf) inline(content *html.Node) {
	r.nodes++
	f := r.state.format
	p := r.paragraph()
	if slices.Contains(headings, p.DataAtom) {
		f &^= bold | italic // a heading stands out by being one
	}
	into := p
	if r.state.link != nil && r.state.within == p {
		into = r.state.link
	}
	r.manuscript.write(into, f, content)
}

var listNumber = regexp.MustCompile(`^\(?(\d{1,6})[.)]?$`)

// paragraph returns the paragraph being written, and begins it if need be.
func (r *rtf) paragraph() *html.Node {
	flow := r.state.flow
	if flow.paragraph != nil {
		return flow.paragraph
	}
	r.nodes++
	style := r.styles[r.state.style]
	label := annotate.CleanLine(flow.label)
	flow.label = ""
	heading := r.state.heading
	if level, ok := strings.CutPrefix(style, "heading "); ok && heading == 0 {
		heading, _ = strconv.Atoi(level)
	}
	number := listNumber.FindStringSubmatch(label)
	var p *html.Node
	switch {
	case style == "title":
		p, flow.titled = element(atom.H1), true
	case heading > 0:
		p = element(headings[min(heading, len(headings))-1])
	case number != nil:
		p = special(itemElement, "level", min(r.state.level, maxListLevels)+1)
		set(p, "number", number[1])
		label = ""
	case label != "" && annotate.CountWords(label) == 0:
		p = special(itemElement, "level", min(r.state.level, maxListLevels)+1)
		label = ""
	case style == "quote" || style == "intense quote":
		p = element(atom.Blockquote)
	default:
		p = element(atom.P)
	}
	if annotate.CountWords(label) > 0 {
		p.AppendChild(textNode(label + " "))
	}
	if !r.state.inTable {
		r.endTable()
	}
	flow.paragraph = p
	if !r.state.inTable {
		flow.parent.AppendChild(p)
		return p
	}
	if flow.cell == nil {
		flow.cell = element(atom.Td)
	}
	flow.cell.AppendChild(p)
	return p
}

func (r *rtf) endParagraph() {
	flow := r.state.flow
	p := flow.paragraph
	if p == nil {
		return
	}
	if flow.titled && r.title == "" {
		r.title = annotate.CleanLine(textOf(p))
	}
	for _, box := range flow.after {
		p.Parent.AppendChild(box)
	}
	flow.paragraph, flow.after, flow.titled, flow.label = nil, nil, false, ""
}

func (r *rtf) endCell() {
	r.endParagraph()
	flow := r.state.flow
	if flow.row == nil {
		flow.row = element(atom.Tr)
	}
	if flow.cell == nil {
		flow.cell = element(atom.Td)
	}
	flow.row.AppendChild(flow.cell)
	flow.cell = nil
	r.nodes++
}

func (r *rtf) endRow() {
	flow := r.state.flow
	if flow.paragraph != nil || flow.cell != nil {
		r.endCell()
	}
	if flow.row == nil {
		return
	}
	if flow.table == nil {
		flow.table = element(atom.Table)
		flow.parent.AppendChild(flow.table)
	}
	flow.table.AppendChild(flow.row)
	flow.row = nil
}

func (r *rtf) endTable() {
	r.endRow()
	r.state.flow.table = nil
}

// begin has what follows in the group be a text of its own.
func (r *rtf) begin(parent *html.Node, ended func()) {
	r.state = rtfState{flow: &rtfFlow{parent: parent}, font: r.state.font, fallback: r.state.fallback}
	r.state.ended = func() {
		r.endParagraph()
		r.endTable()
		ended()
	}
}

// gathered has what follows in the group not be words of the text.
func (r *rtf) gathered(use func(string)) {
	var b strings.Builder
	r.state.gather, r.state.ignored, r.state.hidden, r.state.deleted = &b, false, false, false
	r.state.ended = func() { use(b.String()) }
}

// placed writes what has no words into the text of a group around.
func (r *rtf) placed(at rtfState, n *html.Node) {
	if at.ignored || at.gather != nil {
		return
	}
	inner := r.state
	r.state = at
	r.inline(n)
	r.state = inner
}

// note has what follows in the group be a footnote.
func (r *rtf) note() {
	outer := r.state
	i := r.addNote(note{kind: annotate.ReferenceFootnote, body: element(atom.Div)})
	r.placed(outer, special(signElement, "note", i))
	r.begin(r.notes[i].body, func() {})
}

// comment has what follows in the group be a comment: on the words between the
// marks that it refers to, or on what is before it.
func (r *rtf) comment() {
	outer := r.state
	said := note{kind: annotate.ReferenceComment, author: r.author, body: element(atom.Div)}
	r.author = ""
	reference := ""
	r.begin(said.body, func() {
		if i, ranged := r.ranges[reference]; ranged {
			r.notes[i] = said
			return
		}
		r.placed(outer, special(signElement, "note", r.addNote(said)))
	})
	r.state.reference = &reference
}

// commentEdge notes where the words of a comment begin or end.
func (r *rtf) commentEdge(name string, at rtfState, reference string) {
	reference = strings.TrimSpace(reference)
	i, begun := r.ranges[reference]
	if name == "atrfstart" && !begun {
		i = r.addNote(note{kind: annotate.ReferenceComment, body: element(atom.Div)})
		r.ranges[reference] = i
		r.placed(at, special(fromElement, "note", i))
	}
	if name == "atrfend" && begun {
		r.placed(at, special(toElement, "note", i))
	}
}

// beginLink has the result of a field go into a link, if it is one.
func (r *rtf) beginLink() {
	if r.state.field == nil || r.state.gather != nil || r.state.ignored {
		return
	}
	if href := fieldLink(*r.state.field); href != "" {
		r.state.within = r.paragraph()
		r.state.link = appendLink(r.state.within, href)
	}
}

// blip keeps a picture.
func (r *rtf) blip(at rtfState, digits string) {
	clean := strings.Map(func(c rune) rune {
		if c <= ' ' {
			return -1
		}
		return c
	}, digits)
	content, err := hex.DecodeString(clean[:len(clean)&^1])
	if err != nil {
		return
	}
	img := element(atom.Img)
	set(img, "src", strconv.Itoa(len(r.blips)))
	r.blips = append(r.blips, content)
	r.placed(at, img)
}
