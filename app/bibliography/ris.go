package bibliography

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"tickmark/annotate"
)

// risTypes are the types of RIS, each with what it is in the model.
var risTypes = map[string]annotate.SourceType{
	"JOUR": annotate.JournalPiece, "EJOUR": annotate.JournalPiece, "ABST": annotate.JournalPiece, "INPR": annotate.JournalPiece,
	"NEWS": annotate.NewspaperPiece, "MGZN": annotate.MagazinePiece, "BLOG": annotate.BlogPost, "BOOK": annotate.Book, "EBOOK": annotate.Book,
	"EDBOOK": annotate.Book, "SER": annotate.Book, "CHAP": annotate.Chapter, "ECHAP": annotate.Chapter, "ENCYC": annotate.Encyclopedia,
	"DICT": annotate.Dictionary, "RPRT": annotate.Report, "GOVDOC": annotate.Report, "THES": annotate.Thesis, "CONF": annotate.ConferencePaper,
	"CPAPER": annotate.ConferencePaper, "ELEC": annotate.Webpage, "WEB": annotate.Webpage, "DATA": annotate.Dataset, "DBASE": annotate.Dataset,
	"AGGR": annotate.Dataset, "FIGURE": annotate.FigureOrTable, "CHART": annotate.FigureOrTable, "VIDEO": annotate.Film, "MPCT": annotate.Film,
	"ADVS": annotate.Broadcast, "SOUND": annotate.Recording, "MUSIC": annotate.Recording, "ART": annotate.Picture, "MAP": annotate.Map,
	"PCOMM": annotate.Personal, "ICOMM": annotate.Post, "SLIDE": annotate.Speech, "HEAR": annotate.Hearing, "STAT": annotate.Legislation,
	"BILL": annotate.Bill, "UNBILL": annotate.Bill, "LEGAL": annotate.Regulation, "CASE": annotate.LegalCase, "STAND": annotate.Standard,
	"PAT": annotate.Patent, "COMP": annotate.Software, "MANSCPT": annotate.Manuscript, "UNPB": annotate.Preprint, "UNPD": annotate.Preprint,
	"INTV": annotate.Interview, "GEN": annotate.Document, "MULTI": annotate.Document, "PAMP": annotate.Document,
}

// risWritten are the types as they are written.
var risWritten = map[annotate.SourceType]string{
	annotate.JournalPiece: "JOUR", annotate.NewspaperPiece: "NEWS", annotate.MagazinePiece: "MGZN", annotate.BlogPost: "BLOG", annotate.Book: "BOOK",
	annotate.Chapter: "CHAP", annotate.Encyclopedia: "ENCYC", annotate.Dictionary: "DICT", annotate.Report: "RPRT", annotate.Thesis: "THES",
	annotate.ConferencePaper: "CPAPER", annotate.Webpage: "ELEC", annotate.Dataset: "DATA", annotate.FigureOrTable: "FIGURE", annotate.Film: "VIDEO",
	annotate.Broadcast: "ADVS", annotate.Recording: "SOUND", annotate.Picture: "ART", annotate.Map: "MAP", annotate.Personal: "PCOMM",
	annotate.Post: "ICOMM", annotate.Speech: "SLIDE", annotate.Hearing: "HEAR", annotate.Legislation: "STAT", annotate.Bill: "BILL",
	annotate.Regulation: "LEGAL", annotate.LegalCase: "CASE", annotate.Standard: "STAND", annotate.Patent: "PAT", annotate.Software: "COMP",
	annotate.Manuscript: "MANSCPT", annotate.Preprint: "UNPB", annotate.Interview: "INTV",
}

var risLine = regexp.MustCompile(`^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$`)

// risTag is a line of a record.
type risTag struct{ name, value string }

func readRIS(text string, r *Reading) {
	var record []risTag
	open, start := false, 0
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t")
		m := risLine.FindStringSubmatch(line)
		switch {
		case m == nil && strings.TrimSpace(line) == "":
		case m == nil && !open:
			r.Faults = append(r.Faults, Fault{fmt.Sprintf("line %d", i+1), "This line of RIS belongs to no record."})
		case m == nil: // a long value goes on
			if last := len(record) - 1; last >= 0 {
				record[last].value += " " + strings.TrimSpace(line)
			}
		case m[1] == "TY":
			if open { // the end of the one before is missing
				r.addRIS(record, start)
			}
			record, open, start = []risTag{{"TY", m[2]}}, true, i+1
		case m[1] == "ER":
			if open {
				r.addRIS(record, start)
			}
			open = false
		case open:
			record = append(record, risTag{m[1], m[2]})
		default:
			r.Faults = append(r.Faults, Fault{fmt.Sprintf("line %d", i+1), "This line of RIS belongs to no record."})
		}
	}
	if open {
		r.addRIS(record, start)
	}
}

// risQuiet are tags without which a source is the same: keys, dates of access,
// short titles, links to the reader's own files.
var risQuiet = []string{"TY", "ID", "Y2", "DB", "DP", "AN", "ST", "J2", "JA", "L1", "L2", "L4", "RP", "C8", "KW"}

func (r *Reading) addRIS(record []risTag, line int) {
	d := draft{}
	kind := strings.ToUpper(strings.TrimSpace(record[0].value))
	d.Type = risTypes[kind]
	if d.Type == "" {
		d.Type = annotate.Document
		d.leaveOut("the type " + kind)
	}
	values := map[string][]string{}
	order := []string{}
	for _, tag := range record {
		value := annotate.CleanLine(tag.value)
		if value == "" {
			continue
		}
		if values[tag.name] == nil {
			order = append(order, tag.name)
		}
		values[tag.name] = append(values[tag.name], value)
	}
	take := func(field *string, tags ...string) {
		for _, tag := range tags {
			for _, value := range values[tag] {
				d.set(field, value, tag)
			}
			delete(values, tag)
		}
	}
	people := func(tags ...string) string {
		names := []annotate.Name{}
		for _, tag := range tags {
			for _, value := range values[tag] {
				names = append(names, risName(value))
			}
			delete(values, tag)
		}
		return annotate.FormatNames(names)
	}
	if ids := values["ID"]; len(ids) > 0 {
		d.Key = ids[0]
	}
	take(&d.Title, "TI", "T1", "CT")
	d.Author, d.Editor = people("AU", "A1"), people("ED", "A2")
	if d.Type == annotate.ConferencePaper {
		take(&d.Event, "T2")
		take(&d.ContainerTitle, "C3")
	}
	take(&d.ContainerTitle, "T2", "JF", "JO", "BT", "T3")
	take(&d.Title, "BT")
	take(&d.Publisher, "PB")
	take(&d.PublisherPlace, "CY", "PP")
	take(&d.Volume, "VL")
	take(&d.Issue, "IS")
	take(&d.Number, "M1")
	take(&d.Edition, "ET")
	take(&d.Genre, "M3")
	take(&d.DOI, "DO")
	take(&d.URL, "UR")
	take(&d.Language, "LA")
	if slices.Contains(articles, d.Type) {
		if len(values["SN"]) > 0 {
			d.leaveOut("ISSN")
		}
		delete(values, "SN")
	}
	take(&d.ISBN, "SN")
	d.Page = strings.Join(values["SP"], ", ")
	if ends := values["EP"]; len(ends) > 0 {
		d.Page = cmp.Or(d.Page, "1") + "–" + ends[0]
	}
	d.Note = strings.Join(values["N1"], "\n")
	for _, tag := range []string{"DA", "PY", "Y1"} {
		for _, value := range values[tag] {
			if d.Issued == "" {
				d.risDate(value)
			}
		}
	}
	for _, known := range append([]string{"SP", "EP", "N1", "DA", "PY", "Y1"}, risQuiet...) {
		delete(values, known)
	}
	for _, tag := range order {
		if values[tag] != nil {
			d.leaveOut(cmp.Or(map[string]string{"AB": "abstract", "N2": "abstract"}[tag], tag))
		}
	}
	r.add(d, fmt.Sprintf("line %d", line))
}

// risName reads “Family, Given, Suffix”; anything without a comma is a literal.
func risName(s string) annotate.Name {
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = annotate.CleanLine(parts[i])
	}
	switch len(parts) {
	case 2:
		return person(parts[0], parts[1], "")
	case 3:
		return person(parts[0], parts[1], parts[2])
	}
	return annotate.Name{Literal: s}
}

// risDate reads YYYY/MM/DD/other, or what others write there.
func (d *draft) risDate(s string) {
	parts := strings.Split(s, "/")
	if len(parts) > 2 || len(parts) == 2 && len(parts[1]) <= 2 {
		numbers := slices.Clone(parts[:min(len(parts), 3)])
		if len(numbers) > 1 {
			numbers[1] = cmp.Or(monthOf(numbers[1]), numbers[1])
		}
		if date := dateOf(numbers); date != "" {
			d.Issued = date
			if len(parts) > 3 && parts[3] != "" {
				d.leaveOut("“" + parts[3] + "” of the date")
			}
			return
		}
	}
	d.date(s)
}

// WriteRIS writes the items as RIS, with the line ends that its specification asks
// for. It has no place for an event but a conference.
func WriteRIS(w io.Writer, items []Item) error {
	var b strings.Builder
	for _, item := range items {
		line := func(tag, value string) {
			// A line that looks like a tag cannot come from a value: it has no line ends.
			if value = annotate.CleanLine(value); value != "" || tag == "ER" {
				fmt.Fprintf(&b, "%s  - %s\r\n", tag, value)
			}
		}
		kind := item.KindOfSource()
		line("TY", cmp.Or(risWritten[kind], "GEN"))
		line("ID", item.Key)
		for _, n := range annotate.ParseNames(item.Author) {
			line("AU", risNameOf(n))
		}
		for _, n := range annotate.ParseNames(item.Editor) {
			line("ED", risNameOf(n))
		}
		line("TI", item.TrueName())
		if kind == annotate.ConferencePaper {
			line("T2", item.Event)
			line("C3", item.ContainerTitle)
		} else {
			line("T2", item.ContainerTitle)
		}
		line("PB", item.Publisher)
		line("CY", item.PublisherPlace)
		line("PY", yearOf(item.Issued))
		line("DA", risDate(item.Issued))
		line("VL", item.Volume)
		line("IS", item.Issue)
		first, last, isRange := strings.Cut(item.Page, "–")
		if !isRange || strings.Contains(last, "–") {
			first, last = item.Page, ""
		}
		line("SP", first)
		line("EP", last)
		line("ET", item.Edition)
		line("M1", item.Number)
		line("M3", item.Genre)
		line("DO", item.DOI)
		if !slices.Contains(articles, kind) { // there it would be an ISSN
			line("SN", item.ISBN)
		}
		line("LA", item.Language)
		line("UR", item.URL)
		line("Y2", risDate(item.Accessed))
		line("L2", item.Archive)
		line("ER", "")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func risNameOf(n annotate.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	parts := slices.DeleteFunc([]string{n.Family, n.Given, n.Suffix}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

// risDate is YYYY/MM/DD/other, whose unknown parts are empty.
func risDate(d annotate.Date) string {
	if d == "" {
		return ""
	}
	return strings.ReplaceAll(string(d), "-", "/") + strings.Repeat("/", max(0, 3-strings.Count(string(d), "-")))
}
