package importer

import (
	"html"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"tickmark/annotate"
)

// newParagraph is the pause after which a sentence begins a paragraph, and
// longParagraph the length, in code points, after which any sentence does. Speech
// has no paragraphs; those make a long transcript readable.
const (
	newParagraph  = 3 * time.Second
	longParagraph = 600
)

// cue is a caption, or one speaker's part of it.
type cue struct {
	start, end time.Duration
	speaker    string // "" if it is not said
	turn       bool   // somebody else speaks than before, even if it is not said who
	text       string
}

// readSubtitles reads captions, SRT or WebVTT: a paragraph for each turn of a
// speaker, or for as much as is said without a pause. The times are kept as the
// places of the words; speakers that are named stand before their words.
func readSubtitles(text string) Result {
	b := captions{}
	for _, c := range readCues(strings.Split(annotate.CleanText(text), "\n")) {
		b.add(c)
	}
	b.end()
	return Result{Blocks: b.blocks, Notes: []string{}}
}

// timeLine is the line that begins a caption. The formats differ in the sign
// before the thousandths, and in whether hours must be there.
var timeLine = regexp.MustCompile(`^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})\s*-+>\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`)

// readCues returns what is said in the captions.
func readCues(lines []string) []cue {
	type caption struct {
		start, end time.Duration
		lines      []string
	}
	var all []caption
	for i := 0; i < len(lines); i++ {
		m := timeLine.FindStringSubmatch(lines[i])
		if m == nil {
			continue // numbers, the header, notes, styles
		}
		c := caption{start: timeOf(m[1:5]), end: timeOf(m[5:9])}
		for i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" && !timeLine.MatchString(lines[i+1]) {
			i++
			c.lines = append(c.lines, lines[i])
		}
		// A number without a blank line before it belongs to the next caption.
		if n := len(c.lines); n > 0 && i+1 < len(lines) && timeLine.MatchString(lines[i+1]) && cueNumber.MatchString(c.lines[n-1]) {
			c.lines = c.lines[:n-1]
		}
		all = append(all, c)
	}
	repeats := 0
	for i := 1; i < len(all); i++ {
		if repeatedLines(all[i-1].lines, all[i].lines) > 0 {
			repeats++
		}
	}
	var cues []cue
	for i, c := range all {
		said := c.lines
		// Where captions roll up, each shows the lines of the one before again.
		if i > 0 && 4*repeats > len(all) {
			said = said[repeatedLines(all[i-1].lines, said):]
		}
		for _, part := range turns(said) {
			part.start, part.end = c.start, c.end
			cues = append(cues, part)
		}
	}
	return cues
}

var cueNumber = regexp.MustCompile(`^\s*\d+\s*$`)

// maxRolled is how many lines of captions are seen at once.
const maxRolled = 4

// repeatedLines returns how many lines at the beginning of a caption are those at the
// end of the one before.
func repeatedLines(before, lines []string) int {
	plain := func(line string) string { return annotate.CleanLine(captionTag.ReplaceAllString(line, "")) }
	for n := min(len(before), len(lines), maxRolled); n > 0; n-- {
		same := true
		for i := range n {
			same = same && plain(before[len(before)-n+i]) == plain(lines[i])
		}
		if same {
			return n
		}
	}
	return 0
}

// maxHours keeps the time in milliseconds within what any recording has.
const maxHours = 10_000

func timeOf(parts []string) time.Duration {
	n := func(s string) int {
		v := 0
		for _, digit := range s {
			v = min(10*v+int(digit-'0'), maxHours)
		}
		return v
	}
	seconds := 3600*n(parts[0]) + 60*n(parts[1]) + n(parts[2])
	return time.Duration(1000*seconds+n((parts[3] + "00")[:3])) * time.Millisecond
}

var (
	voiceTag    = regexp.MustCompile(`<v(?:\.[^ >]*)?\s+([^>]+)>`)
	captionTag  = regexp.MustCompile(`</?[A-Za-z][^>]*>|<\d[\d:.]*>|\{\\[^}]*\}`)
	turnSign    = regexp.MustCompile(`^(?:[-–—]|>>)\s*`)
	namedBefore = regexp.MustCompile(`^(\p{Lu}[\p{Lu}\p{M}. ’'-]{1,30}):\s+(\S.*)$`)
)

// turns parts the lines of a caption by who says them: by its voice tags, by
// names in capitals before a colon, and by the dashes of a dialogue.
func turns(lines []string) []cue {
	var all []cue
	var texts [][]string // of each
	for _, line := range lines {
		c := cue{}
		if m := voiceTag.FindStringSubmatch(line); m != nil {
			c.speaker = annotate.CleanLine(html.UnescapeString(m[1]))
		}
		c.text = annotate.CleanLine(html.UnescapeString(captionTag.ReplaceAllString(line, "")))
		if sign := turnSign.FindString(c.text); sign != "" {
			c.turn, c.text = true, c.text[len(sign):]
		}
		if m := namedBefore.FindStringSubmatch(c.text); c.speaker == "" && m != nil {
			c.speaker, c.text = m[1], m[2]
		}
		switch last := len(all) - 1; {
		case !visible(c.text):
		case last < 0 || c.turn || c.speaker != "" && c.speaker != all[last].speaker:
			all, texts = append(all, c), append(texts, []string{c.text})
		default:
			texts[last] = append(texts[last], c.text)
		}
	}
	for i := range all {
		all[i].text = joinLines(texts[i])
	}
	return all
}

// captions gathers captions into paragraphs.
type captions struct {
	blocks  []annotate.Block
	block   annotate.Block
	length  int // of the block's text, in code points
	speaker string
	until   time.Duration // when the last caption ended
}

func (b *captions) add(c cue) {
	pause := c.start - b.until
	ended := endsSentence(b.block.Text) || strings.HasSuffix(b.block.Text, "?")
	switch {
	case c.turn, c.speaker != "" && c.speaker != b.speaker:
		b.end()
		b.speaker = c.speaker
	case pause > 2*newParagraph, ended && (pause > newParagraph || b.length > longParagraph), b.length > 3*longParagraph:
		b.end()
	}
	if b.length == 0 && b.speaker != "" && c.speaker != "" {
		b.block.Text = b.speaker + ":"
		b.length = utf8.RuneCountInString(b.block.Text)
		b.block.Marks = []annotate.Mark{{Kind: annotate.MarkStrong, Span: annotate.Span{End: b.length}}}
	}
	at, joined := 0, c.text
	if b.length > 0 {
		joined = joinLines([]string{b.block.Text, c.text})
		at = utf8.RuneCountInString(joined) - utf8.RuneCountInString(c.text)
	}
	b.block.Text, b.length = joined, utf8.RuneCountInString(joined)
	if b.block.Marks != nil && len(b.block.Places) == 0 {
		at = 0 // with the name of the speaker
	}
	b.block.Places = append(b.block.Places, annotate.Place{At: at, Time: int(c.start.Milliseconds())})
	b.until = max(b.until, c.end)
}

func (b *captions) end() {
	if b.length > 0 {
		b.block.Kind = annotate.Paragraph
		b.blocks = append(b.blocks, b.block)
	}
	b.block, b.length = annotate.Block{}, 0
}
