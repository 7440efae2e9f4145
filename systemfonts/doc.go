// Package systemfonts finds faces among the fonts of the system for letters that the embedded faces
// lack, such as those of Arabic, Hindi, Thai, Chinese, Japanese and Korean.
//
// It looks where the system keeps its fonts, once, and only when the first such letter is asked for: who
// has none never waits. Of each font it reads what letters it has, and the whole of it only when it is
// used. Nothing is written and nothing is fetched. It is apart because canvas knows no files; it must
// not know what a sheet is.
package systemfonts
