package desktop

import (
	"encoding/json"
	"net/http"

	"tickmark/annotate"
	"tickmark/app/api"
)

// maxBody is more than any request of this door needs, in bytes.
const maxBody = 64 << 10

// read decodes the request's body, or answers that it makes no sense.
func read(w http.ResponseWriter, r *http.Request, to any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(to); err != nil {
		fail(w, r, annotate.Errorf(annotate.Invalid, "The request is not understood: %v", err))
		return false
	}
	return true
}

func answer(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

// fail answers with an error as the API does.
func fail(w http.ResponseWriter, r *http.Request, err error) {
	api.ProblemOf(r.Context(), r.URL.Path, err).Write(w)
}
