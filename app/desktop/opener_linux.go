package desktop

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// openTarget opens a link or a file with the program that the desktop has chosen for it.
func openTarget(ctx context.Context, target string) error {
	return start(ctx, "xdg-open", target)
}

// reveal shows the file in the file manager, or its folder when there is none that can point at a file.
func reveal(ctx context.Context, path string) error {
	if showItems(ctx, path) == nil {
		return nil
	}
	return openTarget(ctx, filepath.Dir(path))
}

// showItems asks the file manager over the session bus:
// https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
func showItems(ctx context.Context, path string) error {
	ctx, cancel := context.WithTimeout(ctx, openerPatience)
	defer cancel()
	bus, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("connect to the session bus: %w", err)
	}
	defer func() { _ = bus.Close() }()
	file := url.URL{Scheme: "file", Path: path}
	manager := bus.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
	call := manager.CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{file.String()}, "")
	if call.Err != nil {
		return fmt.Errorf("ask the file manager: %w", call.Err)
	}
	return nil
}
