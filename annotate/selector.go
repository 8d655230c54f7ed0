package annotate

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Selector is a place in a snapshot: words of its text, a page, a region of a
// picture or page, or a stretch of a recording. Its parts are selectors of the
// W3C Web Annotation Data Model: Span is a TextPositionSelector, Quote a
// TextQuoteSelector, and the others FragmentSelectors of the media types.
type Selector struct {
	Span   *Span     `json:"span,omitempty" doc:"Code points of the snapshot's text"`
	Quote  Quote     `json:"quote,omitzero" doc:"The words there, derived from the text"`
	Page   int       `json:"page,omitempty" doc:"From 1"`
	Region *Region   `json:"region,omitempty" doc:"Of the picture, or of the page"`
	Time   *TimeSpan `json:"time,omitempty" doc:"Of a recording"`
}

// Region is a rectangle of a picture or page, in percent of its width and
// height from the upper left corner: the xywh=percent: of W3C Media Fragments.
type Region struct {
	X float64 `json:"x" minimum:"0" maximum:"100"`
	Y float64 `json:"y" minimum:"0" maximum:"100"`
	W float64 `json:"w" minimum:"0" maximum:"100"`
	H float64 `json:"h" minimum:"0" maximum:"100"`
}

// TimeSpan is a stretch of a recording, in milliseconds from its beginning.
type TimeSpan struct {
	Start int `json:"start" minimum:"0"`
	End   int `json:"end" minimum:"0" doc:"The same as start for a moment"`
}

// Check returns an [Invalid] error unless the selector says where: in words, by a
// page or a region, or by a time.
func (s Selector) Check() error {
	switch {
	case s.Span == nil && s.Page == 0 && s.Region == nil && s.Time == nil:
		return Errorf(Invalid, "Say where in the source: select words, a region, a page or a time.")
	case s.Time != nil && (s.Span != nil || s.Page != 0 || s.Region != nil), s.Span != nil && s.Region != nil:
		return Errorf(Invalid, "A place in a source is either words, a page or region of it, or a time.")
	case s.Page < 0:
		return Errorf(Invalid, "Pages are counted from 1.")
	case s.Region != nil:
		return s.Region.Check()
	case s.Time != nil && (s.Time.Start < 0 || s.Time.End < s.Time.Start):
		return Errorf(Invalid, "A stretch of a recording begins at 0 or later and ends after its beginning.")
	}
	return nil
}

// In returns the selector as it is kept for a snapshot with that text: without
// white space at the edges of the words, with their quote, and with the page on
// which they begin. It returns an [Invalid] error if there is no such place.
func (s Selector) In(blocks []Block) (Selector, error) {
	if err := s.Check(); err != nil {
		return Selector{}, err
	}
	s.Quote = Quote{}
	if s.Span == nil {
		return s, nil
	}
	text := NewText(JoinBlocks(blocks))
	if err := text.Check(*s.Span); err != nil {
		return Selector{}, err
	}
	span := text.Trim(*s.Span)
	if span.Len() == 0 {
		return Selector{}, Errorf(Invalid, "There are no words in this selection.")
	}
	place, _ := PlaceAt(blocks, span.Start)
	return Selector{Span: &span, Quote: text.QuoteAt(span), Page: place.Page}, nil
}

// Locator says in words where the selector points to in a snapshot with that
// text: its pages or its times, or, for words of a text without either, its
// paragraphs, which are counted from its beginning without headings. There is none
// for a heading or a region of a picture.
func (s Selector) Locator(blocks []Block) (kind LocatorKind, locator string) {
	var first, last Place
	switch {
	case s.Time != nil:
		return LocatorTimecode, between(Timecode(s.Time.Start), Timecode(s.Time.End))
	case s.Span != nil:
		first, _ = PlaceAt(blocks, s.Span.Start)
		last, _ = PlaceAt(blocks, s.Span.End-1)
	default:
		first.Page, last.Page = s.Page, s.Page
	}
	switch {
	case first.Page > 0:
		return LocatorPage, between(strconv.Itoa(first.Page), strconv.Itoa(last.Page))
	case first != Place{} || last != Place{}:
		return LocatorTimecode, between(Timecode(first.Time), Timecode(last.Time))
	case s.Span != nil:
		if locator := paragraphs(blocks, *s.Span); locator != "" {
			return LocatorParagraph, locator
		}
	}
	return LocatorOther, ""
}

// paragraphs says which blocks with text have a part in the span, counted without
// headings; "" if none has.
func paragraphs(blocks []Block, span Span) string {
	first, last, n := 0, 0, 0
	for i, at := range BlockSpans(blocks) {
		if blocks[i].Kind == Heading || at.Len() == 0 {
			continue
		}
		if n++; at.End <= span.Start || at.Start >= span.End {
			continue
		}
		if first == 0 {
			first = n
		}
		last = n
	}
	if first == 0 {
		return ""
	}
	return between(strconv.Itoa(first), strconv.Itoa(last))
}

// Timecode writes milliseconds as hours, minutes and seconds: 1:02:03, or 2:03
// within the first hour.
func Timecode(ms int) string {
	d := time.Duration(ms) * time.Millisecond
	h, m, s := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
	if h == 0 {
		return fmt.Sprintf("%d:%02d", m, s)
	}
	return fmt.Sprintf("%d:%02d:%02d", h, m, s)
}

func between(first, last string) string {
	if first == last {
		return first
	}
	return first + "–" + last
}

// Fragment is a part of the address of what is selected, after a standard.
type Fragment struct{ Standard, Value string }

// The standards of fragments, by the names that the Web Annotation Data Model has
// for them (section 4.2.1).
const (
	pdfFragments   = "http://tools.ietf.org/rfc/rfc3778"
	mediaFragments = "http://www.w3.org/TR/media-frags/"
)

// Fragments are the fragments that lead to the place, each within the one before:
// the page, then the region or the stretch. There are none for words of a text
// without pages.
func (s Selector) Fragments() (all []Fragment) {
	if s.Page > 0 {
		all = append(all, Fragment{pdfFragments, "page=" + strconv.Itoa(s.Page)})
	}
	if s.Region != nil {
		all = append(all, s.Region.Fragment())
	}
	if s.Time != nil {
		all = append(all, s.Time.Fragment())
	}
	return all
}

// Fragment is the region as xywh=percent:.
func (r Region) Fragment() Fragment {
	return Fragment{mediaFragments, "xywh=percent:" + strings.Join([]string{decimal(r.X), decimal(r.Y), decimal(r.W), decimal(r.H)}, ",")}
}

// Fragment is the stretch in seconds as t=.
func (t TimeSpan) Fragment() Fragment {
	value := "t=" + decimal(float64(t.Start)/1000)
	if t.End > t.Start {
		value += "," + decimal(float64(t.End)/1000)
	}
	return Fragment{mediaFragments, value}
}

func decimal(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// Check returns an [Invalid] error unless the region lies within the picture and
// is not empty.
func (r Region) Check() error {
	// Pages add up percentages that were measured in pixels.
	const most = 100 + 1e-6
	if !(r.X >= 0 && r.Y >= 0 && r.W > 0 && r.H > 0 && r.X+r.W <= most && r.Y+r.H <= most) {
		return Errorf(Invalid, "The region does not lie within the picture. Draw it again.")
	}
	return nil
}
