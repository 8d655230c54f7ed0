package report

import (
	"cmp"
	"context"
	"encoding/base64"
	"slices"
	"strconv"

	"tickmark/annotate"
)

func (p *htmlPage) article(ctx context.Context) error {
	p.raw("<section aria-labelledby=\"article\">\n")
	p.element("h2", p.say.Article, id("article"))
	if len(p.Claims) > 0 {
		p.element("p", p.say.HowToRead, class("hint"))
	}
	p.open("article", class("text"), lang(p.Article.Lang), attribute{"dir", directionName(p.rightToLeft)})
	p.raw("\n")
	for _, stretch := range p.stretches() {
		if len(stretch.notes) > 0 {
			p.raw("<div class=\"noted\">\n<div>\n")
		}
		depth := 0 // of the list that is open
		for i := stretch.from; i < stretch.to; i++ {
			if err := p.step(ctx); err != nil {
				return err
			}
			depth = p.nestList(depth, p.Version.Blocks[i])
			p.block(i, p.Version.Blocks[i])
			p.raw("\n")
		}
		p.nestList(depth, annotate.Block{})
		if len(stretch.notes) > 0 {
			p.raw("</div>\n")
			p.notes(stretch.notes)
			p.raw("</div>\n")
		}
	}
	p.raw("</article>\n</section>\n")
	return nil
}

// notes are what stands beside the text of an annotated article: of each claim
// how it came out and why. The evidence is folded up, or else the notes would be
// so much longer than the text that it would fall apart.
func (p *htmlPage) notes(claims []annotate.Claim) {
	p.open("div", class("notes"), lang(p.say.Lang), attribute{"dir", directionName(p.say.rightToLeft())})
	p.raw("\n")
	for _, c := range claims {
		p.note(c)
	}
	p.raw("</div>\n")
}

func (p *htmlPage) note(c annotate.Claim) {
	l := p.looks[c.ID]
	p.open("aside", class("note "+tone(l.Tone)), id(claimID(c.Number)), attribute{"aria-label", p.say.claimName(c.Number, l)})
	p.raw(`<p class="top">`)
	p.element("span", strconv.Itoa(c.Number), class("number"))
	p.badge(l)
	for i := range c.Passages {
		if p.drawn[anchor{c.ID, c.Number, i}] {
			p.backToText(c, i)
		}
	}
	p.permalink(c)
	p.raw("</p>\n")
	if c.Wording != "" {
		p.element("p", c.Wording, class("wording"), lang(p.Article.Lang), dir(c.Wording, p.say.rightToLeft()))
	}
	p.explanation(c)
	if len(c.Evidence) > 0 {
		p.raw("<details><summary>")
		p.text(p.say.Evidence + " (" + p.say.grouped(len(c.Evidence)) + ")")
		p.raw("</summary>\n")
		p.evidenceList(c)
		p.raw("</details>\n")
	}
	p.raw("</aside>\n")
}

// nestList opens and closes lists until the block can be written, and returns
// the new depth. The item of an open list stays open, for a list may follow in it.
func (p *htmlPage) nestList(depth int, b annotate.Block) int {
	level := 0
	if b.Kind == annotate.ListItem {
		level = b.Level
	}
	if level <= depth && depth > 0 {
		p.raw("</li>")
	}
	for ; depth > level; depth-- {
		p.raw("</ul>")
		if depth > 1 {
			p.raw("</li>")
		}
	}
	for ; depth < level; depth++ {
		p.raw("<ul>")
		if depth < level-1 {
			p.raw("<li>")
		}
	}
	return depth
}

func (p *htmlPage) block(i int, b annotate.Block) {
	language := attribute{}
	if b.Lang != "" {
		language = lang(b.Lang)
	}
	direction := dir(b.Text, p.rightToLeft)
	pieces := p.pieces[i]
	whole := func(tag constant, more ...attribute) {
		p.open(tag, append(more, language, direction)...)
		p.inline(pieces)
		p.close(tag)
	}
	switch b.Kind {
	case annotate.Heading:
		// Rank 1 stands below the report's own h2.
		whole([]constant{"h3", "h4", "h5", "h6"}[min(p.headings[i], 4)-1], id(headingID(i)))
	case annotate.BlockQuote:
		p.raw("<blockquote>")
		whole("p")
		p.raw("</blockquote>")
	case annotate.ListItem:
		look := attribute{}
		if b.Ordered {
			look = class("numbered")
		}
		p.open("li", look, language, direction)
		if b.Ordered { // the article's own number, whatever stands between the items
			p.element("span", strconv.Itoa(b.Number)+". ", class("label"))
		}
		p.inline(pieces)
	case annotate.Preformatted:
		whole("pre")
	case annotate.Table:
		p.table(b, pieces, language, direction)
	case annotate.Figure:
		p.raw("<figure>")
		if picture, ok := p.pictureOf(b); ok {
			p.picture(picture, cmp.Or(b.Alt, p.say.Image))
		} else if b.Alt != "" {
			p.open("p", class("picture"))
			p.element("span", p.say.Image+": ", lang(p.say.Lang))
			p.foreign(b.Alt)
			p.raw("</p>")
		}
		if b.Text != "" {
			whole("figcaption")
		}
		p.raw("</figure>")
	default:
		whole("p")
	}
}

func (p *htmlPage) picture(packed figurePicture, alt string) {
	p.open("img", attribute{"src", "data:" + packed.mediaType + ";base64," + base64.StdEncoding.EncodeToString(packed.file)},
		attribute{"alt", alt}, attribute{"width", strconv.Itoa(packed.width)}, attribute{"height", strconv.Itoa(packed.height)})
}

func (p *htmlPage) table(b annotate.Block, pieces []piece, language, direction attribute) {
	p.raw(`<div class="wide">`)
	p.open("table", language, direction)
	p.raw("<tbody>\n")
	text := annotate.NewText(b.Text)
	for r, row := range b.Rows {
		p.raw("<tr>")
		for k, c := range row.Cells {
			tag, scope, look := constant("td"), attribute{}, attribute{}
			if figures(b, text, k) {
				look = class("figure")
			}
			if c.Header {
				tag, scope = "th", attribute{"scope", "row"}
				if r == 0 {
					scope.value = "col"
				}
			}
			p.open(tag, scope, look)
			p.inline(within(pieces, c.Span))
			p.close(tag)
		}
		p.raw("</tr>\n")
	}
	p.raw("</tbody></table></div>")
}

// wrapper is an inline element around pieces.
type wrapper struct {
	tag        constant
	attributes []attribute
}

func (w wrapper) equal(o wrapper) bool {
	return w.tag == o.tag && slices.Equal(w.attributes, o.attributes)
}

// inline writes pieces. An element that goes on from one piece to the next is
// not closed between them.
func (p *htmlPage) inline(pieces []piece) {
	var open []wrapper
	closeTo := func(n int) {
		for len(open) > n {
			p.close(open[len(open)-1].tag)
			open = open[:len(open)-1]
		}
	}
	for i, piece := range pieces {
		want := p.wrappers(piece)
		same := 0
		for same < min(len(open), len(want)) && open[same].equal(want[same]) {
			same++
		}
		closeTo(same)
		for _, w := range want[same:] {
			p.open(w.tag, w.attributes...)
			open = append(open, w)
		}
		p.text(piece.text)
		if len(piece.ends) > 0 {
			closeTo(0) // the numbers are links and cannot stand in one
			for _, w := range p.marks(goingOn(pieces[i:]), nil) {
				p.open(w.tag, w.attributes...)
				open = append(open, w)
			}
			p.markers(piece.ends)
		}
	}
	closeTo(0)
}

// wrappers lists the elements around a piece, the outermost first. Of claims
// that overlap the one in the highest lane is outside, so that its line is below.
func (p *htmlPage) wrappers(piece piece) []wrapper {
	around := []wrapper{}
	if piece.href != "" && annotate.SafeURL(piece.href) {
		around = append(around, wrapper{"a", []attribute{{"href", piece.href}}})
	}
	for _, mark := range []struct {
		is  bool
		tag constant
	}{{piece.strong, "strong"}, {piece.em, "em"}, {piece.code, "code"}} {
		if mark.is {
			around = append(around, wrapper{mark.tag, nil})
		}
	}
	return append(around, p.marks(piece.lanes, piece.starts)...)
}

// marks are the elements of the claims in the lanes, with the names of those
// passages that start here.
func (p *htmlPage) marks(lanes []string, starts []anchor) []wrapper {
	marks := []wrapper{}
	for lane, claim := range slices.Backward(lanes) {
		if claim == "" {
			continue
		}
		l := p.looks[claim]
		names := tone(l.Tone) + " lane-" + strconv.Itoa(min(lane, 3))
		if !l.Judged {
			names += " open"
		}
		mark := wrapper{"mark", []attribute{class(names)}}
		for _, a := range starts {
			if a.claim == claim {
				mark.attributes = append(mark.attributes, id(anchorName("text", a.number, a.passage)))
			}
		}
		marks = append(marks, mark)
	}
	return marks
}

// markers writes the numbers of the claims whose passages end here.
func (p *htmlPage) markers(ends []anchor) {
	for _, a := range ends {
		l := p.looks[a.claim]
		p.raw("<sup>")
		p.open("a", class("marker "+tone(l.Tone)), id(anchorName("ref", a.number, a.passage)),
			to(claimID(a.number)), attribute{"aria-label", p.say.claimName(a.number, l)}, lang(p.say.Lang))
		p.text(strconv.Itoa(a.number))
		p.sign(l.Glyph)
		p.raw("&#8288;</a></sup>") // a word joiner: a full stop does not begin a line
	}
}
