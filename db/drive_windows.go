package db

import (
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"
)

var getDriveType = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW")

// isRemote reports whether the file lies on a network drive.
func isRemote(path string) bool {
	const remote = 4 // DRIVE_REMOTE of <winbase.h>
	volume := filepath.VolumeName(path)
	if strings.HasPrefix(volume, `\\`) {
		return true // \\server\share
	}
	root, err := syscall.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return false
	}
	kind, _, _ := getDriveType.Call(uintptr(unsafe.Pointer(root)))
	return kind == remote
}
