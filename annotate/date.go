package annotate

import "time"

// Date is a calendar date as far as it is known: "2025", "2025-11" or
// "2025-11-30", or "" for unknown. These are the first three forms of ISO
// 8601-1 and of schema.org's Date.
type Date string

// Check returns an [Invalid] error unless the date is empty or exists in the
// calendar. field names the date in the message.
func (d Date) Check(field string) error {
	if d == "" {
		return nil
	}
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, string(d)); err == nil {
			return nil
		}
	}
	return Errorf(Invalid, "%s: “%s” is not a date. Write 2025, 2025-11 or 2025-11-30.", field, d)
}
