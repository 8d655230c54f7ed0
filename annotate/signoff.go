package annotate

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// SignOffRole is what somebody signs off a check as.
type SignOffRole string

// The roles.
const (
	// RoleCheck is whoever made the check and calls it finished.
	RoleCheck SignOffRole = "check"
	// RoleSecondRead is whoever read it after that and made no part of it.
	RoleSecondRead SignOffRole = "secondRead"
	// RoleLegal is whoever read it for what it may cost.
	RoleLegal SignOffRole = "legal"
)

// SignOffRoles lists the roles in the order in which they sign.
func SignOffRoles() []SignOffRole { return []SignOffRole{RoleCheck, RoleSecondRead, RoleLegal} }

// SignOff says that a person stands for a check as it was: for the text with the
// one hash, and for the claims, verdicts and evidence with the other. It is never
// changed. Once the text or the check is another it has lapsed, and holds again
// when the change is taken back.
type SignOff struct {
	ID        string      `json:"id"`
	ArticleID string      `json:"articleId"`
	Role      SignOffRole `json:"role" enum:"check,secondRead,legal"`
	Person    string      `json:"person"`
	At        time.Time   `json:"at"`
	TextHash  string      `json:"textHash" doc:"SHA-256 of the text"`
	Seq       int         `json:"seq" doc:"Number of the version with that text; 0 if there is none; not stored"`
	CheckHash string      `json:"checkHash" doc:"SHA-256 of the claims, verdicts, evidence and sources; empty in what is published, where a guess at a confidential source could be tried with it"`
	Note      string      `json:"note" doc:"For the file"`
	Lapsed    bool        `json:"lapsed" doc:"The text or the check has changed since; not stored"`
}

// CheckHash is the SHA-256 of what a sign-off stands for beside the text: the
// claims with their places, statuses, verdicts and evidence, and the sources.
// Notes, reasons for a status, ticks, priorities, queries and searches are not
// part of it, and neither are times.
func (d Dossier) CheckHash() string {
	type evidence struct {
		Source SourceFields
		EvidenceFields
		// Left out where there is none, so that sign-offs from before there were
		// snapshots hold.
		Snapshot string    `json:",omitempty"` // the hash
		Selector *Selector `json:",omitempty"`
	}
	type claim struct {
		ID, Wording, Claimant, ClaimantRole string
		SaidOn                              Date
		Kind                                ClaimKind
		Status                              Status
		Tags                                []string
		Places                              []Span
		Regions                             []FigureRegion `json:",omitempty"`
		Verdict                             *VerdictFields
		GivenBy                             string
		Evidence                            []evidence
	}
	claims := make([]claim, len(d.Claims))
	for i, c := range d.Claims {
		claims[i] = claim{
			ID: c.ID, Wording: c.Wording, Claimant: c.Claimant, ClaimantRole: c.ClaimantRole, SaidOn: c.SaidOn,
			Kind: c.Kind, Status: c.Status, Tags: c.Tags,
		}
		for _, p := range c.Passages {
			claims[i].Places = append(claims[i].Places, p.Span)
		}
		for _, r := range c.Regions {
			r.ID, r.VersionID = "", ""
			claims[i].Regions = append(claims[i].Regions, r)
		}
		if c.Verdict != nil {
			claims[i].Verdict, claims[i].GivenBy = &c.Verdict.VerdictFields, c.Verdict.GivenBy
		}
		for _, e := range c.Evidence {
			snapshot, _ := d.Snapshot(e)
			source := d.Source(e.SourceID).SourceFields
			source.Note = ""
			claims[i].Evidence = append(claims[i].Evidence, evidence{source, e.EvidenceFields, snapshot.Hash, e.Selector})
		}
	}
	// Structs of strings, numbers and lists of them: encoding cannot fail.
	content, _ := json.Marshal(claims)
	return Hash(content)
}

// MarkLapsed says of each sign-off whether it has lapsed.
func (d *Dossier) MarkLapsed() {
	if len(d.SignOffs) == 0 {
		return
	}
	check := d.CheckHash()
	for i := range d.SignOffs {
		s := &d.SignOffs[i]
		s.Lapsed = s.TextHash != d.Version.TextHash || s.CheckHash != check
	}
}

// CheckSecondReader returns a [Conflict] error if the person made a part of the
// check: gave a verdict that is in force, or signed it off as its checker. Names
// are compared without regard to case.
func (d Dossier) CheckSecondReader(person string) error {
	numbers := []int{}
	for _, c := range d.Claims {
		if c.Verdict != nil && strings.EqualFold(c.Verdict.GivenBy, person) {
			numbers = append(numbers, c.Number)
		}
	}
	const remedy = " A second reader has made no part of the check: let a colleague read it and sign off in their own name. Names are set in the menu, under “Your name”."
	switch {
	case len(numbers) == 1:
		return Errorf(Conflict, "%s gave the verdict on claim %d.%s", person, numbers[0], remedy)
	case len(numbers) > 1:
		return Errorf(Conflict, "%s gave the verdicts on %d claims.%s", person, len(numbers), remedy)
	}
	if slices.ContainsFunc(d.SignOffs, func(s SignOff) bool { return s.Role == RoleCheck && strings.EqualFold(s.Person, person) }) {
		return Errorf(Conflict, "%s signed off as the checker.%s", person, remedy)
	}
	return nil
}

// IsReadSecond reports whether a sign-off of a second reader holds who has made
// no part of the check since.
func (d Dossier) IsReadSecond() bool {
	return slices.ContainsFunc(d.SignOffs, func(s SignOff) bool {
		return s.Role == RoleSecondRead && !s.Lapsed && d.CheckSecondReader(s.Person) == nil
	})
}

// Correction is a rating that was replaced or withdrawn after the check had first
// been signed off.
type Correction struct {
	Claim  Claim
	Before Verdict
	After  *Verdict // nil: withdrawn
}

// Corrections lists the ratings that are other ones than when the check was first
// signed off, or were meanwhile: in the order of the claims, each claim's in the
// order of time. A verdict of another person on the same level is none.
func (d Dossier) Corrections() []Correction {
	all := []Correction{}
	if len(d.SignOffs) == 0 {
		return all
	}
	first := slices.MinFunc(d.SignOffs, func(a, b SignOff) int { return a.At.Compare(b.At) }).At
	for _, c := range d.Claims {
		chain := slices.Clone(c.EarlierVerdicts)
		slices.SortStableFunc(chain, func(a, b Verdict) int { return a.GivenAt.Compare(b.GivenAt) })
		for i, v := range chain {
			if v.ReplacedAt == nil || !v.ReplacedAt.After(first) {
				continue
			}
			after := c.Verdict
			if i+1 < len(chain) {
				after = &chain[i+1]
			}
			if after == nil || after.Level != v.Level || after.ScaleVersionID != v.ScaleVersionID {
				all = append(all, Correction{c, v, after})
			}
		}
	}
	return all
}
