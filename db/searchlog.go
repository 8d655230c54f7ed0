package db

import (
	"context"

	"tickmark/annotate"
)

// PutSearch inserts or updates an entry of a claim's search log.
func (tx *Tx) PutSearch(s annotate.Search) error {
	return tx.put(searches, s.ID, s.ClaimID, s.Place, s.Terms, s.Found, s.Note, s.On, s.Person, millis(s.CreatedAt))
}

// DeleteSearch deletes an entry of a search log, or returns a NotFound error.
func (tx *Tx) DeleteSearch(id string) error { return tx.deleteOne(searches, id) }

const searchColumns = "l.id, l.claim_id, l.place, l.terms, l.found, l.note, l.searched_on, l.person, l.created_at"

// Search returns the entry of a search log with the id.
func (r Reader) Search(ctx context.Context, id string) (annotate.Search, error) {
	return one(ctx, r.q, "entry of the search log", scanSearch, "SELECT "+searchColumns+" FROM searches l WHERE l.id = ?", id)
}

func addSearches(ctx context.Context, q queryer, to []annotate.Claim, condition, arg string) error {
	all, err := query(ctx, q, scanSearch, "SELECT "+searchColumns+` FROM claims c JOIN searches l ON l.claim_id = c.id
		WHERE `+condition+" ORDER BY l.created_at, l.id", arg)
	index := byID(to)
	for _, l := range all {
		if c := index[l.ClaimID]; c != nil {
			c.Searches = append(c.Searches, l)
		}
	}
	return err
}

func scanSearch(row scanner) (l annotate.Search, err error) {
	err = row.Scan(&l.ID, &l.ClaimID, &l.Place, &l.Terms, &l.Found, &l.Note, &l.On, &l.Person, moment{&l.CreatedAt})
	return l, err
}
