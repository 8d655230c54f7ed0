package report

import (
	"cmp"
	"slices"
	"strconv"

	"golang.org/x/text/unicode/bidi"

	"tickmark/annotate"
	"tickmark/annotate/citation"
)

// digest is a dossier with what every format of report needs of it worked out.
type digest struct {
	annotate.Dossier
	kind Kind
	// parts are those that the report has, in their order.
	parts      []Part
	letterhead Letterhead
	logo       logo
	// pictures finds the files of the article's pictures; nil if it has none.
	pictures func(hash string) ([]byte, error)
	// seenIn finds what evidence has a region of; nil if nothing is shown of that.
	seenIn func(annotate.Evidence) ([]byte, error)
	// say are the report's own words.
	say *wording
	// citations is the style of the citations.
	citations citation.Style
	// coverage is worked out before what is for the checkers only is left out.
	coverage annotate.Coverage
	// corrections are worked out from verdicts that are left out, too.
	corrections []annotate.Correction
	// rightToLeft is the direction of the article.
	rightToLeft bool
	// pieces are the blocks of the article, cut for drawing.
	pieces [][]piece
	// drawn are the passages that can be linked to.
	drawn map[anchor]bool
	// headings are the ranks of the article's headings, from 1 and without a
	// gap on the way down; 0 for other blocks.
	headings []int
	claims   map[string]annotate.Claim
	looks    map[string]look
	sources  map[string]numberedSource
}

// numberedSource is a source with its number in the report's list.
type numberedSource struct {
	annotate.Source
	number int
	// citedBy are the numbers of the claims, each once, in order.
	citedBy []int
}

// look is how a claim is labelled: by its verdict, or else by its status.
type look struct {
	Label, Definition string
	Tone              annotate.Tone
	Glyph             annotate.Glyph
	// Judged tells a verdict from a status.
	Judged bool
}

// share is a row of the summary: how many claims have one look.
type share struct {
	look
	Claims []annotate.Claim
}

func newDigest(d annotate.Dossier, o Options) (*digest, error) {
	kind := cmp.Or(o.Kind, FactCheck)
	if err := kind.check(); err != nil {
		return nil, err
	}
	parts, err := kind.partsWithout(o.Without)
	if err != nil {
		return nil, err
	}
	say, err := wordingIn(o.Lang)
	if err != nil {
		return nil, err
	}
	style := cmp.Or(o.Citations, citation.Plain)
	if !slices.ContainsFunc(citation.Styles(), func(t annotate.Term) bool { return t.Key == string(style) }) {
		return nil, annotate.Errorf(annotate.Unsupported, "“%s” is not a style of citation. Choose plain, apa or chicago.", style)
	}
	var shown logo
	if o.Letterhead.Logo != nil {
		if shown, err = readLogo(o.Letterhead.Logo); err != nil {
			return nil, err
		}
	}
	g := &digest{
		Dossier:    kind.cleared(d, say),
		letterhead: o.Letterhead,
		logo:       shown,
		pictures:   o.Picture,
		seenIn:     o.Seen,
		kind:       kind,
		parts:      parts,
		say:        say,
		citations:  style,
		coverage:   d.Coverage(),

		corrections: d.Corrections(),
		claims:      map[string]annotate.Claim{},
		looks:       map[string]look{},
		sources:     map[string]numberedSource{},
	}
	g.rightToLeft = rightToLeft(annotate.JoinBlocks(d.Version.Blocks), false)
	for i, s := range g.Sources {
		g.sources[s.ID] = numberedSource{Source: s, number: i + 1}
	}
	for _, c := range g.Claims {
		g.claims[c.ID] = c
		g.looks[c.ID] = g.lookOf(c)
		for _, e := range c.Evidence {
			s := g.sources[e.SourceID]
			if !slices.Contains(s.citedBy, c.Number) {
				s.citedBy = append(s.citedBy, c.Number)
				g.sources[e.SourceID] = s
			}
		}
	}
	if g.has(articlePart) {
		g.pieces, g.drawn = cut(g.Version.Blocks, g.Claims)
	}
	g.headings = ranks(g.Version.Blocks)
	return g, nil
}

func (g *digest) lookOf(c annotate.Claim) look {
	if _, level, ok := g.Rating(c.Verdict); ok {
		return look{level.Label, level.Definition, level.Tone, level.Glyph, true}
	}
	return g.statusLook(c.Status.Info())
}

func (g *digest) statusLook(s annotate.StatusInfo) look {
	return look{g.say.Statuses[s.Key], s.Definition, s.Tone, s.Glyph, false}
}

// traits are what stands beside a claim's badge: its kind, the status that the
// badge does not show, and its tags.
func (g *digest) traits(c annotate.Claim) []string {
	traits := []string{g.say.Kinds[c.Kind]}
	if g.looks[c.ID].Judged {
		traits = append(traits, g.say.Statuses[c.Status])
	}
	return append(traits, c.Tags...)
}

// tally counts the claims by their looks: the ratings in the order of their
// scales, then the statuses of the claims without a verdict.
func (g *digest) tally() []share {
	shares := []share{}
	add := func(l look) {
		s := share{look: l}
		for _, c := range g.Claims {
			if g.looks[c.ID] == l {
				s.Claims = append(s.Claims, c)
			}
		}
		known := func(other share) bool { return other.look == l }
		if len(s.Claims) > 0 && !slices.ContainsFunc(shares, known) {
			shares = append(shares, s)
		}
	}
	for _, scale := range g.Scales {
		for _, l := range scale.Levels {
			add(look{l.Label, l.Definition, l.Tone, l.Glyph, true})
		}
	}
	for _, s := range annotate.Statuses() {
		add(g.statusLook(s))
	}
	return shares
}

// judged is how many claims have a verdict.
func (g *digest) judged() int {
	n := 0
	for _, l := range g.looks {
		if l.Judged {
			n++
		}
	}
	return n
}

// checkers names the people who gave the verdicts, in the order of the claims.
func (g *digest) checkers() []string {
	people := []string{}
	for _, c := range g.Claims {
		if c.Verdict != nil && c.Verdict.GivenBy != "" && !slices.Contains(people, c.Verdict.GivenBy) {
			people = append(people, c.Verdict.GivenBy)
		}
	}
	return people
}

// cited lays out a source as an entry of the list, or as a note beside a claim.
func (g *digest) cited(s annotate.Source, asNote bool) []citation.Run {
	fields := s.SourceFields
	if !g.kind.isInternal() {
		fields.Alias = s.TrueName() // it has been veiled
	}
	return citation.Cite(fields, citation.Options{Style: g.citations, AsNote: asNote, Inside: g.kind.isInternal(), Terms: g.say.terms()})
}

// showsAddress tells whether the list of sources has a line for the address: the
// other styles have it in the entry.
func (g *digest) showsAddress(s annotate.Source) bool {
	return g.citations == citation.Plain && annotate.SafeURL(s.URL) && s.Title != ""
}

// aboutSource says in a source list what readers have to know of a source: that it is
// confidential, what interest it has, and which one it has it from.
func (g *digest) aboutSource(s annotate.Source) []string {
	all := []string{g.confidence(s)}
	if s.Interests != "" {
		all = append(all, fill(g.say.Interests, "interests", annotate.CleanLine(s.Interests)))
	}
	if origin, ok := g.sources[s.OriginID]; ok {
		all = append(all, fill(g.say.Origin, "number", strconv.Itoa(origin.number)))
	} else if origin := g.origin(s.OriginID); origin.ID != "" { // in the newsroom only
		all = append(all, fill(g.say.OriginNamed, "source", origin.TrueName()))
	}
	return slices.DeleteFunc(all, func(line string) bool { return line == "" })
}

// origin returns a source that others have it from and that nothing cites.
func (g *digest) origin(id string) annotate.Source {
	i := slices.IndexFunc(g.Origins, func(s annotate.Source) bool { return s.ID == id })
	if i < 0 {
		return annotate.Source{}
	}
	return g.Origins[i]
}

// ranks turns the levels of the headings into ranks that start at 1 and go
// down one step at a time, whatever levels the article skips.
func ranks(blocks []annotate.Block) []int {
	ranks := make([]int, len(blocks))
	var open []int // the levels of the headings that the next one may stand below
	for i, b := range blocks {
		if b.Kind != annotate.Heading {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= b.Level {
			open = open[:len(open)-1]
		}
		open = append(open, b.Level)
		ranks[i] = len(open)
	}
	return ranks
}

// rightToLeft reports the direction in which most letters of the text run.
// That is steadier than the first letter (UAX #9, P2), which is often that of a
// foreign name. Text without letters gets the direction of what is around it.
func rightToLeft(text string, around bool) bool {
	left, right := 0, 0
	for _, r := range text {
		if r < 'A' {
			continue
		}
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L:
			left++
		case bidi.R, bidi.AL:
			right++
		}
	}
	if left == right {
		return around
	}
	return right > left
}

// brief cuts a text to so many code points at most, at a space if there is one
// near, and puts an ellipsis in place of the rest. Line ends become spaces.
func brief(s string, length int) string {
	runes := []rune(annotate.CleanLine(s))
	if len(runes) <= length {
		return string(runes)
	}
	end := length - 1
	for i := end; i > end-16 && i > 0; i-- {
		if runes[i] == ' ' {
			end = i
			break
		}
	}
	return string(runes[:end]) + "…"
}

// picturesOf names the pictures that a claim is made in. A claim without a
// wording of its own has them in its heading already.
func (g *digest) picturesOf(c annotate.Claim) []string {
	names := []string{}
	for _, r := range c.Regions {
		if c.Wording != "" && r.Name != "" {
			names = append(names, r.Name)
		}
	}
	return names
}

// seen says what a piece of evidence was read in: the copy of the source that was
// kept, or the source as it was on a day.
func (g *digest) seen(e annotate.Evidence) string {
	if s, ok := g.Snapshot(e); ok {
		return fill(g.say.Captured, "date", g.say.day(s.CapturedAt), "hash", s.Hash)
	}
	if e.AccessedOn != "" {
		return fill(g.say.Accessed, "date", g.say.date(e.AccessedOn))
	}
	return ""
}
