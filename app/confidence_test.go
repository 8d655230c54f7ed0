package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/db"
)

// audit collects what comes out of the app, and holds that nothing of it tells who a
// confidential source is.
type audit struct {
	t    *testing.T
	seen map[string]string
}

func (u *audit) add(where string, what any) {
	u.t.Helper()
	text, ok := what.(string)
	if err, isErr := what.(error); isErr {
		text, ok = err.Error(), true
	}
	if !ok {
		encoded, err := json.Marshal(what)
		if err != nil {
			u.t.Fatal(err)
		}
		text = string(encoded)
	}
	u.seen[where] += text + "\n"
}

func (u *audit) check() {
	u.t.Helper()
	for where, text := range u.seen {
		if at := strings.Index(strings.ToLower(text), "qx"); at >= 0 {
			u.t.Errorf("%s tells: %.80q", where, text[max(0, at-30):])
		}
	}
}

// What is written of a confidential source is to be read where it was written, in the
// history, and in what is made for the newsroom. It comes to nobody by the way: in
// lists and searches, in names of files, in messages, in what is said while one waits,
// in the log. (Reports are held by the test before, the index by one in db.)
func TestConfidentialFieldsStayWhereTheyAre(t *testing.T) {
	var logged bytes.Buffer
	was := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(was) })
	a := open(t)
	ctx, u := t.Context(), &audit{t, map[string]string{}}
	d := harbour(t, a)
	claim := mark(t, a, d, "It cost 40 million crowns")

	// It was no secret at first, so the index has had its words.
	fields := secrets.source
	fields.Confidential, fields.Alias = false, ""
	source, err := a.AddSource(ctx, fields)
	if err != nil {
		t.Fatal(err)
	}
	if found, _, err := a.Sources(ctx, SourceQuery{Search: "qxtitle"}); err != nil || len(found) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	if source, err = a.SaveSource(ctx, source.ID, "", func(f *annotate.SourceFields) error { *f = secrets.source; return nil }); err != nil {
		t.Fatal(err)
	}
	other := addSource(t, a, "Audit")
	if _, err := a.AddEvidence(ctx, claim.ID, NewEvidence{SourceID: source.ID, Fields: secrets.evidence}); err != nil {
		t.Fatal(err)
	}

	// While one waits.
	content := &waiting{text: "Qxbefore. The books were closed.", each: func() { u.add("what is on its way", a.Readings()) }}
	copied, err := a.AddSnapshot(ctx, NewSnapshot{SourceID: source.ID, Name: "qxfile.txt", URL: "https://qxsnapshot.example/", Bytes: content})
	if err != nil || len(u.seen) == 0 {
		t.Fatal(u.seen, err)
	}
	request := annotate.Request{ID: annotate.NewID(), Purpose: annotate.ForCopy, AboutID: source.ID, URL: "https://port.example/qxpath?who=qxname"}
	if err := a.db.NoteRequest(ctx, request); err != nil {
		t.Fatal(err)
	}
	requests, _, err := a.Requests(ctx, 10, 0)
	if err != nil || len(requests) != 1 || requests[0].URL != "https://port.example/…" || requests[0].About != "a harbour official" {
		t.Errorf("%+v, %v", requests, err)
	}
	u.add("requests on the network", requests)

	// Lists and searches.
	for _, search := range []string{"", "harbour official", "qxtitle", "qxauthor", "qxpublisher", "qxnote", "qxinterests", "qxaddress.example", "10.5555/qxdoi"} {
		found, total, err := a.Sources(ctx, SourceQuery{Search: search, Sort: "title"})
		if err != nil {
			t.Fatal(err)
		}
		u.add("the list of sources", found)
		copies, err := a.AllSnapshots(ctx, search)
		if err != nil {
			t.Fatal(err)
		}
		u.add("the list of copies", copies)
		if want := map[string]int{"": 2, "harbour official": 1}[search]; total != want {
			t.Errorf("%q finds %d", search, total)
		}
		articles, _, err := a.Articles(ctx, ArticleQuery{Search: search})
		if err != nil {
			t.Fatal(err)
		}
		u.add("the list of articles", articles)
		_, err = a.FindSource(ctx, search)
		u.add("finding one", strings.ReplaceAll(fmt.Sprint(err), search, "")) // what was typed is told back
	}

	// Messages.
	u.add("deleting it", a.DeleteSource(ctx, source.ID))
	_, err = a.SaveSource(ctx, source.ID, "", func(f *annotate.SourceFields) error { f.OriginID = source.ID; return nil })
	u.add("its own origin", err)
	findings, err := a.Closing(ctx, d.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	u.add("the closing rules", findings)
	outside := annotate.Snapshot{
		ID: annotate.NewID(), SourceID: source.ID, Hash: annotate.Hash([]byte("x")), Size: 1, MediaType: "audio/mpeg", Name: "qxcall.mp3",
		Path: filepath.Join(t.TempDir(), "qxcall.mp3"), CapturedAt: a.db.Now(),
	}
	if err := a.do(ctx, db.Work{Label: "Keep"}, func(tx *db.Tx, _ string) error { return tx.PutSnapshot(outside) }); err != nil {
		t.Fatal(err)
	}
	copies, err := a.Snapshots(ctx, source.ID)
	if err != nil || len(copies) != 2 {
		t.Fatalf("%+v, %v", copies, err)
	}
	u.add("the copies of the source", copies)
	for _, s := range copies {
		one, err := a.Snapshot(ctx, s.ID)
		if err != nil || one != s {
			t.Errorf("%+v, %v", one, err)
		}
	}
	verified, err := a.Verify(ctx, nil)
	if err != nil || len(verified.Damages) != 1 {
		t.Fatalf("%+v, %v", verified, err)
	}
	u.add("what is damaged", verified.Damages)
	if err := os.WriteFile(outside.Path, []byte("y"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err = a.OpenSnapshot(ctx, outside.ID)
	wantCode(t, err, annotate.Conflict)
	u.add("opening what is another file", err)
	for _, s := range []annotate.Snapshot{outside, copied.Snapshot} {
		name, err := a.SnapshotName(ctx, s)
		if err != nil || !strings.HasPrefix(name, "a-harbour-official.") {
			t.Errorf("%q, %v", name, err)
		}
		u.add("the names of files", name)
	}
	leaving, err := a.Leaving(ctx, d.Article.ID, HTML, ReportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	u.add("what leaves", leaving)

	// An ordinary one is as it was.
	if found, _, err := a.Sources(ctx, SourceQuery{Search: "audit"}); err != nil || len(found) != 1 || found[0].ID != other.ID || found[0].Title != "Audit" {
		t.Errorf("%+v, %v", found, err)
	}
	u.add("the log", logged.String())
	u.check()
}

// waiting tells each time that it is read.
type waiting struct {
	text string
	each func()
	done bool
}

func (w *waiting) Read(to []byte) (int, error) {
	w.each()
	if w.done {
		return 0, io.EOF
	}
	w.done = true
	return copy(to, w.text), nil
}
