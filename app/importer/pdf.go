package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"tickmark/annotate"
	"tickmark/app/pdfium"
)

// pageTime is how long the reading of one page may take. Real pages take a
// twentieth of a second.
const pageTime = 5 * time.Second

// readPDF reads a PDF. A PDF says where each character stands and little else;
// what a reader sees in that is found in these steps:
//
//   - pdf_segment.go gathers characters into segments: words of one line that
//     the file draws one after the other.
//   - pdf_furniture.go takes away what is repeated on every page.
//   - pdf_order.go puts the segments of each page into reading order: it finds
//     columns, and in each of them the lines.
//   - pdf_note.go takes the footnotes off the foot of each page, and finds the words
//     that their signs are on.
//   - pdf_block.go makes headings, list items and paragraphs of the lines, also
//     across columns and pages.
//   - pdf_picture.go puts the pictures between them, with their captions.
//
// Words are never lost but for those that the notes mention.
func readPDF(caller context.Context, file Large, progress func(page, pages int)) (Result, error) {
	ctx, cancel := context.WithCancelCause(caller)
	defer cancel(nil)
	document, err := pdfium.Open(ctx, file.Content, file.Size)
	if err != nil {
		return Result{}, pdfError(err)
	}
	defer document.Close()

	text, err := readPages(document, progress, cancel)
	if err != nil {
		return Result{}, pdfError(cmp.Or(context.Cause(ctx), err))
	}
	info, err := document.Info()
	if err != nil {
		return Result{}, pdfError(err)
	}
	var g gallery
	text.pictures.dropRepeated()
	text.pictures.draw(document, &g, func() {
		if progress != nil {
			progress(document.Pages(), document.Pages())
		}
	}, cancel)
	if err := caller.Err(); err != nil {
		return Result{}, err
	}
	blocks := text.blocks()
	if annotate.CountWords(annotate.JoinBlocks(blocks)) == 0 {
		return Result{}, annotate.Errorf(annotate.Unsupported, "This PDF holds no text: perhaps its pages are pictures. Run text recognition (OCR) over it, or type or paste the words that matter.")
	}
	fields := pdfFields(info, blocks)
	anchorReferences(blocks, cmp.Or(fields.Lang, annotate.GuessLang(blocks)))
	return Result{Fields: fields, Blocks: blocks, Images: g.images, Notes: text.notes()}, nil
}

// pdfError says to a person why a PDF cannot be read.
func pdfError(err error) error {
	switch {
	case errors.Is(err, pdfium.ErrEncrypted):
		return annotate.Errorf(annotate.Unsupported, "This PDF is locked with a password. Open it in a PDF reader, save a copy without the password, and bring that in.")
	case errors.Is(err, pdfium.ErrBroken):
		return annotate.Errorf(annotate.Invalid, "This PDF is damaged and cannot be read. Open it in a PDF reader and print it into a new file, or get it again.")
	}
	return err
}

// readPages reads every page, and cancels the reading if a page takes too long.
func readPages(document *pdfium.Document, progress func(page, pages int), cancel context.CancelCauseFunc) (*pdfText, error) {
	text := &pdfText{}
	var broken error
	for n := 1; n <= document.Pages(); n++ {
		late := time.AfterFunc(pageTime, func() {
			cancel(annotate.Errorf(annotate.TooLarge, "Reading page %d of this PDF took longer than %v and was given up. Save the pages that matter as a file of their own.", n, pageTime))
		})
		page, err := document.Page(n)
		late.Stop()
		switch {
		case errors.Is(err, pdfium.ErrBroken):
			text.broken = append(text.broken, n)
			broken = err
		case err != nil:
			return nil, err
		default:
			text.add(n, page)
		}
		if progress != nil {
			progress(n, document.Pages())
		}
	}
	if len(text.pages) == 0 && broken != nil {
		return nil, broken
	}
	return text, nil
}

// pdfText is the text of a PDF as it is taken apart.
type pdfText struct {
	pages      []pdfPage
	broken     []int    // pages that could not be read
	furniture  []string // running heads and feet that were left out, each once
	numbers    int      // page numbers that were left out
	pictures   pdfPictures
	unreadable int // glyphs that stand for no known character
}

// pdfPage is a page of it.
type pdfPage struct {
	number        int
	width, height float64
	segments      []pdfSegment
	aslant        []pdfSegment // text that does not stand upright, in the order of the file
}

// notes says what was left out.
func (t *pdfText) notes() []string {
	notes := []string{}
	if len(t.furniture) > 0 {
		const shown = 3
		list := "“" + strings.Join(t.furniture[:min(shown, len(t.furniture))], "”, “") + "”"
		if len(t.furniture) > shown {
			list += fmt.Sprintf(" and %d more", len(t.furniture)-shown)
		}
		notes = append(notes, "What is repeated at the head or foot of pages was left out: "+list+".")
	}
	if t.numbers > 0 {
		notes = append(notes, count(t.numbers, "page number was left out.", "page numbers were left out."))
	}
	if len(t.broken) > 0 {
		numbers := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(t.broken)), ", "), "[]")
		notes = append(notes, "Pages that are damaged were left out: "+numbers+".")
	}
	if t.unreadable > 0 {
		notes = append(notes, count(t.unreadable, "character could not be read and was left out.", "characters could not be read and were left out."))
	}
	return append(notes, t.pictures.notes()...)
}

// madeTitles are titles that a program made up from the name of its file.
var madeTitles = regexp.MustCompile(`(?i)^(?:microsoft \w+ - |untitled|unbenannt|document\s?\d*$|slide 1$)|\.(?:docx?|odt|rtf|indd|tex|dvi|pdf|qxd|html?|pages|pptx?|xlsx?)$`)

// pdfFields is what the document says of itself, with its first heading for a
// title where it gives none.
func pdfFields(info pdfium.Info, blocks []annotate.Block) annotate.ArticleFields {
	fields := annotate.ArticleFields{
		Title:  annotate.CleanLine(info.Title),
		Byline: annotate.CleanLine(info.Author),
		Lang:   cleanLang(info.Lang),
	}
	if madeTitles.MatchString(fields.Title) || path.Ext(fields.Title) != "" && !strings.Contains(fields.Title, " ") {
		fields.Title = ""
	}
	if fields.Title == "" {
		for _, b := range blocks {
			if b.Kind == annotate.Heading && utf8.RuneCountInString(b.Text) <= maxTitle {
				fields.Title = b.Text
				break
			}
		}
	}
	if created, ok := strings.CutPrefix(info.Created, "D:"); ok && len(created) >= len("20060102") {
		fields.PublishedOn = readDate(created[:len("20060102")])
	}
	return fields
}
