package desktop

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPlacement(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings", "window.json")
	first := placement{Width: defaultWidth, Height: defaultHeight}
	if got := readPlacement(path); got != first {
		t.Errorf("nothing remembered: %+v", got)
	}

	write := func(p placement) {
		t.Helper()
		if err := writePlacement(path, p); err != nil {
			t.Fatal(err)
		}
	}
	usual := placement{Width: 1000, Height: 700}
	write(usual)
	if got := readPlacement(path); got != usual {
		t.Errorf("remembered %+v, want %+v", got, usual)
	}

	// A maximised window returns to its size of before.
	write(placement{Width: 2560, Height: 1440, Maximised: true})
	if got, want := readPlacement(path), (placement{1000, 700, true}); got != want {
		t.Errorf("maximised: remembered %+v, want %+v", got, want)
	}

	for name, content := range map[string]string{"broken": "{", "tiny": `{"width": 3, "height": 2}`} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := readPlacement(path); got != first {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
