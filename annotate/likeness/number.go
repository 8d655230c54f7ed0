package likeness

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tickmark/annotate"
)

// number is a number in a text and the values that it may have: “1.500” is one
// and a half, or fifteen hundred.
type number struct {
	annotate.Span
	readings []quantity
	one      bool // the word “one”
}

// quantity is a value, and the power of ten of the last digit with which it is
// written.
type quantity struct{ value, step float64 }

// spelt and tens are the number words that are understood. “One” is too often
// no number to be asked for, but answers “1”.
var (
	spelt = []string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	tens = []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)

// scales are the words after a number that multiply it by a power of ten. Long
// and short are what languages with the Latin alphabet write most; “billion” is
// the short scale's.
var scales = map[string]int{
	"hundred": 2, "thousand": 3, "tausend": 3, "mille": 3, "mil": 3,
	"million": 6, "millions": 6, "mn": 6, "mio": 6, "mln": 6, "millionen": 6, "millones": 6, "millón": 6, "milioni": 6, "milhões": 6, "miljoen": 6,
	"billion": 9, "billions": 9, "bn": 9, "mrd": 9, "milliard": 9, "milliards": 9, "milliarde": 9, "milliarden": 9, "miljard": 9, "miliardi": 9,
	"trillion": 12, "trillions": 12, "tn": 12,
}

// letters are scales only where they stand right after the digits, and may mean
// something else even there: 40m are forty metres, or forty million.
var letters = map[string]int{"k": 3, "m": 6, "b": 9}

// dozens are the words for twelve after a number: “two dozen” are 24, rounded or not.
var dozens = []string{"dozen", "dutzend", "douzaines", "docenas", "dúzias", "dozzine", "dozijn"}

// numbersIn returns the numbers of a text in their order.
func numbersIn(text []token) (found []number) {
	for i := 0; i < len(text); i++ {
		n, length := plain(text[i:])
		if length == 0 {
			continue
		}
		i += length - 1
		for i+1 < len(text) && text[i+1].kind == wordToken {
			next := text[i+1]
			word := strings.ToLower(next.text)
			if power, ok := scales[word]; ok {
				n.scale(math.Pow10(power), math.Pow10(power))
			} else if power, ok := letters[word]; ok && next.glued && text[i].kind == numberToken {
				as := n.readings
				n.scale(math.Pow10(power), math.Pow10(power))
				n.readings = append(n.readings, as...)
			} else if slices.Contains(dozens, word) {
				n.scale(12, 1)
			} else {
				break
			}
			n.End = next.End
			i++
		}
		found = append(found, n)
	}
	return found
}

// plain reads a number without its scale where the text begins, and counts its
// tokens; 0 if there is none.
func plain(text []token) (n number, length int) {
	if text[0].kind == numberToken {
		return number{Span: text[0].Span, readings: readings(text[0].text)}, 1
	}
	if text[0].kind != wordToken {
		return number{}, 0
	}
	word := strings.ToLower(text[0].text)
	if value := slices.Index(spelt, word); value > 0 {
		return number{Span: text[0].Span, readings: []quantity{{float64(value), 1}}, one: value == 1}, 1
	}
	ten := slices.Index(tens, word)
	if ten < 0 {
		return number{}, 0
	}
	value := float64(20 + 10*ten)
	if len(text) > 2 && text[1].text == "-" && text[1].glued && text[2].glued && text[2].kind == wordToken {
		if unit := slices.Index(spelt[:10], strings.ToLower(text[2].text)); unit > 0 {
			return number{Span: annotate.Span{Start: text[0].Start, End: text[2].End}, readings: []quantity{{value + float64(unit), 1}}}, 3
		}
	}
	return number{Span: text[0].Span, readings: []quantity{{value, 1}}}, 1
}

func (n *number) scale(value, step float64) {
	scaled := make([]quantity, len(n.readings))
	for i, q := range n.readings {
		scaled[i] = quantity{q.value * value, q.step * step}
	}
	n.readings = scaled
}

// Zeros at the end of a quantity may not be meant: 120,000 for 119,600. That is
// taken for rounding from exactUnder on, since what is smaller may be a year, and
// up to mostOff of the quantity.
const (
	exactUnder = 10_000
	mostOff    = 0.01
)

// rounds reports whether a quantity in a claim is what a more exact one in the
// evidence comes to: 4.2 million for 4,208,113, but 4 million for neither.
func (q quantity) rounds(exact float64) bool {
	step := q.step
	for q.value >= exactUnder && math.Mod(q.value, 10*step) == 0 {
		step *= 10
	}
	off := math.Abs(q.value - exact)
	return off <= step/2*(1+1e-9) && (step <= q.step || off <= q.value*mostOff) || off <= q.value*1e-9
}

// readings returns the values that digits with separators may have. What is no
// single number, as a date, is read as its parts.
func readings(s string) []quantity {
	groups, marks := []string{""}, []rune{}
	for _, r := range s {
		if unicode.IsDigit(r) {
			groups[len(groups)-1] += string('0' + digit(r))
			continue
		}
		groups, marks = append(groups, ""), append(marks, r)
	}
	last := len(marks) - 1
	switch {
	case last < 0:
		return []quantity{quantityOf(groups[0], "")}
	case thousands(groups, marks):
		read := []quantity{quantityOf(strings.Join(groups, ""), "")}
		if last == 0 && decimalMark(marks[0]) {
			read = append(read, quantityOf(groups[0], groups[1]))
		}
		return read
	case decimalMark(marks[last]) && (last == 0 || marks[last] != marks[last-1] && thousands(groups[:last+1], marks[:last])):
		return []quantity{quantityOf(strings.Join(groups[:last+1], ""), groups[last+1])}
	}
	parts := make([]quantity, len(groups))
	for i, g := range groups {
		parts[i] = quantityOf(g, "")
	}
	return parts
}

func decimalMark(r rune) bool { return r == '.' || r == ',' }

// thousands reports whether the groups are three digits each, but the first, and
// all marks between them the same.
func thousands(groups []string, marks []rune) bool {
	for i, g := range groups {
		if i == 0 && (len(g) > 3 || strings.HasPrefix(g, "0")) || i > 0 && len(g) != 3 || i > 1 && marks[i-1] != marks[0] {
			return false
		}
	}
	return true
}

func quantityOf(whole, fraction string) quantity {
	value, err := strconv.ParseFloat(whole+"."+fraction, 64)
	if err != nil {
		value = math.Inf(1) // beyond any quantity that is counted
	}
	return quantity{value, math.Pow10(-len(fraction))}
}

// digit returns the value of a decimal digit of any script: in Unicode those of
// a script follow one another from 0 to 9 (section 4.6).
func digit(r rune) rune {
	if r <= '9' {
		return r - '0'
	}
	for _, set := range unicode.Nd.R16 {
		if r >= rune(set.Lo) && r <= rune(set.Hi) {
			return (r - rune(set.Lo)) % 10
		}
	}
	for _, set := range unicode.Nd.R32 {
		if r >= rune(set.Lo) && r <= rune(set.Hi) {
			return (r - rune(set.Lo)) % 10
		}
	}
	return 0
}
