package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"tickmark/annotate"
)

const wordBody = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

// TestOfficeBounds holds documents that were made to fill the memory, or that
// cannot be read, to an error that says so, at once.
func TestOfficeBounds(t *testing.T) {
	document := func(xml string) Input {
		return Input{Bytes: packed(t, "manuscript.docx", map[string]string{"word/document.xml": xml})}
	}
	for name, c := range map[string]struct {
		in   Input
		code annotate.Code
		says string
	}{
		"ZIP bomb":       {Input{Bytes: deflated(t, "word/document.xml", strings.Repeat(" ", maxPartBytes+1))}, annotate.TooLarge, "unpacks"},
		"nested XML":     {document(wordBody + strings.Repeat("<w:ins>", maxXMLDepth+1)), annotate.Invalid, "nested"},
		"entities":       {document(`<!DOCTYPE d [<!ENTITY a "words words"><!ENTITY b "&a;&a;&a;">]>` + wordBody + `<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`), annotate.Invalid, "damaged"},
		"cut off":        {document(wordBody + "<w:p><w:r><w:t>words"), annotate.Invalid, "damaged"},
		"no text":        {Input{Bytes: deflated(t, "word/styles.xml", "<styles/>")}, annotate.Invalid, "incomplete"},
		"password":       {Input{Bytes: packed(t, "manuscript.odt", map[string]string{"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"})}, annotate.Unsupported, "password"},
		"nested RTF":     {Input{Bytes: []byte(`{\rtf1` + strings.Repeat("{", maxRTFDepth+1) + "words")}, annotate.Invalid, "nested"},
		"endless RTF":    {Input{Bytes: []byte(`{\rtf1` + strings.Repeat(`a\par `, maxTags))}, annotate.TooLarge, "million"},
		"too many parts": {Input{Bytes: deflated(t, slices.Repeat([]string{"word/x", ""}, maxParts+1)...)}, annotate.TooLarge, "parts"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(t.Context(), c.in)
			if annotate.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %s %v, want %s … %s …", annotate.CodeOf(err), err, c.code, c.says)
			}
		})
	}
}

// The nodes of all parts of a document are counted together.
func TestXMLNodesAreCounted(t *testing.T) {
	left := 3
	if _, err := parseXML([]byte("<a><b/></a>"), nil, &left); err != nil || left != 1 {
		t.Fatalf("%d are left, %v", left, err)
	}
	if _, err := parseXML([]byte("<a>words</a>"), nil, &left); annotate.CodeOf(err) != annotate.TooLarge {
		t.Errorf("one too many gives %v", err)
	}
}

// deflated packs parts, each a name and its content.
func deflated(t *testing.T, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for part := range slices.Chunk(parts, 2) {
		w, err := archive.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestReferencesAreBounded has 200 comments of 10 kB go over a thousand
// paragraphs, each of which keeps what is said about it.
func TestReferencesAreBounded(t *testing.T) {
	var body, comments strings.Builder
	for i := range 2 * maxBegun {
		id := string(rune('A'+i%26)) + strings.Repeat("i", i/26)
		body.WriteString(`<w:commentRangeStart w:id="` + id + `"/>`)
		comments.WriteString(`<w:comment w:id="` + id + `"><w:p><w:r><w:t>` + strings.Repeat("words ", 10_000/6) + `</w:t></w:r></w:p></w:comment>`)
	}
	body.WriteString(strings.Repeat(`<w:p><w:r><w:t>A paragraph.</w:t></w:r></w:p>`, 1000))
	result := mustRead(t, Input{Bytes: packed(t, "manuscript.docx", map[string]string{
		"word/document.xml": wordBody + body.String() + "</w:body></w:document>",
		"word/comments.xml": "<comments>" + comments.String() + "</comments>",
	})})
	size := 0
	for _, b := range result.Blocks {
		for _, r := range b.References {
			size += len(r.Text)
		}
	}
	if size == 0 || size > maxReferenceBytes || !slices.ContainsFunc(result.Notes, func(s string) bool { return strings.Contains(s, "too many") }) {
		t.Errorf("%d bytes of references, notes %q", size, result.Notes)
	}
}

// FuzzReadDOCX fuzzes the text of a Word document. Beside what holds for every
// format, no letter of it is lost but those that are deleted, hidden or stand
// in the second form of a drawing.
func FuzzReadDOCX(f *testing.F) {
	fuzzPart(f, "manuscript.docx", "word/document.xml", func(n *xmlNode) bool {
		return n.name == "t"
	}, "del", "moveFrom", "vanish", "webHidden", "tr", "object", "fldChar", "ruby", "fldSimple", "footnoteReference", "endnoteReference", "commentReference", "commentRangeStart", "numPr", "pStyle", "altChunk", "drawing", "pict", "AlternateContent")
}

// FuzzReadODT does so for an OpenDocument text.
func FuzzReadODT(f *testing.F) {
	fuzzPart(f, "manuscript.odt", "content.xml", func(n *xmlNode) bool {
		return n.name == "p" || n.name == "h"
	}, "list-item", "note", "annotation", "annotation-end", "table", "frame", "section", "style", "tracked-changes", "hidden-text", "conditional-text", "hidden-paragraph", "object", "title", "desc", "image")
}

// FuzzReadEPUB fuzzes what a book says of its parts, and one of them. A part that is one
// paragraph has all of its letters read.
func FuzzReadEPUB(f *testing.F) {
	const contents, chapter = "OEBPS/book.opf", "OEBPS/text/one.xhtml"
	f.Add(readPart(f, "handbook.epub", contents), readPart(f, "handbook.epub", chapter))
	f.Add([]byte(`<package><manifest><item id="a" href="../../a"/><item id="b" href="/OEBPS/text/one.xhtml#x"/></manifest><spine><itemref idref="b"/><itemref idref="b"/><itemref idref="a"/></spine></package>`),
		[]byte(`<html xmlns:epub="http://www.idpf.org/2007/ops"><body><p>a<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n">b<a href="two%20quays.xhtml#n">c</a></aside><img src="../pictures/harbour.png"/></body></html>`))
	f.Add([]byte(`<package><manifest><item id="a" href="%zz"/></manifest><spine><itemref/></spine></package>`), []byte("<p>a<br>b & c"))
	f.Fuzz(func(t *testing.T, opf, part []byte) {
		check(t, Input{Bytes: packed(t, "handbook.epub", map[string]string{contents: string(opf), chapter: string(part)})})
		text := annotate.CleanText(plainText(part))
		result, ok := check(t, Input{Bytes: packed(t, "handbook.epub", map[string]string{
			contents: `<package><manifest><item id="one" href="text/one.xhtml"/></manifest><spine><itemref idref="one"/></spine></package>`,
			chapter:  "<html><body><p>" + html.EscapeString(text) + "</p></body></html>",
		})})
		if !ok {
			return
		}
		wantLetters(t, annotate.JoinBlocks(result.Blocks), text)
	})
}

// FuzzReadRTF fuzzes RTF as it stands, and holds it to keeping every letter of a
// text that is written in it.
func FuzzReadRTF(f *testing.F) {
	addFixtures(f)
	f.Add([]byte(`{\rtf1{\footnote a{\footnote b}}\intbl c\cell{\*\annotation\intbl d\cell\row}\row{\pict 0}\bin9 e`))
	f.Fuzz(func(t *testing.T, content []byte) {
		check(t, Input{Bytes: append([]byte(`{\rtf1 `), content...)})
		text := plainText(content)
		var source strings.Builder
		for _, unit := range utf16.Encode([]rune(text)) {
			fmt.Fprintf(&source, `\u%d?`, int16(unit))
		}
		result, ok := check(t, Input{Bytes: []byte(`{\rtf1\uc1 ` + source.String() + `}`)})
		if !ok {
			return
		}
		wantLetters(t, annotate.JoinBlocks(result.Blocks), text)
	})
}

// fuzzPart fuzzes one part of a document. Where no element is in it that has
// words left out or written otherwise, the letters of all elements that hold
// words are those of the result, in the same order.
func fuzzPart(f *testing.F, document, part string, holds func(*xmlNode) bool, otherwise ...string) {
	f.Helper()
	f.Add(readPart(f, document, part))
	for _, s := range []string{
		"", "<a>", wordBody + "<w:p><w:r><w:t>one</w:t></w:r></w:p></w:body></w:document>",
		wordBody + "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r><w:ins><w:p><w:r><w:t>c</w:t></w:r></w:p></w:ins></w:p></w:body></w:document>",
		"<d><body><text><p>one <span>two</span><s c='9'/>three<line-break/></p><h outline-level='9'>four</h></text></body></d>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		result, ok := check(t, Input{Bytes: packed(t, document, map[string]string{part: string(content)})})
		left := maxXMLNodes
		root, err := parseXML(content, nil, &left)
		if !ok || err != nil {
			return
		}
		for _, name := range otherwise {
			if root.find(name).name != "" {
				return
			}
		}
		var in strings.Builder
		body := root.find("body")
		if text := body.find("text"); text.name != "" {
			body = text
		}
		gather(body, holds, &in)
		wantLetters(t, annotate.JoinBlocks(result.Blocks), in.String())
	})
}

func gather(n *xmlNode, holds func(*xmlNode) bool, out *strings.Builder) {
	if holds(n) {
		out.WriteString(n.content())
		return
	}
	for _, c := range n.children {
		gather(c, holds, out)
	}
}

// wantLetters fails the test unless a text has the letters and digits of another, in their order.
func wantLetters(t *testing.T, text, of string) {
	t.Helper()
	if got, want := lettersOf(text), lettersOf(of); got != want {
		t.Errorf("letters in:  %q\nletters out: %q", want, got)
	}
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, annotate.CleanText(s))
}
