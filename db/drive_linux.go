package db

import "syscall"

// networkDrives are the file systems of other machines by their magic numbers (statfs(2)).
var networkDrives = map[uint32]bool{
	0x6969:     true, // NFS
	0xFF534D42: true, // CIFS
	0xFE534D42: true, // SMB2 and later
	0x517B:     true, // SMB
	0x5346414F: true, // AFS
	0x6B414653: true, // AFS of the kernel
	0x73757245: true, // Coda
	0x01021997: true, // 9P
	0x00C36400: true, // Ceph
}

// isRemote reports whether the file lies on a network drive.
func isRemote(path string) bool {
	var s syscall.Statfs_t
	return syscall.Statfs(path, &s) == nil && networkDrives[uint32(s.Type)]
}
