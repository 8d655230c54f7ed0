package app

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"tickmark/annotate"
)

// outside are the copies of sources that were too large for the library and stayed where they
// were, as far as they have been held against their hash in this run.
//
// A library or a dump may come from anybody, so the place that it names is a stranger's word: it
// may be a pipe that never ends, a device, a file that has nothing to do with the source, or
// another machine, which Windows would greet with the person's credentials. Such a place is not
// taken out when a dump is loaded: the history names it too, and after a restore on the same
// machine it is right. It is doubted whenever it is opened instead: only an ordinary file of this
// machine is, and what it holds is given to nobody before it is the copy that was captured.
// The zero value is ready.
type outside struct {
	mu   sync.Mutex
	held map[place]os.FileInfo
}

// place is where bytes are said to be.
type place struct{ hash, path string }

// checkPlace returns an Unsupported error for a path that may lead to another machine or to a
// device, without asking the system for it, which would be asking that machine. The message
// names it as called says. system is a [runtime.GOOS].
func checkPlace(path, called, system string) error {
	refuse := func(why string) error {
		return annotate.Errorf(annotate.Unsupported, "“%s” %s, and Tickmark does not open it by itself. Put the file on a disk of this machine and keep it as a copy from there.", annotate.CleanLine(called), why)
	}
	if system == "windows" {
		// Drive, colon, backslash: not a share (\\host\x), not a device (\\.\x), not a path of NT (\??\x).
		path := strings.ReplaceAll(path, "/", `\`)
		if len(path) < 3 || !strings.HasPrefix(path[1:], `:\`) || strings.IndexByte("ABCDEFGHIJKLMNOPQRSTUVWXYZ", path[0]&^0x20) < 0 {
			return refuse("is on another machine or no place on a disk")
		}
		for name := range strings.SplitSeq(path[3:], `\`) {
			if strings.ContainsRune(name, ':') || !filepath.IsLocal(name) {
				return refuse("is no ordinary file")
			}
		}
		return nil
	}
	if !strings.HasPrefix(path, "/") {
		return refuse("is no place on this machine")
	}
	// Where systems make files as they are asked for, and automounters ask other machines.
	switch first, _, _ := strings.Cut(strings.TrimLeft(filepath.Clean(path), "/"), "/"); first {
	case "proc", "sys", "dev":
		return refuse("is no ordinary file")
	case "net", "afs", "Network":
		return refuse("is on another machine")
	}
	return nil
}

// open opens the file of a snapshot once it has been found to be the one that was captured. It is
// read through for that the first time, and again when it has changed; tell is told how far.
// Messages name it as called says.
//
// Errors: Unsupported for what is no file of this machine; NotFound; Conflict for another file.
func (o *outside) open(ctx context.Context, s annotate.Snapshot, called string, tell func(done int64)) (*os.File, error) {
	if err := checkPlace(s.Path, called, runtime.GOOS); err != nil {
		return nil, err
	}
	file, info, err := openFile(s.Path)
	if err != nil {
		return nil, err
	}
	if err := o.hold(ctx, s, called, file, info, tell); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

func (o *outside) hold(ctx context.Context, s annotate.Snapshot, called string, file *os.File, info os.FileInfo, tell func(done int64)) error {
	another := annotate.Errorf(annotate.Conflict, "The file %s is not the one that was captured.", called)
	if info.Size() != s.Size {
		return another
	}
	o.mu.Lock()
	known := o.held[place{s.Hash, s.Path}]
	o.mu.Unlock()
	if known != nil && os.SameFile(known, info) && known.ModTime().Equal(info.ModTime()) && known.Size() == info.Size() {
		return nil
	}
	hash, _, err := hashOf(ctx, file, tell)
	if err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return annotate.Errorf(annotate.Invalid, "The file %s could not be read: %v", called, reason(err))
	}
	if hash != s.Hash {
		return another
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.held == nil {
		o.held = map[place]os.FileInfo{}
	}
	o.held[place{s.Hash, s.Path}] = info
	return nil
}

// forget has the file of a snapshot read through when it is opened next.
func (o *outside) forget(s annotate.Snapshot) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.held, place{s.Hash, s.Path})
}
