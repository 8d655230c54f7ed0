//go:build linux || darwin

package app

import "golang.org/x/sys/unix"

// freeSpace is how many bytes this person may still write on the disk that holds the
// folder.
func freeSpace(folder string) (int64, error) {
	var disk unix.Statfs_t
	if err := unix.Statfs(folder, &disk); err != nil {
		return 0, err
	}
	return int64(disk.Bavail) * int64(disk.Bsize), nil //nolint:unconvert // on macOS the size is of another type
}
