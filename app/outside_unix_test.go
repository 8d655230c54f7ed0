//go:build unix

package app

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tickmark/annotate"
	"tickmark/app/sealed"
	"tickmark/db"
)

// A dump may name any file of the machine as the place of a copy. Nothing that reads
// copies gives out what is in it, or waits for it.
func TestHostilePlacesOfCopies(t *testing.T) {
	folder := t.TempDir()
	const secret = "\x89PNG\r\n\x1a\nQxsecret"
	write := func(name string, mode os.FileMode) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(secret), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	pipe := filepath.Join(folder, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	from := open(t)
	d := harbour(t, from)
	claim := mark(t, from, d, "It cost 40 million crowns")
	source := addSource(t, from, "Audit")
	whole := write("whole.png", 0o600)
	snapshots := map[string]string{}
	for name, path := range map[string]string{
		"another file": write("secret.png", 0o600), "a folder": folder, "a pipe": pipe, "a device": "/dev/zero", "memory": "/proc/self/environ",
		"nothing": filepath.Join(folder, "gone"), "a share": `\\tracker.example\share\a.png`, "the copy itself": whole,
	} {
		s := annotate.Snapshot{
			ID: annotate.NewID(), SourceID: source.ID, Hash: annotate.Hash([]byte("what was seen " + name)), Size: int64(len(secret)),
			MediaType: "image/png", Name: "chart.png", Path: path, CapturedAt: time.Now(),
		}
		if path == whole {
			s.Hash = annotate.Hash([]byte(secret))
		}
		snapshots[name] = s.ID
		if err := from.do(t.Context(), db.Work{Label: "Keep"}, func(tx *db.Tx, _ string) error { return tx.PutSnapshot(s) }); err != nil {
			t.Fatal(err)
		}
		if _, err := from.AddEvidence(t.Context(), claim.ID, NewEvidence{
			SourceID: source.ID, SnapshotID: s.ID, Place: &annotate.Selector{Region: &annotate.Region{X: 1, Y: 1, W: 50, H: 50}},
		}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := from.Dump(t.Context(), filepath.Join(folder, "dump"), nil, nil); err != nil {
		t.Fatal(err)
	}
	library := filepath.Join(folder, "loaded.tickmark")
	if _, err := Load(t.Context(), filepath.Join(folder, "dump"), library, sealed.Passphrase{}, Options{}, nil); err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), library, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	for name, id := range snapshots {
		_, content, err := a.OpenSnapshot(t.Context(), id)
		saved := filepath.Join(folder, "saved")
		saveErr := a.SaveSnapshot(t.Context(), id, saved)
		if name == "the copy itself" {
			if err != nil || saveErr != nil {
				t.Fatal(err, saveErr)
			}
			got, err := io.ReadAll(content)
			content.Close()
			if err != nil || string(got) != secret {
				t.Errorf("%q, %v", got, err)
			}
			continue
		}
		if err == nil || annotate.CodeOf(err) == "" || saveErr == nil {
			t.Errorf("%s: opened: %v; saved: %v", name, err, saveErr)
		}
		if _, err := a.SnapshotPage(t.Context(), id, 1, 100); err == nil {
			t.Errorf("%s: a page of it was drawn", name)
		}
	}
	if v, err := a.Verify(t.Context(), nil); err != nil || len(v.Damages) != len(snapshots)-1 {
		t.Errorf("%+v, %v", v.Damages, err)
	}
	// A report shows the pictures that regions are of; only that of the copy is one.
	path := filepath.Join(folder, "report.html")
	if err := a.WriteReport(t.Context(), d.Article.ID, HTML, ReportOptions{}, path, Feedback{}); err != nil && !strings.Contains(err.Error(), "chart.png") {
		t.Error(err)
	}
	// What was the copy and has changed since is none any more.
	if err := os.WriteFile(whole, []byte(strings.ToUpper(secret)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err = a.OpenSnapshot(t.Context(), snapshots["the copy itself"])
	wantCode(t, err, annotate.Conflict)
}
