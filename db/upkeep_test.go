package db

import (
	"bytes"
	"context"
	"testing"
	"time"
)

// The log is emptied behind everybody's back: a reader keeps what it sees, and work
// does not wait for it.
func TestLogIsEmptied(t *testing.T) {
	d, _ := openTest(t)
	fill := func() {
		if _, _, err := d.AddContent(t.Context(), bytes.NewReader(noise(3<<20)), 16<<20); err != nil {
			t.Fatal(err)
		}
	}
	fill()
	addArticle(t, d, "Pier", "The pier is long.")
	err := d.view(t.Context(), func(q queryer) error {
		if n, err := count(t.Context(), q, "SELECT count(*) FROM articles"); n != 1 || err != nil {
			t.Errorf("%d articles, %v", n, err)
		}
		addArticle(t, d, "Quay", "The quay is old.")
		d.emptyLog(t.Context())
		if !holds(d.path + "-wal") {
			t.Error("the log is gone that a reader needs")
		}
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		if err := d.SetSetting(ctx, "Ada", "person", "Ada"); err != nil {
			t.Errorf("work waits for it: %v", err)
		}
		n, err := count(t.Context(), q, "SELECT count(*) FROM articles")
		if n != 1 {
			t.Errorf("the reader sees %d articles", n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	d.emptyLog(t.Context())
	if holds(d.path + "-wal") {
		t.Error("the log is not emptied")
	}
	before := everything(t, d)
	d.Close()
	if everything(t, reopen(t, d.path, newClock())) != before {
		t.Error("it holds something else")
	}
}

// Until the file is known to be whole, it stays as it is.
func TestLogOfUncheckedFileIsKept(t *testing.T) {
	d, check := unchecked(t)
	defer d.Close()
	defer close(check.done)
	if err := d.SetSetting(t.Context(), "Ada", "person", "Ada"); err != nil {
		t.Fatal(err)
	}
	d.emptyLog(t.Context())
	if !holds(d.path + "-wal") {
		t.Error("the log is emptied")
	}
}
