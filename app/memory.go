package app

import (
	"os"
	"runtime/debug"
)

// memoryWanted is how much memory the program wants to do with, in bytes, beside what the system
// maps for it. Ten thousand cards live in a third of it; without the wish the garbage of one great
// picture makes the program half as large again, for good.
const memoryWanted = 208 << 20

// wantLittle has garbage collected earlier once the program is as large as it wants to be. It may
// still become larger. Who sets GOMEMLIMIT knows better.
func wantLittle() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryWanted)
	}
}
