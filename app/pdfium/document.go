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
	document references.FPDF_DOCUMENT
	pages    int
	leave    func() bool // keeps the end of ctx from ending the instance; false if it has
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
	d := &Document{ctx: ctx, pdfium: instance}
	d.leave = context.AfterFunc(ctx, func() { _ = instance.Kill() })
	opened, err := instance.OpenDocument(&requests.OpenDocument{FileReader: content, FileReaderSize: size})
	if err != nil {
		err = d.because("open", err)
		d.Close()
		return nil, err
	}
	d.document = opened.Document
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.document})
	if err != nil {
		err = d.because("count the pages of", err)
		d.Close()
		return nil, err
	}
	d.pages = count.PageCount
	return d, nil
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
