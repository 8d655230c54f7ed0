//go:build desktop

// Command emptywindow opens a Wails window with a page of one word: the least that a window of this toolkit can be,
// against which the start of Tickmark is measured (window-start.mjs).
package main

import (
	"log/slog"
	"os"
	"testing/fstest"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
)

func main() {
	page := `<!doctype html><meta charset="utf-8"><title>Empty</title><main>Empty</main>`
	err := wails.Run(&options.App{
		Title:       "Empty",
		Width:       1280,
		Height:      860,
		AssetServer: &assetserver.Options{Assets: fstest.MapFS{"index.html": {Data: []byte(page)}}},
	})
	if err != nil {
		slog.Error("open the window", "err", err)
		os.Exit(1)
	}
}
