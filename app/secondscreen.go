package app

// secondScreen is a window of the public view for the room.
type secondScreen struct {
	clock *clockFace
}

func (s *secondScreen) load() {}
