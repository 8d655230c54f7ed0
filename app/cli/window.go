package cli

import (
	"fmt"

	"tickmark/app"
)

type openCommand struct{}

func (openCommand) Run(s *session) error {
	err := s.withSession(func(owner *app.Session) error { return s.Window(s.ctx, owner) })
	if err != nil {
		s.Alert(err.Error())
	}
	return err
}

type serveCommand struct{}

func (serveCommand) Help() string {
	return `Serves Tickmark's pages to browsers on this machine, and to no other, and prints the address to open. The address
holds a token made for this run; treat it as a password. Closing the browser loses nothing; Ctrl+C stops serving.

If the library cannot be opened, the page says why, and what can be done about it.

For machines without a display, and for whoever would rather have Tickmark in a browser tab.`
}

func (serveCommand) Run(s *session) error {
	return s.withSession(func(owner *app.Session) error {
		if _, err := owner.App(); err != nil {
			fmt.Fprintln(s.Stderr, "tickmark:", s.advise(err))
		}
		return serve(s.ctx, s.Stdout, s.Site(owner))
	})
}
