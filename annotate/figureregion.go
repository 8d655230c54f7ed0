package annotate

import "cmp"

// FigureRegion is a region of a picture of the article in which a claim is
// made: a chart's bar, a sign in a photograph. It is to a picture what a
// [Passage] is to words.
type FigureRegion struct {
	ID        string `json:"id"`
	VersionID string `json:"versionId"`
	At        int    `json:"at" doc:"Where the figure's block begins in the text, in code points"`
	Image     string `json:"image" doc:"SHA-256 of the picture"`
	Name      string `json:"name" doc:"What the picture shows: its alternative text, or else its caption; empty if it has neither"`
	Region
}

// NewFigureRegion anchors a region of the picture in a block of the version. The
// error is [Invalid] if the block holds no picture that the library keeps, or
// the region does not lie within it.
func NewFigureRegion(v Version, block int, r Region) (FigureRegion, error) {
	if block < 0 || block >= len(v.Blocks) || v.Blocks[block].Image == "" {
		return FigureRegion{}, Errorf(Invalid, "There is no picture at this place of the text.")
	}
	if err := r.Check(); err != nil {
		return FigureRegion{}, err
	}
	figure := v.Blocks[block]
	return FigureRegion{
		ID: NewID(), VersionID: v.ID, At: BlockSpans(v.Blocks)[block].Start,
		Image: figure.Image, Name: CleanLine(cmp.Or(figure.Alt, figure.Text)), Region: r,
	}, nil
}

// words names the picture where the words of a passage would stand, in the
// brackets of an editor's insertion.
func (r FigureRegion) words() string { return "[" + cmp.Or(r.Name, "picture") + "]" }
