//go:build desktop

package desktop

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// requestPatience is how long closing waits for requests that were already under way to end.
const requestPatience = 5 * time.Second

// Run opens the window and returns when it has closed. What the page saved while closing is stored by then. It has to
// run on the main goroutine, as macOS wants it. The error is Unsupported where there is no display.
func Run(ctx context.Context, o Options) error {
	if err := prepareWebView(); err != nil {
		return err
	}
	w := &window{ready: make(chan struct{})}
	d := &door{Options: o, native: w, closing: newClosing(w.askToClose, w.quit)}

	file, err := placementFile()
	if err != nil {
		return err
	}
	place := readPlacement(file)

	settings := &options.App{
		Title:     "Tickmark",
		Width:     place.Width,
		Height:    place.Height,
		MinWidth:  minWidth,
		MinHeight: minHeight,
		// Text fields need their menu (paste, spelling); the page decides where else there is one.
		EnableDefaultContextMenu: true,
		AssetServer:              &assetserver.Options{Assets: o.Assets, Middleware: d.middleware},
		DragAndDrop:              &options.DragAndDrop{EnableFileDrop: true},
		Menu:                     applicationMenu(w),
		LogLevelProduction:       logger.ERROR,
		Linux: &linux.Options{
			// Composing on the processor is as fast for text, and works on every driver.
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever,
			// The name by which a desktop finds our .desktop file, and in it the icon.
			ProgramName: "tickmark",
			Icon:        o.Icon,
		},
		OnStartup: func(wailsContext context.Context) {
			w.start(wailsContext)
			guardWebView()
			runtime.OnFileDrop(wailsContext, func(_, _ int, paths []string) { d.dropped(paths) })
		},
		OnBeforeClose: func(context.Context) bool {
			if d.closing.prevent() {
				return true
			}
			if err := writePlacement(file, w.placement()); err != nil {
				slog.Warn("remember the window's place", "err", err)
			}
			return false
		},
	}
	if place.Maximised {
		settings.WindowStartState = options.Maximised
	}
	if err := wails.Run(settings); err != nil {
		return fmt.Errorf("open the window: %w", err)
	}
	d.wait(requestPatience)
	d.playing.tidy()
	return nil
}

// ShowError tells what kept the window from opening, in a dialog: whoever started Tickmark from a menu sees no terminal.
func ShowError(message string) {
	if prepareWebView() != nil {
		return
	}
	_ = wails.Run(&options.App{
		Title:              "Tickmark",
		StartHidden:        true,
		AssetServer:        &assetserver.Options{Middleware: func(next http.Handler) http.Handler { return next }},
		LogLevelProduction: logger.ERROR,
		OnDomReady: func(ctx context.Context) {
			_, _ = runtime.MessageDialog(ctx, runtime.MessageDialogOptions{
				Type: runtime.ErrorDialog, Title: "Tickmark", Message: message,
			})
			runtime.Quit(ctx)
		},
	})
}

// window is the native side by Wails. Its methods may be called by requests, which can come before OnStartup.
type window struct {
	ready chan struct{} // closed when ctx is set
	ctx   context.Context
}

func (w *window) start(ctx context.Context) {
	w.ctx = ctx
	close(w.ready)
}

func (w *window) context() context.Context {
	<-w.ready
	return w.ctx
}

func (w *window) openFiles(title string, filter fileFilter) ([]string, error) {
	paths, err := runtime.OpenMultipleFilesDialog(w.context(), runtime.OpenDialogOptions{
		Title: title,
		Filters: []runtime.FileFilter{
			{DisplayName: filter.name, Pattern: filter.patterns},
			{DisplayName: "All files", Pattern: "*"},
		},
	})
	if err != nil {
		return nil, fmt.Errorf("ask for files: %w", err)
	}
	return paths, nil
}

func (w *window) openFolder(title string) (string, error) {
	path, err := runtime.OpenDirectoryDialog(w.context(), runtime.OpenDialogOptions{Title: title, CanCreateDirectories: true})
	if err != nil {
		return "", fmt.Errorf("ask for a folder: %w", err)
	}
	return path, nil
}

func (w *window) saveFile(title, name string, filter fileFilter) (string, error) {
	path, err := runtime.SaveFileDialog(w.context(), runtime.SaveDialogOptions{
		Title:                title,
		DefaultFilename:      name,
		CanCreateDirectories: true,
		Filters:              []runtime.FileFilter{{DisplayName: filter.name, Pattern: filter.patterns}},
	})
	if err != nil {
		return "", fmt.Errorf("ask where to save: %w", err)
	}
	return path, nil
}

func (w *window) open(ctx context.Context, target string) error {
	return openTarget(ctx, target)
}

func (w *window) reveal(ctx context.Context, path string) error {
	return reveal(ctx, path)
}

func (w *window) printPage() {
	runtime.WindowPrint(w.context())
}

func (w *window) emit(event string, data any) {
	runtime.EventsEmit(w.context(), event, data)
}

func (w *window) askToClose() {
	runtime.WindowExecJS(w.context(), `window.dispatchEvent(new Event("tickmark:close"))`)
}

func (w *window) quit() {
	runtime.Quit(w.context())
}

func (w *window) placement() placement {
	p := placement{Maximised: runtime.WindowIsMaximised(w.context())}
	p.Width, p.Height = runtime.WindowGetSize(w.context())
	return p
}
