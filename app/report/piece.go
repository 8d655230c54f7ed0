package report

import (
	"cmp"
	"slices"
	"strings"

	"tickmark/annotate"
)

// piece is a stretch of a block over which the claims and the inline marks are
// the same: the atom of drawing an article.
type piece struct {
	// span is counted in the block's own text.
	span annotate.Span
	text string
	// lanes names the claims over the piece. A claim keeps its place along all
	// of a passage, so that its underline runs on; "" is a free place.
	lanes []string
	// starts and ends are the passages that begin and end with the piece.
	starts, ends     []anchor
	strong, em, code bool
	href             string
}

// anchor names a passage: the claim, and which of its passages it is, from 0.
type anchor struct {
	claim   string
	number  int
	passage int
}

// cut turns blocks into pieces. The pieces of a block follow one another and
// make up its text; claims that overlap share pieces. drawn are the passages
// that have a start and an end among them.
func cut(blocks []annotate.Block, claims []annotate.Claim) (pieces [][]piece, drawn map[anchor]bool) {
	text := annotate.NewText(annotate.JoinBlocks(blocks))
	starts, ends := map[int][]anchor{}, map[int][]anchor{}
	highlights, drawn := []annotate.Highlight{}, map[anchor]bool{}
	for _, c := range claims {
		for i, p := range c.Passages {
			if text.Check(p.Span) != nil {
				continue
			}
			span := text.Trim(p.Span)
			if span.Len() == 0 {
				continue
			}
			highlights = append(highlights, annotate.Highlight{Span: span, ID: c.ID})
			a := anchor{c.ID, c.Number, i}
			same := func(other anchor) bool { return other.claim == c.ID }
			if slices.ContainsFunc(starts[span.Start], same) {
				continue // one place of a claim has one name
			}
			drawn[a] = true
			starts[span.Start] = append(starts[span.Start], a)
			ends[span.End] = append(ends[span.End], a)
		}
	}
	segments := annotate.Segments(annotate.Span{Start: 0, End: text.Len()}, highlights)
	pieces = make([][]piece, len(blocks))
	var lanes []string
	next := 0
	for i, window := range annotate.BlockSpans(blocks) {
		edges := innerEdges(blocks[i], window.Start)
		for next < len(segments) && segments[next].Start < window.End {
			segment := segments[next]
			lanes = assign(lanes, segment.IDs)
			from := max(segment.Start, window.Start)
			for from < min(segment.End, window.End) {
				to := min(segment.End, window.End, after(edges, from))
				p := piece{
					span:   annotate.Span{Start: from - window.Start, End: to - window.Start},
					text:   text.Slice(annotate.Span{Start: from, End: to}),
					lanes:  slices.Clone(lanes),
					starts: starts[from],
					ends:   ends[to],
				}
				p.mark(blocks[i].Marks)
				pieces[i] = append(pieces[i], p)
				from = to
			}
			if segment.End > window.End {
				break // it reaches into the next block
			}
			next++
		}
	}
	return pieces, drawn
}

// innerEdges returns where marks and cells of a block begin and end, sorted,
// in the text of the version.
func innerEdges(b annotate.Block, offset int) []int {
	edges := []int{}
	for _, m := range b.Marks {
		edges = append(edges, offset+m.Start, offset+m.End)
	}
	for _, row := range b.Rows {
		for _, c := range row.Cells {
			edges = append(edges, offset+c.Start, offset+c.End)
		}
	}
	slices.Sort(edges)
	return edges
}

// after returns the first edge behind a place.
func after(edges []int, place int) int {
	i, found := slices.BinarySearchFunc(edges, place+1, cmp.Compare[int])
	if !found && i == len(edges) {
		return int(^uint(0) >> 1)
	}
	return edges[i]
}

// assign gives each claim a lane: those that go on keep theirs, a new one takes
// the first that is free.
func assign(lanes, ids []string) []string {
	next := slices.Clone(lanes)
	for i, id := range next {
		if !slices.Contains(ids, id) {
			next[i] = ""
		}
	}
	for _, id := range ids {
		if slices.Contains(next, id) {
			continue
		}
		if i := slices.Index(next, ""); i >= 0 {
			next[i] = id
		} else {
			next = append(next, id)
		}
	}
	for len(next) > 0 && next[len(next)-1] == "" {
		next = next[:len(next)-1]
	}
	return next
}

func (p *piece) mark(marks []annotate.Mark) {
	for _, m := range marks {
		if !m.Overlaps(p.span) {
			continue
		}
		switch m.Kind {
		case annotate.MarkStrong:
			p.strong = true
		case annotate.MarkEm:
			p.em = true
		case annotate.MarkCode:
			p.code = true
		case annotate.MarkLink:
			p.href = m.Href
		}
	}
}

// within returns the pieces that lie in a span of their block.
func within(pieces []piece, s annotate.Span) []piece {
	return slices.DeleteFunc(slices.Clone(pieces), func(p piece) bool {
		return p.span.Start < s.Start || p.span.End > s.End || s.Len() == 0
	})
}

// figures reports whether a column holds numbers only, which then stand under
// one another.
func figures(b annotate.Block, text annotate.Text, column int) bool {
	found := false
	for _, row := range b.Rows {
		if column >= len(row.Cells) || row.Cells[column].Header {
			continue
		}
		cell := text.Slice(row.Cells[column].Span)
		if strings.Trim(cell, "0123456789.,%+-−–/ \u00a0\u202f") != "" {
			return false
		}
		found = found || cell != ""
	}
	return found
}

// stretch is a block of the article, or the items of a list, with the claims whose
// notes stand beside it.
type stretch struct {
	from, to int // indexes of blocks: the first, and the one after the last
	notes    []annotate.Claim
}

// stretches are the article in pieces. In an annotated article a claim's note
// stands beside the end of its first passage; that of a claim of which no words
// are drawn stands at the end.
func (g *digest) stretches() []stretch {
	all, noted := []stretch{}, map[string]bool{}
	note := func(r *stretch, claim string) {
		if g.kind == Annotated && !noted[claim] {
			noted[claim] = true
			r.notes = append(r.notes, g.claims[claim])
		}
	}
	blocks := g.Version.Blocks
	for i := 0; i < len(blocks); {
		r := stretch{from: i, to: i + 1}
		for blocks[i].Kind == annotate.ListItem && r.to < len(blocks) && blocks[r.to].Kind == annotate.ListItem {
			r.to++
		}
		for ; i < r.to; i++ {
			for _, p := range g.pieces[i] {
				for _, end := range p.ends {
					note(&r, end.claim)
				}
			}
		}
		all = append(all, r)
	}
	if len(all) > 0 {
		for _, c := range g.Claims {
			note(&all[len(all)-1], c.ID)
		}
	}
	return all
}
