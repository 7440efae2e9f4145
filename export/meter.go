package export

// meterEvery is after how many items a meter tells how much is done: a millisecond of drawing.
const meterEvery = 200

// meter counts what is drawn.
type meter struct {
	n, of int
	tell  func(n, of int) error
}

// item counts an item before it is drawn. It returns the error that ends the writing, if any.
func (m *meter) item() error {
	m.n++
	if m.n%meterEvery != 0 {
		return nil
	}
	return m.now()
}

// now tells how much is done.
func (m *meter) now() error { return m.tell(m.n, m.of) }

// items returns how many items all pages have.
func (in Input) items() int {
	n := 0
	for _, page := range in.Pages {
		n += len(page.Items)
	}
	return n
}
