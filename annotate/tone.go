package annotate

import "slices"

// Tone is a colour of the palette that verdicts and statuses are drawn in. A
// tone never stands alone: a [Glyph] beside it says the same by shape.
type Tone string

// The tones.
const (
	Green  Tone = "green"
	Lime   Tone = "lime"
	Amber  Tone = "amber"
	Orange Tone = "orange"
	Red    Tone = "red"
	Violet Tone = "violet"
	Blue   Tone = "blue"
	Teal   Tone = "teal"
	Slate  Tone = "slate"
)

// Shade is a tone against one background, as #rrggbb. Ink on Fill, and Ink on
// the page, have a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3).
type Shade struct {
	Ink  string `json:"ink" doc:"Text, lines and glyphs"`
	Fill string `json:"fill" doc:"Background of highlights and badges"`
}

// ToneInfo is a tone on light paper and on a dark screen.
type ToneInfo struct {
	Key   Tone  `json:"key"`
	Light Shade `json:"light"`
	Dark  Shade `json:"dark"`
}

var tones = []ToneInfo{
	{Green, Shade{"#14622f", "#d5efdc"}, Shade{"#7fd99b", "#143d24"}},
	{Lime, Shade{"#46600a", "#e7f2cb"}, Shade{"#bcd96f", "#323f10"}},
	{Amber, Shade{"#7a4b00", "#fceabb"}, Shade{"#f0c25e", "#473408"}},
	{Orange, Shade{"#8f3a06", "#fddfca"}, Shade{"#ffab7a", "#4f2a12"}},
	{Red, Shade{"#9b1c24", "#fbd9db"}, Shade{"#ff9da1", "#55191f"}},
	{Violet, Shade{"#5b3a9c", "#e6dcf8"}, Shade{"#c5aaf5", "#37265c"}},
	{Blue, Shade{"#1b4f9c", "#d8e6fb"}, Shade{"#96c1fb", "#17345f"}},
	{Teal, Shade{"#0d5f63", "#cfeeee"}, Shade{"#74d5d3", "#0f4043"}},
	{Slate, Shade{"#444c57", "#e3e7ec"}, Shade{"#bcc5d0", "#353c46"}},
}

// Tones lists the palette.
func Tones() []ToneInfo { return slices.Clone(tones) }

// Info returns the shades of the tone; the zero value for one that does not
// exist.
func (t Tone) Info() ToneInfo {
	for _, info := range tones {
		if info.Key == t {
			return info
		}
	}
	return ToneInfo{}
}
