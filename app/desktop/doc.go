// Package desktop is the window: one web view of WebKit, WebView2 or WKWebView around the pages of the frontend, by
// Wails, of which it is the only importer.
//
// The pages talk to the API as they do in the browser mode, by fetch; its handler is mounted beside the assets. Nothing
// is bound to Wails, because any frame in a Wails window may call what is bound. What only a window can do (native
// dialogs, opening a link or a report, closing) has a few routes of its own under /desktop/, see door.
//
// The window tells the page something by events, the first two by those of Wails, the last on the page's window object:
//
//   - tickmark:dropped, with an id and names: files were dropped on the window; the page says at POST /desktop/drops/{id}
//     what they fell on
//   - tickmark:menu, with "import", "export" or "settings": an item of the native menu was chosen
//   - tickmark:close: the window is about to close; the page saves what it holds and calls POST /desktop/close
//
// A build without the tag "desktop" has no window, and needs neither a C compiler nor GTK.
package desktop
