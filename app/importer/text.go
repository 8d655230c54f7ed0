package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"tickmark/annotate"
)

// readText reads plain text. Its rules:
//
//   - A blank line, or one of dashes or the like, ends a paragraph.
//   - Where the lines were broken to fit a width (see [wrapWidth]), the lines of
//     a paragraph are joined, except after one that had room for the next word.
//   - Elsewhere every line is a paragraph of its own.
//   - Lines that begin with ">" are a quotation.
//   - Two or more neighbours that begin with the same sign for a list, or with
//     numbers that count up, are list items (see [markItems]).
//   - A short first line without closing punctuation, alone before a blank line,
//     is the headline.
//
// Words are never lost. What goes are line breaks, runs of white space and the
// signs of quotations and lists, which the blocks express.
func readText(text string) Result {
	lines := readLines(text)
	markItems(lines)
	width := wrapWidth(lines)

	var blocks []annotate.Block
	for i := 0; i < len(lines); {
		if lines[i].text == "" {
			i++
			continue
		}
		begin := lines[i]
		block := begin.block()
		texts := []string{block.Text}
		for i++; i < len(lines) && goesOn(begin, lines[i-1], lines[i], width); i++ {
			texts = append(texts, lines[i].text)
		}
		block.Text = joinLines(texts)
		blocks = append(blocks, block)
	}
	result := Result{Blocks: blocks, Notes: []string{}}
	if hasHeadline(lines, blocks) {
		blocks[0].Kind, blocks[0].Level = annotate.Heading, 1
		result.Fields.Title = blocks[0].Text
	}
	return result
}

// goesOn reports whether a line belongs to the block that the line begin began
// and that the line last has reached.
func goesOn(begin, last, l line, width int) bool {
	switch {
	case l.text == "", l.item, l.quoted != begin.quoted:
		return false
	case begin.item && begin.continues(l):
		return true
	}
	return last.fills(width, l) && l.indent <= last.indent
}

// line is a line of plain text without what stands around its words.
type line struct {
	text    string // "" for a blank line
	quoted  bool
	indent  int    // code points of white space before the text
	length  int    // code points of the whole line, but for white space at its end
	sign    string // what makes it look like a list item: "-", "*", "•", "." or ")" after a number
	number  int    // of such an item, if its sign comes after a number
	content string // the text after the sign
	item    bool   // it is a list item
}

var (
	pageBreaks = strings.NewReplacer("\f", "\n", "\v", "\n")
	quoteSigns = regexp.MustCompile(`^\s*>[>\s]*`)
	ruledLine  = regexp.MustCompile(`^[-=_*~#–—]{3,}$`)
	itemSign   = regexp.MustCompile(`^(?:([-*•‣◦+])|(\d{1,3})([.)]))\s+(\S.*)$`)
)

func readLines(text string) []line {
	var lines []line
	for s := range strings.SplitSeq(annotate.CleanText(pageBreaks.Replace(text)), "\n") {
		l := line{length: utf8.RuneCountInString(strings.TrimRight(s, " \t"))}
		if signs := quoteSigns.FindString(s); signs != "" {
			l.quoted, s = true, s[len(signs):]
		}
		l.indent = utf8.RuneCountInString(s) - utf8.RuneCountInString(strings.TrimLeft(s, " \t"))
		l.text = annotate.CleanLine(s)
		if ruledLine.MatchString(l.text) || !visible(l.text) {
			l.text = ""
		}
		if m := itemSign.FindStringSubmatch(l.text); m != nil {
			l.sign, l.content = m[1]+m[3], m[4]
			for _, digit := range m[2] {
				l.number = 10*l.number + int(digit-'0')
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// markItems finds the list items among the lines: those with the sign of one,
// next to another with the same sign, whose number, if any, is one more or
// less. Between them may stand blank lines and lines that go on with the item.
func markItems(lines []line) {
	last := -1
	for i, l := range lines {
		switch {
		case l.text == "":
		case l.sign != "":
			if last >= 0 && lines[last].precedes(l) {
				lines[last].item, lines[i].item = true, true
			}
			last = i
		case last < 0 || lines[i-1].text == "" || !lines[last].continues(l):
			last = -1
		}
	}
}

func (l line) precedes(next line) bool {
	return l.sign == next.sign && l.quoted == next.quoted && (l.sign != "." && l.sign != ")" || next.number == l.number+1)
}

// continues reports whether the next line is indented as lines are that go on
// with a list item.
func (l line) continues(next line) bool { return next.sign == "" && next.indent > l.indent }

// block makes the block that the line begins.
func (l line) block() annotate.Block {
	switch {
	case l.item:
		return annotate.Block{Kind: annotate.ListItem, Level: 1, Ordered: l.sign == "." || l.sign == ")", Number: l.number, Text: l.content}
	case l.quoted:
		return annotate.Block{Kind: annotate.BlockQuote, Text: l.text}
	}
	return annotate.Block{Kind: annotate.Paragraph, Text: l.text}
}

// maxHeadline is the length of the longest first line, in code points, that is
// taken for a headline.
const maxHeadline = 150

// hasHeadline reports whether the first block is a headline.
func hasHeadline(lines []line, blocks []annotate.Block) bool {
	if len(blocks) < 2 || blocks[0].Kind != annotate.Paragraph || utf8.RuneCountInString(blocks[0].Text) > maxHeadline {
		return false
	}
	for i, l := range lines {
		if l.text != "" { // the first; the next must be blank
			return l.text == blocks[0].Text && lines[i+1].text == "" && !endsSentence(l.text) && annotate.CountWords(l.text) > 0
		}
	}
	return false
}

// endsSentence reports whether s ends with punctuation that headlines do not
// end with. They do ask questions.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!…:;,。！；：，،؛।", last)
}
