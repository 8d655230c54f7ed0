package desktop

import (
	"sync"
	"time"
)

// closePatience is how long the window waits for a page that is asked to save its drafts and does not answer.
const closePatience = 2 * time.Second

// closing lets the page save what is half typed before the window goes.
type closing struct {
	ask  func() // tells the page that the window is about to close
	quit func() // closes the window, which asks prevent again

	mu      sync.Mutex
	asked   bool
	allowed bool
}

func newClosing(ask, quit func()) *closing {
	return &closing{ask: ask, quit: quit}
}

// prevent says whether the window has to stay open for now. The first time it does, and the page is asked to save;
// the window then closes by allow, called by the page or by running out of patience.
func (c *closing) prevent() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.allowed {
		return false
	}
	if !c.asked {
		c.asked = true
		time.AfterFunc(closePatience, c.allow)
		go c.ask()
	}
	return true
}

// allow closes the window. Calling it again does nothing.
func (c *closing) allow() {
	c.mu.Lock()
	first := !c.allowed
	c.allowed = true
	c.mu.Unlock()
	if first {
		c.quit()
	}
}
