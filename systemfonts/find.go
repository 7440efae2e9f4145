package systemfonts

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/fontscan"

	"clustercanvas/canvas/text"
)

// Fonts are the faces in some folders. It is safe for any goroutine.
type Fonts struct {
	folders func() []string
	mu      sync.Mutex
	scanned bool
	faces   []*face // the best first
	found   map[wanted]*text.Foreign
}

// face is a face in a font file.
type face struct {
	file string
	text.Described
	tried  bool
	parsed *text.Foreign // nil: not parsed, or not to be used
}

// wanted is a question that was asked before.
type wanted struct {
	letters string
	bold    bool
}

// OfSystem returns the fonts of the system. It is quick: nothing is looked for until a face is asked
// for.
func OfSystem() *Fonts {
	return &Fonts{folders: func() []string {
		folders, err := fontscan.DefaultFontDirectories(quiet{})
		if err != nil {
			return nil // a system without fonts: boxes are drawn
		}
		return folders
	}}
}

// In returns the fonts in folders, and in the folders in them.
func In(folders ...string) *Fonts {
	return &Fonts{folders: func() []string { return folders }}
}

// quiet is for a library that reports what it skips.
type quiet struct{}

func (quiet) Printf(string, ...any) {}

// Find returns a face that has all of some letters, as bold as a style where there is one; nil if no
// font has them. The first time it may take some tenths of a second.
func (f *Fonts) Find(letters []rune, s text.Style) *text.Foreign {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.scanned {
		f.scanned, f.found = true, map[wanted]*text.Foreign{}
		f.faces = scan(f.folders())
	}
	_, bold, _ := text.Family(s)
	key := wanted{string(letters), bold}
	if out, known := f.found[key]; known {
		return out
	}
	if len(f.found) >= mostKnown {
		clear(f.found)
	}
	out := f.look(letters, bold)
	f.found[key] = out
	return out
}

// mostKnown is how many answers are kept.
const mostKnown = 20_000

func (f *Fonts) look(letters []rune, bold bool) *text.Foreign {
	var best *face
	for _, x := range f.faces {
		if best != nil && (x.Family != best.Family || badness(x, bold) >= badness(best, bold)) {
			continue
		}
		if x.hasAll(letters) && x.open() && x.parsed.Has(letters) {
			best = x
		}
	}
	if best == nil {
		return nil
	}
	return best.parsed
}

// badness tells how far a face is from being regular or bold.
func badness(x *face, bold bool) int {
	want := 400
	if bold {
		want = 700
	}
	out := max(x.Weight-want, want-x.Weight)
	if x.Slant {
		out += 1000
	}
	if x.Narrow {
		out += 500
	}
	return out
}

func (x *face) hasAll(letters []rune) bool {
	for _, r := range letters {
		if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) { // they steer others
			continue
		}
		if !x.Has(r) {
			return false
		}
	}
	return true
}

// largest is the size of a font file above which it is left alone; the largest that systems bring, of
// all of Chinese, Japanese and Korean, have a hundred million bytes.
const largest = 160 << 20

// open parses the face, once. It reports false where that cannot be done.
func (x *face) open() bool {
	if !x.tried {
		x.tried = true
		if content, err := os.ReadFile(x.file); err == nil && len(content) <= largest {
			x.parsed, _ = text.ParseForeign(content, x.Index) // what cannot be read is passed over for the next
		}
	}
	return x.parsed != nil
}

// scan returns the faces in folders, the best first. What is no font, or is damaged, is passed over.
func scan(folders []string) []*face {
	var out []*face
	seen := map[string]bool{}
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				if entry != nil && entry.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if entry.IsDir() || seen[name] || !fontFile(name) {
				return nil
			}
			seen[name] = true
			out = append(out, read(name)...)
			return nil
		})
	}
	slices.SortStableFunc(out, func(a, b *face) int {
		return cmp.Or(
			cmp.Compare(liking(a.Family), liking(b.Family)), cmp.Compare(a.Family, b.Family),
			cmp.Compare(badness(a, false), badness(b, false)), cmp.Compare(a.file, b.file), cmp.Compare(a.Index, b.Index),
		)
	})
	return out
}

func fontFile(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".ttf", ".otf", ".ttc", ".otc":
		return true
	}
	return false
}

func read(name string) []*face {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > largest {
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close()
	described, err := text.Describe(file, info.Size())
	if err != nil {
		return nil
	}
	var out []*face
	for _, d := range described {
		if !strings.Contains(d.Family, "lastresort") { // it has a box for every letter, as we do
			out = append(out, &face{file: name, Described: d})
		}
	}
	return out
}

// liked are beginnings of the names of families that go with Noto Sans, the best first. Of a script
// that has many, the plain faces of the systems come first.
var liked = []string{
	"notosans",
	"segoeui", "nirmala", "leelawadee", "microsoftyahei", "yugothic", "meiryo", "malgungothic", "microsoftjhenghei", // Windows
	"pingfang", "hiraginosans", "hiraginokakugothic", "applesdgothicneo", "geezapro", "kohinoor", "thonburi", "arialhebrew", // macOS
	"sourcehansans", "wenquanyimicrohei", "droidsansfallback", "nanumgothic", "lohit", "loma", "sourcesans", "opensans",
	"dejavusans", "liberationsans", "arial", "tahoma", "verdana", "applesymbols",
	"notonaskh", "notoserif", "symbola",
}

// unfit are parts of the names of families that are for something else than running text.
var unfit = []string{"mono", "condensed", "display", "looped", "nastaliq", "rashi", "kufi", "math", "unjoined", "handwriting", "script", "typewriter"}

// liking tells how well a family goes with ours; less is better.
func liking(family string) int {
	out := len(liked)
	for i, name := range liked {
		if strings.HasPrefix(family, name) {
			out = i
			break
		}
	}
	for _, part := range unfit {
		if strings.Contains(family, part) {
			out += 2 * len(liked)
		}
	}
	return out
}
