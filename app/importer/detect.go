package importer

import (
	"path"
	"regexp"
	"strings"
	"unicode"

	"tickmark/annotate"
)

// sniffed is how many bytes at the beginning of a document are looked at to
// find out what it is.
const sniffed = 8 << 10

// formatOf gives the format that a file name's extension stands for.
var formatOf = map[string]Format{
	".txt": Text, ".text": Text,
	".md": Markdown, ".markdown": Markdown, ".mdown": Markdown, ".mkd": Markdown,
	".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
}

// signs tell the formats that are not text by how they begin. What such a file
// is called does not count.
var signs = []struct {
	begins *regexp.Regexp
	format Format
}{
	{begin(`PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text`), ODT},
	{begin(`PK\x03\x04.*word/`), DOCX},
}

// detect returns the format of a document: the one asked for, or what the file
// name says, or what the text looks like.
//
// Errors: Unsupported for files of other kinds, which it names; Invalid for an
// unknown format asked for; those of [decode].
func detect(in Input) (Format, error) {
	head := latin(in.Bytes)
	for _, s := range signs {
		if s.begins.MatchString(head) {
			return s.format, nil
		}
	}
	if err := otherKind(head); err != nil {
		return "", err
	}
	switch in.Format {
	case Text, Markdown, HTML:
		return in.Format, nil
	case "":
	default:
		return "", annotate.Errorf(annotate.Invalid, "“%s” is not a format. Choose text, markdown or html.", in.Format)
	}
	if format, ok := formatOf[strings.ToLower(path.Ext(in.Name))]; ok {
		return format, nil
	}
	text, _, err := decode(in.Bytes[:min(len(in.Bytes), sniffed)], in.Charset, false)
	if err != nil {
		return "", err
	}
	switch {
	case looksLikeHTML(text):
		return HTML, nil
	case startOfXML.MatchString(text):
		return "", annotate.Errorf(annotate.Unsupported, "This is an XML file. Tickmark cannot read those; open it in the program it is for and save the text.")
	case looksLikeMarkdown(text):
		return Markdown, nil
	}
	return Text, nil
}

var (
	startOfHTML = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|article|section|main|header|div|span|p|h[1-6]|ul|ol|table|blockquote|figure|img|a|b|i|em|strong|br)[\s/>]`)
	startOfXML  = regexp.MustCompile(`^\s*<\?xml\s`)
)

// clipboardHeader is what Windows puts before HTML on the clipboard (CF_HTML).
var clipboardHeader = regexp.MustCompile(`(?i)^Version:[\d.]+\s+StartHTML:[^<]*`)

func looksLikeHTML(head string) bool {
	return startOfHTML.MatchString(head) || clipboardHeader.MatchString(head)
}

var (
	frontMatter  = regexp.MustCompile(`^\s*---[ \t]*\n(?:[A-Za-z_-]+:.*\n)+`)
	atxHeading   = regexp.MustCompile(`(?m)^#{1,6} +\S`)
	inlineLink   = regexp.MustCompile(`\[[^\]\n]+\]\((?:https?://|mailto:)[^)\s]+`)
	strongWords  = regexp.MustCompile(`(?:^|\s)\*\*[^\s*][^*\n]*\*\*(?:$|[\s.,;:!?)])`)
	codeFence    = regexp.MustCompile("(?m)^(?:```|~~~)[a-z]*$")
	tableDivider = regexp.MustCompile(`(?m)^\s*\|?\s*:?-{3,}:?\s*\|[\s|:-]*$`)
)

// looksLikeMarkdown looks for what plain text hardly ever has. Lists and quoted
// lines are no sign of Markdown: people wrote them long before.
func looksLikeMarkdown(head string) bool {
	for _, sign := range []*regexp.Regexp{frontMatter, atxHeading, inlineLink, strongWords, codeFence, tableDivider} {
		if sign.MatchString(strings.ReplaceAll(head, "\r\n", "\n")) {
			return true
		}
	}
	return false
}

// looksBinary reports whether decoded text is no text: random bytes have a
// control character in every ten, texts have hardly any.
func looksBinary(text string) bool {
	head := text[:min(len(text), 1<<16)]
	controls, all := 0, 0
	for _, r := range head {
		all++
		if unicode.IsControl(r) && !unicode.IsSpace(r) && r != '\x1B' {
			controls++
		}
	}
	return controls > 4 && controls > all/32
}
