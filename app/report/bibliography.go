package report

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tickmark/annotate"
)

// reference is a cited source with what the evidence adds to it.
type reference struct {
	annotate.Source
	key      string
	archive  string        // the first archived copy
	accessed annotate.Date // the latest day on which it was looked at
}

func references(d annotate.Dossier, o Options) ([]reference, error) {
	d, err := forPrograms(d, o)
	if err != nil {
		return nil, err
	}
	all := make([]reference, len(d.Sources))
	for i, s := range d.Sources {
		all[i] = reference{Source: s, key: citationKey(s)}
		for _, c := range d.Claims {
			for _, e := range c.Evidence {
				if e.SourceID == s.ID {
					all[i].archive = cmp.Or(all[i].archive, e.ArchiveURL)
					all[i].accessed = max(all[i].accessed, e.AccessedOn)
				}
			}
		}
	}
	return all, nil
}

// citationKey is the first word of who made the source, its year, and a mark of
// its identifier, such as council2019-3f2a: it does not depend on what
// else is cited, so that a manuscript can be exported to again.
func citationKey(s annotate.Source) string {
	if s.Confidential {
		return "confidential-" + annotate.Hash([]byte(s.ID))[:6]
	}
	by := cmp.Or(asciiWord(s.Author), asciiWord(s.Publisher), asciiWord(hostOf(s.URL)), asciiWord(s.Title), "source")
	return by + yearOf(s.Issued) + "-" + annotate.Hash([]byte(s.ID))[:6]
}

func yearOf(d annotate.Date) string { return string(d[:min(len(d), 4)]) }

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// asciiWord is the first word of s that has letters from a to z, accents taken
// off, in lower case: the letters that every program takes in a key.
func asciiWord(s string) string {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		letters := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, strings.ToLower(norm.NFD.String(word)))
		if letters != "" {
			return letters
		}
	}
	return ""
}

// cslItem is an item of CSL-JSON (schema csl-data, version 1.0.2).
type cslItem struct {
	ID              string    `json:"id"`
	Type            string    `json:"type"`
	Title           string    `json:"title,omitempty"`
	Author          []cslName `json:"author,omitempty"`
	Publisher       string    `json:"publisher,omitempty"`
	Issued          *cslDate  `json:"issued,omitempty"`
	Accessed        *cslDate  `json:"accessed,omitempty"`
	URL             string    `json:"URL,omitempty"`
	ArchiveLocation string    `json:"archive_location,omitempty"`
}

// cslName is a name that is printed as it is: a source does not say which part
// is the family name, or whether there are several.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [1][]int `json:"date-parts"`
}

func newCSLDate(d annotate.Date) *cslDate {
	date := cslDate{}
	for part := range strings.SplitSeq(string(d), "-") {
		n, err := strconv.Atoi(part)
		if err != nil { // no date, or not one that the model allows
			return nil
		}
		date.Parts[0] = append(date.Parts[0], n)
	}
	return &date
}

// WriteCSL writes the cited sources as CSL-JSON. A source with an address is a
// webpage, any other a document: the model says no more of it.
func WriteCSL(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	all, err := references(d, o)
	if err != nil {
		return err
	}
	items := []cslItem{}
	for _, r := range all {
		item := cslItem{
			ID: r.key, Type: "document", Title: r.Title, Publisher: r.Publisher, URL: r.URL,
			Issued: newCSLDate(r.Issued), Accessed: newCSLDate(r.accessed), ArchiveLocation: r.archive,
		}
		if r.URL != "" {
			item.Type = "webpage"
		}
		if r.Author != "" {
			item.Author = []cslName{{r.Author}}
		}
		items = append(items, item)
	}
	return writeIndented(ctx, w, items, o)
}

// bibEscapes are the characters that mean something to TeX. Braces are spelt
// out, because BibTeX counts them even after a backslash.
var bibEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`,
	`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`, `"`, `\textquotedbl{}`,
)

// WriteBibTeX writes the cited sources for BibTeX and BibLaTeX, in UTF-8. Each is
// a misc entry, which both programs know. Names and titles stand in braces of
// their own: they are not taken apart, and keep their capitals.
func WriteBibTeX(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	all, err := references(d, o)
	if err != nil {
		return err
	}
	var b strings.Builder
	for i, r := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "@misc{%s", r.key)
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, ",\n  %s = {%s}", name, value)
			}
		}
		whole := func(name, value string) {
			if value != "" {
				field(name, "{"+bibEscapes.Replace(annotate.CleanLine(value))+"}")
			}
		}
		whole("author", r.Author)
		whole("title", r.Name())
		whole("publisher", r.Publisher)
		field("year", bibEscapes.Replace(yearOf(r.Issued)))
		field("date", bibEscapes.Replace(string(r.Issued)))
		// An address is read as it stands; SafeURL lets no brace into one.
		if annotate.SafeURL(r.URL) {
			field("url", r.URL)
		}
		field("urldate", bibEscapes.Replace(string(r.accessed)))
		if annotate.SafeURL(r.archive) {
			field("note", `Archived: \url{`+r.archive+"}")
		}
		b.WriteString("\n}\n")
	}
	return writeText(ctx, w, b.String(), o)
}

// WriteRIS writes the cited sources as RIS, with the line ends that its
// specification asks for. A source with an address is of the type ELEC, any other GEN.
func WriteRIS(ctx context.Context, w io.Writer, d annotate.Dossier, o Options) error {
	all, err := references(d, o)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, r := range all {
		line := func(tag, value string) {
			// A line that looks like a tag cannot come from a value: it has no line ends.
			if value = annotate.CleanLine(value); value != "" || tag == "ER" {
				fmt.Fprintf(&b, "%s  - %s\r\n", tag, value)
			}
		}
		kind := "GEN"
		if r.URL != "" {
			kind = "ELEC"
		}
		line("TY", kind)
		line("ID", r.key)
		line("AU", r.Author)
		line("TI", r.Name())
		line("PB", r.Publisher)
		line("PY", yearOf(r.Issued))
		line("DA", risDate(r.Issued))
		line("UR", r.URL)
		line("Y2", risDate(r.accessed))
		line("L2", r.archive)
		line("ER", "")
	}
	return writeText(ctx, w, b.String(), o)
}

// risDate is YYYY/MM/DD/other, whose unknown parts are empty.
func risDate(d annotate.Date) string {
	if d == "" {
		return ""
	}
	return strings.ReplaceAll(string(d), "-", "/") + strings.Repeat("/", 3-strings.Count(string(d), "-"))
}

func writeText(ctx context.Context, w io.Writer, text string, o Options) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("write sources: %w", err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("write sources: %w", err)
	}
	o.progress(1)
	return nil
}
