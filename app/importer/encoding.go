package importer

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	unicodeencoding "golang.org/x/text/encoding/unicode"

	"tickmark/annotate"
)

// decode turns bytes into text as a browser does (WHATWG Encoding standard and
// HTML standard, section 13.2.3), and returns how many characters could not be
// read. What counts, in this order: a byte order mark; the encoding declared
// from outside; for a page the one it declares; UTF-16 if it clearly is that;
// UTF-8 if that is what the bytes are; a guess by the frequency of letters;
// windows-1252. Other than in a browser, a declaration that makes nonsense of
// the bytes does not count.
//
// Errors: Unsupported for an encoding that browsers refuse; Invalid if the
// bytes are nonsense in any encoding.
func decode(content []byte, charset string, isHTML bool) (string, int, error) {
	candidates := []encoding.Encoding{markedEncoding(content)}
	if candidates[0] == nil {
		candidates = []encoding.Encoding{declaredEncoding(content, charset, isHTML), guessedEncoding(content, isHTML)}
	}
	for _, e := range candidates {
		if e == encoding.Replacement {
			return "", 0, annotate.Errorf(annotate.Unsupported, "This is in an encoding that browsers refuse for safety. Save it again as UTF-8.")
		}
		if e == nil {
			continue
		}
		text, err := e.NewDecoder().Bytes(content)
		if unreadable, foreign := unreadableIn(text); err == nil && 2*unreadable <= foreign {
			return string(text), unreadable, nil
		}
	}
	return "", 0, annotate.Errorf(annotate.Invalid, "Much of this cannot be read as text: it is damaged, or in an unknown encoding. Save it again as UTF-8.")
}

// unreadableIn counts the characters that decoders put in place of bytes they
// cannot read, and all that are not ASCII, which these are among.
func unreadableIn(text []byte) (unreadable, foreign int) {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r >= utf8.RuneSelf {
			foreign++
		}
		if r == utf8.RuneError {
			unreadable++
		}
		text = text[size:]
	}
	return unreadable, foreign
}

// markedEncoding returns the encoding of a byte order mark; nil without one.
func markedEncoding(content []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(content, []byte("\xEF\xBB\xBF")):
		return unicodeencoding.UTF8BOM
	case bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return unicodeencoding.UTF16(unicodeencoding.BigEndian, unicodeencoding.UseBOM)
	case bytes.HasPrefix(content, []byte("\xFF\xFE")):
		return unicodeencoding.UTF16(unicodeencoding.LittleEndian, unicodeencoding.UseBOM)
	}
	return nil
}

// declaredEncoding returns the encoding that the declaration from outside or
// that of a page names; nil if there is none, or it is unknown.
func declaredEncoding(content []byte, charset string, isHTML bool) encoding.Encoding {
	if e, err := htmlindex.Get(charset); err == nil {
		return e
	}
	if isHTML {
		return metaEncoding(content)
	}
	return nil
}

func guessedEncoding(content []byte, isHTML bool) encoding.Encoding {
	if e := guessUTF16(content); e != nil {
		return e
	}
	if utf8.Valid(content) {
		return unicodeencoding.UTF8
	}
	return guessLegacy(content, isHTML)
}

// metaEncoding looks for the meta element with which a page declares its
// encoding, up to the beginning of its body, and returns nil if there is none.
func metaEncoding(content []byte) encoding.Encoding {
	tokens := html.NewTokenizer(bytes.NewReader(content))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			token := tokens.Token()
			if token.Data == "body" {
				return nil
			}
			if token.Data != "meta" {
				continue
			}
			if e, err := htmlindex.Get(declaredIn(token)); err == nil {
				if name, _ := htmlindex.Name(e); strings.HasPrefix(name, "utf-16") {
					return unicodeencoding.UTF8 // else it could not have been read (WHATWG)
				}
				return e
			}
		}
	}
}

// declaredIn returns the name of the encoding that a meta element declares.
func declaredIn(meta html.Token) string {
	attributes := map[string]string{}
	for _, a := range meta.Attr {
		attributes[a.Key] = a.Val
	}
	if charset, ok := attributes["charset"]; ok {
		return charset
	}
	if !strings.EqualFold(attributes["http-equiv"], "content-type") {
		return ""
	}
	_, value, _ := strings.Cut(strings.ToLower(attributes["content"]), "charset")
	value, isValue := strings.CutPrefix(strings.TrimSpace(value), "=")
	if !isValue {
		return ""
	}
	value, _, _ = strings.Cut(strings.Trim(strings.TrimSpace(value), `"'`), ";")
	return value
}

// guessUTF16 recognises UTF-16 without a byte order mark by the zero bytes of
// its spaces and digits: read in one byte order, and not so well in the other,
// every character is one that texts have. It returns nil if this is not clear:
// a few zero bytes in what is valid UTF-8 are dirt.
func guessUTF16(content []byte) encoding.Encoding {
	head := content[:min(len(content), 1<<16)]
	zeros := bytes.Count(head, []byte{0})
	if len(content)%2 != 0 || zeros == 0 || utf8.Valid(content) && zeros < len(head)/4 {
		return nil
	}
	little, big := basicLatin(head, binary.LittleEndian), basicLatin(head, binary.BigEndian)
	switch {
	case little > big:
		return unicodeencoding.UTF16(unicodeencoding.LittleEndian, unicodeencoding.IgnoreBOM)
	case big > little:
		return unicodeencoding.UTF16(unicodeencoding.BigEndian, unicodeencoding.IgnoreBOM)
	}
	return nil
}

// basicLatin counts the ASCII characters of UTF-16 text; it is -1 for what is
// not such a text.
func basicLatin(content []byte, order binary.ByteOrder) int {
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	n := 0
	for i, r := range utf16.Decode(units) {
		last := i >= len(units)-1 // may be half a pair, if content was cut
		switch {
		case r == unicode.ReplacementChar && !last, unicode.IsControl(r) && !unicode.IsSpace(r), unicode.Is(unicode.Co, r):
			return -1
		case r < utf8.RuneSelf:
			n++
		}
	}
	return n
}

// guessLegacy guesses an encoding from before Unicode by its bytes. Short texts
// say too little; they are taken for windows-1252, as browsers do.
func guessLegacy(content []byte, isHTML bool) encoding.Encoding {
	detector := chardet.NewTextDetector()
	if isHTML {
		detector = chardet.NewHtmlDetector()
	}
	guess, err := detector.DetectBest(content[:min(len(content), 1<<16)])
	if err != nil || guess.Confidence < minConfidence {
		return charmap.Windows1252
	}
	e, err := htmlindex.Get(guess.Charset)
	if err != nil {
		return charmap.Windows1252
	}
	return e
}

// minConfidence is the percentage below which the detector's guess is worse
// than windows-1252.
const minConfidence = 30
