package app

import (
	"os"
	"slices"
	"strings"
)

// settings is what the file of preferences holds. Whatever is missing or out of range is as at the
// first start.
type settings struct {
	Wheel      wheel      `json:"wheel,omitempty"`
	Units      units      `json:"units,omitempty"`
	Language   string     `json:"language,omitempty"` // of the window; empty is the system's
	Numbers    numbers    `json:"numbers,omitempty"`
	Appearance appearance `json:"appearance,omitempty"`
	TextSize   int        `json:"textSize,omitempty"` // in per cent
	Still      bool       `json:"still,omitempty"`    // nothing moves by itself
	Author     string     `json:"author,omitempty"`   // initials that new notes get

	Picture pictureWishes `json:"picture,omitzero"` // how the last picture was wanted
	Print   printWishes   `json:"print,omitzero"`   // how the last print was wanted

	Recent []string `json:"recent,omitempty"`
	Folder string   `json:"folder,omitempty"`
	Used   []string `json:"used,omitempty"`   // ids of commands, the last one first
	Folded []string `json:"folded,omitempty"` // names of panels that are not shown
	Loose  bool     `json:"loose,omitempty"`  // nothing that is dragged falls into line
	Width  float32  `json:"width,omitempty"`
	Height float32  `json:"height,omitempty"`
}

// wheel is what the wheel does on the sheet when no key is held down.
type wheel string

const (
	wheelUnasked wheel = ""       // nobody has said: it scrolls
	wheelScrolls wheel = "scroll" // for trackpads
	wheelZooms   wheel = "zoom"   // for mice
)

var wheels = []wheel{wheelScrolls, wheelZooms}

// units is in what the window says lengths of paper.
type units string

const (
	millimeters units = "mm"
	inches      units = "inch"
)

var unitsKnown = []units{millimeters, inches}

// numbers is how the window writes figures.
type numbers string

const (
	numbersOfFile numbers = "file"  // as on the sheets, by the language of the file
	pointNumbers  numbers = "point" // 1 234.5
	commaNumbers  numbers = "comma" // 1 234,5
)

var numbersKnown = []numbers{numbersOfFile, pointNumbers, commaNumbers}

// textSizes are the sizes of text that the window offers, in per cent. The toolkit rounds to
// tenths.
var textSizes = []int{90, 100, 110, 120, 130, 150}

const usualTextSize = 100

// repaired returns the settings with everything that cannot be as it is at first.
func (s settings) repaired() settings {
	if !slices.Contains(wheels, s.Wheel) {
		s.Wheel = wheelUnasked
	}
	if !slices.Contains(unitsKnown, s.Units) {
		s.Units = ""
	}
	if !slices.Contains(languages, s.Language) {
		s.Language = ""
	}
	if !slices.Contains(numbersKnown, s.Numbers) {
		s.Numbers = ""
	}
	if !slices.Contains(appearances, s.Appearance) {
		s.Appearance = ""
	}
	if !slices.Contains(textSizes, s.TextSize) {
		s.TextSize = 0
	}
	s.Author = initials(s.Author)
	s.Recent = slices.DeleteFunc(s.Recent, func(path string) bool { return path == "" })
	s.Recent = s.Recent[:min(len(s.Recent), maxRecent)]
	return s
}

// initials returns what stands on a note as its author: one line, and not a long one.
func initials(typed string) string {
	runes := []rune(strings.Join(strings.Fields(typed), " "))
	return strings.TrimSpace(string(runes[:min(len(runes), maxInitials)]))
}

// maxInitials is how many letters the author of new notes may have.
const maxInitials = 12

// unitsOfSystem are inches where paper is measured so.
func unitsOfSystem() units {
	for _, name := range []string{"LC_ALL", "LC_MEASUREMENT", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(value, "en_US") {
				return inches
			}
			return millimeters
		}
	}
	return millimeters
}
