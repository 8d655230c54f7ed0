package annotate

import (
	"slices"
	"time"
)

// Scale is one version of a rating scale. A change makes a new version under
// the same ScaleID, and verdicts given on an old version keep it.
type Scale struct {
	ID        string    `json:"id" doc:"Of this version of the scale"`
	ScaleID   string    `json:"scaleId" doc:"The same for all versions of one scale"`
	Version   int       `json:"version" doc:"1 for the first"`
	CreatedAt time.Time `json:"createdAt"`
	ScaleFields
}

// ScaleFields are the parts of a rating scale that a person writes.
type ScaleFields struct {
	Name   string  `json:"name"`
	Levels []Level `json:"levels" doc:"From the best to the worst, then those off the truth axis"`
}

// Level is one rating that a claim can get.
type Level struct {
	Key        string `json:"key" doc:"Stable name within the scale: letters, digits and hyphens"`
	Label      string `json:"label"`
	Definition string `json:"definition" doc:"When the rating is given, in a sentence or two"`
	Tone       Tone   `json:"tone" enum:"green,lime,amber,orange,red,violet,blue,teal,slate"`
	Glyph      Glyph  `json:"glyph" enum:"check,checkLine,half,tilde,cross,crossLine,ring,dots,question,bang,minus,plus,quote,star,bend"`
	OnAxis     bool   `json:"onAxis" doc:"Whether the level lies on the axis from true to false"`
}

// Level returns the level with the key; ok is false if the scale has none.
func (f ScaleFields) Level(key string) (level Level, ok bool) {
	for _, l := range f.Levels {
		if l.Key == key {
			return l, true
		}
	}
	return Level{}, false
}

// Rating returns the schema.org ratingValue of a level: the levels on the axis
// count down to 1, the worst. ok is false for a level off the axis, and where
// the axis has fewer than two levels: a number would then mean nothing
// (schema.org wants bestRating above worstRating, which is 1).
func (f ScaleFields) Rating(key string) (value, best int, ok bool) {
	for _, l := range f.Levels {
		if l.OnAxis {
			best++
		}
	}
	value = best
	for _, l := range f.Levels {
		if l.Key == key {
			return value, best, l.OnAxis && best > 1
		}
		if l.OnAxis {
			value--
		}
	}
	return 0, best, false
}

// Equal reports whether the two say the same.
func (f ScaleFields) Equal(o ScaleFields) bool {
	return f.Name == o.Name && slices.Equal(f.Levels, o.Levels)
}

// Clean returns the fields with stray white space and control characters
// removed.
func (f ScaleFields) Clean() ScaleFields {
	f.Name = CleanLine(f.Name)
	f.Levels = slices.Clone(f.Levels)
	for i, l := range f.Levels {
		f.Levels[i].Label, f.Levels[i].Definition = CleanLine(l.Label), CleanText(l.Definition)
	}
	return f
}

// Check returns an [Invalid] error for the first rule that is broken.
func (f ScaleFields) Check() error {
	if f.Name == "" {
		return Errorf(Invalid, "A rating scale needs a name.")
	}
	if len(f.Levels) < 2 {
		return Errorf(Invalid, "A rating scale needs at least two ratings.")
	}
	for i, l := range f.Levels {
		switch {
		case !validKey(l.Key):
			return Errorf(Invalid, "Rating %d: its key “%s” may hold letters a–z, digits and hyphens only.", i+1, l.Key)
		case l.Label == "":
			return Errorf(Invalid, "Rating %d needs a name.", i+1)
		case l.Tone.Info().Key == "":
			return Errorf(Invalid, "Rating “%s”: “%s” is not a colour of the palette.", l.Label, l.Tone)
		case l.Glyph.Path() == "":
			return Errorf(Invalid, "Rating “%s”: “%s” is not a sign that can be drawn.", l.Label, l.Glyph)
		}
		for _, earlier := range f.Levels[:i] {
			if earlier.Key == l.Key || earlier.Label == l.Label {
				return Errorf(Invalid, "The rating “%s” is there twice.", l.Label)
			}
			if earlier.Tone == l.Tone && earlier.Glyph == l.Glyph {
				return Errorf(Invalid, "“%s” and “%s” look the same. Give one of them another sign or colour.", earlier.Label, l.Label)
			}
		}
	}
	return nil
}

func validKey(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return s != ""
}

// DefaultScale is the scale of a new library. The first five levels lie on the
// axis from true to false; the others say why a claim has no place there.
func DefaultScale() ScaleFields {
	return ScaleFields{Name: "Tickmark", Levels: []Level{
		{"true", "True", "The statement is accurate, and nothing significant is missing.", Green, GlyphCheck, true},
		{"mostly-true", "Mostly true", "The statement is accurate but needs clarification or additional information.", Lime, GlyphCheckLine, true},
		{"half-true", "Half true", "The statement is partly accurate, but leaves out important details or takes things out of proportion.", Amber, GlyphHalf, true},
		{"mostly-false", "Mostly false", "The statement holds some truth but ignores facts that would give a different impression.", Orange, GlyphCrossLine, true},
		{"false", "False", "The statement is not accurate.", Red, GlyphCross, true},
		{"misleading", "Misleading", "The statement uses accurate facts in a way that leads to a false conclusion.", Orange, GlyphBend, false},
		{"missing-context", "Missing context", "The statement may be accurate, but cannot be understood rightly without more information.", Violet, GlyphPlus, false},
		{"unproven", "Unproven", "There is not enough evidence to say whether the statement is true or false.", Slate, GlyphQuestion, false},
		{"satire", "Satire", "The statement was meant as satire or parody and was not meant to be believed.", Blue, GlyphStar, false},
		{"opinion", "Opinion", "The statement is a judgement or a forecast, which evidence cannot prove or disprove.", Teal, GlyphQuote, false},
	}}
}
