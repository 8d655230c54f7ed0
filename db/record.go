package db

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"tickmark/annotate"
)

// record is a sort of row that people change. Its statements are made from the
// columns alone, so that the history and undo need to know nothing else.
type record struct {
	name                   string // as in [annotate.Change]
	table, key             string
	columns                []string
	object                 string // the row as a JSON object
	snapshot               string // every key and object
	insert, update, remove string
	restoreNew, restoreOld string // from such an object
}

// The records. The first column is the key; columns marked json hold JSON and
// are part of the snapshot as such.
var (
	articles = newRecord("article", "articles", "id", "kind", "title", "byline", "publisher", "url", "lang", "published_on",
		"note", "profile", "version_id", "created_at", "updated_at")
	versions = newRecord("version", "versions", "id", "article_id", "seq", "blocks_hash", "sentences_hash", "text_hash", "words",
		"original_hash", "original_name", "format", "captured_at")
	claims = newRecord("claim", "claims", "id", "article_id", "wording", "claimant", "claimant_role", "said_on", "kind",
		"priority", "status", "status_before", "status_reason", "checked json", "tags json", "note", "created_at", "updated_at")
	passages = newRecord("passage", "passages", "id", "claim_id", "version_id", "start", "stop", "exact", "prefix", "suffix",
		"from_id", "anchor", "score", "decision", "decided_by", "decided_at")
	losses   = newRecord("loss", "losses", "id", "claim_id", "version_id", "passage_id", "region_id", "parked_by", "parked_at")
	regions  = newRecord("region", "regions", "id", "claim_id", "version_id", "start", "image", "name", "x", "y", "w", "h")
	verdicts = newRecord("verdict", "verdicts", "id", "claim_id", "scale_version_id", "level", "explanation", "given_by",
		"given_at", "updated_at", "replaced_at")
	evidence = newRecord("evidence", "evidence", "id", "claim_id", "source_id", "stance", "locator_kind", "locator", "quote",
		"limits", "accessed_on", "archive_url", "snapshot_id", "selector json", "created_at", "updated_at")
	asides = newRecord("aside", "asides", "id", "article_id", "version_id", "start", "stop", "exact", "prefix", "suffix", "kind", "created_at",
		"from_id", "anchor", "score", "decision", "decided_by", "decided_at")
	queries    = newRecord("query", "queries", "id", "claim_id", "addressee", "question", "suggestion", "answer", "asked_by", "asked_at", "closed_at")
	searches   = newRecord("search", "searches", "id", "claim_id", "place", "terms", "found", "note", "searched_on", "person", "created_at")
	dismissals = newRecord("dismissal", "dismissals", "id", "article_id", "version_id", "start", "stop")
	waivers    = newRecord("waiver", "waivers", "id", "article_id", "rule", "reason", "findings", "person", "created_at")
	signOffs   = newRecord("sign-off", "sign_offs", "id", "article_id", "role", "person", "at", "text_hash", "check_hash", "note")
	sources    = newRecord("source", "sources", "id", "title", "author", "publisher", "issued", "url", "class", "confidential",
		"alias", "type", "container_title", "editor", "volume", "issue", "page", "edition", "number", "genre", "event", "publisher_place",
		"doi", "isbn", "language", "note", "interests", "origin_id", "created_at", "updated_at")
	snapshots = newRecord("snapshot", "snapshots", "id", "source_id", "hash", "size", "media_type", "name", "url", "path", "captured_at",
		"pages", "blocks_hash")
	scales   = newRecord("scale", "scales", "id", "scale_id", "version", "name", "levels json", "created_at", "retired_at")
	settings = newRecord("setting", "settings", "key", "value")
)

// allRecords are the sorts of record.
var allRecords = []record{
	articles, versions, claims, passages, losses, regions, verdicts, evidence, asides, queries, searches, dismissals, waivers, signOffs, sources, snapshots, scales, settings,
}

var records = func() map[string]record {
	all := map[string]record{}
	for _, r := range allRecords {
		all[r.name] = r
	}
	return all
}()

func newRecord(name, table string, columns ...string) record {
	var members, values, stored, assigned, restored []string
	for i, column := range columns {
		column, isJSON := strings.CutSuffix(column, " json")
		columns[i] = column
		value := column
		if isJSON {
			value = "json(" + column + ")"
		}
		members = append(members, "'"+column+"', "+value)
		values = append(values, fmt.Sprintf("?%d", i+1))
		stored = append(stored, "?1 ->> '"+column+"'")
		assigned = append(assigned, fmt.Sprintf("%s = ?%d", column, i+1))
		restored = append(restored, column+" = ?1 ->> '"+column+"'")
	}
	list := func(s []string) string { return strings.Join(s, ", ") }
	key, object := columns[0], "json_object("+list(members)+")"
	into := "INSERT INTO " + table + " (" + list(columns) + ") VALUES ("
	return record{
		name: name, table: table, key: key, columns: columns, object: object,
		snapshot:   "SELECT " + key + ", " + object + " FROM " + table,
		insert:     into + list(values) + ") RETURNING " + object,
		update:     "UPDATE " + table + " SET " + list(assigned[1:]) + " WHERE " + key + " = ?1 RETURNING " + object,
		remove:     "DELETE FROM " + table,
		restoreNew: into + list(stored) + ")",
		restoreOld: "UPDATE " + table + " SET " + list(restored[1:]) + " WHERE " + key + " = ?1 ->> '" + key + "'",
	}
}

// restoreOnly is the statement that inserts a record from an object which may be of
// an older Tickmark: columns that it does not have get what the library gives those
// that were there when they came.
func (r record) restoreOnly(has func(column string) bool) string {
	var columns, stored []string
	for _, column := range r.columns {
		if has(column) {
			columns, stored = append(columns, column), append(stored, "?1 ->> '"+column+"'")
		}
	}
	return "INSERT INTO " + r.table + " (" + strings.Join(columns, ", ") + ") VALUES (" + strings.Join(stored, ", ") + ")"
}

// change is what one write did to one record. An invalid before or after means
// that there was no such record.
type change struct {
	record        record
	id            string
	before, after sql.NullString
}

// row returns the record as it is stored now.
func (tx *Tx) row(r record, id string) (sql.NullString, error) {
	var row sql.NullString
	statement, err := tx.prepared(r.snapshot + " WHERE " + r.key + " = ?")
	if err == nil {
		err = statement.QueryRowContext(tx.ctx, id).Scan(&id, &row)
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return row, fmt.Errorf("read %s %s: %w", r.name, id, err)
	}
	return row, nil
}

// put inserts or updates a record; values are in the order of its columns.
func (tx *Tx) put(r record, id string, values ...any) error {
	before, err := tx.row(r, id)
	if err != nil {
		return err
	}
	text := r.insert
	if before.Valid {
		text = r.update
	}
	var after sql.NullString
	statement, err := tx.prepared(text)
	if err == nil {
		err = statement.QueryRowContext(tx.ctx, append([]any{id}, values...)...).Scan(&after)
	}
	if err != nil {
		return fmt.Errorf("write %s %s: %w", r.name, id, err)
	}
	if before != after {
		tx.changes = append(tx.changes, change{record: r, id: id, before: before, after: after})
	}
	return nil
}

// deleteAll deletes the records for which the SQL condition holds and returns
// how many there were.
func (tx *Tx) deleteAll(r record, condition string, args ...any) (int, error) {
	deleted, err := query(tx.ctx, tx.q, func(row scanner) (change, error) {
		c := change{record: r}
		err := row.Scan(&c.id, &c.before)
		return c, err
	}, r.snapshot+" WHERE "+condition+" ORDER BY "+r.key, args...)
	if err != nil {
		return 0, fmt.Errorf("read every %s to delete: %w", r.name, err)
	}
	if _, err := tx.q.ExecContext(tx.ctx, r.remove+" WHERE "+condition, args...); err != nil {
		return 0, fmt.Errorf("delete %s: %w", r.name, err)
	}
	tx.changes = append(tx.changes, deleted...)
	return len(deleted), nil
}

// deleteOne deletes the record with the key, or returns a NotFound error.
func (tx *Tx) deleteOne(r record, id string) error {
	n, err := tx.deleteAll(r, r.key+" = ?", id)
	if err == nil && n == 0 {
		err = missing(r.name)
	}
	return err
}

// restore brings a record from one stored state to another. It returns a
// Conflict error, and does nothing, if the record is no longer in the first one.
func (tx *Tx) restore(r record, id string, from, to sql.NullString) error {
	now, err := tx.row(r, id)
	if err != nil {
		return err
	}
	if now != from {
		return annotate.Errorf(annotate.Conflict, "This cannot be taken back: the %s has been changed by other work since.", r.name)
	}
	text, arg := r.restoreOld, to.String
	switch {
	case !to.Valid:
		text, arg = r.remove+" WHERE "+r.key+" = ?", id
	case !from.Valid:
		text = r.restoreNew
	}
	statement, err := tx.prepared(text)
	if err == nil {
		_, err = statement.ExecContext(tx.ctx, arg)
	}
	if err != nil {
		return fmt.Errorf("restore %s %s: %w", r.name, id, err)
	}
	tx.changes = append(tx.changes, change{record: r, id: id, before: from, after: to})
	return nil
}

// missing is the error for a record that does not exist.
func missing(name string) error {
	return annotate.Errorf(annotate.NotFound, "There is no such %s in the library. It may have been deleted.", name)
}
