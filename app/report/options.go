package report

import (
	"tickmark/annotate"
	"tickmark/annotate/citation"
	"tickmark/app/report/pdf"
)

// Options say how a report is written, and what a caller wants to hear of
// meanwhile.
type Options struct {
	// Kind is what the report is for; [FactCheck] if it is empty.
	Kind Kind
	// Lang is the tag (BCP 47) of the language of the report's own words, one of
	// [Languages]; English if it is empty.
	Lang string
	// Letterhead stands at the head of reports for people.
	Letterhead Letterhead
	// Without are the parts that are left out; see [Kinds].
	Without []Part
	// Citations is the style in which sources are cited; [citation.Plain] if it is
	// empty.
	Citations citation.Style
	// Paper is the size of a page of paper; [A4] if it is empty.
	Paper Paper
	// BaseURL is the address at which the report will be published, for the
	// ClaimReviews, which point to it; they have no url if it is empty. The writers
	// trust it to be an absolute web address without a fragment.
	BaseURL string
	// Picture returns the file of a picture that a figure of the article shows, by its
	// SHA-256. If it is nil, pictures are described; so is one that it has no file of.
	Picture func(hash string) ([]byte, error)
	// Seen returns the picture, or the page of a document drawn as one, of which a piece
	// of evidence has a region. If it is nil, regions are described; so is one that it
	// has no picture of.
	Seen func(annotate.Evidence) ([]byte, error)
	// Progress, if not nil, is called with the part that is done, from 0 to 1,
	// never falling.
	Progress func(done float64)
	// Warn, if not nil, is called with what a person should know about the
	// finished report, such as characters that could not be drawn.
	Warn func(message string)
}

// Annotated are the options for a format that holds the annotated article and
// nothing else. The error is [annotate.Unsupported] for another kind.
func (o Options) Annotated() (Options, error) {
	if o.Kind != "" && o.Kind != Annotated {
		return o, annotate.Errorf(annotate.Unsupported, "Word and Markdown hold the annotated article only. Write other kinds of report as PDF or HTML.")
	}
	o.Kind = Annotated
	return o, nil
}

func (o Options) progress(done float64) {
	if o.Progress != nil {
		o.Progress(done)
	}
}

func (o Options) warn(message string) {
	if o.Warn != nil {
		o.Warn(message)
	}
}

// Paper is a size of paper.
type Paper string

// The sizes of paper.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// size is the size in points. The error is Unsupported.
func (p Paper) size() (pdf.Paper, error) {
	switch p {
	case "", A4:
		return pdf.A4, nil
	case Letter:
		return pdf.Letter, nil
	}
	return pdf.Paper{}, annotate.Errorf(annotate.Unsupported, "There is no paper of the size “%s”. Use a4 or letter.", p)
}
