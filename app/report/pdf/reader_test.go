package pdf

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// parsedFile is a file as qpdf reads it: a second opinion on what was written.
type parsedFile struct {
	t       *testing.T
	objects map[string]any
	root    map[string]any
	maps    map[string]map[int]string // ToUnicode by font object
}

// tool runs a program that `apt-get install qpdf poppler-utils` brings.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v (Debian: apt-get install qpdf poppler-utils)\n%s", name, args, err, out)
	}
	return string(out)
}

// save writes a file and checks its syntax.
func save(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if out := tool(t, "qpdf", "--check", path); strings.Contains(out, "WARNING") {
		t.Fatalf("qpdf --check: %s", out)
	}
	return path
}

func parse(t *testing.T, data []byte) *parsedFile {
	t.Helper()
	out := tool(t, "qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", save(t, data))
	var parsed struct {
		QPDF []map[string]any `json:"qpdf"`
	}
	if err := json.Unmarshal([]byte(out), &parsed); err != nil {
		t.Fatal(err)
	}
	f := &parsedFile{t: t, objects: parsed.QPDF[1], maps: map[string]map[int]string{}}
	f.root = f.dict(f.dict(f.dict(f.objects["trailer"])["value"])["/Root"])
	return f
}

var reference = regexp.MustCompile(`^\d+ 0 R$`)

// get follows references.
func (f *parsedFile) get(v any) any {
	s, ok := v.(string)
	if !ok || !reference.MatchString(s) {
		return v
	}
	object, _ := f.objects["obj:"+s].(map[string]any)
	if stream, ok := object["stream"].(map[string]any); ok {
		return stream["dict"]
	}
	return object["value"]
}

func (f *parsedFile) dict(v any) map[string]any {
	d, _ := f.get(v).(map[string]any)
	return d
}

func (f *parsedFile) array(v any) []any {
	a, _ := f.get(v).([]any)
	return a
}

func (f *parsedFile) int(v any) int {
	n, _ := f.get(v).(float64)
	return int(n)
}

// stream is the data of a stream.
func (f *parsedFile) stream(ref any) []byte {
	f.t.Helper()
	object := f.dict(f.objects["obj:"+ref.(string)])
	data, err := base64.StdEncoding.DecodeString(f.dict(object["stream"])["data"].(string))
	if err != nil {
		f.t.Fatal(err)
	}
	return data
}

// text is the value of a text string.
func (f *parsedFile) text(v any) string {
	s, _ := f.get(v).(string)
	s, _ = strings.CutPrefix(s, "u:")
	return s
}

// node is an element of the structure tree, with what is marked as its content.
type node struct {
	ref     string
	dict    map[string]any
	role    string
	content []any // *node, string (text), or annotation (map)
}

// pageContent is what the content streams of a page show.
type pageContent struct {
	ref       string
	dict      map[string]any
	text      map[int]string // by marked-content number
	outside   string         // text in artifacts
	untagged  int            // operators that show something outside of everything
	notdef    int
	unmapped  int
	maxMarked int
	lines     []shownLine
	boxes     []box // filled or outlined rectangles
}

// shownLine is text at a place, in PDF's coordinates.
type shownLine struct {
	x, y     float64
	text     string
	artifact bool
}

// pages reads all pages.
func (f *parsedFile) pages() []*pageContent {
	var pages []*pageContent
	for _, ref := range f.array(f.dict(f.root["/Pages"])["/Kids"]) {
		p := &pageContent{ref: ref.(string), dict: f.dict(ref), text: map[int]string{}, maxMarked: -1}
		fonts := f.dict(f.dict(p.dict["/Resources"])["/Font"])
		for _, c := range f.array(p.dict["/Contents"]) {
			p.show(string(f.stream(c)), func(font string) map[int]string { return f.toUnicode(fonts[font].(string)) })
		}
		pages = append(pages, p)
	}
	return pages
}

var token = regexp.MustCompile(`<<|>>|<[0-9A-Fa-f]*>|\[|\]|/[^\s/<>\[\]()]+|[^\s/<>\[\]()]+`)

// show follows a content stream as far as text and marks go.
func (p *pageContent) show(content string, toUnicode func(font string) map[int]string) {
	type mark struct {
		id       int // -1 for an artifact
		reversed bool
		replaced bool
	}
	var marks []mark
	var operands []string
	font := ""
	at := shownLine{}
	for _, t := range token.FindAllString(content, -1) {
		if c := t[0]; c == '<' || c == '[' || c == ']' || c == '>' || c == '/' || c == '-' || c == '.' || c >= '0' && c <= '9' {
			operands = append(operands, t)
			continue
		}
		switch t {
		case "BMC", "BDC":
			m := mark{id: -1}
			for i, o := range operands {
				if o == "/MCID" {
					m.id, _ = strconv.Atoi(operands[i+1])
					p.maxMarked = max(p.maxMarked, m.id)
				}
			}
			m.reversed = operands[0] == "/ReversedChars"
			if i := slices.Index(operands, "/ActualText"); i >= 0 { // within the content of an element
				m.id, m.replaced = marks[len(marks)-1].id, true
				p.text[m.id] += utf16Text(operands[i+1][len("<FEFF"):])
			}
			marks = append(marks, m)
		case "EMC":
			marks = marks[:len(marks)-1]
		case "Tf":
			font = operands[0]
		case "Tm":
			at.x, _ = strconv.ParseFloat(operands[4], 64)
			at.y, _ = strconv.ParseFloat(operands[5], 64)
		case "re":
			var v [4]float64
			for i := range v {
				v[i], _ = strconv.ParseFloat(operands[i], 64)
			}
			p.boxes = append(p.boxes, box{v[0], v[1], v[0] + v[2], v[1] + v[3]})
		case "TJ":
			text := p.decode(toUnicode(font), operands, len(marks) > 0 && marks[len(marks)-1].reversed)
			at.text = text
			at.artifact = len(marks) > 0 && marks[len(marks)-1].id < 0
			p.lines = append(p.lines, at)
			switch {
			case len(marks) == 0:
				p.untagged++
			case marks[len(marks)-1].replaced:
			case marks[len(marks)-1].id < 0:
				p.outside += text
			default:
				p.text[marks[len(marks)-1].id] += text
			}
		case "f", "S", "B", "f*", "B*", "Do":
			if len(marks) == 0 {
				p.untagged++
			}
		}
		operands = operands[:0]
	}
	p.untagged += len(marks) // left open
}

// decode is the text of the strings of a TJ operator.
func (p *pageContent) decode(toUnicode map[int]string, operands []string, reversed bool) string {
	var pieces []string
	for _, o := range operands {
		if o[0] != '<' {
			continue
		}
		for i := 1; i+4 < len(o); i += 4 {
			n, _ := strconv.ParseUint(o[i:i+4], 16, 16)
			if n == 0 {
				p.notdef++
			}
			text, ok := toUnicode[int(n)]
			if !ok || text == "" {
				p.unmapped++
			}
			pieces = append(pieces, text)
		}
	}
	if reversed {
		for i, piece := range pieces {
			pieces[i] = string(reversedText([]rune(piece)))
		}
		slices.Reverse(pieces)
	}
	return strings.Join(pieces, "")
}

var cmapEntry = regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]*)>$`)

func (f *parsedFile) toUnicode(font string) map[int]string {
	if m, ok := f.maps[font]; ok {
		return m
	}
	m := map[int]string{}
	for _, e := range cmapEntry.FindAllStringSubmatch(string(f.stream(f.dict(font)["/ToUnicode"])), -1) {
		n, _ := strconv.ParseUint(e[1], 16, 16)
		m[int(n)] = utf16Text(e[2])
	}
	f.maps[font] = m
	return m
}

// utf16Text is the text of a hexadecimal string without its mark.
func utf16Text(digits string) string {
	raw, _ := hex.DecodeString(strings.TrimSuffix(digits, ">"))
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

// tree reads the structure tree, with the text of the pages in it.
func (f *parsedFile) tree(pages []*pageContent) *node {
	byRef := map[string]*pageContent{}
	for _, p := range pages {
		byRef[p.ref] = p
	}
	var read func(ref any) *node
	read = func(ref any) *node {
		d := f.dict(ref)
		n := &node{ref: ref.(string), dict: d, role: strings.TrimPrefix(d["/S"].(string), "/")}
		home, _ := d["/Pg"].(string)
		for _, k := range f.array(d["/K"]) {
			switch kid := f.get(k).(type) {
			case float64:
				n.content = append(n.content, byRef[home].text[int(kid)])
			case map[string]any:
				switch kid["/Type"] {
				case "/MCR":
					n.content = append(n.content, byRef[kid["/Pg"].(string)].text[f.int(kid["/MCID"])])
				case "/OBJR":
					n.content = append(n.content, f.dict(kid["/Obj"]))
				default:
					n.content = append(n.content, read(k))
				}
			}
		}
		return n
	}
	return read(f.array(f.dict(f.root["/StructTreeRoot"])["/K"])[0])
}

// String shows the tree, an element a line.
func (n *node) String() string {
	var b strings.Builder
	n.print(&b, "")
	return b.String()
}

func (n *node) print(b *strings.Builder, indent string) {
	b.WriteString(indent + n.role)
	for _, key := range []string{"/Lang", "/Alt", "/A"} {
		switch v := n.dict[key].(type) {
		case string:
			b.WriteString(" " + key[1:] + "=" + strings.TrimPrefix(v, "u:"))
		case map[string]any:
			for _, name := range []string{"/Scope", "/ColSpan", "/ListNumbering", "/Summary"} {
				if v[name] != nil {
					s, _ := json.Marshal(v[name])
					b.WriteString(" " + name[1:] + "=" + strings.Trim(strings.TrimPrefix(strings.Trim(string(s), `"`), "u:"), "/"))
				}
			}
		}
	}
	b.WriteByte('\n')
	text := ""
	flush := func() {
		if text != "" {
			b.WriteString(indent + "  " + strconv.Quote(text) + "\n")
		}
		text = ""
	}
	for _, c := range n.content {
		switch c := c.(type) {
		case string:
			text += c
		case *node:
			flush()
			c.print(b, indent+"  ")
		case map[string]any:
			flush()
			target := ""
			if dest, ok := c["/Dest"].(string); ok {
				target = "#" + strings.TrimPrefix(dest, "u:")
			} else if a, ok := c["/A"].(map[string]any); ok {
				target = strings.TrimPrefix(a["/URI"].(string), "u:")
			}
			b.WriteString(indent + "  -> " + strings.TrimPrefix(c["/Subtype"].(string), "/") + " " + target +
				" (" + strings.TrimPrefix(c["/Contents"].(string), "u:") + ")\n")
		}
	}
	flush()
}

// plainText is all text below the node, in reading order.
func (n *node) plainText() string {
	text := ""
	for _, c := range n.content {
		switch c := c.(type) {
		case string:
			text += c
		case *node:
			text += c.plainText()
		}
	}
	return text
}
