package importer

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/quotedprintable"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"

	"tickmark/annotate"
)

// The bounds on the parts of a message: how deep they may lie in one another,
// and how many there may be.
const (
	maxMessageDepth = 20
	maxMessageParts = 10_000
)

// mimePart is a message, or a part of one (RFC 2045 to 2047, RFC 5322). Reading
// is lenient, as that of every mail program: what real programs write breaks
// most rules of the standards.
type mimePart struct {
	header    map[string]string // by lower-case name; of several the first
	mediaType string            // lower case; text/plain where nothing is said
	params    map[string]string
	content   []byte // decoded; of a part without parts
	parts     []*mimePart
}

// parseMIME reads a message into its parts.
//
// Errors: TooLarge or Invalid beyond the bounds.
func parseMIME(content []byte) (*mimePart, error) {
	// A mailbox has a line before each message that is not a header.
	if line, rest, ok := bytes.Cut(content, []byte("\n")); ok && bytes.HasPrefix(line, []byte("From ")) {
		content = rest
	}
	left := maxMessageParts
	return parsePart(content, maxMessageDepth, &left)
}

func parsePart(content []byte, depth int, left *int) (*mimePart, error) {
	if *left--; *left < 0 {
		return nil, annotate.Errorf(annotate.TooLarge, "This message has more than %d parts. Paste its text instead.", maxMessageParts)
	}
	if depth == 0 {
		return nil, annotate.Errorf(annotate.Invalid, "This message is nested more than %d levels deep. Paste its text instead.", maxMessageDepth)
	}
	part := &mimePart{}
	var body []byte
	part.header, body = parseHeader(content)
	part.mediaType, part.params = mediaType(part.header["content-type"])
	boundary := part.params["boundary"]
	if !strings.HasPrefix(part.mediaType, "multipart/") || boundary == "" {
		part.content = decodeTransfer(body, part.header["content-transfer-encoding"])
		return part, nil
	}
	for _, inner := range splitParts(body, boundary) {
		p, err := parsePart(inner, depth-1, left)
		if err != nil {
			return nil, err
		}
		part.parts = append(part.parts, p)
	}
	return part, nil
}

// headerName is the beginning of a line of a header: printable ASCII other than a
// colon (RFC 5322, section 2.2).
var headerName = regexp.MustCompile(`^([^\x00-\x20:\x7F-\x{10FFFF}]+)[ \t]*:[ \t]*`)

// parseHeader parts the lines of a header from what follows the first blank
// line. Lines that are none are passed over.
func parseHeader(content []byte) (map[string]string, []byte) {
	header, last := map[string]string{}, ""
	for len(content) > 0 {
		raw, rest, _ := bytes.Cut(content, []byte("\n"))
		content = rest
		line := strings.TrimRight(string(raw), "\r")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if last != "" {
				header[last] += " " + strings.TrimSpace(line)
			}
			continue
		}
		last = ""
		if m := headerName.FindStringSubmatch(line); m != nil {
			if name := strings.ToLower(m[1]); header[name] == "" {
				header[name], last = strings.TrimSpace(line[len(m[0]):]), name
			}
		}
	}
	return header, content
}

// mediaType parses what a header says of the content. What is wrong in its
// parameters costs no more than those.
func mediaType(s string) (string, map[string]string) {
	kind, params, _ := mime.ParseMediaType(s)
	if kind == "" {
		kind = strings.ToLower(strings.TrimSpace(strings.SplitN(s, ";", 2)[0]))
	}
	if !strings.Contains(kind, "/") {
		kind = "text/plain"
	}
	return kind, params
}

// splitParts returns what lies between the lines that begin with the boundary.
// What is before the first and after the last is for programs that know no
// parts. Where the last is missing, as in a file that was cut off, the end is
// where it ends.
func splitParts(body []byte, boundary string) [][]byte {
	var parts [][]byte
	mark := []byte("--" + boundary)
	start := -1 // of the part being read
	for at := 0; at < len(body); {
		end := bytes.IndexByte(body[at:], '\n') + 1 + at
		if end == at {
			end = len(body)
		}
		if rest, ok := bytes.CutPrefix(body[at:end], mark); ok {
			rest = bytes.TrimRight(rest, " \t\r\n")
			if len(rest) == 0 || string(rest) == "--" {
				if start >= 0 {
					parts = append(parts, body[start:at])
				}
				start = end
				if len(rest) > 0 {
					return parts
				}
			}
		}
		at = end
	}
	if start >= 0 {
		parts = append(parts, body[start:])
	}
	return parts
}

// decodeTransfer undoes what made the content fit for transport.
func decodeTransfer(body []byte, encoding string) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		clean := bytes.Map(func(r rune) rune {
			if r <= ' ' || r == '=' || r > '~' {
				return -1
			}
			return r
		}, body)
		// What comes before a fault is kept.
		decoded, _ := io.ReadAll(base64.NewDecoder(base64.RawStdEncoding, bytes.NewReader(clean)))
		return decoded
	case "quoted-printable":
		decoded, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(body)))
		if err != nil {
			return body
		}
		return decoded
	}
	return body
}

var words = mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

// field returns a field of the header as it is read.
func (p *mimePart) field(name string) string {
	decoded, err := words.DecodeHeader(p.header[name])
	if err != nil {
		decoded = p.header[name]
	}
	return annotate.CleanLine(decoded)
}

// id returns the identifier by which other parts refer to this one.
func (p *mimePart) id() string { return strings.Trim(p.header["content-id"], "<> ") }

// fileName returns what an attachment is called; "" if it is none.
func (p *mimePart) fileName() string {
	_, disposition := mediaType(p.header["content-disposition"])
	name := disposition["filename"]
	if name == "" {
		name = p.params["name"]
	}
	if decoded, err := words.DecodeHeader(name); err == nil {
		name = decoded
	}
	return annotate.CleanLine(name)
}

func (p *mimePart) attached() bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(p.header["content-disposition"])), "attachment")
}

// all calls visit for the part and those in it.
func (p *mimePart) all(visit func(*mimePart)) {
	visit(p)
	for _, inner := range p.parts {
		inner.all(visit)
	}
}

// text returns a part's text. What declares an encoding that makes nonsense of it
// is read as any text of which nothing is known.
func (p *mimePart) text() (string, int, error) {
	return decode(p.content, p.params["charset"], p.mediaType == "text/html")
}

// enclosed finds the pictures and other files that a page in a message refers
// to: by identifier or by the address that they had.
type enclosed struct {
	byID, byLocation map[string]*mimePart
}

func (p *mimePart) enclosed() enclosed {
	e := enclosed{byID: map[string]*mimePart{}, byLocation: map[string]*mimePart{}}
	p.all(func(part *mimePart) {
		if id := part.id(); id != "" {
			e.byID[id] = part
		}
		if location := part.header["content-location"]; location != "" {
			e.byLocation[location] = part
		}
	})
	return e
}

// find returns the bytes that an address stands for.
func (e enclosed) find(address string) ([]byte, bool) {
	part, ok := e.byLocation[address]
	if id, is := strings.CutPrefix(address, "cid:"); is {
		part, ok = e.byID[id]
	}
	if !ok {
		return nil, false
	}
	return part.content, true
}
