package anchor

import (
	"reflect"
	"slices"
	"testing"
)

// FuzzMap holds what is true of any two texts and any span.
func FuzzMap(f *testing.F) {
	for _, c := range handmade {
		old, span := marked(c.old)
		current, _ := marked(c.current)
		f.Add(old, current, uint16(span.Start), uint16(span.End))
	}
	f.Add("a\xffb", "… -- ﷺ 10²", uint16(0), uint16(3))
	f.Add(" \n", "", uint16(0), uint16(1))
	f.Fuzz(func(t *testing.T, old, current string, start, end uint16) {
		was, is := []rune(old), []rune(current)
		span := Span{int(start), int(end)}
		spans := []Span{span, {0, len(was)}, {0, min(1, len(was))}, {len(was) / 2, len(was)}}
		anchors := Map(old, current, spans)
		if again := Map(old, current, spans); !reflect.DeepEqual(anchors, again) {
			t.Errorf("once %v, then %v", anchors, again)
		}
		for i, a := range anchors {
			checkAnchor(t, a, was, is, spans[i])
		}

		// In the same text everything stays where it is.
		for i, a := range Map(old, old, spans) {
			s := spans[i]
			if s.Start >= s.End || s.End > len(was) || len(fold(string(was[s.Start:s.End])).runes) == 0 {
				if a.State != Lost {
					t.Errorf("%v holds no words but is %v", s, a)
				}
				continue
			}
			if a.State != Exact || len(fold(string(was[a.Span.Start:a.Span.End])).runes) == 0 {
				t.Errorf("%v of the same text is %v", s, a)
			}
		}

		checkDiff(t, Diff(old, current), was, is)
		if span.Start < span.End && span.End <= len(was) {
			q := Quote{
				Exact:    string(was[span.Start:span.End]),
				Prefix:   string(was[max(0, span.Start-32):span.Start]),
				Suffix:   string(was[span.End:min(len(was), span.End+32)]),
				Position: span,
			}
			checkAnchor(t, Find(current, []Quote{q})[0], was, is, span)
		}
	})
}

// checkAnchor checks that an anchor lies in its text and keeps what its state says.
func checkAnchor(t *testing.T, a Anchor, was, is []rune, s Span) {
	t.Helper()
	if a.Score < 0 || a.Score > 1 {
		t.Errorf("score %f", a.Score)
	}
	for _, c := range a.Candidates {
		if c.Span.Start < 0 || c.Span.Start >= c.Span.End || c.Span.End > len(is) || c.Score < 0 || c.Score > 1 {
			t.Errorf("candidate %v of a text of %d", c, len(is))
		}
	}
	if a.State == Lost {
		if a.Span != (Span{}) || len(a.Candidates) > mostCandidates {
			t.Errorf("lost, but %v", a)
		}
		return
	}
	if a.Span.Start < 0 || a.Span.Start >= a.Span.End || a.Span.End > len(is) || len(a.Candidates) > 0 {
		t.Errorf("%v of a text of %d", a, len(is))
		return
	}
	if a.State == Exact || a.State == Moved {
		before, after := fold(string(was[s.Start:s.End])).runes, fold(string(is[a.Span.Start:a.Span.End])).runes
		if !slices.Equal(before, after) || a.Score != 1 {
			t.Errorf("%s %f: %q is not %q", a.State, a.Score, string(before), string(after))
		}
	}
}

// checkDiff checks that a difference makes up both texts without gaps, and that
// equal and moved words are the same.
func checkDiff(t *testing.T, edits []Edit, was, is []rune) {
	t.Helper()
	old, current := 0, 0
	for _, e := range edits {
		if e.Op == Equal || e.Op == Delete || e.Op == MovedTo {
			if e.Old.Start != old || e.Old.End < old {
				t.Fatalf("%v does not follow %d of the old text", e, old)
			}
			old = e.Old.End
		}
		if e.Op == Equal || e.Op == Insert || e.Op == MovedFrom {
			if e.New.Start != current || e.New.End < current {
				t.Fatalf("%v does not follow %d of the current text", e, current)
			}
			current = e.New.End
		}
	}
	if old != len(was) || current != len(is) {
		t.Errorf("the difference ends at %d of %d and %d of %d", old, len(was), current, len(is))
	}
}
