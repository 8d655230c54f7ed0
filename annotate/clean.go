package annotate

import (
	"net/url"
	"strings"
	"unicode"
)

// CleanText makes a string fit to be stored: CR LF and CR become LF, NEL and
// the Unicode line and paragraph separators become LF, and invalid UTF-8,
// U+FFFD, control characters (but tab and LF) and non-characters are dropped.
// Formatting characters stay: scripts need the joiners, and bidirectional
// controls are part of what an author wrote. It is idempotent.
func CleanText(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == unicode.ReplacementChar || unicode.IsControl(r), nonCharacter(r):
			return -1
		}
		return r
	}, s)
}

// nonCharacter reports the 66 code points that Unicode (section 23.7) reserves
// for internal use.
func nonCharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}

// CleanLine is [CleanText] for one line: every run of white space becomes a
// space, and the ends are trimmed. For titles, names and the like.
func CleanLine(s string) string { return strings.Join(strings.Fields(CleanText(s)), " ") }

// SafeURL reports whether a link may be offered to a person: an absolute
// http or https address with a host, or a mailto address, in which every character
// is seen.
func SafeURL(s string) bool {
	if !seenAddress(s) {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Hostname() != "" && seenAddress(u.Hostname()) // its escapes are undone
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// seenAddress reports whether nothing in s is hidden or would end an address.
func seenAddress(s string) bool {
	return s == CleanLine(s) && !HoldsUnseen(s) && !strings.ContainsAny(s, " <>\"\\^`{|}")
}
