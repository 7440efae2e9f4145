package sheetview

import "sync"

// job is work that needs no toolkit; it returns what is to be done with the result, on the
// goroutine of the toolkit.
type job func() (done func())

// workers does jobs on goroutines of its own, in the order in which they come.
type workers struct {
	jobs  chan job
	ui    func(func())
	group sync.WaitGroup
}

// queued is how many jobs wait beside those that are done: enough that no goroutine is idle, few
// enough that nothing old is painted.
const queued = 2

func newWorkers(n int, ui func(func())) *workers {
	w := &workers{jobs: make(chan job, n+queued), ui: ui}
	for range n {
		w.group.Go(func() {
			for j := range w.jobs {
				if done := j(); done != nil {
					w.ui(done)
				}
			}
		})
	}
	return w
}

// room is how many jobs may be under way without do waiting.
func (w *workers) room() int { return cap(w.jobs) }

func (w *workers) do(j job) { w.jobs <- j }

// stop waits for what is under way and ends the goroutines.
func (w *workers) stop() {
	close(w.jobs)
	w.group.Wait()
}
