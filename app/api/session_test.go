package api

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"tickmark/app"
)

// While no library is open, every route says so with a code of its own, and the session
// says what can be done; once one is open, the same handler has it.
func TestSession(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.tickmark")
	if err := os.WriteFile(path, []byte("Dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := app.NewSession(t.Context(), path, app.Options{Version: "test", Settings: t.TempDir()})
	t.Cleanup(func() { s.Close() })
	c := client{t, NewOver(s, Options{Version: "test"})}
	var problem Problem
	c.ask(http.MethodGet, "/api/library", "", http.StatusServiceUnavailable, &problem)
	if problem.Code != unusable {
		t.Errorf("the problem is %+v", problem)
	}
	var state sessionState
	c.ask(http.MethodGet, "/api/session", "", http.StatusOK, &state)
	if state.IsOpen || state.Code != "unsupported" || state.Path != path {
		t.Errorf("the session is %+v", state)
	}
	c.ask(http.MethodPost, "/api/session/restore", `{"backup":"none"}`, http.StatusNotFound, nil)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	c.ask(http.MethodPost, "/api/session/open", "{}", http.StatusOK, &state)
	if !state.IsOpen {
		t.Errorf("the session is %+v", state)
	}
	c.ask(http.MethodGet, "/api/library", "", http.StatusOK, nil)
	var task app.Task
	c.ask(http.MethodPost, "/api/backups", "", http.StatusAccepted, &task)
	for task.State == app.Running {
		c.ask(http.MethodGet, "/api/tasks/"+task.ID+"?wait=20000", "", http.StatusOK, &task)
	}
	var backups app.Backups
	c.ask(http.MethodGet, "/api/backups", "", http.StatusOK, &backups)
	if task.State != app.Done || len(backups.Backups) != 1 {
		t.Errorf("the task is %+v, the backups are %+v", task, backups)
	}
	// A page names no folder to write in.
	c.ask(http.MethodPatch, "/api/preferences", `{"backupFolder":"/somewhere"}`, http.StatusOK, nil)
	if a, err := s.App(); err != nil || a.Preferences().BackupFolder != "" {
		t.Errorf("backups would go to %q, %v", a.Preferences().BackupFolder, err)
	}
}
