package annotate

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
