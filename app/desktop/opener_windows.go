package desktop

import (
	"context"
	"os/exec"
	"syscall"
)

// openTarget opens a link or a file with the program chosen for it. No shell reads the address, whatever it contains.
func openTarget(ctx context.Context, target string) error {
	return start(ctx, "rundll32", "url.dll,FileProtocolHandler", target)
}

// reveal shows the file in the Explorer, which parses its command line in a way of its own: the path stands in quotes
// behind the comma. It exits with 1 when all went well, so that its exit code says nothing.
func reveal(ctx context.Context, path string) error {
	cmd := exec.CommandContext(context.WithoutCancel(ctx), "explorer")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer /select,"` + path + `"`}
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}
