// Package capture fetches one document from the web, for a person who asked for
// it. Nothing else in Tickmark speaks to the network.
//
// One call is one document: no pictures, styles or scripts of a page are fetched,
// and no cookies are sent or kept. Redirects are followed within a site only, so
// that nobody else is asked than whom the person has allowed.
//
// What is fetched may be named by an article that somebody else wrote. It must not
// become a way into the newsroom's own network: the address that is dialled, after
// names were resolved and at each redirect, has to be one of the public internet
// (address.go). No proxy is used, since that would resolve names itself.
package capture
