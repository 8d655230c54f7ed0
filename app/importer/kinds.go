package importer

import (
	"regexp"

	"tickmark/annotate"
)

// What to do with a file that cannot be read.
const (
	saveText  = "save the text, or the page as HTML, and bring that in"
	unpack    = "unpack it and bring in the article's file"
	typeWords = "type or paste the words that matter"
)

// kind is a kind of file that is told by how it begins and cannot be read.
type kind struct {
	begins *regexp.Regexp // of the first bytes
	name   string
	advice string
}

// begin compiles the beginning of a file. Bytes are written in the expression
// as the code points of the same number, see latin.
func begin(expression string) *regexp.Regexp { return regexp.MustCompile(`^(?s:` + expression + `)`) }

// latin returns the beginning of a file as Latin-1, so that expressions see each
// byte as one character.
func latin(content []byte) string {
	head := make([]rune, 0, sniffed)
	for _, b := range content[:min(len(content), sniffed)] {
		head = append(head, rune(b))
	}
	return string(head)
}

// kinds are the files that people have articles in, and those that they drop
// by mistake. The beginnings are those of the formats' own specifications.
var kinds = []kind{
	{begin(`PK\x03\x04.{26}mimetypeapplication/vnd\.oasis`), "an OpenDocument file other than a text", saveText},
	{begin(`PK\x03\x04.{26}.*(?:xl|ppt)/`), "an Excel or PowerPoint file", saveText},
	{begin(`PK[\x03\x05]`), "a ZIP archive", unpack},
	{begin(`\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1`), "an old Office document, or one with a password", "save it as DOCX without a password, and bring that in"},
	{begin(`bplist00`), "a web archive of Safari", saveText},
	{begin(`ITSF`), "a help file", saveText},
	{begin(`\s{0,64}(?:<\?xml[^>]*>\s*)?(?:<!--.{0,999}?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg`), "a drawing (SVG)", typeWords},
	{begin(`\x89PNG|\xFF\xD8\xFF|GIF8[79]a|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)|BM.{4}\x00\x00\x00\x00`), "an image", typeWords},
	{begin(`ID3|\xFF[\xFB\xF3]|fLaC|OggS|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp|\x1A\x45\xDF\xA3`), "a sound or video file", typeWords},
	{begin(`\x1F\x8B|BZh[1-9]1AY|\xFD7zXZ\x00|\x28\xB5\x2F\xFD|7z\xBC\xAF|Rar!\x1A`), "a compressed file", unpack},
	{begin(`SQLite format 3\x00`), "a database", saveText},
	{begin(`\x7FELF|MZ.{58}`), "a program", saveText},
}

// otherKind returns an Unsupported error that names the kind of file this is,
// or nil if it is none that is known.
func otherKind(head string) error {
	for _, k := range kinds {
		if k.begins.MatchString(head) {
			return annotate.Errorf(annotate.Unsupported, "This is %s. Tickmark cannot read those yet; %s.", k.name, k.advice)
		}
	}
	return nil
}

const openCheck = "Open the article that was checked, and choose “Apply a check…” in its menu."

var (
	startOfSealed = begin(`age-encryption\.org/v1\n`)
	// startOfClaims is a dossier of Tickmark, or claims as JSON-LD.
	startOfClaims = begin(`(?:\xEF\xBB\xBF)?\s{0,64}(?:\[\s{0,64})?\{.*(?:"tickmark-dossier/|"ClaimReview"|www\.w3\.org/ns/anno\.jsonld)`)
	// startOfWritten is a dossier in the short form, written by hand.
	startOfWritten = begin(`(?:\xEF\xBB\xBF)?\s{0,64}\{\s{0,64}"(?:claims|sources)"\s{0,64}:\s{0,64}\[`)
)

// handedOver returns an Unsupported error for what one checker hands to another, which
// belongs to an article and is none.
func handedOver(head string) error {
	switch {
	case startOfSealed.MatchString(head):
		return annotate.Errorf(annotate.Unsupported, "This is a sealed file, not an article. If it is a check: %s", openCheck)
	case startOfClaims.MatchString(head), startOfWritten.MatchString(head):
		return annotate.Errorf(annotate.Unsupported, "This is a check, not an article. %s", openCheck)
	}
	return nil
}
