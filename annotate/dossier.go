package annotate

import (
	"slices"
	"time"
)

// DossierFormat is the value of a dossier's format field. The number rises
// when a reader of the earlier form would misread the new one.
const DossierFormat = "tickmark-dossier/1"

// Dossier is everything that the library knows about one article at one
// moment: what reports are written from, and what is exported as JSON.
type Dossier struct {
	Format    string        `json:"format" doc:"tickmark-dossier/1"`
	Generator string        `json:"generator" doc:"Program and version that wrote it"`
	CreatedAt time.Time     `json:"createdAt"`
	Head      Head          `json:"head" doc:"Where the history of the library ended when the dossier was begun"`
	Article   Article       `json:"article"`
	Version   Version       `json:"version" doc:"The text that was checked: the newest version"`
	Versions  []VersionInfo `json:"versions" doc:"All versions of the text, the first one first"`
	Claims    []Claim       `json:"claims" doc:"Those that have a place in the text, in its order"`
	Parked    []Claim       `json:"parked" doc:"Those whose place was in an earlier version only, by age"`
	Revisions []Revision    `json:"revisions" doc:"What later versions of the text did to words of claims, by version"`
	Asides    []Aside       `json:"asides" doc:"What is set aside, in the order of the text"`
	Waivers   []Waiver      `json:"waivers" doc:"Rules of the closing screen whose findings are accepted"`
	SignOffs  []SignOff     `json:"signOffs" doc:"Who stands for the check, in the order of time"`
	Sources   []Source      `json:"sources" doc:"Those that the evidence cites, by title"`
	Origins   []Source      `json:"origins" doc:"Those that the sources have it from, directly or through others, and that nothing here cites"`
	Snapshots []Snapshot    `json:"snapshots" doc:"Those that the evidence cites, by time"`
	Scales    []Scale       `json:"scales" doc:"The versions of scales on which the verdicts were given"`
}

// Coverage works out how much of the text has been accounted for.
func (d Dossier) Coverage() Coverage {
	return CoverageOf(d.Version, d.Article.Lang, d.Claims, d.Asides)
}

// Standing returns the dossier without the claims that are parked, and without the
// sources, snapshots and scales that only they have: what is said of the text as it
// is.
func (d Dossier) Standing() Dossier {
	if len(d.Parked) == 0 {
		return d
	}
	d.Parked = []Claim{}
	cited, snapshots, scales := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, c := range d.Claims {
		for _, e := range c.Evidence {
			cited[e.SourceID], snapshots[e.SnapshotID] = true, true
		}
		for _, v := range c.EarlierVerdicts {
			scales[v.ScaleVersionID] = true
		}
		if c.Verdict != nil {
			scales[c.Verdict.ScaleVersionID] = true
		}
	}
	all := map[string]Source{}
	for _, s := range slices.Concat(d.Sources, d.Origins) {
		all[s.ID] = s
	}
	origins := map[string]bool{}
	for id := range cited {
		for id = all[id].OriginID; id != "" && !origins[id]; id = all[id].OriginID {
			origins[id] = true
		}
	}
	isOrigin := func(s Source) bool { return origins[s.ID] && !cited[s.ID] }
	d.Origins = slices.DeleteFunc(slices.Concat(d.Origins, d.Sources), func(s Source) bool { return !isOrigin(s) })
	d.Sources = slices.DeleteFunc(slices.Clone(d.Sources), func(s Source) bool { return !cited[s.ID] })
	d.Snapshots = slices.DeleteFunc(slices.Clone(d.Snapshots), func(s Snapshot) bool { return !snapshots[s.ID] })
	d.Scales = slices.DeleteFunc(slices.Clone(d.Scales), func(s Scale) bool { return !scales[s.ID] })
	return d
}

// Source returns the source with the identifier. A dossier from the library
// holds every source that its evidence names; the zero value otherwise.
func (d Dossier) Source(id string) Source {
	for _, s := range d.Sources {
		if s.ID == id {
			return s
		}
	}
	return Source{}
}

// Snapshot returns the snapshot that a piece of evidence was taken from; ok is
// false if it was taken from none.
func (d Dossier) Snapshot(e Evidence) (s Snapshot, ok bool) {
	for _, s := range d.Snapshots {
		if s.ID == e.SnapshotID {
			return s, true
		}
	}
	return Snapshot{}, false
}

// RootOrigins says of each source which one it has it from in the end; see
// [RootOrigins].
func (d Dossier) RootOrigins() map[string]string {
	return RootOrigins(slices.Concat(d.Sources, d.Origins))
}

// Rating returns the scale version and the level of a verdict; ok is false if
// there is no verdict.
func (d Dossier) Rating(v *Verdict) (scale Scale, level Level, ok bool) {
	if v == nil {
		return Scale{}, Level{}, false
	}
	for _, s := range d.Scales {
		if s.ID == v.ScaleVersionID {
			level, ok = s.Level(v.Level)
			return s, level, ok
		}
	}
	return Scale{}, Level{}, false
}
