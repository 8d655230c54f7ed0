package annotate

// Damage is something that the library keeps and that is not what it was.
type Damage struct {
	Hash       string `json:"hash" doc:"SHA-256 that it had; empty for the library's file itself"`
	What       string `json:"what" doc:"What it is, in words"`
	SnapshotID string `json:"snapshotId,omitempty" doc:"The copy of a source that it is, or belongs to"`
	Fault      string `json:"fault" doc:"What is wrong with it"`
}
