package desktop

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tickmark/app"
)

// A copy of everything goes where a dialog says, and becomes a new library where another
// one says; one that is not what it should be is refused before anything is asked.
func TestCopyOfEverythingByDialog(t *testing.T) {
	p := &person{chooses: []string{writeFile(t, "ellery.txt", article)}}
	d, h := openDoor(t, p)
	if code := post(t, h, "/desktop/import", "{}", nil); code != http.StatusOK {
		t.Fatalf("import: status %d", code)
	}
	var problem struct{ Detail string }
	var task app.Task
	if code := post(t, h, "/desktop/dumps", `{"passphrase":"short"}`, &problem); code != http.StatusUnprocessableEntity || p.offered != "" {
		t.Errorf("a short passphrase: status %d, asked for %q", code, p.offered)
	}
	if code := post(t, h, "/desktop/dumps", "{}", nil); code != http.StatusNoContent {
		t.Errorf("cancelled: status %d", code)
	}
	folder := t.TempDir()
	p.savesAs = filepath.Join(folder, "copy")
	if code := post(t, h, "/desktop/dumps", "{}", &task); code != http.StatusOK {
		t.Fatalf("a file: status %d", code)
	}
	file := ended(t, d.app().Task, task.ID).Copied.Path
	p.folder = folder
	for range 2 {
		post(t, h, "/desktop/dumps", `{"folder":true}`, &task)
		if done := ended(t, d.app().Task, task.ID); done.State != app.Done {
			t.Errorf("a folder: %+v", done)
		}
	}
	post(t, h, "/desktop/dumps/"+task.ID+"/reveal", "{}", nil)
	if file != filepath.Join(folder, "copy.zip") || !strings.HasSuffix(p.offered, ".zip") || len(p.revealed) != 1 || !strings.HasSuffix(p.revealed[0], "-2") {
		t.Errorf("the file is %s, %q was offered, shown is %q", file, p.offered, p.revealed)
	}

	var offered app.Offered
	p.chooses = []string{writeFile(t, "letter.zip", "Dear diary")}
	if code := post(t, h, "/desktop/copies", "{}", &problem); code != http.StatusUnsupportedMediaType || !strings.Contains(problem.Detail, "no copy of a Tickmark library") {
		t.Errorf("a letter: status %d, %s", code, problem.Detail)
	}
	p.chooses = []string{file}
	for _, body := range []string{"{}", `{"folder":true}`} {
		p.folder = p.revealed[0]
		if code := post(t, h, "/desktop/copies", body, &offered); code != http.StatusOK || offered.IsSealed {
			t.Fatalf("%s: status %d, %+v", body, code, offered)
		}
	}
	p.savesAs = filepath.Join(folder, "again")
	if code := post(t, h, "/desktop/copies/"+offered.ID+"/load", "{}", &task); code != http.StatusOK || p.offered != offered.Name+".tickmark" {
		t.Fatalf("load: status %d, offered %q", code, p.offered)
	}
	loaded := ended(t, d.Session.Task, task.ID)
	if loaded.State != app.Done || loaded.Copied.Path != filepath.Join(folder, "again.tickmark") || loaded.Copied.Articles != 1 {
		t.Fatalf("loaded %+v", loaded)
	}
	post(t, h, "/desktop/copies", "{}", &offered)
	if code := post(t, h, "/desktop/copies/"+offered.ID+"/load", "{}", &problem); code != http.StatusConflict {
		t.Errorf("over a library: status %d, %s", code, problem.Detail)
	}
}

// ended is a task at its end.
func ended(t *testing.T, follow func(context.Context, string, time.Duration) (app.Task, error), id string) app.Task {
	t.Helper()
	for {
		task, err := follow(t.Context(), id, time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if task.State != app.Running {
			return task
		}
	}
}
