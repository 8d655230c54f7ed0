package report

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	dom "golang.org/x/net/html"

	"tickmark/annotate"
	"tickmark/app/importer"
)

// vectors are attempts to have something run or loaded, one for each way that we
// know of: elements, attributes, addresses, what other formats take for code, and
// what one parser reads otherwise than the next. The journeys in a browser have
// the same in e2e/fixtures/hostile.html.
var vectors = []string{
	`<script>alert(1)</script>`,
	`<img src="https://tracker.example/a.png" onerror="alert(1)">`,
	`<svg onload=alert(1)><use href="https://tracker.example/a.svg#x"/><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`,
	`<math><mtext></p><style><!--</style><img src=x onerror=alert(1)>`,
	`<iframe srcdoc="<script>parent.alert(1)</script>"></iframe><object data="javascript:alert(1)"></object>`,
	`<form action="javascript:alert(1)"><button formaction="//tracker.example">x</button></form><base href="//tracker.example/">`,
	`<style>@import "//tracker.example/a.css"; p { background: url(//tracker.example/b.png) }</style>`,
	`<meta http-equiv=refresh content="0;url=//tracker.example"><link rel=preload href=//tracker.example>`,
	"[a](javascript:alert(1)) [b](<java\tscript:alert(1)>) [c](JaVaScRiPt&colon;alert(1)) [d](data:text/html;base64,PHNjcmlwdD4=) ![e](https://tracker.example/c.png)",
	"<javascript:alert(1)> <vbscript:x> <file:///etc/passwd> [x]: javascript:alert(1)\n\n[x]",
	`"><script>alert(1)</script><x y="`, `--><script>alert(1)</script><!--`, `]]><script>alert(1)</script>`, "</textarea></title></style></noscript></template><script>alert(1)</script>",
	`=HYPERLINK("https://tracker.example","x")`, `{DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"}`, `\input{/etc/passwd}\write18{id}`, ") /S /JavaScript /JS (app.alert(1)) >> endobj",
	"{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 1 %> #{1}", "BEGIN:VCALENDAR\r\nER  - \r\n%%EOF\r\n--boundary",
}

var vectorsFile = flag.String("vectors", "", "a file with more vectors: a JSON list of {id, html}")

// allVectors are [vectors], and those of the file that is given, but for the empty ones.
func allVectors(t testing.TB) []string {
	t.Helper()
	if *vectorsFile == "" {
		return vectors
	}
	content, err := os.ReadFile(*vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var more []struct{ HTML string }
	if err := json.Unmarshal(content, &more); err != nil {
		t.Fatal(err)
	}
	all := slices.Clone(vectors)
	for _, v := range more {
		if annotate.CleanText(v.HTML) != "" {
			all = append(all, v.HTML)
		}
	}
	return all
}

// readAs returns what comes in of a document, an article or a copy of a source: no
// blocks if there are no words in it.
func readAs(t testing.TB, format importer.Format, document string) []annotate.Block {
	t.Helper()
	read, err := importer.Read(t.Context(), importer.Input{Bytes: []byte(document), Format: format})
	if code := annotate.CodeOf(err); err != nil && code != annotate.Invalid && code != annotate.Unsupported {
		t.Fatalf("%q as %s: %v", document, format, err)
	}
	return read.Blocks
}

// attack has the vector in every place that takes text, as the reasons of a verdict,
// and as it comes in: as an article of both formats that take markup, and as the copy
// that evidence was taken from.
func attack(t testing.TB, vector string) annotate.Dossier {
	t.Helper()
	page, marked := readAs(t, importer.HTML, vector), readAs(t, importer.Markdown, vector)
	vector = annotate.CleanText(vector)
	d := hostile(t, vector, append(page, marked...)...)
	if len(page) > 0 {
		support(&d, &d.Claims[0], "copy", annotate.EvidenceFields{Quote: page[0].Text})
	}
	judge(&d, &d.Claims[0], "true", vector+"\n\nIn a line: "+vector+"\n\n[named]("+vector+") <"+vector+">\n\n> "+vector)
	return d
}

// checkMarkup holds what a browser makes of a page or a part of one: nothing in it
// runs, loads, or leads elsewhere than to the web or to a mailbox.
func checkMarkup(t *testing.T, vector string, page []byte) {
	t.Helper()
	for n := range nodes(t, page) {
		switch n.Data {
		case "script":
			if kind := attr(n, "type"); kind != "application/json" && kind != "application/ld+json" {
				t.Errorf("%q: a script of type %q", vector, kind)
			}
		case "img", "image", "iframe", "object", "embed", "form", "base", "link", "audio", "video", "svg", "math", "template":
			if n.Data != "svg" || slices.ContainsFunc(n.Attr, func(a dom.Attribute) bool { return strings.HasPrefix(a.Key, "on") }) {
				t.Errorf("%q: a <%s>", vector, n.Data)
			}
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on") || slices.Contains([]string{"src", "srcset", "srcdoc", "action", "formaction", "background", "ping", "poster", "style"}, a.Key):
				t.Errorf("%q: <%s %s=%q>", vector, n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !annotate.SafeURL(a.Val):
				t.Errorf("%q: a link to %q", vector, a.Val)
			case a.Key == "http-equiv" && !strings.EqualFold(a.Val, "Content-Security-Policy"):
				t.Errorf("%q: a <meta> of %s", vector, a.Val)
			}
		}
	}
}

func TestVectorsInPages(t *testing.T) {
	for _, vector := range allVectors(t) {
		d := attack(t, vector)
		for _, kind := range Kinds() {
			checkMarkup(t, vector, kindOf(t, d, kind.Key, ""))
		}
		sheet := written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteSheet(ctx, b, d, Options{}) })
		checkMarkup(t, vector, sheet)
	}
}

// Also a reader of Markdown that lets raw HTML through finds none that runs.
func TestVectorsInMarkdown(t *testing.T) {
	careless := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(html.WithUnsafe()))
	for _, vector := range allVectors(t) {
		var page bytes.Buffer
		if err := careless.Convert(markdownTextOf(t, attack(t, vector), Options{}), &page); err != nil {
			t.Fatal(err)
		}
		checkMarkup(t, vector, page.Bytes())
	}
}

var (
	// active are the names by which a PDF does something by itself, or something else
	// than to show pages and follow links (ISO 32000-2, 12.6).
	active    = regexp.MustCompile(`/(JavaScript|JS|Launch|SubmitForm|ImportData|ResetForm|GoToR|GoToE|Rendition|RichMedia|Movie|Sound|OpenAction|AA|XFA|AcroForm)\b`)
	uriOf     = regexp.MustCompile(`/URI \(((?:[^\\)]|\\.)*)\)`)
	inPDF     = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
	stringsOf = regexp.MustCompile(`\((?:[^\\()]|\\.)*\)`)
)

// A PDF has pages, links to the web, and the dossier as an attachment; nothing that acts.
func TestVectorsInPDF(t *testing.T) {
	for _, vector := range allVectors(t) {
		file := written(t, func(ctx context.Context, b *bytes.Buffer) error {
			return WritePDF(ctx, b, attack(t, vector), Options{Kind: Memo})
		})
		objects := inPDF.ReplaceAll(file, nil)
		for _, stream := range inPDF.FindAllSubmatch(file, -1) {
			if r, err := zlib.NewReader(bytes.NewReader(stream[1])); err == nil {
				unpacked, _ := io.ReadAll(r)
				if bytes.Contains(unpacked, []byte(" obj")) || bytes.Contains(unpacked, []byte("/Type")) {
					objects = append(objects, unpacked...)
				}
			}
		}
		for _, m := range uriOf.FindAllSubmatch(objects, -1) {
			if !annotate.SafeURL(string(m[1])) {
				t.Errorf("%q: a link to %q", vector, m[1])
			}
		}
		if found := active.FindAll(stringsOf.ReplaceAll(objects, nil), -1); len(found) > 0 {
			t.Errorf("%q: the file has %q", vector, found)
		}
	}
}

// A Word document has no fields but those that number pages, nothing that is
// embedded or attached, and loads nothing.
func TestVectorsInWord(t *testing.T) {
	for _, vector := range allVectors(t) {
		d := attack(t, vector)
		file := wordOf(t, d, Options{})
		checkWord(t, d, file)
		for _, part := range wordParts(t, file) {
			if strings.HasPrefix(part.name, "word/media/") {
				continue
			}
			for _, e := range elements(t, part.name, part.content) {
				switch e.name {
				case "instrText", "object", "altChunk", "subDoc", "control", "attachedTemplate", "oleObject":
					t.Errorf("%q: %s has a <%s>", vector, part.name, e.name)
				case "fldSimple":
					if field := strings.TrimSpace(e.attributes["instr"]); field != "PAGE" && field != "NUMPAGES" {
						t.Errorf("%q: a field %q", vector, field)
					}
				case "Relationship":
					if e.attributes["TargetMode"] == "External" && !strings.HasSuffix(e.attributes["Type"], "/hyperlink") {
						t.Errorf("%q: loads %s", vector, e.attributes["Target"])
					}
				}
			}
		}
	}
}

// What is written for programs is read back as the same words: no text has become a record, a field or a command.
func TestVectorsInData(t *testing.T) {
	for _, vector := range allVectors(t) {
		d := attack(t, vector)
		for name, write := range map[string]writer{"BibTeX": WriteBibTeX, "RIS": WriteRIS, "CSL": WriteCSL} {
			out := outputOf(t, write, d, Options{})
			if bytes.Contains(out, []byte("\nER  - \r\n%%EOF")) || name == "BibTeX" && (bytes.Contains(out, []byte(`\input{`)) || bytes.Contains(out, []byte(`\write18{`))) {
				t.Errorf("%q: %s holds\n%s", vector, name, out)
			}
		}
		for name, write := range map[string]writer{"JSON": WriteJSON, "annotations": WriteAnnotations, "ClaimReview": WriteClaimReview} {
			// Inside the script element of a page, too, this must not end it.
			if out := outputOf(t, write, d, Options{}); bytes.Contains(bytes.ToLower(out), []byte("</script")) {
				t.Errorf("%q: %s holds the end of a script element: %s", vector, name, fmt.Sprintf("%.80s", out))
			}
		}
	}
}
