package closing

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"tickmark/annotate"
)

// keyBytes is how much of a SHA-256 names a finding. Against 5,000 accepted
// findings a new one is mistaken for one of them once in 5·10¹⁰ times.
const keyBytes = 6

// keyOf names a finding by what it rests on. Texts that age by themselves ("400
// days ago") or that a later Tickmark words differently are not part of it.
func keyOf(basis ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(basis, "\x00")))
	return hex.EncodeToString(sum[:keyBytes])
}

// Fingerprint names findings for [annotate.Waiver]: their keys, sorted, with a
// space between.
func Fingerprint(findings []Finding) string {
	keys := make([]string, len(findings))
	for i, f := range findings {
		keys[i] = f.Key
	}
	slices.Sort(keys)
	return strings.Join(slices.Compact(keys), " ")
}

// accept marks the findings that a waiver covers and reports whether it covers
// them all. One that was given for more than is found now still holds: what was
// put right since needs no acceptance.
func accept(findings []Finding, w *annotate.Waiver) bool {
	if w == nil {
		return len(findings) == 0
	}
	covered := map[string]bool{}
	for key := range strings.FieldsSeq(w.Findings) {
		covered[key] = true
	}
	all := true
	for i := range findings {
		findings[i].Accepted = covered[findings[i].Key]
		all = all && findings[i].Accepted
	}
	return all
}
