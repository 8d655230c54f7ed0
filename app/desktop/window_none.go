//go:build !desktop

package desktop

import (
	"context"
	"errors"
)

// Available says whether this build has a window.
const Available = false

// Run returns an error: this build has no window.
func Run(context.Context, Options) error {
	return errors.New("this build has no window")
}

// ShowError does nothing: this build has no window.
func ShowError(string) {}
