package export

import (
	"cmp"
	"encoding/binary"
	"math"
	"strings"
	"time"
)

// pngWords returns the chunks that say how large a picture is on paper, and what it is in words.
func pngWords(in Input, pxPerMM float64) []byte {
	perMetre := uint32(math.Round(pxPerMM * 1000))
	var out []byte
	out = chunk(out, "pHYs", append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, perMetre), perMetre), 1))
	out = textChunk(out, "Title", in.title())
	out = textChunk(out, "Author", in.author())
	out = textChunk(out, "Copyright", strings.Join(in.credits(), "\n"))
	out = altChunks(out, in)
	if !in.Created.IsZero() {
		out = textChunk(out, "Creation Time", in.Created.Format(time.RFC1123Z))
	}
	return out
}

// textChunk appends a chunk of text: tEXt, which all programs read, as long as Latin-1 has all
// letters, else iTXt.
func textChunk(out []byte, key, s string) []byte {
	s = withoutZeros(s)
	if s == "" {
		return out
	}
	latin := []byte(key + "\x00")
	for _, r := range s {
		if r > 0xff {
			return chunk(out, "iTXt", []byte(key+"\x00\x00\x00\x00\x00"+s))
		}
		latin = append(latin, byte(r))
	}
	return chunk(out, "tEXt", latin)
}

// altChunks appends what the picture shows in words, as people read it; and what it is, as programs do
// that put pictures into pages.
func altChunks(out []byte, in Input) []byte {
	if alt := withoutZeros(in.alt(0)); alt != "" {
		out = chunk(out, "iTXt", []byte("Description\x00\x00\x00"+cmp.Or(in.language(), "x-default")+"\x00\x00"+alt))
	}
	return chunk(out, "iTXt", []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp(in)))
}

// withoutZeros returns s as a chunk can hold it: where a zero stands, it would end.
func withoutZeros(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "")
}
