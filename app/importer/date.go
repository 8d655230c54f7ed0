package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"tickmark/annotate"
)

// dateForms are the ways in which pages write a date: ISO 8601 and its kin, in
// full, in numbers with the day first where dots say so, and in English words.
// 3/4/2025 is not among them, because it could be either.
var dateForms = []*regexp.Regexp{
	regexp.MustCompile(`^(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?(?:$|[T\s])`),
	regexp.MustCompile(`^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:$|\D)`),
	regexp.MustCompile(`\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\b`),
	regexp.MustCompile(`(?i)\b(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-](?P<name>[a-z]{3})[a-z]*\.?,?[\s-](?P<year>\d{4})\b`),
	regexp.MustCompile(`(?i)\b(?P<name>[a-z]{3})[a-z]*\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?:[\d:]+ (?:[A-Z]{3,4} )?)?(?P<year>\d{4})\b`),
}

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec"

// readDate returns the date that s names, as it is written there: not moved to
// another time zone. It is empty where there is none.
func readDate(s string) annotate.Date {
	s = strings.Join(strings.Fields(s), " ")
	for _, form := range dateForms {
		m := form.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		part := map[string]int{}
		known := true
		for i, name := range form.SubexpNames() {
			switch {
			case name == "name":
				at := strings.Index(monthNames, strings.ToLower(m[i]))
				known = known && at >= 0
				part["month"] = at/len("jan ") + 1
			case name != "" && m[i] != "":
				part[name], _ = strconv.Atoi(m[i])
				known = known && part[name] > 0
			}
		}
		if !known {
			continue
		}
		if d := makeDate(part["year"], part["month"], part["day"]); d != "" {
			return d
		}
	}
	return ""
}

// makeDate returns a date as far as it is known, that is up to the first part
// that is 0. It is empty if there is no such date, or if it lies before
// newspapers did: pages write 0001-01-01 and 1970-01-01 for "unknown".
func makeDate(year, month, day int) annotate.Date {
	d := annotate.Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	switch {
	case month == 0:
		d = d[:len("2006")]
	case day == 0:
		d = d[:len("2006-01")]
	}
	if year < 1600 || d == "1970-01-01" || d.Check("") != nil {
		return ""
	}
	return d
}
