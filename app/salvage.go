package app

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tickmark/annotate"
	"tickmark/db"
)

// Salvaged is what could be saved of a damaged library.
type Salvaged struct {
	Path         string         `json:"path" doc:"The new library"`
	Name         string         `json:"name" doc:"Of its file"`
	Kinds        []SalvagedKind `json:"kinds"`
	Lost         []string       `json:"lost" doc:"What is known to be lost and has a name, each name once; at most 200"`
	HistoryWhole bool           `json:"historyWhole" doc:"Whether the history goes on; if not, its chain of hashes begins anew over what is left of it"`
	Unread       int            `json:"unread" doc:"How many pieces of the file could not be read"`
}

// SalvagedKind is how much of one sort of record was saved.
type SalvagedKind struct {
	Title       string `json:"title" doc:"What such a record is called"`
	Saved       int    `json:"saved"`
	FromHistory int    `json:"fromHistory" doc:"How many of those as the history last had them"`
	Lost        int    `json:"lost" doc:"How many are known to be lost"`
}

// IsWhole reports whether nothing is known to be lost, of the history neither.
func (s Salvaged) IsWhole() bool {
	return s.HistoryWhole && len(s.Lost) == 0 && !slices.ContainsFunc(s.Kinds, func(k SalvagedKind) bool { return k.Lost > 0 })
}

// mostLost is how much of what is lost is told by its name.
const mostLost = 200

// Salvage makes a new library of what can be read of a damaged one; see [db.Salvage], also
// for progress and the errors.
func Salvage(ctx context.Context, from, to string, o Options, progress func(done, total int64)) (Salvaged, error) {
	found, err := db.Salvage(ctx, from, to, db.Options{Now: o.Now}, progress)
	if err != nil {
		return Salvaged{}, err
	}
	s := Salvaged{Path: to, Name: filepath.Base(to), Kinds: []SalvagedKind{}, Lost: []string{}, HistoryWhole: found.HistoryWhole, Unread: found.Unread}
	ranks := map[string]int{}
	for i, k := range found.Kinds {
		ranks[k.Record] = i
		s.Kinds = append(s.Kinds, SalvagedKind{Title: recordTitles[k.Record], Saved: k.Saved, FromHistory: k.FromHistory, Lost: k.Lost})
	}
	lose := func(what string) { // many things have one name
		if len(s.Lost) < mostLost && !slices.Contains(s.Lost, what) {
			s.Lost = append(s.Lost, what)
		}
	}
	for _, d := range found.LostBytes {
		lose(d.What)
	}
	slices.SortStableFunc(found.Lost, func(a, b annotate.Change) int { return cmp.Compare(ranks[a.Record], ranks[b.Record]) })
	for _, c := range found.Lost {
		if name := lostName(c.Record, rowOf(c.Before)); name != "" {
			lose(fmt.Sprintf("%s: “%s”", recordTitles[c.Record], name))
		}
	}
	return s, nil
}

// lostName is by what people know a record that is gone, and with it what it belonged to.
// Nothing of a confidential source is told but its alias, nor what may be of one.
func lostName(record string, r row) string {
	columns := []string{"title", "wording", "exact", "name", "question", "explanation", "terms", "url"}
	switch {
	case record == "snapshot":
		return ""
	case r.number("confidential") != 0:
		columns = []string{"alias"}
	}
	for _, column := range columns {
		if words := strings.Join(strings.Fields(r.text(column)), " "); words != "" {
			const most = 100
			if letters := []rune(words); len(letters) > most {
				words = strings.TrimSpace(string(letters[:most])) + "…"
			}
			return words
		}
	}
	return ""
}
