package app

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"tickmark/annotate"
)

func TestExportInTheBackground(t *testing.T) {
	a := open(t)
	outcome, err := a.ImportSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.html")
	export, err := a.StartExport(t.Context(), outcome.Article.ID, HTML, ReportOptions{}, path)
	if err != nil {
		t.Fatal(err)
	}
	for export.State == Running {
		if export, err = a.Export(t.Context(), export.ID, time.Minute); err != nil {
			t.Fatal(err)
		}
	}
	if export.State != Done || export.Progress != 1 || export.FileName != "report.html" {
		t.Errorf("export ended as %+v", export)
	}
	got, name, err := a.ExportFile(export.ID)
	if err != nil || got != path || name != "report.html" {
		t.Errorf("the file is %q as %q, %v", got, name, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Size() == 0 {
		t.Fatalf("no report at %s: %v", path, err)
	}
	other, err := os.Create(filepath.Join(t.TempDir(), "another new file"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	usual, err := other.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode() != usual.Mode() {
		t.Errorf("the report's permissions are %v, those of any other new file %v", info.Mode(), usual.Mode())
	}
	onlyFile(t, filepath.Dir(path), "report.html")
}

// onlyFile checks that nothing temporary was left beside the report.
func onlyFile(t *testing.T, folder, name string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || entries[0].Name() != name {
		t.Errorf("the folder holds %v", entries)
	}
}

func TestFailedExportLeavesTheOldFile(t *testing.T) {
	a := open(t)
	d := harbour(t, a)
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	export, err := a.StartExport(t.Context(), d.Article.ID, HTML, ReportOptions{}, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.CancelExport(export.ID); err != nil {
		t.Fatal(err)
	}
	for export.State == Running {
		if export, err = a.Export(t.Context(), export.ID, time.Minute); err != nil {
			t.Fatal(err)
		}
	}
	// The export may have been quicker than the cancelling; then it is whole.
	if content, err := os.ReadFile(path); err != nil || (export.State == Cancelled) != (string(content) == "old") {
		t.Errorf("state %s, content of %d bytes, %v", export.State, len(content), err)
	}
	onlyFile(t, filepath.Dir(path), "report.html")

	err = a.WriteReport(t.Context(), d.Article.ID, HTML, ReportOptions{}, filepath.Join(t.TempDir(), "no", "such", "folder.html"), Feedback{})
	wantCode(t, err, annotate.Invalid)
}
