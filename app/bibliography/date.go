package bibliography

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tickmark/annotate"
)

var (
	isoDate   = regexp.MustCompile(`^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$`)
	plainYear = regexp.MustCompile(`\b(1[0-9]|20)\d\d\b`)
)

// readDate reads a date as reference managers write it: 2019, 2019-05, 2019/5/3,
// 3 May 2019, an interval or an uncertain one of EDTF (2019-05/2020-02, 2019~). The
// first day of an interval counts. left says what of it is not in the date; it is
// empty if nothing is lost.
func readDate(s string) (date annotate.Date, left string) {
	s = annotate.CleanLine(s)
	if s == "" {
		return "", ""
	}
	first, end, isInterval := strings.Cut(s, "/")
	if isInterval && !isoDate.MatchString(s) && isoDate.MatchString(strings.TrimRight(first, "~?%")) && (strings.Contains(first, "-") || len(end) >= len("2020") || end == "") {
		date, left = readDate(first)
		if end != "" {
			left = "the end of the date “" + s + "”"
		}
		return date, left
	}
	exact := strings.TrimRight(s, "~?%/")
	if m := isoDate.FindStringSubmatch(exact); m != nil {
		if date := dateOf(m[1:]); date != "" {
			if strings.ContainsAny(s, "~?%") {
				left = "that the date “" + s + "” is not certain"
			}
			return date, left
		}
	}
	for _, form := range []struct{ in, out string }{
		{"2 January 2006", time.DateOnly},
		{"2 Jan 2006", time.DateOnly},
		{"January 2, 2006", time.DateOnly},
		{"Jan 2, 2006", time.DateOnly},
		{time.RFC3339, time.DateOnly},
		{"2006-01-02 15:04:05", time.DateOnly},
		{"02.01.2006", time.DateOnly},
		{"2.1.2006", time.DateOnly},
		{"January 2006", "2006-01"},
		{"Jan 2006", "2006-01"},
		{"2006 January", "2006-01"},
		{"2006 Jan", "2006-01"},
	} {
		if t, err := time.Parse(form.in, s); err == nil && t.Year() > 0 {
			return annotate.Date(t.Format(form.out)), ""
		}
	}
	return annotate.Date(plainYear.FindString(s)), "the date “" + s + "”"
}

// dateOf makes a date of year, month and day as far as they are there; "" if there
// is no such day.
func dateOf(parts []string) annotate.Date {
	date := ""
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n <= 0 {
			break
		}
		if i > 0 {
			date += "-"
		}
		digits := strconv.Itoa(n)
		date += strings.Repeat("0", max(0, []int{4, 2, 2}[i]-len(digits))) + digits
	}
	if annotate.Date(date).Check("") != nil {
		return ""
	}
	return annotate.Date(date)
}

// monthOf returns the number of a month by its English name or its beginning, as
// BibTeX and RIS abbreviate it; "" for any other word.
func monthOf(s string) string {
	s = strings.ToLower(strings.TrimRight(s, "."))
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= 12 {
		return strconv.Itoa(n)
	}
	months := []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	i := slices.IndexFunc(months, func(m string) bool { return len(s) >= 3 && strings.HasPrefix(m, s) })
	if i < 0 {
		return ""
	}
	return strconv.Itoa(i + 1)
}
