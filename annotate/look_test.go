package annotate

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// luminance is the relative luminance of a colour as #rrggbb
// (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 24)
	if err != nil || len(colour) != 7 {
		t.Fatalf("%q is not a colour", colour)
	}
	channel := func(shift int) float64 {
		c := float64(n>>shift&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

// Text in every tone can be read on its own fill and on the page, light and dark.
func TestToneContrast(t *testing.T) {
	const enough = 4.5 // WCAG 2.2, 1.4.3
	for _, tone := range Tones() {
		for _, pair := range [][2]string{
			{tone.Light.Ink, tone.Light.Fill},
			{tone.Light.Ink, "#ffffff"},
			{tone.Dark.Ink, tone.Dark.Fill},
			{tone.Dark.Ink, "#16181d"},
		} {
			a, b := luminance(t, pair[0]), luminance(t, pair[1])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < enough {
				t.Errorf("%s: %s on %s has a contrast of %.2f", tone.Key, pair[0], pair[1], ratio)
			}
		}
	}
}

// Every glyph is a path that the simplest of drawing programs can follow.
func TestGlyphPaths(t *testing.T) {
	number := `-?\d+(\.\d+)?`
	path := regexp.MustCompile(`^M` + number + ` ` + number + `( ([ML]` + number + ` ` + number + `|C` + number + `( ` + number + `){5}|Z))+$`)
	seen := map[string]Glyph{}
	for _, g := range Glyphs() {
		if !path.MatchString(g.Path) {
			t.Errorf("%s is not made of M, L, C and Z: %s", g.Key, g.Path)
		}
		for _, s := range regexp.MustCompile(number).FindAllString(g.Path, -1) {
			if n, _ := strconv.ParseFloat(s, 64); n < 1 || n > 15 { // half of the stroke is 1
				t.Errorf("%s reaches out of its box at %s", g.Key, s)
			}
		}
		if twin, ok := seen[g.Path]; ok {
			t.Errorf("%s looks like %s", g.Key, twin)
		}
		seen[g.Path] = g.Key
	}
}

// Statuses can be told apart without colour, and all that they name exists.
func TestStatusLooks(t *testing.T) {
	seen := map[Glyph]Status{}
	for _, s := range Statuses() {
		if s.Tone.Info().Key == "" || s.Glyph.Path() == "" || s.Key.Info() != s {
			t.Errorf("%s is drawn in a tone or with a glyph that does not exist", s.Key)
		}
		if twin, ok := seen[s.Glyph]; ok {
			t.Errorf("%s has the glyph of %s", s.Key, twin)
		}
		seen[s.Glyph] = s.Key
	}
}
