package importer

import (
	"cmp"
	"net/mail"
	"regexp"
	"strings"

	"tickmark/annotate"
)

// readEmail reads a message: its subject as the headline, then its text. Of two
// forms of the text, the one with structure and links is read. What is attached
// is named and left out: it is a document of its own.
func readEmail(content []byte) (Result, error) {
	message, err := parseMIME(content)
	if err != nil {
		return Result{}, err
	}
	e := &email{enclosed: message.enclosed(), gallery: &gallery{}, notes: []string{}}
	if err := e.part(message); err != nil {
		return Result{}, err
	}
	subject := message.field("subject")
	result := Result{
		Fields: annotate.ArticleFields{
			Title:       subject,
			Byline:      sender(message),
			Lang:        cleanLang(strings.Split(message.field("content-language"), ",")[0]),
			PublishedOn: readDate(cmp.Or(message.field("date"), message.field("sent"))),
		},
		Blocks: withHeadline(e.blocks, subject),
		Images: e.gallery.images,
		Notes:  e.notes,
	}
	if len(e.attached) > 0 {
		result.Notes = append(result.Notes, count(len(e.attached), "attachment was", "attachments were")+" left out: "+strings.Join(e.attached, ", ")+".")
	}
	if message.header["mime-version"] == "" && message.header["message-id"] == "" && message.header["received"] == "" {
		// Copied out of a mail program rather than saved by it.
		result.Notes = append(result.Notes, "The lines before the text were taken for the header of an e-mail.")
	}
	return result, nil
}

// sender returns the name of who sent the message, or the address without one.
func sender(message *mimePart) string {
	parser := mail.AddressParser{WordDecoder: &words}
	address, err := parser.Parse(message.header["from"])
	if err != nil {
		return message.field("from")
	}
	return cmp.Or(annotate.CleanLine(address.Name), address.Address)
}

// email gathers the text of a message.
type email struct {
	enclosed enclosed
	blocks   []annotate.Block
	gallery  *gallery
	attached []string
	notes    []string
}

func (e *email) part(p *mimePart) error {
	switch {
	case p.attached():
		e.attach(p)
	case p.mediaType == "multipart/alternative":
		return e.best(p)
	case p.mediaType == "multipart/related" && len(p.parts) > 0:
		return e.part(p.root())
	case len(p.parts) > 0:
		for _, inner := range p.parts {
			if err := e.part(inner); err != nil {
				return err
			}
		}
	case p.mediaType == "text/html", p.mediaType == "text/plain":
		return e.text(p)
	default:
		e.attach(p)
	}
	return nil
}

// root returns the part that the others of a multipart/related are for (RFC 2387).
func (p *mimePart) root() *mimePart {
	start := strings.Trim(p.params["start"], "<> ")
	for _, inner := range p.parts {
		if start != "" && inner.id() == start {
			return inner
		}
	}
	return p.parts[0]
}

// best reads the form of the text that says most: the last that holds HTML, or
// the first that holds plain text.
func (e *email) best(p *mimePart) error {
	var plain, rich *mimePart
	for _, inner := range p.parts {
		inner.all(func(part *mimePart) {
			switch {
			case part.mediaType == "text/html":
				rich = inner
			case part.mediaType == "text/plain" && plain == nil:
				plain = inner
			}
		})
	}
	before := len(e.blocks)
	if rich != nil {
		if err := e.part(rich); err != nil {
			return err
		}
	}
	if plain != nil && len(e.blocks) == before {
		return e.part(plain)
	}
	return nil
}

func (e *email) attach(p *mimePart) {
	name := p.fileName()
	if p.mediaType == "message/rfc822" && name == "" {
		name = "a forwarded message"
	}
	e.attached = append(e.attached, cmp.Or(name, p.mediaType))
}

func (e *email) text(p *mimePart) error {
	text, unreadable, err := p.text()
	if err != nil {
		return err
	}
	var read Result
	if p.mediaType == "text/html" {
		if read, err = readHTML(savedPage{source: text, whole: true, enclosed: e.enclosed.find, gallery: e.gallery}); err != nil {
			return err
		}
	} else {
		if strings.EqualFold(p.params["format"], "flowed") {
			text = unflow(text, strings.EqualFold(p.params["delsp"], "yes"))
		}
		read = readText(text)
	}
	e.blocks = append(e.blocks, read.Blocks...)
	e.notes = append(e.notes, read.Notes...)
	if unreadable > 0 {
		e.notes = append(e.notes, unreadableNote(unreadable))
	}
	return nil
}

// quoteDepth finds the signs of a quotation before a line.
var quoteDepth = regexp.MustCompile(`^>*`)

// unflow joins the lines that a mail program broke and marked with a space at
// their end (RFC 3676). The lines of a signature are not joined: its sign ends
// with a space too.
func unflow(text string, dropSpace bool) string {
	var out strings.Builder
	flowing, depth := false, ""
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		own := quoteDepth.FindString(line)
		rest := strings.TrimPrefix(line[len(own):], " ")
		if !flowing || own != depth {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			out.WriteString(own)
		}
		depth = own
		flowing = strings.HasSuffix(rest, " ") && rest != "-- "
		if flowing && dropSpace {
			rest = rest[:len(rest)-1]
		}
		out.WriteString(rest)
	}
	return out.String()
}

// readMHTML reads a page that a browser saved with its pictures in one file
// (RFC 2557).
func readMHTML(content []byte, whole bool) (Result, error) {
	message, err := parseMIME(content)
	if err != nil {
		return Result{}, err
	}
	var root *mimePart
	message.all(func(p *mimePart) {
		if root == nil && p.mediaType == "text/html" {
			root = p
		}
	})
	if root == nil {
		return Result{}, annotate.Errorf(annotate.Invalid, "There is no page in this web archive. Save the page again, or copy its text and paste it.")
	}
	text, unreadable, err := root.text()
	if err != nil {
		return Result{}, err
	}
	address := cmp.Or(root.header["content-location"], message.header["snapshot-content-location"])
	result, err := readHTML(savedPage{source: text, whole: whole, address: pageURL(address), enclosed: message.enclosed().find})
	if unreadable > 0 {
		result.Notes = append(result.Notes, unreadableNote(unreadable))
	}
	return result, err
}
