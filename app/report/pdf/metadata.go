package pdf

import (
	"fmt"
	"strings"
	"time"
)

// writeInfo writes the document information dictionary. PDF/A wants it to agree
// with the XMP metadata.
func (w *writer) writeInfo() int {
	d := &w.doc
	s := "<< /Title " + textString(d.Title)
	for _, e := range []struct{ key, value string }{
		{"Author", d.Author}, {"Subject", d.Subject}, {"Creator", d.Creator}, {"Producer", d.Creator},
	} {
		if e.value != "" {
			s += " /" + e.key + " " + textString(e.value)
		}
	}
	if !d.Created.IsZero() {
		s += " /CreationDate " + pdfDate(d.Created) + " /ModDate " + pdfDate(d.Created)
	}
	return w.file.add(s + " >>")
}

func pdfDate(t time.Time) string { return "(D:" + t.UTC().Format("20060102150405") + "Z)" }

// identifiers claim conformance with PDF/A-3a and PDF/UA-1, and describe the
// latter's property as PDF/A asks of any schema it does not know.
const identifiers = `<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
`

// writeXMP writes the metadata (ISO 16684-1).
func (w *writer) writeXMP() int {
	d := &w.doc
	var b strings.Builder
	put := func(before, value, after string) {
		if value != "" {
			b.WriteString(before + escapeXML(value) + after + "\n")
		}
	}
	b.WriteString(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
`)
	put(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, d.Title, `</rdf:li></rdf:Alt></dc:title>`)
	put(`<dc:creator><rdf:Seq><rdf:li>`, d.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	put(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, d.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	put(`<dc:language><rdf:Bag><rdf:li>`, d.Language, `</rdf:li></rdf:Bag></dc:language>`)
	put(`<xmp:CreatorTool>`, d.Creator, `</xmp:CreatorTool>`)
	put(`<pdf:Producer>`, d.Creator, `</pdf:Producer>`)
	if !d.Created.IsZero() {
		created := d.Created.UTC().Format(time.RFC3339)
		put(`<xmp:CreateDate>`, created, `</xmp:CreateDate>`)
		put(`<xmp:ModifyDate>`, created, `</xmp:ModifyDate>`)
	}
	if len(w.shaper.missing) == 0 {
		b.WriteString(identifiers)
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	number := w.file.reserve()
	// Not compressed, so that programs that do not read PDF find it.
	w.file.setRawStream(number, "/Type /Metadata /Subtype /XML", []byte(b.String()))
	return number
}

// escapeXML also drops the control characters that XML 1.0 has no way to write.
func escapeXML(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// writeAttachments embeds the attachments and returns the references to their
// file specifications, in the order given.
func (w *writer) writeAttachments() []string {
	var specs []string
	for _, a := range w.doc.Attachments {
		params := fmt.Sprintf("/Params << /Size %d", len(a.Data))
		if !w.doc.Created.IsZero() {
			params += " /ModDate " + pdfDate(w.doc.Created)
		}
		data := w.file.addStream(fmt.Sprintf("/Type /EmbeddedFile /Subtype %s %s >>", nameObject(a.Type), params), a.Data)
		relation := a.Relation
		if relation == "" {
			relation = Unspecified
		}
		name := textString(a.Name)
		n := w.file.add(fmt.Sprintf("<< /Type /Filespec /F %s /UF %s /AFRelationship /%s /Desc %s /EF << /F %d 0 R /UF %d 0 R >> >>",
			name, name, relation, textString(a.Description), data, data))
		specs = append(specs, fmt.Sprintf("%d 0 R", n))
	}
	return specs
}

// nameObject is a name with what is not a letter or digit escaped.
func nameObject(s string) string {
	b := []byte{'/'}
	for i := range len(s) {
		ch := s[i]
		if ch >= 'a' && ch <= 'z' || ch >= 'A' && ch <= 'Z' || ch >= '0' && ch <= '9' || ch == '-' || ch == '.' || ch == '+' {
			b = append(b, ch)
		} else {
			b = append(b, '#', hexDigits[ch>>4], hexDigits[ch&15])
		}
	}
	return string(b)
}
