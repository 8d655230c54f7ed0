package api

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app"
)

const newSource = `{"title":"Audit","author":"","publisher":"","issued":"","url":"","class":"primary","confidential":false,"alias":""}`

func TestSnapshots(t *testing.T) {
	c := open(t)
	var source annotate.Source
	c.ask("POST", "/api/sources", newSource, 201, &source)
	snapshots := "/api/sources/" + source.ID + "/snapshots"
	keep := func(name, content string) annotate.Snapshot {
		var captured app.Captured
		c.ask("POST", snapshots+"?name="+name, content, 201, &captured)
		return captured.Snapshot
	}
	page := keep("audit.html", "<p>The line cost 43 million.</p><script>alert(1)</script>")
	photo := keep("photo.png", "\x89PNG\r\n\x1a\n0123456789")

	var list snapshotList
	c.ask("GET", snapshots, "", 200, &list)
	if len(list.Snapshots) != 2 {
		t.Errorf("the snapshots are %+v", list)
	}
	var text snapshotText
	c.ask("GET", "/api/snapshots/"+page.ID+"/text", "", 200, &text)
	if annotate.JoinBlocks(text.Blocks) != "The line cost 43 million." {
		t.Errorf("the text is %+v", text)
	}

	// A saved page leaves as a download only, whatever it is.
	got := c.ask("GET", "/api/snapshots/"+page.ID+"/bytes", "", 200, nil).Header
	if got.Get("Content-Type") != "application/octet-stream" || got.Get("Content-Disposition") != "attachment; filename=audit.html" {
		t.Errorf("the bytes come with %v", got)
	}
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/api/snapshots/"+photo.ID+"/bytes", nil)
	r.Header.Set("X-Tickmark", "1")
	r.Header.Set("Range", "bytes=8-11")
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	if w.Code != http.StatusPartialContent || w.Body.String() != "0123" {
		t.Errorf("a range is answered with %d %q", w.Code, w.Body)
	}

	var task app.Task
	c.ask("POST", "/api/library/verify", "", 202, &task)
	for task.State == app.Running {
		c.ask("GET", "/api/tasks/"+task.ID+"?wait=20000", "", 200, &task)
	}
	if v := task.Verification; v == nil || len(v.Damages) != 0 || v.Items < 3 || task.Done != v.Bytes || task.Total != v.Bytes {
		t.Errorf("verified %+v", task)
	}

	c.ask("DELETE", "/api/snapshots/"+photo.ID, "", 204, nil)
	c.ask("GET", "/api/snapshots/"+photo.ID, "", 404, nil)
}

// Elements of a page load pictures and recordings, and nothing else, by an
// address that only the page knows.
func TestMedia(t *testing.T) {
	c := open(t)
	var source annotate.Source
	c.ask("POST", "/api/sources", newSource, 201, &source)
	view := func(name, content string) (v snapshotView) {
		var captured app.Captured
		c.ask("POST", "/api/sources/"+source.ID+"/snapshots?name="+name, content, 201, &captured)
		c.ask("GET", "/api/snapshots/"+captured.Snapshot.ID, "", 200, &v)
		return v
	}
	load := func(address string) *http.Response {
		w := httptest.NewRecorder()
		c.handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", address, nil))
		return w.Result()
	}
	photo := view("photo.png", "\x89PNG\r\n\x1a\n0123456789")
	answer := load(photo.MediaURL)
	content, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "image/png" || answer.Header.Get("X-Content-Type-Options") != "nosniff" || len(content) != 18 {
		t.Errorf("a picture is answered with %d %v", answer.StatusCode, answer.Header)
	}
	page := view("audit.html", "<p>The line cost 43 million.</p>")
	if page.MediaURL != "" {
		t.Errorf("a page can be loaded from %q", page.MediaURL)
	}
	for name, address := range map[string]string{
		"no key":             "/media/snapshots/" + photo.Snapshot.ID,
		"the key of another": strings.ReplaceAll(photo.MediaURL, photo.Snapshot.ID, page.Snapshot.ID),
	} {
		if status := load(address).StatusCode; status != http.StatusForbidden {
			t.Errorf("%s is answered with %d", name, status)
		}
	}
}
