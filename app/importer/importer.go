package importer

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"tickmark/annotate"
)

// MaxBytes is the size of the largest file that is read. Saved pages with their
// pictures inside seldom exceed 20 MB; a text of this size would be five
// million words.
const MaxBytes = 32 << 20

// Format is a format that can be read.
type Format string

// The formats.
const (
	Text      Format = "text"
	Markdown  Format = "markdown"
	HTML      Format = "html"
	DOCX      Format = "docx"
	ODT       Format = "odt"
	EPUB      Format = "epub"
	RTF       Format = "rtf"
	MHTML     Format = "mhtml"     // a page with its pictures in one file
	Email     Format = "email"     // a message as a file, or copied with its header
	Subtitles Format = "subtitles" // SRT or WebVTT
	PDF       Format = "pdf"
)

// Input is a document as it comes in.
type Input struct {
	Name    string // file name, or "" for a paste
	Bytes   []byte
	Large   *Large // in the place of Bytes
	Format  Format // "" to find out from the name and the bytes
	Charset string // what the encoding is called where the bytes come from, e.g. an HTTP header; may be empty
	// Whole keeps everything that a page says but its menus, instead of looking for
	// the article in it: a source is wanted as it was seen.
	Whole bool
	// Progress, if not nil, is told of each page that has been read of a document that
	// has pages, and how many it has. It may be called after Read has returned.
	Progress func(page, pages int)
}

// Large is a PDF of any size. Of its bytes only those of the page that is read are
// in memory.
type Large struct {
	Content io.ReadSeeker // may be in use for a while after Read has returned because ctx ended
	Size    int64         // bytes
}

// Result is a document that was read.
type Result struct {
	Format Format
	// Fields holds what the document says of itself. The title is never empty:
	// where none is given, it is the beginning of the text. Where it does not say
	// its language, that is what [annotate.GuessLang] makes of it.
	Fields annotate.ArticleFields
	Blocks []annotate.Block
	// Images are the pictures that figures name.
	Images []Image `json:",omitempty"`
	// Notes says what was left out, in sentences for the person who imports.
	Notes []string
}

// Image is a picture in a document: PNG, JPEG, GIF or WebP.
type Image struct {
	Hash      string // SHA-256, as the figure has it
	MediaType string
	Bytes     []byte
}

// Read reads a document. It returns when it is done or ctx is, whichever comes
// first; then with ctx's error.
//
// Errors: TooLarge beyond [MaxBytes] and other limits that keep a hostile
// document from filling the memory; Unsupported for formats and encodings that
// cannot be read; Invalid for a document that is empty, broken or holds no
// words.
func Read(ctx context.Context, in Input) (Result, error) {
	return abandonable(ctx, func() (Result, error) { return read(ctx, in) })
}

func read(ctx context.Context, in Input) (Result, error) {
	if in.Large != nil {
		result, err := readPDF(ctx, *in.Large, in.Progress)
		return finish(PDF, result, err)
	}
	if len(in.Bytes) > MaxBytes {
		return Result{}, annotate.Errorf(annotate.TooLarge, "This is larger than %d MB. Save the article alone, or as plain text, and bring that in.", MaxBytes>>20)
	}
	if len(in.Bytes) == 0 {
		return Result{}, annotate.Errorf(annotate.Invalid, "This is empty. Choose a file or paste a text that holds the article.")
	}
	format, err := detect(in)
	if err != nil {
		return Result{}, err
	}
	var result Result
	switch format {
	case DOCX:
		result, err = readDOCX(in.Bytes)
	case ODT:
		result, err = readODT(in.Bytes)
	case EPUB:
		result, err = readEPUB(in.Bytes)
	case RTF:
		result, err = readRTF(in.Bytes)
	case MHTML:
		result, err = readMHTML(in.Bytes, in.Whole)
	case Email:
		result, err = readEmail(in.Bytes)
	case PDF:
		result, err = readPDF(ctx, Large{bytes.NewReader(in.Bytes), int64(len(in.Bytes))}, in.Progress)
	default:
		result, err = readCharacters(format, in)
	}
	return finish(format, result, err)
}

// finish holds what was read to what [Read] promises.
func finish(format Format, result Result, err error) (Result, error) {
	if err != nil {
		return Result{}, err
	}
	if annotate.CountWords(annotate.JoinBlocks(result.Blocks)) == 0 {
		return Result{}, annotate.Errorf(annotate.Invalid, "There are no words in this. Choose a file or paste a text that holds the article.")
	}
	if err := annotate.ValidateBlocks(result.Blocks); err != nil {
		return Result{}, fmt.Errorf("check the text that was read: %w", err)
	}
	result.Format = format
	result.Fields.Title = fitTitle(result.Fields.Title, result.Blocks)
	if result.Fields.Lang == "" {
		result.Fields.Lang = annotate.GuessLang(result.Blocks)
	}
	return result, nil
}

// readCharacters reads the formats that are text in some encoding.
func readCharacters(format Format, in Input) (Result, error) {
	text, unreadable, err := decode(in.Bytes, in.Charset, format == HTML)
	if err != nil {
		return Result{}, err
	}
	if looksBinary(text) {
		return Result{}, annotate.Errorf(annotate.Unsupported, "This is not a text but binary data. Bring in a document, a web page, Markdown or plain text.")
	}
	var result Result
	switch format {
	case Markdown:
		result, err = readMarkdown(text)
	case HTML:
		result, err = readHTML(savedPage{source: text, whole: in.Whole})
	case Subtitles:
		result = readSubtitles(text)
	default:
		result = readText(text)
	}
	if unreadable > 0 {
		result.Notes = append(result.Notes, unreadableNote(unreadable))
	}
	return result, err
}

func unreadableNote(n int) string {
	return count(n, "character could not be read and was left out.", "characters could not be read and were left out.")
}

// count writes a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
