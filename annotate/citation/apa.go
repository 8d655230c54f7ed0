package citation

import (
	"slices"
	"strings"

	"tickmark/annotate"
)

// yearAlone are the types of which APA gives the year and no day.
var yearAlone = []annotate.SourceType{
	annotate.JournalPiece, annotate.Book, annotate.Chapter, annotate.Encyclopedia, annotate.Dictionary, annotate.Thesis, annotate.Report,
	annotate.Map, annotate.Standard, annotate.Dataset, annotate.Software, annotate.Manuscript, annotate.Treaty,
}

// apa: Marsh, A., & Orr, B. (2024). Riders of the tram. Annals of Transport, 12(3),
// 117–134. https://doi.org/10.5555/1
func (w *writer) apa() {
	if w.isLaw() {
		w.law()
		return
	}
	authors := annotate.ParseNames(w.Author)
	editors := annotate.ParseNames(w.Editor)
	leadEditors := len(authors) == 0 && len(editors) > 0 && w.kind == annotate.Book
	switch {
	case len(authors) > 0:
		w.apaNames(authors)
	case leadEditors:
		w.apaNames(editors)
		w.apaEditors(len(editors))
		editors = nil
	default:
		w.apaTitle()
	}
	if w.last() != "." {
		w.own(".")
	}
	w.own(" (")
	w.apaDate()
	w.own(").")
	if len(authors) > 0 || leadEditors {
		w.own(" ")
		w.apaTitle()
	}
	w.apaPlace(editors)
	if !w.AsNote {
		w.stop()
	}
	w.address()
}

// apaNames writes “Marsh, A., & Orr, B.”; of more than 20 the first 19 and the last.
func (w *writer) apaNames(names []annotate.Name) {
	for i, n := range names {
		if len(names) > 20 && i > 18 && i < len(names)-1 {
			continue
		}
		switch {
		case i == 0:
		case i == len(names)-1 && len(names) > 20:
			w.own(w.Terms.Comma + "… ")
		case i == len(names)-1:
			w.own(w.Terms.Comma + "& ")
		default:
			w.comma()
		}
		if n.Literal != "" || n.FamilyFirst() {
			w.put(n.String())
			continue
		}
		w.put(n.Family)
		w.comma()
		w.put(initials(n.Given))
		if n.Suffix != "" {
			w.comma()
			w.put(n.Suffix)
		}
	}
}

// initials shortens given names: Jean-Paul Otto to J.-P. O. Names in scripts without
// capitals stay whole, because there a letter is more than an initial.
func initials(given string) string {
	words := strings.Fields(given)
	for i, word := range words {
		parts := strings.Split(word, "-")
		for k, part := range parts {
			if letters := []rune(part); annotate.HasCapital(part) && len(letters) > 1 && letters[1] != '.' {
				parts[k] = string(letters[0]) + "."
			} else if annotate.HasCapital(part) && len(letters) == 1 {
				parts[k] = part + "."
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

func (w *writer) apaEditors(n int) {
	word := w.Terms.Editor
	if n > 1 {
		word = w.Terms.Editors
	}
	w.own(" (" + word + ")")
}

func (w *writer) apaDate() {
	switch {
	case w.Issued == "":
		w.own(w.Terms.NoDate)
	case slices.Contains(yearAlone, w.kind):
		w.put(string(w.Issued[:4]))
	default:
		w.put(w.Terms.YearFirst(w.Issued))
	}
}

// apaTitle writes the title with what belongs to it.
func (w *writer) apaTitle() {
	inContainer := w.isArticle() || w.isPart() || w.kind == annotate.BlogPost ||
		w.ContainerTitle != "" && slices.Contains([]annotate.SourceType{annotate.Broadcast, annotate.Recording, annotate.FigureOrTable, annotate.Interview}, w.kind)
	w.titled(!inContainer)
	if !w.isPart() && !w.isArticle() {
		w.bracketed("(", ")", w.apaDetails()...)
	}
	bracket := []func(){}
	if w.Genre != "" {
		bracket = append(bracket, func() { w.put(w.Genre) })
	}
	if w.kind == annotate.Thesis && w.Publisher != "" {
		bracket = append(bracket, func() { w.put(w.Publisher) })
	}
	if names := annotate.ParseNames(w.Editor); w.kind == annotate.Interview && len(names) > 0 {
		bracket = append(bracket, func() { w.editedBy(names) })
	}
	w.bracketed("[", "]", bracket...)
}

// apaDetails are what stands in brackets behind the title of a whole work.
func (w *writer) apaDetails() []func() {
	details := []func(){}
	if w.Edition != "" {
		details = append(details, func() { w.capitalised(w.editionText) })
	}
	if w.Volume != "" {
		details = append(details, func() { w.capitalised(func() { w.term(w.Terms.Volume, w.Volume) }) })
	}
	if w.Number != "" {
		details = append(details, func() { w.capitalised(func() { w.term(w.Terms.Issue, w.Number) }) })
	}
	if w.Page != "" {
		details = append(details, w.pages)
	}
	return details
}

func (w *writer) bracketed(opening, closing string, parts ...func()) {
	if len(parts) == 0 {
		return
	}
	w.own(" " + opening)
	for i, part := range parts {
		if i > 0 {
			w.comma()
		}
		part()
	}
	w.own(closing)
}

// apaPlace says where the source is to be found.
func (w *writer) apaPlace(editors []annotate.Name) {
	publisher := w.unless(w.Publisher, w.Author, w.ContainerTitle)
	switch {
	case w.isArticle():
		if w.ContainerTitle != "" {
			w.next()
			w.italic(w.ContainerTitle)
			if w.Volume != "" {
				w.comma()
				w.italic(w.Volume)
			}
			if w.Issue != "" {
				if w.Volume == "" {
					w.comma()
				}
				w.own("(")
				w.put(w.Issue)
				w.own(")")
			}
		}
		w.behindComma(w.Number)
		w.behindComma(w.Page)
		return
	case w.isPart():
		if w.ContainerTitle != "" || len(editors) > 0 {
			w.next()
			w.own(capital(w.Terms.In))
			if len(editors) > 0 {
				for i, n := range editors {
					w.between(i, len(editors), " & ")
					w.put(annotate.Name{Family: n.Family, Given: initials(n.Given), Suffix: n.Suffix, Literal: n.Literal}.String())
				}
				w.apaEditors(len(editors))
				if w.ContainerTitle != "" {
					w.comma()
				}
			}
			w.italic(w.ContainerTitle)
			w.bracketed("(", ")", w.apaDetails()...)
		}
	case w.ContainerTitle != "":
		w.next()
		if w.unless(w.ContainerTitle, w.Author) != "" {
			w.runs = append(w.runs, Run{Text: w.ContainerTitle, Italic: w.kind == annotate.Broadcast || w.kind == annotate.Recording || w.kind == annotate.BlogPost})
		}
	}
	if w.Event != "" {
		w.next()
		w.put(w.Event)
		w.behindComma(w.PublisherPlace)
	}
	if publisher != "" && w.kind != annotate.Thesis {
		w.next()
		w.put(publisher)
	}
	if len(editors) > 0 && !w.isPart() && w.kind != annotate.Interview {
		w.next()
		w.editedBy(editors)
	}
}

// capitalised makes the first of the style's own words begin with a capital.
func (w *writer) capitalised(write func()) {
	start := len(w.runs)
	write()
	if start < len(w.runs) && w.runs[start].Own {
		w.runs[start].Text = capital(w.runs[start].Text)
	}
}

// capital makes the first letter a capital, where the script has them.
func capital(s string) string {
	letters := []rune(s)
	if len(letters) == 0 {
		return s
	}
	return strings.ToUpper(string(letters[0])) + string(letters[1:])
}

// law is how both styles cite a law, a treaty or a decision: Board v. Clerk, 12
// Harbour Reports 34 (High Court, 1998).
func (w *writer) law() {
	w.titled(w.kind == annotate.LegalCase)
	w.behindComma(w.Number)
	if w.ContainerTitle != "" || w.Volume != "" || w.Page != "" {
		w.comma()
		first := true
		for _, part := range []string{w.Volume, w.ContainerTitle, w.Page} {
			if part == "" {
				continue
			}
			if !first {
				w.own(" ")
			}
			w.put(part)
			first = false
		}
	}
	w.behindComma(w.Event)
	details := []func(){}
	if publisher := w.unless(w.Publisher, w.ContainerTitle); publisher != "" {
		details = append(details, func() { w.put(publisher) })
	} else if w.Author != "" {
		details = append(details, func() { w.said(annotate.ParseNames(w.Author)) })
	}
	if w.PublisherPlace != "" {
		details = append(details, func() { w.put(w.PublisherPlace) })
	}
	if w.Issued != "" {
		details = append(details, func() { w.put(w.Terms.Date(w.Issued)) })
	}
	w.bracketed("(", ")", details...)
	if !w.AsNote {
		w.stop()
	}
	w.address()
}
