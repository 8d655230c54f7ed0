package pdfium_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tickmark/app/pdfium"
	"tickmark/app/pdfium/pdftest"
)

func open(t *testing.T, content []byte) *pdfium.Document {
	t.Helper()
	document, err := pdfium.Open(t.Context(), bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(document.Close)
	return document
}

func TestPage(t *testing.T) {
	info := pdftest.Info{Title: "Water", Author: "Ada Brandt", Created: "D:20260131120000Z", Lang: "en-GB"}
	document := open(t, pdftest.File(info,
		pdftest.Page{
			{X: 72, Y: 100, Size: 24, Font: "Bold", Text: "Low"},
			{X: 72, Y: 130, Text: "by 40 cm", URL: "https://example.org/level"},
		},
		pdftest.Page{{X: 72, Y: 100, Font: "Italic", Text: "second"}},
	))
	if got, err := document.Info(); err != nil || got != (pdfium.Info{Title: "Water", Author: "Ada Brandt", Created: "D:20260131120000Z", Lang: "en-GB"}) {
		t.Errorf("info: %+v, %v", got, err)
	}
	if document.Pages() != 2 {
		t.Fatalf("%d pages", document.Pages())
	}
	page, err := document.Page(1)
	if err != nil {
		t.Fatal(err)
	}
	if page.Width != pdftest.Width || page.Height != pdftest.Height {
		t.Errorf("page of %v × %v", page.Width, page.Height)
	}
	var large, small strings.Builder
	for _, c := range page.Chars {
		font := page.Fonts[c.Font]
		switch {
		case c.Box.Empty():
			continue // the end of the line
		case c.Turned:
			t.Errorf("%q is turned", c.Rune)
		case font.Size == 24 && font.Bold && !font.Italic:
			large.WriteRune(c.Rune)
			if c.Box.Left < 71 || c.Box.Top < 80 || c.Box.Bottom > 102 {
				t.Errorf("%q stands at %+v", c.Rune, c.Box)
			}
		case font.Size == 11 && !font.Bold:
			small.WriteRune(c.Rune)
			if len(page.Links) != 1 || !page.Links[0].Box.Contains(c.Box) {
				t.Errorf("%q is in no link: %+v, %+v", c.Rune, c.Box, page.Links)
			}
		}
	}
	if large.String() != "Low" || !strings.HasPrefix(small.String(), "by") || !strings.HasSuffix(small.String(), "cm") {
		t.Errorf("large %q, small %q", large.String(), small.String())
	}
	if page.Links[0].URL != "https://example.org/level" {
		t.Errorf("link to %q", page.Links[0].URL)
	}
	if second, err := document.Page(2); err != nil || len(second.Chars) != len("second") || !second.Fonts[0].Italic {
		t.Errorf("second page: %+v, %v", second, err)
	}
	if _, err := document.Page(3); !errors.Is(err, pdfium.ErrBroken) {
		t.Errorf("third of two pages: %v", err)
	}
}

// TestTurnedPage shows a page lying on its side: its words stand upright.
func TestTurnedPage(t *testing.T) {
	file := pdftest.File(pdftest.Info{}, pdftest.Page{{X: 72, Y: 100, Text: "upright"}})
	if page, err := open(t, file).Page(1); err != nil || page.Chars[0].Turned {
		t.Errorf("%+v, %v", page.Chars[0], err)
	}
	turned := bytes.Replace(file, []byte("/MediaBox"), []byte("/Rotate 90/MediaBox"), 1)
	page, err := open(t, turned).Page(1)
	if err != nil {
		t.Fatal(err)
	}
	if c := page.Chars[0]; page.Width != pdftest.Height || !c.Turned || c.Box.Left < pdftest.Height-110 || c.Box.Top > 80 {
		t.Errorf("page of %v × %v, first character at %+v", page.Width, page.Height, c)
	}
}

func TestOpenErrors(t *testing.T) {
	good := pdftest.File(pdftest.Info{}, pdftest.Lines(72, 72, "words"))
	locked := bytes.Replace(good, []byte("trailer\n<<"), []byte("trailer\n<</ID[(a)(a)]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)>>"), 1)
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"nothing":  {nil, pdfium.ErrBroken},
		"no PDF":   {[]byte("words"), pdfium.ErrBroken},
		"cut off":  {good[:40], pdfium.ErrBroken},
		"password": {locked, pdfium.ErrEncrypted},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pdfium.Open(t.Context(), bytes.NewReader(c.content), int64(len(c.content)))
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

// TestLargeDocument reads pages whose pictures are together larger than the memory
// that a document may have. The pictures are holes in the file.
func TestLargeDocument(t *testing.T) {
	const pages, picture = 9, 30 << 20
	file, err := os.Create(filepath.Join(t.TempDir(), "large.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	at, offsets := int64(0), []int64{}
	write := func(format string, args ...any) {
		n, err := fmt.Fprintf(file, format, args...)
		if err != nil {
			t.Fatal(err)
		}
		at += int64(n)
	}
	begin := func(format string, args ...any) {
		offsets = append(offsets, at)
		write("%d 0 obj\n"+format, append([]any{len(offsets)}, args...)...)
	}
	object := func(format string, args ...any) { begin(format+"\nendobj\n", args...) }
	write("%%PDF-1.7\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+3*i)
	}
	object("<</Type/Pages/Count %d/Kids[%s]>>", pages, kids.String())
	object("<</Type/Font/Subtype/Type1/BaseFont/Courier>>")
	for i := range pages {
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I %d 0 R>>>>>>", 5+3*i, 6+3*i)
		content := "q 9 0 0 9 0 0 cm /I Do Q BT /F 11 Tf 72 700 Td (words) Tj ET"
		object("<</Length %d>>\nstream\n%s\nendstream", len(content), content)
		begin("<</Type/XObject/Subtype/Image/Width 6144/Height 5120/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>\nstream\n", picture)
		if at, err = file.Seek(picture, io.SeekCurrent); err != nil {
			t.Fatal(err)
		}
		write("\nendstream\nendobj\n")
	}
	xref := at
	write("xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		write("%010d 00000 n \n", offset)
	}
	write("trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)

	document, err := pdfium.Open(t.Context(), file, at)
	if err != nil {
		t.Fatal(err)
	}
	defer document.Close()
	for n := 1; n <= pages; n++ {
		if page, err := document.Page(n); err != nil || len(page.Chars) != len("words") {
			t.Errorf("page %d: %d characters, %v", n, len(page.Chars), err)
		}
	}
}

// TestContextEndsDocument lets the time of documents run out while they are
// read, as often as instances exist and once more: the next one opens.
func TestContextEndsDocument(t *testing.T) {
	slow := pdftest.File(pdftest.Info{}, slices.Repeat(pdftest.Page{{X: 72, Y: 72, Text: "words"}}, 60_000))
	for range 3 {
		ctx, cancel := context.WithTimeout(t.Context(), 150*time.Millisecond)
		document, err := pdfium.Open(ctx, bytes.NewReader(slow), int64(len(slow)))
		if err == nil {
			_, err = document.Page(1)
			document.Close()
		}
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		cancel()
	}
	open(t, pdftest.File(pdftest.Info{}, pdftest.Lines(72, 72, "words")))
}

// TestMemory reads a file of a few kilobytes with a page whose content is a
// gigabyte of spaces, compressed twice.
func TestMemory(t *testing.T) {
	content, err := os.ReadFile("testdata/gigabyte.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, content).Page(1); !errors.Is(err, pdfium.ErrBroken) {
		t.Errorf("got %v", err)
	}
	open(t, pdftest.File(pdftest.Info{}, pdftest.Lines(72, 72, "words")))
}
