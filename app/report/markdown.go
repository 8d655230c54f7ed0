package report

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"tickmark/annotate"
)

// WriteMarkdown writes the annotated article as Markdown: CommonMark, with a
// footnote for each claim and with tables as GitHub reads them.
//
// Errors: those of [Options], among them [annotate.Unsupported] for another kind of
// report.
func WriteMarkdown(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	o, err := o.Annotated()
	if err != nil {
		return err
	}
	digest, err := newDigest(d, o)
	if err != nil {
		return err
	}
	r := &markdownReport{digest: digest}
	r.front()
	for _, part := range r.parts {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write Markdown: %w", err)
		}
		switch part {
		case articlePart:
			r.article()
		case sourcesPart:
			r.sourceList()
		case ratingsPart:
			r.ratings()
		case aboutPart:
			r.about()
		}
	}
	r.footnotes()
	if _, err := io.WriteString(w, r.b.String()); err != nil {
		return fmt.Errorf("write Markdown: %w", err)
	}
	o.progress(1)
	return nil
}

// markdownReport is a report that is being made.
type markdownReport struct {
	*digest
	b strings.Builder
	// begun is how many blocks of the text are written: one if the text begins with the
	// title.
	begun int
	// markers are the widths of the markers of the list that is open, by depth.
	markers []int
	// last is the number and the delimiter of the last ordered item, by depth.
	last map[int]numbered
	// inList is set after the first item of a list.
	inList bool
}

type numbered struct {
	number    int
	delimiter string
}

// add writes a block of Markdown and an empty line.
func (r *markdownReport) add(text string) {
	if text != "" {
		r.b.WriteString(text + "\n\n")
	}
}

func (r *markdownReport) front() {
	for _, line := range []string{r.letterhead.Name, r.letterhead.Byline} {
		r.add(escapeMarkdown(line, true, true))
	}
	title := &markdownLine{oneLine: true}
	if b := r.Version.Blocks[0]; b.Kind == annotate.Heading && b.Text == r.Article.Title {
		r.inlines(title, r.pieces[0])
		r.begun = 1
	} else {
		title.plain(r.Article.Title)
	}
	for _, c := range r.Claims {
		if !slices.ContainsFunc(r.anchors(c), func(a anchor) bool { return r.drawn[a] }) {
			title.footnote(c.Number)
		}
	}
	r.add("# " + title.text())
	where := []string{}
	for _, part := range []string{r.Article.Byline, r.Article.Publisher, r.say.date(r.Article.PublishedOn)} {
		if part != "" {
			where = append(where, markdownOf(part))
		}
	}
	if r.Article.URL != "" {
		where = append(where, markdownLink(r.Article.URL, r.Article.URL))
	}
	r.add(startOfLine(strings.Join(where, " · ")))
	r.add("*" + markdownOf(r.summary()+" "+r.say.day(r.CreatedAt)) + "*")
	r.add("---")
}

// startOfLine keeps a line that begins with a sign of a list or heading from being one.
func startOfLine(line string) string {
	if line != "" && strings.ContainsRune("+-=:#", rune(line[0])) {
		return "\\" + line
	}
	digits := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(digits); n > 0 && digits != "" && (digits[0] == '.' || digits[0] == ')') {
		return line[:n] + "\\" + digits
	}
	return line
}

func (r *markdownReport) anchors(c annotate.Claim) []anchor {
	all := make([]anchor, len(c.Passages))
	for i := range all {
		all[i] = anchor{c.ID, c.Number, i}
	}
	return all
}

// inlines writes the words of a block, with the marks of the claims that end in it.
// Pieces that differ only in their claims are one stretch of text.
func (r *markdownReport) inlines(line *markdownLine, pieces []piece) {
	var open phrase
	write := func() {
		if open.text != "" {
			line.phrase(open)
		}
		open = phrase{}
	}
	for _, p := range pieces {
		next := phrase{strong: p.strong, em: p.em, code: p.code}
		if annotate.SafeURL(p.href) {
			next.href = p.href
		}
		style := open
		if style.text = ""; style != next {
			write()
		}
		next.text = open.text + p.text
		open = next
		if len(p.ends) > 0 {
			write()
			for _, a := range p.ends {
				line.footnote(a.number)
			}
		}
	}
	write()
}

func (r *markdownReport) article() {
	blocks := r.Version.Blocks
	for i := r.begun; i < len(blocks); i++ {
		b := blocks[i]
		line := &markdownLine{}
		if b.Kind == annotate.ListItem {
			r.listItem(b, r.pieces[i])
			if i+1 == len(blocks) || blocks[i+1].Kind != annotate.ListItem {
				r.b.WriteString("\n")
				r.markers, r.last, r.inList = nil, nil, false
			}
			continue
		}
		switch b.Kind {
		case annotate.Heading:
			line.oneLine = true
			r.inlines(line, r.pieces[i])
			r.add(strings.Repeat("#", min(r.headings[i]+1-r.begun, 6)) + " " + line.text())
		case annotate.BlockQuote:
			r.inlines(line, r.pieces[i])
			r.add(quoted(line.text()))
		case annotate.Preformatted:
			r.add(fenced(b.Text))
			for _, p := range r.pieces[i] { // code cannot hold marks
				for _, a := range p.ends {
					line.footnote(a.number)
				}
			}
			r.add(line.text())
		case annotate.Table:
			r.table(b, r.pieces[i])
		default:
			if b.Alt != "" {
				r.add("*" + markdownOf(r.say.Image+": "+b.Alt) + "*")
			}
			r.inlines(line, r.pieces[i])
			r.add(line.text())
		}
	}
	r.add("---")
}

// listItem writes an item under those it is nested in. A level that the article
// skips is skipped here too: an item cannot be two levels below the one before.
// An ordered item shows the article's number; where that is not the next one,
// another delimiter begins another list.
func (r *markdownReport) listItem(b annotate.Block, pieces []piece) {
	depth := min(b.Level-1, len(r.markers))
	r.markers = r.markers[:depth]
	indent := 0
	for _, width := range r.markers {
		indent += width
	}
	for deeper := range r.last {
		if deeper > depth {
			delete(r.last, deeper)
		}
	}
	marker, gap := "- ", false
	const most = 999_999_999 // what CommonMark reads as a number
	if b.Ordered && b.Number >= 0 && b.Number <= most {
		last, isOpen := r.last[depth]
		delimiter := cmp.Or(last.delimiter, ".")
		goesOn := isOpen && last.number+1 == b.Number
		// Right under a paragraph only 1 begins a list.
		gap = !goesOn && b.Number != 1 && r.inList
		if isOpen && !goesOn {
			delimiter = map[string]string{".": ")", ")": "."}[delimiter]
		}
		if r.last == nil {
			r.last = map[int]numbered{}
		}
		r.last[depth] = numbered{b.Number, delimiter}
		marker = fmt.Sprintf("%d%s ", b.Number, delimiter)
	} else {
		delete(r.last, depth)
	}
	if gap {
		r.b.WriteString("\n")
	}
	r.inList = true
	r.markers = append(r.markers, len(marker))
	line := &markdownLine{}
	r.inlines(line, pieces)
	margin := strings.Repeat(" ", indent)
	r.b.WriteString(margin + marker + indented(line.text(), margin+strings.Repeat(" ", len(marker))) + "\n")
}

func (r *markdownReport) table(b annotate.Block, pieces []piece) {
	text := annotate.NewText(b.Text)
	columns := 0
	for _, row := range b.Rows {
		columns = max(columns, len(row.Cells))
	}
	rows := [][]string{}
	for _, row := range b.Rows {
		cells := make([]string, columns)
		for k, c := range row.Cells {
			line := &markdownLine{oneLine: true}
			r.inlines(line, within(pieces, c.Span))
			cells[k] = line.text()
		}
		rows = append(rows, cells)
	}
	// Every table here has a row of headings; one that has none gets an empty one.
	if slices.ContainsFunc(b.Rows[0].Cells, func(c annotate.Cell) bool { return !c.Header }) {
		rows = slices.Insert(rows, 0, make([]string, columns))
	}
	rule := make([]string, columns)
	for k := range rule {
		rule[k] = "---"
		if figures(b, text, k) {
			rule[k] = "--:"
		}
	}
	r.add(tableOf(slices.Insert(rows, 1, rule)))
}

func tableOf(rows [][]string) string {
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = "| " + strings.Join(row, " | ") + " |"
	}
	return strings.Join(lines, "\n")
}

// heading begins a part behind the article.
func (r *markdownReport) heading(p Part) { r.add("## " + markdownOf(r.title(p))) }

func (r *markdownReport) sourceList() {
	r.heading(sourcesPart)
	if len(r.Sources) == 0 {
		r.add(markdownOf(r.say.NoSources))
	}
	lines := []string{}
	for i, s := range r.Sources {
		line := fmt.Sprintf("%d. ", i+1) + startOfLine(r.citation(s, false)) + markdownOf(" · "+r.say.Classes[s.Class])
		for _, about := range r.aboutSource(s) {
			line += markdownOf(" · " + about)
		}
		lines = append(lines, line)
	}
	r.add(strings.Join(lines, "\n"))
}

// citation is a source with its title linked to where it stands.
func (r *markdownReport) citation(s annotate.Source, asNote bool) string {
	text := ""
	for _, part := range r.cited(s, asNote) {
		words := markdownOf(part.Text)
		if part.URL != "" {
			words = markdownLink(part.Text, part.URL)
		}
		if part.Italic {
			words = "*" + words + "*"
		}
		text += words
	}
	return text
}

func (r *markdownReport) ratings() {
	r.heading(ratingsPart)
	if len(r.Scales) == 0 {
		r.add(markdownOf(r.say.NoRatings))
	}
	for _, s := range r.Scales {
		r.add(startOfLine(markdownOf(r.say.scaleName(s))))
		rows := [][]string{{markdownOf(r.say.Rating), markdownOf(r.say.Meaning), markdownOf(r.say.Value)}, {"---", "---", "---"}}
		for _, l := range s.Levels {
			rows = append(rows, []string{markdownOf(l.Label), markdownOf(l.Definition), markdownOf(r.scaleValue(s, l.Key))})
		}
		r.add(tableOf(rows))
	}
}

func (r *markdownReport) about() {
	r.heading(aboutPart)
	r.add(markdownOf(r.say.Method))
	lines := []string{}
	for _, f := range r.facts() {
		line := "- " + markdownOf(f.name+": "+f.value)
		if f.note != "" {
			line += markdownOf(" · " + f.note)
		}
		lines = append(lines, line)
	}
	r.add(strings.Join(lines, "\n"))
}

func (r *markdownReport) footnotes() {
	for _, c := range r.Claims {
		fmt.Fprintf(&r.b, "[^%d]: %s\n\n", c.Number, indented(r.claim(c), "    "))
	}
}

// claim is all that the report says of a claim.
func (r *markdownReport) claim(c annotate.Claim) string {
	parts := []string{"**" + markdownOf(r.looks[c.ID].Label) + "** · " + markdownOf(strings.Join(r.traits(c), " · "))}
	if c.Wording != "" {
		parts = append(parts, quoted(withoutBreak(escapeMarkdown(c.Wording, true, false))))
	}
	for _, name := range r.picturesOf(c) {
		parts = append(parts, markdownOf(r.say.Image+": ")+escapeMarkdown(name, false, true))
	}
	said := []string{}
	for _, part := range []string{c.Claimant, c.ClaimantRole, r.say.date(c.SaidOn)} {
		if part != "" {
			said = append(said, part)
		}
	}
	if len(said) > 0 {
		parts = append(parts, markdownOf(r.say.Claimant+" "+strings.Join(said, ", ")))
	}
	if c.Verdict != nil {
		parts = append(parts, markdownProse(readProse(c.Verdict.Explanation)))
		by := fill(r.say.VerdictOn, "date", r.say.day(c.Verdict.GivenAt))
		if c.Verdict.GivenBy != "" {
			by = fill(r.say.VerdictBy, "person", c.Verdict.GivenBy, "date", r.say.day(c.Verdict.GivenAt))
		}
		parts = append(parts, markdownOf(by))
	}
	evidence := []string{}
	for _, e := range c.Evidence {
		evidence = append(evidence, "- "+indented(r.evidence(e), "  "))
	}
	if len(evidence) == 0 {
		evidence = append(evidence, markdownOf(r.say.NoEvidence))
	}
	parts = append(parts, strings.Join(evidence, "\n"))
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n\n")
}

func (r *markdownReport) evidence(e annotate.Evidence) string {
	line := markdownOf(r.say.Stances[e.Stance]+": ") + r.citation(r.sources[e.SourceID].Source, true)
	if where := r.say.locator(e); where != "" {
		line += markdownOf(", " + where)
	}
	if seen := r.seen(e); seen != "" {
		line += markdownOf(", " + seen)
	}
	if e.ArchiveURL != "" {
		line += ", " + markdownLink(r.say.ArchivedCopy, e.ArchiveURL)
	}
	parts := []string{line}
	if e.Quote != "" {
		parts = append(parts, quoted(withoutBreak(escapeMarkdown(e.Quote, true, false))))
	}
	if e.Limits != "" {
		parts = append(parts, markdownOf(r.say.DoesNotProve+" ")+escapeMarkdown(e.Limits, false, true))
	}
	return strings.Join(parts, "\n\n")
}
