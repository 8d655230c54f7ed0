package annotate

import (
	"errors"
	"fmt"
)

// Code says what kind of mistake an [Error] reports, for programs.
type Code string

// The codes. Every door of the application (HTTP, command line, window) maps
// each of them to one answer of its own.
const (
	Invalid     Code = "invalid"     // a value breaks a rule of the model
	NotFound    Code = "not_found"   // no such record
	Conflict    Code = "conflict"    // the record's present state forbids it
	TooLarge    Code = "too_large"   // more than the stated limit
	Unsupported Code = "unsupported" // a format or feature that is not handled
	Unavailable Code = "unavailable" // a disk is full, or does not answer: the same may go well later
)

// Error is a mistake that the person at the screen can do something about.
// Its message is written for that person: what is wrong and what to do.
type Error struct {
	Code    Code
	Message string
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Errorf makes an [Error]. The format is that of [fmt.Sprintf].
func Errorf(code Code, format string, args ...any) error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// CodeOf returns the code of the first [Error] in err's chain, or "" if there
// is none, which means that the fault is ours.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}
