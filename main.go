// Tickmark is an offline desktop app for people who check facts: an article comes in, its claims are marked, sourced and
// judged, and an annotated report goes out.
//
// This file puts the parts together and is the only one that knows them all. ARCHITECTURE.md tells where things are.
package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"github.com/mattn/go-isatty"
	"golang.org/x/term"

	"tickmark/app"
	"tickmark/app/api"
	"tickmark/app/cli"
	"tickmark/app/desktop"
)

// version is set by the linker; see the Makefile.
var version = "unversioned"

//go:embed all:frontend/dist
var dist embed.FS

//go:embed build/appicon.png
var icon []byte

func main() {
	os.Exit(run())
}

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	pages, err := fs.Sub(dist, "frontend/dist")
	if err != nil {
		slog.Error("read the pages in the binary", "err", err)
		return 1
	}
	program := cli.Program{
		Version: version,
		Site: func(s *app.Session) http.Handler {
			mux := http.NewServeMux()
			handler := api.NewOver(s, api.Options{Version: version})
			mux.Handle("/api/", handler)
			mux.Handle("/media/", handler)
			mux.Handle("/", http.FileServerFS(pages))
			return mux
		},
		Window: func(ctx context.Context, s *app.Session) error {
			handler := api.NewOver(s, api.Options{Version: version, Desktop: true})
			return desktop.Run(ctx, desktop.Options{Session: s, API: handler, Assets: pages, Icon: icon})
		},
		Alert:  desktop.ShowError,
		Stdin:  os.Stdin,
		Stdout: os.Stdout, StdoutIsTerminal: isatty.IsTerminal(os.Stdout.Fd()),
		Stderr: os.Stderr, StderrIsTerminal: isatty.IsTerminal(os.Stderr.Fd()),
	}
	if term.IsTerminal(int(os.Stdin.Fd())) {
		program.ReadSecret = readSecret
	}
	return cli.Run(ctx, os.Args[1:], program)
}

// readSecret reads a line from the terminal without showing it. The prompt goes to standard error: standard output is for answers.
func readSecret(prompt string) (string, error) {
	fmt.Fprint(os.Stderr, prompt)
	secret, err := term.ReadPassword(int(os.Stdin.Fd()))
	fmt.Fprintln(os.Stderr)
	return string(secret), err
}
