package cli

import "fmt"

// clearLine goes to the beginning of the terminal's line and clears it (ECMA-48: CR, EL).
const clearLine = "\r\x1b[K"

// progress returns what to tell of long work, as bytes or entries of how many, and what to call at its end. It is shown in a line of the
// terminal that is gone afterwards; where nobody looks, nothing is.
func (s *session) progress(what string) (tell func(done, total int64), end func()) {
	if !s.StderrIsTerminal {
		return nil, func() {}
	}
	fmt.Fprintf(s.Stderr, "%s …", what)
	last := int64(-1)
	tell = func(done, total int64) {
		if share := 100 * done / max(total, 1); share != last {
			last = share
			fmt.Fprintf(s.Stderr, "%s%s … %d %%", clearLine, what, share)
		}
	}
	return tell, func() { fmt.Fprint(s.Stderr, clearLine) }
}
