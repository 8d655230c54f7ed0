package citation

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tickmark/annotate"
)

// Style is how citations are laid out.
type Style string

// The styles.
const (
	// Plain names author and title, and then what else is known.
	Plain Style = "plain"
	// APA is like the seventh edition of the APA's manual.
	APA Style = "apa"
	// Chicago is like the seventeenth edition of Chicago’s, notes and bibliography.
	Chicago Style = "chicago"
)

// Styles lists the styles with their names; the first is that of a house that has
// not chosen.
func Styles() []annotate.Term {
	return []annotate.Term{
		{Key: string(Plain), Label: "Plain"},
		{Key: string(APA), Label: "Like APA"},
		{Key: string(Chicago), Label: "Like Chicago (notes and bibliography)"},
	}
}

// Run is a part of a citation.
type Run struct {
	Text   string
	Italic bool
	Title  bool // of the source
	// Own tells the style's own words and signs from those of the source, which may
	// be in another language and run the other way.
	Own bool
	// URL is where the run leads; empty for most.
	URL string
}

// Options say how a source is cited.
type Options struct {
	Style Style
	// AsNote is for a citation in a sentence, such as beside a piece of evidence: in
	// Chicago's style a note, without a full stop, and without the address, to which
	// the title leads.
	AsNote bool
	// Inside is for the newsroom, which may know who a confidential source is.
	Inside bool
	Terms  Terms
}

// Cite lays out a source. The runs joined are a citation of one line.
func Cite(f annotate.SourceFields, o Options) []Run {
	w := &writer{SourceFields: f, Options: o, kind: f.KindOfSource()}
	if f.Confidential && !o.Inside {
		return []Run{{Text: f.Alias}}
	}
	w.Page = pageRange.ReplaceAllString(f.Page, "$1–$2")
	switch o.Style {
	case APA:
		w.apa()
	case Chicago:
		w.chicago()
	default:
		w.plain()
	}
	return w.merged()
}

// Text is the citation without its looks.
func Text(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

var pageRange = regexp.MustCompile(`(\d)-(\d)`)

// writer is a citation that is being laid out.
type writer struct {
	annotate.SourceFields
	Options
	kind annotate.SourceType
	runs []Run
}

// own writes words of the style.
func (w *writer) own(s string) {
	if s != "" {
		w.runs = append(w.runs, Run{Text: s, Own: true})
	}
}

// put writes words of the source.
func (w *writer) put(s string) {
	if s != "" {
		w.runs = append(w.runs, Run{Text: s})
	}
}

func (w *writer) italic(s string) {
	if s != "" {
		w.runs = append(w.runs, Run{Text: s, Italic: true})
	}
}

// titled writes the title, or the name that stands for it, in italics or not, as a
// link to the source.
func (w *writer) titled(italic bool) {
	w.runs = append(w.runs, Run{Text: w.TrueName(), Title: true, Italic: italic, URL: w.link()})
}

// link is where the source is: at its address, or where its DOI leads.
func (w *writer) link() string {
	return cmp.Or(w.URL, w.doiLink())
}

func (w *writer) doiLink() string {
	if w.DOI == "" {
		return ""
	}
	return "https://doi.org/" + w.DOI
}

// address writes the DOI, or the address, at the end of an entry.
func (w *writer) address() {
	if link := cmp.Or(w.doiLink(), w.URL); link != "" && !w.AsNote && w.TrueName() != link {
		w.own(" ")
		w.runs = append(w.runs, Run{Text: link, URL: link})
	}
}

// stop ends a sentence, unless a sign that ends one stands there already.
func (w *writer) stop() {
	if !strings.ContainsAny(w.last(), ".!?…。؟।") {
		w.own(".")
	}
}

// next begins another sentence.
func (w *writer) next() {
	if len(w.runs) > 0 {
		w.stop()
		w.own(" ")
	}
}

// last is the last sign that was written, quotation marks and brackets apart.
func (w *writer) last() string {
	text := []rune(strings.TrimRight(Text(w.runs), "”»“\"’ "))
	if len(text) == 0 {
		return "."
	}
	return string(text[len(text)-1])
}

// comma writes own words behind a comma.
func (w *writer) comma() { w.own(w.Terms.Comma) }

// behindComma writes words of the source behind a comma, if there are any.
func (w *writer) behindComma(s string) {
	if s != "" {
		w.comma()
		w.put(s)
	}
}

// term fills a source's words into a pattern of the style’s.
func (w *writer) term(pattern, value string) {
	before, after, _ := strings.Cut(pattern, "{value}")
	w.own(before)
	w.put(value)
	w.own(after)
}

// unless returns what a source says of itself a second time: a publisher that is
// the author, a web site that is the publisher.
func (w *writer) unless(value string, said ...string) string {
	for _, s := range said {
		if strings.EqualFold(value, s) {
			return ""
		}
	}
	return value
}

// isArticle tells whether the source stands in a periodical.
func (w *writer) isArticle() bool {
	return slices.Contains([]annotate.SourceType{
		annotate.JournalPiece, annotate.MagazinePiece, annotate.NewspaperPiece, annotate.Preprint,
	}, w.kind)
}

// isPart tells whether it stands in a book.
func (w *writer) isPart() bool {
	return slices.Contains([]annotate.SourceType{annotate.Chapter, annotate.Encyclopedia, annotate.Dictionary, annotate.ConferencePaper}, w.kind)
}

// isLaw tells whether it is cited by its title and the place where it is published.
func (w *writer) isLaw() bool {
	return slices.Contains([]annotate.SourceType{
		annotate.Legislation, annotate.Bill, annotate.Regulation, annotate.LegalCase, annotate.Treaty,
	}, w.kind)
}

// isWhole tells whether the title is that of a whole work, which stands in italics.
func (w *writer) isWhole() bool {
	return slices.Contains([]annotate.SourceType{
		annotate.Book, annotate.Report, annotate.Dataset, annotate.Film, annotate.Map, annotate.Standard, annotate.Patent, annotate.Software, annotate.Picture,
	}, w.kind) || w.kind == annotate.Document
}

// merged joins runs that look alike.
func (w *writer) merged() []Run {
	merged := []Run{}
	for _, r := range w.runs {
		if last := len(merged) - 1; last >= 0 && merged[last].Italic == r.Italic && merged[last].Own == r.Own && merged[last].Title == r.Title && merged[last].URL == r.URL {
			merged[last].Text += r.Text
			continue
		}
		merged = append(merged, r)
	}
	return merged
}

// names writes a list of names as they are said, such as Ada Marsh and Ben Orr.
func (w *writer) said(names []annotate.Name) {
	for i, n := range names {
		w.between(i, len(names), w.Terms.And)
		w.put(n.String())
	}
}

// between writes what stands before the i-th of n names: a comma, or the word for
// “and” before the last.
func (w *writer) between(i, n int, and string) {
	switch {
	case i == 0:
	case i == n-1:
		w.own(and)
	default:
		w.comma()
	}
}

// plain: Ada Marsh and Ben Orr: Riders of the tram, Annals of Transport 12 (3),
// pages 117–134, Harbour Press, May 2024.
func (w *writer) plain() {
	if names := annotate.ParseNames(w.Author); len(names) > 0 {
		w.said(names)
		w.own(w.Terms.Colon)
	}
	w.titled(false)
	more := func(write func()) {
		w.comma()
		write()
	}
	value := func(s string) {
		if s != "" {
			more(func() { w.put(s) })
		}
	}
	termed := func(pattern, s string) {
		if s != "" {
			more(func() { w.term(pattern, s) })
		}
	}
	value(w.Genre)
	if w.ContainerTitle != "" {
		more(func() {
			if w.isPart() {
				w.own(w.Terms.In)
			}
			w.put(w.ContainerTitle)
			if w.isArticle() && w.Volume != "" {
				w.own(" ")
				w.put(w.Volume)
				if w.Issue != "" {
					w.own(" (")
					w.put(w.Issue)
					w.own(")")
				}
			}
		})
	}
	if !w.isArticle() || w.ContainerTitle == "" {
		termed(w.Terms.Volume, w.Volume)
	}
	if !w.isArticle() || w.Volume == "" || w.ContainerTitle == "" {
		termed(w.Terms.Issue, w.Issue)
	}
	if names := annotate.ParseNames(w.Editor); len(names) > 0 {
		more(func() { w.editedBy(names) })
	}
	value(w.Event)
	if w.Edition != "" {
		more(w.editionText)
	}
	termed(w.Terms.Issue, w.Number)
	w.pagesAfterComma()
	value(w.unless(w.Publisher, w.ContainerTitle, w.Author))
	value(w.PublisherPlace)
	value(w.Terms.Date(w.Issued))
}

// editedBy writes who edited it, or asked the questions.
func (w *writer) editedBy(names []annotate.Name) {
	pattern := w.Terms.EditedBy
	if w.kind == annotate.Interview {
		pattern = w.Terms.InterviewBy
	}
	before, after, _ := strings.Cut(pattern, "{value}")
	w.own(before)
	w.said(names)
	w.own(after)
}

// editionText writes an edition: words as they are, a number as one. Of data and
// programs it is the version.
func (w *writer) editionText() {
	switch {
	case w.kind == annotate.Dataset || w.kind == annotate.Software:
		w.term(w.Terms.Version, w.Edition)
	case strings.Trim(w.Edition, "0123456789") == "":
		w.own(strings.ReplaceAll(w.Terms.edition(w.Edition), "{value}", w.Edition))
	default:
		w.put(w.Edition)
	}
}

// pagesAfterComma writes “, pages 3–7”.
func (w *writer) pagesAfterComma() {
	if w.Page == "" {
		return
	}
	w.comma()
	w.pages()
}

func (w *writer) pages() {
	pattern := w.Terms.Page
	if strings.ContainsAny(w.Page, "–,") {
		pattern = w.Terms.Pages
	}
	if strings.IndexFunc(w.Page, func(r rune) bool { return r >= '0' && r <= '9' }) != 0 {
		pattern = "{value}" // § 3, A1, iv
	}
	w.term(pattern, w.Page)
}
