package app

import (
	"slices"
	"sync"
	"time"

	"clustercanvas/canvas"
	"clustercanvas/storage"
)

const (
	// saveWithin is how long changes are collected before they are written: a burst of typing is
	// a few commits and not a hundred, and at most this much is lost when the program is killed.
	saveWithin = 150 * time.Millisecond
	// retryAfter is when a write that failed is tried again by itself.
	retryAfter = 5 * time.Second
)

// saveState says how a document stands against its file.
type saveState struct {
	path    string    // of the file; empty as long as there is none
	at      time.Time // of the last write; zero is none in this session
	waiting bool      // changes are on their way
	err     error     // the last write failed; what was done is kept in memory
}

// saver writes the changes of one document, in a goroutine of its own: the hand never waits for
// the disk. What cannot be written stays in memory and is tried again.
type saver struct {
	ui   func(func())    // runs something on the toolkit's goroutine
	told func(saveState) // on that goroutine, whenever the state changes
	now  func() time.Time

	mu    sync.Mutex
	queue []job
	wake  chan struct{} // there is something in the queue
	hurry chan struct{} // and it shall not wait
	gone  chan struct{} // closed when the goroutine has ended

	// Of the goroutine alone:
	file      *storage.File
	create    func() (*storage.File, error) // makes the file of a new document at its first change
	unwritten []canvas.Change
	unmarked  []marking // they stand behind what is unwritten
	state     saveState
	ended     bool
}

// job is a change or a marking to write, or something to do once what came before it has been tried.
type job struct {
	change canvas.Change
	marks  *marking
	do     func()
}

// marking is marks to set in the history, and others to take away.
type marking struct {
	put  []canvas.Mark
	drop []canvas.MarkID
}

// newSaver starts a goroutine that writes to a file; where file is nil, create makes it when
// there is something to write. It ends by close or abandon.
func newSaver(ui func(func()), now func() time.Time, file *storage.File, create func() (*storage.File, error), told func(saveState)) *saver {
	s := &saver{
		ui: ui, told: told, now: now, file: file, create: create,
		wake: make(chan struct{}, 1), hurry: make(chan struct{}, 1), gone: make(chan struct{}),
	}
	if file != nil {
		s.state.path = file.Path()
	}
	go s.run()
	return s
}

// save queues a change. One that has grown replaces what it was.
func (s *saver) save(c canvas.Change) {
	s.mu.Lock()
	if n := len(s.queue); n > 0 && s.queue[n-1].change.ID == c.ID {
		s.queue[n-1].change = c
	} else {
		s.queue = append(s.queue, job{change: c})
	}
	s.mu.Unlock()
	poke(s.wake)
}

// mark queues a marking.
func (s *saver) mark(m marking) {
	s.mu.Lock()
	s.queue = append(s.queue, job{marks: &m})
	s.mu.Unlock()
	poke(s.wake)
}

// order queues something to do in the goroutine, at once.
func (s *saver) order(do func()) {
	s.mu.Lock()
	s.queue = append(s.queue, job{do: do})
	s.mu.Unlock()
	poke(s.hurry)
	poke(s.wake)
}

// flush writes what is queued and tells whether everything is written now.
func (s *saver) flush(done func(error)) {
	s.order(func() {
		err := s.state.err
		s.ui(func() { done(err) })
	})
}

// close writes what is queued and closes the file. Where something could not be written it stays
// open, and done gets why.
func (s *saver) close(done func(error)) {
	s.order(func() {
		err := s.state.err
		if err == nil {
			err = s.end()
		}
		s.ui(func() { done(err) })
	})
}

// abandon closes the file and gives up what could not be written.
func (s *saver) abandon(done func()) {
	s.order(func() {
		s.end()
		s.ui(done)
	})
}

// copyTo writes a copy to a path: of the file with its history, or, where that cannot be written
// or is not there yet, of the workbook as it is in memory. Where move is set, the copy becomes the
// file of the document.
func (s *saver) copyTo(path string, w canvas.Workbook, move bool, done func(error)) {
	s.order(func() {
		err := s.copy(path, w)
		if err == nil && move {
			err = s.moveTo(path)
		}
		s.ui(func() { done(err) })
	})
}

func (s *saver) copy(path string, w canvas.Workbook) error {
	if s.file != nil && s.state.err == nil {
		return s.file.SaveCopy(path)
	}
	made, err := storage.Create(path, w)
	if err != nil {
		return err
	}
	return made.Close()
}

func (s *saver) moveTo(path string) error {
	file, _, err := storage.Open(path)
	if err != nil {
		return err
	}
	if s.file != nil {
		s.file.Close() // all of it is in the copy
	}
	s.file, s.create, s.unwritten, s.unmarked = file, nil, nil, nil
	s.state = saveState{path: path, at: s.now()}
	s.tell()
	return nil
}

func (s *saver) end() error {
	s.ended = true
	if s.file == nil {
		return nil
	}
	s.file.Join(s.now()) // where that fails the file is as it was, and it is tried again next time
	return s.file.Close()
}

// retry tries again to write what could not be written.
func (s *saver) retry() { s.order(func() {}) }

func (s *saver) run() {
	defer close(s.gone)
	for range s.wake {
		select {
		case <-s.hurry:
		case <-time.After(saveWithin):
		}
		for _, j := range s.take() {
			switch {
			case j.marks != nil:
				s.unmarked = append(s.unmarked, *j.marks)
			case j.do == nil:
				s.unwritten = append(s.unwritten, j.change)
			default:
				s.write()
				j.do()
				if s.ended {
					return
				}
			}
		}
		s.write()
	}
}

func (s *saver) take() []job {
	s.mu.Lock()
	defer s.mu.Unlock()
	jobs := s.queue
	s.queue = nil
	return jobs
}

func (s *saver) write() {
	if len(s.unwritten) == 0 && len(s.unmarked) == 0 {
		return
	}
	if s.state.err = s.tryWrite(); s.state.err != nil {
		time.AfterFunc(retryAfter, func() { poke(s.wake) })
	} else {
		s.unwritten, s.unmarked, s.state.at = nil, nil, s.now()
	}
	s.tell()
}

func (s *saver) tryWrite() error {
	if s.file == nil {
		file, err := s.create()
		if err != nil {
			return err
		}
		s.file, s.state.path = file, file.Path()
	}
	if err := s.file.Append(s.unwritten); err != nil {
		return err
	}
	for _, m := range s.unmarked {
		if err := s.file.SetMarks(m.put, m.drop); err != nil {
			return err
		}
	}
	return nil
}

func (s *saver) tell() {
	s.mu.Lock()
	s.state.waiting = slices.ContainsFunc(s.queue, func(j job) bool { return j.do == nil })
	s.mu.Unlock()
	state := s.state
	s.ui(func() { s.told(state) })
}

func poke(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
