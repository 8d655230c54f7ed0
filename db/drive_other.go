//go:build !linux && !darwin && !windows

package db

// isRemote cannot tell here whether the file lies on a network drive.
func isRemote(string) bool { return false }
