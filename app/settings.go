package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"tickmark/db"
)

// SettingsFolder is where Tickmark keeps what belongs to the person at this machine and to no library: the folder
// tickmark in the platform's folder for settings. It need not exist yet. It is an error if the platform does not say
// where such things go, as when HOME is not set.
func SettingsFolder() (string, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the settings folder: %w", err)
	}
	return filepath.Join(config, "tickmark"), nil
}

// WriteSettings replaces the settings file at path, and makes its folder if there is none. Whoever reads the file
// finds what it held before or what it holds now, never a part, also after a power cut.
func WriteSettings(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the settings folder: %w", err)
	}
	if err := writeFile(path, content); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return nil
}

// writeFile replaces a small file that is for this person only, whole or not at all.
func writeFile(path string, content []byte) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // for this person only, as CreateTemp makes them
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name())
		}
	}()
	if _, err := file.Write(content); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	return db.Rename(file.Name(), path)
}
