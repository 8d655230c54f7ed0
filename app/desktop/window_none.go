//go:build !desktop

package desktop

import (
	"context"

	"tickmark/annotate"
)

// Run returns an Unsupported error: this build has no window.
func Run(context.Context, Options) error {
	return annotate.Errorf(annotate.Unsupported, "This build of Tickmark has no window. “tickmark serve” opens it in a browser.")
}

// ShowError does nothing: this build has no window.
func ShowError(string) {}
