package capture

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"syscall"
	"time"

	"golang.org/x/net/publicsuffix"

	"tickmark/annotate"
)

const (
	maxRedirects = 5
	// dialTime and answerTime are how long a server may take to be reached and to
	// begin its answer.
	dialTime, answerTime = 15 * time.Second, 30 * time.Second
	// maxTime is how long a whole document may take.
	maxTime = 10 * time.Minute
	// maxHeader is the size of the largest head of an answer, in bytes.
	maxHeader = 256 << 10
)

// Options are the choices for [New].
type Options struct {
	// Agent is what the program calls itself to servers.
	Agent string
	// Permit says which addresses may be dialled; nil permits those of the public
	// internet. Tests permit the machine itself.
	Permit func(netip.Addr) bool
}

// Fetcher fetches documents. Its methods may be called at the same time.
type Fetcher struct {
	agent     string
	transport *http.Transport
}

// New returns a fetcher. It holds no connections between documents.
func New(o Options) *Fetcher {
	permit := o.Permit
	if permit == nil {
		permit = isPublic
	}
	dialer := &net.Dialer{Timeout: dialTime, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !permit(to.Addr()) {
			return errPrivate
		}
		return nil
	}}
	return &Fetcher{agent: o.Agent, transport: &http.Transport{
		Proxy:                  nil, // see the package
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    dialTime,
		ResponseHeaderTimeout:  answerTime,
		MaxResponseHeaderBytes: maxHeader,
		DisableKeepAlives:      true,
		ForceAttemptHTTP2:      true,
	}}
}

var errPrivate = errors.New("it is in a private network, where Tickmark asks nobody")

// Log notes a request before it is made, and with end what came of it: the status of
// the answer or why there was none, and the bytes received. An error keeps the request
// from being made.
type Log func(ctx context.Context, url string) (end func(answer string, bytes int64), err error)

// Document is what a server sent. Body has to be closed.
type Document struct {
	URL     string // where it was found in the end
	Name    string // as a file
	Type    string // media type as declared, without parameters; may be empty
	Charset string // as declared; may be empty
	Size    int64  // as declared, in bytes; -1 if it is not
	Body    io.ReadCloser
}

// CheckURL returns the site of an address: the host's name as a person allows it.
// The error is Invalid unless it is an http or https address without a password.
func CheckURL(address string) (site string, err error) {
	u, err := url.Parse(address)
	if err != nil || !annotate.SafeURL(address) || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return "", annotate.Errorf(annotate.Invalid, "“%s” is not a web address. It begins with https:// or http:// and holds no spaces.", address)
	}
	if u.User != nil {
		return "", annotate.Errorf(annotate.Invalid, "An address with a name or password in it is not fetched.")
	}
	return siteOf(u), nil
}

// siteOf is the part of a host's name that somebody registered: port.example of
// www.port.example, by the public suffix list. An address has no such part.
func siteOf(u *url.URL) string {
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}

// Fetch asks for the document at the address, and tells log of every request that
// this takes. It ends with ctx, or after ten minutes; reading the body then fails, with
// an error of the same kinds.
//
// Errors: Invalid for an address that is not fetched; Conflict where it leads to
// another site; NotFound if the server cannot be reached, does not send the
// document, or is not one of the public internet.
func (f *Fetcher) Fetch(ctx context.Context, address string, log Log) (*Document, error) {
	site, err := CheckURL(address)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	client := &http.Client{Transport: logged{f.transport, log}, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		return checkRedirect(r, via, site)
	}}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		cancel()
		return nil, fmt.Errorf("ask for %s: %w", address, err)
	}
	r.Header.Set("User-Agent", f.agent)
	r.Header.Set("Accept", "text/html, application/xhtml+xml, application/pdf, */*;q=0.8")
	answer, err := client.Do(r)
	if err != nil {
		cancel()
		return nil, explain(ctx, site, err)
	}
	if answer.StatusCode != http.StatusOK {
		answer.Body.Close()
		cancel()
		return nil, annotate.Errorf(annotate.NotFound, "%s did not send it: %s. Save it in the browser and bring in the file.", site, answer.Status)
	}
	mediaType, parameters, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	return &Document{
		URL: answer.Request.URL.String(), Name: nameOf(answer, mediaType), Type: mediaType, Charset: parameters["charset"],
		Size: answer.ContentLength, Body: body{answer.Body, ctx, site, cancel},
	}, nil
}

// checkRedirect follows to the same site only, and not from https to http.
func checkRedirect(r *http.Request, via []*http.Request, site string) error {
	to, err := CheckURL(r.URL.String())
	switch {
	case err != nil:
		return err
	case len(via) > maxRedirects:
		return annotate.Errorf(annotate.NotFound, "%s leads from one address to the next more than %d times.", site, maxRedirects)
	case to != site:
		return annotate.Errorf(annotate.Conflict, "This address leads to another site, %s. To fetch it from there, use %s.", to, r.URL)
	case r.URL.Scheme == "http" && via[len(via)-1].URL.Scheme == "https":
		return annotate.Errorf(annotate.Conflict, "This address leads to one that is not encrypted. To fetch it nevertheless, use %s.", r.URL)
	}
	r.Header.Del("Referer") // the address may say what is being looked into
	return nil
}

// explain turns what the network reports into something to act on.
func explain(ctx context.Context, site string, err error) error {
	if known, ok := errors.AsType[*annotate.Error](err); ok {
		return known
	}
	if errors.Is(err, context.Canceled) {
		return context.Cause(ctx)
	}
	return annotate.Errorf(annotate.NotFound, "%s could not be asked: %s. Save it in the browser and bring in the file.", site, why(err))
}

// why says in a few words why there was no answer.
func why(err error) string {
	var noName *net.DNSError
	var failed net.Error
	switch {
	case errors.Is(err, context.Canceled):
		return "stopped"
	case errors.Is(err, errPrivate):
		return errPrivate.Error()
	case errors.As(err, &noName):
		return "there is no such name, or no network"
	case errors.As(err, &failed) && failed.Timeout():
		return "it took too long"
	}
	if outer, ok := errors.AsType[*url.Error](err); ok {
		return outer.Err.Error()
	}
	return err.Error()
}

// logged makes requests that are in the log.
type logged struct {
	http.RoundTripper
	log Log
}

// RoundTrip implements [http.RoundTripper].
func (l logged) RoundTrip(r *http.Request) (*http.Response, error) {
	end, err := l.log(r.Context(), r.URL.String())
	if err != nil {
		return nil, err
	}
	answer, err := l.RoundTripper.RoundTrip(r)
	if err != nil {
		end(why(err), 0)
		return nil, err
	}
	answer.Body = &counted{ReadCloser: answer.Body, answer: answer.Status, end: end}
	return answer, nil
}

// counted is the body of an answer, which is noted when it is closed.
type counted struct {
	io.ReadCloser
	answer string
	bytes  int64
	end    func(answer string, bytes int64)
}

// Read implements [io.Reader].
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.bytes += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		c.answer += ", but it broke off: " + why(err)
	}
	return n, err
}

// Close implements [io.Closer].
func (c *counted) Close() error {
	if c.end != nil {
		c.end(c.answer, c.bytes)
		c.end = nil
	}
	return c.ReadCloser.Close()
}

// endings are those of files that a browser saves.
var endings = map[string]string{"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}

// nameOf is a file name for the document: the server's, or one from its address.
func nameOf(answer *http.Response, mediaType string) string {
	if _, parameters, err := mime.ParseMediaType(answer.Header.Get("Content-Disposition")); err == nil && parameters["filename"] != "" {
		return path.Base(strings.ReplaceAll(parameters["filename"], `\`, "/"))
	}
	name := path.Base(answer.Request.URL.Path)
	if name == "." || name == "/" {
		name = siteOf(answer.Request.URL)
	}
	if ending := endings[mediaType]; ending != "" && !strings.HasSuffix(strings.ToLower(name), ending) {
		name += ending
	}
	return name
}

// body is what a server sends, for as long as ctx lasts. It ends the time of the
// document when it is closed.
type body struct {
	io.ReadCloser
	ctx    context.Context //nolint:containedctx // lives as long as the document
	site   string
	cancel context.CancelFunc
}

// Read says why if a document breaks off.
func (b body) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = explain(b.ctx, b.site, err)
	}
	return n, err
}

// Close ends the connection.
func (b body) Close() error {
	defer b.cancel()
	return b.ReadCloser.Close()
}
