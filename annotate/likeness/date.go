package likeness

import (
	"slices"
	"strconv"
	"strings"

	"tickmark/annotate"
)

// date is a date in a text and the days that it may be: 3/5/2025 is in March, or
// in May.
type date struct {
	annotate.Span
	readings []day
}

// day is a date as far as it is said: what is 0 is not.
type day struct{ year, month, day int }

// is reports whether somebody who says that it was the other day says what d
// says: all its parts, and perhaps more.
func (d day) is(other day) bool {
	return (d.year == 0 || d.year == other.year) && (d.month == 0 || d.month == other.month) && (d.day == 0 || d.day == other.day)
}

func (d date) is(other date) bool {
	return slices.ContainsFunc(d.readings, func(own day) bool { return slices.ContainsFunc(other.readings, own.is) })
}

// months maps names of months, in lower case, to their number: those of English
// with their abbreviations, German, French, Spanish, Italian, Portuguese and
// Dutch.
var months = monthsOf(
	"january jan januar januari janvier enero gennaio janeiro", "february feb februar februari février febrero febbraio fevereiro",
	"march mar märz maart mars marzo março", "april apr avril abril aprile", "may mai mei mayo maggio maio",
	"june jun juni juin junio giugno junho", "july jul juli juillet julio luglio julho", "august aug augustus août agosto",
	"september sep sept septembre septiembre settembre setembro", "october oct oktober okt octobre octubre ottobre outubro",
	"november nov novembre noviembre novembro", "december dec dezember dez décembre diciembre dicembre dezembro",
)

func monthsOf(names ...string) map[string]int {
	numbers := map[string]int{}
	for i, list := range names {
		for name := range strings.FieldsSeq(list) {
			numbers[name] = i + 1
		}
	}
	return numbers
}

// betweenDays are the words that join two days of one month: 3 to 5 May.
var betweenDays = setOf("to and or until bis und oder et ou au y e a al en tot")

// datesIn returns the dates of a text in their order, and which of its tokens
// belong to them. A year alone is a number and no date.
func datesIn(text []token) (found []date, taken []bool) {
	taken = make([]bool, len(text))
	for i := 0; i < len(text); {
		d, length := dateAt(text, i)
		if length == 0 {
			i++
			continue
		}
		if from, first := rangeBefore(text, i, d); from >= 0 && !taken[from] {
			found = append(found, first)
			taken[from] = true
		}
		d.Span = annotate.Span{Start: text[i].Start, End: text[i+length-1].End}
		found = append(found, d)
		for ; length > 0; length-- {
			taken[i] = true
			i++
		}
	}
	return found, taken
}

// dateAt reads the date that begins with token i, and counts its tokens; 0 if
// there is none.
func dateAt(text []token, i int) (d date, length int) {
	for _, read := range []func([]token) (date, int){inFigures, dayFirst, monthFirst} {
		if d, length = read(text[i:]); length > 0 {
			return d, length
		}
	}
	return date{}, 0
}

// inFigures reads 2025-05-30, 2025-05, 30.5.2025 and 30/5/2025.
func inFigures(text []token) (date, int) {
	if text[0].kind != numberToken {
		return date{}, 0
	}
	if parts := strings.Split(text[0].text, "."); len(parts) == 3 {
		if d, ok := dayMonthYear(parts[0], parts[1], parts[2]); ok {
			return d, 1
		}
	}
	sign := ""
	parts := []string{text[0].text}
	for k := 1; k+1 < len(text) && len(parts) < 3; k += 2 {
		if text[k].kind != signToken || !text[k].glued || !text[k+1].glued || text[k+1].kind != numberToken || sign != "" && text[k].text != sign {
			break
		}
		sign = text[k].text
		parts = append(parts, text[k+1].text)
	}
	switch {
	case sign == "-" && len(parts) > 1:
		parsed := annotate.Date(strings.Join(parts, "-"))
		if parsed.Check("") != nil || len(parts[0]) != 4 {
			return date{}, 0
		}
		read := day{year: asNumber(parts[0]), month: asNumber(parts[1])}
		if len(parts) > 2 {
			read.day = asNumber(parts[2])
		}
		return date{readings: []day{read}}, 2*len(parts) - 1
	case sign == "/" && len(parts) == 3:
		if d, ok := dayMonthYear(parts[0], parts[1], parts[2]); ok {
			return d, 5
		}
	}
	return date{}, 0
}

// dayMonthYear reads the parts of a date in figures, in which some put the month
// first.
func dayMonthYear(first, second, year string) (d date, ok bool) {
	a, b, y := asNumber(first), asNumber(second), asNumber(year)
	if len(year) != 4 || a < 1 || b < 1 {
		return date{}, false
	}
	if a <= 31 && b <= 12 {
		d.readings = append(d.readings, day{y, b, a})
	}
	if b <= 31 && a <= 12 && a != b {
		d.readings = append(d.readings, day{y, a, b})
	}
	return d, len(d.readings) > 0
}

// dayFirst reads 30 May 2025, 30th of May, 30. Mai and 30 de mayo de 2025.
func dayFirst(text []token) (date, int) {
	number := dayOf(text[0])
	if number == 0 {
		return date{}, 0
	}
	k := 1
	if k < len(text) && text[k].glued && (text[k].text == "." || isOrdinal(text[k].text)) {
		k++
	}
	k = after(text, k, "of", "de")
	if k >= len(text) || !isMonth(text[k]) {
		return date{}, 0
	}
	read := day{month: months[strings.ToLower(text[k].text)], day: number}
	k++
	if at := after(text, point(text, k), "of", "de", ","); at < len(text) && isYear(text[at]) {
		read.year = asNumber(text[at].text)
		k = at + 1
	}
	return date{readings: []day{read}}, k
}

// monthFirst reads May 30, 2025, May 2025, and May where it must be the month.
func monthFirst(text []token) (date, int) {
	if !isMonth(text[0]) {
		return date{}, 0
	}
	read := day{month: months[strings.ToLower(text[0].text)]}
	k := point(text, 1)
	if k < len(text) && dayOf(text[k]) > 0 {
		read.day = dayOf(text[k])
		k++
		if k < len(text) && text[k].glued && isOrdinal(text[k].text) {
			k++
		}
	} else {
		k = 1
	}
	if at := after(text, point(text, k), "of", "de", ","); at < len(text) && isYear(text[at]) {
		read.year = asNumber(text[at].text)
		k = at + 1
	}
	if k == 1 && (text[0].first || !annotate.HasCapital(text[0].text) || len(text[0].text) < 4 && text[0].text != "May") {
		return date{}, 0 // may, to march, Jan
	}
	return date{readings: []day{read}}, k
}

// rangeBefore returns the day before a date that has its month and year from it:
// the 3 of “3 to 5 May”; -1 if there is none.
func rangeBefore(text []token, i int, d date) (at int, first date) {
	if i < 2 || d.readings[0].day == 0 || dayOf(text[i]) == 0 {
		return -1, date{}
	}
	at = i - 2
	number := dayOf(text[at])
	sign := text[i-1]
	joined := betweenDays[strings.ToLower(sign.text)] || sign.kind == signToken && isDash(sign.text)
	if number == 0 || !joined {
		return -1, date{}
	}
	first = date{Span: text[at].Span, readings: []day{d.readings[0]}}
	first.readings[0].day = number
	return at, first
}

// after returns the token behind one of the words, if it stands at k.
func after(text []token, k int, words ...string) int {
	if k < len(text) && slices.Contains(words, strings.ToLower(text[k].text)) {
		return k + 1
	}
	return k
}

// point returns the token behind the full stop of an abbreviation, if it stands
// at k.
func point(text []token, k int) int {
	if k < len(text) && text[k].glued && text[k].text == "." && k+1 < len(text) && text[k+1].kind == numberToken {
		return k + 1
	}
	return k
}

func isOrdinal(s string) bool {
	return slices.Contains([]string{"st", "nd", "rd", "th", "er", "º"}, s)
}

func isMonth(t token) bool { return t.kind == wordToken && months[strings.ToLower(t.text)] > 0 }

func isYear(t token) bool {
	n := asNumber(t.text)
	return t.kind == numberToken && len(t.text) == 4 && n >= 1000 && n < 2100
}

// dayOf returns the day of a month that a token may be, or 0.
func dayOf(t token) int {
	if n := asNumber(t.text); t.kind == numberToken && len(t.text) <= 2 && n <= 31 {
		return n
	}
	return 0
}

// asNumber returns the value of digits, or 0.
func asNumber(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// isDash reports whether a sign can stand between the first and the last day.
func isDash(sign string) bool { return sign == "-" || sign == "–" || sign == "/" }
