package importer

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"runtime"
	"strings"
	"testing"

	"tickmark/annotate"
)

// Documents that were made to fill the memory, to go on for ever, or to lead out of
// themselves end in an error that says what to do, or are read for what they hold; and
// what is allocated for them in all has a bound.
func TestBombs(t *testing.T) {
	const mega = 1 << 20
	zeros := strings.Repeat(" ", maxPartBytes+1)
	laughs := billionLaughs()
	deep := func(opening string) string { return strings.Repeat(opening, 100_000) }
	word := func(xml string) []byte {
		return packed(t, "manuscript.docx", map[string]string{"word/document.xml": xml})
	}
	odt := func(xml string) []byte { return packed(t, "manuscript.odt", map[string]string{"content.xml": xml}) }
	pack := func(name, content string) []byte { return deflated(t, name, content) }
	first := func(kind, name, content string) []byte { return deflated(t, "mimetype", kind, name, content) }
	for name, c := range map[string]struct {
		in    []byte
		code  annotate.Code // "": it is read
		bound uint64        // of all that is allocated, in MB
		holds string        // words that are read
	}{
		"a Word document that unpacks to spaces": {pack("word/document.xml", zeros), annotate.TooLarge, 300, ""},
		"an OpenDocument text that does":         {first("application/vnd.oasis.opendocument.text", "content.xml", zeros), annotate.TooLarge, 300, ""},
		"an e-book that does":                    {first("application/epub+zip", "META-INF/container.xml", zeros), annotate.TooLarge, 300, ""},
		"a spreadsheet that does":                {pack("xl/workbook.xml", zeros), annotate.Unsupported, 20, ""},
		"a compressed file":                      {gzipped(t, zeros), annotate.Unsupported, 20, ""},

		"entities of entities in Word":         {word(laughs), annotate.Invalid, 20, ""},
		"entities of entities in OpenDocument": {odt(laughs), annotate.Invalid, 20, ""},
		"entities of entities in an e-book":    {packed(t, "handbook.epub", map[string]string{"META-INF/container.xml": laughs}), annotate.Invalid, 20, ""},
		"an entity from a file":                {word(`<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + wordBody + `<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`), annotate.Invalid, 20, ""},

		"deep elements in Word":         {word(wordBody + deep("<w:ins>")), annotate.Invalid, 100, ""},
		"deep elements in OpenDocument": {odt("<d><body><text>" + deep("<span>")), annotate.Invalid, 100, ""},
		"a deep page":                   {[]byte("<!doctype html>" + deep("<div>") + "words"), annotate.Invalid, 100, ""},
		"deep groups in RTF":            {[]byte(`{\rtf1` + deep("{") + "words"), annotate.Invalid, 100, ""},
		"deep quotations in Markdown":   {[]byte("# Pier\n\n" + deep("> ") + "words"), annotate.Invalid, 20, ""},
		"deep lists in Markdown":        {[]byte("# Pier\n\n" + deep("- ") + "words"), annotate.Invalid, 20, ""},
		"open brackets in Markdown":     {[]byte("# Pier\n\n" + deep("[") + "words"), "", 400, "words"},
		"open emphasis in Markdown":     {[]byte("# Pier\n\n" + deep("*a _b ") + "words"), "", 400, "words"},
		"deep arrays in a page's data":  {[]byte(`<!doctype html><script type="application/ld+json">{"a":` + deep("[") + `</script><p>The pier is long.`), "", 100, "The pier is long."},
		"parts in parts of a message":   {[]byte(deepMail()), annotate.Invalid, 20, ""},
		"parts in parts of base64":      {[]byte(wrappedMail(50)), "", 100, ""},

		"a line of 20 MB":                {bytes.Repeat([]byte("pier "), 4*mega), "", 1000, "pier pier"},
		"a word of 2 MB":                 {bytes.Repeat([]byte("p"), 2*mega), "", 400, "ppp"},
		"a line of 2 MB in a page":       {[]byte("<!doctype html><p>" + strings.Repeat("pier ", 2*mega/5)), "", 200, "pier pier"},
		"an attribute of 20 MB":          {[]byte("<!doctype html><p title='" + strings.Repeat("pier ", 4*mega) + "'>The pier is long."), "", 1000, "The pier is long."},
		"a header of 2 MB":               {[]byte("From: a@example.org\nMIME-Version: 1.0\nSubject: " + strings.Repeat("pier ", 2*mega/5) + "\n\nThe pier is long."), "", 200, "The pier is long."},
		"a picture that claims its size": {[]byte(`<!doctype html><p>The pier is long.</p><figure><img src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(hugePNG()) + `"><figcaption>A pier</figcaption></figure>`), "", 20, "The pier is long."},

		"parts that lead out": {deflated(t, "../../word/out.xml", "out", "/etc/out", "out", `..\out`, "out", "word/document.xml", wordBody+`<w:p><w:r><w:t>The pier is long.</w:t></w:r></w:p></w:body></w:document>`), "", 20, "The pier is long."},
		"a part twice": {deflated(t, "word/document.xml", wordBody+`<w:p><w:r><w:t>The pier is long.</w:t></w:r></w:p></w:body></w:document>`,
			"word/document.xml", wordBody+`<w:p><w:r><w:t>The pier is short.</w:t></w:r></w:p></w:body></w:document>`), "", 20, "The pier is"},
		"a PDF of a million pages":        {pdfOf("/Type /Pages /Count 1000000 /Kids [3 0 R]", "/Type /Page /Parent 2 0 R"), annotate.Unsupported, 1500, ""},
		"a PDF whose pages are in a ring": {pdfOf("/Type /Pages /Count 2 /Kids [3 0 R]", "/Type /Pages /Count 2 /Parent 2 0 R /Kids [2 0 R]"), annotate.Invalid, 1500, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			result, err := Read(t.Context(), Input{Bytes: c.in})
			runtime.ReadMemStats(&after)
			if annotate.CodeOf(err) != c.code || c.code == "" && err != nil {
				t.Errorf("%s %v, want %q", annotate.CodeOf(err), err, c.code)
			}
			if text := annotate.JoinBlocks(result.Blocks); !strings.Contains(text, c.holds) {
				t.Errorf("it is read as %.80q", text)
			}
			took := (after.TotalAlloc - before.TotalAlloc) / mega
			t.Logf("%d MB", took)
			if took > c.bound {
				t.Errorf("%d MB were allocated", took)
			}
		})
	}
}

// billionLaughs is XML whose 1 kB would be a billion words.
func billionLaughs() string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE d [<!ENTITY a0 'ha'>")
	for i := range 9 {
		fmt.Fprintf(&b, "<!ENTITY a%d '%s'>", i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	b.WriteString("]><d><body><text><p>&a9;</p></text></body></d>")
	return b.String()
}

func gzipped(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wrappedMail is a message in base64 in a message, and so on.
func wrappedMail(levels int) string {
	inner := "MIME-Version: 1.0\nContent-Type: text/plain\n\nThe pier is long.\n"
	for range levels {
		inner = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe pier is long.\n--x\nContent-Type: message/rfc822\n\n" + inner + "\n--x--\n"
	}
	return inner
}

// hugePNG is the head of a picture of 65,535 times 65,535 points.
func hugePNG() []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), 65_535)
	head = append(binary.BigEndian.AppendUint32(head, 65_535), 8, 6, 0, 0, 0)
	out := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

// pdfOf is a PDF with these two objects for its tree of pages.
func pdfOf(pages, page string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	at := []int{}
	for i, object := range []string{"/Type /Catalog /Pages 2 0 R", pages, page} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n<< %s >>\nendobj\n", i+1, object)
	}
	start := b.Len()
	b.WriteString("xref\n0 4\n0000000000 65535 f \n")
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}
