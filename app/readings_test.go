package app

import (
	"strings"
	"testing"

	"tickmark/annotate"
	"tickmark/app/pdfium/pdftest"
)

func TestReadingIsStopped(t *testing.T) {
	a := open(t)
	source := addSource(t, a, "Annual report")
	// So many pages that it is read for as long as somebody needs to stop it.
	report := string(pdftest.File(pdftest.Info{}, make([]pdftest.Page, 20_000)...))
	ended := make(chan error, 1)
	go func() {
		_, err := a.AddSnapshot(t.Context(), NewSnapshot{SourceID: source.ID, Name: "report.pdf", Bytes: strings.NewReader(report)})
		ended <- err
	}()
	for stopped := false; !stopped; {
		select {
		case err := <-ended:
			t.Fatalf("it ended by itself, with %v", err)
		default:
		}
		for _, r := range a.Readings() {
			if r.Doing == Parsing && r.Done > 0 {
				if r.Name != "report.pdf" || r.Total != 20_000 {
					t.Errorf("being read is %+v", r)
				}
				a.StopReading(r.ID)
				stopped = true
			}
		}
	}
	wantCode(t, <-ended, annotate.Conflict)
	if kept, err := a.Snapshots(t.Context(), source.ID); err != nil || len(kept) > 0 || len(a.Readings()) > 0 {
		t.Errorf("there are %+v, %v, and %+v is read", kept, err, a.Readings())
	}
}

// Of a copy that is stopped while it is stored nothing is kept.
func TestStoringIsStopped(t *testing.T) {
	a := open(t)
	source := addSource(t, a, "Recording of the hearing")
	calls := 0
	bytes := readerFunc(func(to []byte) (int, error) {
		if calls++; calls == 2 {
			under := a.Readings()
			if len(under) != 1 || under[0].Name != "hearing.mp3" || under[0].Doing != Storing || under[0].Done != 1<<20 || under[0].Total != 9<<20 {
				t.Errorf("on its way is %+v", under)
			}
			a.StopReading(under[0].ID)
		}
		return min(len(to), 1<<20), nil
	})
	_, err := a.AddSnapshot(t.Context(), NewSnapshot{SourceID: source.ID, Name: "hearing.mp3", Bytes: bytes, Size: 9 << 20})
	wantCode(t, err, annotate.Conflict)
	if kept, err := a.Snapshots(t.Context(), source.ID); err != nil || len(kept) > 0 || len(a.Readings()) > 0 {
		t.Errorf("there are %+v, %v, and %+v is on its way", kept, err, a.Readings())
	}
}
