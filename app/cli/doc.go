// Package cli is Tickmark on the command line: it reads the arguments, opens the library, and runs a use case of
// package app, the window, or the browser mode.
//
// What a command found goes to standard output, as text for people or with --json as one JSON value for programs; what
// went wrong goes to standard error. The exit codes are part of the interface, see the constants.
package cli
