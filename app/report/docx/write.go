package docx

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

const (
	header     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

	relations      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordProcessing = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// wordParts are the parts in word/ beside the document, by name, with the ends of
// their content types, which are those of their relations too.
var wordParts = []string{"styles", "numbering", "settings", "comments"}

// writer holds what the parts of a document share while they are written.
type writer struct {
	Document
	numberings numberings
	// pictures are the files of the pictures, in the order of the text.
	pictures [][]byte
	// bookmarks are the numbers of the bookmarks by their names.
	bookmarks map[string]int
}

// Write writes the document as a .docx file. The error is that of w.
func Write(w io.Writer, d Document) error {
	state := &writer{Document: d, bookmarks: map[string]int{}}
	document := part{writer: state}
	comments := part{writer: state}
	body, notes := document.document(), comments.comments()
	files := []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes()},
		{"_rels/.rels", relationships(0, []relation{
			{kind: relations + "officeDocument", target: "word/document.xml"},
			{kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml"},
			{kind: relations + "extended-properties", target: "docProps/app.xml"},
		})},
		{"docProps/core.xml", state.core()},
		{"docProps/app.xml", header + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>` + escape(d.Creator) + "</Application></Properties>\n"},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", relationships(0, append(partRelations(), document.relations...))},
		{"word/styles.xml", state.styles()},
		{"word/numbering.xml", state.numberings.markup()},
		{"word/settings.xml", header + "<w:settings " + namespaces + `><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>` + "\n"},
		{"word/comments.xml", notes},
		{"word/_rels/comments.xml.rels", relationships(len(wordParts), comments.relations)},
	}
	for i, picture := range state.pictures {
		files = append(files, struct{ name, content string }{"word/" + mediaName(i, picture), string(picture)})
	}
	archive := zip.NewWriter(w)
	for _, file := range files {
		// The same document is the same bytes, so the time is that of no clock: the
		// first that the format can hold.
		entry, err := archive.CreateHeader(&zip.FileHeader{
			Name: file.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err == nil {
			_, err = io.WriteString(entry, file.content)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", file.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write the end of the archive: %w", err)
	}
	return nil
}

func contentTypes() string {
	var b strings.Builder
	b.WriteString(header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Default Extension="jpeg" ContentType="image/jpeg"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
<Override PartName="/word/document.xml" ContentType="` + wordProcessing + `document.main+xml"/>
`)
	for _, name := range wordParts {
		fmt.Fprintf(&b, `<Override PartName="/word/%s.xml" ContentType="%s"/>`+"\n", name, wordProcessing+name+"+xml")
	}
	b.WriteString("</Types>\n")
	return b.String()
}

// relation leads from a part to another or, if it is a link, out of the
// document. Its identifier is rId and its number.
type relation struct {
	kind, target string
	link         bool
}

func partRelations() []relation {
	all := []relation{}
	for _, name := range wordParts {
		all = append(all, relation{kind: relations + name, target: name + ".xml"})
	}
	return all
}

// relationships lists relations whose identifiers are counted from after on.
func relationships(after int, all []relation) string {
	var b strings.Builder
	b.WriteString(header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + "\n")
	for i, r := range all {
		mode := ""
		if r.link {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"%s/>`+"\n", after+i+1, r.kind, escape(r.target), mode)
	}
	b.WriteString("</Relationships>\n")
	return b.String()
}

func (w *writer) core() string {
	at := w.Created.UTC().Format(time.RFC3339)
	var b strings.Builder
	b.WriteString(header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` + "\n")
	for _, p := range []struct{ name, value string }{
		{"dc:title", w.Title}, {"dc:subject", w.Subject}, {"dc:creator", w.Author}, {"dc:language", w.Language},
	} {
		if p.value != "" {
			fmt.Fprintf(&b, "<%s>%s</%s>\n", p.name, escape(p.value), p.name)
		}
	}
	fmt.Fprintf(&b, `<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`+"\n", at)
	fmt.Fprintf(&b, `<dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified>`+"\n", at)
	b.WriteString("</cp:coreProperties>\n")
	return b.String()
}

// escape makes text fit for XML. What XML cannot hold, such as control
// characters, becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	// A strings.Builder never fails.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// twips are points in twentieths.
func twips(points float64) string { return strconv.Itoa(int(points*20 + 0.5)) }
