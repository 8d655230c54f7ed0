package desktop

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"tickmark/annotate"
)

// maxBody is more than any request of this door needs, in bytes.
const maxBody = 64 << 10

// problem is an error as the API tells it: https://www.rfc-editor.org/rfc/rfc9457
type problem struct {
	Title  string        `json:"title"`
	Status int           `json:"status"`
	Detail string        `json:"detail"`
	Code   annotate.Code `json:"code"`
}

var statuses = map[annotate.Code]int{
	annotate.Invalid:     http.StatusUnprocessableEntity,
	annotate.NotFound:    http.StatusNotFound,
	annotate.Conflict:    http.StatusConflict,
	annotate.TooLarge:    http.StatusRequestEntityTooLarge,
	annotate.Unsupported: http.StatusUnsupportedMediaType,
}

// read decodes the request's body, or answers that it makes no sense.
func read(w http.ResponseWriter, r *http.Request, to any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(to); err != nil {
		fail(w, annotate.Errorf(annotate.Invalid, "The request is not understood: %v", err))
		return false
	}
	return true
}

func answer(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

func fail(w http.ResponseWriter, err error) {
	code := annotate.CodeOf(err)
	status, known := statuses[code]
	if !known {
		code, status = "internal", http.StatusInternalServerError
	}
	refuse(w, status, code, message(err))
}

func refuse(w http.ResponseWriter, status int, code annotate.Code, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(problem{http.StatusText(status), status, detail, code})
}

// message is what the person is told: in full where they can do something about it; our own faults go to the log.
func message(err error) string {
	if annotate.CodeOf(err) != "" {
		return err.Error()
	}
	slog.Error("in the window", "err", err)
	return "Something went wrong inside Tickmark."
}
