package typing

// Steps is the past of a draft that is in no history yet: what is typed into a cell before it is taken.
// Letters in a row are one step.
type Steps struct {
	done, undone []Draft
	burst        bool
}

// Keep notes the draft that comes before a change. In a burst, the first of it alone is kept.
func (s *Steps) Keep(before Draft, burst bool) {
	if !burst || !s.burst || len(s.done) == 0 {
		s.done = append(s.done, before)
	}
	s.burst, s.undone = burst, nil
}

// Pause ends a burst: the next letter begins a step of its own.
func (s *Steps) Pause() { s.burst = false }

// Undo returns the draft before the last step.
func (s *Steps) Undo(now Draft) Draft { return s.step(&s.done, &s.undone, now) }

// Redo returns the draft that was undone last.
func (s *Steps) Redo(now Draft) Draft { return s.step(&s.undone, &s.done, now) }

func (s *Steps) step(from, to *[]Draft, now Draft) Draft {
	if len(*from) == 0 {
		return now
	}
	next := (*from)[len(*from)-1]
	*from, *to = (*from)[:len(*from)-1], append(*to, now)
	s.burst = false
	return next
}
