package annotate

import (
	"slices"
	"strings"
	"testing"
)

func TestDefaultScale(t *testing.T) {
	s := DefaultScale()
	if err := s.Check(); err != nil {
		t.Error(err)
	}
	for i, key := range []string{"true", "mostly-true", "half-true", "mostly-false", "false"} {
		if value, best, ok := s.Rating(key); value != 5-i || best != 5 || !ok {
			t.Errorf("%s is %d of %d, %v", key, value, best, ok)
		}
	}
	for _, key := range []string{"misleading", "missing-context", "unproven", "satire", "opinion"} {
		if _, _, ok := s.Rating(key); ok {
			t.Errorf("%s has a number", key)
		}
	}
}

func TestRating(t *testing.T) {
	on := func(key string) Level { return Level{Key: key, OnAxis: true} }
	off := func(key string) Level { return Level{Key: key} }
	cases := []struct {
		name   string
		levels []Level
		key    string
		value  int // 0: no number
	}{
		{"best", []Level{on("a"), on("b"), off("x"), on("c")}, "a", 3},
		{"worst, after one off the axis", []Level{on("a"), on("b"), off("x"), on("c")}, "c", 1},
		{"off the axis", []Level{on("a"), on("b"), off("x"), on("c")}, "x", 0},
		{"an axis of one level", []Level{on("a"), off("x")}, "a", 0},
		{"no such level", []Level{on("a"), on("b")}, "z", 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			value, _, ok := ScaleFields{Levels: c.levels}.Rating(c.key)
			if ok != (c.value > 0) || ok && value != c.value {
				t.Errorf("the rating is %d, %v", value, ok)
			}
		})
	}
}

func TestScaleRules(t *testing.T) {
	good := ScaleFields{Name: " Ours ", Levels: []Level{
		{Key: "yes", Label: " Yes ", Tone: Green, Glyph: GlyphCheck}, {Key: "no-2", Label: "No", Tone: Red, Glyph: GlyphCross},
	}}.Clean()
	if err := good.Check(); err != nil || good.Name != "Ours" || good.Levels[0].Label != "Yes" {
		t.Fatalf("%+v: %v", good, err)
	}
	cases := []struct {
		name   string
		change func(f *ScaleFields)
		says   string
	}{
		{"no name", func(f *ScaleFields) { f.Name = "" }, "name"},
		{"one level", func(f *ScaleFields) { f.Levels = f.Levels[:1] }, "two ratings"},
		{"key with capitals", func(f *ScaleFields) { f.Levels[1].Key = "No" }, "key"},
		{"no key", func(f *ScaleFields) { f.Levels[1].Key = "" }, "key"},
		{"no label", func(f *ScaleFields) { f.Levels[1].Label = "" }, "Rating 2 needs a name"},
		{"unknown tone", func(f *ScaleFields) { f.Levels[1].Tone = "pink" }, "colour"},
		{"unknown glyph", func(f *ScaleFields) { f.Levels[1].Glyph = "skull" }, "sign"},
		{"same key", func(f *ScaleFields) { f.Levels[1].Key = "yes" }, "twice"},
		{"same label", func(f *ScaleFields) { f.Levels[1].Label = "Yes" }, "twice"},
		{"same look", func(f *ScaleFields) { f.Levels[1].Tone, f.Levels[1].Glyph = Green, GlyphCheck }, "look the same"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := good
			f.Levels = slices.Clone(good.Levels)
			c.change(&f)
			if err := f.Check(); CodeOf(err) != Invalid || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

func TestVerdictFields(t *testing.T) {
	scale := Scale{ID: "s1", ScaleFields: DefaultScale()}
	cases := []struct {
		name string
		f    VerdictFields
		code Code
	}{
		{"on the scale", VerdictFields{ScaleVersionID: "s1", Level: "false"}, ""},
		{"no such level", VerdictFields{ScaleVersionID: "s1", Level: "pants-on-fire"}, Invalid},
		{"another scale", VerdictFields{ScaleVersionID: "s2", Level: "false"}, Invalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if err := c.f.CheckOn(scale); CodeOf(err) != c.code {
				t.Errorf("the error is %v", err)
			}
		})
	}
	v := Verdict{GivenBy: "Ben", VerdictFields: VerdictFields{ScaleVersionID: "s1", Level: "false", Explanation: "No."}}
	amended := with(v.VerdictFields, func(f *VerdictFields) { f.Explanation = "It is not." })
	if !amended.Amends(v, "Ben") || amended.Amends(v, "Ada") || with(amended, func(f *VerdictFields) { f.Level = "true" }).Amends(v, "Ben") {
		t.Error("other words amend a verdict; another person or level makes a new one")
	}
}
