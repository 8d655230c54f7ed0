package app

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"tickmark/annotate"
)

// follow waits until a task is over.
func follow(t *testing.T, a *App, task Task) Task {
	t.Helper()
	for task.State == Running {
		var err error
		if task, err = a.Task(t.Context(), task.ID, time.Minute); err != nil {
			t.Fatal(err)
		}
	}
	return task
}

func TestImportAsTask(t *testing.T) {
	a := open(t)
	file := func(content string) io.ReadCloser { return io.NopCloser(strings.NewReader(content)) }
	done := follow(t, a, a.StartSourceImport(t.Context(), file("@book{a, title = {Rails}}\n@book{b, title = {Ledger}}")))
	if done.State != Done || done.Imported == nil || len(done.Imported.Added) != 2 || done.Done != 2 || done.Total != 2 {
		t.Errorf("imported %+v", done)
	}
	failed := follow(t, a, a.StartSourceImport(t.Context(), file("no bibliography")))
	if failed.State != Failed || failed.Imported != nil || !strings.Contains(failed.Error, "not a bibliography") {
		t.Errorf("failed as %+v", failed)
	}
	_, err := a.Task(t.Context(), "unknown", 0)
	wantCode(t, err, annotate.NotFound)
}

// Work that panics has failed, and the program goes on.
func TestPanicInTheBackground(t *testing.T) {
	b := background[Task]{name: "task"}
	b.begin(t.Context(), "x", Task{State: Running}, func(told *Task, state State, problem string) { told.State, told.Error = state, problem },
		func(context.Context, func(func(*Task))) error { panic("over a comma") })
	b.work.Wait()
	if told, err := b.follow(t.Context(), "x", 0); err != nil || told.State != Failed || told.Error == "" || strings.Contains(told.Error, "comma") {
		t.Errorf("it is %+v, %v", told, err)
	}
}

// An import that is stopped adds nothing, also not what was through before.
func TestStoppedImportAddsNothing(t *testing.T) {
	a := open(t)
	ctx, stop := context.WithCancel(t.Context())
	_, err := a.ImportSources(ctx, strings.NewReader("@book{a, title = {Rails}}\n@book{b, title = {Ledger}}"), func(done, _ int64) {
		if done == 1 {
			stop()
		}
	})
	if err == nil {
		t.Error("it went on")
	}
	if _, total, err := a.Sources(t.Context(), SourceQuery{}); err != nil || total != 0 {
		t.Errorf("%d sources stay, %v", total, err)
	}
	undo, _, err := a.db.UndoState(t.Context(), "")
	if err != nil || undo != nil {
		t.Errorf("there is %+v to undo, %v", undo, err)
	}
}

// A second wish to verify joins the verification under way, and stopping it ends it.
func TestVerificationIsOneTask(t *testing.T) {
	a := open(t)
	unblock := make(chan struct{})
	first := a.startTask(t.Context(), VerifyTask, func(ctx context.Context, progress func(done, total int64)) (func(*Task), error) {
		progress(1, 4)
		<-ctx.Done()
		<-unblock
		return nil, ctx.Err()
	})
	if second := a.StartVerification(t.Context()); second.ID != first.ID {
		t.Errorf("%s was begun beside %s", second.ID, first.ID)
	}
	if err := a.CancelTask(first.ID); err != nil {
		t.Fatal(err)
	}
	close(unblock)
	if ended := follow(t, a, first); ended.State != Cancelled || ended.Done != 1 || ended.Total != 4 || ended.Error != "" {
		t.Errorf("ended as %+v", ended)
	}
	if again := follow(t, a, a.StartVerification(t.Context())); again.ID == first.ID || again.State != Done || again.Verification == nil {
		t.Errorf("verified %+v", again)
	}
}
