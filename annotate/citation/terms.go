package citation

import (
	"strconv"

	"tickmark/annotate"
)

// Terms are the words of the styles in one language. {value} is where something of
// the source comes in.
type Terms struct {
	And         string // between two names, with its spaces: “ and ”
	AndOthers   string // et al.
	Comma       string `json:"-"` // “, ”
	Colon       string // “: ”
	In          string // before the book: “in ”
	EditedBy    string // edited by {value}
	InterviewBy string // interview by {value}
	Editor      string // Ed.
	Editors     string // Eds.
	// Edition is that of a number. English has three more for 1st, 2nd and 3rd.
	Edition  string            // {value}th ed.
	Editions map[string]string `json:"-"`
	Version  string            // version {value}
	Volume   string            // vol. {value}
	Issue    string            // no. {value}
	Page     string            // p. {value}
	Pages    string            // pp. {value}
	NoDate   string            // n.d.
	Quote    string            // “{value}”
	// Date writes a date as far as it is known, YearFirst with the year at the
	// front, as APA has it: 2025, November 30.
	Date      func(annotate.Date) string `json:"-"`
	YearFirst func(annotate.Date) string `json:"-"`
}

// edition returns the pattern for a number.
func (t Terms) edition(number string) string {
	n, err := strconv.Atoi(number)
	if err != nil || t.Editions == nil {
		return t.Edition
	}
	if n%100 < 11 || n%100 > 13 {
		if pattern, ok := t.Editions[strconv.Itoa(n%10)]; ok {
			return pattern
		}
	}
	return t.Edition
}
