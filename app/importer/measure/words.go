package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"os"
	"os/exec"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tickmark/app/importer"
)

// wordsOf returns the runs of letters and digits of a text, in small letters and
// without ligatures and the like; in scripts without spaces each character. A
// raised digit is a word of its own: most are signs of notes.
func wordsOf(text string) []string {
	var apart strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r == '\u00AD': // where a word may be broken
		case strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r):
			apart.WriteByte(' ')
			apart.WriteRune(r)
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			apart.WriteRune(r)
			apart.WriteByte(' ')
		default:
			apart.WriteRune(r)
		}
	}
	return strings.FieldsFunc(norm.NFKC.String(apart.String()), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
}

// recall is the part of the words that are among those that were kept, each as
// often as it is there.
func recall(words, kept []string) float64 {
	left := map[string]int{}
	for _, word := range kept {
		left[word]++
	}
	found := 0
	for _, word := range words {
		if left[word] > 0 {
			left[word]--
			found++
		}
	}
	return float64(found) / float64(len(words))
}

// othersWords returns the words that others find in a file; none where nobody is
// asked.
func othersWords(format importer.Format, path string) []string {
	switch format {
	case importer.PDF:
		text, err := exec.CommandContext(context.Background(), "pdftotext", path, "-").Output()
		if err != nil {
			return nil
		}
		return wordsOf(string(text))
	case importer.DOCX:
		return wordsInParts(path, []string{"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}, "t", "Fallback")
	case importer.ODT:
		return wordsInParts(path, []string{"content.xml"}, "text", "annotation", "tracked-changes", "bibliography-source")
	}
	return nil
}

// wordsInParts returns the words in all elements of a name in parts of a ZIP file,
// but for those in elements of the other names. The ends of paragraphs, cells and
// lines end words.
func wordsInParts(path string, parts []string, within string, without ...string) []string {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil
	}
	var text strings.Builder
	for _, f := range archive.File {
		if !slices.Contains(parts, f.Name) {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return nil
		}
		inside := 0
		for decoder := xml.NewDecoder(part); ; {
			token, err := decoder.Token()
			if err != nil {
				break // the end, or where the file is damaged
			}
			switch t := token.(type) {
			case xml.StartElement:
				switch name := t.Name.Local; {
				case slices.Contains(without, name), strings.Contains(t.Name.Space, ":svg"): // what drawings are called
					_ = decoder.Skip() // an error comes back from the next Token
				case name == within:
					inside++
				case slices.Contains([]string{"br", "tab", "s", "line-break"}, name):
					text.WriteByte(' ')
				}
			case xml.EndElement:
				switch name := t.Name.Local; name {
				case within:
					inside--
				case "p", "h", "tc", "table-cell":
					text.WriteByte(' ')
				}
			case xml.CharData:
				if inside > 0 {
					text.Write(t)
				}
			}
		}
		_ = part.Close() // it was only read
	}
	return wordsOf(text.String())
}
