package desktop

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// closingWindow counts what closing does to it.
type closingWindow struct {
	closing     *closing
	asked, quit atomic.Int32
}

func newClosingWindow() *closingWindow {
	w := &closingWindow{}
	w.closing = newClosing(func() { w.asked.Add(1) }, func() { w.quit.Add(1) })
	return w
}

func TestClosingWaitsForThePage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newClosingWindow()
		for range 2 { // who presses the button again is no less sure of not losing anything
			if !w.closing.prevent() {
				t.Fatal("the window closed before the page had saved")
			}
		}
		synctest.Wait()
		if w.asked.Load() != 1 {
			t.Fatalf("the page was asked %d times, want once", w.asked.Load())
		}
		time.Sleep(closePatience / 2)
		w.closing.allow()
		if w.closing.prevent() {
			t.Fatal("the window stays open after the page has saved")
		}
		time.Sleep(2 * closePatience)
		synctest.Wait()
		if w.quit.Load() != 1 {
			t.Errorf("the window was closed %d times, want once", w.quit.Load())
		}
	})
}

func TestClosingDoesNotWaitForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newClosingWindow()
		w.closing.prevent()
		time.Sleep(closePatience - time.Millisecond)
		if w.quit.Load() != 0 {
			t.Fatal("the window lost its patience early")
		}
		time.Sleep(2 * time.Millisecond)
		synctest.Wait()
		if w.quit.Load() != 1 || w.closing.prevent() {
			t.Error("a page that does not answer keeps the window open")
		}
	})
}
