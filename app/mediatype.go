package app

import (
	"cmp"
	"path/filepath"
	"regexp"
	"strings"

	"tickmark/app/importer"
)

// unknownBytes is the media type of what is not known.
const unknownBytes = "application/octet-stream"

// magic tells a media type by how the bytes begin, after the WHATWG's MIME
// Sniffing Standard (section 6), which is what browsers go by. The expressions
// see a byte as the code point of the same number.
var magic = []struct {
	begins    *regexp.Regexp
	mediaType string
}{
	{regexp.MustCompile(`^(?s:\s{0,64}%PDF-)`), "application/pdf"},
	{regexp.MustCompile(`^\x89PNG\r\n\x1A\n`), "image/png"},
	{regexp.MustCompile(`^\xFF\xD8\xFF`), "image/jpeg"},
	{regexp.MustCompile(`^GIF8[79]a`), "image/gif"},
	{regexp.MustCompile(`^(?s:RIFF.{4}WEBPVP)`), "image/webp"},
	{regexp.MustCompile(`^(?s:.{4}ftypavif)`), "image/avif"},
	{regexp.MustCompile(`^(?s:.{4}ftyp(?:heic|heix|mif1))`), "image/heic"},
	{regexp.MustCompile(`^(?:II\*\x00|MM\x00\*)`), "image/tiff"},
	{regexp.MustCompile(`^(?s:RIFF.{4}WAVE)`), "audio/wav"},
	{regexp.MustCompile(`^fLaC`), "audio/flac"},
	{regexp.MustCompile(`^(?:ID3|\xFF[\xFA\xFB\xF2\xF3])`), "audio/mpeg"},
	{regexp.MustCompile(`^\xFF[\xF1\xF9]`), "audio/aac"},
	{regexp.MustCompile(`^(?s:.{4}ftypM4[AB])`), "audio/mp4"},
	{regexp.MustCompile(`^(?s:.{4}ftypqt)`), "video/quicktime"},
	{regexp.MustCompile(`^(?s:.{4}ftyp)`), "video/mp4"},
	{regexp.MustCompile(`^(?s:OggS.{24,80}\x80theora)`), "video/ogg"},
	{regexp.MustCompile(`^OggS\x00`), "audio/ogg"},
	{regexp.MustCompile(`^(?s:\x1A\x45\xDF\xA3.{0,60}webm)`), "video/webm"},
	{regexp.MustCompile(`^(?s:\x1A\x45\xDF\xA3)`), "video/x-matroska"},
	{regexp.MustCompile(`^(?s:RIFF.{4}AVI )`), "video/x-msvideo"},
}

// mediaTypeOfFormat is what the importer's formats are called.
var mediaTypeOfFormat = map[importer.Format]string{
	importer.Text:     "text/plain",
	importer.Markdown: "text/markdown",
	importer.HTML:     "text/html",
	importer.DOCX:     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	importer.ODT:      "application/vnd.oasis.opendocument.text",
	importer.EPUB:     "application/epub+zip",
	importer.MHTML:    "multipart/related",
	importer.Email:    "message/rfc822",
}

// mediaTypeOfEnding is for files whose bytes do not tell.
var mediaTypeOfEnding = map[string]string{
	".csv":   "text/csv",
	".eml":   "message/rfc822",
	".epub":  "application/epub+zip",
	".json":  "application/json",
	".mht":   "multipart/related",
	".mhtml": "multipart/related",
	".rtf":   "application/rtf",
	".srt":   "application/x-subrip",
	".vtt":   "text/vtt",
	".xlsx":  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx":  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".ods":   "application/vnd.oasis.opendocument.spreadsheet",
	".svg":   "image/svg+xml",
	".zip":   "application/zip",
}

// mediaTypeOf says what the bytes of a file are: by their beginning, by the format
// that the text was read as ("" if it was not), or else by the name.
func mediaTypeOf(head []byte, format importer.Format, name string) string {
	var latin strings.Builder
	for _, b := range head {
		latin.WriteRune(rune(b))
	}
	for _, m := range magic {
		if m.begins.MatchString(latin.String()) {
			return m.mediaType
		}
	}
	return cmp.Or(mediaTypeOfFormat[format], mediaTypeOfEnding[strings.ToLower(filepath.Ext(name))], unknownBytes)
}

// isMedia tells pictures, sound and film, which have no text.
func isMedia(mediaType string) bool {
	class, _, _ := strings.Cut(mediaType, "/")
	return mediaType != "image/svg+xml" && (class == "image" || class == "audio" || class == "video")
}
