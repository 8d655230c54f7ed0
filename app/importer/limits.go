package importer

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tickmark/annotate"
)

// maxTags bounds the memory that a page takes. The HTML standard on one page,
// which is among the largest there are, has 300,000 elements.
const maxTags = 1_000_000

// checkTags refuses a page whose tree would fill the memory: for its number of
// tags, or because it repeats formatting that it never ends, as HTML wants it
// to be repeated, in every paragraph that follows.
func checkTags(source string) error {
	tags := strings.Count(source, "<")
	if tags > maxTags {
		return annotate.Errorf(annotate.TooLarge, "This has more than a million tags. Save the article alone, or as plain text, and bring that in.")
	}
	// Formatting is repeated at most 500 times, the depth that the parser allows.
	if tags > maxTags/500 && repeatedTags(source) > maxTags {
		return annotate.Errorf(annotate.Invalid, "This page cannot be read, because it begins formatting that never ends. Copy the article's text in the browser and paste it.")
	}
	return nil
}

// formatting holds the elements that a parser repeats (HTML standard, section
// 13.2.4.3, "the list of active formatting elements").
var formatting = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Nobr: true,
	atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true,
}

// repeatedTags estimates how many elements a parser adds to those in the
// source: as many at each tag as formatting elements are open, of which three
// alike count, and none from outside the table cell.
func repeatedTags(source string) int {
	open, alike, total := map[atom.Atom][]string{}, map[string]int{}, 0
	for tokens := html.NewTokenizer(strings.NewReader(source)); ; {
		kind := tokens.Next()
		if kind == html.ErrorToken || total > maxTags {
			return total
		}
		if kind != html.StartTagToken && kind != html.EndTagToken {
			continue
		}
		raw := string(tokens.Raw())
		name, _ := tokens.TagName()
		tag := atom.Lookup(name)
		switch {
		case tag == atom.Td || tag == atom.Th:
			clear(open)
			clear(alike)
		case formatting[tag] && kind == html.StartTagToken:
			if alike[raw] < 3 {
				alike[raw]++
				open[tag] = append(open[tag], raw)
			}
		case formatting[tag] && len(open[tag]) > 0:
			last := len(open[tag]) - 1
			alike[open[tag][last]]--
			open[tag] = open[tag][:last]
		case kind == html.StartTagToken:
			for _, raws := range open {
				total += len(raws)
			}
		}
	}
}

// errNested is the error for what lies deeper than the 500 levels that the parser of pages allows.
var errNested = annotate.Errorf(annotate.Invalid, "This cannot be read, because it is nested more than 500 levels deep. Copy the article's text where it can be seen and paste it.")

// deepLine finds a line of Markdown that begins more quotations and lists than that. The time that reading
// takes grows with the square of their number: for 100,000 in one line, minutes.
var deepLine = regexp.MustCompile(`(?m)^(?:[ \t]*(?:>|[-+*][ \t]|[0-9]+[.)][ \t])){501}`)

// checkDepth refuses Markdown that is nested deeper than a page may be.
func checkDepth(text string) error {
	if deepLine.MatchString(text) {
		return errNested
	}
	return nil
}

// wideTable finds the line that begins a table of more columns than anyone
// reads. Every row of a table is filled up to that number.
var wideTable = regexp.MustCompile(`(?m)^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|){300}`)

// checkTables refuses Markdown whose tables would fill the memory.
func checkTables(text string) error {
	if wideTable.MatchString(text) {
		return annotate.Errorf(annotate.TooLarge, "This has a table of more than 300 columns. Take it out, and bring the article in again.")
	}
	return nil
}
