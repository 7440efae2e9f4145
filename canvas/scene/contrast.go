package scene

import "math"

// Contrast returns how well two colors are told apart, from 1 to 21, as WCAG 2.2 defines it.
func Contrast(a, b Color) float64 {
	x, y := Luminance(a), Luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Luminance returns how much light a color sends, from 0 to 1: Y of sRGB (IEC 61966-2-1).
func Luminance(c Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Lightness returns how light a color looks, from 0 for black to 100 for white: L* of CIELAB (CIE 15:2004, 8.2.1).
func Lightness(c Color) float64 {
	y := Luminance(c)
	if y <= 216.0/24389 {
		return y * 24389 / 27
	}
	return 116*math.Cbrt(y) - 16
}
