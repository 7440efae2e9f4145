// Package licenses holds the licenses of everything that the program is made of, so that the
// window can show them with no network: the program's content, the texts that it refers to, its
// own code, and other people's code that is linked in.
//
// The texts are the files of this folder, for people who look here.
package licenses

import _ "embed"

// Text is one license, or one statement about licenses.
type Text struct {
	Name string // in English, for a list to choose from
	Body string // plain text or Markdown, in English; lines end with \n
}

//go:embed CONTENT.md
var content string

//go:embed CC-BY-SA-4.0.txt
var shareAlike string

//go:embed OFL-1.1.txt
var font string

//go:embed Lucide.txt
var pictograms string

//go:embed MIT.txt
var code string

//go:embed THIRD-PARTY.md
var thirdParty string

// All returns the texts, what concerns a user most first.
func All() []Text {
	return []Text{
		{Name: "Templates, cards and examples", Body: content},
		{Name: "CC BY-SA 4.0", Body: shareAlike},
		{Name: "Noto Sans", Body: font},
		{Name: "Pictograms", Body: pictograms},
		{Name: "Program code", Body: code},
		{Name: "Program code by others", Body: thirdParty},
	}
}
