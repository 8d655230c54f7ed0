package app

import (
	"testing"

	"tickmark/annotate"
)

func TestPlacesOutside(t *testing.T) {
	for _, c := range []struct{ system, path string }{
		{"windows", `\\tracker.example\share\a.mp3`},
		{"windows", `//tracker.example/share/a.mp3`},
		{"windows", `\\?\UNC\tracker.example\share`},
		{"windows", `\\.\PhysicalDrive0`},
		{"windows", `\??\C:\a.mp3`},
		{"windows", `C:a.mp3`},
		{"windows", `C:\a.mp3:stream`},
		{"windows", `C:\..\a.mp3`},
		{"windows", `/etc/passwd`},
		{"windows", ``},
		{"linux", `C:\a.mp3`},
		{"linux", `a.mp3`},
		{"linux", ``},
		{"linux", `/proc/self/mem`},
		{"linux", `//dev/../dev/zero`},
		{"linux", `/net/tracker.example/a.mp3`},
		{"darwin", `/Network/Servers/tracker.example/a.mp3`},
	} {
		if err := checkPlace(c.path, c.path, c.system); annotate.CodeOf(err) != annotate.Unsupported {
			t.Errorf("%s on %s: %v", c.path, c.system, err)
		}
	}
	for system, path := range map[string]string{"windows": `D:\Hearings\a.mp3`, "linux": "/media/disk/a.mp3", "darwin": "/Volumes/Disk/a.mp3"} {
		if err := checkPlace(path, path, system); err != nil {
			t.Errorf("%s on %s: %v", path, system, err)
		}
	}
}
