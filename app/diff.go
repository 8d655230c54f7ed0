package app

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"tickmark/annotate"
	"tickmark/annotate/anchor"
)

// DiffPart is a run of words in a difference between two texts.
type DiffPart struct {
	Op   anchor.Op      `json:"op" enum:"equal,delete,insert,movedTo,movedFrom" doc:"movedTo: words of the old text that stand elsewhere in the new one; movedFrom: words of the new text that stood elsewhere in the old one"`
	Text string         `json:"text" doc:"The words as the new text has them, or, for delete and movedTo, as the old one had them"`
	Was  string         `json:"was,omitempty" doc:"For equal: the words as the old text had them, if case, marks of quotation, dashes or white space differ"`
	Old  *annotate.Span `json:"old,omitempty" doc:"Place in the old text; absent for insert"`
	New  *annotate.Span `json:"new,omitempty" doc:"Place in the new text; absent for delete"`
}

// DiffRow is one or more blocks of either text that belong together: a paragraph
// and what became of it.
type DiffRow struct {
	Kind        annotate.BlockKind `json:"kind" doc:"Of the first block"`
	Level       int                `json:"level,omitempty" doc:"Of the first block"`
	Old         []int              `json:"old" doc:"Indices of the old version's blocks; none for what is new"`
	New         []int              `json:"new" doc:"Indices of the new version's blocks; none for what is gone"`
	OldPictures []string           `json:"oldPictures" doc:"SHA-256 of the pictures of the old blocks"`
	NewPictures []string           `json:"newPictures" doc:"SHA-256 of the pictures of the new blocks"`
	Changed     bool               `json:"changed" doc:"Whether a part is anything but equal, or the pictures are others"`
	Parts       []DiffPart         `json:"parts" doc:"Inline: all of them in order. Side by side: equal, delete and movedTo on the left; equal, insert and movedFrom on the right. A line feed parts blocks"`
}

// Diff is the difference between two versions of a text, word by word.
type Diff struct {
	From annotate.VersionInfo `json:"from"`
	To   annotate.VersionInfo `json:"to"`
	Rows []DiffRow            `json:"rows" doc:"In the order of the text"`
}

// Diff compares two versions of an article's text, by their numbers; 0 is the
// current one for to, and the one before for from.
//
// Errors: NotFound, also for a version that does not exist.
func (a *App) Diff(ctx context.Context, articleID string, from, to int) (Diff, error) {
	article, err := a.db.Article(ctx, articleID)
	if err != nil {
		return Diff{}, err
	}
	current, err := a.db.Version(ctx, article.VersionID)
	if err != nil {
		return Diff{}, err
	}
	version := func(seq int) (annotate.Version, error) {
		if seq == 0 || seq == current.Seq {
			return current, nil
		}
		v, err := a.db.VersionBySeq(ctx, articleID, seq)
		if annotate.CodeOf(err) == annotate.NotFound {
			return v, annotate.Errorf(annotate.NotFound, "The article has no version %d. Its versions are 1 to %d.", seq, current.Seq)
		}
		return v, err
	}
	after, err := version(to)
	if err != nil {
		return Diff{}, err
	}
	if from == 0 {
		from = max(1, after.Seq-1)
	}
	before, err := version(from)
	if err != nil {
		return Diff{}, err
	}
	return Diff{From: before.VersionInfo, To: after.VersionInfo, Rows: diffRows(before, after)}, nil
}

// diffSide is one of the texts that are compared, and how far it has been gone through.
type diffSide struct {
	text   annotate.Text
	blocks []annotate.Block
	starts []int // of the blocks, in code points
	first  int   // the block at which the row begins
	at     int   // where the next part begins
}

func newSide(v annotate.Version) *diffSide {
	s := &diffSide{text: v.Text(), blocks: v.Blocks}
	for _, span := range annotate.BlockSpans(v.Blocks) {
		s.starts = append(s.starts, span.Start)
	}
	return s
}

// isBetween reports whether the text is gone through up to the edge of a block,
// and the number of the block that begins there.
func (s *diffSide) isBetween() (block int, ok bool) {
	if s.at >= s.text.Len() {
		return len(s.starts), true
	}
	return slices.BinarySearch(s.starts, s.at)
}

// diffRows compares two versions. A row ends where both texts are at the edge of a
// block.
func diffRows(before, after annotate.Version) []DiffRow {
	o, n := newSide(before), newSide(after)
	rows := []DiffRow{}
	row := DiffRow{Parts: []DiffPart{}}
	for _, e := range anchor.Diff(o.text.String(), n.text.String()) {
		for _, e := range byLine(e, o.text, n.text) {
			row.add(e, o, n)
			oldEnd, oldOK := o.isBetween()
			newEnd, newOK := n.isBetween()
			if oldOK && newOK {
				rows = append(rows, row.close(o, n, oldEnd, newEnd))
				row = DiffRow{Parts: []DiffPart{}}
			}
		}
	}
	return rows
}

// byLine cuts an edit at the ends of lines. Words that are equal are cut where a line
// ends in both texts.
func byLine(e anchor.Edit, before, after annotate.Text) []anchor.Edit {
	oldLines := lines(annotate.Span(e.Old), before)
	newLines := lines(annotate.Span(e.New), after)
	parts := []anchor.Edit{}
	switch {
	case e.Op == anchor.Delete:
		for _, l := range oldLines {
			parts = append(parts, anchor.Edit{Op: e.Op, Old: anchor.Span(l), New: e.New})
		}
	case e.Op == anchor.Insert:
		for _, l := range newLines {
			parts = append(parts, anchor.Edit{Op: e.Op, Old: e.Old, New: anchor.Span(l)})
		}
	case len(oldLines) == len(newLines):
		for i := range oldLines {
			parts = append(parts, anchor.Edit{Op: e.Op, Old: anchor.Span(oldLines[i]), New: anchor.Span(newLines[i])})
		}
	default:
		parts = together(e.Op, oldLines, newLines, before, after)
	}
	return parts
}

// together cuts equal words of which paragraphs were joined or parted. Lines end
// together where as many letters came before the end in either text; where another
// typography has another number of them, the lines stay in one piece.
func together(op anchor.Op, oldLines, newLines []annotate.Span, before, after annotate.Text) []anchor.Edit {
	parts := []anchor.Edit{}
	i, k, oldStart, newStart, ahead := 0, 0, oldLines[0].Start, newLines[0].Start, 0
	for i < len(oldLines) || k < len(newLines) {
		// The text that is behind goes on, both if neither is.
		goesOld := k == len(newLines) || i < len(oldLines) && ahead <= 0
		goesNew := i == len(oldLines) || k < len(newLines) && ahead >= 0
		if goesOld {
			ahead += letters(before.Slice(oldLines[i]))
			i++
		}
		if goesNew {
			ahead -= letters(after.Slice(newLines[k]))
			k++
		}
		last := i == len(oldLines) && k == len(newLines)
		if i == 0 || k == 0 || ahead != 0 && !last || !last && (i == len(oldLines) || k == len(newLines)) {
			continue
		}
		oldEnd, newEnd := oldLines[i-1].End, newLines[k-1].End
		parts = append(parts, anchor.Edit{Op: op, Old: anchor.Span{Start: oldStart, End: oldEnd}, New: anchor.Span{Start: newStart, End: newEnd}})
		oldStart, newStart = oldEnd, newEnd
	}
	return parts
}

// letters counts the characters that are not white space.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// lines cuts a span after each line feed.
func lines(s annotate.Span, text annotate.Text) []annotate.Span {
	all := []annotate.Span{}
	at := s.Start
	for line := range strings.Lines(text.Slice(s)) {
		end := at + len([]rune(line))
		all = append(all, annotate.Span{Start: at, End: end})
		at = end
	}
	return all
}

func (r *DiffRow) add(e anchor.Edit, o, n *diffSide) {
	before, after := annotate.Span(e.Old), annotate.Span(e.New)
	part := DiffPart{Op: e.Op, Old: &before, New: &after}
	switch e.Op {
	case anchor.Delete:
		part.New, part.Text, o.at = nil, o.text.Slice(before), before.End
	case anchor.MovedTo:
		part.Text, o.at = o.text.Slice(before), before.End
	case anchor.Insert:
		part.Old, part.Text, n.at = nil, n.text.Slice(after), after.End
	case anchor.MovedFrom:
		part.Text, n.at = n.text.Slice(after), after.End
	default:
		part.Text, o.at, n.at = n.text.Slice(after), before.End, after.End
		if was := o.text.Slice(before); strings.TrimSpace(was) != strings.TrimSpace(part.Text) {
			part.Was = was
		}
	}
	r.Changed = r.Changed || e.Op != anchor.Equal
	r.Parts = append(r.Parts, part)
}

// close ends the row before the blocks with these numbers.
func (r DiffRow) close(o, n *diffSide, oldEnd, newEnd int) DiffRow {
	r.Old, r.New = numbers(o.first, oldEnd), numbers(n.first, newEnd)
	r.OldPictures, r.NewPictures = picturesOf(o.blocks[o.first:oldEnd]), picturesOf(n.blocks[n.first:newEnd])
	r.Changed = r.Changed || !slices.Equal(r.OldPictures, r.NewPictures)
	switch {
	case len(r.New) > 0:
		r.Kind, r.Level = n.blocks[n.first].Kind, n.blocks[n.first].Level
	case len(r.Old) > 0:
		r.Kind, r.Level = o.blocks[o.first].Kind, o.blocks[o.first].Level
	}
	o.first, n.first = oldEnd, newEnd
	return r
}

func numbers(from, to int) []int {
	all := []int{}
	for i := from; i < to; i++ {
		all = append(all, i)
	}
	return all
}

// wordDiff compares two quotes.
func wordDiff(before, after string) []DiffPart {
	o := &diffSide{text: annotate.NewText(before)}
	n := &diffSide{text: annotate.NewText(after)}
	row := DiffRow{Parts: []DiffPart{}}
	for _, e := range anchor.Diff(before, after) {
		row.add(e, o, n)
	}
	return row.Parts
}
