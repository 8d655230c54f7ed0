package suggest

// What a number tells, by how exact it is: a figure with its unit can be held
// against a source, a loose “two” hardly.
const (
	measured   = 0.45 // a share, money, a scale, a unit, a counted noun
	scored     = 0.4  // a range or a score
	figure     = 0.3  // digits alone
	counted    = 0.3  // a spelt number with what it counts
	partOfName = 0.15 // digits after a name, often part of it: Apollo 11
	loose      = 0.1  // a spelt number alone

	dateInFigures = 0.3
	timeOfDay     = 0.15
)

const (
	reasonMeasured = "A number with its unit."
	reasonFigure   = "A number."
	reasonRange    = "A range or a score."
	reasonDate     = "A date."
	reasonTime     = "A time of day."
)

// joinDates joins the dates of the sentence: those in figures, which are the
// same in every language, and those that the language has patterns for.
func (s *scanner) joinDates() {
	for i := 0; i < len(s.tokens); {
		if end := s.numericDate(i); end > i {
			s.join(i, end, joinedDate, dateInFigures, reasonDate)
			i = end
			continue
		}
		if r, from, end := s.longest(&s.lang.dates, i); r != nil {
			s.join(from, end, joinedDate, r.weight, r.reason)
			i = end
			continue
		}
		i++
	}
}

// numericDate returns the token after a date in figures at token i, or i:
// 2019-05-03, 3/5/2019, 3.5.2019, and 10:30, which is a time.
func (s *scanner) numericDate(i int) int {
	t := &s.tokens[i]
	if t.kind != digitsToken {
		return i
	}
	if dottedDate(t.text) {
		return i + 1
	}
	if i+4 >= len(s.tokens) {
		return i
	}
	sign := s.tokens[i+1].text
	if sign != "-" && sign != "/" || s.tokens[i+3].text != sign {
		return i
	}
	for k := i + 1; k <= i+4; k++ {
		if !s.tokens[k].glued {
			return i
		}
	}
	middle, last := &s.tokens[i+2], &s.tokens[i+4]
	ymd := t.is(year) && middle.is(dayNumber) && last.is(dayNumber)
	dmy := t.is(dayNumber) && middle.is(dayNumber) && last.is(year|dayNumber)
	if ymd || dmy {
		return i + 5
	}
	return i
}

// dottedDate reports whether the digits are a date such as 3.5.2019.
func dottedDate(s string) bool {
	var part, parts int
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			part++
			continue
		}
		if i < len(s) && s[i] != '.' {
			return false
		}
		if parts < 2 && (part < 1 || part > 2) || parts == 2 && part != 4 {
			return false
		}
		parts, part = parts+1, 0
	}
	return parts == 3
}

// joinNumbers joins each number with its sign, scale and unit, and what the
// language has patterns for: “four in ten”, “more than 40”.
func (s *scanner) joinNumbers() {
	for i := 0; i < len(s.tokens); {
		if end := s.number(i); end > i {
			i = end
		} else {
			i++
		}
	}
	// From the end, so that what follows a number is joined to it before what
	// stands before it.
	for i := len(s.tokens) - 1; i >= 0; i-- {
		if j, ok := s.joinAt(i); ok && j.from != i {
			continue
		}
		if r, from, end := s.longest(&s.lang.numbers, i); r != nil {
			s.join(from, end, joinedNumber, r.weight, r.reason)
		}
	}
}

// number joins the number that begins at token i and returns the token after
// it, or i.
func (s *scanner) number(i int) int {
	n, ok := s.bareNumber(i)
	if !ok {
		return i
	}
	spelt := s.tokens[n.to-1].kind != digitsToken
	money := s.tokens[i].is(currency)
	bare := n.to
	if spelt {
		n.to = s.compound(n.to)
	} else {
		s.glue(&n)
	}
	glued := n.to
	for n.to < len(s.tokens) && s.joinOf[n.to] < 0 && s.measures(n.to, n.to > glued) {
		n.to++
	}
	if n.to < len(s.tokens) && s.tokens[n.to].is(currency) && s.tokens[n.to].text != "$" { // 4 €; 4 $5 is two
		n.to++
	}
	switch {
	case n.reason == reasonTime:
	case n.to == glued && s.counts(glued):
		n.to++
		n.weight, n.reason = measured, reasonMeasured
		if spelt {
			n.weight = counted
		}
	case money, n.to > glued, n.to > bare && n.reason != reasonRange:
		n.weight, n.reason = measured, reasonMeasured
	}
	s.join(n.from, n.to, n.kind, n.weight, n.reason)
	return n.to
}

// bareNumber returns the digits or the spelt number at token i, with the signs
// and letters of a currency before it.
func (s *scanner) bareNumber(i int) (n joined, ok bool) {
	from, k := i, i
	if s.tokens[k].is(currency) && k+1 < len(s.tokens) {
		k++
	}
	t := &s.tokens[k]
	switch {
	case s.joinOf[i] >= 0 || s.joinOf[k] >= 0:
		return joined{}, false
	case t.is(numeral):
		return joined{tokenRange{from, s.numerals(k)}, joinedNumber, loose, reasonFigure}, true
	case t.kind != digitsToken || s.designation(k) || s.marker(k):
		return joined{}, false
	}
	weight := figure
	if k > 0 && s.tokens[k-1].kind == wordToken && s.tokens[k-1].capital && !s.initial(k-1) {
		weight = partOfName
	}
	if from > 0 && s.tokens[from].glued && s.currencyLetters(from-1) {
		from--
	}
	if from > 0 && s.tokens[from].glued && s.isMinus(from-1) {
		from--
	}
	return joined{tokenRange{from, k + 1}, joinedNumber, weight, reasonFigure}, true
}

// designation reports whether the digits at token k are the end of a name, as
// in F-16, and count nothing.
func (s *scanner) designation(k int) bool {
	return k >= 2 && s.tokens[k].glued && s.tokens[k-1].glued && s.tokens[k-1].text == "-" && s.tokens[k-2].kind == wordToken
}

// marker reports whether the digits at token k number a paragraph: 1) or 1.
func (s *scanner) marker(k int) bool {
	return k == 0 && len(s.tokens) > 2 && s.tokens[1].glued && (s.tokens[1].text == ")" || s.tokens[1].text == ".")
}

// glue adds to a number what is glued to its digits: the other end of a range, a
// fraction, a score or a time, and letters such as the “m” of €4m.
func (s *scanner) glue(n *joined) {
	for n.to < len(s.tokens) && s.tokens[n.to].glued && s.joinOf[n.to] < 0 {
		t := &s.tokens[n.to]
		if t.kind == wordToken || t.is(unit) {
			n.to++
			continue
		}
		if n.to+1 == len(s.tokens) || !isRange(t.text) {
			break
		}
		next := &s.tokens[n.to+1]
		if !next.glued || next.kind != digitsToken {
			break
		}
		n.weight, n.reason = max(n.weight, scored), reasonRange
		if t.text == ":" && len(next.text) == 2 {
			n.kind, n.weight, n.reason = joinedDate, timeOfDay, reasonTime
		}
		n.to += 2
	}
	n.to = s.compound(n.to)
}

// compound returns the token after the hyphened words that follow: 28-point,
// 12-year-old, five-and-a-half.
func (s *scanner) compound(k int) int {
	for range 3 {
		if k+1 < len(s.tokens) && s.tokens[k].text == "-" && s.tokens[k].glued && s.tokens[k+1].glued && s.tokens[k+1].kind == wordToken {
			k += 2
		}
	}
	return k
}

// numerals returns the token after the spelt number at token k: twenty-five,
// two hundred and six.
func (s *scanner) numerals(k int) int {
	for k < len(s.tokens) && s.joinOf[k] < 0 {
		t := &s.tokens[k]
		after := func(d int, c class) bool { return k+d < len(s.tokens) && s.tokens[k+d].is(c) }
		switch {
		case t.is(numeral | scale):
			k++
		case t.isSign("-") && t.glued && after(1, numeral|scale) && s.tokens[k+1].glued:
			k += 2
		case s.tokens[k-1].is(scale) && after(1, numeral) && t.is(functionWord) && len(t.text) == 3: // two hundred and six
			k += 2
		default:
			return k
		}
	}
	return k
}

// measures reports whether token k is a scale or a unit. After another one it
// is no time: “up 39 percent year on year”.
func (s *scanner) measures(k int, after bool) bool {
	t := &s.tokens[k]
	return t.is(scale) || t.is(unit) && !(after && t.is(timeUnit) && s.tokens[k-1].is(unit))
}

// counts reports whether token k is what a number counts: a plural in lower
// case.
func (s *scanner) counts(k int) bool {
	if k >= len(s.tokens) {
		return false
	}
	t := &s.tokens[k]
	return t.kind == wordToken && t.is(plural) && !t.capital && s.joinOf[k] < 0
}

// currencyLetters reports whether token k is the US of US$, or the EUR of EUR5.
func (s *scanner) currencyLetters(k int) bool {
	t := &s.tokens[k]
	return t.kind == wordToken && t.capital && len(t.text) <= 3 && s.joinOf[k] < 0
}

// isMinus reports whether token k is the sign of the number after it.
func (s *scanner) isMinus(k int) bool {
	t := &s.tokens[k]
	return (t.text == "-" || t.text == "−" || t.text == "+" || t.text == "±") && (!t.glued || k == 0)
}

func isRange(sign string) bool {
	switch sign {
	case "-", "‐", "‑", "–", "—", "−", "/", ":", "×", "~":
		return true
	}
	return false
}
