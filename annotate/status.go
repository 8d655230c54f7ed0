package annotate

import "slices"

// Status is how far the check of a claim has come. It says nothing about the
// truth of the claim; that is the [Verdict].
type Status string

// The statuses, in the order in which work goes.
const (
	ToCheck            Status = "toCheck"
	InProgress         Status = "inProgress"
	Verified           Status = "verified"
	VerifiedWithChange Status = "verifiedWithChange"
	OnAuthor           Status = "onAuthor"
	QueryOut           Status = "queryOut"
	CannotVerify       Status = "cannotVerify"
	Wrong              Status = "wrong"
	Cut                Status = "cut"
)

// StatusInfo is how a status is named and drawn.
type StatusInfo struct {
	Key        Status `json:"key"`
	Label      string `json:"label"`
	Definition string `json:"definition"`
	Final      bool   `json:"final" doc:"Nothing more is to be done for the claim"`
	Tone       Tone   `json:"tone"`
	Glyph      Glyph  `json:"glyph"`
}

var statuses = []StatusInfo{
	{ToCheck, "To check", "Nobody has looked at it yet.", false, Slate, GlyphRing},
	{InProgress, "In progress", "Someone is at work on it.", false, Blue, GlyphDots},
	{Verified, "Verified", "The sources bear it out as it is worded.", true, Green, GlyphCheck},
	{VerifiedWithChange, "Verified with change", "It holds once the wording is changed as proposed.", true, Teal, GlyphCheckLine},
	{OnAuthor, "On author", "It rests on the author's word; the author vouches for it.", true, Violet, GlyphQuote},
	{QueryOut, "Query out", "A question to the author or the editor is open.", false, Amber, GlyphQuestion},
	{CannotVerify, "Cannot verify", "No source that was found settles it.", true, Orange, GlyphBang},
	{Wrong, "Wrong", "The sources contradict it.", true, Red, GlyphCross},
	{Cut, "Cut", "It has been taken out of the text.", true, Slate, GlyphMinus},
}

// Statuses lists every status in the order in which work goes.
func Statuses() []StatusInfo { return slices.Clone(statuses) }

// Info returns the name and look of the status; the zero value for a status
// that does not exist.
func (s Status) Info() StatusInfo {
	for _, info := range statuses {
		if info.Key == s {
			return info
		}
	}
	return StatusInfo{}
}
