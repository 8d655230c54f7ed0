package db

import "syscall"

// isRemote reports whether the file lies on a network drive.
func isRemote(path string) bool {
	const isLocal = 0x1000 // MNT_LOCAL of <sys/mount.h>
	var s syscall.Statfs_t
	return syscall.Statfs(path, &s) == nil && s.Flags&isLocal == 0
}
