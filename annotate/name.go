package annotate

import (
	"slices"
	"strings"
	"unicode"
)

// Name is who made a source: a person with a family name, or, as a Literal, an
// organisation or anybody whose name is not taken apart.
type Name struct {
	// Family is the name that a person is listed by, with its particle: van der Berg.
	Family string
	Given  string // names or initials
	Suffix string // Jr., III
	// Literal is printed as it stands. The other fields are empty then.
	Literal string
}

// FamilyFirst reports whether the name is of a script in which the family name
// comes first when it is said, without a space: that of China, Japan or Korea.
func (n Name) FamilyFirst() bool {
	for _, r := range n.Family + n.Given {
		if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return false
		}
	}
	return n.Family != ""
}

// String returns the name as it is said: Ada van der Berg Jr., 毛海.
func (n Name) String() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.FamilyFirst():
		return n.Family + n.Given
	}
	return strings.Join(slices.DeleteFunc([]string{n.Given, n.Family, n.Suffix}, func(s string) bool { return s == "" }), " ")
}

// ParseNames reads the names in a field such as Author. Several are parted by
// semicolons. A person is written with the family name first, “Marsh, Ada”, and
// a suffix last, “Marsh, Ada, Jr.”; anything without a comma is a Literal, and so
// is what stands in braces, as an organisation with a comma in its name has to.
//
// Where there is no semicolon a comma may also part two names in their usual
// order, or belong to an organisation. Such a field is a person only if it looks
// like one, and otherwise a Literal as a whole: that prints what was written. A
// semicolon at its end says that it is a person.
func ParseNames(field string) []Name {
	names := []Name{}
	parts := splitOutsideBraces(field, ';')
	for _, part := range parts {
		part = CleanLine(part)
		if part == "" {
			continue
		}
		n := parseName(part)
		if len(parts) == 1 && n.Literal == "" && !looksLikePerson(n) {
			n = Name{Literal: part}
		}
		names = append(names, n)
	}
	return names
}

func parseName(s string) Name {
	fields := splitOutsideBraces(s, ',')
	for i, field := range fields {
		fields[i] = strings.TrimSpace(field)
	}
	if len(fields) == 1 || len(fields) > 3 || fields[0] == "" || fields[1] == "" {
		if inner, ok := braced(s); ok {
			s = inner
		}
		return Name{Literal: s}
	}
	n := Name{Family: fields[0], Given: fields[1]}
	if len(fields) == 3 {
		n.Suffix = fields[2]
	}
	return n
}

// braced returns what stands in the braces around s.
func braced(s string) (string, bool) {
	inner, opened := strings.CutPrefix(s, "{")
	inner, closed := strings.CutSuffix(inner, "}")
	return strings.TrimSpace(inner), opened && closed && !strings.ContainsAny(inner, "{}") && strings.TrimSpace(inner) != ""
}

func splitOutsideBraces(s string, at rune) []string {
	parts, depth, start := []string{}, 0, 0
	for i, r := range s {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == at && depth <= 0:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

// particles stand between given names and family names, in small letters.
var particles = []string{
	"af", "al", "av", "ben", "bin", "da", "das", "de", "degli", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "het",
	"ibn", "la", "le", "op", "'t", "te", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
}

// looksLikePerson reports whether a family name of one word, particles apart, and
// one to three given names, each with a capital, say that this is a person.
func looksLikePerson(n Name) bool {
	family, given := withoutParticles(n.Family), withoutParticles(n.Given)
	if len(family) != 1 || len(given) == 0 || len(given) > 3 {
		return false
	}
	for _, word := range append(family, given...) {
		// CJK, Arabic and others know no capitals.
		if first := []rune(word)[0]; !unicode.IsLetter(first) || unicode.IsLower(first) {
			return false
		}
	}
	return n.Suffix == "" || len(strings.Fields(n.Suffix)) == 1
}

func withoutParticles(s string) []string {
	return slices.DeleteFunc(strings.Fields(s), func(word string) bool { return slices.Contains(particles, word) })
}

// FormatNames writes names as [ParseNames] reads them. Braces, semicolons and
// commas inside a name that is taken apart are lost.
func FormatNames(names []Name) string {
	parts := []string{}
	for _, n := range names {
		if part := n.format(); part != "" {
			parts = append(parts, part)
		}
	}
	field := strings.Join(parts, "; ")
	if len(names) == 1 && names[0].Family != "" {
		if again := ParseNames(field); len(again) == 1 && again[0].Literal != "" && names[0].Given != "" {
			return field + ";"
		}
	}
	return field
}

var nameSigns = strings.NewReplacer("{", "", "}", "", ";", " ", ",", " ")

func (n Name) format() string {
	if n.Literal != "" || n.Given == "" {
		literal := CleanLine(strings.NewReplacer("{", "", "}", "").Replace(n.String()))
		if strings.ContainsAny(literal, ",;") {
			return "{" + literal + "}"
		}
		return literal
	}
	parts := []string{}
	for _, part := range []string{n.Family, n.Given, n.Suffix} {
		if part = CleanLine(nameSigns.Replace(part)); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
