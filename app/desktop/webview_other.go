//go:build desktop && !linux

package desktop

// guardWebView has nothing to do: WebView2 and WKWebView load a page again themselves when its process dies.
func guardWebView() {}

// prepareWebView has nothing to do: there is always a display.
func prepareWebView() error { return nil }
