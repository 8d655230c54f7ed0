package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Reasons why a document cannot be read.
var (
	// ErrEncrypted is a document that opens with a password only, or is
	// encrypted in a way that PDFium does not know.
	ErrEncrypted = errors.New("the document is encrypted")
	// ErrBroken is a document that is no PDF, is damaged beyond repair, or
	// needs more memory than it may have.
	ErrBroken = errors.New("the document is broken")
)

// Document is an open PDF. Its methods may not be called at the same time.
type Document struct {
	ctx      context.Context
	pdfium   pdfium.Pdfium
	content  *counted
	document references.FPDF_DOCUMENT
	pages    int
	leave    func() bool // keeps the end of ctx from ending the instance; false if it has
}

// mostHeld is how many bytes are read of a document until it is opened anew.
// PDFium holds what it has read of the objects of a document, the pictures of
// every page among them, until that is closed.
const mostHeld = 64 << 20

// counted is the bytes of a document, and how many were read since it was opened.
type counted struct {
	io.ReadSeeker
	size int64
	read int64
}

// Read implements [io.Reader].
func (c *counted) Read(to []byte) (int, error) {
	n, err := c.ReadSeeker.Read(to)
	c.read += int64(n)
	return n, err
}

// Open opens the document that content holds from its beginning, of size bytes.
// Its pages are read when they are asked for, until Close. When ctx ends, so
// does everything that the document is doing; every method returns ctx's error
// from then on.
//
// Errors: [ErrEncrypted], [ErrBroken] and ctx's own.
func Open(ctx context.Context, content io.ReadSeeker, size int64) (*Document, error) {
	instance, err := newInstance(ctx)
	if err != nil {
		return nil, err
	}
	d := &Document{ctx: ctx, pdfium: instance, content: &counted{ReadSeeker: content, size: size}}
	d.leave = context.AfterFunc(ctx, func() { _ = instance.Kill() })
	if err := d.open(); err != nil {
		d.Close()
		return nil, err
	}
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.document})
	if err != nil {
		err = d.because("count the pages of", err)
		d.Close()
		return nil, err
	}
	d.pages = count.PageCount
	return d, nil
}

// open opens the document in its instance.
func (d *Document) open() error {
	d.content.read = 0
	opened, err := d.pdfium.OpenDocument(&requests.OpenDocument{FileReader: d.content, FileReaderSize: d.content.size})
	if err != nil {
		return d.because("open", err)
	}
	d.document = opened.Document
	return nil
}

// relieve opens the document anew where PDFium holds much of it.
func (d *Document) relieve() error {
	if d.content.read < mostHeld {
		return nil
	}
	if _, err := d.pdfium.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: d.document}); err != nil {
		return d.because("close", err)
	}
	return d.open()
}

// Close frees what the document holds.
func (d *Document) Close() {
	if d.leave() {
		_ = d.pdfium.Close() // whatever is wrong with the instance, it is gone
	}
}

// Pages is how many pages the document has.
func (d *Document) Pages() int { return d.pages }

// because says why PDFium could not do something with the document.
func (d *Document) because(what string, err error) error {
	switch {
	case d.ctx.Err() != nil:
		return d.ctx.Err()
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return ErrEncrypted
	}
	return fmt.Errorf("%s the document: %w: %w", what, ErrBroken, err)
}

// Info is what a document says of itself.
type Info struct {
	Title, Author, Subject string
	// Created is when it was made, as it says: D:20260131120000+01'00'.
	Created string
	Lang    string // as it says, which may be no language tag
}

// Info returns what the document says of itself; nothing where it says nothing.
func (d *Document) Info() (Info, error) {
	var info Info
	for tag, value := range map[string]*string{"Title": &info.Title, "Author": &info.Author, "Subject": &info.Subject, "CreationDate": &info.Created} {
		text, err := d.pdfium.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: d.document, Tag: tag})
		if err != nil {
			if d.ctx.Err() != nil {
				return Info{}, d.ctx.Err()
			}
			continue
		}
		*value = text.Value
	}
	if lang, err := d.pdfium.FPDFCatalog_GetLanguage(&requests.FPDFCatalog_GetLanguage{Document: d.document}); err == nil {
		info.Lang = lang.Language
	}
	return info, nil
}
