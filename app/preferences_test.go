package app

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func openWithSettings(t *testing.T, folder string) *App {
	t.Helper()
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "library.tickmark"), Options{Settings: folder})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func TestPreferencesAreKeptForEveryLibrary(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "settings")
	a := openWithSettings(t, folder)
	if got := a.Preferences(); !reflect.DeepEqual(got, defaultPreferences()) {
		t.Errorf("nothing chosen: %+v", got)
	}
	want := defaultPreferences()
	want.Theme, want.Zoom, want.Keys = Dark, 125, KeyChoices{"claim.mark": {"Mod+M"}, "claim.cut": {}}
	want.ReportWithout = PartChoices{"memo": {"article", "sources"}}
	changed, err := a.ChangePreferences(func(p *Preferences) error {
		p.Theme, p.Zoom, p.Keys = Dark, 125, KeyChoices{"claim.mark": {" Mod+M", "", "Mod+M"}, "claim.cut": nil}
		p.ReportWithout = PartChoices{"memo": {"sources", "claims", "article"}, "poster": {"about"}}
		return nil
	})
	if err != nil || !reflect.DeepEqual(changed, want) {
		t.Errorf("changed to %+v, %v, want %+v", changed, err, want)
	}
	refused := errors.New("refused")
	if _, err := a.ChangePreferences(func(p *Preferences) error { p.Theme = Light; return refused }); !errors.Is(err, refused) {
		t.Errorf("a refused change returns %v", err)
	}
	if got := openWithSettings(t, folder).Preferences(); !reflect.DeepEqual(got, want) {
		t.Errorf("another library finds %+v, want %+v", got, want)
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 {
		t.Errorf("the folder holds %v, %v", files, err)
	}
}

func TestPreferencesWithoutAFolderLastAsLongAsTheRun(t *testing.T) {
	a := openWithSettings(t, "")
	if _, err := a.ChangePreferences(func(p *Preferences) error { p.Density = Compact; return nil }); err != nil {
		t.Fatal(err)
	}
	if got := a.Preferences().Density; got != Compact {
		t.Errorf("density is %q", got)
	}
}

func TestPreferencesOfAStrangeFile(t *testing.T) {
	for name, tc := range map[string]struct {
		content string
		want    func(*Preferences)
		broken  bool
	}{
		"broken":               {`{"theme": "dark"`, func(*Preferences) {}, true},
		"of another shape":     {`{"theme": "dark", "zoom": "big"}`, func(*Preferences) {}, true},
		"an earlier version":   {`{"theme": "dark"}`, func(p *Preferences) { p.Theme = Dark }, false},
		"a later version":      {`{"theme": "sepia", "density": "compact", "more": 1}`, func(p *Preferences) { p.Density = Compact }, false},
		"out of bounds":        {`{"zoom": 900, "claimsWidth": -1}`, func(p *Preferences) { p.Zoom, p.ClaimsWidth = 200, 0 }, false},
		"nothing, but a value": {`null`, func(*Preferences) {}, false},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.WriteFile(filepath.Join(folder, "preferences.json"), []byte(tc.content), 0o600); err != nil {
				t.Fatal(err)
			}
			want := defaultPreferences()
			tc.want(&want)
			if got := openWithSettings(t, folder).Preferences(); !reflect.DeepEqual(got, want) {
				t.Errorf("found %+v, want %+v", got, want)
			}
			aside, err := os.ReadFile(filepath.Join(folder, "preferences-broken.json"))
			if kept := err == nil && string(aside) == tc.content; kept != tc.broken {
				t.Errorf("put aside: %v, %q, %v", kept, aside, err)
			}
		})
	}
}
