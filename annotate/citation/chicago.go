package citation

import (
	"strings"

	"tickmark/annotate"
)

// chicago: Marsh, Ada, and Ben Orr. “Riders of the Tram.” Annals of Transport 12,
// no. 3 (May 2024): 117–134. As a note: Ada Marsh and Ben Orr, “Riders of the
// Tram,” Annals of Transport 12, no. 3 (May 2024): 117–134
func (w *writer) chicago() {
	if w.isLaw() {
		w.law()
		return
	}
	authors, editors := annotate.ParseNames(w.Author), annotate.ParseNames(w.Editor)
	if len(authors) > 0 {
		w.chicagoNames(authors)
		w.apart()
	} else if len(editors) > 0 && w.kind == annotate.Book {
		w.chicagoNames(editors)
		word := w.Terms.Editor
		if len(editors) > 1 {
			word = w.Terms.Editors
		}
		w.comma()
		w.own(strings.ToLower(word))
		editors = nil
		w.apart()
	}
	if w.isWhole() {
		w.titled(true)
	} else {
		w.quoted()
	}
	switch {
	case w.kind == annotate.JournalPiece || w.kind == annotate.Preprint:
		w.chicagoJournal()
	case w.isArticle():
		w.chicagoPress()
	default:
		w.chicagoWork(editors)
	}
	if !w.AsNote {
		w.stop()
	}
	w.address()
}

// apart parts the elements: by full stops in the bibliography, by commas in a note.
func (w *writer) apart() {
	switch {
	case !w.AsNote:
		w.next()
	case strings.HasSuffix(strings.TrimRight(Text(w.runs), "”»“"), ","):
		w.own(" ")
	default:
		w.comma()
	}
}

// chicagoNames writes all names; in the bibliography the first with the family name
// in front. Of more than ten, in a note of more than three, it names seven or one.
func (w *writer) chicagoNames(names []annotate.Name) {
	shown, others := len(names), false
	switch {
	case w.AsNote && len(names) > 3:
		shown, others = 1, true
	case len(names) > 10:
		shown, others = 7, true
	}
	for i, n := range names[:shown] {
		switch {
		case i == 0:
		case i == shown-1 && !others && i == 1 && w.AsNote:
			w.own(w.Terms.And)
		case i == shown-1 && !others:
			w.own(strings.TrimRight(w.Terms.Comma, " ") + w.Terms.And)
		default:
			w.comma()
		}
		if i > 0 || w.AsNote || n.Literal != "" || n.FamilyFirst() {
			w.put(n.String())
			continue
		}
		w.put(n.Family)
		for _, part := range []string{n.Given, n.Suffix} {
			if part != "" {
				w.comma()
				w.put(part)
			}
		}
	}
	if others {
		w.own(" " + w.Terms.AndOthers)
	}
}

// quoted writes the title between quotation marks. Those of English have the sign
// that follows inside.
func (w *writer) quoted() {
	opening, closing, _ := strings.Cut(w.Terms.Quote, "{value}")
	w.own(opening)
	w.titled(false)
	if opening == "“" {
		if w.AsNote {
			if w.hasMore() && !strings.ContainsAny(w.last(), "?!") {
				w.own(",")
			}
		} else {
			w.stop()
		}
	}
	w.own(closing)
}

// hasMore tells whether something comes after the title.
func (w *writer) hasMore() bool {
	rest := w.SourceFields
	return rest.Genre+rest.ContainerTitle+rest.Event+rest.Editor+rest.Edition+rest.Volume+rest.Issue+rest.Number+rest.Page+
		rest.PublisherPlace+w.unless(rest.Publisher, rest.Author)+string(rest.Issued) != "" || w.isWhole()
}

func (w *writer) chicagoJournal() {
	w.apart()
	w.italic(w.ContainerTitle)
	if w.Volume != "" {
		if w.ContainerTitle != "" {
			w.own(" ")
		}
		w.put(w.Volume)
	}
	if w.Issue != "" {
		w.comma()
		w.term(w.Terms.Issue, w.Issue)
	}
	if w.Number != "" {
		if w.ContainerTitle+w.Volume+w.Issue != "" {
			w.comma()
		}
		w.put(w.Number)
	}
	date := w.Terms.Date(w.Issued)
	if w.Issued == "" {
		date = w.Terms.NoDate
	}
	w.own(" (")
	w.put(date)
	w.own(")")
	if w.Page != "" {
		w.own(w.Terms.Colon)
		w.put(w.Page)
	}
}

// chicagoPress is an article in a newspaper or magazine, which is known by its day.
func (w *writer) chicagoPress() {
	parts := []func(){}
	if w.ContainerTitle != "" {
		parts = append(parts, func() {
			w.italic(w.ContainerTitle)
			if w.PublisherPlace != "" {
				w.own(" (")
				w.put(w.PublisherPlace)
				w.own(")")
			}
		})
	}
	for _, value := range []string{w.Terms.Date(w.Issued), w.Edition, w.Genre} {
		if value != "" {
			parts = append(parts, func() { w.put(value) })
		}
	}
	if w.Issue != "" {
		parts = append(parts, func() { w.term(w.Terms.Issue, w.Issue) })
	}
	if w.Page != "" {
		parts = append(parts, w.pages)
	}
	for i, part := range parts {
		if i == 0 {
			w.apart()
		} else {
			w.comma()
		}
		part()
	}
}

// chicagoWork is a work of its own, or a part of a book or programme.
func (w *writer) chicagoWork(editors []annotate.Name) {
	part := func(s string, write func()) {
		if s != "" {
			w.apart()
			if w.AsNote {
				write()
			} else {
				w.capitalised(write)
			}
		}
	}
	put := func(s string) { part(s, func() { w.put(s) }) }
	put(w.Genre)
	inBook := w.isPart() && w.ContainerTitle != ""
	part(w.ContainerTitle, func() {
		switch {
		case inBook:
			w.own(w.Terms.In)
			w.italic(w.ContainerTitle)
		case w.kind == annotate.Broadcast || w.kind == annotate.Recording || w.kind == annotate.BlogPost || w.kind == annotate.FigureOrTable:
			w.italic(w.ContainerTitle)
		default:
			w.put(w.ContainerTitle)
		}
	})
	// In a book its editor and pages follow in the same breath.
	then := func(s string, write func()) {
		switch {
		case s == "":
		case inBook:
			w.comma()
			write()
		default:
			part(s, write)
		}
	}
	if len(editors) > 0 {
		then(w.Editor, func() { w.editedBy(editors) })
	}
	then(w.Edition, w.editionText)
	then(w.Volume, func() { w.term(w.Terms.Volume, w.Volume) })
	then(w.Number, func() { w.term(w.Terms.Issue, w.Number) })
	then(w.Page, w.pages)
	put(w.Event)
	w.chicagoImprint()
}

// chicagoImprint is place, publisher and date: in brackets where a note is on a book.
func (w *writer) chicagoImprint() {
	publisher := w.unless(w.Publisher, w.Author, w.ContainerTitle)
	date := w.Terms.Date(w.Issued)
	if w.Issued == "" {
		date = w.Terms.NoDate
	}
	bracketed := w.AsNote && (w.isPart() || w.isWhole())
	if bracketed {
		w.own(" (")
	} else {
		w.apart()
	}
	if w.PublisherPlace != "" {
		w.put(w.PublisherPlace)
		if publisher != "" {
			w.own(w.Terms.Colon)
		} else {
			w.comma()
		}
	}
	if publisher != "" {
		w.put(publisher)
		w.comma()
	}
	w.put(date)
	if bracketed {
		w.own(")")
	}
}
