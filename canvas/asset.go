package canvas

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"maps"
	"slices"
	"strings"
)

// Asset is a picture that records name by its hash. It is no record: it never changes, and it stays
// known while a workbook is open, so that undo finds it. All of it follows from its bytes.
type Asset struct {
	Hash          string // SHA-256 of Bytes in lower-case hex
	Mime          string // image/png or image/jpeg
	Width, Height int    // in pixels
	Bytes         []byte // as a file holds them; not to be changed
}

// Limits of a picture: far above what prints well on a poster, and low enough that a crafted file
// cannot fill memory.
const (
	MaxAsset       = 8 << 20  // bytes
	MaxAssetPixels = 16 << 20 // width times height
)

// ErrAsset means that some bytes are no picture that a workbook may hold.
var ErrAsset = errors.New("canvas: not a PNG or JPEG picture within the limits")

// NewAsset returns the picture that some bytes are. The error is ErrAsset.
func NewAsset(content []byte) (Asset, error) {
	if len(content) > MaxAsset {
		return Asset{}, ErrAsset
	}
	for mime, read := range map[string]func(io.Reader) (image.Config, error){"image/png": png.DecodeConfig, "image/jpeg": jpeg.DecodeConfig} {
		c, err := read(bytes.NewReader(content))
		if err != nil {
			continue
		}
		if c.Width <= 0 || c.Height <= 0 || c.Width > MaxAssetPixels/c.Height {
			return Asset{}, ErrAsset
		}
		sum := sha256.Sum256(content)
		return Asset{Hash: hex.EncodeToString(sum[:]), Mime: mime, Width: c.Width, Height: c.Height, Bytes: content}, nil
	}
	return Asset{}, ErrAsset
}

// assets are pictures by hash. A map is never changed once a workbook has it.
type assets map[string]Asset

// Asset returns the picture with a hash. One that is missing is told where it is drawn.
func (w Workbook) Asset(hash string) (Asset, bool) {
	a, ok := w.assets[hash]
	return a, ok
}

// Picture returns the bytes of the picture with a hash.
func (w Workbook) Picture(hash string) ([]byte, bool) {
	a, ok := w.assets[hash]
	return a.Bytes, ok
}

// Assets returns the pictures that records of the workbook name, by hash.
func (w Workbook) Assets() []Asset { return w.namedIn(w.assets) }

// namedIn returns those of some pictures that records of the workbook name, by hash.
func (w Workbook) namedIn(of assets) []Asset {
	named := map[string]bool{w.Info().Logo: true}
	for _, n := range All[Note](w) {
		named[n.Picture] = true
	}
	var out []Asset
	for _, hash := range slices.Sorted(maps.Keys(named)) {
		if a, ok := of[hash]; ok {
			out = append(out, a)
		}
	}
	return out
}

// Known returns all pictures that the workbook knows, also those that only its past names, by hash.
func (w Workbook) Known() []Asset {
	return slices.SortedFunc(maps.Values(w.assets), func(a, b Asset) int { return strings.Compare(a.Hash, b.Hash) })
}

// WithAssets returns the workbook with further pictures known, as NewAsset made them.
func (w Workbook) WithAssets(more []Asset) Workbook {
	if len(more) == 0 {
		return w
	}
	all := assets{}
	maps.Copy(all, w.assets)
	for _, a := range more {
		all[a.Hash] = a
	}
	w.assets = all
	return w
}

func isHash(s string) bool { return len(s) == 2*sha256.Size && isHex(s) }

// isColor reports whether a text is a color as "#RRGGBB".
func isColor(s string) bool { return len(s) == 7 && s[0] == '#' && isHex(strings.ToLower(s[1:])) }

func isHex(s string) bool { return strings.Trim(s, "0123456789abcdef") == "" }
