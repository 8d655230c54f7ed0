package report

import (
	"cmp"
	"slices"
	"strconv"

	"tickmark/annotate"
)

// veiled returns the dossier with confidential sources as others may know them:
// by alias, class, stance, what was quoted from them, and what they do not
// prove. Nothing else of them is left:
//
//   - A place in the source, the day on which it was looked at and an archived
//     copy would lead to it, and so would the times at which it and its evidence
//     were written down.
//   - An identifier of ours holds such a time, and would show that two articles
//     rest on the same person. In its place there is one made from it and the
//     article: the same in each report on this article, so that citation keys
//     last, another in any other. Only who knows the identifier can tell that
//     it is made from it.
//   - The list of sources is in the order of their titles, which would give away
//     how a hidden one begins: confidential sources stand last, in the order in
//     which they are cited.
func veiled(d annotate.Dossier, say *wording) annotate.Dossier {
	if !slices.ContainsFunc(d.Sources, isConfidential) {
		return d
	}
	hidden, order := map[string]*annotate.Source{}, []*annotate.Source{}
	pseudonym := func(id string) string { return annotate.ContentID([]byte(d.Article.ID + " " + id)) }
	d.Claims = slices.Clone(d.Claims)
	for i := range d.Claims {
		c := &d.Claims[i]
		c.Evidence = slices.Clone(c.Evidence)
		for k, e := range c.Evidence {
			source := d.Source(e.SourceID)
			if !source.Confidential {
				continue
			}
			mask := hidden[source.ID]
			if mask == nil {
				mask = &annotate.Source{
					ID: pseudonym(source.ID), CreatedAt: d.CreatedAt, UpdatedAt: d.CreatedAt,
					SourceFields: annotate.SourceFields{
						Title: cmp.Or(source.Alias, fill(say.ConfidentialSource, "number", strconv.Itoa(len(order)+1))),
						Class: source.Class, Confidential: true, Alias: source.Alias,
					},
				}
				hidden[source.ID], order = mask, append(order, mask)
			}
			mask.Uses++
			c.Evidence[k] = annotate.Evidence{
				ID: pseudonym(e.ID), ClaimID: e.ClaimID, SourceID: mask.ID, CreatedAt: d.CreatedAt, UpdatedAt: d.CreatedAt,
				EvidenceFields: annotate.EvidenceFields{Stance: e.Stance, Quote: e.Quote, Limits: e.Limits}.Clean(),
			}
		}
	}
	d.Sources = slices.DeleteFunc(slices.Clone(d.Sources), isConfidential)
	for _, mask := range order {
		d.Sources = append(d.Sources, *mask)
	}
	// Nothing cites the copies of confidential sources any more.
	d.Snapshots = slices.DeleteFunc(slices.Clone(d.Snapshots), func(s annotate.Snapshot) bool {
		return hidden[s.SourceID] != nil
	})
	return d
}

func isConfidential(s annotate.Source) bool { return s.Confidential }

// confidence says in a source list that a source is confidential; in a report
// for the file, what it is called in others.
func (g *digest) confidence(s annotate.Source) string {
	switch {
	case !s.Confidential:
		return ""
	case !g.kind.isInternal():
		return g.say.Confidential
	case s.Alias == "":
		return g.say.ConfidentialUnnamed
	}
	return fill(g.say.ConfidentialAs, "alias", s.Alias)
}
