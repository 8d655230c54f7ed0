package api

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"time"

	"tickmark/annotate"
	"tickmark/app"
)

// shown are the media types that an element of the page may load: pictures, sound
// and film that browsers decode and that cannot hold script.
var shown = []string{
	"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif",
	"audio/mpeg", "audio/aac", "audio/mp4", "audio/ogg", "audio/wav", "audio/flac",
	"video/mp4", "video/webm", "video/ogg",
}

// mediaPolicy keeps what is shown from loading or running anything, also when it
// is opened by itself.
const mediaPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

// media serves pictures, sound and film to elements of the page. They ask for
// ranges as they play, but cannot send our header or token; so the address itself
// holds a key, which nobody can make who does not have this run's secret.
type media struct {
	app    *app.App
	secret []byte
}

func newMedia(a *app.App) *media {
	secret := make([]byte, sha256.Size)
	_, _ = rand.Read(secret) // never fails: https://pkg.go.dev/crypto/rand#Read
	return &media{a, secret}
}

func (m *media) key(id string) string {
	sum := hmac.New(sha256.New, m.secret)
	sum.Write([]byte(id))
	return hex.EncodeToString(sum.Sum(nil))
}

// address is where an element of the page loads the snapshot from, or "" if none
// may.
func (m *media) address(s annotate.Snapshot) string {
	if !slices.Contains(shown, s.MediaType) {
		return ""
	}
	return "/media/snapshots/" + s.ID + "?key=" + m.key(s.ID)
}

// imageKey is what the key of pictures is made of: one for all, because a text has
// many and shows them at once.
const imageKey = "images"

// images is where the pictures of texts are loaded from; {hash} stands for the
// SHA-256 of one.
func (m *media) images() string { return "/media/images/{hash}?key=" + m.key(imageKey) }

// allowed refuses requests without the key of what they ask for.
func (m *media) allowed(w http.ResponseWriter, r *http.Request, id string) bool {
	if hmac.Equal([]byte(r.URL.Query().Get("key")), []byte(m.key(id))) {
		return true
	}
	NewProblem(http.StatusForbidden, "Only Tickmark’s own pages may load this, while the program that made them runs.").Write(w)
	return false
}

// serveImage serves a picture of a text.
func (m *media) serveImage(w http.ResponseWriter, r *http.Request) {
	if !m.allowed(w, r, imageKey) {
		return
	}
	picture, err := m.app.Picture(r.Context(), r.PathValue("hash"))
	if err != nil {
		ProblemOf(r.Context(), "get-image", err).Write(w)
		return
	}
	header := w.Header()
	header.Set("Content-Type", picture.MediaType)
	header.Set("Content-Security-Policy", mediaPolicy)
	header.Set("Cache-Control", "no-store") // no copy outside the library
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(picture.Bytes))
}

func (m *media) serve(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if !m.allowed(w, r, id) {
		return
	}
	snapshot, content, err := m.app.OpenSnapshot(r.Context(), id)
	if err != nil {
		ProblemOf(r.Context(), "get-media", err).Write(w)
		return
	}
	defer content.Close()
	if !slices.Contains(shown, snapshot.MediaType) {
		NewProblem(http.StatusUnsupportedMediaType, "This is neither a picture nor a recording.").Write(w)
		return
	}
	w.Header().Set("Content-Security-Policy", mediaPolicy)
	w.Header().Set("Cache-Control", "no-store")
	serveSnapshot(w, r, snapshot, content, snapshot.MediaType)
}
