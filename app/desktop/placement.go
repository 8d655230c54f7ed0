package desktop

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"tickmark/app"
)

// The window's first size, and the least at which every screen is still usable, in logical pixels.
const (
	defaultWidth, defaultHeight = 1280, 860
	minWidth, minHeight         = 720, 480
)

// placement is how large the window was when it closed, in logical pixels. It belongs to the machine, not to the
// library. Where the window opens is left to the platform, which knows the screens that are there today.
type placement struct {
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

// placementFile is the settings file that holds it.
func placementFile() (string, error) {
	folder, err := app.SettingsFolder()
	return filepath.Join(folder, "window.json"), err
}

// readPlacement returns the window's first size when nothing sensible is remembered.
func readPlacement(path string) placement {
	first := placement{Width: defaultWidth, Height: defaultHeight}
	b, err := os.ReadFile(path)
	if err != nil {
		return first
	}
	var p placement
	if json.Unmarshal(b, &p) != nil || p.Width < minWidth || p.Height < minHeight {
		return first
	}
	return p
}

// writePlacement replaces the file at path. A maximised window has the size of its screen; the size of before is kept,
// to return to.
func writePlacement(path string, p placement) error {
	if p.Maximised {
		p = readPlacement(path)
		p.Maximised = true
	}
	b, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("remember the window's size: %w", err)
	}
	return app.WriteSettings(path, b)
}
