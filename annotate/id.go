package annotate

import "github.com/google/uuid"

// NewID returns a new UUIDv7. It sorts by time of creation, and two libraries
// never make the same one, so their records can meet in a third.
func NewID() string {
	// uuid.NewV7 fails only where the system has no random source; no key or
	// record could be made safely there.
	return uuid.Must(uuid.NewV7()).String()
}

// ValidID reports whether s is a UUID in its canonical form.
func ValidID(s string) bool {
	id, err := uuid.Parse(s)
	return err == nil && id.String() == s
}

// ContentID returns the UUID of some content (version 5, in the namespace of
// URLs): the same content has the same one in every library.
func ContentID(content []byte) string {
	return uuid.NewSHA1(uuid.NameSpaceURL, append([]byte("urn:tickmark:content:"), content...)).String()
}
