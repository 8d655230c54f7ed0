package db

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"

	"tickmark/annotate"
)

const (
	changed = "The bytes are not the ones that were kept."
	missed  = "The bytes are missing."
)

// Verification is what holding the library against itself came to.
type Verification struct {
	Items   int               // bytes that have a hash
	Bytes   int64             // how many were read: these, and what the history says
	Head    annotate.Head     // of the history
	Damages []annotate.Damage // what is not what it was; bytes have no names yet, see [DB.Remember]
}

// Verify holds the library's file against the rules of SQLite, the history against
// its hashes, every record against its newest change, and all bytes that are known
// by their hash against it, one part in memory at a time. It changes nothing.
//
// A chain of hashes shows what was changed by somebody who did not make it anew from
// there on. Against somebody who did, only a head helps that was kept elsewhere; see
// [Reader.ActionsUpTo]. progress is told how many bytes were read, and of how many; it may be
// nil. It is not told anything while SQLite goes through the file, which comes first.
func (d *DB) Verify(ctx context.Context, progress func(done, total int64)) (v Verification, err error) {
	findings, err := query(ctx, d.q, scanText, `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'
		UNION ALL SELECT "table" || ' refers to something that is not there' FROM pragma_foreign_key_check`)
	if err != nil && !damaged(err) {
		return v, fmt.Errorf("check the file: %w", err)
	}
	if err != nil {
		findings = append(findings, err.Error())
	}
	for _, f := range findings {
		v.Damages = append(v.Damages, annotate.Damage{What: "The library’s file", Fault: f})
	}
	if err := d.q.QueryRowContext(ctx, "SELECT coalesce(sum(coalesce(octet_length(before), 0) + coalesce(octet_length(after), 0)), 0) FROM changes").Scan(&v.Bytes); err != nil && !damaged(err) {
		return v, fmt.Errorf("measure the history: %w", err)
	}
	items, err := query(ctx, d.q, scanItem, `SELECT hash, length(bytes), 1 FROM blobs
		UNION ALL SELECT hash, size, 0 FROM contents WHERE hash IS NOT NULL
		UNION ALL SELECT DISTINCT hash, 0, 0 FROM snapshots s WHERE path = '' AND NOT EXISTS (SELECT 1 FROM contents c WHERE c.hash = s.hash)`)
	if err != nil {
		return v, fmt.Errorf("list what is kept: %w", err)
	}
	history := v.Bytes
	v.Items = len(items)
	for _, i := range items {
		v.Bytes += i.size
	}
	tell := func(done int64) {
		if progress != nil {
			progress(min(done, v.Bytes), v.Bytes)
		}
	}
	head, found, err := d.verifyHistory(ctx, tell)
	if err != nil {
		return v, err
	}
	v.Head, v.Damages = head, append(v.Damages, found...)
	done := history
	for _, i := range items {
		fault, err := d.faultOf(ctx, i, func(n int64) { tell(done + min(n, i.size)) })
		if err != nil {
			return v, err
		}
		if fault != "" {
			v.Damages = append(v.Damages, annotate.Damage{Hash: i.hash, Fault: fault})
		}
		done += i.size
		tell(done)
	}
	return v, nil
}

// item is bytes that are known by their hash.
type item struct {
	hash   string
	size   int64
	isBlob bool
}

func scanItem(row scanner) (i item, err error) {
	err = row.Scan(&i.hash, &i.size, &i.isBlob)
	return i, err
}

func scanText(row scanner) (s string, err error) {
	err = row.Scan(&s)
	return s, err
}

// counter tells how many bytes were written to it.
type counter struct {
	n    int64
	tell func(n int64)
}

// Write implements [io.Writer].
func (c *counter) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	c.tell(c.n)
	return len(b), nil
}

// faultOf says what is wrong with bytes, or "". read is told how many of them were
// read.
func (d *DB) faultOf(ctx context.Context, i item, read func(n int64)) (string, error) {
	sum := sha256.New()
	err := func() error {
		if i.isBlob {
			b, err := d.Blob(ctx, i.hash)
			sum.Write(b)
			return err
		}
		content, err := d.Content(ctx, i.hash)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.MultiWriter(sum, &counter{tell: read}), content)
		return err
	}()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case errors.Is(err, io.ErrUnexpectedEOF), annotate.CodeOf(err) == annotate.NotFound:
		return missed, nil
	case err != nil:
		return fmt.Sprintf("The bytes cannot be read: %v.", err), nil
	case hex.EncodeToString(sum.Sum(nil)) != i.hash:
		return changed, nil
	}
	return "", nil
}

// Remember keeps what a verification found, in place of what an earlier one did,
// and returns it with the names of the things. It is no work that could be undone. In
// a library in which nothing is stored any more, it only names them.
func (d *DB) Remember(ctx context.Context, found []annotate.Damage) ([]annotate.Damage, error) {
	if d.Fault() != nil {
		return d.named(ctx, found)
	}
	var named []annotate.Damage
	err := d.write(ctx, func(tx *Tx) (err error) {
		if _, err := tx.q.ExecContext(ctx, "DELETE FROM damages"); err != nil {
			return fmt.Errorf("forget what was damaged: %w", err)
		}
		for _, damage := range found {
			if damage.Hash == "" {
				continue
			}
			_, err := tx.q.ExecContext(ctx, "INSERT OR REPLACE INTO damages (hash, fault, found_at) VALUES (?, ?, ?)", damage.Hash, damage.Fault, millis(tx.now))
			if err != nil {
				return fmt.Errorf("remember what is damaged: %w", err)
			}
		}
		named, err = tx.named(ctx, found)
		return err
	})
	return named, err
}

// named says of bytes that are damaged what they are; copies of sources come first.
func (r Reader) named(ctx context.Context, found []annotate.Damage) ([]annotate.Damage, error) {
	named := []annotate.Damage{}
	for _, damage := range found {
		if damage.Hash == "" {
			named = append(named, damage)
			continue
		}
		uses, err := query(ctx, r.q, func(row scanner) (annotate.Damage, error) {
			use := damage
			err := row.Scan(&use.What, &use.SnapshotID)
			return use, err
		}, usesOfHash, damage.Hash)
		if err != nil {
			return nil, fmt.Errorf("find what is damaged: %w", err)
		}
		if len(uses) == 0 {
			damage.What = "A picture, or something deleted"
			uses = []annotate.Damage{damage}
		}
		named = append(named, uses...)
	}
	slices.SortStableFunc(named, func(a, b annotate.Damage) int { return len(b.SnapshotID) - len(a.SnapshotID) })
	return named, nil
}

// copyName says which copy y of a source s is meant; of a confidential one the file's name could tell too much.
const copyName = "iif(s.confidential, 'A copy', 'The copy “' || y.name || '”') || ' of “' || " + sourceName + " || '”'"

// usesOfHash says what bytes are, and for which snapshot.
const usesOfHash = `
	SELECT ` + copyName + `, y.id
	FROM snapshots y JOIN sources s ON s.id = y.source_id WHERE y.hash = ?1
	UNION ALL
	SELECT 'The text of: ' || ` + copyName + `, y.id
	FROM snapshots y JOIN sources s ON s.id = y.source_id WHERE y.blocks_hash = ?1
	UNION ALL
	SELECT iif(v.original_hash = ?1, 'The original', 'The text') || ' of “' || a.title || '”', ''
	FROM versions v JOIN articles a ON a.id = v.article_id WHERE ?1 IN (v.original_hash, v.blocks_hash, v.sentences_hash)`

// Damages counts the bytes that the last verification found damaged.
func (r Reader) Damages(ctx context.Context) (n int, err error) {
	if n, err = count(ctx, r.q, "SELECT count(*) FROM damages"); err != nil {
		return 0, fmt.Errorf("count what is damaged: %w", err)
	}
	return n, nil
}
