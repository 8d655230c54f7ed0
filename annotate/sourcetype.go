package annotate

import "slices"

// SourceType is what sort of thing a source is: a type of CSL 1.0.2. It says
// which fields count and how a citation is laid out.
type SourceType string

// The types that the rules name.
const (
	Webpage         SourceType = "webpage"
	Document        SourceType = "document"
	NewspaperPiece  SourceType = "article-newspaper"
	MagazinePiece   SourceType = "article-magazine"
	JournalPiece    SourceType = "article-journal"
	Preprint        SourceType = "article"
	BlogPost        SourceType = "post-weblog"
	Post            SourceType = "post"
	Report          SourceType = "report"
	Dataset         SourceType = "dataset"
	FigureOrTable   SourceType = "figure"
	Book            SourceType = "book"
	Chapter         SourceType = "chapter"
	Encyclopedia    SourceType = "entry-encyclopedia"
	Dictionary      SourceType = "entry-dictionary"
	Thesis          SourceType = "thesis"
	ConferencePaper SourceType = "paper-conference"
	Broadcast       SourceType = "broadcast"
	Film            SourceType = "motion_picture"
	Recording       SourceType = "song"
	Picture         SourceType = "graphic"
	Map             SourceType = "map"
	Interview       SourceType = "interview"
	Personal        SourceType = "personal_communication"
	Speech          SourceType = "speech"
	Hearing         SourceType = "hearing"
	Legislation     SourceType = "legislation"
	Bill            SourceType = "bill"
	Regulation      SourceType = "regulation"
	LegalCase       SourceType = "legal_case"
	Treaty          SourceType = "treaty"
	Standard        SourceType = "standard"
	Patent          SourceType = "patent"
	Software        SourceType = "software"
	Manuscript      SourceType = "manuscript"
)

// SourceField is a field of [SourceFields] by its name in JSON, and what it is
// called for a type of source: the containerTitle of an article is its newspaper.
type SourceField struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

// SourceTypeInfo is a type with the fields that count for it, beside those that
// every source has: title, author, publisher, issued, url, class, language.
type SourceTypeInfo struct {
	Key    SourceType    `json:"key"`
	Label  string        `json:"label"`
	Fields []SourceField `json:"fields"`
}

// SourceTypes lists every type in the order in which it is offered.
func SourceTypes() []SourceTypeInfo { return slices.Clone(sourceTypes) }

// The fields as most types call them.
var (
	volume    = SourceField{"volume", "Volume"}
	issue     = SourceField{"issue", "Issue"}
	pages     = SourceField{"page", "Pages"}
	edition   = SourceField{"edition", "Edition"}
	editor    = SourceField{"editor", "Editor"}
	place     = SourceField{"publisherPlace", "Place"}
	genre     = SourceField{"genre", "Kind"}
	doi       = SourceField{"doi", "DOI"}
	isbn      = SourceField{"isbn", "ISBN"}
	number    = SourceField{"number", "Number"}
	eventName = SourceField{"event", "Event"}
)

func in(label string) SourceField { return SourceField{"containerTitle", label} }

var sourceTypes = []SourceTypeInfo{
	{Webpage, "Web page", []SourceField{in("Web site"), genre}},
	{NewspaperPiece, "Newspaper article", []SourceField{in("Newspaper"), place, edition, {"page", "Page"}, {"genre", "Section"}}},
	{MagazinePiece, "Magazine article", []SourceField{in("Magazine"), volume, issue, pages, doi}},
	{JournalPiece, "Journal article", []SourceField{in("Journal"), volume, issue, pages, doi}},
	{Preprint, "Preprint", []SourceField{in("Archive"), number, doi}},
	{BlogPost, "Blog post", []SourceField{in("Blog"), genre}},
	{Post, "Post on social media", []SourceField{in("Platform"), genre}},
	{Report, "Report", []SourceField{genre, number, in("Series"), place, pages, doi, isbn}},
	{Dataset, "Data set", []SourceField{in("Database"), {"edition", "Version"}, number, genre, doi}},
	{FigureOrTable, "Table or figure", []SourceField{in("Publication"), number, pages, doi}},
	{Book, "Book", []SourceField{editor, edition, volume, place, in("Series"), doi, isbn}},
	{Chapter, "Chapter of a book", []SourceField{in("Book"), editor, edition, volume, pages, place, doi, isbn}},
	{Encyclopedia, "Entry in an encyclopedia", []SourceField{in("Encyclopedia"), editor, edition, volume, pages, place, doi}},
	{Dictionary, "Entry in a dictionary", []SourceField{in("Dictionary"), editor, edition, volume, pages, place}},
	{Thesis, "Thesis", []SourceField{genre, number, place, doi}},
	{ConferencePaper, "Conference paper", []SourceField{in("Proceedings"), editor, eventName, pages, place, doi, isbn}},
	{Broadcast, "Broadcast", []SourceField{in("Programme"), {"number", "Episode"}, genre, place}},
	{Film, "Film or video", []SourceField{in("Channel or series"), genre, place}},
	{Recording, "Recording or podcast", []SourceField{in("Podcast or album"), {"number", "Episode"}, genre, place}},
	{Picture, "Picture", []SourceField{in("Collection"), genre, place}},
	{Map, "Map", []SourceField{in("Series"), {"edition", "Edition"}, {"genre", "Scale or kind"}, place}},
	{Interview, "Interview", []SourceField{{"editor", "Interviewer"}, in("Published in"), genre, place}},
	{Personal, "Personal communication", []SourceField{{"genre", "Letter, e-mail, call ..."}}},
	{Speech, "Speech", []SourceField{eventName, genre, place}},
	{Hearing, "Hearing", []SourceField{{"event", "Committee and session"}, number, place}},
	{Legislation, "Law", []SourceField{in("Code or gazette"), volume, {"number", "Number of the law"}, {"page", "Section or pages"}}},
	{Bill, "Bill", []SourceField{{"event", "Session"}, in("Code or record"), number, pages}},
	{Regulation, "Regulation", []SourceField{in("Gazette"), volume, number, {"page", "Section or pages"}}},
	{LegalCase, "Court decision", []SourceField{in("Law report"), volume, {"number", "Case number"}, pages}},
	{Treaty, "Treaty", []SourceField{in("Treaty series"), volume, number, pages, place}},
	{Standard, "Standard", []SourceField{number, edition, place}},
	{Patent, "Patent", []SourceField{{"number", "Patent number"}, place}},
	{Software, "Software", []SourceField{{"edition", "Version"}, genre, doi}},
	{Manuscript, "Manuscript", []SourceField{{"containerTitle", "Archive or collection"}, genre, place}},
	{Document, "Document", []SourceField{genre, number, in("Part of"), place, pages, doi}},
}

func (t SourceType) known() bool {
	return slices.ContainsFunc(sourceTypes, func(i SourceTypeInfo) bool { return i.Key == t })
}

// KindOfSource returns the type, or what a source of which nobody has said it
// most likely is: a web page if it has an address, else a document.
func (f SourceFields) KindOfSource() SourceType {
	switch {
	case f.Type != "":
		return f.Type
	case f.URL != "":
		return Webpage
	}
	return Document
}
