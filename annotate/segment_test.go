package annotate

import (
	"cmp"
	"reflect"
	"slices"
	"testing"
)

func TestSharedSegments(t *testing.T) {
	type sharedCase struct {
		Name       string
		Window     Span
		Highlights []Highlight
		Segments   []Segment
	}
	for _, c := range readCases[sharedCase](t, "segments.json") {
		t.Run(c.Name, func(t *testing.T) {
			if got := Segments(c.Window, c.Highlights); !reflect.DeepEqual(got, c.Segments) {
				t.Errorf("got  %v\nwant %v", got, c.Segments)
			}
		})
	}
}

// FuzzSegments compares with the definition: every code point of the window lies
// in one segment, which names the highlights over that code point, and
// neighbours differ in a highlight's edge.
func FuzzSegments(f *testing.F) {
	f.Add(uint8(0), uint8(10), []byte{2, 5, 0, 4, 9, 1})
	f.Add(uint8(3), uint8(30), []byte{0, 40, 0, 5, 9, 1, 9, 5, 2, 7, 7, 3, 5, 9, 0})
	f.Add(uint8(0), uint8(30), []byte{5, 9, 0, 5, 20, 1, 5, 12, 2})
	f.Fuzz(func(t *testing.T, start, length uint8, bytes []byte) {
		window := Span{Start: int(start), End: int(start) + int(length)}
		var highlights []Highlight
		for b := range slices.Chunk(bytes[:len(bytes)/3*3], 3) {
			highlights = append(highlights, Highlight{Span: Span{Start: int(b[0]), End: int(b[1])}, ID: string(rune('a' + b[2]%5))})
		}
		segments := Segments(window, highlights)

		at := window.Start
		for i, s := range segments {
			if s.Start != at || s.Len() <= 0 {
				t.Fatalf("segment %d is %v, but the one before ends at %d", i, s.Span, at)
			}
			at = s.End
			for p := s.Start; p < s.End; p++ {
				if want := over(highlights, p); !slices.Equal(s.IDs, want) {
					t.Fatalf("code point %d: %v, want %v", p, s.IDs, want)
				}
			}
			edge := func(h Highlight) bool { return h.Len() > 0 && (h.Start == s.Start || h.End == s.Start) }
			if i > 0 && !slices.ContainsFunc(highlights, edge) {
				t.Fatalf("the text is cut at %d for no reason", s.Start)
			}
		}
		if at != window.End {
			t.Fatalf("the segments end at %d, the window at %d", at, window.End)
		}
	})
}

// over returns the ids of the highlights over a code point, in the order that
// Segment promises.
func over(highlights []Highlight, at int) []string {
	there := slices.DeleteFunc(slices.Clone(highlights), func(h Highlight) bool { return at < h.Start || at >= h.End })
	slices.SortFunc(there, func(a, b Highlight) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.ID, b.ID))
	})
	ids := []string{}
	for _, h := range there {
		if !slices.Contains(ids, h.ID) {
			ids = append(ids, h.ID)
		}
	}
	return ids
}
