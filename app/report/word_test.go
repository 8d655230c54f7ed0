package report

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image/color"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tickmark/annotate"
)

func wordOf(t testing.TB, d annotate.Dossier, o Options) []byte {
	t.Helper()
	return written(t, func(ctx context.Context, b *bytes.Buffer) error { return WriteWord(ctx, b, d, o) })
}

// The golden file holds the parts of the document one after the other.
func TestWriteWord(t *testing.T) {
	for _, name := range []string{"everything", "overlapping", "arabic"} {
		t.Run(name, func(t *testing.T) {
			var all strings.Builder
			for _, part := range wordParts(t, wordOf(t, dossiers(t)[name], Options{})) {
				fmt.Fprintf(&all, "=== %s\n%s", part.name, part.content)
			}
			golden(t, name+".docx.txt", []byte(all.String()))
		})
	}
}

type wordPart struct{ name, content string }

func wordParts(t testing.TB, file []byte) []wordPart {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := []wordPart{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, wordPart{f.Name, string(content)})
	}
	return parts
}

// Every document is whole: each part has a type, each relation and link leads
// somewhere, each comment and bookmark begins and ends once.
func TestWordIsWhole(t *testing.T) {
	all := dossiers(t)
	all["hostile"] = hostile(t, naughty)
	for name, d := range all {
		for _, lang := range []string{"en", "ar"} {
			t.Run(name+" "+lang, func(t *testing.T) { checkWord(t, d, wordOf(t, d, Options{Lang: lang})) })
		}
	}
}

func checkWord(t testing.TB, d annotate.Dossier, file []byte) {
	t.Helper()
	parts := map[string]string{}
	for _, p := range wordParts(t, file) {
		parts[p.name] = p.content
	}
	types := map[string]bool{}
	starts, ends, references, comments := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	bookmarks, anchors := map[string]bool{}, []string{}
	open, closed := map[string]int{}, map[string]int{}
	text := ""
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range parts {
			if !yield(name) {
				return
			}
		}
	}) {
		if strings.HasPrefix(name, "word/media/") {
			continue
		}
		relations, used := map[string]bool{}, []string{}
		for _, e := range elements(t, name, parts[name]) {
			switch e.name {
			case "Override":
				types[strings.TrimPrefix(e.attributes["PartName"], "/")] = true
			case "Relationship":
				target := e.attributes["Target"]
				folder := strings.TrimSuffix(name[:strings.LastIndex(name, "/")], "_rels")
				if e.attributes["TargetMode"] == "External" {
					if !annotate.SafeURL(target) {
						t.Errorf("a link to %q", target)
					}
				} else if _, there := parts[folder+target]; !there {
					t.Errorf("%s leads to %q", name, folder+target)
				}
				if id := e.attributes["Id"]; relations[id] {
					t.Errorf("%s has %s twice", name, id)
				} else {
					relations[id] = true
				}
			case "blip":
				used = append(used, e.attributes["embed"])
			case "hyperlink":
				if id := e.attributes["id"]; id != "" {
					used = append(used, id)
				} else {
					anchors = append(anchors, e.attributes["anchor"])
				}
			case "bookmarkStart":
				mark := e.attributes["name"]
				if bookmarks[mark] || len(mark) > 40 {
					t.Errorf("the bookmark %q is there twice, or too long", mark)
				}
				bookmarks[mark] = true
				open[e.attributes["id"]]++
			case "bookmarkEnd":
				closed[e.attributes["id"]]++
			case "comment":
				comments[e.attributes["id"]]++
			case "commentRangeStart":
				starts[e.attributes["id"]]++
			case "commentRangeEnd":
				ends[e.attributes["id"]]++
			case "commentReference":
				references[e.attributes["id"]]++
			case "t":
				if name == "word/document.xml" {
					text += e.text
				}
			}
		}
		if links, ok := parts[strings.Replace(name, "word/", "word/_rels/", 1)+".rels"]; ok && len(used) > 0 {
			for _, id := range used {
				if !strings.Contains(links, `"`+id+`"`) {
					t.Errorf("%s has no relation %s", name, id)
				}
			}
		}
	}
	for name := range parts {
		if strings.HasSuffix(name, ".xml") && name != "[Content_Types].xml" && !types[name] {
			t.Errorf("%s has no content type", name)
		}
	}
	for _, counts := range []map[string]int{starts, ends, references} {
		if fmt.Sprint(counts) != fmt.Sprint(comments) {
			t.Errorf("comments %v, in the text %v", comments, counts)
		}
	}
	if fmt.Sprint(open) != fmt.Sprint(closed) {
		t.Errorf("bookmarks begin %v and end %v", open, closed)
	}
	for _, anchor := range anchors {
		if !bookmarks[anchor] {
			t.Errorf("nothing has the name %q", anchor)
		}
	}
	for _, b := range d.Version.Blocks {
		if !strings.Contains(squeezed(text), squeezed(withNames(b.Text))) {
			t.Errorf("the text does not hold %q", b.Text)
		}
	}
	for _, c := range d.Claims {
		if want := max(1, len(c.Passages)); len(comments) < want {
			t.Errorf("%d comments, claim %d has %d passages", len(comments), c.Number, want)
		}
	}
}

// element is an element of XML with the text right in it.
type element struct {
	name       string
	attributes map[string]string
	text       string
}

// elements reads XML, which has to be well-formed.
func elements(t testing.TB, name, content string) []element {
	t.Helper()
	found := []element{}
	decoder := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			found = append(found, e)
		case xml.CharData:
			if len(found) > 0 {
				found[len(found)-1].text += string(token)
			}
		}
	}
}

func TestWordKeepsNotesToItself(t *testing.T) {
	for _, part := range wordParts(t, wordOf(t, everything(t), Options{})) {
		if strings.Contains(part.content, "internal:") {
			t.Errorf("%s holds a note or a verdict that was replaced", part.name)
		}
	}
	if err := WriteWord(t.Context(), &bytes.Buffer{}, everything(t), Options{Kind: Memo}); annotate.CodeOf(err) != annotate.Unsupported {
		t.Errorf("a memo: %v", err)
	}
}

func TestWordLetterhead(t *testing.T) {
	logo, err := NewLogo(pngOf(t, drawn(300, 90, color.Black, color.White)))
	if err != nil {
		t.Fatal(err)
	}
	d := everything(t)
	file := wordOf(t, d, Options{Letterhead: Letterhead{Name: "The <Courier>", Byline: "Research desk", Logo: logo}})
	checkWord(t, d, file)
	parts := map[string]string{}
	for _, p := range wordParts(t, file) {
		parts[p.name] = p.content
	}
	if parts["word/media/image1.png"] != string(logo) {
		t.Error("the document does not hold the logo")
	}
	for _, want := range []string{`descr="The &lt;Courier&gt;"`, `<wp:extent cx="2028825" cy="609600"/>`, "Research desk"} {
		if !strings.Contains(parts["word/document.xml"], want) {
			t.Errorf("the document does not hold %s", want)
		}
	}
}

func TestWordIsTheSameEachTime(t *testing.T) {
	if d := everything(t); !bytes.Equal(wordOf(t, d, Options{}), wordOf(t, d, Options{})) {
		t.Error("the same dossier gives other bytes")
	}
}

func TestWordComments(t *testing.T) {
	d := everything(t)
	file := wordOf(t, d, Options{})
	content := ""
	for _, p := range wordParts(t, file) {
		if p.name == "word/comments.xml" {
			content = p.content
		}
	}
	for _, want := range []string{
		`w:author="Ada Fenwick" w:initials="AF" w:date="2025-11-30T09:00:00Z"`, "Claim 2: Mostly false", "35 %",
		"The tram beat the forecast.", "Central case: 3.1 million", "What it does not prove: ", "It is a forecast.",
		`w:anchor="source_2"`, `w:anchor="claim_1"`, "quoted ",
	} {
		if !strings.Contains(content, want) {
			t.Errorf("the comments do not hold %q", want)
		}
	}
}

// Whatever people wrote, the document is well-formed.
func FuzzWord(f *testing.F) {
	f.Add(naughty)
	f.Add("a\x00\x08\x1f\ufffe\xff\r\n\tb]]>&amp;")
	f.Fuzz(func(t *testing.T, text string) {
		d := dossier(t, "en", "T", paragraph("The tram is full."))
		c := mark(t, &d, "tram is")
		judge(&d, c, "true", text)
		c.Wording, c.Claimant, c.Tags, c.Verdict.GivenBy = text, text, []string{text}, text
		s := support(&d, c, "Source", annotate.EvidenceFields{})
		c.Evidence[0].Quote, c.Evidence[0].Limits, c.Evidence[0].ArchiveURL = text, text, text
		s.Title, s.URL = text, text
		d.Article.Title, d.Article.Lang, d.Generator = text, text, text
		for _, p := range wordParts(t, wordOf(t, d, Options{})) {
			elements(t, p.name, p.content)
			if !utf8.ValidString(p.content) {
				t.Errorf("%s is not UTF-8", p.name)
			}
		}
	})
}
