package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clustercanvas/canvas"
	"clustercanvas/canvas/text"
)

// Colors of the window by what they are for, beside those of the toolkit. The colors of groups
// mean groups and nothing else.
const (
	colorGround    fyne.ThemeColorName = "ground"    // behind the sheet
	colorPanel     fyne.ThemeColorName = "panel"     // of the bars and panels
	colorQuiet     fyne.ThemeColorName = "quiet"     // fields, the row of tabs
	colorHover     fyne.ThemeColorName = "hovered"   // under the pointer
	colorHair      fyne.ThemeColorName = "hair"      // hairlines between parts
	colorFrame     fyne.ThemeColorName = "frame"     // around what can be pressed or typed into
	colorInk       fyne.ThemeColorName = "ink"       // text
	colorSecondary fyne.ThemeColorName = "secondary" // text that explains
	colorPale      fyne.ThemeColorName = "pale"      // what cannot be used now
	colorStrong    fyne.ThemeColorName = "strong"    // the one primary button
	colorOnStrong  fyne.ThemeColorName = "onStrong"
	colorWarning   fyne.ThemeColorName = "caution"
	colorFocus     fyne.ThemeColorName = "focused"  // the frame of what has the keyboard
	colorProposal  fyne.ThemeColorName = "proposal" // what stands in an empty field
	colorNone      fyne.ThemeColorName = "none"
	colorNoteInk   fyne.ThemeColorName = "note-ink" // text on the tint of a note
)

// groupColor returns the names of the color of a group and of its tint.
func groupColor(g canvas.Group) (full, tint fyne.ThemeColorName) {
	return fyne.ThemeColorName("group-" + g), fyne.ThemeColorName("tint-" + g)
}

// noteColor returns the name of the color of a note.
func noteColor(t canvas.Tint) fyne.ThemeColorName { return fyne.ThemeColorName("note-" + t) }

type palette map[fyne.ThemeColorName]color.NRGBA

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

// noteTints are the same everywhere: they are what lies on the paper.
var noteTints = palette{
	"note-as-is": rgb(0xCFE3F7), "note-in-action": rgb(0xFFD9A8), "note-remark": rgb(0xD5EDC8), "note-neutral": rgb(0xFFF0B8),
	colorNoteInk: rgb(0x1B2733),
}

// The palettes. Dark and high contrast are the same names with other values; the sheet stays
// paper in all of them.
var (
	lightPalette = palette{
		colorGround: rgb(0xEDF0F3), colorPanel: rgb(0xFFFFFF), colorQuiet: rgb(0xF5F7F9), colorHover: rgb(0xEBEFF3),
		colorHair: rgb(0xD5DCE2), colorFrame: rgb(0x8592A0), colorInk: rgb(0x1B2733), colorSecondary: rgb(0x5B6B7A), colorPale: rgb(0xA3AFBA),
		colorStrong: rgb(0x1B2733), colorOnStrong: rgb(0xFFFFFF), colorWarning: rgb(0xB23B1E), colorFocus: rgb(0x1B2733), colorProposal: rgb(0x6B7885),
		"group-public": rgb(0x2F4B8F), "group-private": rgb(0x00846A), "group-project": rgb(0x96458C),
		"tint-public": rgb(0xE8ECF6), "tint-private": rgb(0xE1F2EE), "tint-project": rgb(0xF5E8F3),
	}
	darkPalette = palette{
		colorGround: rgb(0x10161C), colorPanel: rgb(0x1B242D), colorQuiet: rgb(0x212C36), colorHover: rgb(0x2A3743),
		colorHair: rgb(0x34424F), colorFrame: rgb(0x72818E), colorInk: rgb(0xEAEFF3), colorSecondary: rgb(0xA7B5C2), colorPale: rgb(0x66757F),
		colorStrong: rgb(0xEAEFF3), colorOnStrong: rgb(0x1B2733), colorWarning: rgb(0xFF9B7D), colorFocus: rgb(0xEAEFF3), colorProposal: rgb(0x84939F),
		"group-public": rgb(0x9DB3F0), "group-private": rgb(0x57C9AD), "group-project": rgb(0xDC9AD3),
		"tint-public": rgb(0x2A3657), "tint-private": rgb(0x1B4038), "tint-project": rgb(0x45293F),
	}
	contrastPalette = palette{
		colorGround: rgb(0xFFFFFF), colorPanel: rgb(0xFFFFFF), colorQuiet: rgb(0xFFFFFF), colorHover: rgb(0xE0E0E0),
		colorHair: rgb(0x000000), colorFrame: rgb(0x000000), colorInk: rgb(0x000000), colorSecondary: rgb(0x000000), colorPale: rgb(0x6B6B6B),
		colorStrong: rgb(0x000000), colorOnStrong: rgb(0xFFFFFF), colorWarning: rgb(0x9B1C00), colorFocus: rgb(0x000000), colorProposal: rgb(0x545454),
		"group-public": rgb(0x14307A), "group-private": rgb(0x005040), "group-project": rgb(0x6E1F64),
		"tint-public": rgb(0xFFFFFF), "tint-private": rgb(0xFFFFFF), "tint-project": rgb(0xFFFFFF),
	}
)

// appearance is which palette the window uses.
type appearance string

const (
	likeSystem appearance = "system"
	light      appearance = "light"
	dark       appearance = "dark"
	contrast   appearance = "contrast"
)

var appearances = []appearance{likeSystem, light, dark, contrast}

// look is the theme of the window.
type look struct{ appearance appearance }

func (l look) variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch l.appearance {
	case light, contrast:
		return theme.VariantLight
	case dark:
		return theme.VariantDark
	}
	return system
}

// Color returns a color of the palette.
func (l look) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	p := lightPalette
	switch variant := l.variant(system); {
	case l.appearance == contrast:
		p = contrastPalette
	case variant == theme.VariantDark:
		p = darkPalette
	}
	if c, ok := p[name]; ok {
		return c
	}
	if c, ok := noteTints[name]; ok {
		return c
	}
	faint := func(of fyne.ThemeColorName, alpha uint8) color.Color {
		c := p[of]
		c.A = alpha
		return c
	}
	switch name {
	case colorNone:
		return color.Transparent
	case theme.ColorNameBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNameInputBackground:
		return p[colorPanel]
	case theme.ColorNameHeaderBackground:
		return p[colorQuiet]
	case theme.ColorNameForeground, theme.ColorNameHyperlink:
		return p[colorInk]
	case theme.ColorNamePlaceHolder:
		return p[colorProposal]
	case theme.ColorNameDisabled:
		return p[colorPale]
	case theme.ColorNameDisabledButton, theme.ColorNameButton:
		return p[colorQuiet]
	case theme.ColorNameHover, theme.ColorNameFocus:
		return p[colorHover]
	case theme.ColorNamePressed:
		return p[colorHair]
	case theme.ColorNamePrimary:
		return p[colorStrong]
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return p[colorOnStrong]
	case theme.ColorNameSeparator:
		return p[colorHair]
	case theme.ColorNameInputBorder:
		return p[colorFrame]
	case theme.ColorNameError, theme.ColorNameWarning:
		return p[colorWarning]
	case theme.ColorNameSelection:
		return faint(colorSecondary, 70)
	case theme.ColorNameScrollBar:
		return faint(colorSecondary, 130)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameShadow:
		return color.NRGBA{A: 40}
	}
	return theme.DefaultTheme().Color(name, l.variant(system))
}

// Font returns one of the four faces of the sheets: the window and the paper are one hand.
func (l look) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold && s.Italic:
		return faces[text.BoldItalic]
	case s.Bold:
		return faces[text.Bold]
	case s.Italic:
		return faces[text.Italic]
	}
	return faces[text.Regular]
}

var faces = func() map[text.Style]fyne.Resource {
	out := map[text.Style]fyne.Resource{}
	names := map[text.Style]string{text.Regular: "Regular", text.Bold: "Bold", text.Italic: "Italic", text.BoldItalic: "BoldItalic"}
	for style, name := range names {
		out[style] = fyne.NewStaticResource("NotoSans-"+name+".ttf", text.Bytes(style))
	}
	return out
}()

// Icon returns the toolkit's icons: only its own menus and fields use them.
func (l look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Sizes of text. Whole numbers: the toolkit measures text at whole sizes.
const (
	sizeSmall   float32 = 11
	sizeCaption float32 = 12
	sizeBody    float32 = 13
	sizeTitle   float32 = 15
	sizeHeading float32 = 22
)

// sizeFocus is how wide the frame of what has the keyboard is: wider than any other, and in high
// contrast, where all frames are black, wider still.
const sizeFocus fyne.ThemeSizeName = "focus"

// focusWidth returns it, for the renderers.
func focusWidth() float32 { return theme.Size(sizeFocus) }

// radius is that of every corner in the window.
const radius float32 = 6

// Size returns a measure of the theme.
func (l look) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case sizeFocus:
		if l.appearance == contrast {
			return 3
		}
		return 2
	case theme.SizeNameText:
		return sizeBody
	case theme.SizeNameCaptionText:
		return sizeSmall
	case theme.SizeNameSubHeadingText:
		return sizeTitle
	case theme.SizeNameHeadingText:
		return sizeHeading
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInlineIcon:
		return 16
	case theme.SizeNameLineSpacing:
		return 3
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameDialogRadius, theme.SizeNamePopupRadius, theme.SizeNameMenuRadius:
		return radius
	case theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameModalBlurRadius:
		return 0 // a blur of the whole window costs more than it says
	}
	return theme.DefaultTheme().Size(name)
}
