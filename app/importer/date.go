package importer

import (
	"regexp"
	"strings"
	"time"

	"tickmark/annotate"
)

var isoDate = regexp.MustCompile(`^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:$|[T\s])`)

// dateLayouts are the forms other than ISO 8601 in which pages name their date.
// Those that begin with a number for the month or the day, 3/4/2025, are not
// among them, because they could be either.
var dateLayouts = []string{
	time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, time.UnixDate, "20060102", "20060102T150405Z0700",
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "Monday, January 2, 2006", "Monday, 2 January 2006",
}

// readDate returns the date that s begins with, as it is written there: not
// moved to another time zone. It is empty where there is none.
func readDate(s string) annotate.Date {
	s = strings.Join(strings.Fields(s), " ")
	if m := isoDate.FindStringSubmatch(s); m != nil {
		date := m[1]
		for _, part := range m[2:] {
			if part != "" {
				date += "-" + strings.Repeat("0", 2-len(part)) + part
			}
		}
		if d := annotate.Date(date); d.Check("") == nil && m[1] > "1000" {
			return d
		}
		return ""
	}
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return annotate.Date(t.Format(time.DateOnly))
		}
	}
	return ""
}
