package report

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tickmark/annotate"
	"tickmark/app/report/docx"
)

// WriteWord writes the annotated article as a Word document (DOCX) to go on
// working in: the text with its headings, lists and tables, and each claim as a
// comment on its words.
//
// Errors: those of [Options], among them [annotate.Unsupported] for another kind of
// report.
func WriteWord(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	paper, err := o.Paper.size()
	if err != nil {
		return err
	}
	if o, err = o.Annotated(); err != nil {
		return err
	}
	if d, _, err = dossierWithNames(d); err != nil {
		return err
	}
	digest, err := newDigest(d, o)
	if err != nil {
		return err
	}
	r := &wordReport{digest: digest, first: map[anchor]int{}}
	r.comments()
	if err := r.body(ctx, o.progress); err != nil {
		return err
	}
	err = docx.Write(w, docx.Document{
		Title: r.Article.Title, Subject: r.summary(), Author: strings.Join(r.checkers(), ", "), Creator: r.Generator,
		Language: r.Article.Lang, RightToLeft: r.rightToLeft, Created: r.CreatedAt,
		Width: paper.Width, Height: paper.Height, Body: r.blocks, Comments: r.notes,
	})
	if err != nil {
		return fmt.Errorf("write Word document: %w", err)
	}
	o.progress(1)
	return nil
}

// wordReport is a Word document that is being made.
type wordReport struct {
	*digest
	blocks []docx.Block
	notes  []docx.Comment
	// first are the indexes of the comments by their passages.
	first map[anchor]int
	// homeless are the comments on claims of which no words are drawn.
	homeless []int
	// listRightToLeft is the direction of the list that is being written.
	listRightToLeft bool
}

func (r *wordReport) add(blocks ...docx.Block) { r.blocks = append(r.blocks, blocks...) }

// own is text of the report.
func (r *wordReport) own(text string) docx.Run { return docx.Run{Text: text, Lang: r.say.Lang} }

// foreign is text whose language is not known, in a line of the report.
func (r *wordReport) foreign(text string) docx.Run {
	return docx.Run{Text: r.say.among(text), Lang: "und"}
}

// ofArticle is text in the language of the article, in a line of the report.
func (r *wordReport) ofArticle(text string) docx.Run {
	return docx.Run{Text: r.say.among(text), Lang: r.Article.Lang}
}

// wordLink makes a run a link out of the document, where its address is one to
// follow.
func wordLink(run docx.Run, address string) docx.Run {
	if annotate.SafeURL(address) {
		run.Href = address
	}
	return run
}

// wordBookmark is the name of a claim's words, or of those of a later passage.
func wordBookmark(a anchor) string {
	return strings.ReplaceAll(anchorName("claim", a.number, a.passage), "-", "_")
}

func wordSource(number int) string { return "source_" + strconv.Itoa(number) }

// comments makes a comment for each passage that is drawn. The first of a claim
// holds everything, the others lead to it.
func (r *wordReport) comments() {
	for _, c := range r.Claims {
		full := true
		for i := range c.Passages {
			a := anchor{c.ID, c.Number, i}
			if !r.drawn[a] {
				continue
			}
			r.first[a] = len(r.notes)
			r.note(c, full)
			full = false
		}
		if full {
			r.homeless = append(r.homeless, len(r.notes))
			r.note(c, true)
		}
	}
}

func (r *wordReport) note(c annotate.Claim, full bool) {
	comment := docx.Comment{Author: r.name()}
	if c.Verdict != nil {
		comment.Author, comment.Date = cmp.Or(c.Verdict.GivenBy, comment.Author), c.Verdict.GivenAt
	}
	if full {
		comment.Body = r.claim(c)
	} else {
		comment.Body = []docx.Paragraph{r.commentLine(r.linkedTitle(c))}
	}
	r.notes = append(r.notes, comment)
}

func (r *wordReport) claimTitle(c annotate.Claim) docx.Run {
	l := r.looks[c.ID]
	title := r.own(r.say.claimName(c.Number, l))
	title.Strong, title.Color = true, l.Tone.Info().Light.Ink
	return title
}

// linkedTitle leads to the first words of the claim that are drawn.
func (r *wordReport) linkedTitle(c annotate.Claim) docx.Run {
	title := r.claimTitle(c)
	for i := range c.Passages {
		if a := (anchor{c.ID, c.Number, i}); r.drawn[a] {
			title.Bookmark = wordBookmark(a)
			break
		}
	}
	return title
}

// commentLine is a paragraph of a comment in the report's direction.
func (r *wordReport) commentLine(items ...docx.Inline) docx.Paragraph {
	return docx.Paragraph{Style: docx.CommentText, RightToLeft: r.say.rightToLeft(), Items: items}
}

// claim is all that the report says of a claim.
func (r *wordReport) claim(c annotate.Claim) []docx.Paragraph {
	lines := []docx.Paragraph{
		r.commentLine(r.claimTitle(c)),
		r.commentLine(r.own(strings.Join(r.traits(c), " · "))),
	}
	if c.Wording != "" {
		lines = append(lines, docx.Paragraph{
			Style: docx.CommentText, RightToLeft: rightToLeft(c.Wording, r.say.rightToLeft()),
			Items: []docx.Inline{docx.Run{Text: c.Wording, Lang: r.Article.Lang, Strong: true}},
		})
	}
	for _, name := range r.picturesOf(c) {
		lines = append(lines, r.commentLine(r.own(r.say.Image+": "), r.ofArticle(name)))
	}
	if said := r.claimant(c); len(said) > 0 {
		lines = append(lines, r.commentLine(said...))
	}
	if c.Verdict != nil {
		lines = append(lines, r.prose(readProse(c.Verdict.Explanation), "", docx.Run{Lang: "und"})...)
	}
	heading := r.own(r.say.Evidence)
	heading.Strong = true
	lines = append(lines, r.commentLine(heading))
	if len(c.Evidence) == 0 {
		lines = append(lines, r.commentLine(r.own(r.say.NoEvidence)))
	}
	for _, e := range c.Evidence {
		lines = append(lines, r.evidence(e)...)
	}
	return lines
}

func (r *wordReport) claimant(c annotate.Claim) []docx.Inline {
	if c.Claimant == "" && c.SaidOn == "" {
		return nil
	}
	parts := []docx.Inline{}
	for _, part := range []docx.Run{r.ofArticle(c.Claimant), r.ofArticle(c.ClaimantRole), r.own(r.say.date(c.SaidOn))} {
		if part.Text == "" {
			continue
		}
		if len(parts) > 0 {
			parts = append(parts, r.own(", "))
		}
		parts = append(parts, part)
	}
	return append([]docx.Inline{r.own(r.say.Claimant + " ")}, parts...)
}

func (r *wordReport) evidence(e annotate.Evidence) []docx.Paragraph {
	l := r.stanceLook(e.Stance)
	stance := r.own(l.Label + ": ")
	stance.Strong, stance.Color = true, l.Tone.Info().Light.Ink
	source := r.sources[e.SourceID]
	line := append([]docx.Inline{stance}, r.citation(source.Source, true)...)
	if where := r.say.locator(e); where != "" {
		line = append(line, r.own(", "+where))
	}
	if source.number > 0 && r.has(sourcesPart) {
		line = append(line, r.own(" "), docx.Run{Text: "[" + strconv.Itoa(source.number) + "]", Bookmark: wordSource(source.number)})
	}
	lines := []docx.Paragraph{r.commentLine(line...)}
	if e.Quote != "" {
		lines = append(lines, docx.Paragraph{
			Style: docx.CommentText, RightToLeft: rightToLeft(e.Quote, r.say.rightToLeft()),
			Items: []docx.Inline{docx.Run{Text: "“" + e.Quote + "”", Lang: "und", Em: true}},
		})
	}
	if e.Limits != "" {
		lines = append(lines, r.commentLine(r.own(r.say.DoesNotProve+" "), r.foreign(e.Limits)))
	}
	seen := []docx.Inline{}
	if how := r.seen(e); how != "" {
		seen = append(seen, r.own(how))
	}
	if e.ArchiveURL != "" {
		if len(seen) > 0 {
			seen = append(seen, r.own(" · "))
		}
		seen = append(seen, wordLink(r.own(r.say.ArchivedCopy), e.ArchiveURL))
	}
	if len(seen) > 0 {
		lines = append(lines, r.commentLine(seen...))
	}
	return lines
}

// citation is a source with its title linked to where it stands.
func (r *wordReport) citation(s annotate.Source, asNote bool) []docx.Inline {
	items := []docx.Inline{}
	for _, part := range r.cited(s, asNote) {
		if part.Own {
			items = append(items, r.own(part.Text))
			continue
		}
		mark := r.own(r.say.markBeside(part.Text)) // outside the link, which would underline it
		items = append(items, mark, wordLink(docx.Run{Text: part.Text, Lang: "und", Em: part.Italic}, part.URL), mark)
	}
	return items
}

// prose is an explanation in a comment. Comments have no lists that all word
// processors show, so the items carry their bullets and numbers as text.
func (r *wordReport) prose(blocks []prose, label string, look docx.Run) []docx.Paragraph {
	lines := []docx.Paragraph{}
	for _, b := range blocks {
		own := look
		switch b.kind {
		case proseQuote:
			own.Em = true
			lines = append(lines, r.prose(b.inner, label, own)...)
		case proseBullets, proseNumbers:
			for i, item := range b.items {
				bullet := "• "
				if b.kind == proseNumbers {
					bullet = strconv.Itoa(b.first+i) + ". "
				}
				lines = append(lines, r.prose(item, label+bullet, look)...)
				label = strings.Repeat(" ", len([]rune(label)))
			}
		case proseRule:
			lines = append(lines, r.commentLine(r.own("⁂")))
		default:
			own.Strong = own.Strong || b.kind == proseHeading
			own.Code = own.Code || b.kind == proseCode
			text := ""
			items := []docx.Inline{docx.Run{Text: label, Lang: "und"}}
			for _, words := range b.words {
				run := own
				run.Text, run.Href = withNames(words.text), words.href
				run.Strong, run.Em, run.Code = own.Strong || words.strong, own.Em || words.em, own.Code || words.code
				items = append(items, run)
				text += words.text
			}
			lines = append(lines, docx.Paragraph{Style: docx.CommentText, RightToLeft: b.kind != proseCode && rightToLeft(text, r.say.rightToLeft()), Items: items})
		}
		label = strings.Repeat(" ", len([]rune(label)))
	}
	return lines
}

func (r *wordReport) body(ctx context.Context, progress func(float64)) error {
	begun := r.front()
	for i, b := range r.Version.Blocks {
		if i < begun {
			continue
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write Word document: %w", err)
		}
		r.block(i, b)
		if i%64 == 63 {
			progress(float64(i) / float64(len(r.Version.Blocks)+1))
		}
	}
	if r.has(sourcesPart) {
		r.sourceList()
	}
	if r.has(ratingsPart) {
		r.ratings()
	}
	if r.has(aboutPart) {
		r.about()
	}
	return nil
}

// line is a paragraph of the report's own.
func (r *wordReport) line(style docx.Style, items ...docx.Inline) docx.Paragraph {
	return docx.Paragraph{Style: style, RightToLeft: r.say.rightToLeft(), Items: items}
}

// front writes what stands above the text, and returns how many blocks of the text
// are in it: the article's own title, if it begins with that.
func (r *wordReport) front() int {
	r.house()
	begun := 0
	title := docx.Paragraph{Style: docx.Title, RightToLeft: rightToLeft(r.Article.Title, r.rightToLeft)}
	for _, i := range r.homeless {
		title.Items = append(title.Items, docx.CommentStart{Index: i})
	}
	if b := r.Version.Blocks[0]; b.Kind == annotate.Heading && b.Text == r.Article.Title {
		title.Items = append(title.Items, r.inlines(b, r.pieces[0])...)
		begun = 1
	} else {
		title.Items = append(title.Items, docx.Run{Text: r.Article.Title, Lang: r.Article.Lang})
	}
	for _, i := range slices.Backward(r.homeless) {
		title.Items = append(title.Items, docx.CommentEnd{Index: i})
	}
	r.add(title)
	where := []docx.Inline{}
	for _, part := range []docx.Run{
		r.ofArticle(r.Article.Byline), r.ofArticle(r.Article.Publisher), r.own(r.say.date(r.Article.PublishedOn)),
		wordLink(r.foreign(r.Article.URL), r.Article.URL),
	} {
		if part.Text == "" {
			continue
		}
		if len(where) > 0 {
			where = append(where, r.own(" · "))
		}
		where = append(where, part)
	}
	if len(where) > 0 {
		r.add(r.line(docx.Subtitle, where...))
	}
	r.add(r.line(docx.Note, r.own(r.summary()+" "+r.say.day(r.CreatedAt))))
	return begun
}

// house writes the letterhead.
func (r *wordReport) house() {
	const perPixel = 0.75 // points
	head := r.letterhead
	switch {
	case head.Logo != nil:
		line := r.line(docx.Note, docx.Picture{
			File: head.Logo, Width: perPixel * float64(r.logo.width), Height: perPixel * float64(r.logo.height), Alt: cmp.Or(head.Name, r.say.Logo),
		})
		if r.logo.plate == darkPlate {
			line.Fill = "#1C2024" // as in the PDF
		}
		r.add(line)
	case head.Name != "":
		name := r.foreign(head.Name)
		name.Strong = true
		r.add(r.line(docx.Note, name))
	}
	if head.Byline != "" {
		r.add(r.line(docx.Note, r.foreign(head.Byline)))
	}
}

var wordHeadings = []docx.Style{docx.Heading1, docx.Heading2, docx.Heading3, docx.Heading4, docx.Heading5, docx.Heading6}

func (r *wordReport) block(i int, b annotate.Block) {
	p := docx.Paragraph{RightToLeft: rightToLeft(b.Text, r.rightToLeft)}
	switch b.Kind {
	case annotate.Heading:
		p.Style = wordHeadings[min(r.headings[i], len(wordHeadings))-1]
	case annotate.BlockQuote:
		p.Style = docx.Quote
	case annotate.Preformatted:
		p.Style = docx.Code
	case annotate.ListItem:
		p.Style = docx.ListItem
		if i == 0 || r.Version.Blocks[i-1].Kind != annotate.ListItem {
			r.listRightToLeft = r.listDirection(i)
		}
		p.RightToLeft = r.listRightToLeft
		p.List = &docx.Item{Level: b.Level, Ordered: b.Ordered && b.Number >= 0, Number: b.Number}
	case annotate.Table:
		r.table(b, r.pieces[i], p.RightToLeft)
		return
	case annotate.Figure:
		if picture, ok := r.pictureOf(b); ok {
			r.add(docx.Paragraph{Items: []docx.Inline{wordPicture(picture, cmp.Or(b.Alt, r.say.Image))}})
		} else if b.Alt != "" {
			r.add(docx.Paragraph{
				Style: docx.Caption, RightToLeft: rightToLeft(b.Alt, r.rightToLeft),
				Items: []docx.Inline{r.own(r.say.Image + ": "), docx.Run{Text: withNames(b.Alt), Lang: cmp.Or(b.Lang, r.Article.Lang), Em: true}},
			})
		}
		p.Style = docx.Caption
	}
	p.Items = r.inlines(b, r.pieces[i])
	if len(p.Items) > 0 {
		r.add(p)
	}
}

// wordPicture is a picture in the size of the screen's pixels, or as large as there
// is room for: on A4 and Letter alike.
func wordPicture(p figurePicture, alt string) docx.Picture {
	const perPixel, maxWidth, maxHeight = 0.75, 440.0, 500.0 // points
	width, height := perPixel*float64(p.width), perPixel*float64(p.height)
	scale := min(1, maxWidth/width, maxHeight/height)
	return docx.Picture{File: p.file, Width: scale * width, Height: scale * height, Alt: alt}
}

// listDirection is that of most letters of the list that begins with a block, so
// that an item which is a foreign name does not stand on the other side.
func (r *wordReport) listDirection(first int) bool {
	text := ""
	for _, b := range r.Version.Blocks[first:] {
		if b.Kind != annotate.ListItem {
			break
		}
		text += b.Text
	}
	return rightToLeft(text, r.rightToLeft)
}

func (r *wordReport) table(b annotate.Block, pieces []piece, rightToLeft bool) {
	text := annotate.NewText(b.Text)
	table := docx.Table{RightToLeft: rightToLeft}
	for i, row := range b.Rows {
		all := docx.Row{Heading: i == 0 && !slices.ContainsFunc(row.Cells, func(c annotate.Cell) bool { return !c.Header })}
		for k, c := range row.Cells {
			content := docx.Paragraph{RightToLeft: rightToLeft, Trailing: figures(b, text, k), Items: r.inlines(b, within(pieces, c.Span))}
			all.Cells = append(all.Cells, docx.Cell{Header: c.Header, Content: content})
		}
		table.Rows = append(table.Rows, all)
	}
	r.add(table)
}

// inlines are the words of a block, with the edges of the claims among them. Where
// claims overlap the words have the colour of the one that began last.
func (r *wordReport) inlines(b annotate.Block, pieces []piece) []docx.Inline {
	items := []docx.Inline{}
	for _, piece := range pieces {
		for _, a := range piece.starts {
			if note, ok := r.first[a]; ok {
				items = append(items, docx.BookmarkStart{Name: wordBookmark(a)}, docx.CommentStart{Index: note})
			}
		}
		run := docx.Run{
			Text: withNames(piece.text), Strong: piece.strong, Em: piece.em, Code: piece.code,
			Lang: cmp.Or(b.Lang, r.Article.Lang),
		}
		for _, claim := range piece.lanes {
			if claim != "" {
				l := r.looks[claim]
				shade := l.Tone.Info().Light
				run.Fill, run.Underline, run.Dotted = shade.Fill, shade.Ink, !l.Judged
			}
		}
		items = append(items, wordLink(run, piece.href))
		for _, a := range piece.ends {
			if note, ok := r.first[a]; ok {
				items = append(items, docx.CommentEnd{Index: note}, docx.BookmarkEnd{Name: wordBookmark(a)})
			}
		}
	}
	return items
}

// heading begins a part behind the article.
func (r *wordReport) heading(p Part) {
	r.add(r.line(docx.Heading1, r.own(r.title(p))))
}

func (r *wordReport) sourceList() {
	r.heading(sourcesPart)
	if len(r.Sources) == 0 {
		r.add(r.line("", r.own(r.say.NoSources)))
	}
	for _, s := range r.Sources {
		source := r.sources[s.ID]
		mark := wordSource(source.number)
		items := []docx.Inline{docx.BookmarkStart{Name: mark}, r.own("[" + strconv.Itoa(source.number) + "] ")}
		items = append(items, r.citation(s, false)...)
		items = append(items, docx.BookmarkEnd{Name: mark}, r.own(" · "+r.say.Classes[s.Class]))
		for _, line := range r.aboutSource(s) {
			items = append(items, r.own(" · "+line))
		}
		r.add(r.line(docx.ListItem, items...))
		r.regions(s)
	}
}

// regions are the pictures that evidence was taken from: they stand with their
// source, because what is in a comment is shown as words only.
func (r *wordReport) regions(s annotate.Source) {
	for _, c := range r.citedIn(s.ID) {
		picture, ok := r.regionOf(c.Evidence)
		if !ok {
			continue
		}
		r.add(
			r.line(docx.Caption, r.linkedTitle(c.claim), r.own(" · "+r.say.locator(c.Evidence))),
			r.line("", wordPicture(picture, r.altOfRegion(c.Evidence))),
		)
	}
}

func (r *wordReport) ratings() {
	r.heading(ratingsPart)
	if len(r.Scales) == 0 {
		r.add(r.line("", r.own(r.say.NoRatings)))
	}
	for _, s := range r.Scales {
		name := r.own(r.say.scaleName(s))
		name.Strong = true
		r.add(r.line("", name))
		table := docx.Table{RightToLeft: r.say.rightToLeft(), Shares: []float64{2, 5, 2}}
		cell := func(header bool, run docx.Run) docx.Cell {
			run.Strong = header
			content := docx.Paragraph{RightToLeft: rightToLeft(run.Text, r.say.rightToLeft()), Items: []docx.Inline{run}}
			return docx.Cell{Header: header, Content: content}
		}
		table.Rows = append(table.Rows, docx.Row{Heading: true, Cells: []docx.Cell{
			cell(true, r.own(r.say.Rating)), cell(true, r.own(r.say.Meaning)), cell(true, r.own(r.say.Value)),
		}})
		for _, l := range s.Levels {
			shade := l.Tone.Info().Light
			label := docx.Run{Text: l.Label, Lang: "und", Color: shade.Ink, Fill: shade.Fill}
			table.Rows = append(table.Rows, docx.Row{Cells: []docx.Cell{
				cell(false, label), cell(false, docx.Run{Text: l.Definition, Lang: "und"}), cell(false, r.own(r.scaleValue(s, l.Key))),
			}})
		}
		r.add(table)
	}
}

func (r *wordReport) about() {
	r.heading(aboutPart)
	r.add(r.line("", r.own(r.say.Method)))
	for _, f := range r.facts() {
		name, value := r.own(f.name+": "), r.own(f.value)
		name.Strong, value.Code = true, f.hash
		items := []docx.Inline{name, value}
		if f.note != "" {
			items = append(items, r.own(" · "+f.note))
		}
		r.add(r.line(docx.ListItem, items...))
	}
}
