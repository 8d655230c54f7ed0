package cli

import "tickmark/app"

type openCommand struct{}

func (openCommand) Run(s *session) error {
	err := s.withLibrary(func(a *app.App) error {
		a.KeepBackups(s.ctx)
		return s.Window(s.ctx, a)
	})
	if err != nil {
		s.Alert(err.Error())
	}
	return err
}

type serveCommand struct{}

func (serveCommand) Help() string {
	return `Serves Tickmark's pages to browsers on this machine, and to no other, and prints the address to open. The address
holds a token made for this run; treat it as a password. Closing the browser loses nothing; Ctrl+C stops serving.

For machines without a display, and for whoever would rather have Tickmark in a browser tab.`
}

func (serveCommand) Run(s *session) error {
	return s.withLibrary(func(a *app.App) error {
		a.KeepBackups(s.ctx)
		return serve(s.ctx, s.Stdout, s.Site(a))
	})
}
