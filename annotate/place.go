package annotate

// Place says where in the original some words stand: on a page, or at a time of
// a recording. It goes for the words from At on to the next place, also over
// the blocks that follow.
type Place struct {
	At   int `json:"at" minimum:"0" doc:"Code point of the block's own text from which on it goes"`
	Page int `json:"page,omitempty" doc:"From 1"`
	Time int `json:"time,omitempty" doc:"Milliseconds from the beginning; counts where there is no page"`
}

// PlaceAt returns the place of a code point of the joined text; ok is false
// where the original is not said to have places, or not before that point.
func PlaceAt(blocks []Block, at int) (place Place, ok bool) {
	for i, span := range BlockSpans(blocks) {
		for _, p := range blocks[i].Places {
			if span.Start+p.At > at {
				return place, ok
			}
			place, ok = p, true
		}
	}
	return place, ok
}

// placesFault says what is wrong with the places of a text of n code points.
func placesFault(places []Place, n int) string {
	next := 0
	for _, p := range places {
		if p.At < next || p.At > n {
			return "its places are not in the order of its text"
		}
		if p.Page < 0 || p.Time < 0 || p.Page > 0 && p.Time > 0 {
			return "a place is a page, from 1, or a time"
		}
		next = p.At + 1
	}
	return ""
}
