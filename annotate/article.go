package annotate

import (
	"cmp"
	"strings"
	"time"
)

// ArticleKind is the kind of job: a draft is checked before it runs, a
// published text afterwards.
type ArticleKind string

// The kinds of article.
const (
	Published ArticleKind = "published" // claim check of somebody's published text
	Draft     ArticleKind = "draft"     // editorial check of our own copy
)

// Article is a text under check and what is known about it.
type Article struct {
	ID string `json:"id"`
	ArticleFields
	VersionID string    `json:"versionId" doc:"The version being checked"`
	CreatedAt time.Time `json:"createdAt"`
	UpdatedAt time.Time `json:"updatedAt"`
}

// ArticleFields are the parts of an article that a person writes.
type ArticleFields struct {
	Kind        ArticleKind `json:"kind" enum:"published,draft"`
	Title       string      `json:"title"`
	Byline      string      `json:"byline" doc:"Who wrote it, as printed"`
	Publisher   string      `json:"publisher"`
	URL         string      `json:"url" doc:"Where it stands; http or https"`
	Lang        string      `json:"lang" doc:"BCP 47 language tag"`
	PublishedOn Date        `json:"publishedOn" doc:"2025, 2025-11 or 2025-11-30"`
	Note        string      `json:"note" doc:"The checker's own note; never in a published report"`
	Profile     string      `json:"profile" enum:"house,ifcn,efcsn" doc:"The rules by which the check is closed"`
}

// Clean returns the fields with stray white space and control characters
// removed and a missing kind filled in.
func (f ArticleFields) Clean() ArticleFields {
	f.Kind = cmp.Or(f.Kind, Published)
	f.Profile = cmp.Or(f.Profile, HouseProfile)
	f.Title, f.Byline, f.Publisher = CleanLine(f.Title), CleanLine(f.Byline), CleanLine(f.Publisher)
	f.URL, f.Lang = strings.TrimSpace(f.URL), strings.TrimSpace(f.Lang)
	f.Note = CleanText(f.Note)
	return f
}

// Check returns an [Invalid] error for the first field that breaks a rule.
func (f ArticleFields) Check() error {
	if f.Kind != Published && f.Kind != Draft {
		return Errorf(Invalid, "“%s” is not a kind of article. Choose published or draft.", f.Kind)
	}
	if f.Title == "" {
		return Errorf(Invalid, "An article needs a title.")
	}
	if !isTerm(Profiles(), f.Profile) {
		return Errorf(Invalid, "“%s” is not a profile of closing rules. Choose house, ifcn or efcsn.", f.Profile)
	}
	if err := checkURL("Address of the article", f.URL); err != nil {
		return err
	}
	return f.PublishedOn.Check("Date of publication")
}

// Version is the text of an article as it stood at one moment. It never
// changes.
type Version struct {
	VersionInfo
	Blocks    []Block    `json:"blocks"`
	Sentences []Sentence `json:"sentences" doc:"Cut once, when the version was made; in the order of the text"`
}

// VersionInfo is what is known of a version beside its text.
type VersionInfo struct {
	ID           string    `json:"id"`
	ArticleID    string    `json:"articleId"`
	Seq          int       `json:"seq" doc:"1 for the first version"`
	TextHash     string    `json:"textHash" doc:"SHA-256 of the text (block texts joined by line feeds) in UTF-8"`
	Words        int       `json:"words"`
	OriginalHash string    `json:"originalHash" doc:"SHA-256 of the file or paste that the text was read from"`
	OriginalName string    `json:"originalName" doc:"File name of the original, if it had one"`
	Format       string    `json:"format" doc:"What the original was read as: text, markdown, html, pdf, docx …"`
	CapturedAt   time.Time `json:"capturedAt"`
}

// Text returns the version's text, indexed by code point.
func (v Version) Text() Text { return NewText(JoinBlocks(v.Blocks)) }

// NewVersion makes the first or next version of an article from its blocks, and
// cuts their sentences by the rules of the language (BCP 47; "" is unknown). They
// must be valid ([ValidateBlocks]) and hold at least one word; otherwise the
// error is [Invalid].
func NewVersion(articleID string, seq int, blocks []Block, lang string) (Version, error) {
	if err := ValidateBlocks(blocks); err != nil {
		return Version{}, err
	}
	joined := JoinBlocks(blocks)
	words := CountWords(joined)
	if words == 0 {
		return Version{}, Errorf(Invalid, "There are no words in this text. Bring in a file or paste that holds the article itself.")
	}
	return Version{
		VersionInfo: VersionInfo{ID: NewID(), ArticleID: articleID, Seq: seq, TextHash: NewText(joined).Hash(), Words: words},
		Blocks:      blocks,
		Sentences:   Sentences(blocks, lang),
	}, nil
}

// ArticleSummary is an article as a row of the library's list. Its UpdatedAt is
// when something was last done in the article, to a claim for instance.
type ArticleSummary struct {
	Article
	Words    int      `json:"words"`
	Judged   int      `json:"judged" doc:"How many claims have a verdict"`
	Coverage Coverage `json:"coverage" doc:"How much of the text has been accounted for"`
	Snippet  string   `json:"snippet" doc:"For a search: the words around the first hit, hits between U+E000 and U+E001"`
}

func checkURL(field, s string) error {
	if s != "" && (!SafeURL(s) || strings.HasPrefix(s, "mailto:")) {
		return Errorf(Invalid, "%s: “%s” is not a web address. It begins with https:// or http:// and holds no spaces.", field, s)
	}
	return nil
}
