package annotate

import (
	"strings"
	"testing"
)

func TestDate(t *testing.T) {
	for _, d := range []Date{"", "2025", "2025-11", "2025-11-30", "2024-02-29", "0999"} {
		if err := d.Check("Said on"); err != nil {
			t.Errorf("%q: %v", d, err)
		}
	}
	for _, d := range []Date{"25", "2025-13", "2025-00", "2025-02-29", "2025-11-31", "2025-1", "2025-11-3", "30.11.2025", "2025-11-30T10:00", "2025 ", "now", "-2025", "２０２５"} {
		if err := d.Check("Said on"); CodeOf(err) != Invalid || !strings.HasPrefix(err.Error(), "Said on: ") {
			t.Errorf("%q: %v", d, err)
		}
	}
}
