package code

import (
	"errors"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// ErrUnreadable is returned for squares that are no code, or of which too many are wrong.
var ErrUnreadable = errors.New("code: unreadable")

// Read returns what the squares of a code say: n to a side, the quiet zone not among them, dark or light.
// Up to a quarter of them may be wrong. The error is ErrUnreadable, or one of Parse.
func Read(n int, dark func(x, y int) bool) (Mark, error) {
	s, err := text(n, dark)
	if err != nil {
		return Mark{}, err
	}
	return Parse(s)
}

func text(n int, dark func(x, y int) bool) (s string, err error) {
	defer func() {
		if recover() != nil { // the library is made for squares that come from a code
			s, err = "", ErrUnreadable
		}
	}()
	bits, err := gozxing.NewBitMatrix(n, n)
	if err != nil {
		return "", ErrUnreadable
	}
	for y := range n {
		for x := range n {
			if dark(x, y) {
				bits.Set(x, y)
			}
		}
	}
	result, err := decoder.NewDecoder().Decode(bits, nil)
	if err != nil {
		return "", ErrUnreadable
	}
	return result.GetText(), nil
}
