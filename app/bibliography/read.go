package bibliography

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"tickmark/annotate"
)

// Format is a format of bibliography.
type Format string

// The formats.
const (
	CSL    Format = "csl" // CSL-JSON
	BibTeX Format = "bib" // and BibLaTeX
	RIS    Format = "ris"
)

// MaxBytes is the size of the largest file that [Read] reads.
const MaxBytes = 32 << 20

// Reading is what [Read] found.
type Reading struct {
	Format  Format
	Entries []Entry
	// Faults are the entries, or parts of the file, that could not be read.
	Faults []Fault
}

// Entry is a source that was read. Its fields are clean and obey the rules of the
// model. Its class is the one that its type usually has.
type Entry struct {
	// Key is what the file calls it; it may be empty.
	Key string
	annotate.SourceFields
	// LeftOut says what the entry has and the source does not, by the names of the
	// format: abstract, ISSN, end of the date.
	LeftOut []string
}

// Fault is an entry that could not be read, and why.
type Fault struct {
	Entry   string `json:"entry" doc:"What the file calls it, or where it stands"`
	Message string `json:"message"`
}

// Read reads a bibliography in any of the formats, which it tells by the content.
// A file of which only some entries can be read is no error; see [Reading].
//
// Errors: [annotate.TooLarge] above [MaxBytes], [annotate.Unsupported] for any other
// format, [annotate.Invalid] for JSON that is broken.
func Read(r io.Reader) (Reading, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return Reading{}, fmt.Errorf("read bibliography: %w", err)
	}
	if len(data) > MaxBytes {
		return Reading{}, annotate.Errorf(annotate.TooLarge, "This file is larger than %d MB. Export fewer entries at a time.", MaxBytes>>20)
	}
	text := decoded(data)
	found := Reading{Entries: []Entry{}, Faults: []Fault{}}
	switch {
	case strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{") && !bibStart.MatchString(text):
		found.Format = CSL
		err = readCSL(text, &found)
	case risStart.MatchString(text):
		found.Format = RIS
		readRIS(text, &found)
	case bibStart.MatchString(text):
		found.Format = BibTeX
		readBibTeX(text, &found)
	default:
		err = annotate.Errorf(annotate.Unsupported, "This is not a bibliography in CSL-JSON, BibTeX or RIS. Export the entries from your reference manager as one of these.")
	}
	return found, err
}

var (
	risStart = regexp.MustCompile(`(?m)^TY {1,2}- ?`)
	bibStart = regexp.MustCompile(`@\s*[A-Za-z]+\s*[{(]`)
)

// decoded returns the text of a file: in UTF-8 or UTF-16 by its byte order mark, in
// UTF-8 if it is valid, and otherwise in Windows-1252, in which old programs write.
// White space around it and its byte order mark are gone, and its line ends are LF.
func decoded(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		data, _ = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data) // replaces what is no text
	case !utf8.Valid(data):
		data, _ = charmap.Windows1252.NewDecoder().Bytes(data) // has a character for every byte
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	return strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
}

// draft is an entry while it is read.
type draft struct {
	Entry
}

// leaveOut notes something that the source has no place for.
func (d *draft) leaveOut(what string) {
	if !slices.Contains(d.LeftOut, what) {
		d.LeftOut = append(d.LeftOut, what)
	}
}

// set fills a field that is still empty, or notes that there is no place left.
func (d *draft) set(field *string, value, name string) {
	value = annotate.CleanLine(value)
	switch {
	case value == "" || *field == value:
	case *field == "":
		*field = value
	default:
		d.leaveOut(name)
	}
}

// date reads a date into Issued; see [readDate].
func (d *draft) date(value string) {
	date, left := readDate(value)
	if d.Issued == "" {
		d.Issued = date
	}
	if left != "" {
		d.leaveOut(left)
	}
}

var pageRange = regexp.MustCompile(`(\d)\s*(?:--|-|–)\s*(\d)`)

// add finishes an entry and adds it, or says why it is none. place says where in
// the file it stands.
func (r *Reading) add(d draft, place string) {
	d.Page = pageRange.ReplaceAllString(d.Page, "$1–$2")
	d.Class = usualClass(d.Type)
	d.SourceFields = d.Clean()
	if d.URL != "" && (annotate.SourceFields{URL: d.URL, Class: annotate.Primary}).Check() != nil {
		d.leaveOut("the address “" + d.URL + "”")
		d.URL = ""
	}
	if d.DOI != "" && (annotate.SourceFields{Title: "x", DOI: d.DOI, Class: annotate.Primary}).Check() != nil {
		d.leaveOut("the DOI “" + d.DOI + "”")
		d.DOI = ""
	}
	name := d.Key
	if name == "" {
		name = place
	}
	if d.Title == "" && d.URL == "" {
		if address := "https://doi.org/" + d.DOI; d.DOI != "" && annotate.SafeURL(address) {
			d.URL = address
		} else {
			r.Faults = append(r.Faults, Fault{name, "It has neither a title nor a web address."})
			return
		}
	}
	if err := d.Check(); err != nil {
		r.Faults = append(r.Faults, Fault{name, err.Error()})
		return
	}
	if d.LeftOut == nil {
		d.LeftOut = []string{}
	}
	r.Entries = append(r.Entries, d.Entry)
}
