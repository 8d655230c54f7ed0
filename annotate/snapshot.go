package annotate

import "time"

// Snapshot is a copy of a source as it was seen: a saved page, a document, a
// picture, a recording. It is never changed, so that evidence can be shown long
// after the original has moved on. A source may have several.
type Snapshot struct {
	ID         string    `json:"id"`
	SourceID   string    `json:"sourceId"`
	Hash       string    `json:"hash" doc:"SHA-256 of its bytes"`
	Size       int64     `json:"size" doc:"In bytes"`
	MediaType  string    `json:"mediaType" doc:"What the bytes are, such as application/pdf"`
	Name       string    `json:"name" doc:"File name"`
	URL        string    `json:"url" doc:"Where it was taken from, if that is known"`
	Path       string    `json:"path" doc:"Where the bytes are, if they are too large for the library; of a confidential source the name alone; empty where the library holds them"`
	CapturedAt time.Time `json:"capturedAt"`
	Pages      int       `json:"pages" doc:"0 where it has none"`
	// BlocksHash names the text that was read from the bytes, once, when they were
	// captured: a later Tickmark with other rules does not move places in it.
	BlocksHash string `json:"blocksHash" doc:"SHA-256 of the blocks that its text was read into, as JSON; empty if it has no text"`
	Damage     string `json:"damage,omitempty" doc:"What is wrong with its bytes, as the last verification found; not stored"`
}
