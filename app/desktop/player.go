package desktop

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"sync"

	"tickmark/annotate"
)

// recordings are the endings of the files of sound and film that are handed to the system's player. The ending is ours
// and not that of the copy's name: what a source calls itself may not decide which program opens it.
var recordings = map[string]string{
	"audio/mpeg": ".mp3", "audio/aac": ".aac", "audio/mp4": ".m4a", "audio/ogg": ".ogg", "audio/wav": ".wav", "audio/flac": ".flac",
	"video/mp4": ".mp4", "video/webm": ".webm", "video/ogg": ".ogv",
}

// playing is the folder of the recordings that were handed to the player, which go with the window.
type playing struct {
	mu     sync.Mutex
	folder string
}

// file returns the path for a recording.
func (p *playing) file(name string) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.folder == "" {
		folder, err := os.MkdirTemp("", "tickmark-recordings-")
		if err != nil {
			return "", err
		}
		p.folder = folder
	}
	return filepath.Join(p.folder, name), nil
}

func (p *playing) tidy() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.folder != "" {
		_ = os.RemoveAll(p.folder) // nobody is left to tell, and the system tidies the folder as well
	}
}

// playSnapshot opens a copy that is a recording in the system's player: WebKitGTK plays nothing that the app itself serves.
func (d *door) playSnapshot(w http.ResponseWriter, r *http.Request) {
	path, err := d.recording(r.Context(), r.PathValue("id"))
	if err == nil {
		err = d.native.open(r.Context(), path)
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// recording writes a copy that is sound or film to a file for the player. The file is named by the hash of its bytes, so
// that it is written once.
func (d *door) recording(ctx context.Context, id string) (string, error) {
	snapshot, err := d.app().Snapshot(ctx, id)
	if err != nil {
		return "", err
	}
	ending, ok := recordings[snapshot.MediaType]
	if !ok {
		return "", annotate.Errorf(annotate.Unsupported, "This is no recording that a player is known for. Save it and open it yourself.")
	}
	path, err := d.playing.file(snapshot.Hash + ending)
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(path); err == nil {
		return path, nil
	}
	return path, d.app().SaveSnapshot(ctx, id, path)
}
