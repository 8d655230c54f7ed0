package desktop

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os/exec"
	"time"

	"tickmark/annotate"
)

// openerPatience is how long a program that opens things may take to say that it cannot. One that opens something
// itself keeps running, which is as good as an answer.
const openerPatience = 2 * time.Second

// checkLink accepts what a fact-checker's text may link to: http, https and mailto. The window's toolkit has an opener
// of its own that refuses ( ) ~ ! and *, so every other link to an encyclopaedia.
func checkLink(link string) error {
	u, err := url.Parse(link)
	if err == nil {
		switch {
		case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
			return nil
		case u.Scheme == "mailto" && u.Opaque != "":
			return nil
		}
	}
	return annotate.Errorf(annotate.Invalid, "Only web and e-mail addresses can be opened.")
}

// start runs a program of the platform that opens something, and does not wait for it longer than openerPatience.
func start(ctx context.Context, name string, args ...string) error {
	// The program outlives the request, and often the window.
	cmd := exec.CommandContext(context.WithoutCancel(ctx), name, args...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", name, err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return fmt.Errorf("%s could not open it: %w", name, err)
		}
		return err
	case <-time.After(openerPatience):
		return nil
	}
}
