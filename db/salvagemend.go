package db

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"slices"

	"tickmark/annotate"
)

// checkBlobs drops the bytes that are not those of their hash.
func (s *salvage) checkBlobs() error { return s.exec("DELETE FROM blobs WHERE sha256(bytes) <> hash") }

// checkContents drops copies of sources that are not whole, and finds out of which hash
// the parts are of which nothing says so.
func (s *salvage) checkContents() error {
	type content struct {
		id   int64
		hash sql.NullString
		sum  hash.Hash
		end  int64 // of the parts so far; -1: one is missing
	}
	var all []content
	read := int64(0)
	rows, err := s.tx.q.QueryContext(s.tx.ctx, "SELECT p.content, c.hash, p.start, p.bytes FROM parts p LEFT JOIN contents c ON c.id = p.content ORDER BY p.content, p.start")
	if err != nil {
		return fmt.Errorf("read the copies of sources: %w", err)
	}
	err = eachRow(rows, func() error {
		var now content
		var start int64
		var bytes sql.RawBytes
		if err := rows.Scan(&now.id, &now.hash, &start, &bytes); err != nil {
			return err
		}
		if len(all) == 0 || all[len(all)-1].id != now.id {
			now.sum = sha256.New()
			all = append(all, now)
		}
		c := &all[len(all)-1]
		if c.end != start {
			c.end = -1
			return nil
		}
		c.sum.Write(bytes)
		c.end += int64(len(bytes))
		read += int64(len(bytes))
		s.tell(read, s.size)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read the copies of sources: %w", err)
	}
	whole := map[int64]bool{}
	for _, c := range all {
		sum := hex.EncodeToString(c.sum.Sum(nil))
		if c.end < 0 || c.hash.Valid && c.hash.String != sum {
			continue
		}
		if !c.hash.Valid { // or nobody had come to its end
			var wanted bool
			err := s.tx.q.QueryRowContext(s.tx.ctx, "SELECT EXISTS (SELECT 1 FROM snapshots WHERE hash = ?1) AND NOT EXISTS (SELECT 1 FROM contents WHERE hash = ?1)", sum).Scan(&wanted)
			if err != nil {
				return fmt.Errorf("tell whose parts these are: %w", err)
			}
			if !wanted {
				continue
			}
		}
		whole[c.id] = true
		if err := s.exec("INSERT INTO contents (id, hash, size) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET hash = ?2, size = ?3", c.id, sum, c.end); err != nil {
			return err
		}
	}
	ids, err := query(s.tx.ctx, s.tx.q, func(row scanner) (id int64, err error) { err = row.Scan(&id); return id, err }, "SELECT id FROM contents UNION SELECT content FROM parts")
	if err != nil {
		return fmt.Errorf("list the copies of sources: %w", err)
	}
	for _, id := range ids {
		if whole[id] {
			continue
		}
		if err := errors.Join(s.exec("DELETE FROM parts WHERE content = ?", id), s.exec("DELETE FROM contents WHERE id = ?", id)); err != nil {
			return err
		}
	}
	return nil
}

// checkHistory finds out whether all of the history is there, as it was written. Then it
// says better than any row what the records were: its chain would show a letter changed.
func (s *salvage) checkHistory() error {
	for _, t := range s.tables {
		if t.incomplete && (t.name == "actions" || t.name == "changes") {
			return nil
		}
	}
	last, err := lastLink(s.tx.ctx, s.tx.q)
	if err != nil {
		return err
	}
	s.HistoryWhole = true
	return eachLink(s.tx.ctx, s.tx.q, last.n, func(n int64) { s.tell(n, s.size) }, func(l link) error {
		s.HistoryWhole = s.HistoryWhole && l.made == l.stored && l.ordered
		return nil
	})
}

// takeFromHistory makes records that are missing what the history last had of them, and,
// where it is whole, those that are other than it says.
func (s *salvage) takeFromHistory() error {
	s.fromHistory = map[string]int{}
	wanted := []change{}
	if s.HistoryWhole {
		err := eachUnlike(s.tx.ctx, s.tx.q, func(u unlike) error {
			if u.last != nil {
				wanted = append(wanted, change{record: u.record, id: u.id, before: sql.NullString{Valid: true}, after: u.after})
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	err := eachAbsent(s.tx.ctx, s.tx.q, func(a absent) error {
		wanted = append(wanted, change{record: a.record, id: a.id, after: sql.NullString{String: a.object, Valid: true}})
		return nil
	})
	if err != nil {
		return err
	}
	for _, c := range wanted {
		if c.before.Valid {
			if err := s.exec(c.record.remove+" WHERE "+c.record.key+" = ?", c.id); err != nil {
				return err
			}
		}
	}
	for _, c := range wanted {
		var has map[string]json.RawMessage
		if json.Unmarshal([]byte(c.after.String), &has) != nil {
			continue // it was deleted
		}
		_, err := s.tx.sql.ExecContext(s.tx.ctx, c.record.restoreOnly(func(column string) bool { return has[column] != nil }), c.after.String)
		if err != nil && !isRow(err) {
			return fmt.Errorf("take a %s from the history: %w", c.record.name, err)
		}
		if err == nil {
			s.fromHistory[c.record.name]++
		}
	}
	return nil
}

// missBytes notes the bytes that something refers to and that are not there, and drops the
// texts and copies that were made of them.
func (s *salvage) missBytes() error {
	missing, err := query(s.tx.ctx, s.tx.q, scanText, `SELECT hash FROM (
		SELECT blocks_hash AS hash FROM versions UNION SELECT original_hash FROM versions UNION SELECT blocks_hash FROM snapshots)
		WHERE hash NOT IN (SELECT hash FROM blobs)
		UNION SELECT hash FROM snapshots WHERE path = '' AND hash NOT IN (SELECT hash FROM contents WHERE hash IS NOT NULL)`)
	if err != nil {
		return fmt.Errorf("look for bytes that are lost: %w", err)
	}
	for _, hash := range missing {
		uses, err := query(s.tx.ctx, s.tx.q, func(row scanner) (annotate.Damage, error) {
			use := annotate.Damage{Hash: hash, Fault: missed}
			err := row.Scan(&use.What, &use.SnapshotID)
			return use, err
		}, usesOfHash, hash)
		if err != nil {
			return fmt.Errorf("name bytes that are lost: %w", err)
		}
		s.LostBytes = append(s.LostBytes, uses...)
	}
	return inTurn(
		func() error { return s.drop(versions, "blocks_hash NOT IN (SELECT hash FROM blobs)") },
		func() error {
			return s.drop(snapshots, "path = '' AND hash NOT IN (SELECT hash FROM contents WHERE hash IS NOT NULL)")
		},
		func() error {
			return s.exec("UPDATE evidence SET snapshot_id = NULL, selector = NULL WHERE snapshot_id NOT IN (SELECT id FROM snapshots)")
		},
	)
}

// cutSentences cuts those again that are lost, or that an older Tickmark did not keep.
func (s *salvage) cutSentences() error {
	return inTurn(
		func() error {
			return s.exec(`INSERT OR IGNORE INTO blobs (hash, bytes) SELECT sha256(sentences), sentences FROM (` + sentencesAgain + `)`)
		},
		func() error {
			return s.exec(`UPDATE versions SET sentences_hash = c.hash FROM (SELECT id, sha256(sentences) AS hash FROM (` + sentencesAgain + `)) c WHERE c.id = versions.id`)
		},
	)
}

const sentencesAgain = `SELECT v.id, cut_sentences(t.bytes, coalesce(a.lang, '')) AS sentences
	FROM versions v JOIN blobs t ON t.hash = v.blocks_hash LEFT JOIN articles a ON a.id = v.article_id
	WHERE v.sentences_hash NOT IN (SELECT hash FROM blobs)`

// useEarlierVersions gives articles whose current text is lost the newest that is not.
func (s *salvage) useEarlierVersions() error {
	return s.exec(`UPDATE articles SET version_id = v.id FROM (SELECT article_id, id, max(seq) FROM versions GROUP BY article_id) v
		WHERE v.article_id = articles.id AND articles.version_id NOT IN (SELECT id FROM versions)`)
}

// replaceScales makes scales anew that are lost: a verdict without its scale would be lost
// as well. If they can be those of the default scale, the levels are; else they have no
// more than their keys.
func (s *salvage) replaceScales() error {
	type use struct{ scale, level string }
	uses, err := query(s.tx.ctx, s.tx.q, func(row scanner) (u use, err error) {
		err = row.Scan(&u.scale, &u.level)
		return u, err
	}, "SELECT DISTINCT scale_version_id, level FROM verdicts WHERE scale_version_id NOT IN (SELECT id FROM scales) ORDER BY scale_version_id, level")
	if err != nil {
		return fmt.Errorf("look for scales that are lost: %w", err)
	}
	made := map[string]annotate.ScaleFields{}
	for _, u := range uses {
		f, known := made[u.scale]
		if !known {
			f = annotate.DefaultScale()
		}
		if _, ok := f.Level(u.level); !ok {
			keys := []annotate.Level{}
			for _, other := range uses {
				if other.scale == u.scale {
					keys = append(keys, annotate.Level{Key: other.level, Label: other.level})
				}
			}
			f.Levels = keys
		}
		made[u.scale] = f
	}
	for id, f := range made {
		f.Name = "A scale that was lost"
		if err := s.tx.AddScale(annotate.Scale{ID: id, ScaleID: annotate.NewID(), Version: 1, CreatedAt: s.tx.now, ScaleFields: f}); err != nil {
			return err
		}
	}
	s.tx.changes = nil // record finds what has changed
	return nil
}

// checkPlaces drops places that are not, or not with those words, in the text that they
// are of.
func (s *salvage) checkPlaces() error {
	ids, err := query(s.tx.ctx, s.tx.q, scanText, "SELECT id FROM versions")
	if err != nil {
		return fmt.Errorf("list the texts: %w", err)
	}
	for _, id := range ids {
		version, err := s.tx.Version(s.tx.ctx, id)
		if err != nil {
			return err
		}
		text := version.Text()
		for _, r := range []record{passages, asides} {
			places, err := query(s.tx.ctx, s.tx.q, func(row scanner) (p annotate.Passage, err error) {
				err = row.Scan(&p.ID, &p.Start, &p.End, &p.Quote.Exact)
				return p, err
			}, "SELECT id, start, stop, exact FROM "+r.table+" WHERE version_id = ?", id)
			if err != nil {
				return fmt.Errorf("read the places in a text: %w", err)
			}
			for _, p := range places {
				if text.Check(p.Span) == nil && text.Slice(p.Span) == p.Quote.Exact {
					continue
				}
				if err := s.drop(r, "id = ?", p.ID); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// prune has records do without what is lost, or drops them, until nothing refers to
// anything that is not there.
func (s *salvage) prune() error {
	type reference struct {
		table, column string
		row           int64
		needed        bool
	}
	for {
		broken, err := query(s.tx.ctx, s.tx.q, func(row scanner) (r reference, err error) {
			err = row.Scan(&r.table, &r.row, &r.column, &r.needed)
			return r, err
		}, `SELECT c."table", c.rowid, k."from", t."notnull" FROM pragma_foreign_key_check c
			JOIN pragma_foreign_key_list(c."table") k ON k.id = c.fkid JOIN pragma_table_info(c."table") t ON t.name = k."from"`)
		if err != nil {
			return fmt.Errorf("look for what refers to nothing: %w", err)
		}
		if len(broken) == 0 {
			break
		}
		for _, b := range broken {
			i := slices.IndexFunc(allRecords, func(r record) bool { return r.table == b.table })
			switch {
			case !b.needed:
				err = s.exec("UPDATE "+b.table+" SET "+b.column+" = NULL WHERE rowid = ?", b.row)
			case i >= 0:
				err = s.drop(allRecords[i], "rowid = ?", b.row)
			default:
				err = s.exec("DELETE FROM "+b.table+" WHERE rowid = ?", b.row)
			}
			if err != nil {
				return err
			}
		}
	}
	return s.drop(losses, "passage_id IS NULL AND region_id IS NULL")
}

// countUses brings up to date what the triggers keep otherwise.
func (s *salvage) countUses() error {
	return inTurn(
		func() error {
			return s.exec("UPDATE sources SET uses = (SELECT count(*) FROM evidence WHERE source_id = sources.id)")
		},
		func() error {
			return s.exec("UPDATE articles SET worked_at = max(updated_at, coalesce((SELECT max(at) FROM actions WHERE article_id = articles.id), 0)) WHERE worked_at = 0")
		},
	)
}
