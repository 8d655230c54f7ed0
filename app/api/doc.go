// Package api is the use cases as one http.Handler. The window, the browser
// mode and the tests all come through it.
//
// Every operation is typed with Huma, which checks requests against the types
// and writes the OpenAPI document (openapi.json in this folder, from which the
// frontend's types are generated). Errors are problems of RFC 9457 with a code
// ([Problem]).
//
// The handler itself refuses requests without the header "X-Tickmark: 1": a
// foreign page cannot send it without asking first, and is never answered. The
// doors add what only they know: the address and token of the loopback server,
// the origin of the window.
package api
