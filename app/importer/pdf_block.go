package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/app/pdfium"
)

// pdfBlock is the lines of a block.
type pdfBlock struct {
	kind    annotate.BlockKind
	level   int
	lines   []pdfLine
	ordered bool
	number  int
	sign    int // bytes of the sign of a list item, at the beginning
	picture pdfPicture
}

// blocks makes the blocks of the text, with the footnotes at the end.
func (t *pdfText) blocks() []annotate.Block {
	t.dropFurniture()
	var lines, notes []pdfLine
	body, column := t.bodySize(), 0
	for _, p := range t.pages {
		text, foot := splitFootnotes(p.lines(&column), body)
		lines = append(lines, text...)
		notes = append(notes, foot...)
	}
	blocks := gatherLines(lines, body)
	findHeadings(blocks, body)
	findItems(blocks)
	blocks = t.pictures.place(blocks, body)
	words := t.vocabulary()
	w := newPDFWriter(words)
	w.notes = newPDFWriter(words).footnotes(notes, body)
	for _, b := range blocks {
		w.block(b)
	}
	for _, n := range w.notes {
		for _, b := range n.blocks {
			w.block(b)
		}
	}
	return w.blocks
}

// bodySize is the size of the font of most characters.
func (t *pdfText) bodySize() float64 {
	sizes := map[float64]int{}
	for _, p := range t.pages {
		for _, s := range p.segments {
			sizes[s.size] += s.chars
		}
	}
	return mostOf(sizes)
}

// gatherLines makes blocks of lines: of each column its tables, and of what is
// between them the paragraphs.
func gatherLines(lines []pdfLine, body float64) []pdfBlock {
	var blocks []pdfBlock
	set := settingOf(lines, body)
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && lines[n].column == lines[0].column {
			n++
		}
		column := lines[:n]
		lines = lines[n:]
		for len(column) > 0 {
			from, to := findTable(column)
			blocks = set.gather(blocks, column[:from])
			if from < to {
				blocks = append(blocks, pdfBlock{kind: annotate.Table, lines: column[from:to]})
			}
			column = column[to:]
		}
	}
	return blocks
}

// gather adds the paragraphs of a part of a column to blocks.
func (set setting) gather(blocks []pdfBlock, lines []pdfLine) []pdfBlock {
	pitches := pitchesOf(lines)
	for len(lines) > 0 {
		// What stands together, without a gap above a line.
		n := 1
		for n < len(lines) && set.follows(lines[n-1], lines[n], pitches[n]) {
			n++
		}
		for _, b := range set.divide(lines[:n]) {
			if len(blocks) > 0 && blocks[len(blocks)-1].continuesWith(b) {
				last := &blocks[len(blocks)-1]
				last.lines = append(last.lines, b.lines...)
			} else {
				blocks = append(blocks, b)
			}
		}
		lines, pitches = lines[n:], pitches[n:]
	}
	return blocks
}

// setting is how the text of a document is set.
type setting struct {
	body    float64         // size of the font of the text
	margins map[int]float64 // where the longest of the lines ends that begin at this place
}

func settingOf(lines []pdfLine, body float64) setting {
	set := setting{body: body, margins: map[int]float64{}}
	for _, l := range lines {
		if l.size == body {
			left := int(l.box.Left)
			set.margins[left] = max(set.margins[left], l.box.Right)
		}
	}
	return set
}

// margin is how far lines reach that begin at a place.
func (set setting) margin(left float64) float64 {
	at := int(left)
	return max(set.margins[at-1], set.margins[at], set.margins[at+1])
}

// pitchesOf returns, for each line of a part of a column, how far lines around
// it stand below each other where there is no gap between them.
func pitchesOf(lines []pdfLine) []float64 {
	const around = 4
	pitches := make([]float64, len(lines))
	for i, l := range lines {
		var near []float64
		for k := max(i-around, 1); k < min(i+around+1, len(lines)); k++ {
			if d := lines[k].base() - lines[k-1].base(); d > 0.8*l.size && d < 3*l.size && !differ(lines[k].size, l.size) {
				near = append(near, d)
			}
		}
		pitches[i] = 1.2 * l.size
		if len(near) > 0 {
			slices.Sort(near)
			pitches[i] = near[len(near)/4]
		}
	}
	return pitches
}

// follows reports whether a line stands below another without a gap between
// them that means anything. In the middle of a sentence, a little more room may
// be that of a formula or a raised number.
func (set setting) follows(last, l pdfLine, pitch float64) bool {
	if last.slanted || l.slanted {
		return last.slanted == l.slanted
	}
	distance := l.base() - last.base()
	if distance <= 0 || distance > 1.8*pitch || distance > 3*l.size {
		return false
	}
	if distance < 1.17*pitch {
		return true
	}
	begin, _ := utf8.DecodeRuneInString(l.text())
	e := edges{left: last.left, right: set.margin(last.box.Left)}
	return unicode.IsLower(begin) && !closesSentence(last.text()) && !e.hasRoom(last, l)
}

// divide makes blocks of lines that stand together.
func (set setting) divide(group []pdfLine) []pdfBlock {
	e := edgesOf(group)
	e.margin = set.margin(e.left)
	var blocks []pdfBlock
	for i, l := range group {
		if i > 0 && !e.begins(group[i-1], l, blocks[len(blocks)-1].lines[0], set.body) {
			last := &blocks[len(blocks)-1]
			last.lines = append(last.lines, l)
			continue
		}
		l.left, l.right = e.left, e.right
		blocks = append(blocks, pdfBlock{kind: annotate.Paragraph, lines: []pdfLine{l}})
	}
	return blocks
}

// edges are those of lines that stand together.
type edges struct {
	left, right float64
	margin      float64 // how far lines like these reach elsewhere
	hanging     bool    // most lines are indented, and those that are not begin something
}

func edgesOf(group []pdfLine) edges {
	e := edges{left: group[0].box.Left, right: group[0].box.Right}
	for _, l := range group {
		e.left, e.right = min(e.left, l.box.Left), max(e.right, l.box.Right)
	}
	indented := 0
	for _, l := range group {
		if e.indents(l) {
			indented++
		}
	}
	e.hanging = 2*indented > len(group)
	return e
}

// indents reports whether a line begins further in than others.
func (e edges) indents(l pdfLine) bool {
	in := l.box.Left - e.left
	if l.rtl {
		in = e.right - l.box.Right
	}
	return in > 0.7*l.size
}

// begins reports whether a line begins a block, after the line last of a block
// that begins with first.
func (e edges) begins(last, l, first pdfLine, body float64) bool {
	if differ(last.size, l.size) || last.bold() != l.bold() && last.beginsBold() != l.beginsBold() || leader.MatchString(last.text()) {
		return true
	}
	if l.size > headingSize*body || isBroken(last.text()) {
		return false // headlines are set ragged, or in the middle
	}
	text := l.text()
	firstItem := itemStart.MatchString(first.text())
	switch {
	case bullet.MatchString(text), itemStart.MatchString(text) && (firstItem || e.hasRoom(last, l) || closesSentence(last.text())):
		return true
	case e.hasRoom(last, l):
		return true
	case firstItem:
		return false
	case e.hanging && !e.indents(first):
		return !e.indents(l) && e.indents(last)
	}
	return e.indents(l) && !e.indents(last)
}

func (l pdfLine) beginsBold() bool { return l.pieces[0].font.Bold }

func differ(a, b float64) bool { return abs(a-b) > 0.08*max(a, b) }

// hasRoom reports whether a line had room for the word that begins the next.
func (e edges) hasRoom(last, next pdfLine) bool {
	word := next.pieces[0].box.Width()
	for _, p := range next.pieces[1:] {
		if p.spaced {
			break
		}
		word += p.box.Width()
	}
	if r, _ := utf8.DecodeRuneInString(next.pieces[0].text); unspaced(r) {
		word = next.size
	}
	word += 0.6 * last.size // with the space before it
	if last.rtl {
		return last.box.Left-e.left > word
	}
	return e.right-last.box.Right > word || e.margin-last.box.Right > word && closesSentence(last.text())
}

// continuesWith reports whether a block that begins another column or page
// belongs to this one: it broke off in the middle of a sentence, at the end of
// a full line.
func (b pdfBlock) continuesWith(next pdfBlock) bool {
	first, last, l := b.lines[0], b.lines[len(b.lines)-1], next.lines[0]
	if last.column == l.column || last.slanted || l.slanted || b.kind != annotate.Paragraph || next.kind != annotate.Paragraph {
		return false
	}
	if differ(last.size, l.size) || last.bold() != l.bold() || itemStart.MatchString(l.text()) {
		return false
	}
	text := last.text()
	if isBroken(text) {
		return true
	}
	e := edges{left: first.left, right: first.right}
	begin, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.text(), `"'“‘«(`))
	return !closesSentence(text) && !e.hasRoom(last, l) && (unicode.IsLower(begin) || !unicode.IsUpper(begin) || len(b.lines) > 1)
}

// closesSentence reports whether a line ends where a sentence does, or what
// leads to a list.
func closesSentence(line string) bool {
	line = strings.TrimRight(line, `"'”’»)]⁰¹²³⁴⁵⁶⁷⁸⁹`)
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…:。！？：؟।", last)
}

// isBroken reports whether the last word of a line goes on in the next.
func isBroken(line string) bool {
	before, broken := strings.CutSuffix(line, string(pdfium.Hyphen))
	if !broken {
		before, broken = cutHyphen(line)
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return broken && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func cutHyphen(s string) (string, bool) {
	for _, hyphen := range []string{"-", "\u00AD", "\u2010"} {
		if before, ok := strings.CutSuffix(s, hyphen); ok {
			return before, true
		}
	}
	return s, false
}

// headingSize is how large the font of a heading is, at least, in times the
// size of that of the text.
const headingSize = 1.12

// largeSize is from which size on also whole sentences are headings.
const largeSize = 1.4

// maxHeadingLines is the number of lines of the longest heading.
const maxHeadingLines = 5

// findHeadings finds the headings among the blocks: what is larger than the
// text, or bold on its own. The largest ones have level 1, and so on.
func findHeadings(blocks []pdfBlock, body float64) {
	sizes := map[float64]bool{}
	bold := false
	for i, b := range blocks {
		if b.kind != annotate.Paragraph || len(b.lines) > maxHeadingLines || b.lines[0].slanted {
			continue
		}
		text := b.text()
		if utf8.RuneCountInString(text) > maxTitle || !strings.ContainsFunc(text, unicode.IsLetter) || bullet.MatchString(text) {
			continue
		}
		switch size := b.lines[0].size; {
		case size > headingSize*body && (size > largeSize*body || !endsSentence(text)):
			sizes[size] = true
			blocks[i].kind = annotate.Heading
		case size > smallNote*body && b.bold() && len(b.lines) <= 2 && utf8.RuneCountInString(text) <= maxHeadline && !endsSentence(text):
			bold = true
			blocks[i].kind = annotate.Heading
		}
	}
	order := []float64{}
	for size := range sizes {
		order = append(order, size)
	}
	slices.SortFunc(order, func(a, b float64) int { return cmp.Compare(b, a) })
	if bold {
		order = append(order, body)
	}
	for i, b := range blocks {
		if b.kind == annotate.Heading {
			level := slices.IndexFunc(order, func(size float64) bool { return size <= b.lines[0].size || size == body })
			blocks[i].level = min(level, 5) + 1
		}
	}
}

func (b pdfBlock) text() string {
	texts := make([]string, len(b.lines))
	for i, l := range b.lines {
		texts[i] = l.text()
	}
	return strings.Join(texts, " ")
}

func (b pdfBlock) bold() bool {
	return !slices.ContainsFunc(b.lines, func(l pdfLine) bool { return !l.bold() })
}

var (
	// bullet begins a list item wherever it stands. Symbol fonts have theirs in the private use area.
	bullet       = regexp.MustCompile(`^[•‣◦▪▫●○■□◆►➢✓\x{F000}-\x{F0FF}]\s*`)
	itemSignOnly = regexp.MustCompile(`^(?:[•‣◦▪▫●○■□◆►➢✓\x{F000}-\x{F0FF}–—*-]|\(?(?:\d{1,3}|[a-z])[.)])$`)
	// leader ends a line of a table of contents.
	leader = regexp.MustCompile(`(?:\. ?){4,}\s*\S{1,6}$`)
	// itemStart may also begin a sentence.
	itemStart = regexp.MustCompile(`^(?:[•‣◦▪▫●○■□◆►➢✓\x{F000}-\x{F0FF}]\s*|[-–—*]\s+|\(?(\d{1,3})[.)]\s+)`)
)

// findItems finds the list items among the blocks: those that begin with a
// bullet, and those that begin with a dash or a number next to another one.
func findItems(blocks []pdfBlock) {
	last := -1
	for i, b := range blocks {
		if b.kind != annotate.Paragraph {
			last = -1
			continue
		}
		text := b.lines[0].text()
		m := itemStart.FindStringSubmatchIndex(text)
		if len(m) == 0 || m[1] == len(text) {
			last = -1
			continue
		}
		number := 0
		if m[2] >= 0 {
			number, _ = strconv.Atoi(text[m[2]:m[3]])
		}
		blocks[i].sign, blocks[i].number, blocks[i].ordered = m[1], number, m[2] >= 0
		switch {
		case bullet.MatchString(text):
			blocks[i].kind, blocks[i].level = annotate.ListItem, 1
		case last >= 0 && blocks[i].ordered == blocks[last].ordered && (number == blocks[last].number+1 || !blocks[i].ordered):
			blocks[last].kind, blocks[last].level = annotate.ListItem, 1
			blocks[i].kind, blocks[i].level = annotate.ListItem, 1
		}
		last = i
	}
}
