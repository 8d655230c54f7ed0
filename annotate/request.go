package annotate

import "time"

// RequestPurpose says what a request on the network was made for.
type RequestPurpose string

// The purposes. Tickmark has no others: nothing is asked that no person asked for.
const (
	ForArticle RequestPurpose = "article" // an article to be brought in
	ForVersion RequestPurpose = "version" // a new version of an article's text
	ForCopy    RequestPurpose = "copy"    // a copy of a source
)

// Request is a request that was made on the network. It is noted before it is made,
// and what came of it afterwards; one address that leads to another makes two.
type Request struct {
	ID      string         `json:"id"`
	At      time.Time      `json:"at" doc:"When it was made"`
	Person  string         `json:"person" doc:"Who asked for it"`
	Purpose RequestPurpose `json:"purpose" enum:"article,version,copy"`
	AboutID string         `json:"aboutId" doc:"The article or source that it was made for; empty for an article that was not there yet"`
	About   string         `json:"about" doc:"Its title, if it is there; the alias of a confidential source"`
	URL     string         `json:"url" doc:"What was asked for; for a confidential source the site alone"`
	Answer  string         `json:"answer" doc:"The status that the server answered with, or why there was no answer; empty if Tickmark ended before that"`
	Bytes   int64          `json:"bytes" doc:"How many bytes of the answer's body were received"`
}
