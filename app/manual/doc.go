// Package manual is the manual of the program: a page for each role, one for the window, one for the
// tools and one for the keys, in every language that has texts.
//
// It is apart because the window shows the same pages that the command line writes as a PDF. The texts
// are files of a small part of Markdown (markup.go says which), so that whoever mends a sentence needs
// no code. What the program calls its commands and keys is asked of the program, so that the manual
// cannot say it otherwise; pictures are drawn by layout from worked examples, and the lists of tools and
// of keys are made of what is there. It becomes blocks of documents, which layout sets on pages; this
// package draws nothing itself, and knows no window and no file.
package manual
