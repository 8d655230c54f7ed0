package cli

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"tickmark/app/api"
)

// shutdownPatience is how long requests that are under way may take to end when serving stops.
const shutdownPatience = 5 * time.Second

// serve answers on a free port of the loopback interface until ctx is done. It first writes the address to open, which
// holds a token made for this run: other users of this machine can reach the port, but cannot guess the token.
func serve(ctx context.Context, out io.Writer, site http.Handler) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen on loopback: %w", err)
	}
	token := rand.Text()
	server := &http.Server{
		Handler:           guard(site, listener.Addr().String(), token),
		ReadHeaderTimeout: 10 * time.Second,
		// Long-polls hold a request open; they end with the server, not after it.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	fmt.Fprintf(out, "Tickmark is at http://%s/?token=%s\nStop it with Ctrl+C.\n", listener.Addr(), token)

	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownPatience)
	defer cancel()
	if err := server.Shutdown(patience); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}

// guard lets in who has the token, sent as "Authorization: Bearer TOKEN" by the page, which got it from its address.
// The pages themselves are no secret and need none. A wrong Host is a foreign site whose name was made to point here
// (DNS rebinding); a wrong Origin is a foreign page.
func guard(site http.Handler, host, token string) http.Handler {
	want := []byte("Bearer " + token)
	return api.Secure(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		switch {
		case r.Host != host:
			refuse(w, http.StatusMisdirectedRequest, "This server answers only at the address that it printed.")
		case origin != "" && origin != "http://"+host:
			refuse(w, http.StatusForbidden, "Only Tickmark's own pages may ask this server.")
		case strings.HasPrefix(r.URL.Path, "/api/") &&
			subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), want) != 1:
			refuse(w, http.StatusUnauthorized, "Open the whole address that tickmark serve printed, with its token.")
		default:
			site.ServeHTTP(w, r)
		}
	}))
}

func refuse(w http.ResponseWriter, status int, detail string) {
	api.NewProblem(status, detail).Write(w)
}
