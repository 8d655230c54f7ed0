package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
)

// Text becomes Markdown that reads as the same text: what follows escapes what
// CommonMark 0.31 and the footnotes, tables and strikethrough of GitHub would
// read as markup.

// markdownSpecial are the characters that can be markup anywhere in a line.
const markdownSpecial = "\\`*_[]<>&~|#"

// escapeMarkdown escapes a stretch of text; lineStart tells whether a line begins
// with it. Line feeds become hard breaks, and in a line that cannot break a
// reference; so does white space that would be read as an indent.
func escapeMarkdown(text string, lineStart, oneLine bool) string {
	var b strings.Builder
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '\n' && oneLine:
			b.WriteString("&#10;")
		case r == '\n':
			b.WriteString("\\\n")
			lineStart = true
			continue
		case r == '\t' && (oneLine || lineStart):
			b.WriteString("&#9;")
		case r == ' ' && lineStart:
			b.WriteString("&#32;")
		case r == '\\' && i+1 < len(runes) && runes[i+1] == '\n':
			// Three backslashes before a line end are not a break to all readers.
			b.WriteString("&#92;")
		case strings.ContainsRune(markdownSpecial, r):
			b.WriteString("\\" + string(r))
		case lineStart && strings.ContainsRune("+-=:", r):
			b.WriteString("\\" + string(r))
		case lineStart && r >= '0' && r <= '9':
			digits := i
			for digits < len(runes) && runes[digits] >= '0' && runes[digits] <= '9' {
				digits++
			}
			b.WriteString(string(runes[i:digits]))
			if digits < len(runes) && (runes[digits] == '.' || runes[digits] == ')') {
				b.WriteString("\\" + string(runes[digits]))
				digits++
			}
			i = digits - 1
		default:
			b.WriteRune(r)
		}
		lineStart = false
	}
	return b.String()
}

// markdownLine writes the inline text of a block.
type markdownLine struct {
	b strings.Builder
	// oneLine is set in headings and cells, which cannot break.
	oneLine bool
	// marked is set right after a footnote's mark.
	marked bool
}

// text is the line as it is written. A break at its end would be read as a backslash.
func (m *markdownLine) text() string { return withoutBreak(m.b.String()) }

func withoutBreak(s string) string {
	for strings.HasSuffix(s, "\\\n") {
		s = strings.TrimSuffix(s, "\\\n")
	}
	return s
}

// footnote writes the mark of a claim's footnote.
func (m *markdownLine) footnote(number int) {
	fmt.Fprintf(&m.b, "[^%d]", number)
	m.marked = true
}

func (m *markdownLine) lineStart() bool {
	return m.b.Len() == 0 || strings.HasSuffix(m.b.String(), "\n")
}

// plain writes text without a style.
func (m *markdownLine) plain(text string) {
	// A parenthesis after a mark would make a link of it, a colon a footnote.
	if m.marked && text != "" && strings.ContainsRune("(:", rune(text[0])) {
		m.b.WriteByte('\\')
	}
	m.b.WriteString(escapeMarkdown(text, m.lineStart(), m.oneLine))
	m.marked = m.marked && text == ""
}

// phrase writes text in a style. White space at its edges stays outside, where it
// does not keep the style's marks from being read.
func (m *markdownLine) phrase(p phrase) {
	if p.href == "" && !p.strong && !p.em && !p.code {
		m.plain(p.text)
		return
	}
	inner := strings.TrimSpace(p.text)
	if inner == "" {
		m.plain(p.text)
		return
	}
	at := strings.Index(p.text, inner)
	m.plain(p.text[:at])
	if p.href != "" {
		m.b.WriteByte('[')
	}
	m.styled(inner, p)
	if p.href != "" {
		address := strings.ReplaceAll(p.href, "&", "&amp;")
		if strings.ContainsAny(address, "()") {
			address = "<" + address + ">"
		}
		m.b.WriteString("](" + address + ")")
	}
	m.marked = false
	m.plain(p.text[at+len(inner):])
}

func (m *markdownLine) styled(text string, p phrase) {
	stars := strings.Repeat("*", map[bool]int{true: 2}[p.strong]+map[bool]int{true: 1}[p.em])
	opening, closing := stars, stars
	if stars != "" && !m.canOpen(text) {
		opening, closing = "", ""
		for _, tag := range []struct {
			is   bool
			name string
		}{{p.strong, "strong"}, {p.em, "em"}} {
			if tag.is {
				opening, closing = opening+"<"+tag.name+">", "</"+tag.name+">"+closing
			}
		}
	}
	m.b.WriteString(opening)
	if p.code {
		for i, line := range strings.Split(text, "\n") {
			if i > 0 {
				m.plain("\n")
			}
			m.code(line)
		}
	} else {
		m.b.WriteString(escapeMarkdown(text, m.lineStart(), m.oneLine))
	}
	m.b.WriteString(closing)
}

// canOpen tells whether stars around a text are read as emphasis whatever
// follows (CommonMark 6.2, rules 1 to 10): the text has no punctuation at its
// edges and the character before the stars is not a star itself. Readers that make
// links of mail addresses may take stars for the beginning of one. Where stars might
// not be read, HTML says the same.
func (m *markdownLine) canOpen(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return isWord(first) && isWord(last) && !strings.HasSuffix(m.b.String(), "*") && !strings.Contains(text, "@")
}

// code writes a span of code, fenced with more backticks than it holds in a row.
func (m *markdownLine) code(text string) {
	if text == "" {
		return
	}
	// In a cell a pipe ends the cell even in code, and readers that make links of mail
	// addresses find one in code, too, which may begin with the backtick. HTML says
	// the same.
	if m.oneLine && strings.Contains(text, "|") || strings.Contains(text, "@") {
		m.b.WriteString("<code>" + escapeMarkdown(text, false, m.oneLine) + "</code>")
		return
	}
	fence := strings.Repeat("`", longestRun(text, '`')+1)
	padding := ""
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") {
		padding = " "
	}
	m.b.WriteString(fence + padding + text + padding + fence)
}

func longestRun(text string, of rune) int {
	longest, run := 0, 0
	for _, r := range text {
		run++
		if r != of {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// fenced is a block of code.
func fenced(text string) string {
	fence := strings.Repeat("`", max(3, longestRun(text, '`')+1))
	return fence + "\n" + text + "\n" + fence
}

// indented puts something before each line but the first that is not empty.
func indented(text, by string) string {
	lines := strings.Split(text, "\n")
	for i := 1; i < len(lines); i++ {
		if lines[i] != "" || strings.TrimSpace(by) != "" {
			lines[i] = strings.TrimRight(by+lines[i], " ")
		}
	}
	return strings.Join(lines, "\n")
}

func quoted(text string) string { return "> " + indented(text, "> ") }

// markdownProse writes an explanation. It is CommonMark already, but may hold
// HTML, pictures and headings, which have no place in a footnote.
func markdownProse(blocks []prose) string {
	parts := []string{}
	for _, b := range blocks {
		switch b.kind {
		case proseQuote:
			parts = append(parts, quoted(markdownProse(b.inner)))
		case proseBullets, proseNumbers:
			items := []string{}
			for i, item := range b.items {
				label := "- "
				if b.kind == proseNumbers {
					label = fmt.Sprintf("%d. ", b.first+i)
				}
				items = append(items, label+indented(markdownProse(item), strings.Repeat(" ", len(label))))
			}
			parts = append(parts, strings.Join(items, "\n"))
		case proseCode:
			parts = append(parts, fenced(b.words[0].text))
		case proseRule:
			parts = append(parts, "***")
		default:
			line := &markdownLine{}
			for _, words := range b.words {
				words.strong = words.strong || b.kind == proseHeading
				line.phrase(words)
			}
			parts = append(parts, line.text())
		}
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n\n")
}

// markdownLink is text that leads to an address, where that is one to follow.
func markdownLink(text, address string) string {
	if text == address && annotate.SafeURL(address) {
		return "<" + address + ">"
	}
	line := &markdownLine{oneLine: true}
	p := phrase{text: text}
	if annotate.SafeURL(address) {
		p.href = address
	}
	line.phrase(p)
	return line.text()
}

// markdownOf is text in the middle of a line.
func markdownOf(text string) string { return escapeMarkdown(text, false, true) }
