package bibliography

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tickmark/annotate"
)

// bibKinds are the entry types of BibTeX and BibLaTeX, and what others use.
var bibKinds = map[string]annotate.SourceType{
	"article": annotate.JournalPiece, "suppperiodical": annotate.JournalPiece, "book": annotate.Book, "mvbook": annotate.Book, "collection": annotate.Book,
	"mvcollection": annotate.Book, "proceedings": annotate.Book, "periodical": annotate.Book, "manual": annotate.Book, "booklet": annotate.Document,
	"inbook": annotate.Chapter, "bookinbook": annotate.Chapter, "incollection": annotate.Chapter, "inproceedings": annotate.ConferencePaper,
	"conference": annotate.ConferencePaper, "inreference": annotate.Encyclopedia, "phdthesis": annotate.Thesis, "mastersthesis": annotate.Thesis,
	"thesis": annotate.Thesis, "techreport": annotate.Report, "report": annotate.Report, "online": annotate.Webpage, "electronic": annotate.Webpage,
	"www": annotate.Webpage, "webpage": annotate.Webpage, "dataset": annotate.Dataset, "software": annotate.Software, "patent": annotate.Patent,
	"legislation": annotate.Legislation, "jurisdiction": annotate.LegalCase, "legal": annotate.Treaty, "standard": annotate.Standard,
	"movie": annotate.Film, "video": annotate.Film, "audio": annotate.Recording, "music": annotate.Recording, "artwork": annotate.Picture,
	"image": annotate.Picture, "letter": annotate.Personal, "unpublished": annotate.Manuscript, "misc": annotate.Document,
}

// bibWritten are the entry types that are written: those that BibTeX knows, too.
// Any other type is a misc entry whose entrysubtype names it.
var bibWritten = map[annotate.SourceType]string{
	annotate.JournalPiece: "article", annotate.Book: "book", annotate.Chapter: "incollection", annotate.ConferencePaper: "inproceedings",
	annotate.Thesis: "phdthesis", annotate.Report: "techreport", annotate.Manuscript: "unpublished",
}

// inBooks are the types whose container is a booktitle.
var inBooks = []annotate.SourceType{annotate.Chapter, annotate.ConferencePaper, annotate.Encyclopedia, annotate.Dictionary}

// bibReader reads the text of a BibTeX file.
type bibReader struct {
	text    string
	at      int
	strings map[string]string // @string
	entries map[string]map[string]string
	*Reading
}

// mostBroken is after how many broken entries a file is given up: each may be
// searched to the end of the file for a brace.
const mostBroken = 200

func readBibTeX(text string, r *Reading) {
	b := &bibReader{text: text, strings: map[string]string{}, entries: map[string]map[string]string{}, Reading: r}
	for _, month := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		b.strings[month] = month
	}
	broken := 0
	for {
		next := strings.IndexByte(b.text[b.at:], '@')
		if next < 0 {
			return
		}
		start := b.at + next
		b.at = start + 1
		if err := b.entry(); err != nil {
			line := strconv.Itoa(strings.Count(b.text[:start], "\n") + 1)
			b.Faults = append(b.Faults, Fault{"line " + line, "This entry of BibTeX could not be read: " + err.Error() + "."})
			if broken++; broken == mostBroken {
				b.Faults = append(b.Faults, Fault{"line " + line, "Too many entries are broken; what comes after this line was not read."})
				return
			}
			// The next entry most likely begins a line.
			b.at = start + 1
			if next := strings.Index(b.text[b.at:], "\n@"); next >= 0 {
				b.at += next
			} else {
				return
			}
		}
	}
}

func (b *bibReader) space() {
	for b.at < len(b.text) && (unicode.IsSpace(rune(b.text[b.at])) || b.text[b.at] == '%') {
		if b.text[b.at] == '%' { // a comment
			if end := strings.IndexByte(b.text[b.at:], '\n'); end >= 0 {
				b.at += end
			} else {
				b.at = len(b.text)
				return
			}
		}
		b.at++
	}
}

func (b *bibReader) peek() byte {
	b.space()
	if b.at >= len(b.text) {
		return 0
	}
	return b.text[b.at]
}

// word reads a name: of a type, a field or a key.
func (b *bibReader) word(stop string) string {
	b.space()
	start := b.at
	for b.at < len(b.text) && !strings.ContainsRune(stop, rune(b.text[b.at])) {
		b.at++
	}
	return strings.TrimSpace(b.text[start:b.at])
}

const wordEnd = "{}(),=#\"@ \t\n"

func (b *bibReader) entry() error {
	kind := strings.ToLower(b.word(wordEnd))
	opening := b.peek()
	if kind == "" || opening != '{' && opening != '(' {
		return nil // an address of e-mail, say, between the entries
	}
	closing := byte('}')
	if opening == '(' {
		closing = ')'
	}
	switch kind {
	case "comment", "preamble":
		if opening == '{' {
			b.at += groupEnd(b.text[b.at:])
		}
		return nil
	}
	b.at++
	key := ""
	if kind != "string" {
		key = b.word(",}) \t\n")
		if b.peek() == ',' {
			b.at++
		}
	}
	fields := map[string]string{}
	for b.peek() != closing {
		if b.peek() == ',' {
			b.at++
			continue
		}
		name := strings.ToLower(b.word(wordEnd))
		if b.peek() != '=' || name == "" {
			return errors.New("there is no “=” after the name of a field, or a brace is missing")
		}
		b.at++
		value, err := b.value()
		if err != nil {
			return fmt.Errorf("in its field “%s” %w", name, err)
		}
		if fields[name] == "" {
			fields[name] = value
		}
	}
	b.at++
	if kind == "string" {
		for name, value := range fields {
			b.strings[name] = value
		}
		return nil
	}
	if parent := b.entries[strings.ToLower(fields["crossref"])]; parent != nil {
		inherit(fields, parent)
	}
	delete(fields, "crossref")
	b.entries[strings.ToLower(key)] = fields
	b.add(newBibDraft(kind, key, maps.Clone(fields)), fmt.Sprintf("entry %d", len(b.Entries)+len(b.Faults)+1))
	return nil
}

// inherit fills in what an entry takes from the one that it refers to.
func inherit(fields, parent map[string]string) {
	for name, value := range parent {
		if name == "title" {
			name = "booktitle"
		}
		if fields[name] == "" && name != "author" && name != "doi" && name != "isbn" && name != "subtitle" && name != "entrysubtype" {
			fields[name] = value
		}
	}
}

// value reads parts in braces or quotation marks, numbers and names of strings,
// joined by “#”.
func (b *bibReader) value() (string, error) {
	var value strings.Builder
	for {
		switch c := b.peek(); {
		case c == '{':
			end := groupEnd(b.text[b.at:])
			group := b.text[b.at : b.at+end]
			if !strings.HasSuffix(group, "}") || len(group) < 2 {
				return "", errors.New("a brace is not closed")
			}
			value.WriteString(group[1 : len(group)-1])
			b.at += end
		case c == '"':
			b.at++
			start, depth := b.at, 0
			for ; b.at < len(b.text) && (b.text[b.at] != '"' || depth > 0); b.at++ {
				switch b.text[b.at] {
				case '\\':
					// An accent, \"o: its sign ends nothing.
					if b.at+1 < len(b.text) {
						b.at++
					}
				case '{':
					depth++
				case '}':
					depth--
				}
			}
			if b.at >= len(b.text) {
				return "", errors.New("a quotation mark is not closed")
			}
			value.WriteString(b.text[start:b.at])
			b.at++
		default:
			word := b.word(wordEnd)
			if word == "" {
				return "", errors.New("there is no value")
			}
			if known, ok := b.strings[strings.ToLower(word)]; ok {
				word = known
			}
			value.WriteString(word)
		}
		if b.peek() != '#' {
			return value.String(), nil
		}
		b.at++
	}
}

// quietly are fields without which a source is the same.
var quietly = []string{
	"timestamp", "owner", "ids", "file", "keywords", "urldate", "shorttitle", "shortjournal", "date-added", "date-modified", "bdsk-url-1", "bdsk-file-1",
	"related", "options", "langid", "entrysubtype", "year", "month", "day", "journaltitle", "number", "issue", "primaryclass", "archiveprefix", "eprinttype", "eprintclass",
	"lccn", "copyright", "read", "added-at", "biburl", "interhash", "intrahash", "internal-note", "pagination", "bookpagination", "xdata", "sortname", "sorttitle", "key", "groups", "priority",
}

// newBibDraft makes a draft of the fields, of which it takes out what it reads.
func newBibDraft(kind, key string, fields map[string]string) (d draft) {
	d.Key = key
	odd := func(command string) { d.leaveOut("the command " + command) }
	get := func(name string) string { return annotate.CleanLine(plainLaTeX(fields[name], odd)) }
	take := func(field *string, names ...string) {
		for _, name := range names {
			d.set(field, get(name), name)
			delete(fields, name)
		}
	}
	d.Type = bibKindOf(kind, fields)
	if bibKinds[kind] == "" {
		d.leaveOut("the type @" + kind)
	}
	if kind == "mastersthesis" || kind == "phdthesis" {
		fields["type"] = cmp.Or(fields["type"], map[string]string{"mastersthesis": "Master’s thesis"}[kind])
	}
	if subtitle := get("subtitle"); subtitle != "" {
		d.Title = strings.TrimSuffix(get("title"), ":") + ": " + subtitle
		delete(fields, "title")
		delete(fields, "subtitle")
	}
	take(&d.Title, "title")
	d.Author, d.Editor = d.bibNames(fields["author"], odd), d.bibNames(cmp.Or(fields["editor"], fields["interviewer"]), odd)
	delete(fields, "author")
	delete(fields, "editor")
	delete(fields, "interviewer")
	address := plainAddress(fields["url"])
	if how := fields["howpublished"]; strings.Contains(how, `\url`) || strings.HasPrefix(how, "http") {
		address = cmp.Or(address, plainAddress(how))
		delete(fields, "howpublished")
	}
	if id := fields["eprint"]; strings.EqualFold(cmp.Or(fields["eprinttype"], fields["archiveprefix"]), "arxiv") && id != "" {
		address = cmp.Or(address, "https://arxiv.org/abs/"+plainAddress(id))
		delete(fields, "eprint")
	}
	d.URL, d.DOI = address, plainAddress(fields["doi"])
	if kind == "misc" && fields["entrysubtype"] == "" && d.URL != "" {
		d.Type = annotate.Webpage
	}
	delete(fields, "url")
	delete(fields, "doi")
	take(&d.ContainerTitle, "journaltitle", "journal", "booktitle", "maintitle", "series", "howpublished", "titleaddon")
	take(&d.Publisher, "publisher", "institution", "school", "organization", "holder")
	take(&d.PublisherPlace, "location", "address", "venue")
	take(&d.Event, "eventtitle")
	take(&d.Volume, "volume")
	if slices.Contains(articles, d.Type) {
		take(&d.Issue, "number", "issue")
		take(&d.Number, "eid")
	} else {
		take(&d.Number, "number", "eid", "eprint")
		take(&d.Issue, "issue")
	}
	take(&d.Page, "pages")
	take(&d.Edition, "edition", "version")
	take(&d.Genre, "type")
	take(&d.ISBN, "isbn")
	take(&d.Language, "language", "langid")
	archived := strings.HasPrefix(fields["note"], `Archived: \url{`) // as WriteBibTeX notes it
	if !archived {
		d.Note = get("note")
	}
	delete(fields, "note")
	if date := get("date"); date != "" {
		d.date(date)
	} else {
		d.bibYear(get("year"), get("month"), get("day"))
	}
	delete(fields, "date")
	rest := []string{}
	for name, value := range fields {
		if !slices.Contains(quietly, name) && strings.TrimSpace(value) != "" {
			rest = append(rest, name)
		}
	}
	slices.Sort(rest)
	for _, name := range rest {
		d.leaveOut(name)
	}
	return d
}

func bibKindOf(kind string, fields map[string]string) annotate.SourceType {
	subtype := strings.ToLower(strings.TrimSpace(fields["entrysubtype"]))
	switch subtype {
	case "newspaper":
		return annotate.NewspaperPiece
	case "magazine":
		return annotate.MagazinePiece
	}
	if (annotate.SourceFields{Title: "x", Type: annotate.SourceType(subtype), Class: annotate.Primary}).Check() == nil && subtype != "" {
		return annotate.SourceType(subtype)
	}
	return cmp.Or(bibKinds[kind], annotate.Document)
}

// bibYear reads the fields of BibTeX for a date.
func (d *draft) bibYear(year, month, day string) {
	date, left := readDate(year)
	if left != "" {
		d.leaveOut(left)
	}
	d.Issued = date
	if len(date) != len("2006") || month == "" {
		return
	}
	// Some write “1 may”, or “may # "~1"”.
	for word := range strings.FieldsSeq(month) {
		if n := monthOf(word); n != "" && strings.Trim(word, "0123456789") != "" {
			month, day = n, cmp.Or(day, strings.Trim(strings.Replace(month, word, "", 1), " .~"))
			break
		}
	}
	if n := monthOf(month); n != "" {
		d.Issued = cmp.Or(dateOf([]string{string(date), n, day}), dateOf([]string{string(date), n}))
		return
	}
	d.leaveOut("the month “" + month + "”")
}

// bibNames reads names that are parted by “and”.
func (d *draft) bibNames(value string, odd func(string)) string {
	names := []annotate.Name{}
	for _, part := range splitTopLevel(value, " and ") {
		if strings.EqualFold(strings.TrimSpace(part), "others") {
			d.leaveOut("that there are other authors (et al.)")
			continue
		}
		names = append(names, bibName(part, odd))
	}
	return annotate.FormatNames(names)
}

// bibName reads a name in any of the orders of BibTeX (Last, First; Last, Jr, First;
// First von Last) or as BibLaTeX's list of parts (family=..., given=...).
func bibName(s string, odd func(string)) annotate.Name {
	plain := func(s string) string {
		return annotate.CleanLine(strings.NewReplacer("{", "", "}", "").Replace(plainLaTeX(s, odd)))
	}
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "{") && groupEnd(s) == len(s) {
		return annotate.Name{Literal: plain(s)}
	}
	parts := splitTopLevel(s, ",")
	if strings.Contains(parts[0], "=") && slices.Contains([]string{"family", "given", "prefix", "suffix"}, strings.TrimSpace(strings.SplitN(parts[0], "=", 2)[0])) {
		fields := map[string]string{}
		for _, part := range parts {
			name, value, _ := strings.Cut(part, "=")
			fields[strings.TrimSpace(name)] = plain(strings.Trim(strings.TrimSpace(value), `"`))
		}
		family := annotate.CleanLine(fields["prefix"] + " " + fields["family"])
		return person(family, fields["given"], fields["suffix"])
	}
	switch len(parts) {
	case 2:
		return person(plain(parts[0]), plain(parts[1]), "")
	case 3:
		return person(plain(parts[0]), plain(parts[2]), plain(parts[1]))
	case 1:
		words := splitTopLevel(strings.Join(strings.Fields(s), " "), " ")
		first := len(words) - 1 // of the family name
		for i, word := range words[:len(words)-1] {
			if letters := []rune(plain(word)); len(letters) > 0 && unicode.IsLower(letters[0]) {
				first = i
				break
			}
		}
		return person(plain(strings.Join(words[first:], " ")), plain(strings.Join(words[:first], " ")), "")
	}
	return annotate.Name{Literal: plain(s)}
}

// person is a name with a family name and a given one, or a literal.
func person(family, given, suffix string) annotate.Name {
	if family == "" || given == "" {
		return annotate.Name{Literal: annotate.CleanLine(given + " " + family + " " + suffix)}
	}
	return annotate.Name{Family: family, Given: given, Suffix: suffix}
}

// splitTopLevel splits where between stands outside of braces. White space in it is
// any white space.
func splitTopLevel(s, between string) []string {
	if between != "," {
		s = strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
	}
	parts, depth, start := []string{}, 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '{':
			depth++
		case s[i] == '}':
			depth--
		case depth == 0 && len(s)-i >= len(between) && strings.EqualFold(s[i:i+len(between)], between):
			parts = append(parts, s[start:i])
			start = i + len(between)
			i = start - 1
		}
	}
	return append(parts, s[start:])
}

// WriteBibTeX writes the items for BibTeX and BibLaTeX, in UTF-8. Titles and
// organisations stand in braces of their own, so that they keep their capitals and
// are not taken apart.
func WriteBibTeX(w io.Writer, items []Item) error {
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeBibEntry(&b, item)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeBibEntry(b *strings.Builder, item Item) {
	kind := item.KindOfSource()
	written := cmp.Or(bibWritten[kind], "misc")
	if slices.Contains(articles, kind) {
		written = "article"
	}
	fmt.Fprintf(b, "@%s{%s", written, item.Key)
	raw := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, ",\n  %s = {%s}", name, value)
		}
	}
	field := func(name, value string) { raw(name, escapeLaTeX(annotate.CleanLine(value))) }
	whole := func(name, value string) {
		if value = annotate.CleanLine(value); value != "" {
			raw(name, "{"+escapeLaTeX(value)+"}")
		}
	}
	plain := kind == annotate.Document && item.URL == "" || kind == annotate.Webpage && item.URL != ""
	switch {
	case kind == annotate.NewspaperPiece:
		raw("entrysubtype", "newspaper")
	case kind == annotate.MagazinePiece:
		raw("entrysubtype", "magazine")
	case written == "misc" && !plain:
		raw("entrysubtype", string(kind))
	}
	raw("author", bibAuthors(item.Author))
	raw("editor", bibAuthors(item.Editor))
	whole("title", item.TrueName())
	switch {
	case slices.Contains(articles, kind):
		field("journal", item.ContainerTitle)
	case slices.Contains(inBooks, kind):
		field("booktitle", item.ContainerTitle)
	case slices.Contains(inSeries, kind):
		field("series", item.ContainerTitle)
	default:
		whole("howpublished", item.ContainerTitle)
	}
	switch kind {
	case annotate.Report:
		whole("institution", item.Publisher)
	case annotate.Thesis:
		whole("school", item.Publisher)
	default:
		whole("publisher", item.Publisher)
	}
	field("address", item.PublisherPlace)
	field("eventtitle", item.Event)
	field("year", yearOf(item.Issued))
	field("date", string(item.Issued))
	field("volume", item.Volume)
	if slices.Contains(articles, kind) {
		field("number", item.Issue)
		field("eid", item.Number)
	} else {
		field("number", item.Number)
		field("issue", item.Issue)
	}
	field("pages", item.Page)
	field("edition", item.Edition)
	field("type", item.Genre)
	field("isbn", item.ISBN)
	field("language", item.Language)
	if !strings.ContainsAny(item.DOI, "{}\\") {
		raw("doi", item.DOI)
	}
	// An address is read as it stands; SafeURL lets no brace into one.
	if annotate.SafeURL(item.URL) {
		raw("url", item.URL)
	}
	field("urldate", string(item.Accessed))
	if annotate.SafeURL(item.Archive) {
		raw("note", `Archived: \url{`+item.Archive+"}")
	}
	b.WriteString("\n}\n")
}

func bibAuthors(field string) string {
	names := []string{}
	for _, n := range annotate.ParseNames(field) {
		switch part := func(s string) string { return guarded(escapeLaTeX(s)) }; {
		case n.Literal != "":
			names = append(names, "{"+escapeLaTeX(n.Literal)+"}")
		case n.Suffix != "":
			names = append(names, part(n.Family)+", "+part(n.Suffix)+", "+part(n.Given))
		default:
			names = append(names, part(n.Family)+", "+part(n.Given))
		}
	}
	return strings.Join(names, " and ")
}

// guarded puts a part of a name into braces that would be taken apart: one with an
// “and” in it, or with a sign of BibLaTeX's lists of parts.
func guarded(s string) string {
	if strings.Contains(" "+strings.ToLower(s)+" ", " and ") || strings.ContainsAny(s, "=,") {
		return "{" + s + "}"
	}
	return s
}
