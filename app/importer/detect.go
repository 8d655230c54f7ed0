package importer

import (
	"path"
	"regexp"
	"slices"
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
	".srt": Subtitles, ".vtt": Subtitles,
	".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
}

var startOfRTF = begin(`\s{0,64}\{\\rtf`)

// packedDocument finds in the beginning of a ZIP file the name of a part that
// only the documents have that are read.
var packedDocument = begin(`PK\x03\x04.*(?:word/|mimetypeapplication/(?:epub|vnd\.oasis\.opendocument\.text))`)

// packedFormat tells the documents that are ZIP files apart.
func packedFormat(content []byte) (Format, error) {
	a, err := openArchive(content)
	if err != nil {
		return "", err
	}
	kind := ""
	if a.has("mimetype") {
		if said, err := a.read("mimetype"); err == nil {
			kind = strings.TrimSpace(string(said))
		}
	}
	switch {
	case kind == "application/epub+zip", a.has("META-INF/container.xml") && !strings.Contains(kind, "opendocument"):
		return EPUB, nil
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.text"):
		return ODT, nil
	}
	for name := range a.parts {
		if strings.HasPrefix(name, "word/") {
			return DOCX, nil
		}
	}
	return "", nil
}

var (
	headerLine     = `[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*`
	startOfMessage = begin(`(?i)(?:From [^\n]*\n)?(?:` + headerLine + `)*?(?:mime-version|message-id|received|return-path|dkim-signature):`)
	memoLine       = regexp.MustCompile(`(?i)^(from|to|cc|sent|date|subject):[ \t]*\S`)
)

// messageFormat returns the format of a message; it is empty for all others.
func messageFormat(content []byte, head string) Format {
	switch {
	case startOfMessage.MatchString(head):
		if header, _ := parseHeader(content[:min(len(content), sniffed)]); isSavedPage(header) {
			return MHTML
		}
		return Email
	case looksLikeMemo(head):
		return Email
	}
	return ""
}

// isSavedPage tells a page saved by a browser from a message: nobody sent it.
func isSavedPage(header map[string]string) bool {
	return strings.HasPrefix(strings.ToLower(header["content-type"]), "multipart/related") && header["to"] == "" && header["received"] == "" ||
		header["snapshot-content-location"] != ""
}

// looksLikeMemo recognises a message that was copied out of a mail program, or
// printed: it begins with lines that say from whom it is and two other things.
func looksLikeMemo(head string) bool {
	said := map[string]bool{}
	for line := range strings.Lines(head) {
		m := memoLine.FindStringSubmatch(line)
		if m == nil {
			break
		}
		said[strings.ToLower(m[1])] = true
	}
	return said["from"] && len(said) > 2
}

// Endings lists how the names of the files end that can be read, for a dialog that
// asks for one: lower case, with the dot, in alphabetical order. What such a file is
// is told by its bytes wherever they can tell it.
func Endings() []string {
	endings := []string{".docx", ".eml", ".epub", ".mht", ".mhtml", ".odt", ".pdf", ".rtf"}
	for ending := range formatOf {
		endings = append(endings, ending)
	}
	slices.Sort(endings)
	return endings
}

// startOfPDF allows what programs put before the beginning that a PDF should have.
var startOfPDF = begin(`(?:\xEF\xBB\xBF)?\s{0,64}%PDF-`)

// detect returns the format of a document: the one asked for, or what the file
// name says, or what the text looks like.
//
// Errors: Unsupported for files of other kinds, which it names; Invalid for an
// unknown format asked for; those of [decode].
func detect(in Input) (Format, error) {
	head := latin(in.Bytes)
	if strings.HasPrefix(head, "PK\x03\x04") {
		format, err := packedFormat(in.Bytes)
		if format != "" || err != nil && packedDocument.MatchString(head) {
			return format, err
		}
	}
	if startOfPDF.MatchString(head) {
		return PDF, nil
	}
	if err := otherKind(head); err != nil {
		return "", err
	}
	switch in.Format {
	case Text, Markdown, HTML, Subtitles:
		return in.Format, nil
	case "":
	default:
		return "", annotate.Errorf(annotate.Invalid, "“%s” is not a format. Choose text, markdown or html.", in.Format)
	}
	if err := handedOver(head); err != nil {
		return "", err
	}
	if startOfRTF.MatchString(head) {
		return RTF, nil
	}
	if format := messageFormat(in.Bytes, head); format != "" {
		return format, nil
	}
	if format, ok := formatOf[strings.ToLower(path.Ext(in.Name))]; ok {
		return format, nil
	}
	text, _, err := decode(in.Bytes[:min(len(in.Bytes), sniffed)], in.Charset, false)
	if err != nil {
		return "", err
	}
	switch {
	case startOfSubtitles.MatchString(text):
		return Subtitles, nil
	case looksLikeHTML(text):
		return HTML, nil
	case startOfXML.MatchString(text):
		return "", annotate.Errorf(annotate.Unsupported, "This is an XML file. Tickmark cannot read those; open it in the program it is for and save the text.")
	case looksLikeMarkdown(text):
		return Markdown, nil
	}
	return Text, nil
}

// startOfSubtitles is how WebVTT begins, and the first caption of SRT.
var startOfSubtitles = regexp.MustCompile(`^\x{FEFF}?(?:WEBVTT(?:[ \t\r\n]|$)|\s*\d+\s*\r?\n\d+:\d\d:\d\d[.,]\d+[ \t]*-->)`)

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
