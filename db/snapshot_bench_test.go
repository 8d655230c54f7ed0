package db

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"tickmark/annotate"
)

// BenchmarkSnapshots measures what has to feel immediate in a library of 10,000
// sources with 1 GB of snapshots, and how many times as long it takes as in one
// with as many sources and 32 MB: "ratio".
func BenchmarkSnapshots(b *testing.B) {
	small, large := buildSnapshots(b, 32), buildSnapshots(b, 1024)
	open := func(from int64) func(*testing.B, *DB) {
		return func(b *testing.B, d *DB) {
			of, err := d.AllSnapshots(b.Context(), "wharf")
			if err != nil || len(of) == 0 {
				b.Fatal(len(of), err)
			}
			content, err := d.Content(b.Context(), of[0].Hash)
			if err != nil {
				b.Fatal(err)
			}
			whence := io.SeekStart
			if from < 0 {
				whence = io.SeekEnd
			}
			if _, err := content.Seek(from, whence); err != nil {
				b.Fatal(err)
			}
			if _, err := io.ReadFull(content, make([]byte, 64<<10)); err != nil {
				b.Fatal(err)
			}
		}
	}
	sources := func(search string) func(*testing.B, *DB) {
		return func(b *testing.B, d *DB) {
			if found, _, err := d.Sources(b.Context(), SourceQuery{Search: search, Limit: 50}); err != nil || len(found) == 0 {
				b.Fatal(len(found), err)
			}
		}
	}
	for _, c := range []struct {
		name string
		run  func(*testing.B, *DB)
	}{
		{"list", sources("")},
		{"search", sources("survey")},
		{"open/beginning", open(0)},
		{"open/end", open(-64 << 10)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.run(b, large)
			}
			reportRatio(b, func() { c.run(b, small) })
		})
	}
	b.Run("first-write", func(b *testing.B) {
		write := func(d *DB) {
			again, err := Open(b.Context(), d.Path(), Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer again.Close()
			if err := again.SetSetting(b.Context(), "person", "Ada"); err != nil {
				b.Fatal(err)
			}
		}
		small.Close()
		large.Close()
		for b.Loop() {
			write(large)
		}
		reportRatio(b, func() { write(small) })
	})
}

// BenchmarkContent measures keeping and reading bytes, and the most memory that
// is held meanwhile, in MB: it should not grow with them.
func BenchmarkContent(b *testing.B) {
	for _, size := range []int64{16 << 20, 256 << 20} {
		b.Run(fmt.Sprintf("%dMB", size>>20), func(b *testing.B) {
			d, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.tickmark"), Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer d.Close()
			b.SetBytes(2 * size)
			most := peak(func() {
				for b.Loop() {
					hash, _, err := d.AddContent(b.Context(), io.LimitReader(zeros{}, size), size)
					if err != nil {
						b.Fatal(err)
					}
					content, err := d.Content(b.Context(), hash)
					if err != nil {
						b.Fatal(err)
					}
					if n, err := io.Copy(io.Discard, content); n != size || err != nil {
						b.Fatal(n, err)
					}
				}
			})
			b.ReportMetric(float64(most>>20), "MB-held")
		})
	}
}

type zeros struct{}

func (zeros) Read(to []byte) (int, error) {
	clear(to)
	return len(to), nil
}

// peak runs fn and returns the most heap that was in use meanwhile, in bytes, as
// often looked at as every few milliseconds.
func peak(fn func()) uint64 {
	var most atomic.Uint64
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapInuse))
			time.Sleep(5 * time.Millisecond)
		}
	}()
	fn()
	stop()
	<-done
	return most.Load()
}

// buildSnapshots makes a library of 10,000 sources and as many MB of snapshots:
// some of a sixteenth of that, the others of 1 MB. The bytes are made with SQL and
// have no hash of their own, because the benchmark is about finding and reading.
func buildSnapshots(b *testing.B, megabytes int) *DB {
	b.Helper()
	d, err := Open(b.Context(), filepath.Join(b.TempDir(), "library.tickmark"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { d.Close() })
	put := func(tx *Tx, title string, size int) error {
		s := annotate.Source{ID: annotate.NewID(), CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
		s.SourceFields = annotate.SourceFields{Title: title, URL: "https://port.example/" + s.ID}.Clean()
		if err := tx.PutSource(s); err != nil || size == 0 {
			return err
		}
		hash := annotate.Hash([]byte(s.ID))
		_, err := tx.q.ExecContext(tx.ctx, `
			INSERT INTO contents (hash, size) VALUES (?1, ?2 * 1048576);
			WITH RECURSIVE n (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k + 1 < ?2)
			INSERT INTO parts (content, start, bytes)
			SELECT (SELECT id FROM contents WHERE hash = ?1), k * 1048576, randomblob(1048576) FROM n`, hash, size)
		if err != nil {
			return err
		}
		return tx.PutSnapshot(annotate.Snapshot{
			ID: annotate.NewID(), SourceID: s.ID, Hash: hash, Size: int64(size) << 20, MediaType: "video/mp4", Name: "hearing.mp4", CapturedAt: tx.Now(),
		})
	}
	left := megabytes
	for batch := range 100 {
		err := d.Do(b.Context(), Work{Label: "Build"}, func(tx *Tx) error {
			for i := range 100 {
				title, size := fmt.Sprintf("Survey %d of the %s", i, vocabulary[(batch*100+i)%len(vocabulary)]), 0
				if left > 0 {
					size = 1
					if i%10 == 0 {
						title, size = title+" wharf", max(1, megabytes/16)
					}
					size = min(size, left)
					left -= size
				}
				if err := put(tx, title, size); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return d
}
