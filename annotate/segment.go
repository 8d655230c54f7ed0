package annotate

import (
	"cmp"
	"slices"
)

// Highlight is a span that belongs to something, named by an identifier.
type Highlight struct {
	Span
	ID string `json:"id"`
}

// Segment is a piece of text over which the set of highlights is the same.
type Segment struct {
	Span
	// IDs names the highlights over the segment, without repeats, in the order
	// of their start, the longer first, then by identifier.
	IDs []string `json:"ids"`
}

// Segments cuts the window at every edge of a highlight. The segments follow
// one another without gaps and together are the window; overlapping highlights
// become segments with several IDs, so that drawing needs no nesting. The
// reader's TypeScript has the same function, and both run the cases in
// testdata/segments.json. It takes O(n log n + output) time.
func Segments(window Span, highlights []Highlight) []Segment {
	inside := make([]Highlight, 0, len(highlights))
	edges := []int{window.Start, window.End}
	for _, h := range highlights {
		part := h.Intersect(window)
		if part.Len() <= 0 {
			continue
		}
		inside = append(inside, h)
		edges = append(edges, part.Start, part.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	slices.SortStableFunc(inside, func(a, b Highlight) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.ID, b.ID))
	})

	segments := make([]Segment, 0, len(edges))
	var open []Highlight
	next := 0
	for i := 1; i < len(edges); i++ {
		piece := Span{Start: edges[i-1], End: edges[i]}
		open = slices.DeleteFunc(open, func(h Highlight) bool { return h.End <= piece.Start })
		for next < len(inside) && inside[next].Start <= piece.Start {
			open = append(open, inside[next])
			next++
		}
		ids := make([]string, 0, len(open))
		for _, h := range open {
			if !slices.Contains(ids, h.ID) {
				ids = append(ids, h.ID)
			}
		}
		segments = append(segments, Segment{Span: piece, IDs: ids})
	}
	return segments
}
