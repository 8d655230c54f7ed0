package desktop

import "context"

// openTarget opens a link or a file with the program chosen for it.
func openTarget(ctx context.Context, target string) error {
	return start(ctx, "open", target)
}

// reveal shows the file in the Finder.
func reveal(ctx context.Context, path string) error {
	return start(ctx, "open", "-R", path)
}
