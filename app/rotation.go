package app

import (
	"fmt"
	"time"
)

const (
	// maxBackups is how many bytes the backups of a library may have together.
	maxBackups = 5_000_000_000
	// backupShare is how much of the room that they could have on their disk: a tenth.
	backupShare = 10
)

// How long backups are kept: all of a day, then one a day, then one a week.
const (
	keepAll    = 24 * time.Hour
	keepDaily  = 14 * 24 * time.Hour
	keepWeekly = 12 * 7 * 24 * time.Hour
)

// keepBackups returns those of a library's backups, the newest first, that are to be kept at the
// time now: all that are not older than a day, the last of each day of the last 14, the
// last of each week of the last twelve (days and weeks of UTC); and of these as many as
// have at most limit bytes together, the oldest going first. The newest stays, whatever
// its size.
//
// A backup from the future says that the clock was or is wrong, and not which. So it is
// kept as if it had been made now; and because it may not really be the newest, the newest
// of those from the past stays as well.
func keepBackups(all []Backup, now time.Time, limit int64) []Backup {
	kept := []Backup{}
	taken := map[string]bool{} // the spans of time of which one is kept
	size := int64(0)
	isFull, pastSeen := false, false
	for i, b := range all {
		age := now.Sub(b.At)
		stays := i == 0 || age >= 0 && !pastSeen
		pastSeen = pastSeen || age >= 0
		span := spanOfBackup(b.At, age)
		if !stays && (span == "" || taken[span]) {
			continue
		}
		isFull = isFull || size+b.Size > limit
		if isFull && !stays {
			continue
		}
		taken[span] = true
		size += b.Size
		kept = append(kept, b)
	}
	return kept
}

// spanOfBackup names the span of time of which one backup is kept; "" if it is too old.
func spanOfBackup(at time.Time, age time.Duration) string {
	at = at.UTC()
	switch {
	case age <= keepAll:
		return at.Format(time.RFC3339) // the second, which one has for itself
	case age <= keepDaily:
		return at.Format(time.DateOnly)
	case age <= keepWeekly:
		year, week := at.ISOWeek()
		return fmt.Sprintf("%d week %d", year, week)
	}
	return ""
}
