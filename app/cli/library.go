package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// libraryName is the file's name where nobody chose another.
const libraryName = "library.tickmark"

// defaultLibrary is the library in the platform's folder for an application's data:
// $XDG_DATA_HOME or ~/.local/share on Linux, ~/Library/Application Support on macOS, %LOCALAPPDATA% on Windows.
func defaultLibrary() (string, error) {
	var folder string
	name := "tickmark"
	switch runtime.GOOS {
	case "windows":
		folder, name = os.Getenv("LOCALAPPDATA"), "Tickmark"
	case "darwin":
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the folder for data: %w", err)
		}
		folder, name = filepath.Join(home, "Library", "Application Support"), "Tickmark"
	default:
		// The XDG Base Directory Specification wants relative paths ignored.
		if folder = os.Getenv("XDG_DATA_HOME"); !filepath.IsAbs(folder) {
			home, err := os.UserHomeDir()
			if err != nil {
				return "", fmt.Errorf("find the folder for data: %w", err)
			}
			folder = filepath.Join(home, ".local", "share")
		}
	}
	if folder == "" {
		return "", errors.New("find the folder for data: LOCALAPPDATA is not set")
	}
	return filepath.Join(folder, name, libraryName), nil
}
