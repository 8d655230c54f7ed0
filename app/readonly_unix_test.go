//go:build unix

package app

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"tickmark/annotate"
)

// What cannot be written can be read, verified and copied.
func TestLibraryWhereNothingCanBeWritten(t *testing.T) {
	if os.Geteuid() == 0 {
		asNobody(t)
		return
	}
	now := noon
	a, o := openAt(t, &now)
	harbour(t, a)
	path := a.db.Path()
	a.Close()
	folder := filepath.Dir(path)
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(folder, 0o700) })
	s := NewSession(t.Context(), path, o)
	defer s.Close()
	if got := articlesOf(t, s); got != 1 {
		t.Errorf("%d articles can be read", got)
	}
	a, err := s.App()
	if err != nil {
		t.Fatal(err)
	}
	wantCode(t, a.SetPerson(t.Context(), "Ada"), annotate.Invalid)
	if v, err := a.Verify(t.Context(), nil); err != nil || len(v.Damages) > 0 || v.Items == 0 {
		t.Errorf("verified: %+v, %v", v, err)
	}
	elsewhere := filepath.Join(t.TempDir(), "copy.tickmark")
	if _, err := a.BackUpTo(t.Context(), elsewhere, nil); err != nil {
		t.Error(err)
	}
	if _, err := a.Dump(t.Context(), filepath.Join(t.TempDir(), "copy.zip"), nil, nil); err != nil {
		t.Error(err)
	}
}

// asNobody runs the test once more as a user who may write nothing but what is his: root
// may write everywhere.
func asNobody(t *testing.T) {
	t.Helper()
	const nobody = 65534
	again := exec.CommandContext(t.Context(), "/proc/self/exe", "-test.run=^"+t.Name()+"$", "-test.v")
	again.Dir = "/"
	again.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := again.CombinedOutput()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.ENOENT) {
		t.Skip("nobody else may run this: ", err)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
