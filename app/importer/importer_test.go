package importer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

var update = flag.Bool("update", false, "write the golden files anew")

func mustRead(t *testing.T, in Input) Result {
	t.Helper()
	result, err := Read(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestGolden reads every document in testdata. What it becomes lies beside it
// with .json added to its name.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		if info, err := os.Stat(file); err != nil || filepath.Ext(file) == ".json" {
			continue
		} else if info.IsDir() {
			t.Run(name, func(t *testing.T) { compare(t, Input{Name: name, Bytes: packed(t, name, nil)}) })
			continue
		}
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, Input{Name: name, Bytes: content})
		})
	}
}

// compare reads a document and compares the result with the golden file.
func compare(t *testing.T, in Input) {
	t.Helper()
	var got bytes.Buffer
	out := json.NewEncoder(&got)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(mustRead(t, in)); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", in.Name+".json")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("differs from %s; got:\n%s", golden, got.String())
	}
}

func TestReadErrors(t *testing.T) {
	zip := "PK\x03\x04\x14\x00\x00\x00\x08\x00" + strings.Repeat("\x00", 16) + "\x00\x00\x00\x00"
	for name, c := range map[string]struct {
		in   Input
		code annotate.Code
		says string
	}{
		"nothing":            {Input{}, annotate.Invalid, "empty"},
		"too large":          {Input{Bytes: make([]byte, MaxBytes+1)}, annotate.TooLarge, "32 MB"},
		"white space":        {Input{Bytes: []byte(" \n\t ")}, annotate.Invalid, "no words"},
		"no words":           {Input{Bytes: []byte("--- *** ...")}, annotate.Invalid, "no words"},
		"page of scripts":    {Input{Bytes: []byte("<html><script>var text = 'words'</script>")}, annotate.Invalid, "no words"},
		"broken Word":        {Input{Bytes: []byte(zip + "[Content_Types].xml" + zip + "word/document.xml")}, annotate.Invalid, "damaged"},
		"broken writer":      {Input{Bytes: []byte(zip + "mimetypeapplication/vnd.oasis.opendocument.text")}, annotate.Invalid, "damaged"},
		"OpenDocument sheet": {Input{Bytes: []byte(zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet")}, annotate.Unsupported, "an OpenDocument file"},
		"broken e-book":      {Input{Bytes: []byte(zip + "mimetypeapplication/epub+zip")}, annotate.Invalid, "damaged"},
		"spreadsheet":        {Input{Bytes: []byte(zip + "xl/workbook.xml")}, annotate.Unsupported, "an Excel or PowerPoint file"},
		"zip":                {Input{Bytes: []byte(zip + "notes.txt")}, annotate.Unsupported, "a ZIP archive"},
		"old Word":           {Input{Bytes: []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")}, annotate.Unsupported, "an old Office document"},
		"empty web archive":  {Input{Bytes: []byte("From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n")}, annotate.Invalid, "no page"},
		"mail without text":  {Input{Bytes: []byte("From: a\nMessage-ID: <1@example.org>\nContent-Type: image/png\n\nPNG")}, annotate.Invalid, "no words"},
		"deep mail":          {Input{Bytes: []byte(deepMail())}, annotate.Invalid, "nested"},
		"image":              {Input{Bytes: []byte("\x89PNG\r\n\x1a\n")}, annotate.Unsupported, "an image"},
		"drawing":            {Input{Bytes: []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>words</text></svg>`)}, annotate.Unsupported, "a drawing"},
		"video":              {Input{Bytes: []byte("\x00\x00\x00\x20ftypisom")}, annotate.Unsupported, "a sound or video file"},
		"compressed":         {Input{Bytes: []byte("\x1F\x8B\x08")}, annotate.Unsupported, "a compressed file"},
		"check":              {Input{Name: "check.json", Bytes: []byte("{\n  \"format\": \"tickmark-dossier/1\", \"claims\": []}")}, annotate.Unsupported, "a check, not an article. Open the article"},
		"written check":      {Input{Bytes: []byte(`{"claims":[{"wording":"The pier is long."}]}`)}, annotate.Unsupported, "a check, not an article"},
		"annotations":        {Input{Name: "check.jsonld", Bytes: []byte(`{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}`)}, annotate.Unsupported, "a check, not an article"},
		"claim reviews":      {Input{Bytes: []byte(`[{"@context":"https://schema.org","@type":"ClaimReview"}]`)}, annotate.Unsupported, "a check, not an article"},
		"sealed check":       {Input{Name: "check.json.age", Bytes: []byte("age-encryption.org/v1\n-> scrypt")}, annotate.Unsupported, "a sealed file, not an article. If it is a check"},
		"XML":                {Input{Bytes: []byte("<?xml version='1.0'?><rss><title>words</title></rss>")}, annotate.Unsupported, "an XML file"},
		"binary":             {Input{Name: "a.html", Bytes: bytes.Repeat([]byte("\x00\x01\x02 word \xFF\xFE"), 99)}, annotate.Unsupported, "binary"},
		"unknown format":     {Input{Bytes: []byte("words"), Format: "pdf"}, annotate.Invalid, "not a format"},
		"refused encoding":   {Input{Bytes: []byte("words"), Charset: "iso-2022-kr"}, annotate.Unsupported, "encoding"},
		"damaged":            {Input{Bytes: []byte("\xFF\xFE" + strings.Repeat("\x00\xD8w\x00", 99))}, annotate.Invalid, "damaged"},
		"deep page":          {Input{Bytes: []byte(strings.Repeat("<div>", 100_000) + "words"), Format: HTML}, annotate.Invalid, "500 levels"},
		"deep Markdown":      {Input{Bytes: []byte(strings.Repeat(">", 1000) + "words"), Format: Markdown}, annotate.Invalid, "500 levels"},
		"too many tags":      {Input{Bytes: []byte(strings.Repeat("<i>", maxTags+1)), Format: HTML}, annotate.TooLarge, "million tags"},
		"endless formatting": {Input{Bytes: []byte(endlessFormatting()), Format: HTML}, annotate.Invalid, "never ends"},
		"wide table":         {Input{Bytes: []byte(strings.Repeat("|a", 999) + "|\n" + strings.Repeat("|-", 999) + "|\n"), Format: Markdown}, annotate.TooLarge, "300 columns"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(t.Context(), c.in)
			if annotate.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %s %v, want %s … %s …", annotate.CodeOf(err), err, c.code, c.says)
			}
		})
	}
}

// deepMail makes a message whose parts lie in one another.
func deepMail() string {
	var b strings.Builder
	b.WriteString("MIME-Version: 1.0\n")
	for i := range 2 * maxMessageDepth {
		name := strings.Repeat("x", i+1)
		b.WriteString("Content-Type: multipart/mixed; boundary=" + name + "\n\n--" + name + "\n")
	}
	return b.String()
}

// endlessFormatting makes 84 kB of HTML that stands for ten million elements.
func endlessFormatting() string {
	var b strings.Builder
	for i := range 480 {
		b.WriteString(`<b id="` + strings.Repeat("x", i) + `">`)
	}
	b.WriteString(strings.Repeat("<p>a", 20_000))
	return b.String()
}

func TestReadStopsWithContext(t *testing.T) {
	for name, in := range map[string]Input{
		"Markdown": {Bytes: []byte(strings.Repeat("[a](", 8_000)), Format: Markdown},
		"page":     {Bytes: []byte("<html>" + strings.Repeat("<p>words, words", 30_000)), Format: HTML},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
			defer cancel()
			if _, err := Read(ctx, in); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %v", err)
			}
		})
	}
}
