package app

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/annotate/citation"
	"tickmark/app/report"
	"tickmark/app/sealed"
)

// Format is a kind of file that a report can be written as.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	HTML Format = "html"
	JSON Format = "json"

	Word     Format = "docx" // the annotated article, with comments
	Markdown Format = "md"   // the annotated article, with footnotes
	CSV      Format = "csv"  // the claims

	Annotations      Format = "annotations"       // W3C Web Annotation, JSON-LD
	ClaimReview      Format = "claimreview"       // schema.org, one JSON-LD graph
	ClaimReviewFiles Format = "claimreview-files" // schema.org, a file a claim, in a ZIP archive
	CSL              Format = "csl"               // the sources, CSL-JSON
	BibTeX           Format = "bib"               // the sources
	RIS              Format = "ris"               // the sources
)

var writers = map[Format]func(context.Context, io.Writer, annotate.Dossier, report.Options) error{
	PDF:  report.WritePDF,
	HTML: report.WriteHTML,
	JSON: report.WriteJSON,

	Word:     report.WriteWord,
	Markdown: report.WriteMarkdown,
	CSV:      report.WriteCSV,

	Annotations:      report.WriteAnnotations,
	ClaimReview:      report.WriteClaimReview,
	ClaimReviewFiles: report.WriteClaimReviewFiles,
	CSL:              report.WriteCSL,
	BibTeX:           report.WriteBibTeX,
	RIS:              report.WriteRIS,
}

// endings are those of the formats whose files are not named as they are.
var endings = map[Format]string{
	Annotations:      "jsonld",
	ClaimReview:      "claimreview.jsonld",
	ClaimReviewFiles: "claimreview.zip",
	CSL:              "csl.json",
}

// Ending is how the names of the format's files end, without the dot before it.
func (f Format) Ending() string { return cmp.Or(endings[f], string(f)) }

// check returns an Unsupported error for a format that nothing writes.
func (f Format) check() error {
	if _, ok := writers[f]; !ok {
		return annotate.Errorf(annotate.Unsupported, "“%s” is not a format of report.", f)
	}
	return nil
}

// IsText tells whether files of the format are text, which a terminal can show.
func (f Format) IsText() bool { return f != PDF && f != Word && f != ClaimReviewFiles }

// Formats lists the formats, in the order of their names.
func Formats() []Format { return slices.Sorted(maps.Keys(writers)) }

// content is what a file of the format holds.
func (f Format) content() report.Content {
	switch f {
	case PDF, HTML:
		return report.ForReading
	case Word, Markdown:
		return report.ForEditing
	case CSV, Annotations:
		return report.Claims
	case ClaimReview, ClaimReviewFiles:
		return report.Reviews
	case CSL, BibTeX, RIS:
		return report.Sources
	}
	return report.Whole
}

// Endings lists the endings of all formats, for a sentence.
func Endings() string {
	all := []string{}
	for f := range writers {
		all = append(all, "."+f.Ending())
	}
	slices.Sort(all)
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}

// FormatOf returns the format that a file's name asks for by its ending. The
// error is Unsupported for any other ending.
func FormatOf(path string) (Format, error) {
	name := strings.ToLower(filepath.Base(path))
	if strings.HasSuffix(name, ".htm") {
		return HTML, nil
	}
	var found Format
	for f := range writers { // the longest ending counts: .csl.json is not .json
		if strings.HasSuffix(name, "."+f.Ending()) && (found == "" || len(f.Ending()) > len(found.Ending())) {
			found = f
		}
	}
	if found == "" {
		return "", annotate.Errorf(annotate.Unsupported, "“%s”: a report is written as %s. Give the file one of these endings.", filepath.Base(path), Endings())
	}
	return found, nil
}

// ReportKind is what a report is for; see [ReportKinds].
type ReportKind = report.Kind

// ReportPaper is a size of paper: a4 or letter.
type ReportPaper = report.Paper

// ReportPart is a part of a report; see [ReportKinds].
type ReportPart = report.Part

// ReportOptions say how a report for people is written. The dossier as JSON is
// the same whatever they say.
type ReportOptions struct {
	Kind      ReportKind     `json:"kind,omitempty" enum:"factCheck,annotatedArticle,memo,querySheet,sourceList" doc:"What the report is for; factCheck if it is left out"`
	Lang      string         `json:"lang,omitempty" doc:"Language of the report's own words (BCP 47): en, de, fr, es, pt or ar; en if it is left out"`
	Paper     ReportPaper    `json:"paper,omitempty" enum:"a4,letter" doc:"Size of the paper, where there is any; a4 if it is left out"`
	Without   []ReportPart   `json:"without,omitempty" enum:"article,asides,sources,ratings,about" doc:"Parts that are left out; which a kind can do without is in the vocabulary"`
	Citations citation.Style `json:"citations,omitempty" enum:"plain,apa,chicago" doc:"Style of the citations; that of the house if it is left out"`
	BaseURL   string         `json:"baseUrl,omitempty" doc:"Address at which the report will be published; the ClaimReviews point to it"`

	// Seal has the file sealed with a passphrase, whatever the format; nil to leave it open.
	Seal *sealed.Passphrase `json:"-"`
}

// Ending is that of a file in the format, without the dot.
func (o ReportOptions) Ending(f Format) string {
	if o.Seal != nil {
		return f.Ending() + sealed.Extension
	}
	return f.Ending()
}

// check returns an Invalid error for an address that is not one, and for a passphrase that
// is too short.
func (o ReportOptions) check() error {
	if o.Seal != nil {
		if err := o.Seal.Check(); err != nil {
			return err
		}
	}
	if o.BaseURL != "" && (!annotate.SafeURL(o.BaseURL) || strings.Contains(o.BaseURL, "#") || strings.HasPrefix(o.BaseURL, "mailto:")) {
		return annotate.Errorf(annotate.Invalid, "“%s” is not the address of a page. It begins with https:// or http:// and holds neither spaces nor #.", o.BaseURL)
	}
	return nil
}

// ReportKindInfo is a kind of report with its name and the parts that it can do
// without.
type ReportKindInfo = report.KindInfo

// ReportKinds lists the kinds of report, with the parts that may be left out.
func ReportKinds() []ReportKindInfo { return report.Kinds() }

// ReportLanguages lists the languages that a report's own words can be in, each
// by the name that its speakers give it.
func ReportLanguages() []annotate.Term { return report.Languages() }

// Leaving is what a file takes out of the newsroom, and what stays.
type Leaving = report.Leaving

// Leaving says what the report of an article would take out of the newsroom.
// Its errors are those of [App.WriteReport] for what is asked for.
func (a *App) Leaving(ctx context.Context, articleID string, format Format, o ReportOptions) (Leaving, error) {
	if err := format.check(); err != nil {
		return Leaving{}, err
	}
	dossier, err := a.db.Dossier(ctx, articleID)
	if err != nil {
		return Leaving{}, err
	}
	return report.LeavingOf(dossier, format.content(), report.Options{Kind: o.Kind, Lang: o.Lang, Without: o.Without})
}

// Feedback is told how a long export goes on. Both functions may be nil.
type Feedback struct {
	Progress func(done float64) // 0 to 1
	Warn     func(message string)
}

// WriteReport writes the report of an article to the file at path. It writes
// to a temporary file beside it and renames that at the end, so that path
// holds either a whole report or what it held before.
//
// Errors: NotFound; Unsupported for an unknown format, kind, language, style of citation or paper, and
// for a part that cannot be left out;
// Invalid for an address that is none, for a passphrase that is too short, or if the file
// cannot be written there.
func (a *App) WriteReport(ctx context.Context, articleID string, format Format, o ReportOptions, path string, f Feedback) error {
	write, err := a.reportWriter(ctx, articleID, format, o, f)
	if err != nil {
		return err
	}
	return replaceFile(path, write)
}

// Report returns what [App.WriteReport] writes. Its errors are the same, but for
// that of the file.
func (a *App) Report(ctx context.Context, articleID string, format Format, o ReportOptions, f Feedback) ([]byte, error) {
	write, err := a.reportWriter(ctx, articleID, format, o, f)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = write(&b)
	return b.Bytes(), err
}

// reportWriter returns what writes the report of an article as it is now.
func (a *App) reportWriter(ctx context.Context, articleID string, format Format, o ReportOptions, f Feedback) (func(io.Writer) error, error) {
	if err := errors.Join(format.check(), o.check()); err != nil {
		return nil, err
	}
	dossier, options, err := a.reportOf(ctx, articleID, o)
	if err != nil {
		return nil, err
	}
	options.Progress, options.Warn = f.Progress, f.Warn
	write := func(w io.Writer) error { return writers[format](ctx, w, dossier, options) }
	if o.Seal == nil {
		return write, nil
	}
	return func(w io.Writer) error {
		to, err := sealed.Seal(w, *o.Seal)
		if err != nil {
			return err
		}
		if err := write(to); err != nil {
			return err
		}
		return to.Close()
	}, nil
}

// reportOf returns what a report of an article is written from.
func (a *App) reportOf(ctx context.Context, articleID string, o ReportOptions) (annotate.Dossier, report.Options, error) {
	head, err := a.db.Head(ctx) // before the dossier, which may have more than the head stands for, but never less
	if err != nil {
		return annotate.Dossier{}, report.Options{}, err
	}
	dossier, err := a.db.Dossier(ctx, articleID)
	if err != nil {
		return annotate.Dossier{}, report.Options{}, err
	}
	dossier.Generator, dossier.Head = "Tickmark "+a.version, head
	house, err := a.letterheadFields(ctx)
	if err != nil {
		return annotate.Dossier{}, report.Options{}, err
	}
	letterhead, err := a.reportLetterhead(ctx)
	return dossier, report.Options{
		Letterhead: letterhead, Citations: cmp.Or(o.Citations, house.Citations), Kind: o.Kind, Lang: o.Lang, Without: o.Without, Paper: o.Paper, BaseURL: o.BaseURL,
		Picture: func(hash string) ([]byte, error) { return a.db.Blob(ctx, hash) },
		Seen:    func(e annotate.Evidence) ([]byte, error) { return a.seenIn(ctx, e) },
	}, err
}

// replaceFile writes a file so that a reader sees the old content or the new
// one, never a part, even after a power cut.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	// Not os.CreateTemp: what is written is there to be passed on, so it gets the
	// permissions of any new file.
	part := filepath.Join(filepath.Dir(path), ".tickmark-"+annotate.NewID()+".part")
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return annotate.Errorf(annotate.Invalid, "The file cannot be written to “%s”: %v", filepath.Dir(path), reason(err))
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreClosed(f.Close()), os.Remove(f.Name()))
		}
	}()
	buffered := bufio.NewWriter(f)
	if err := write(buffered); err != nil {
		return err
	}
	if err := errors.Join(buffered.Flush(), f.Sync(), f.Close()); err != nil {
		return annotate.Errorf(annotate.Invalid, "The file could not be written: %v", reason(err))
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return annotate.Errorf(annotate.Invalid, "The file could not be put in place at “%s”: %v", path, err)
	}
	return nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

func firstRunes(s string, n int) string {
	return string([]rune(s)[:min(n, utf8.RuneCountInString(s))])
}

// ReportName suggests a file name for the report of an article.
//
// Errors: Unsupported for an unknown format; NotFound.
func (a *App) ReportName(ctx context.Context, articleID string, format Format, o ReportOptions) (string, error) {
	if err := format.check(); err != nil {
		return "", err
	}
	article, err := a.db.Article(ctx, articleID)
	if err != nil {
		return "", err
	}
	return fileName(article.Title) + "." + o.Ending(format), nil
}

// fileName makes a title fit for every file system: letters, digits, hyphens,
// apostrophes and single spaces, as many whole words as 60 code points hold.
func fileName(title string) string {
	words := strings.FieldsFunc(title, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’", r)
	})
	if len(words) == 0 {
		return "Report"
	}
	const most = 60
	name := firstRunes(words[0], most) // a script without spaces may have but one long word
	for _, word := range words[1:] {
		longer := name + " " + word
		if utf8.RuneCountInString(longer) > most {
			break
		}
		name = longer
	}
	return "Fact check – " + name
}
